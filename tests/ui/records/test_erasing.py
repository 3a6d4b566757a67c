"""Erasing a record from its menu: what it means is said first, and whom to tell afterwards."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations import inbox
from hrdesk.operations.desks import Start, starting_records
from hrdesk.operations.partners import set_partner
from hrdesk.operations.records import set_label
from hrdesk.operations.undo import undo
from hrdesk.operations.withdrawals import take_off
from hrdesk.store.journal import history
from hrdesk.store.partners import confirm, sent_to
from hrdesk.store.records import read_state, write_states
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.records.erasing import EraseDialog
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.records.happened import happened
from hrdesk.ui.records.holders_view import HoldersView
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.worlds import DeskAtWork

KEY = Qt.Key


@pytest.fixture
def ours(tmp_path: Path) -> DeskAtWork:
    made = DeskAtWork(tmp_path, "NIRMS")
    made.knows("IACHR", "ODIHR")
    made.do(set_partner, "IACHR", email="desk@example.org")
    return made


@pytest.fixture
def desk(ours: DeskAtWork, qtbot: QtBot) -> Iterator[Desk]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    made = Desk(ours.database)
    yield made
    qtbot.waitUntil(lambda: not made.is_busy)
    made.close()
    QLocale.setDefault(before)


@pytest.fixture
def person(ours: DeskAtWork) -> str:
    return ours.add("person", name="Ferdinand Unmistakable", email="f@example.org")


@pytest.fixture
def form(desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot) -> RecordForm:
    made = RecordForm(desk, settings)
    qtbot.addWidget(made)
    made.resize(560, 800)
    with qtbot.waitActive(made):
        made.show()
    return made


def asked(parent: QWidget, desk: Desk, qtbot: QtBot) -> EraseDialog:
    """The dialog, once it knows what erasing means."""
    dialog = parent.findChildren(EraseDialog)[-1]
    qtbot.waitUntil(lambda: not desk.is_busy and dialog.progress.isHidden())
    return dialog


def erase(dialog: EraseDialog, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.understood, KEY.Key_Space)
    qtbot.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.erase.isHidden())


def test_all_that_it_means_is_said_before_anything_is_done(
    ours: DeskAtWork, desk: Desk, form: RecordForm, person: str, qtbot: QtBot
) -> None:
    ours.add("visit", country="TUN", dates="2026-12-03", head=person)
    first = ours.send("IACHR")
    with ours.database.writing() as session:
        session.raw("UPDATE outbox SET minute = minute - 10000 WHERE id = 1")
    second, other = ours.send("IACHR"), ours.send("ODIHR")
    inbox.take_delivery(ours.database, first)
    copy = ours.database.path.with_name("NIRMS-2026-11-22.hrdesk")
    ours.database.copy_to(copy)
    form.ask_to_erase(person)
    dialog = asked(form, desk, qtbot)
    said = dialog.text.toPlainText()
    for words in ("IACHR · Desk IACHR · desk@example.org", "ODIHR", "Tunisia", copy.name):
        assert words in said
    for book in (first, second, other):
        assert book.name in said
    assert "lose their content" in said
    assert said.index(other.name, said.index("copies here are let go"))
    assert not dialog.erase.isEnabled()
    dialog.reject()
    assert desk.read(read_state, person) is not None


def test_after_the_tick_it_is_gone_and_whom_to_tell_can_be_copied(
    ours: DeskAtWork, desk: Desk, form: RecordForm, person: str, qtbot: QtBot
) -> None:
    ours.send("IACHR")
    form.show_record(person)
    with qtbot.waitSignal(form.erased):
        form.head.erase.trigger()
        dialog = asked(form, desk, qtbot)
        erase(dialog, desk, qtbot)
    assert desk.read(read_state, person) is None
    assert form.ref == ""
    assert not form.show_record(person)
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "Tell these desks" in copied
    assert "desk@example.org" in copied
    assert dialog.copy.text() == "Copied"


def test_what_nobody_was_given_needs_nobody_told(
    desk: Desk, form: RecordForm, person: str, qtbot: QtBot
) -> None:
    form.ask_to_erase(person)
    dialog = asked(form, desk, qtbot)
    assert "It was given to nobody." in dialog.text.toPlainText()
    room = dialog.text.viewport().height() - dialog.text.document().size().height()
    assert 0 <= round(room) < 8, "neither a scroll bar nor empty room"
    erase(dialog, desk, qtbot)
    assert "nobody to tell" in dialog.text.toPlainText()
    assert dialog.copy.isHidden()


def test_taking_the_tick_back_takes_the_button_back(
    desk: Desk, form: RecordForm, person: str, qtbot: QtBot
) -> None:
    form.ask_to_erase(person)
    dialog = asked(form, desk, qtbot)
    qtbot.keyClick(dialog.understood, KEY.Key_Space)
    assert dialog.erase.isEnabled()
    qtbot.keyClick(dialog.understood, KEY.Key_Space)
    assert not dialog.erase.isEnabled()


def test_what_is_not_there_any_more_is_said(
    ours: DeskAtWork, desk: Desk, form: RecordForm, person: str, qtbot: QtBot
) -> None:
    form.ask_to_erase(person)
    late = asked(form, desk, qtbot)
    form.ask_to_erase(person)
    erase(asked(form, desk, qtbot), desk, qtbot)
    erase(late, desk, qtbot)
    assert "There is no record" in late.text.toPlainText()
    form.ask_to_erase(person)
    dialog = asked(form, desk, qtbot)
    assert "There is no record" in dialog.text.toPlainText()
    assert dialog.understood.isHidden()


def test_it_is_in_the_menu_of_the_rows_and_the_list_follows(
    ours: DeskAtWork,
    desk: Desk,
    settings: Settings,
    theme: Theme,
    person: str,
    nameless: Callable[[QWidget], list[str]],
    qtbot: QtBot,
) -> None:
    kept = ours.add("person", name="Somebody Else")
    page = ContactsPage(desk, settings)
    qtbot.addWidget(page)
    page.show_kind("person")
    page.show_record(person)
    page.row_menu.show_for([person, kept])
    assert not page.row_menu.erase.isEnabled()
    page.row_menu.show_for([person])
    page.row_menu.erase.trigger()
    dialog = asked(page, desk, qtbot)
    assert nameless(dialog) == []
    erase(dialog, desk, qtbot)
    qtbot.waitUntil(lambda: page.list.refs == [kept])
    assert page.detail.ref in ("", kept)


# ---------------------------------------------------------------- who has it


def holders(form: RecordForm) -> str:
    form.tabs.setCurrentWidget(form.holders)
    return form.holders.toPlainText()


def test_it_begins_at_the_right_where_one_reads_from_there(
    desk: Desk, theme: Theme, person: str, qtbot: QtBot
) -> None:
    view = HoldersView(desk)
    qtbot.addWidget(view)
    view.resize(1200, 200)
    view.show()
    for way in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
        view.setLayoutDirection(way)
        view.show_record(person)
        is_at_right = view.cursorRect().x() > 300
        assert is_at_right is (way is Qt.LayoutDirection.RightToLeft)


def test_who_has_it_stands_beside_the_record(
    ours: DeskAtWork, desk: Desk, form: RecordForm, person: str
) -> None:
    form.show_record(person)
    assert holders(form).startswith("Only this desk has it")
    form.tabs.setCurrentIndex(0)
    with ours.database.writing() as session:
        shipped = starting_records(Start.NETWORK)[0]
        write_states(session, [shipped])
    form.show_record(shipped.ref)
    assert holders(form).startswith("It came with HRDesk")
    form.show_record(person)
    form.tabs.setCurrentIndex(0)
    sent = ours.send("IACHR")
    assert holders(form).splitlines() == [
        "IACHR · Desk IACHR",
        "It has what stands here now.",
        f"Given on 22 Nov 2026 in {isolated(sent.name)}, not confirmed yet",
        "Fields: Name, E-mail",
    ]
    ours.set(person, function="Clerk")
    form.tabs.setCurrentIndex(0)
    assert "older version" in holders(form)


def test_who_showed_it_and_who_confirmed_are_told(
    ours: DeskAtWork, desk: Desk, form: RecordForm, tmp_path: Path
) -> None:
    theirs = DeskAtWork(tmp_path, "IACHR")
    theirs.knows("NIRMS")
    ref = theirs.add("person", name="Theirs")
    ours.receive(theirs.send("NIRMS"))
    form.show_record(ref)
    assert "a workbook of theirs showed it" in holders(form)
    theirs.receive(ours.send("IACHR"))
    ours.receive(theirs.send("NIRMS"))
    form.tabs.setCurrentIndex(0)
    assert "confirmed on 22 Nov 2026" in holders(form)
    theirs.close()


def test_who_was_told_that_it_is_no_longer_shared_is_said(
    ours: DeskAtWork, desk: Desk, form: RecordForm, person: str
) -> None:
    first = ours.send("IACHR")
    ours.do(set_label, [person], Label.INTERNAL)
    last = ours.send("IACHR")
    form.show_record(person)
    assert holders(form).splitlines() == [
        "IACHR · Desk IACHR",
        "It was told that it is no longer shared; what it was given, it may still have.",
        f"No longer shared since 22 Nov 2026, told in {isolated(last.name)}, not confirmed yet",
        f"Given on 22 Nov 2026 in {isolated(first.name)}, not confirmed yet",
        "Fields: Name, E-mail",
    ]
    with ours.database.writing() as session:
        confirm(session, [each.workbook for each in sent_to(session)])
    form.tabs.setCurrentIndex(0)
    assert "No longer shared since 22 Nov 2026" in holders(form)
    assert "confirmed on 22 Nov 2026" in holders(form).splitlines()[2]


def test_history_says_when_a_record_was_taken_off_and_came_back(
    ours: DeskAtWork, desk: Desk, person: str
) -> None:
    ours.do(take_off, [person])
    undo(ours.database)
    entries = desk.read(history, person)
    said = [each.field for each in happened(entries, str, "UTC")]
    assert said == ["back on this desk", "taken off this desk", "made"]
