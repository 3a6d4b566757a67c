"""Somebody at the keyboard of a window with a few people in it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.theme import Theme
from tests.ui.records.conftest import Put


class Person:
    """Somebody at the keyboard; each key, and each word typed, is one action."""

    def __init__(self, window: DeskWindow) -> None:
        self.window = window
        self.actions = 0

    def press(self, keys: str) -> None:
        """Press a key, or several together."""
        self.actions += 1
        for combination in QKeySequence(keys):  # type: ignore[attr-defined]  # one after the other
            QTest.keyClick(self._where(), combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type a word, or the beginning of one."""
        self.actions += 1
        for letter in text:
            # With its text alone, as keyboards of other scripts give it.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._where(), event)

    def _where(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        return popup or QApplication.focusWidget() or self.window


@pytest.fixture
def person(
    desk: Desk, settings: Settings, theme: Theme, put: Put, qtbot: QtBot
) -> Iterator[Person]:
    put("person", 1, name="Abdi, Fatima", email="fatima@example.org")
    put("person", 2, name="Müller, Anna", email="anna@example.org")
    put("person", 3, name="Murillo, José", email="jose@example.org")
    put("person", 4, name="أحمد، سمير", email="samir@example.org")
    window = DeskWindow(settings, theme)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.attach(desk)
    with qtbot.waitActive(window):
        window.show()
    yield Person(window)
    qtbot.waitUntil(lambda: not desk.is_busy)


def page_of(person: Person) -> ContactsPage:
    page = person.window.page
    inner = getattr(page, "inner", page)
    assert isinstance(inner, ContactsPage)
    return inner
