"""Taking in what cannot be read, and what brings nothing that is not here."""

import dataclasses
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hrdesk.domain.arrival import ArrivedRecord
from hrdesk.domain.errors import Cancelled, DeskFileError, FileRefused
from hrdesk.domain.merge import Decision
from hrdesk.domain.revisions import Pen, merged
from hrdesk.operations.accepting import Accept
from hrdesk.operations.receive import (
    Original,
    Pin,
    before_import,
    bytes_of,
    carry_out,
    carry_out_original,
)
from hrdesk.operations.workbook_plan import plan_for
from hrdesk.store.database import open_desk
from hrdesk.store.partners import received
from hrdesk.store.records import read_state, write_states
from tests.worlds import NOON, DeskAtWork, edited


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "AAA")
    made.knows("BBB")
    yield made
    made.close()


def changed_by_hand(desk: DeskAtWork) -> tuple[str, Path]:
    """The Ref of a visit, and a workbook of ours in which somebody changed its purpose."""
    ref = desk.add("visit", country="TUN", purpose="As it was")
    book = desk.send("BBB")
    with edited(book, "Visits") as sheet:
        sheet.put(sheet.row_of(ref), "purpose", "Changed")
    return ref, book


def test_a_file_that_is_gone_or_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.xlsx", tmp_path):
        with pytest.raises(FileRefused) as refused:
            bytes_of(path)
        assert refused.value.code == "unreadable"
        assert refused.value.about["path"] == str(path)


def test_what_brings_no_new_revision_is_neither_taken_in_nor_waited_for(
    desk: DeskAtWork,
) -> None:
    """A sender that knows more of a revision's past than we do: both values stood here, one
    does there, and all that it brings is that one of ours was passed."""
    ref = desk.add("visit", country="TUN", purpose="First")
    book = desk.send("BBB")
    state = desk.shows(ref)
    first = state.heads("purpose")[0]
    other = Pen("BBB.0", "n", NOON).write(ref, "purpose", "Other", ())
    doubtful = state.with_registers({"purpose": merged((first, other))})
    with desk.database.writing() as session:
        write_states(session, [doubtful])
    knows_more = dataclasses.replace(first, ancestors=first.ancestors | {other.id})
    arrival = dataclasses.replace(
        desk.plan(book).arrival,
        records=(ArrivedRecord(ref, "Visits", 5, {"purpose": (knows_more,)}),),
    )
    with desk.database.reading() as session:
        plan = plan_for(session, arrival)
    assert [item.taken for item in plan.items] == [0]
    original = Original(book.name, bytes_of(book))
    outcome = carry_out_original(desk.database, plan, {}, original, pin=Pin.NOBODY)
    assert (outcome.applied, outcome.waiting) == (0, 0)
    assert "purpose" in desk.shows(ref).conflicts()


def test_a_copied_line_is_never_accepted_along_with_the_rest(desk: DeskAtWork) -> None:
    ref = desk.add("visit", country="TUN", purpose="As it was")
    book = desk.send("BBB")
    with edited(book, "Visits") as sheet:
        values = [cell.value for cell in sheet.sheet[sheet.row_of(ref)]]
        last = sheet.sheet.max_row + 1
        for column, value in enumerate(values, 1):
            sheet.sheet.cell(last, column).value = value
        sheet.put(last, "purpose", "A copy")
    outcome = desk.receive(book, Accept.ALL)
    assert (outcome.applied, outcome.waiting) == (0, 1)
    (item,) = outcome.plan.items
    assert desk.shows(ref).text("purpose") == "As it was"
    chosen = {item.key: Decision.THEIRS}
    carry_out(desk.database, desk.plan(book), chosen, book, pin=Pin.NOBODY)
    assert desk.shows(item.ref).values() == {"country": "TUN", "purpose": "A copy"}
    assert desk.plan(book).items == ()


def test_before_anything_is_taken_in_the_desk_is_copied(desk: DeskAtWork) -> None:
    ref, book = changed_by_hand(desk)
    copy = before_import(desk.database.path)
    desk.receive(book, Accept.NONE)
    assert not copy.exists()
    desk.receive(book, Accept.ALL)
    assert desk.shows(ref).text("purpose") == "Changed"
    with closing(open_desk(copy)) as before, before.reading() as session:
        found = read_state(session, ref)
    assert found is not None
    assert found.text("purpose") == "As it was"


def test_nothing_is_taken_in_while_the_desk_cannot_be_copied(desk: DeskAtWork) -> None:
    ref, book = changed_by_hand(desk)
    copy = before_import(desk.database.path)
    copy.mkdir()
    with pytest.raises(DeskFileError) as refused:
        desk.receive(book, Accept.ALL)
    assert (refused.value.code, refused.value.about["path"]) == ("desk_unwritable", str(copy))
    assert desk.shows(ref).text("purpose") == "As it was"
    with desk.database.reading() as session:
        assert received(session) == []
    copy.rmdir()
    desk.receive(book, Accept.ALL)
    assert desk.shows(ref).text("purpose") == "Changed"


def test_of_a_damaged_desk_the_copy_has_the_first_word(desk: DeskAtWork) -> None:
    """It says which file is whole; and what was copied before stays."""
    _, book = changed_by_hand(desk)
    plan = desk.plan(book)
    path = desk.database.path
    with desk.database.reading() as session:
        root = session.number("SELECT rootpage FROM sqlite_master WHERE name = 'search_data'")
        place = (root - 1) * session.number("PRAGMA page_size")
    desk.close()
    content = bytearray(path.read_bytes())
    content[place : place + 100] = b"\xff" * 100
    path.write_bytes(content)
    copy = before_import(path)
    copy.write_bytes(b"an earlier one")
    decided = {item.key: Decision.THEIRS for item in plan.items}
    with closing(open_desk(path)) as damaged, pytest.raises(DeskFileError) as refused:
        carry_out(damaged, plan, decided, book, pin=Pin.NEW)
    assert (refused.value.code, refused.value.about["path"]) == ("desk_not_copied", str(path))
    assert copy.read_bytes() == b"an earlier one"


def test_taking_in_can_be_stopped_until_it_is_done(desk: DeskAtWork) -> None:
    ref, book = changed_by_hand(desk)
    plan = desk.plan(book)
    decisions = {item.key: Decision.THEIRS for item in plan.items}
    original = Original(book.name, bytes_of(book))
    with pytest.raises(Cancelled):
        carry_out_original(
            desk.database, plan, decisions, original, pin=Pin.NOBODY, cancelled=lambda: True
        )
    assert desk.shows(ref).text("purpose") == "As it was"
    with desk.database.reading() as session:
        assert received(session) == []
    told: list[str] = []
    carry_out_original(
        desk.database,
        plan,
        decisions,
        original,
        pin=Pin.NOBODY,
        progress=lambda done, total, what: told.append(what),
    )
    assert list(dict.fromkeys(told)) == ["take_in", "backup"]
    assert desk.shows(ref).text("purpose") == "Changed"
