"""What was typed and is no record yet outlives leaving, printing, another new record and the end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.begun import left_typed
from hrdesk.store import listing
from hrdesk.store.database import open_desk
from hrdesk.store.listing import Query
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.detail_pane import DetailPane
from hrdesk.ui.records.editors.picking import PickLine
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.records.conftest import Put


def type_in(form: RecordForm, name: str, text: str) -> None:
    assert form.fields is not None
    row = form.fields.rows[name]
    row.editor.keep_given(text)
    row.editor.touched.emit()


def given(form: RecordForm, name: str) -> object:
    assert form.fields is not None
    return form.fields.rows[name].given


def left(desk: Desk) -> dict[str, dict[str, object]]:
    """What the forms would show again; the file has the same once the desk is idle."""
    return {key: dict(each.values) for key, each in desk.begun.items()}


def in_file(desk: Desk) -> dict[str, dict[str, object]]:
    return {each.key: dict(each.values) for each in desk.read(left_typed)}


def test_leaving_twice_takes_nothing(
    desk: Desk, settings: Settings, theme: Theme, put: Put, qtbot: QtBot
) -> None:
    one, other = put("person", 1, name="Awa"), put("person", 2, name="Ben")
    pane = DetailPane(desk, settings)
    qtbot.addWidget(pane)
    form = pane.form
    pane.new_record("person")
    type_in(form, "notes", "Half an hour")
    pane.show_chosen([one, other], "person")
    pane.show_chosen([other], "person")
    assert left(desk) == {"new/person": {"notes": "Half an hour"}}
    assert given(form, "notes") == ""
    pane.show_record(one)
    type_in(form, "email", "no address")
    form.finish()
    assert given(form, "email") == "no address"
    type_in(form, "function", "Adviser")  # as one may go on after printing
    form.finish()
    assert left(desk)[one] == {"email": "no address"}
    pane.show_record(other)
    assert left(desk)[one] == {"email": "no address"}
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert in_file(desk) == left(desk)
    pane.show_record(one)
    assert (given(form, "email"), given(form, "function")) == ("no address", "Adviser")


def test_another_new_one_made_meanwhile_takes_nothing(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    old = put("activity", title="Old")
    form.new_record("activity")
    type_in(form, "notes", "Two hours")
    form.show_record(old)
    with qtbot.waitSignal(form.made):
        form.new_record("activity", {"title": "Call on Tuesday"})
    form.show_record(old)
    assert left(desk) == {"new/activity": {"notes": "Two hours"}}
    form.new_record("activity")
    assert given(form, "notes") == "Two hours"
    with qtbot.waitSignal(form.made):
        type_in(form, "title", "Notes of two hours")
        form.finish()
    assert left(desk) == {}, "now it is a record"
    form.new_record("activity", {"place": "Room 4"})
    type_in(form, "notes", "Third")
    form.show_record(old)
    assert left(desk) == {"new/activity": {"place": "Room 4", "notes": "Third"}}


def test_what_begins_with_values_beside_an_older_draft_is_kept_too(
    form: RecordForm, desk: Desk, put: Put
) -> None:
    old = put("activity", title="Old")
    form.new_record("activity")
    type_in(form, "notes", "First")
    form.new_record("activity", {"place": "Room 4"})
    assert given(form, "notes") == ""
    type_in(form, "notes", "Second")
    form.show_record(old)
    beside = {"place": "Room 4", "notes": "Second"}
    assert left(desk) == {"new/activity": {"notes": "First"}, "new/activity/1": beside}
    form.new_record("activity")
    assert given(form, "notes") == "First", "the first begun comes first"
    form.take_up(desk.begun["new/activity/1"])
    assert (given(form, "notes"), given(form, "place")) == ("Second", "Room 4")
    type_in(form, "notes", "Second, and more")
    form.show_record(old)
    beside["notes"] = "Second, and more"
    assert left(desk) == {"new/activity": {"notes": "First"}, "new/activity/1": beside}


def test_what_was_proposed_alone_is_not_kept(form: RecordForm, desk: Desk, put: Put) -> None:
    old = put("activity", title="Old")
    for room in ("Room 1", "Room 2"):
        form.new_record("activity", {"place": room})
        form.show_record(old)
    assert left(desk) == {}
    form.new_record("activity", {"place": "Room 3"})
    type_in(form, "notes", "Third")
    type_in(form, "notes", "")
    form.show_record(old)
    assert left(desk) == {}


def test_what_is_refused_comes_back_where_it_was_begun(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    old = put("activity", title="Old")
    form.new_record("activity")
    type_in(form, "notes", "First")
    form.new_record("activity", {"place": "Room 4"})
    refused = {"title": "Second", "place": "Room 4", "dates": "no dates"}
    with qtbot.waitSignal(desk.failed):
        form._saving.keep(refused)
        form.show_record(old)
    assert left(desk) == {"new/activity": {"notes": "First"}, "new/activity/1": refused}


def test_two_forms_do_not_write_over_each_other(
    form: RecordForm, desk: Desk, settings: Settings, put: Put, qtbot: QtBot
) -> None:
    old = put("activity", title="Old")
    other = RecordForm(desk, settings)
    qtbot.addWidget(other)
    form.new_record("activity", {"place": "Room 1"})
    other.new_record("activity", {"place": "Room 2"})
    type_in(other, "notes", "Two hours")
    other.show_record(old)
    type_in(form, "notes", "Short")
    form.finish()
    assert left(desk) == {
        "new/activity": {"place": "Room 2", "notes": "Two hours"},
        "new/activity/1": {"place": "Room 1", "notes": "Short"},
    }


def test_next_new_one_is_empty_while_the_one_before_is_on_its_way(
    form: RecordForm, desk: Desk, qtbot: QtBot
) -> None:
    form.new_record("person")
    type_in(form, "name", "Awa")
    type_in(form, "email", "no address")
    form.new_record("person")
    assert given(form, "name") == ""
    type_in(form, "notes", "Of the second")
    form.finish()
    qtbot.waitUntil(lambda: not desk.is_busy)
    [made] = desk.read(listing.keys, Query("person"))
    assert form.is_draft, "one stays with what one has begun"
    expected = {made: {"email": "no address"}, "new/person": {"notes": "Of the second"}}
    assert left(desk) == in_file(desk) == expected


def test_what_the_desk_refuses_after_one_left_is_there_again(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Ben")
    form.new_record("person")
    refused = {"name": "Awa", "email": "no address"}
    with qtbot.waitSignal(desk.failed):
        form._saving.keep(refused)
        form.show_record(ref)
    assert left(desk) == {"new/person": refused}


def test_last_words_before_the_desk_is_closed_are_kept(
    form: RecordForm, desk: Desk, qtbot: QtBot
) -> None:
    form.new_record("person")
    assert form.fields is not None
    line = form.fields.rows["section"].findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, "Africa")
    desk.close()
    with open_desk(desk.database.path).reading() as session:
        assert [dict(each.values) for each in left_typed(session)] == [{"section": "Africa"}]


def test_links_that_were_chosen_come_back_with_what_was_typed_after_them(
    form: RecordForm, put: Put
) -> None:
    people = [put("person", 1, name="Awa"), put("person", 2, name="Ben")]
    form.new_record("activity")
    assert form.fields is not None
    form.fields.rows["participants"].take_up([*people, "Nobody known"])
    assert given(form, "participants") == [*people, "Nobody known"]


def label_of(form: RecordForm) -> tuple[Label | None, tuple[str, ...]]:
    """The label that what is begun would have."""
    picker = form.head.label
    return picker.strictest_shown(), tuple(picker.partners.desks)


def test_what_was_begun_is_discarded_and_brought_back(
    form: RecordForm, desk: Desk, qtbot: QtBot
) -> None:
    discard = form.head.discard
    form.show()
    form.new_record("activity", {"notes": "Proposed"})
    assert discard.isHidden(), "nobody has typed anything"
    form.new_record("activity")
    assert discard.isHidden()
    type_in(form, "notes", "Two hours")
    form.head.label.chosen.emit(Label.PARTNERS, ("ODIHR",))
    assert discard.text() == "Discard"
    qtbot.mouseClick(discard, Qt.MouseButton.LeftButton)
    assert given(form, "notes") == ""
    assert label_of(form) == (Label.INTERNAL, ()), "the label that was chosen is forgotten too"
    qtbot.waitUntil(lambda: left(desk) == {})
    assert discard.text() == "Bring it back"
    qtbot.mouseClick(discard, Qt.MouseButton.LeftButton)
    assert given(form, "notes") == "Two hours"
    assert label_of(form) == (Label.PARTNERS, ("ODIHR",))
    assert discard.text() == "Discard"
    qtbot.waitUntil(lambda: left(desk) == {"new/activity": {"notes": "Two hours"}})
    qtbot.mouseClick(discard, Qt.MouseButton.LeftButton)
    type_in(form, "notes", "One hour")
    assert discard.text() == "Discard", "what is typed now is all there is"
    qtbot.mouseClick(discard, Qt.MouseButton.LeftButton)
    form.new_record("activity")
    assert discard.isHidden(), "the one begun now is another"
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert in_file(desk) == {}


def test_a_record_cannot_be_discarded(form: RecordForm, put: Put) -> None:
    form.show()
    form.new_record("activity")
    type_in(form, "notes", "Two hours")
    form.show_record(put("activity", title="Old"))
    assert form.head.discard.isHidden()
    type_in(form, "notes", "Three hours")
    assert form.head.discard.isHidden()


def type_a_country(form: RecordForm, qtbot: QtBot, text: str) -> QLineEdit:
    assert form.fields is not None
    form.fields.focus_field("country")
    line = form.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, text)
    return line


def test_half_a_word_waits_while_somebody_looks_into_another_window(
    form: RecordForm, desk: Desk, qtbot: QtBot
) -> None:
    form.new_record("visit")
    line = type_a_country(form, qtbot, "Pana")
    assert isinstance(line, PickLine)
    # Open, the list would keep the focus here: a system closes it when one turns to another window.
    qtbot.waitUntil(lambda: bool(line.offers) and not line.looks)
    line.hide_offers()
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
    assert not line.hasFocus()
    assert form.is_draft
    with qtbot.waitActive(form.window()):
        form.window().activateWindow()
    assert line.text() == "Pana"
    with qtbot.waitSignal(form.made):
        qtbot.keyClick(line, Qt.Key.Key_Tab)
    (ref,) = desk.read(listing.keys, Query("visit"))
    assert desk.read(listing.lines, "visit", [ref], ("country",))[0].values["country"] == "PAN"


def test_half_a_word_comes_back_as_it_was_typed(
    form: RecordForm, desk: Desk, settings: Settings, qtbot: QtBot
) -> None:
    form.new_record("visit")
    type_a_country(form, qtbot, "Nica")
    qtbot.waitUntil(lambda: left(desk) == {"new/visit": {"country": "Nica"}})
    again = RecordForm(desk, settings)
    qtbot.addWidget(again)
    again.new_record("visit")
    assert again.is_draft
    assert given(again, "country") == "Nica"
    again.take_up(desk.begun["new/visit"])
    assert again.is_draft
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert desk.read(listing.keys, Query("visit")) == []


def test_what_was_chosen_while_the_pane_had_no_room_is_in_it_once_it_has(
    desk: Desk, settings: Settings, theme: Theme, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", 1, name="Awa")
    pane = DetailPane(desk, settings)
    qtbot.addWidget(pane)
    pane.show_later([ref], "person")
    assert pane.ref == ""
    pane.show()
    assert pane.ref == ref
    pane.hide()
    pane.show_nothing()
    pane.show()
    assert pane.ref == ""
