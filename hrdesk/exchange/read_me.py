"""The first sheet of a workbook, in the reader's language: who, for whom, and how to return it.

The texts lie in `resources/read_me`, one file a language, every file with the same parts.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from hrdesk.domain.arrival import Envelope
from hrdesk.exchange.layout import (
    ACTION,
    CONFLICTS,
    DECISION,
    LABEL,
    MESSAGE,
    NO_LONGER_SHARED,
    PLEASE_REMOVE,
    READ_ME_MARK,
    columns_of,
    copy_name,
    sheet_title,
)
from hrdesk.geography import LANGUAGES
from hrdesk.resources import resource

RIGHT_TO_LEFT = frozenset({"ar"})
_FOR_WORK, _FOR_READING = ("fill", "return", "pass_on"), ("plain",)


class ReadMeLine(NamedTuple):
    """One row of the sheet; an empty text is an empty row."""

    text: str
    is_heading: bool = False


def language_of(envelope: Envelope) -> str:
    """The language of the sheet: the reader's, or English where it is not known."""
    return envelope.language if envelope.language in LANGUAGES else "en"


def read_me_lines(
    envelope: Envelope, counts: Mapping[str, int], conflicts: int = 0, *, is_plain: bool = False
) -> list[ReadMeLine]:
    """The lines of the sheet; the first one is how it is recognised, in every language.

    `counts` are the records of each sheet. A plain copy says what it is, not how to fill it in.
    """
    texts = read_me_texts(language_of(envelope))
    lines = [ReadMeLine(READ_ME_MARK), ReadMeLine(texts["title"]), ReadMeLine("")]
    lines += map(ReadMeLine, _about(envelope, texts))
    lines += [ReadMeLine(""), ReadMeLine(texts["content"]["heading"], is_heading=True)]
    sheet = texts["content"]["sheet"]
    lines += [ReadMeLine(sheet.format(sheet=name, count=count)) for name, count in counts.items()]
    if conflicts:
        key = "sheet" if is_plain else "conflicts"
        about = texts["content"][key].format(
            sheet=sheet_title(CONFLICTS), count=conflicts, decision=heading_of(CONFLICTS, DECISION)
        )
        lines.append(ReadMeLine(about))
    if envelope.withdrawn:
        about = texts["content"]["withdrawn"]
        count = len(envelope.withdrawn)
        lines.append(ReadMeLine(about.format(sheet=NO_LONGER_SHARED, count=count)))
    for part in _FOR_READING if is_plain else _FOR_WORK:
        lines += [ReadMeLine(""), ReadMeLine(texts[part]["heading"], is_heading=True)]
        lines += [ReadMeLine(line.format_map(headings())) for line in texts[part]["lines"]]
    return lines


@lru_cache(maxsize=len(LANGUAGES))
def read_me_texts(language: str) -> Mapping[str, Any]:
    """All texts of the sheet in a language."""
    text = resource("read_me", f"{language}.json").read_text(encoding="utf-8")
    texts: Mapping[str, Any] = json.loads(text)
    return texts


def _about(envelope: Envelope, texts: Mapping[str, Any]) -> Iterator[str]:
    yield texts["from"].format(party=_party(envelope.sender, envelope.sender_name))
    yield texts["for"].format(party=_party(envelope.recipient, envelope.recipient_name))
    yield texts["made"].format(day=_day(envelope.minute, texts))
    yield texts["copy"].format(copy=copy_name(envelope))
    label = texts["labels"].get(envelope.label)
    if label is not None:
        yield texts["label"].format(label=label["name"])
        yield label["means"]


def _day(minute: int, texts: Mapping[str, Any]) -> str:
    day = datetime.fromtimestamp(minute * 60, UTC)
    month: str = texts["months"][day.month - 1]
    words: str = texts["day"].format(day=day.day, month=month, year=day.year)
    return words


def _party(code: str, name: str) -> str:
    return f"{name} ({code})" if name else code


@lru_cache(maxsize=1)
def headings() -> Mapping[str, str]:
    """What texts call the columns and choices by: as the sheets themselves do."""
    return {
        "please_remove": PLEASE_REMOVE,
        "action": heading_of("visit", ACTION),
        "message": heading_of("visit", MESSAGE),
        "label_column": heading_of("visit", LABEL),
    }


def heading_of(sheet: str, key: str) -> str:
    """The heading of a column of a sheet."""
    return next(column.header for column in columns_of(sheet) if column.key == key)
