"""An empty page says one sentence and offers at most three things to do."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.empty_state import EmptyState


@pytest.mark.parametrize(("offered", "shown"), [(0, 0), (1, 1), (3, 3), (5, 3)])
def test_at_most_three_actions(qtbot: QtBot, theme: Theme, offered: int, shown: int) -> None:
    actions = [QAction(f"Action {number}") for number in range(offered)]
    empty = EmptyState("plane", "No visits yet.", actions)
    qtbot.addWidget(empty)
    assert not empty.children()  # a page has a dozen of them, and shows none
    empty.show()
    assert len(empty.findChildren(QPushButton)) == shown


def test_a_button_does_its_action_and_the_first_stands_out(qtbot: QtBot, theme: Theme) -> None:
    first, second = QAction("Add"), QAction("Import")
    empty = EmptyState("plane", "No visits yet.", [first, second])
    qtbot.addWidget(empty)
    empty.show()
    buttons = empty.findChildren(QPushButton)
    with qtbot.waitSignal(second.triggered):
        buttons[1].click()
    assert [bool(button.property("primary")) for button in buttons] == [True, False]
    assert buttons[0].accessibleName() == "Add"


def test_the_sentence_can_change(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState("plane", "No visits yet.")
    qtbot.addWidget(empty)
    empty.set_sentence("No visit matches.")
    assert empty.sentence == "No visit matches."
    empty.resize(300, 300)
    assert not empty.grab().isNull()


def test_in_a_low_place_words_and_buttons_stand_below_each_other(
    qtbot: QtBot, theme: Theme
) -> None:
    empty = EmptyState("plane", "No visit is known yet. " * 8, [QAction("New visit")])
    qtbot.addWidget(empty)
    empty.resize(260, 70)
    empty.show()
    (button,) = empty.findChildren(QPushButton)
    words = next(each for each in empty.findChildren(QLabel) if each.text())

    def stand_apart() -> None:
        foot = words.mapTo(empty, words.rect().bottomLeft()).y()
        assert words.height() >= words.heightForWidth(words.width())
        assert button.mapTo(empty, button.rect().topLeft()).y() > foot

    qtbot.waitUntil(stand_apart)


def test_the_picture_grows_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState("plane", "No visits yet.")
    qtbot.addWidget(empty)
    empty.show()
    assert empty._picture is not None
    before = empty._picture.height()
    font = empty.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    empty._picture.setFont(font)
    assert empty._picture.height() > before


def test_its_buttons_are_never_windows(qtbot: QtBot) -> None:
    window = QStackedWidget()
    window.addWidget(QWidget())
    window.addWidget(EmptyState("inbox", "Nothing yet", [QAction("Begin")]))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    shown = _WindowsShown()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(shown)
    window.setCurrentIndex(1)
    app.removeEventFilter(shown)
    assert [button.text() for button in window.findChildren(QPushButton)] == ["Begin"]
    assert shown.words == []


class _WindowsShown(QObject):
    """Writes down which widgets are shown as windows."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if is_window and event.type() == QEvent.Type.Show:
            self.words.append(type(watched).__name__)
        return False
