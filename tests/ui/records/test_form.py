"""The form by keyboard: what is typed is kept when one leaves it, and nothing is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.domain.state import RecordState
from hrdesk.operations.records import save_record
from hrdesk.store.records import read_state
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.span import SpanEditor
from hrdesk.ui.records.editors.texts import LongTextEditor
from hrdesk.ui.records.field_row import FieldRow
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.words import field_word
from tests.ui.open_desk import kept
from tests.ui.records.conftest import Put

KEY = Qt.Key


def state_of(desk: Desk, ref: str) -> RecordState:
    state = desk.read(read_state, ref)
    assert state is not None
    return state


def row(form: RecordForm, name: str) -> FieldRow:
    assert form.fields is not None
    form.fields.focus_field(name)
    return form.fields.rows[name]


def type_in(qtbot: QtBot, form: RecordForm, name: str, text: str) -> QLineEdit:
    """Goes to a field and types over what stands there."""
    row(form, name)
    line = form.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, text)
    return line


def leave(qtbot: QtBot, form: RecordForm) -> None:
    qtbot.keyClick(form.focusWidget(), KEY.Key_Tab)


def saved(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.is_busy)


def test_field_is_kept_when_it_is_left(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Keita, Awa", function="Adviser")
    assert form.show_record(ref)
    type_in(qtbot, form, "function", "Director")
    assert state_of(desk, ref).value("function") == "Adviser"
    with qtbot.waitSignal(desk.changed):
        leave(qtbot, form)
    assert state_of(desk, ref).value("function") == "Director"
    assert form.fields is not None
    assert not form.fields.rows["function"].is_touched


def test_enter_keeps_a_field_too(form: RecordForm, desk: Desk, put: Put, qtbot: QtBot) -> None:
    ref = put("person", name="Keita, Awa")
    form.show_record(ref)
    line = type_in(qtbot, form, "name", "Keita, Awa Marie")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(line, KEY.Key_Return)
    assert state_of(desk, ref).value("name") == "Keita, Awa Marie"
    qtbot.waitUntil(lambda: form.head.title.text() == "Keita, Awa Marie")


def test_nothing_is_written_when_nothing_changed(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Keita, Awa", function="Adviser")
    form.show_record(ref)
    before = state_of(desk, ref)
    type_in(qtbot, form, "function", "Adviser")
    leave(qtbot, form)
    saved(qtbot, desk)
    assert state_of(desk, ref) == before


def test_quick_saves_of_one_field_do_not_disagree_with_themselves(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Keita, Awa")
    form.show_record(ref)
    line = type_in(qtbot, form, "function", "A")
    for letter in "dviser":
        qtbot.keyClick(line, KEY.Key_Return)
        qtbot.keyClicks(line, letter)
    leave(qtbot, form)
    qtbot.waitUntil(lambda: state_of(desk, ref).value("function") == "Adviser")
    saved(qtbot, desk)
    assert state_of(desk, ref).conflicts() == {}


def test_long_text_is_kept_after_a_pause(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Keita, Awa")
    form.show_record(ref)
    row(form, "notes")
    area = form.focusWidget()
    assert isinstance(area, QPlainTextEdit)
    editor = row(form, "notes").editor
    assert isinstance(editor, LongTextEditor)
    qtbot.keyClicks(area, "Met in Tunis ")
    assert editor.pause.isActive()
    assert editor.pause.interval() == 2_000
    with qtbot.waitSignal(desk.changed):
        editor.pause.setInterval(0)  # the rest of the two seconds
    assert state_of(desk, ref).value("notes") == "Met in Tunis"
    # The blank that was typed is still there to go on from.
    assert area.toPlainText() == "Met in Tunis "


def test_a_pasted_text_gets_the_height_of_its_lines(form: RecordForm, qtbot: QtBot) -> None:
    form.new_record("recommendation")
    row(form, "text")
    area = form.focusWidget()
    assert isinstance(area, QPlainTextEdit)
    low = area.height()
    QGuiApplication.clipboard().setText("places of detention " * 250)
    area.paste()
    qtbot.waitUntil(lambda: area.height() > 3 * low)


def test_bad_input_is_marked_in_words_and_not_kept(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Keita, Awa", last_confirmed="2026-09-14")
    form.show_record(ref)
    line = type_in(qtbot, form, "last_confirmed", "31/11/2026")
    leave(qtbot, form)
    saved(qtbot, desk)
    assert state_of(desk, ref).value("last_confirmed") == "2026-09-14"
    assert line.text() == "31/11/2026"
    assert "2027-03-10" in row(form, "last_confirmed")._fault.text()


def test_bad_input_waits_for_one_to_come_back(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref, other = put("person", 1, name="Keita, Awa"), put("person", 2, name="Diop, Ali")
    form.show_record(ref)
    type_in(qtbot, form, "email", "awa at example")
    form.show_record(other)
    assert form.fields is not None
    assert form.fields.rows["email"].editor.given() == ""
    form.show_record(ref)
    assert form.fields.rows["email"].editor.given() == "awa at example"
    assert form.fields.rows["email"].bad is not None
    type_in(qtbot, form, "email", "awa@example.org")
    with qtbot.waitSignal(desk.changed):
        leave(qtbot, form)
    assert state_of(desk, ref).value("email") == "awa@example.org"


def test_after_a_fault_of_ours_the_form_says_so_and_saves_again(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    """It waited for ever for an answer that does not come, and kept nothing any more."""
    ref = put("person", name="Keita, Awa")
    form.show_record(ref)
    with desk.database.writing() as session:
        session.raw(
            "CREATE TRIGGER worn BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, ''); END"
        )
    type_in(qtbot, form, "function", "Judge")
    with qtbot.captureExceptions() as faults:
        leave(qtbot, form)
        qtbot.waitUntil(lambda: bool(form.head.fault.text()))
        saved(qtbot, desk)
    assert [kind.__name__ for kind, *_ in faults] == ["IntegrityError"], "it is reported besides"
    assert field_word("function") in form.head.fault.text()
    with desk.database.writing() as session:
        session.raw("DROP TRIGGER worn")
    row(form, "function")
    leave(qtbot, form)
    qtbot.waitUntil(lambda: kept(desk, ref, "function") == "Judge")
    qtbot.waitUntil(lambda: not form.head.fault.text())


def test_needed_field_cannot_be_emptied(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Keita, Awa")
    form.show_record(ref)
    line = type_in(qtbot, form, "name", " ")
    line.clear()
    qtbot.keyClicks(line, " ")
    leave(qtbot, form)
    saved(qtbot, desk)
    assert state_of(desk, ref).value("name") == "Keita, Awa"
    assert form.fields is not None
    assert form.fields.rows["name"].bad is not None


def test_going_to_another_record_keeps_what_was_typed(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref, other = put("person", 1, name="Keita, Awa"), put("person", 2, name="Diop, Ali")
    form.show_record(ref)
    type_in(qtbot, form, "function", "Director")
    with qtbot.waitSignal(desk.changed):
        form.show_record(other)
    assert state_of(desk, ref).value("function") == "Director"
    assert state_of(desk, other).value("function") == ""


def test_change_from_elsewhere_is_shown_but_not_over_what_is_typed(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Keita, Awa")
    form.show_record(ref)
    line = type_in(qtbot, form, "function", "Direc")
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, ref, {"function": "Adviser", "section": "Africa"})
    assert form.fields is not None
    assert form.fields.rows["section"].editor.given() == "Africa"
    assert line.text() == "Direc"


def test_record_that_is_not_there(form: RecordForm, put: Put) -> None:
    assert form.show_record("PER00000000000000") is False
    assert form.fields is None


# ---------------------------------------------------------------- new records


def test_draft_becomes_a_record_with_its_needed_field(
    form: RecordForm, desk: Desk, qtbot: QtBot
) -> None:
    form.new_record("person", {"function": "Adviser"})
    assert form.is_draft
    assert form.head.kept.text() == "Give it a name to save it."
    type_in(qtbot, form, "section", "Africa")
    leave(qtbot, form)
    assert form.is_draft
    type_in(qtbot, form, "name", "Keita, Awa")
    with qtbot.waitSignal(form.made) as made:
        leave(qtbot, form)
    assert made.args is not None
    kept = state_of(desk, made.args[0])
    assert kept.values() == {"name": "Keita, Awa", "section": "Africa", "function": "Adviser"}
    assert kept.label is Label.INTERNAL
    assert not form.is_draft
    assert form.ref == kept.ref


def test_draft_takes_the_label_that_was_chosen_for_it(
    form: RecordForm, desk: Desk, qtbot: QtBot
) -> None:
    form.new_record("person")
    assert "Never leaves" in form.head.label._said.text()
    form.head.label.choose(Label.NETWORK)
    assert "every focal point" in form.head.label._said.text()
    type_in(qtbot, form, "name", "Keita, Awa")
    with qtbot.waitSignal(form.made) as made:
        leave(qtbot, form)
    assert made.args is not None
    assert state_of(desk, made.args[0]).label is Label.NETWORK


def test_what_was_begun_is_there_again(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Diop, Ali")
    form.new_record("person")
    type_in(qtbot, form, "section", "Africa")
    form.show_record(ref)
    form.new_record("person")
    assert form.fields is not None
    assert form.fields.rows["section"].editor.given() == "Africa"
    assert "here again" in form.head.kept.text()


def test_record_with_everything_it_needs_is_kept_at_once(
    form: RecordForm, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(form.made) as made:
        form.new_record("visit", {"country": "TUN", "dates": "2027-03"})
    assert made.args is not None
    assert state_of(desk, made.args[0]).value("dates") == "2027-03"


# ---------------------------------------------------------------- the rest of the record


def test_archive_remove_and_bring_back(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Keita, Awa")
    form.show_record(ref)
    for action, life in (
        (form.head.archive, Life.ARCHIVED),
        (form.head.restore, Life.ACTIVE),
        (form.head.remove, Life.REMOVED),
    ):
        with qtbot.waitSignal(desk.changed):
            action.trigger()
        assert state_of(desk, ref).life is life
    assert "Removed" in form.head.put_aside.text()
    with qtbot.waitSignal(desk.changed):
        form.head.bring_back.click()
    assert state_of(desk, ref).life is Life.ACTIVE


def test_ref_can_be_copied(form: RecordForm, put: Put) -> None:
    ref = put("person", name="Keita, Awa")
    form.show_record(ref)
    form.head.copy.trigger()
    assert QGuiApplication.clipboard().text() == ref


def test_linked_records_can_be_opened(form: RecordForm, put: Put, qtbot: QtBot) -> None:
    organisation = put("organisation", name="Ombudsman")
    person = put("person", name="Keita, Awa", organisation=organisation)
    form.show_record(organisation)
    assert "1" in form.tabs.tabText(1)
    form.tabs.setCurrentIndex(1)
    assert form.linked.model().index(0, 0).data() == "People (1)"
    index = form.linked.model().index(1, 0)
    assert "Keita, Awa" in index.data()
    form.linked.setCurrentIndex(index)
    with qtbot.waitSignal(form.open_requested) as opened:
        qtbot.keyClick(form.linked, Qt.Key.Key_Return)
    assert opened.args == [person]


@pytest.mark.parametrize(("width", "lines"), [(1000, 1), (340, 2)])
def test_names_of_parts_stay_in_sight_where_one_line_has_no_room_for_them(
    width: int, lines: int, form: RecordForm, put: Put, qtbot: QtBot
) -> None:
    form.show_record(put("person", name="Keita, Awa"))
    form.tabs.addTab(QWidget(), "What is beside them")
    form.resize(width, 700)
    qtbot.waitUntil(lambda: form.tabs.width() <= width)
    names = [form.tabs.name_of(place) for place in range(form.tabs.count())]
    qtbot.waitUntil(lambda: len({name.y() for name in names}) == lines)
    before = [name.geometry() for name in names]
    for place, name in enumerate(names):
        form.tabs.setCurrentIndex(place)
        assert [each.geometry() for each in names] == before
        assert name.isVisible()
        assert name.geometry().right() < form.tabs.width()
        assert name.width() > name.fontMetrics().horizontalAdvance(form.tabs.tabText(place))
    assert form.tabs.tabText(2) == "History"


def test_history_never_scrolls_sideways(form: RecordForm, desk: Desk, qtbot: QtBot) -> None:
    form.new_record("person", {"name": "Keita, Awa"})
    assert form.fields is not None
    with qtbot.waitSignal(form.made):
        form.finish()
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, form.ref, {"notes": "word " * 200})
    form.tabs.setCurrentWidget(form.history)
    form.resize(340, 700)
    table = form.history.table
    qtbot.waitUntil(lambda: table.width() <= 340)
    widths = [table.columnWidth(each) for each in range(5)]
    assert sum(widths) <= table.viewport().width()
    assert table.rowHeight(0) > table.rowHeight(1)


def test_history_tells_who_wrote_what(form: RecordForm, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.made):
        form.new_record("person", {"name": "Keita, Awa", "themes": ["Torture"]})
    type_in(qtbot, form, "function", "Director")
    with qtbot.waitSignal(desk.changed):
        leave(qtbot, form)
    form.tabs.setCurrentIndex(2)
    model = form.history.lines
    rows = [
        [model.index(line, column).data() for column in range(1, 5)]
        for line in range(model.rowCount())
    ]
    assert rows[0] == ["NIRMS", "Function", "", "Director"]
    assert rows[-1][1] == "made"


def test_what_stood_before_is_put_back_from_the_history(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Keita, Awa", function="Adviser")
    form.show_record(ref)
    type_in(qtbot, form, "function", "Director")
    with qtbot.waitSignal(desk.changed):
        leave(qtbot, form)
    form.tabs.setCurrentWidget(form.history)
    table, button = form.history.table, form.history.put_back
    assert not button.isEnabled()
    table.setCurrentIndex(form.history.lines.index(0, 0))
    assert button.isEnabled()
    with qtbot.waitSignal(desk.changed):
        button.click()
    assert kept(desk, ref, "function") == "Adviser"


def test_every_part_has_a_name(form: RecordForm, put: Put, nameless) -> None:  # type: ignore[no-untyped-def]
    ref = put("visit", country="TUN", dates="2027-03-10T14:00/2027-03-10T15:00[Europe/Zurich]")
    form.show_record(ref)
    assert form.fields is not None
    for name in form.fields.rows:
        form.fields.focus_field(name)
    assert nameless(form) == []


def test_esc_takes_back_the_part_of_a_span_that_one_is_in(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("visit", country="TUN")
    form.show_record(ref)
    line = type_in(qtbot, form, "dates", "12 March 2027")
    editor = form.fields.rows["dates"].editor  # type: ignore[union-attr]
    assert isinstance(editor, SpanEditor)
    qtbot.keyClick(line, KEY.Key_Tab)
    assert editor.start.time.hasFocus()
    qtbot.keyClicks(editor.start.time, "10")
    qtbot.keyClick(editor.start.time, KEY.Key_Escape)
    assert (line.text(), editor.start.time.text()) == ("12 March 2027", "")
    qtbot.keyClick(editor.start.time, KEY.Key_Escape)
    assert line.text() == "12 March 2027", "what was left by Tab is meant"
    qtbot.keyClick(editor.start.time, KEY.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(line, KEY.Key_Escape)
    assert line.text() == "", "back where it was typed, it is taken back"
    assert kept(desk, ref, "dates") == ""


def test_esc_takes_back_what_was_typed(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Keita, Awa", function="Adviser")
    form.show_record(ref)
    line = type_in(qtbot, form, "function", "Director")
    qtbot.keyClick(line, KEY.Key_Escape)
    assert line.text() == "Adviser"
    leave(qtbot, form)
    assert not desk.is_busy
    assert state_of(desk, ref).value("function") == "Adviser"


def test_a_new_commitment_is_open_and_nothing_is_begun_by_that(
    form: RecordForm, desk: Desk, qtbot: QtBot
) -> None:
    form.new_record("commitment")
    assert row(form, "status").value == "open"
    form.finish()
    saved(qtbot, desk)
    assert not desk.begun
    form.new_record("commitment")
    type_in(qtbot, form, "title", "Publish the report")
    leave(qtbot, form)
    saved(qtbot, desk)
    assert state_of(desk, form.ref).text("status") == "open"
