"""The lock: nothing of the desk in sight, no key reaches it, and all is there again afterwards."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.operations.locking import has_lock, set_lock
from hrdesk.operations.perform import do
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.lock.dialog import LockDialog
from hrdesk.ui.lock.idle import IdleWatch, idle_minutes
from hrdesk.ui.lock.screen import LockScreen
from hrdesk.ui.settings import Settings
from hrdesk.ui.settings_page.lock_card import LockCard
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.theme import Theme
from tests.ui.lock.locked_window import lock_of, quick, try_with, window
from tests.ui.open_desk import Moment, british, clock, desk, write

__all__ = ["british", "clock", "desk", "quick", "window", "write"]
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def in_sight(window: DeskWindow) -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def test_nothing_is_in_sight_no_key_reaches_it_and_then_all_is_there_again(
    window: DeskWindow, desk: Desk, qtbot: QtBot
) -> None:
    do(desk.database, set_lock, "cedar")
    window.go("contacts")
    page = window.page
    assert isinstance(page, ContactsPage)
    assert page.list.view is not None
    person = page.list.refs[0]
    page.list.view.choose([person])
    window.apart.show(desk, [person])
    alone = window.apart.windows[person]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.list.view.setFocus()
    # From any window of the desk, as one reads in it.
    alone.activateWindow()
    qtbot.waitUntil(alone.isActiveWindow)
    QTest.keyClick(alone, Key.Key_L, Ctrl)
    lock = lock_of(window)
    assert lock.is_locked
    assert window.windowTitle() == "HRDesk"
    assert in_sight(window) == [window]
    assert lock.screen is not None
    where = window.address
    for key in (Key.Key_Z, Key.Key_K, Key.Key_N, Key.Key_3, Key.Key_P):
        QTest.keyClick(lock.screen.box, key, Ctrl)
    QTest.keyClick(lock.screen.box, Key.Key_F1)
    assert window.bell is not None
    window.bell._appear()
    window.undo_bar.offer("Amina was changed")
    window.messages.say("Amina")
    assert in_sight(window) == [window]
    assert window.address == where
    assert not (window.undo_bar.isVisible())
    assert not (window.messages.isVisible())
    assert not (page.isVisible())
    try_with(window, "oak")
    qtbot.waitUntil(lambda: lock.screen is not None and "not" in lock.screen.fault.text())
    try_with(window, "cedar")
    qtbot.waitUntil(lambda: not lock.is_locked)
    assert alone.isVisible()
    assert page.isVisible()
    assert "Contacts" in window.windowTitle()
    assert page.list.view.refs() == [person]
    QTest.keyClick(page.list.view, Key.Key_3, Ctrl)
    assert window.address is not None
    assert window.address.place == "calendar"


def test_a_desk_with_a_passphrase_is_locked_when_it_is_opened(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot
) -> None:
    do(desk.database, set_lock, "cedar")
    made = DeskWindow(settings, theme, clock)
    qtbot.addWidget(made)
    made.attach(desk)
    made.show()
    lock = lock_of(made)
    assert lock.is_locked
    assert made.windowTitle() == "HRDesk"
    made.resize(1100, 700)
    assert lock.screen is not None
    assert lock.screen.size() == made.size()
    try_with(made, "cedar")
    qtbot.waitUntil(lambda: not lock.is_locked)


def test_the_first_time_a_passphrase_is_chosen(
    window: DeskWindow, desk: Desk, settings: Settings, qtbot: QtBot
) -> None:
    window.commands["lock"].trigger()
    dialog = window.findChild(LockDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.new, "cedar")
    QTest.keyClicks(dialog.again, "ceda")
    assert not dialog.answer.isEnabled()
    assert dialog.fault.text()
    QTest.keyClicks(dialog.again, "r")
    dialog.answer.click()
    lock = lock_of(window)
    qtbot.waitUntil(lambda: lock.is_locked)
    try_with(window, "cedar")
    qtbot.waitUntil(lambda: not lock.is_locked)


def test_it_is_changed_and_taken_away_in_the_settings(
    desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    do(desk.database, set_lock, "cedar")
    card = LockCard(desk, settings, 120)
    qtbot.addWidget(card)
    card.show()
    card.change.click()
    dialog = card.findChild(LockDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.old, "oak")
    dialog.remove.click()
    qtbot.waitUntil(lambda: "not" in dialog.fault.text())
    assert not dialog.fault.accessibleName(), "a screen reader says the sentence that stands there"
    dialog.old.setText("cedar")
    dialog.remove.click()
    qtbot.waitUntil(lambda: not desk.read(has_lock))
    qtbot.waitUntil(lambda: not card.after.isEnabled())
    card.after.setCurrentIndex(card.after.findData(0))
    card.after.activated.emit(0)
    assert idle_minutes(settings) == 0


def test_who_guesses_waits_longer_each_time(clock: Moment, theme: Theme, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    screen = LockScreen(clock, "Europe/Zurich", owner)
    owner.show()
    tried: list[str] = []
    screen.tried.connect(tried.append)
    for _ in range(4):
        QTest.keyClicks(screen.box, "oak")
        QTest.keyClick(screen.box, Key.Key_Return)
        screen.refuse()
        assert screen.box.isEnabled()
    QTest.keyClicks(screen.box, "OAK")
    assert "Caps Lock" in screen.fault.text()
    screen.open.click()
    assert screen.box.text() == ""
    screen.refuse()
    assert not screen.box.isEnabled()
    QTest.keyClick(screen, Key.Key_Return)
    assert tried == ["oak"] * 4 + ["OAK"]
    screen.refuse()
    assert screen._rest.interval() == 2_000


def test_it_locks_when_nobody_is_here_or_the_computer_slept(
    settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    now = [1000.0]
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    watch = IdleWatch(settings, owner, lambda: now[0])
    handle = owner.windowHandle()
    assert handle is not None
    watch.begin()
    expired: list[float] = []
    watch.expired.connect(lambda: expired.append(now[0]))

    def passes(seconds: int) -> None:
        for _ in range(seconds // 60):
            now[0] += 60
            watch.look()

    passes(9 * 60)
    QTest.mouseMove(handle, QPoint(3, 3))
    passes(9 * 60)
    assert expired == []
    passes(60)
    assert len(expired) == 1
    QTest.keyClick(handle, Key.Key_A)
    now[0] += 600
    watch.look()
    assert len(expired) == 2, "it slept"
    focused = QGuiApplication.focusWindow()
    assert focused is not None
    focused.removeEventFilter(watch)
    watch._watch(QObject())  # as it comes where something that is gone stands in its place

    def is_heard() -> bool:
        now[0] += 1
        QTest.mouseMove(focused, QPoint(int(now[0]) % 9, 3))
        return watch._touched == now[0]

    qtbot.waitUntil(is_heard)


def test_every_part_has_a_name(
    clock: Moment, theme: Theme, desk: Desk, qtbot: QtBot, nameless: object
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    for made in (LockScreen(clock, "Europe/Zurich", owner), LockDialog(desk, owner)):
        assert nameless(made) == []  # type: ignore[operator]
