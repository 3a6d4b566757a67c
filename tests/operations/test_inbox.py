"""The inbox: what comes in is kept, reviewed over days, carried out and taken back."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from hrdesk.domain.errors import FileRefused
from hrdesk.domain.label import Label
from hrdesk.domain.merge import Class, Decision
from hrdesk.operations import inbox, perform
from hrdesk.operations.desks import new_desk
from hrdesk.operations.partners import set_partner
from hrdesk.operations.receive import Pin
from hrdesk.operations.records import add_record, save_record
from hrdesk.operations.send import send
from hrdesk.operations.undo import NothingToUndo
from hrdesk.store.database import Database
from hrdesk.store.drafts import draft_of
from hrdesk.store.partners import DONE, SET_ASIDE, WAITING, received
from hrdesk.store.records import read_state


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Database]:
    database = new_desk(tmp_path / "nirms.hrdesk", "NIRMS", "Geneva")
    perform.do(database, set_partner, "IACHR", name="Washington")
    yield database
    database.close()


@pytest.fixture
def visit(desk: Database) -> str:
    values = {"country": "TUN", "dates": "2026-12-03/2026-12-09"}
    return perform.do(desk, add_record, "visit", values, label=Label.NETWORK).refs[0]


@pytest.fixture
def returned(desk: Database, visit: str, tmp_path: Path) -> Path:
    """Our workbook, with the country written over by hand."""
    path = send(desk, "IACHR", tmp_path / "visits.xlsx").written.path
    book = openpyxl.load_workbook(path)
    sheet = book["Visits"]
    keys = {cell.value: cell.column for cell in sheet[2]}
    sheet.cell(5, keys["country"]).value = "Kenya"
    book.save(path)
    return path


def _text(desk: Database, ref: str, name: str) -> str:
    with desk.reading() as session:
        state = read_state(session, ref)
        assert state is not None
        return state.text(name)


def _statuses(desk: Database) -> list[str]:
    with desk.reading() as session:
        return [each.status for each in received(session)]


def test_delivery_waits_in_the_inbox_and_changes_no_record(
    desk: Database, visit: str, returned: Path
) -> None:
    delivery = inbox.take_delivery(desk, returned)
    assert [item.kind for item in delivery.plan.items] == [Class.EDITED]
    assert _statuses(desk) == [WAITING]
    assert _text(desk, visit, "country") == "TUN"


def test_same_file_is_kept_once_and_stays_what_it_became(desk: Database, returned: Path) -> None:
    first = inbox.take_delivery(desk, returned)
    choices = {item.key: Decision.THEIRS for item in first.plan.items}
    inbox.carry_out_delivery(desk, first, choices, pin=Pin.NOBODY)
    second = inbox.take_delivery(desk, returned)
    assert (second.number, second.plan.items) == (first.number, ())
    assert _statuses(desk) == [DONE]


def test_file_may_be_gone_when_its_review_goes_on(
    desk: Database, visit: str, returned: Path
) -> None:
    number = inbox.take_delivery(desk, returned).number
    returned.unlink()
    delivery = inbox.open_delivery(desk, number)
    assert delivery.file_name == "visits.xlsx"
    choices = {item.key: Decision.THEIRS for item in delivery.plan.items}
    outcome = inbox.carry_out_delivery(desk, delivery, choices, pin=Pin.NOBODY)
    assert (outcome.applied, outcome.waiting) == (1, 0)
    assert _text(desk, visit, "country") == "KEN"


def test_what_was_decided_is_there_again_and_gone_when_carried_out(
    desk: Database, returned: Path
) -> None:
    delivery = inbox.take_delivery(desk, returned)
    choices = {item.key: Decision.OURS for item in delivery.plan.items}
    seen = frozenset(item.ref for item in delivery.plan.items)
    kept = inbox.Draft(choices, seen)
    changes = perform.do(desk, inbox.keep_for_later, delivery.number, kept)
    assert changes.touched == {"inbox"}
    again = inbox.open_delivery(desk, delivery.number)
    assert again.draft == kept
    with desk.reading() as session:
        assert inbox.decided_so_far(session, [delivery.number, 99]) == {delivery.number: 1}
    inbox.carry_out_delivery(desk, again, again.draft.decisions, pin=Pin.NOBODY)
    with desk.reading() as session:
        assert draft_of(session, delivery.number) == ""


def test_empty_draft_leaves_nothing(desk: Database, returned: Path) -> None:
    number = inbox.take_delivery(desk, returned).number
    perform.do(desk, inbox.keep_for_later, number, inbox.Draft())
    with desk.reading() as session:
        assert draft_of(session, number) == ""
        assert inbox.decided_so_far(session, [number]) == {}


def test_import_is_taken_back_as_a_whole(desk: Database, visit: str, returned: Path) -> None:
    delivery = inbox.take_delivery(desk, returned)
    choices = {item.key: Decision.THEIRS for item in delivery.plan.items}
    inbox.carry_out_delivery(desk, delivery, choices, pin=Pin.NOBODY)
    changes = inbox.undo_import(desk, delivery.number)
    assert changes.refs == (visit,)
    assert _text(desk, visit, "country") == "TUN"
    assert _statuses(desk) == [WAITING]
    with pytest.raises(NothingToUndo):
        inbox.undo_import(desk, delivery.number)


def test_what_was_changed_since_stays_when_an_import_is_taken_back(
    desk: Database, visit: str, returned: Path
) -> None:
    delivery = inbox.take_delivery(desk, returned)
    choices = {item.key: Decision.THEIRS for item in delivery.plan.items}
    inbox.carry_out_delivery(desk, delivery, choices, pin=Pin.NOBODY)
    perform.do(desk, save_record, visit, {"country": "MEX"})
    inbox.undo_import(desk, delivery.number)
    assert _text(desk, visit, "country") == "MEX"


def test_workbook_can_be_set_aside(desk: Database, returned: Path) -> None:
    number = inbox.take_delivery(desk, returned).number
    perform.do(desk, inbox.set_aside, number)
    assert _statuses(desk) == [SET_ASIDE]


def test_refused_file_is_not_kept(desk: Database, tmp_path: Path) -> None:
    path = tmp_path / "picture.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    with pytest.raises(FileRefused) as refused:
        inbox.take_delivery(desk, path)
    assert refused.value.code == "not_a_workbook"
    assert _statuses(desk) == []
