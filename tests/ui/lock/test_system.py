"""The lock of the system is heard over a real D-Bus, on which what a desktop says is said."""

import shutil
import subprocess
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from hrdesk.operations.locking import set_lock
from hrdesk.operations.perform import do
from hrdesk.ui.desk import Desk
from hrdesk.ui.lock.idle import keep_idle_minutes
from hrdesk.ui.lock.system import SystemLock, hears_system, path_of
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.desk_window import DeskWindow
from tests.ui.lock.locked_window import lock_of, quick, window
from tests.ui.open_desk import british, clock, desk, write

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusVirtualObject

__all__ = ["british", "clock", "desk", "quick", "window", "write"]
_OURS, _THEIRS = "hrdesk-test-ours", "hrdesk-test-theirs"
_LOGIN = "org.freedesktop.login1"
pytestmark = pytest.mark.skipif(
    not hears_system() or shutil.which("dbus-daemon") is None, reason="needs D-Bus"
)


@pytest.fixture
def address() -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def said(address: str, window: DeskWindow, qtbot: QtBot) -> Iterator["Desktop"]:
    """The window of a desk listens to a bus, and a desktop speaks on it."""
    from PySide6.QtDBus import QDBusConnection

    ours = QDBusConnection.connectToBus(address, _OURS)
    desktop = Desktop(address)
    lock_of(window).system.listen(ours, ours)
    qtbot.waitUntil(lambda: lock_of(window).system.path is not None)
    yield desktop
    for name in (_OURS, _THEIRS):
        QDBusConnection.disconnectFromBus(name)


class Desktop:
    """What the session of a person and the cover of the screen say."""

    session = "2"

    def __init__(self, address: str) -> None:
        from PySide6.QtDBus import QDBusConnection

        self._bus = QDBusConnection.connectToBus(address, _THEIRS)
        assert self._bus.registerService(_LOGIN)
        self._sessions = sessions_of(self)
        below = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert self._bus.registerVirtualObject("/org/freedesktop/login1", self._sessions, below)

    def session_is_to_lock(self, session: str = session) -> None:
        self._say(path_of(session), "org.freedesktop.login1.Session", "Lock")

    def cover(self, name: str, is_there: bool) -> None:
        self._say("/ScreenSaver", f"org.{name}.ScreenSaver", "ActiveChanged", is_there)

    def _say(self, path: str, interface: str, signal: str, *told: object) -> None:
        from PySide6.QtDBus import QDBusMessage

        message = QDBusMessage.createSignal(path, interface, signal)
        message.setArguments(list(told))
        assert self._bus.send(message)


def sessions_of(desktop: Desktop) -> "QDBusVirtualObject":
    """What answers who asks for the session that it is in."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject

    class Sessions(QDBusVirtualObject):
        def introspect(self, path: str) -> str:
            return ""

        def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
            asked = (message.path(), message.member(), message.arguments())
            own = ["org.freedesktop.login1.Session", "Id"]
            if asked != (path_of("auto"), "Get", own) or not desktop.session:
                return False
            answer = message.createReply()
            answer.setArguments([QDBusVariant(desktop.session)])
            return connection.send(answer)

    return Sessions()


def test_the_window_locks_with_the_screen(
    window: DeskWindow, desk: Desk, settings: Settings, said: Desktop, qtbot: QtBot
) -> None:
    lock = lock_of(window)
    with qtbot.waitSignal(lock.system.locked):
        said.session_is_to_lock()
    assert not lock.is_locked, "no passphrase was set"
    do(desk.database, set_lock, "cedar")
    heard = QSignalSpy(lock.system.locked)
    said.session_is_to_lock("c1")
    said.session_is_to_lock()
    said.cover("gnome", False)
    qtbot.waitUntil(lambda: lock.is_locked)
    with qtbot.waitSignal(lock.system.locked):
        said.cover("gnome", True)
    assert heard.count() == 2, "somebody else's session was to lock, too"
    lock.unlock()
    said.cover("gnome", False)
    with qtbot.waitSignal(lock.system.locked):
        said.cover("freedesktop", True)
    assert lock.is_locked
    lock.unlock()
    keep_idle_minutes(settings, 0)
    with qtbot.waitSignal(lock.system.locked):
        said.cover("gnome", True)
    assert not lock.is_locked, "it is never to lock itself"


@pytest.mark.parametrize(("told", "path"), [("c3", "/org/freedesktop/login1/session/c3"), ("", "")])
def test_where_the_bus_does_not_know_the_session_the_program_was_told(
    address: str,
    window: DeskWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    told: str,
    path: str,
) -> None:
    from PySide6.QtDBus import QDBusConnection

    monkeypatch.setenv("XDG_SESSION_ID", told)
    ours = QDBusConnection.connectToBus(address, _OURS)
    desktop = Desktop(address)
    desktop.session = ""
    system = lock_of(window).system
    system.listen(ours, ours)
    qtbot.waitUntil(lambda: system.path is not None)
    assert system.path == path
    with qtbot.waitSignal(system.locked):
        desktop.session_is_to_lock("c3")
    for name in (_OURS, _THEIRS):
        QDBusConnection.disconnectFromBus(name)


def test_a_session_is_an_object_of_the_bus() -> None:
    named = [path_of(each).rpartition("/")[2] for each in ("1", "12", "c2", "a-b")]
    assert named == ["_31", "_312", "c2", "a_2db"]


def test_it_listens_where_a_passphrase_is_and_not_at_once(
    window: DeskWindow, desk: Desk, qtbot: QtBot
) -> None:
    system: SystemLock = lock_of(window).system
    assert not system._later.isActive()
    desk.do(set_lock, "cedar")
    qtbot.waitUntil(system._later.isActive)
    assert system._later.interval() > 5_000


def test_without_a_bus_nothing_is_heard(window: DeskWindow) -> None:
    from PySide6.QtDBus import QDBusConnection

    nowhere = QDBusConnection("hrdesk-test-nowhere")
    lock_of(window).system.listen(nowhere, nowhere)
