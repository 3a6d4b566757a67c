"""Going from one contact to the next by keyboard: where one lands, and how one comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.records import kind_of
from hrdesk.store import listing
from hrdesk.store.records import read_state
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.together import TogetherPanel
from tests.ui.contacts.at_the_keyboard import Person, page_of
from tests.ui.open_desk import kept
from tests.ui.records.conftest import Put


def is_in_details(page: ContactsPage) -> bool:
    """Whether one is in the fields of the record that is shown."""
    tabs, fields = page.detail.form.tabs, page.detail.form.fields
    return (
        fields is not None
        and tabs.currentIndex() == 0
        and fields.isVisible()
        and fields.isAncestorOf(QApplication.focusWidget())
    )


@pytest.fixture
def anna(desk: Desk) -> str:
    return desk.read(listing.keys, listing.Query("person", "muller"))[0]


@pytest.mark.parametrize("kind", ["mailing_list", "organisation"])
def test_who_is_opened_from_a_list_is_shown_in_full_and_one_step_leads_back(
    person: Person, put: Put, desk: Desk, anna: str, kind: str, qtbot: QtBot
) -> None:
    person.press("Ctrl+2")
    page = page_of(person)
    if kind == "mailing_list":
        ref = put(kind, name="Weekly", members=[anna])
        tab, lines = page.people, page.people.people
    else:
        ref = put(kind, name="Commission")
        put("person", 7, name="Zeta, Ana", organisation=ref)
        tab, lines = page.around, page.around.list
    page.show_record(ref)
    page.detail.form.tabs.setCurrentWidget(tab)
    lines.setFocus()
    person.press("Down")
    person.press("Return")
    qtbot.waitUntil(lambda: kind_of(page.detail.ref) == "person")
    assert is_in_details(page)
    person.press("Alt+Left")
    qtbot.waitUntil(lambda: page.detail.ref == ref)


def test_who_answers_a_question_is_opened_where_one_can_type(
    person: Person, put: Put, qtbot: QtBot
) -> None:
    body = put("organisation", name="Commission", acronym="IACHR")
    put("person", 7, name="Zeta, Ana", organisation=body)
    person.press("Ctrl+2")
    person.press("Ctrl+Shift+W")
    page = page_of(person)
    person.type("iachr")
    qtbot.waitUntil(lambda: bool(page.who.lines["mechanism"].offers))
    person.press("Return")
    qtbot.waitUntil(lambda: bool(page.who.current))
    # What a system does by itself when a list of offers has closed; the one of the tests does not.
    person.window.activateWindow()
    qtbot.waitUntil(page.who.lines["mechanism"].hasFocus)
    person.press("Return")
    qtbot.waitUntil(page.who.answer.hasFocus)
    person.press("Return")
    assert page.who.isHidden()
    assert is_in_details(page)


def test_down_leads_from_the_filter_to_the_first_that_was_found(
    person: Person, anna: str, qtbot: QtBot
) -> None:
    person.press("Ctrl+2")
    page = page_of(person)
    person.type("mul")
    qtbot.waitUntil(lambda: page.list.refs == [anna])
    person.press("Down")
    view = page.list.view
    assert view is not None
    assert view.hasFocus()
    assert view.refs() == [anna]


def test_the_first_step_down_leads_to_the_first_row(person: Person) -> None:
    person.press("Ctrl+2")
    page = page_of(person)
    person.press("Down")
    view = page.list.view
    assert view is not None
    assert view.refs() == page.list.refs[:1]
    person.press("Down")
    assert view.refs() == page.list.refs[1:2]


def test_undo_in_a_field_where_nothing_was_typed_takes_back_what_was_kept(
    person: Person, desk: Desk, qtbot: QtBot
) -> None:
    person.press("Ctrl+2")
    person.press("Ctrl+N")
    with qtbot.waitSignal(desk.changed) as made:
        person.type("Zeta, Ana")
        person.press("Tab")
    person.type("Chief")
    assert isinstance(person.window.focusWidget(), QWidget)
    # What one has typed is taken back first, and stays within the field.
    line = QApplication.focusWidget()
    assert line is not None
    while line.property("text"):
        person.press("Ctrl+Z")
    assert desk.read(read_state, made.args[0].refs[0]) is not None
    with qtbot.waitSignal(desk.changed) as undone:
        person.press("Ctrl+Z")
    assert undone.args[0].operation == "undo"
    page = page_of(person)
    qtbot.waitUntil(lambda: page.list.view is not None and page.list.view.hasFocus())


def test_several_are_changed_without_the_mouse(person: Person, desk: Desk, qtbot: QtBot) -> None:
    person.press("Ctrl+2")
    page = page_of(person)
    person.press("Down")
    person.press("Shift+Down")
    person.press("Return")
    panel = page.detail.currentWidget()
    assert isinstance(panel, TogetherPanel)
    assert panel.isAncestorOf(QApplication.focusWidget())
    refs = page.chosen()
    assert len(refs) == 2
    person.press("Ctrl+Return")
    assert not desk.is_busy
    panel.rows["function"].setFocus(Qt.FocusReason.TabFocusReason)
    person.type("Chief")
    with qtbot.waitSignal(desk.changed):
        person.press("Ctrl+Return")
    assert [kept(desk, ref, "function") for ref in refs] == ["Chief", "Chief"]
