"""A sheet saved as .csv is compared with the workbook that came in before, where there is one."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hrdesk.domain.merge import Class
from hrdesk.operations.erase import erase
from tests.worlds import DeskAtWork, edited


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[DeskAtWork, DeskAtWork]]:
    """Two desks that know each other."""
    ours, theirs = DeskAtWork(tmp_path, "AAA"), DeskAtWork(tmp_path, "BBB")
    ours.knows("BBB")
    theirs.knows("AAA")
    yield ours, theirs
    ours.close()
    theirs.close()


def _edited_sheet(book: Path, ref: str) -> Path:
    """What a colleague without HRDesk gives back: one sheet, with one cell changed."""
    copy = book.with_name("copy.xlsx")
    with edited(book, "Visits", copy) as sheet:
        sheet.put(sheet.row_of(ref), "purpose", "By hand")
    target = book.with_name("Visits.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        for row in load_workbook(copy)["Visits"].iter_rows(values_only=True):
            csv.writer(file, delimiter=";").writerow(row)
    return target


def test_with_the_workbook_in_the_inbox_an_edit_is_an_edit(
    desks: tuple[DeskAtWork, DeskAtWork],
) -> None:
    ours, theirs = desks
    ref = ours.add("visit", country="TUN", purpose="As sent")
    book = ours.send("BBB")
    theirs.receive(book)
    sheet = _edited_sheet(book, ref)
    (item,) = theirs.plan(sheet).items
    assert (item.kind, item.ref, item.theirs) == (Class.EDITED, ref, "By hand")
    assert item.union == theirs.plan(book.with_name("copy.xlsx")).items[0].union
    theirs.receive(sheet)
    assert theirs.shows(ref).text("purpose") == "By hand"
    assert theirs.plan(sheet).items == (), "the sheet in the inbox is no workbook to compare with"


def test_without_it_the_touched_cell_is_a_question(desks: tuple[DeskAtWork, DeskAtWork]) -> None:
    ours, _ = desks
    ref = ours.add("visit", country="TUN", purpose="As sent")
    plan = ours.plan(_edited_sheet(ours.send("BBB"), ref))
    assert (plan.items, plan.missing) == ((), ())
    assert [(each.code, each.field, each.found) for each in plan.findings] == [
        ("from_csv", "", ""),
        ("no_base", "purpose", "By hand"),
    ]
    assert ours.shows(ref).text("purpose") == "As sent"


def test_a_workbook_whose_file_was_wiped_is_as_if_it_had_never_come(
    desks: tuple[DeskAtWork, DeskAtWork],
) -> None:
    ours, theirs = desks
    ref = ours.add("visit", country="TUN", purpose="As sent")
    gone = ours.add("visit", country="MEX", purpose="To be erased")
    book = ours.send("BBB")
    theirs.receive(book)
    sheet = _edited_sheet(book, ref)
    erase(theirs.database, gone)
    plan = theirs.plan(sheet)
    assert plan.items == ()
    assert "no_base" in {finding.code for finding in plan.findings}
