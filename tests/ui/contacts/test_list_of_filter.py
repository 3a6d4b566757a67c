"""A mailing list out of a filter: nobody has to know how a rule is written."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.store.records import read_state
from hrdesk.ui.desk import Desk
from tests.ui.contacts.at_the_keyboard import Person, page_of
from tests.ui.records.conftest import Put


def test_people_who_are_filtered_become_a_list_by_rule(
    person: Person, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    body = put("organisation", name="Commission")
    put("person", 7, name="Zeta, Ana", organisation=body, email="ana@example.org")
    person.press("Ctrl+2")
    page = page_of(person)
    assert page.from_filter.isHidden()
    page.list.bar.choose("organisation", [body])
    assert page.from_filter.isVisible()
    qtbot.mouseClick(page.from_filter, Qt.MouseButton.LeftButton)
    fields = page.detail.form.fields
    assert fields is not None
    assert page.list.kind == "mailing_list"
    assert page.from_filter.isHidden()
    row = fields.rows["rule"]
    assert row.editor.reading() == "People with “\u2068Commission\u2069” in “Organisation”: 1 now"
    person.type("Commission")
    with qtbot.waitSignal(desk.changed) as made:
        person.press("Tab")
    state = desk.read(read_state, made.args[0].refs[0])
    assert state is not None
    assert state.text("rule") == f"organisation:{body}"


def test_what_no_rule_can_say_is_not_offered(person: Person, qtbot: QtBot) -> None:
    person.press("Ctrl+2")
    page = page_of(person)
    with qtbot.waitSignal(page.list.counted):
        page.filter_text("mul")
    assert page.from_filter.isHidden()
    page.list.clear()
    page.list.bar.choose("email", [""])
    assert not page.list.keep.isHidden()
    assert page.from_filter.isHidden()
