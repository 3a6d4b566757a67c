"""Two desks that disagree, and a colleague who decides with nothing but a spreadsheet program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hrdesk.domain.merge import Class
from tests.worlds import DeskAtWork, edited


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[DeskAtWork, DeskAtWork]]:
    a, b = DeskAtWork(tmp_path, "AAA"), DeskAtWork(tmp_path, "BBB")
    a.knows("BBB", "CCC")
    b.knows("AAA", "CCC")
    yield a, b
    a.close()
    b.close()


@pytest.fixture
def disputed(desks: tuple[DeskAtWork, DeskAtWork]) -> str:
    """A visit of which both desks changed the dates; A has taken B's in beside its own."""
    a, b = desks
    ref = a.add("visit", country="TUN", dates="2027-03", purpose="First")
    b.receive(a.send("BBB"))
    a.set(ref, dates="2027-04")
    b.set(ref, dates="2027-05")
    a.receive(b.send("AAA"))
    assert set(a.shows(ref).conflicts()["dates"]) == {"2027-04", "2027-05"}
    return ref


def test_a_decision_by_hand_is_the_same_at_both_desks(
    desks: tuple[DeskAtWork, DeskAtWork], disputed: str
) -> None:
    a, b = desks
    book = a.send("BBB")
    assert not a.receive(book).changes.edits
    with edited(book, "Conflicts") as sheet:
        sheet.put(sheet.row_of(disputed), "decision", "2027-04")
        sheet.put(sheet.row_of(disputed), "note", "Agreed by telephone")
    (item,) = a.plan(book).items
    assert (item.kind, item.field, item.settles) == (Class.EDITED, "dates", True)
    assert (item.sheet, item.address) == ("Conflicts", "J5")
    assert [each.message for each in a.plan(book).arrival.records if each.message] == [
        "Agreed by telephone"
    ]
    a.receive(book)
    b.receive(book)
    assert a.shows(disputed).heads("dates") == b.shows(disputed).heads("dates")
    assert a.shows(disputed).conflicts() == {}
    assert a.shows(disputed).value("dates") == "2027-04"
    assert not a.receive(b.send("AAA")).changes.edits
    assert not a.receive(book).changes.edits


def test_who_edits_meanwhile_is_not_overruled(
    desks: tuple[DeskAtWork, DeskAtWork], disputed: str
) -> None:
    a, _ = desks
    book = a.send("BBB")
    with edited(book, "Conflicts") as sheet:
        sheet.put(sheet.row_of(disputed), "decision", "2027-04")
    a.set(disputed, dates="2027-06")
    (item,) = a.plan(book).items
    assert (item.kind, item.settles) == (Class.CONFLICT, False)
    a.receive(book)
    assert set(a.shows(disputed).conflicts()["dates"]) == {"2027-04", "2027-06"}


def test_a_conflict_is_told_to_those_who_may_read_the_record_only(
    desks: tuple[DeskAtWork, DeskAtWork], disputed: str
) -> None:
    a, _ = desks
    assert "Conflicts" in load_workbook(a.send("CCC")).sheetnames
    a.knows("DDD", focal_point=False)
    assert "Conflicts" not in load_workbook(a.send("DDD")).sheetnames
