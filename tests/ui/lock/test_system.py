"""The lock of the system is heard over a real D-Bus, on which what a desktop says is said."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from hrdesk.operations.locking import set_lock
from hrdesk.operations.perform import do
from hrdesk.ui.desk import Desk
from hrdesk.ui.lock.idle import keep_idle_minutes
from hrdesk.ui.lock.system import SystemLock, hears_system
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.desk_window import DeskWindow
from tests.ui.lock.locked_window import lock_of, quick, window
from tests.ui.open_desk import british, clock, desk, write

__all__ = ["british", "clock", "desk", "quick", "window", "write"]
_OURS, _THEIRS = "hrdesk-test-ours", "hrdesk-test-theirs"
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
def said(address: str, window: DeskWindow) -> Iterator["Desktop"]:
    """The window of a desk listens to a bus, and a desktop speaks on it."""
    from PySide6.QtDBus import QDBusConnection

    ours = QDBusConnection.connectToBus(address, _OURS)
    lock_of(window).system.listen(ours, ours)
    yield Desktop(address)
    for name in (_OURS, _THEIRS):
        QDBusConnection.disconnectFromBus(name)


class Desktop:
    """What the session of a person and the cover of the screen say."""

    def __init__(self, address: str) -> None:
        from PySide6.QtDBus import QDBusConnection

        self._bus = QDBusConnection.connectToBus(address, _THEIRS)
        assert self._bus.registerService("org.freedesktop.login1")

    def session_is_to_lock(self) -> None:
        self._say("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock")

    def cover(self, name: str, is_there: bool) -> None:
        self._say("/ScreenSaver", f"org.{name}.ScreenSaver", "ActiveChanged", is_there)

    def _say(self, path: str, interface: str, signal: str, *told: object) -> None:
        from PySide6.QtDBus import QDBusMessage

        message = QDBusMessage.createSignal(path, interface, signal)
        message.setArguments(list(told))
        assert self._bus.send(message)


def test_the_window_locks_with_the_screen(
    window: DeskWindow, desk: Desk, settings: Settings, said: Desktop, qtbot: QtBot
) -> None:
    lock = lock_of(window)
    with qtbot.waitSignal(lock.system.locked):
        said.session_is_to_lock()
    assert not lock.is_locked, "no passphrase was set"
    do(desk.database, set_lock, "cedar")
    said.session_is_to_lock()
    qtbot.waitUntil(lambda: lock.is_locked)
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
