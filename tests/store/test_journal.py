"""The journal keeps what was before and after, and knows what can be undone and done again."""

from collections.abc import Iterator

import pytest

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.records import KINDS
from hrdesk.store import journal
from hrdesk.store.database import Database, open_desk
from hrdesk.store.session import Session
from tests.factories import MINUTE, full, over, pen, record, ref

STATE = record("visit", {"country": "TUN", "purpose": "one"})
NEXT = over(STATE, "purpose", "two", pen(nonce="n2"))
SAVED = Edit(STATE.ref, {"purpose": STATE.heads("purpose")}, {"purpose": (NEXT,)})
MADE = Edit(STATE.ref, {}, STATE.registers)


@pytest.fixture
def session(desk: Database) -> Iterator[Session]:
    with desk.writing() as opened:
        yield opened


def number(entry: journal.Entry | None) -> int | None:
    return None if entry is None else entry.id


# ---------------------------------------------------------------- entries


@pytest.mark.parametrize("kind", KINDS)
def test_edits_of_every_kind_come_back_equal(session: Session, kind: str) -> None:
    edit = Edit(ref(kind), {}, full(kind).registers)
    entry = journal.append(session, Changes("add", (edit,)))
    assert journal.edits_of(session, entry) == (edit,)


def test_conflicts_and_withdrawn_registers_come_back_equal(session: Session) -> None:
    other = over(STATE, "purpose", "three", pen(nonce="n3"))
    edits = (
        Edit(STATE.ref, {"purpose": (NEXT, other)}, {"purpose": (NEXT,)}),
        Edit(STATE.ref, STATE.registers, {}),
        Edit(STATE.ref, {}, {}),
    )
    entry = journal.append(session, Changes("resolve", edits))
    assert journal.edits_of(session, entry) == edits


def test_an_entry_tells_who_did_what_and_when(session: Session) -> None:
    entry = journal.append(session, Changes("save", (SAVED,), {"file": "Bürö.xlsx", "inbox": 3}))
    assert journal.entry_of(session, entry) == journal.Entry(
        entry,
        MINUTE,
        "save",
        "NIRMS.1f",
        {"file": "Bürö.xlsx", "inbox": 3},
        journal.DO,
        None,
    )
    assert journal.entry_of(session, entry + 1) is None


def test_the_newest_entry_is_counted_from_nothing(session: Session) -> None:
    assert journal.newest(session) == 0
    entry = journal.append(session, Changes("save", (SAVED,)))
    assert journal.newest(session) == entry


def test_the_extent_of_an_entry(session: Session) -> None:
    edits = (SAVED, Edit(ref("person"), {}, full("person").registers))
    entry = journal.append(session, Changes("save", edits))
    empty = journal.append(session, Changes("save"))
    assert journal.extent_of(session, entry) == (2, STATE.ref)
    assert journal.extent_of(session, empty) == (0, "")


# ---------------------------------------------------------------- undo and redo


def test_in_a_new_desk_there_is_nothing_to_undo_or_redo(session: Session) -> None:
    assert journal.to_undo(session) is None
    assert journal.to_redo(session) is None


def test_undo_and_redo_go_back_and_forth_one_by_one(session: Session) -> None:
    one = journal.append(session, Changes("add", (MADE,)))
    two = journal.append(session, Changes("save", (SAVED,)))
    assert number(journal.to_undo(session)) == two
    assert journal.to_redo(session) is None

    undone_two = journal.append(session, Changes("save", (SAVED,)), journal.UNDO, two)
    journal.mark_undone(session, two)
    assert number(journal.to_undo(session)) == one
    assert number(journal.to_redo(session)) == undone_two

    undone_one = journal.append(session, Changes("add", (MADE,)), journal.UNDO, one)
    journal.mark_undone(session, one)
    assert journal.to_undo(session) is None
    assert number(journal.to_redo(session)) == undone_one

    redone_one = journal.append(session, Changes("add", (MADE,)), journal.REDO, undone_one)
    journal.mark_undone(session, undone_one)
    assert number(journal.to_undo(session)) == redone_one
    assert number(journal.to_redo(session)) == undone_two


def test_what_is_done_after_an_undo_ends_what_could_be_redone(session: Session) -> None:
    one = journal.append(session, Changes("save", (SAVED,)))
    journal.append(session, Changes("save", (SAVED,)), journal.UNDO, one)
    journal.mark_undone(session, one)
    assert journal.to_redo(session) is not None
    two = journal.append(session, Changes("save", (SAVED,)))
    assert journal.to_redo(session) is None
    assert number(journal.to_undo(session)) == two


def test_imports_that_stand_are_those_of_the_workbook_not_taken_back(session: Session) -> None:
    made = (MADE,)
    one = journal.append(session, Changes("receive", made, {"inbox": 3}))
    two = journal.append(session, Changes("receive", made, {"inbox": 3}))
    journal.append(session, Changes("receive", made, {"inbox": 4}))
    journal.append(session, Changes("save", made, {"inbox": 3}))
    assert [each.id for each in journal.imports_standing(session, 3)] == [two, one]
    back = journal.append(session, Changes("receive", made, {"inbox": 3}), journal.UNDO, two)
    journal.mark_undone(session, two)
    assert [each.id for each in journal.imports_standing(session, 3)] == [one]
    again = journal.append(session, Changes("receive", made, {"inbox": 3}), journal.REDO, back)
    journal.mark_undone(session, back)
    assert [each.id for each in journal.imports_standing(session, 3)] == [again, one]
    assert journal.imports_standing(session, 5) == []


def test_the_journal_goes_on_after_closing_and_opening(desk: Database) -> None:
    with desk.writing() as session:
        entry = journal.append(session, Changes("save", (SAVED,)))
    desk.close()
    again = open_desk(desk.path)
    with again.reading() as session:
        assert number(journal.to_undo(session)) == entry
        assert journal.edits_of(session, entry) == (SAVED,)
    again.close()


# ---------------------------------------------------------------- history


def test_the_history_of_a_record_is_its_own_latest_first(session: Session) -> None:
    other = Edit(ref("person"), {}, full("person").registers)
    one = journal.append(session, Changes("add", (other, MADE)))
    two = journal.append(session, Changes("save", (SAVED,)))
    journal.append(session, Changes("add", (other,)))
    found = journal.history(session, STATE.ref)
    assert [(entry.id, entry.operation, edit) for entry, edit in found] == [
        (two, "save", SAVED),
        (one, "add", MADE),
    ]
    assert journal.history(session, ref("visit", 99)) == []
