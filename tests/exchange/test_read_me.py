"""The first sheet in five languages: the same parts, and what is named stands in the workbook."""

import dataclasses
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hrdesk.domain.label import Label
from hrdesk.exchange.read_me import RIGHT_TO_LEFT, language_of, read_me_lines, read_me_texts
from hrdesk.exchange.writer import write_workbook
from hrdesk.geography import LANGUAGES
from hrdesk.resources import resource
from tests.exchange.test_conflicts import disputed
from tests.exchange.workbooks import ENVELOPE, NAMES, read, visit

TRANSLATED = [each for each in LANGUAGES if each != "en"]


def parts_of(texts: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a language with its place."""
    if isinstance(texts, str):
        yield at, texts
    elif isinstance(texts, list):
        for number, each in enumerate(texts):
            yield from parts_of(each, f"{at}[{number}]")
    else:
        for key, each in texts.items():
            yield from parts_of(each, f"{at}.{key}")


def placeholders(text: str) -> list[str]:
    """The names in braces."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_there_is_a_file_for_each_language_and_no_other() -> None:
    found = {path.stem for path in resource("read_me").iterdir() if path.suffix == ".json"}
    assert found == set(LANGUAGES)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_language_has_the_same_parts_and_placeholders(language: str) -> None:
    english, other = (dict(parts_of(read_me_texts(each))) for each in ("en", language))
    assert other.keys() == english.keys()
    assert {at: placeholders(text) for at, text in other.items()} == {
        at: placeholders(text) for at, text in english.items()
    }
    assert all(text == text.strip() and text for text in other.values())


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_was_left_in_english(language: str) -> None:
    english, other = (dict(parts_of(read_me_texts(each))) for each in ("en", language))
    same = {at for at in english if english[at] == other[at]}
    assert not {at for at in same if at not in (".day", ".content.sheet")}


def test_every_label_is_explained() -> None:
    assert read_me_texts("en")["labels"].keys() == {label.value for label in Label}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_speaks_its_readers_language(tmp_path: Path, language: str) -> None:
    path = tmp_path / "book.xlsx"
    envelope = dataclasses.replace(ENVELOPE, language=language)
    write_workbook(path, envelope, [disputed(visit(), purpose="Other")], NAMES, spare_lines=0)
    sheet = load_workbook(path).worksheets[0]
    lines = [cell.value or "" for (cell,) in sheet["A1:A60"]]
    texts = read_me_texts(language)
    assert lines[:2] == ["HRDesk workbook", texts["title"]]
    assert texts["from"].format(party="Geneva desk (NIRMS)") in lines
    assert texts["labels"]["network"]["means"] in lines
    whole = "\n".join(lines)
    for named in ("“Decision”", "Please remove", "Action", "Message to sender", "Conflicts", "29"):
        assert named.strip("“”") in whole
    assert "{" not in whole
    assert bool(sheet.sheet_view.rightToLeft) is (language in RIGHT_TO_LEFT)
    arrival = read(path)
    assert arrival.findings == ()
    assert arrival.envelope.language == language


def test_arabic_stands_at_the_right(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_workbook(
        path, dataclasses.replace(ENVELOPE, language="ar"), [visit()], NAMES, spare_lines=0
    )
    cell = load_workbook(path).worksheets[0]["A2"]
    assert (cell.alignment.horizontal, cell.alignment.readingOrder) == ("right", 2)


def test_a_language_that_nobody_wrote_is_english() -> None:
    assert language_of(dataclasses.replace(ENVELOPE, language="xx")) == "en"
    assert language_of(dataclasses.replace(ENVELOPE, language="../../x")) == "en"


def test_without_conflicts_nothing_is_said_of_them() -> None:
    whole = "\n".join(line.text for line in read_me_lines(ENVELOPE, {"Visits": 3}))
    assert "Conflicts" not in whole
    assert "Visits: 3" in whole
    assert "a copy to pass on" in whole


def test_a_plain_copy_says_what_it_is() -> None:
    lines = read_me_lines(ENVELOPE, {"Visits": 3}, 2, is_plain=True)
    whole = "\n".join(line.text for line in lines)
    assert "nothing hidden" in whole
    assert "“Label”" in whole
    assert "Conflicts: 2" in whole
    assert "How to return it" not in whole
