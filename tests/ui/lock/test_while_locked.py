"""What comes, ends, works or fails while the window is locked."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from hrdesk.operations.locking import set_lock
from hrdesk.operations.perform import do
from hrdesk.store.lock import keep_lock
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.crash_dialog import CrashDialog
from hrdesk.ui.desk import Desk
from hrdesk.ui.printing.private_copy import copy_privately
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.shell.desk_window import DeskWindow
from tests.ui.lock.locked_window import lock_of, quick, try_with, window
from tests.ui.open_desk import Moment, Write, british, clock, desk, write

__all__ = ["british", "clock", "desk", "quick", "window", "write"]
Key = Qt.Key


@pytest.fixture(autouse=True)
def cedar(quick: None, desk: Desk, window: DeskWindow) -> None:
    do(desk.database, set_lock, "cedar")


def delete_what_is_to_be() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_windows_that_are_gone_or_done_meanwhile_keep_nobody_out(
    window: DeskWindow, desk: Desk
) -> None:
    lock = lock_of(window)
    waiting, closing, done, staying = (QDialog(window) for _ in range(4))
    closing.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for each in (closing, done, staying):
        each.show()
    QTimer.singleShot(0, lock.lock)
    assert not waiting.exec(), "hidden by the lock, it has no answer"
    shiboken6.delete(waiting)
    closing.accept()
    delete_what_is_to_be()
    assert not shiboken6.isValid(closing)
    done.accept()
    lock.unlock()
    assert not lock.is_locked
    assert staying.isVisible()
    assert not done.isVisible()


def test_the_focus_comes_back_near_to_where_it_was(window: DeskWindow, qtbot: QtBot) -> None:
    window.go("contacts")
    page, lock = window.page, lock_of(window)
    assert isinstance(page, ContactsPage)
    view = page.list.view
    assert view is not None
    view.choose([page.list.refs[0]])
    view.setFocus()
    assert view.edit_here()
    assert QApplication.focusWidget() is not view
    lock.lock()
    delete_what_is_to_be()
    lock.unlock()
    assert QApplication.focusWidget() is view
    popup = NamePopup("Name", "Save", view)
    popup.open_under(view)
    qtbot.waitUntil(popup.line.hasFocus)
    lock.lock()
    delete_what_is_to_be()
    assert not shiboken6.isValid(popup)
    lock.unlock()
    assert QApplication.focusWidget() is view


def test_windows_that_open_later_wait(window: DeskWindow, qtbot: QtBot) -> None:
    lock = lock_of(window)
    lock.lock()
    asking, fault, menu = QDialog(window), CrashDialog("Amina", ""), QMenu(window)
    qtbot.addWidget(fault)
    menu.addAction("Amina")
    asking.open()
    fault.open()
    menu.popup(window.pos())
    for each in (asking, fault, menu):
        assert each.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen), "not for a moment"
    qtbot.waitUntil(lambda: not (asking.isVisible() or fault.isVisible() or menu.isVisible()))
    asking.show()
    qtbot.waitUntil(lambda: not asking.isVisible())
    assert lock.screen is not None
    own = QMenu(lock.screen.box)
    own.addAction("Paste")
    own.popup(window.pos())
    qtbot.wait(1)
    assert own.isVisible()
    own.close()
    try_with(window, "cedar")
    qtbot.waitUntil(lambda: not lock.is_locked)
    assert asking.isVisible()
    assert fault.isVisible()
    assert not menu.isVisible()
    for each in (asking, fault, menu):
        assert not each.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)


def test_a_window_that_opens_and_is_done_at_once_does_not_come(window: DeskWindow) -> None:
    lock = lock_of(window)
    lock.lock()
    early, late = QDialog(window), QDialog(window)
    early.show()
    early.accept()
    late.show()
    lock.unlock()
    assert not early.isVisible()
    assert late.isVisible()


def test_who_types_into_a_window_that_was_opened_later_is_not_locked_out(
    window: DeskWindow, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    lock, person = lock_of(window), write("person", 2, name="Sami")
    now = [1000.0]
    lock.idle._now = lambda: now[0]
    lock.idle.begin()
    window.apart.show(desk, [person])
    alone = window.apart.windows[person]
    qtbot.waitUntil(alone.isActiveWindow)
    handle = alone.windowHandle()
    assert handle is not None
    for _ in range(11):
        now[0] += 60
        QTest.keyClick(handle, Key.Key_A)
        lock.idle.look()
    assert not lock.is_locked
    for _ in range(10):
        now[0] += 60
        lock.idle.look()
    assert lock.is_locked


def test_reminders_that_came_meanwhile_appear_afterwards(
    window: DeskWindow, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    lock, bell = lock_of(window), window.bell
    assert bell is not None
    write("activity", 1, title="Call", dates="2026-11-18T10:30/2026-11-18T11:00[Europe/Zurich]")
    lock.lock()
    lock.unlock()
    assert bell.list is None, "nothing is due"
    lock.lock()
    clock.passes(minutes=55)
    with qtbot.waitSignal(bell.watch.arrived):
        bell.watch.look()
    assert bell.list is None
    lock.unlock()
    assert bell.list is not None
    assert bell.list.isVisible()
    bell.list.close()
    lock.lock()
    lock.unlock()
    assert not bell.list.isVisible(), "it was seen"


def test_it_opens_while_long_work_runs(window: DeskWindow, desk: Desk, qtbot: QtBot) -> None:
    lock, go_on = lock_of(window), threading.Event()
    lock.lock()

    def wait(*_: object, **__: object) -> None:
        go_on.wait(20)

    desk.run(print, wait)
    desk.look_beside(print, wait)
    try:
        try_with(window, "cedar")
        qtbot.waitUntil(lambda: not lock.is_locked)
        assert desk.is_busy
    finally:
        go_on.set()


def test_private_copies_are_off_the_clipboard(window: DeskWindow) -> None:
    clipboard, mime = QGuiApplication.clipboard(), QMimeData()
    mime.setText("Amina")
    copy_privately(mime)
    lock_of(window).lock()
    assert clipboard.text() == ""
    lock_of(window).unlock()
    clipboard.setText("for all")
    lock_of(window).lock()
    assert clipboard.text() == "for all"


def test_a_fault_of_the_desk_is_no_wrong_passphrase(
    window: DeskWindow, desk: Desk, qtbot: QtBot
) -> None:
    lock = lock_of(window)
    lock.lock()
    screen = lock.screen
    assert screen is not None
    with desk.database.writing() as session:
        session.execute(text("ALTER TABLE desk RENAME TO elsewhere"))
    for _ in range(6):
        try_with(window, "cedar")
        qtbot.waitUntil(lambda: bool(screen.fault.text()))
        assert "passphrase" not in screen.fault.text()
        assert desk.database.path.name not in screen.fault.text(), "nobody is told where it lies"
        assert screen.box.isEnabled()
    with desk.database.writing() as session:
        session.execute(text("ALTER TABLE elsewhere RENAME TO desk"))
    try_with(window, "cedar")
    qtbot.waitUntil(lambda: not lock.is_locked)


def test_a_damaged_lock_says_what_to_do(window: DeskWindow, desk: Desk, qtbot: QtBot) -> None:
    lock = lock_of(window)
    lock.lock()
    screen = lock.screen
    assert screen is not None
    with desk.database.writing() as session:
        keep_lock(session, "{}")
    for _ in range(2):
        try_with(window, "cedar")
        qtbot.waitUntil(lambda: "hrdesk lock-off" in screen.fault.text())
        assert screen.box.isEnabled()
    assert lock.is_locked


def test_a_menu_bar_of_the_system_shows_and_does_nothing(window: DeskWindow) -> None:
    lock, undo = lock_of(window), window.commands["undo"]
    actions = [*window.menuBar().actions(), *(listed.action for listed in window.commands)]
    before = {each: (each.isVisible(), each.isEnabled()) for each in actions}
    assert not undo.isEnabled()
    lock.lock()
    assert not any(each.isVisible() or each.isEnabled() for each in actions)
    undo.setEnabled(True)
    assert not undo.isEnabled()
    lock.unlock()
    assert undo.isEnabled(), "there was something to undo meanwhile"
    undo.setEnabled(False)
    assert {each: (each.isVisible(), each.isEnabled()) for each in actions} == before
