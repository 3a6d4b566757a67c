"""What lost its hidden sheets is compared with the workbook that left here, or that came in."""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from hrdesk.domain.arrival import Seal
from hrdesk.domain.base32 import base32
from hrdesk.domain.merge import Class
from hrdesk.exchange.encryption import opened
from hrdesk.exchange.reader import read_workbook
from hrdesk.operations.erase import erase
from hrdesk.operations.send import send
from hrdesk.operations.what_happened import save_copy_of_file
from hrdesk.store.sent_copies import kept_copies
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
    ours, theirs = desks
    ref = ours.add("visit", country="TUN", purpose="As sent")
    plan = theirs.plan(_edited_sheet(ours.send("BBB"), ref))
    assert (plan.items, plan.missing) == ((), ())
    assert [(each.code, each.field, each.found) for each in plan.findings] == [
        ("from_csv", "", ""),
        ("no_base", "purpose", "By hand"),
    ]
    assert theirs.state(ref) is None


def test_a_sheet_that_comes_back_to_its_sender_is_the_same_as_the_workbook(
    desks: tuple[DeskAtWork, DeskAtWork],
) -> None:
    ours, _ = desks
    ref = ours.add("visit", country="TUN", purpose="As sent")
    other = ours.add("visit", country="MEX")
    book = ours.send("BBB")
    sheet = _edited_sheet(book, ref)
    whole = ours.plan(book.with_name("copy.xlsx"))
    plan = ours.plan(sheet)
    assert plan.items == whole.items
    (item,) = plan.items
    assert (item.kind, item.ref, item.theirs) == (Class.EDITED, ref, "By hand")
    assert plan.proven
    ours.receive(sheet)
    assert ours.shows(ref).text("purpose") == "By hand"
    assert ours.plan(book.with_name("copy.xlsx")).items == ()
    assert ours.shows(other).text("country") == "MEX"


def _without(book: Path, *titles: str) -> Path:
    """As a program leaves it that drops what is hidden."""
    copy = load_workbook(book)
    for sheet in copy.worksheets:
        if sheet.title in titles or (not titles and sheet.sheet_state == "hidden"):
            copy.remove(sheet)
    path = book.with_name("bare.xlsx")
    copy.save(path)
    return path


@pytest.mark.parametrize("titles", [(), ("_base_visit",), ("_meta",), ("_base_visit", "_lists")])
def test_a_workbook_that_lost_hidden_sheets_is_the_same_at_its_sender(
    desks: tuple[DeskAtWork, DeskAtWork], titles: tuple[str, ...]
) -> None:
    ours, theirs = desks
    ref = ours.add("visit", country="TUN", purpose="As sent")
    book = ours.send("BBB")
    _edited_sheet(book, ref)
    bare = _without(book.with_name("copy.xlsx"), *titles)
    plan = ours.plan(bare)
    assert plan.items == ours.plan(book.with_name("copy.xlsx")).items
    assert [(item.ref, item.theirs) for item in plan.items] == [(ref, "By hand")]
    assert plan.proven
    assert plan.findings == ()
    asked = theirs.plan(bare)
    assert asked.items == ()
    assert [(each.code, each.field, each.found) for each in asked.findings if each.ref] == [
        ("no_base", "purpose", "By hand")
    ]


def _with_broken_seal(book: Path, *told: tuple[str, str]) -> Path:
    """As somebody leaves it who writes into the hidden sheets; `told` is what to replace there."""
    copy = load_workbook(book)
    for line in copy["_meta"].iter_rows():
        if line[0].value == "sender_name":
            line[1].value = "Somebody else"
    for row in copy["_base_visit"].iter_rows(min_row=3):
        for old, new in told:
            row[3].value = row[3].value.replace(old, new)
        parts = "\n".join((_workbook_of(copy), row[0].value, row[3].value))
        row[1].value = base32(hashlib.sha256(parts.encode()).digest()[:20], 32)
    path = book.with_name("broken.xlsx")
    copy.save(path)
    return path


def _workbook_of(book: Workbook) -> str:
    return next(
        str(row[1].value) for row in book["_meta"].iter_rows() if row[0].value == "workbook"
    )


def test_what_a_broken_seal_covers_is_read_from_what_was_sent(
    desks: tuple[DeskAtWork, DeskAtWork],
) -> None:
    """Whoever writes into the hidden copies too does not say what was sent here."""
    ours, theirs = desks
    ref = ours.add("visit", country="TUN", purpose="As sent")
    book = ours.send("BBB")
    _edited_sheet(book, ref)
    edited_book = book.with_name("copy.xlsx")
    broken = _with_broken_seal(edited_book, ("As sent", "By hand"))
    plan = ours.plan(broken)
    assert plan.items == ours.plan(edited_book).items
    assert [(item.kind, item.theirs) for item in plan.items] == [(Class.EDITED, "By hand")]
    assert plan.proven
    # And what happened in it is told of the same cells.
    copy = save_copy_of_file(ours.database, broken, book.with_name("told.xlsx"))
    assert copy.lines == len(plan.items)
    # Where it did not leave, nothing better is to be had than what stands in it.
    theirs.receive(book)
    other = theirs.plan(broken)
    assert other.arrival.seal is Seal.BROKEN
    assert not other.proven


def test_an_unsealed_workbook_in_the_inbox_is_no_better_than_another(
    desks: tuple[DeskAtWork, DeskAtWork],
) -> None:
    ours, _ = desks
    ours.add("visit", country="TUN", purpose="As sent")
    book = ours.send("BBB")
    first, second = book.with_name("first.xlsx"), book.with_name("second.xlsx")
    first.write_bytes(_with_broken_seal(book).read_bytes())
    second.write_bytes(_with_broken_seal(book, ("As sent", "Otherwise")).read_bytes())
    for sent in (None, first):
        (record,) = read_workbook(second, sent=sent).records
        assert record.sent["purpose"][0].value == "Otherwise"


def test_what_was_erased_is_kept_in_no_workbook_that_left(
    desks: tuple[DeskAtWork, DeskAtWork],
) -> None:
    ours, _ = desks
    ref = ours.add("visit", country="TUN", purpose="As sent")
    gone = ours.add("person", name="Person to be erased")
    linked = ours.add("visit", country="KEN", head=gone)
    book = ours.send("BBB")
    sheet = _edited_sheet(book, ref)
    later = ours.send("BBB", [ref])
    erase(ours.database, gone)
    with ours.database.reading() as session:
        (kept,) = kept_copies(session)
    assert kept[1] == later.read_bytes()
    assert "no_base" in {finding.code for finding in ours.plan(sheet).findings}
    assert ours.shows(linked).text("country") == "KEN"


def test_what_left_with_a_passphrase_is_kept_without(
    desks: tuple[DeskAtWork, DeskAtWork], tmp_path: Path
) -> None:
    ours, _ = desks
    ours.add("visit", country="TUN")
    out = tmp_path / "locked.xlsx"
    send(ours.database, "BBB", out, passphrase="one two")
    send(ours.database, "BBB", tmp_path / "plain.xlsx", pass_on=True)
    with ours.database.reading() as session:
        ((_, content),) = kept_copies(session)
    assert content == opened(out.read_bytes(), "one two", out)


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
