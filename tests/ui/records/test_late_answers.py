"""The desk answers late: what was meant for one record goes to no other, and nobody is moved on."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.domain.errors import Cancelled
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.store.records import read_states
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.picking import Offer
from hrdesk.ui.records.form import RecordForm
from tests.ui.open_desk import held_up, kept
from tests.ui.records.conftest import Put

KEY = Qt.Key


def choose_new(form: RecordForm, field: str, name: str) -> None:
    """Takes the last offer of a field that links: to make a record of that name."""
    assert form.fields is not None
    form.fields.rows[field].editor.pick.chosen.emit(Offer("", f"New: {name}", name))  # type: ignore[attr-defined]


def type_in(qtbot: QtBot, form: RecordForm, field: str, text: str) -> None:
    assert form.fields is not None
    form.fields.focus_field(field)
    focused = form.focusWidget()
    qtbot.keyClicks(focused, text)
    qtbot.keyClick(focused, KEY.Key_Tab)


def test_what_is_made_on_the_way_is_linked_where_it_was_typed(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    one, other = put("person", 1, name="Keita, Awa"), put("person", 2, name="Diop, Ali")
    assert form.show_record(one)
    with held_up(desk):
        choose_new(form, "organisation", "Forum of NGOs")
        assert form.fields is not None
        assert form.fields.rows["organisation"].editor.pick.text() == "Forum of NGOs"  # type: ignore[attr-defined]
        assert form.show_record(other)
    qtbot.waitUntil(lambda: not desk.is_busy)
    (made,) = desk.read(listing.keys, Query("organisation"))
    assert (kept(desk, one, "organisation"), kept(desk, other, "organisation")) == (made, "")
    assert form.show_record(one)
    assert form.fields.rows["organisation"].editor.pick.text() == "Forum of NGOs"  # type: ignore[attr-defined]


def test_several_are_made_on_the_way_into_the_list_where_they_were_typed(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    one, other = put("mailing_list", 1, name="Geneva"), put("mailing_list", 2, name="New York")
    assert form.show_record(one)
    with held_up(desk):
        choose_new(form, "members", "Keita, Awa")
        choose_new(form, "members", "Diop, Ali")
        assert form.show_record(other)
    qtbot.waitUntil(lambda: not desk.is_busy)
    made = desk.read(listing.keys, Query("person"))
    assert len(made) == 2
    states = desk.read(read_states, [one, other])
    assert set(states[one].value("members")) == set(made)
    assert not states[other].value("members")


def test_what_other_work_fails_at_is_not_taken_for_the_own(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Keita, Awa")
    assert form.show_record(ref)
    assert form.fields is not None
    with qtbot.waitSignal(desk.failed), held_up(desk, Cancelled()):
        type_in(qtbot, form, "function", "Director")
    assert not form.head.fault.isVisible()
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert kept(desk, ref, "function") == "Director"
    assert not form.head.fault.isVisible()
    assert not form.fields.rows["function"].is_touched


def test_who_has_gone_on_to_another_record_stays_there(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    other = put("person", name="Diop, Ali")
    moved: list[str] = []
    form.made.connect(moved.append)
    form.new_record("person")
    with held_up(desk):
        type_in(qtbot, form, "name", "Keita, Awa")
        assert form.show_record(other)
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert len(desk.read(listing.keys, Query("person"))) == 2
    assert (moved, form.ref) == ([], other)
