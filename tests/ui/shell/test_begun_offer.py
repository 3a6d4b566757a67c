"""What was typed before and is no record yet is offered when the desk is opened, and shown again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.operations.begun import Begun, keep_typed, left_typed
from hrdesk.operations.bin import empty_bin
from hrdesk.operations.erase import erase, erasure_changes
from hrdesk.operations.perform import do
from hrdesk.operations.records import remove
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import tell
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment, Write, british, clock, desk, kept, write

__all__ = ["british", "clock", "desk", "write"]
Open = Callable[[], DeskWindow]


@pytest.fixture
def open_window(desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot) -> Open:
    def opened() -> DeskWindow:
        made = DeskWindow(settings, theme, clock)
        qtbot.addWidget(made)
        made.resize(1280, 800)
        made.attach(desk)
        made.show()
        return made

    return opened


def form_on(window: DeskWindow) -> RecordForm:
    page = window.page
    assert isinstance(page, ContactsPage)
    return page.detail.form


def test_it_is_offered_one_after_the_other(
    open_window: Open, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    person = write("person", 1, name="Amina")
    do(desk.database, keep_typed, Begun("person", person, {"function": "Half", "email": "half@"}))
    do(desk.database, keep_typed, Begun("person", "", {"function": "Other half"}))
    do(desk.database, keep_typed, Begun("visit", "", {"purpose": "Why"}))
    window = open_window()
    offer = window.begun
    assert offer is not None
    assert "Amina" in offer.bar.text
    button = next(each for each in offer.bar.findChildren(QPushButton) if each.text() == "Open")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    form = form_on(window)
    assert form.ref == person
    assert form.fields is not None
    assert form.fields.rows["function"].given == "Half"
    assert form.fields.rows["email"].bad is not None, "what cannot be kept says why"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert form_on(window).is_draft
    assert form.fields.rows["function"].given == "Other half"
    qtbot.waitUntil(lambda: kept(desk, person, "function") == "Half")
    offer.discard()
    assert offer.bar.isHidden()
    qtbot.waitUntil(lambda: not desk.is_busy)
    left = {each.key: dict(each.values) for each in desk.read(left_typed)}
    assert left == {person: {"email": "half@"}, "new/person": {"function": "Other half"}}


def test_what_was_begun_beside_something_older_is_offered_too(
    open_window: Open, desk: Desk, write: Write
) -> None:
    do(desk.database, keep_typed, Begun("person", "", {"function": "Older"}))
    do(desk.database, keep_typed, Begun("person", "", {"function": "Newer"}, place=1))
    window = open_window()
    offer = window.begun
    assert offer is not None
    shown = []
    for _ in range(2):
        offer.open()
        fields = form_on(window).fields
        assert fields is not None
        shown.append(fields.rows["function"].given)
    assert shown == ["Older", "Newer"]


def test_what_is_whole_becomes_a_record_and_what_was_begun_beside_it_stays_its_own(
    open_window: Open, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    older, newer = {"name": "Older Person", "function": "Adviser"}, {"email": "new@example.org"}
    do(desk.database, keep_typed, Begun("person", "", older))
    do(desk.database, keep_typed, Begun("person", "", newer, place=1))
    window = open_window()
    offer = window.begun
    assert offer is not None
    offer.left.reverse()
    offer.open()
    form = form_on(window)
    assert form.fields is not None
    assert form.is_draft
    assert form.fields.typed() == newer
    qtbot.waitUntil(lambda: not desk.is_busy)
    (made,) = desk.read(listing.keys, Query("person"))
    assert [kept(desk, made, each) for each in ("name", "function", "email")] == [
        *older.values(),
        "",
    ]
    form.finish()
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert {each.key: dict(each.values) for each in desk.read(left_typed)} == {
        "new/person/1": newer
    }


def test_it_is_kept_while_one_types_and_gone_when_it_is_a_record(
    open_window: Open, desk: Desk, qtbot: QtBot
) -> None:
    window = open_window()
    assert window.begun is None
    window.begin("person")
    form = form_on(window)
    assert form.fields is not None
    form.fields.focus_field("function")
    line = form.fields.rows["function"].findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, "Adviser")
    qtbot.waitUntil(lambda: "new/person" in desk.begun)
    name = form.fields.rows["name"].findChild(QLineEdit)
    assert name is not None
    with qtbot.waitSignal(form.made):
        qtbot.keyClicks(name, "Amina")
        qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not desk.begun and not desk.is_busy)
    assert desk.read(left_typed) == []
    window.begin("person")
    assert form.fields.rows["name"].given == "", "it is a record, and begun no more"


def test_who_is_erased_is_offered_no_more(
    open_window: Open, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    first, other, gone = (write("person", number, name=f"Person {number}") for number in range(3))
    for ref in (first, other, gone):
        do(desk.database, keep_typed, Begun("person", ref, {"email": "half@"}))
    offer = open_window().begun
    assert offer is not None
    [shown, *rest] = [each.key for each in offer.left]
    tell(desk, erasure_changes(erase(desk.database, rest[0])))
    assert [each.key for each in offer.left] == [shown, rest[1]]
    do(desk.database, remove, [shown, rest[1]])
    tell(desk, empty_bin(desk.database, progress=print, cancelled=bool).changes)
    assert offer.left == []
    assert offer.bar.isHidden()
    assert desk.begun == {}, "nothing of it stays in memory"
