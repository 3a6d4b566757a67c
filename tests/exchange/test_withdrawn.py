"""The sheet of what is no longer shared: for people to read, and sealed in `_meta` for HRDesk."""

import dataclasses
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hrdesk.domain.arrival import CellClass, Seal
from hrdesk.exchange.layout import NO_LONGER_SHARED, WITHDRAWN_MARK
from hrdesk.exchange.read_me import RIGHT_TO_LEFT, read_me_texts
from hrdesk.exchange.seals import mark_of_key
from hrdesk.exchange.writer import workbook_id, write_workbook
from hrdesk.geography import LANGUAGES
from tests.exchange.workbooks import ENVELOPE, NAMES, codes, read, ref, visit

KEY = bytes(range(32))
GONE = (ref("person", 8), ref("visit", 9))
SAID = dataclasses.replace(ENVELOPE, sender_identity=mark_of_key(KEY), withdrawn=GONE)


def wrote(path: Path, **more: str) -> Path:
    envelope = dataclasses.replace(SAID, **more)  # type: ignore[arg-type]  # texts only
    write_workbook(path, envelope, [visit()], NAMES, spare_lines=0, key=KEY)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return wrote(tmp_path / "book.xlsx")


def test_hrdesk_reads_it_and_the_seal_holds_it(book: Path) -> None:
    arrival = read(book)
    assert arrival.envelope.withdrawn == GONE
    assert (arrival.seal, arrival.is_as_sent) == (Seal.HOLDS, True)
    assert codes(arrival) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_read_ref_and_kind_in_their_language(tmp_path: Path, language: str) -> None:
    workbook = load_workbook(wrote(tmp_path / "book.xlsx", language=language))
    sheet = workbook[NO_LONGER_SHARED]
    assert sheet.sheet_state == "visible"
    assert bool(sheet.sheet_view.rightToLeft) == (language in RIGHT_TO_LEFT)
    rows = [tuple(filter(None, row)) for row in sheet.iter_rows(values_only=True)]
    first, second = read_me_texts(language)["withdrawn"]
    assert rows == [
        (WITHDRAWN_MARK,),
        (first,),
        (second,),
        ("Ref", "Kind"),
        (GONE[0], "Person"),
        (GONE[1], "Visit"),
    ]
    lines = [str(cell.value) for (cell,) in workbook.worksheets[0]["A1:A40"]]
    assert any(line.startswith(NO_LONGER_SHARED) and "2" in line for line in lines)


def test_without_any_there_is_no_such_sheet(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_workbook(path, ENVELOPE, [visit()], NAMES, spare_lines=0)
    assert NO_LONGER_SHARED not in load_workbook(path).sheetnames
    assert read(path).envelope.withdrawn == ()


def test_it_makes_another_workbook_of_the_same_records() -> None:
    ids = {workbook_id(each, [visit()]) for each in (ENVELOPE, SAID)}
    assert len(ids) == 2
    turned = dataclasses.replace(SAID, withdrawn=GONE[::-1])
    assert workbook_id(turned, [visit()]) == workbook_id(SAID, [visit()])


def test_what_people_do_on_the_sheet_changes_nothing(book: Path) -> None:
    workbook = load_workbook(book)
    workbook[NO_LONGER_SHARED]["A6"].value = ref("visit", 77)
    workbook[NO_LONGER_SHARED]["C6"].value = "Done"
    workbook.save(book)
    arrival = read(book)
    assert arrival.envelope.withdrawn == GONE
    assert codes(arrival) == []
    more = arrival.cells[CellClass.LAYOUT]
    del workbook[NO_LONGER_SHARED]
    workbook.save(book)
    assert read(book).envelope.withdrawn == GONE
    assert more - read(book).cells[CellClass.LAYOUT] == 10


def test_a_line_that_somebody_added_breaks_the_seal(book: Path) -> None:
    workbook = load_workbook(book)
    workbook["_meta"].append(["withdrawn", ref("visit", 1)])
    workbook.save(book)
    arrival = read(book)
    assert arrival.seal is Seal.BROKEN
    assert arrival.envelope.withdrawn == (*GONE, ref("visit", 1))


def test_what_is_no_ref_or_of_a_later_kind_is_left_out(book: Path) -> None:
    workbook = load_workbook(book)
    for text in ("VIS-1", "ZZZ-7K3M-QX9P-2TVDR", "", GONE[0], "=1+1"):
        workbook["_meta"].append(["withdrawn", text])
    workbook.save(book)
    assert read(book).envelope.withdrawn == GONE
