"""The first sheet of a finished workbook says what is written for it, and nothing else."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.naming import readable
from hrdesk.domain.records import KINDS
from hrdesk.domain.refs import prefix_of
from hrdesk.exchange.read_back.conflicts import TITLE as CONFLICTS
from hrdesk.exchange.read_back.plan import Planned
from hrdesk.exchange.read_back.sheets import FinishedBook, expect
from hrdesk.geography import LANGUAGES
from hrdesk.resources import resource

_KINDS = {shape.prefix: readable(kind) for kind, shape in KINDS.items()}
READ_ME, NO_LONGER_SHARED = "Read me", "No longer shared"
_OF_COLUMNS = {
    "please_remove": "Please remove",
    "action": "Action",
    "message": "Message to sender",
    "label_column": "Label",
    "decision": "Decision",
}


def hold_read_me(book: FinishedBook, planned: Planned, conflicts: int) -> None:
    """Each line is one of the texts of the reader's language, with the numbers of the plan."""
    allowed = {"", "HRDesk workbook", *_lines(planned, conflicts)}
    for number, texts in enumerate(book.lines(READ_ME), 1):
        expect(len(texts) < 2 and allowed.issuperset(texts), READ_ME, f"A{number}")


def hold_withdrawn(book: FinishedBook, planned: Planned) -> None:
    """The sheet of what is no longer shared names the Refs and kinds, and says nothing else."""
    envelope = planned.envelope
    expected = [["HRDesk: no longer shared"]]
    expected += [[line] for line in _texts(_of_language(envelope)["withdrawn"])]
    expected.append(["Ref", "Kind"])
    expected += [[ref, _KINDS.get(prefix_of(ref), "Record")] for ref in envelope.withdrawn]
    expect(list(book.lines(NO_LONGER_SHARED)) == expected, NO_LONGER_SHARED)


def _of_language(envelope: Envelope) -> Any:
    language = envelope.language if envelope.language in LANGUAGES else "en"
    return json.loads(resource("read_me", f"{language}.json").read_text(encoding="utf-8"))


def _lines(planned: Planned, conflicts: int) -> Iterator[str]:
    envelope = planned.envelope
    texts = _of_language(envelope)
    day = datetime.fromtimestamp(envelope.minute * 60, UTC)
    label = texts["labels"].pop(envelope.label, {"name": "", "means": ""})
    yield label["means"]
    told = _OF_COLUMNS | {
        "day": texts.pop("day").format(
            day=day.day, month=texts.pop("months")[day.month - 1], year=day.year
        ),
        "copy": f"{envelope.sender}>{envelope.recipient} {envelope.copy}",
        "label": label["name"],
    }
    del texts["labels"]
    parties = (envelope.sender, envelope.sender_name), (envelope.recipient, envelope.recipient_name)
    counts = dict.fromkeys(KINDS, 0)
    for record in planned.records.values():
        counts[record.kind] += 1
    sheets = [(readable(KINDS[kind].plural), count) for kind, count in counts.items()]
    sheets += [(CONFLICTS, conflicts), (NO_LONGER_SHARED, len(envelope.withdrawn))]
    for template in _texts(texts):
        for code, name in parties:
            for sheet, count in sheets:
                told |= {"party": f"{name} ({code})" if name else code}
                yield template.format_map(told | {"sheet": sheet, "count": str(count)})


def _texts(texts: Any) -> Iterable[str]:
    if isinstance(texts, str):
        return (texts,)
    inner = texts.values() if isinstance(texts, dict) else texts
    return (text for each in inner for text in _texts(each))
