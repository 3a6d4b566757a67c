"""A window with a desk that may be locked, and somebody before its box."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hrdesk.operations import locking
from hrdesk.ui.desk import Desk
from hrdesk.ui.lock.lock import Lock
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment, Write, british, clock, desk, write

__all__ = ["british", "clock", "desk", "quick", "window", "write"]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second a try is for people who guess, not for tests."""
    monkeypatch.setattr(locking, "key_from", lambda text, salt, cost: salt + text.encode())


@pytest.fixture
def window(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> DeskWindow:
    write("person", 1, name="Amina")
    made = DeskWindow(settings, theme, clock)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.attach(desk)
    with qtbot.waitActive(made):
        made.show()
    return made


def lock_of(window: DeskWindow) -> Lock:
    assert window.lock is not None
    return window.lock


def try_with(window: DeskWindow, passphrase: str) -> None:
    screen = lock_of(window).screen
    assert screen is not None
    QTest.keyClicks(screen.box, passphrase)
    QTest.keyClick(screen.box, Qt.Key.Key_Return)
