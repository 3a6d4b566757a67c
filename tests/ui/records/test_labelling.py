"""The label at the head of a form: chosen, lowered only after a question, with the desks it names."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.store.partners import Partner, keep_partner
from hrdesk.store.records import read_state
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.records.label_menu import LabelMenu
from hrdesk.ui.theme import Theme
from tests.ui.records.conftest import Put


def label_of(desk: Desk, ref: str) -> Label:
    state = desk.read(read_state, ref)
    assert state is not None
    return state.label


def test_stronger_label_is_taken_at_once(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", name="Keita, Awa")
    form.show_record(ref)
    with qtbot.waitSignal(desk.changed):
        form.head.label.choose(Label.INTERNAL)
    assert label_of(desk, ref) is Label.INTERNAL
    assert form.head.label.button.text() == "Internal"
    assert form.head.label.strictest_shown() is Label.INTERNAL


def test_weaker_label_is_asked_about_first(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    ref = put("person", 1, Label.INTERNAL, name="Keita, Awa")
    form.show_record(ref)
    picker = form.head.label
    picker.choose(Label.NETWORK)
    assert picker.question.isVisible()
    assert "every focal point" in picker._asked.text()
    picker._stay.click()
    assert not picker.question.isVisible()
    assert label_of(desk, ref) is Label.INTERNAL
    picker.choose(Label.NETWORK)
    with qtbot.waitSignal(desk.changed):
        picker._lower.click()
    assert label_of(desk, ref) is Label.NETWORK


def test_menu_opens_by_key_and_names_each_label(form: RecordForm, put: Put, qtbot: QtBot) -> None:
    form.show_record(put("person", name="Keita, Awa"))
    assert form.fields is not None
    form.fields.focus_first()
    focused = form.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    menu = form.head.label._menu
    assert isinstance(menu, QMenu)
    qtbot.waitUntil(menu.isVisible)
    assert [action.data() for action in menu.actions()] == list(Label)
    menu.close()


def test_partners_are_named_by_their_codes(
    form: RecordForm, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    with desk.database.writing() as session:
        keep_partner(session, Partner("WARSAW", "Warsaw desk"))
    ref = put("person", name="Keita, Awa")
    form.show_record(ref)
    picker = form.head.label
    assert not picker.partners.isVisible()
    with qtbot.waitSignal(desk.changed):
        picker.choose(Label.PARTNERS)
    assert picker.partners.isVisible()
    picker.partners.pick.insert("desk")
    qtbot.waitUntil(picker.partners.pick._list.isVisible)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(picker.partners.pick._list, Qt.Key.Key_Return)
    state = desk.read(read_state, ref)
    assert state is not None
    assert state.partners == ("WARSAW",)


def test_each_label_of_the_menu_is_chosen_by_a_letter_of_its_own(
    qtbot: QtBot, theme: Theme
) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    texts = [each.text() for each in LabelMenu(over).actions()]
    letters = [text[text.index("&") + 1].casefold() for text in texts]
    assert len(letters) == len(set(letters)) == len(Label)
