"""A signature pasted into the name of a new person fills the fields, and is kept when one goes on."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hrdesk.store.records import read_state
from hrdesk.ui.desk import Desk
from tests.ui.contacts.at_the_keyboard import Person, page_of
from tests.ui.records.conftest import Put

SIGNATURE = "Awa KEITA\nSenior Legal Officer\nACHPR\nMobile +220 770 11 22\nawa@x.example\nRoom 7"


def test_a_signature_is_pasted_seen_and_kept_in_four_actions(
    person: Person, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    body = put("organisation", name="African Commission", acronym="ACHPR")
    person.press("Ctrl+2")
    person.press("Ctrl+N")
    form = page_of(person).detail.form
    assert form.fields is not None
    QGuiApplication.clipboard().setText(SIGNATURE)
    person.press("Ctrl+V")
    shown = {name: form.fields.rows[name].given for name in ("name", "function", "email", "notes")}
    assert shown == {
        "name": "Keita, Awa",
        "function": "Senior Legal Officer",
        "email": "awa@x.example",
        "notes": "Room 7",
    }
    assert "what you pasted" in form.head.kept.text()
    assert form.is_draft
    with qtbot.waitSignal(desk.changed) as made:
        person.press("Tab")
    state = desk.read(read_state, made.args[0].refs[0])
    assert state is not None
    assert (state.text("organisation"), state.text("mobile")) == (body, "+220 770 11 22")
    assert person.actions <= 4


def test_what_was_typed_before_stays_and_a_mere_name_is_left_alone(
    person: Person, desk: Desk, qtbot: QtBot
) -> None:
    person.press("Ctrl+2")
    person.press("Ctrl+N")
    form = page_of(person).detail.form
    assert form.fields is not None
    form.fields.focus_field("function")
    person.type("Chief")
    form.fields.focus_field("name")
    QGuiApplication.clipboard().setText("Keita, Awa")
    person.press("Ctrl+V")
    assert form.fields.rows["name"].given == "Keita, Awa"
    assert "pasted" not in form.head.kept.text()
    person.type(" <awa@x.example>")
    assert form.fields.rows["name"].given == "Keita, Awa"
    assert form.fields.rows["email"].given == "awa@x.example"
    assert form.fields.rows["function"].given == "Chief"
    with qtbot.waitSignal(desk.changed):
        person.press("Tab")


def test_family_name_and_given_name_are_swapped_by_one_key(
    person: Person, desk: Desk, qtbot: QtBot
) -> None:
    person.press("Ctrl+2")
    person.press("Ctrl+N")
    form = page_of(person).detail.form
    assert form.fields is not None
    assert "Paste the signature" in form.head.kept.text(), "nobody would try it"
    line = form.fields.rows["name"].editor.focusProxy()
    assert isinstance(line, QLineEdit)
    [swap] = line.actions()
    assert not swap.isVisible()
    QGuiApplication.clipboard().setText("Diop Awa\nawa@x.example")
    person.press("Ctrl+V")
    assert swap.isVisible()
    seen = []
    for _ in range(3):
        person.press("Ctrl+T")
        seen.append(line.text())
    assert seen == ["Awa, Diop", "Diop, Awa", "Awa, Diop"]
    person.press("Ctrl+Z")
    with qtbot.waitSignal(desk.changed) as made:
        person.press("Tab")
    state = desk.read(read_state, made.args[0].refs[0])
    assert state is not None
    assert (state.text("name"), state.text("email")) == ("Diop, Awa", "awa@x.example")


def test_a_signature_writes_over_nothing_that_a_person_typed(person: Person) -> None:
    person.press("Ctrl+2")
    person.press("Ctrl+N")
    form = page_of(person).detail.form
    assert form.fields is not None
    rows = form.fields.rows
    for name, words in (("function", "Chief"), ("notes", "Met in Banjul")):
        form.fields.focus_field(name)
        person.type(words)
    form.fields.focus_field("name")
    QGuiApplication.clipboard().setText(SIGNATURE)
    person.press("Ctrl+V")
    assert rows["function"].given == "Chief"
    said = "Met in Banjul\nRoom 7\nSenior Legal Officer"
    assert str(rows["notes"].given).startswith("Met in Banjul\n")
    assert set(str(rows["notes"].given).split("\n")) >= set(said.split("\n"))
    person.press("Ctrl+A")
    QGuiApplication.clipboard().setText("Olga Petrova\nolga@x.example")
    person.press("Ctrl+V")
    assert rows["email"].given == "olga@x.example", "what was only read may be read anew"
