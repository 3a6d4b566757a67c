"""The work itself in the window of a desk, by keyboard alone, with its actions counted."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.store.records import read_state
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.together import TogetherPanel
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


@pytest.mark.parametrize(
    ("typed", "address"), [("muller", "anna@example.org"), ("احمد", "samir@example.org")]
)
def test_somebody_is_found_and_the_address_copied_in_three_actions(
    person: Person, typed: str, address: str, qtbot: QtBot
) -> None:
    person.press("Ctrl+2")
    person.type(typed)
    page = page_of(person)
    qtbot.waitUntil(lambda: len(page.list.refs) == 1)
    person.press("Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text() == address
    assert address in person.window.undo_bar.text
    assert person.actions <= 3


def labels(desk: Desk, refs: list[str]) -> list[Label]:
    states = [desk.read(read_state, ref) for ref in refs]
    return [state.label for state in states if state is not None]


def test_three_are_made_internal_taken_back_and_then_two(
    person: Person, desk: Desk, qtbot: QtBot
) -> None:
    person.press("Ctrl+2")
    page = page_of(person)
    view = page.list.view
    assert view is not None

    def chosen(count: int) -> Callable[[], bool]:
        return lambda: len(view.refs()) == count and page.detail.isVisible() and _shows(page, count)

    person.press("Down")
    person.press("Shift+Down")
    person.press("Shift+Down")
    qtbot.waitUntil(chosen(3))
    # Where the first step down leads depends on whether somebody is shown by then.
    refs = view.refs()
    with qtbot.waitSignal(desk.changed):
        _make_internal(person, qtbot)
    assert labels(desk, refs) == [Label.INTERNAL] * 3
    with qtbot.waitSignal(desk.changed):
        person.press("Ctrl+Z")
    assert labels(desk, refs) == [Label.NETWORK] * 3
    person.press("Shift+Up")
    qtbot.waitUntil(chosen(2))
    with qtbot.waitSignal(desk.changed):
        _make_internal(person, qtbot)
    assert labels(desk, refs) == [Label.INTERNAL, Label.INTERNAL, Label.NETWORK]
    # To the place 1, three chosen 3, the label 2, undo 1, one fewer 1, the label 2.
    assert person.actions <= 10


def _make_internal(person: Person, qtbot: QtBot) -> None:
    person.press("Ctrl+M")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    person.press("I")
    # What a system does by itself when a menu has closed; the one of the tests does not.
    person.window.activateWindow()


def _shows(page: ContactsPage, count: int) -> bool:
    panel = page.detail.currentWidget()
    return isinstance(panel, TogetherPanel) and str(count) in panel.change.text()


def test_a_weaker_label_waits_for_the_button(
    person: Person, desk: Desk, put: Put, qtbot: QtBot
) -> None:
    secret = put("person", 5, Label.INTERNAL, name="Zeta, Ana")
    person.press("Ctrl+2")
    page = page_of(person)
    view = page.list.view
    assert view is not None
    view.table.reload()
    view.choose([secret, page.list.refs[0]])
    qtbot.waitUntil(lambda: _shows(page, 2))
    panel = page.detail.currentWidget()
    assert isinstance(panel, TogetherPanel)
    row = panel.rows["country"]
    before, font = row._dot.pixmap().width(), row.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    row.setFont(font)
    assert row._dot.pixmap().width() > before
    panel.choose_label(Label.PUBLIC)
    assert "lowers" in panel._lowers.text()
    assert person.window.focusWidget() is panel.change
    assert labels(desk, [secret]) == [Label.INTERNAL]
    with qtbot.waitSignal(desk.changed):
        person.press("Space")
    assert labels(desk, [secret]) == [Label.PUBLIC]
