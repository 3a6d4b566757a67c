"""The list under the search box: keys move in it while the focus stays in the box."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.widgets.hits import Hit
from hrdesk.ui.widgets.palette import CommandPalette

WORDS = ("Georgia", "Germany", "Tunisia", *(f"Visit {number}" for number in range(20)))


def _find(query: str) -> Sequence[Hit]:
    return [
        Hit(word, "Visit", "plane", payload=word)
        for word in WORDS
        if word.lower().startswith(query.lower())
    ]


class Desk:
    """A window with a box, its palette, and another field that had the focus before."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.window.resize(600, 500)
        self.box = QLineEdit()
        self.other = QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.box)
        layout.addWidget(self.other)
        layout.addStretch(1)
        self.palette = CommandPalette(self.box, _find, self.window)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.box, key)

    @property
    def line(self) -> str:
        return self.palette._list.currentIndex().data()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk.window)
    with qtbot.waitActive(desk.window):
        desk.window.show()
    desk.other.setFocus()
    return desk


def test_it_comes_with_everything_and_lies_under_the_box(desk: Desk) -> None:
    desk.palette.summon()
    assert desk.palette.isVisible()
    assert desk.box.hasFocus()
    assert len(desk.palette.rows) == len(WORDS)
    assert desk.palette.geometry().top() >= desk.box.geometry().bottom()
    assert desk.palette.width() == desk.box.width()
    assert desk.palette.geometry().bottom() < desk.window.height()


def test_typing_narrows_it_down(desk: Desk) -> None:
    desk.palette.summon()
    QTest.keyClicks(desk.box, "ge")
    assert desk.palette.rows == ["Georgia", "Germany"]
    assert desk.line.startswith("Georgia")


def test_arrows_move_and_stop_at_both_ends(desk: Desk) -> None:
    desk.palette.summon()
    QTest.keyClicks(desk.box, "ge")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    assert desk.line.startswith("Germany")
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Up)
    assert desk.line.startswith("Georgia")
    desk.box.clear()
    QTest.keyClicks(desk.box, "v")
    desk.press(Qt.Key.Key_PageDown)
    assert desk.line.startswith("Visit 8")
    assert desk.box.hasFocus()


def test_enter_opens_what_is_marked(qtbot: QtBot, desk: Desk) -> None:
    desk.palette.summon()
    QTest.keyClicks(desk.box, "ge")
    desk.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.palette.chosen) as chosen:
        desk.press(Qt.Key.Key_Return)
    assert chosen.args == ["Germany"]
    assert not desk.palette.isVisible()
    assert desk.box.text() == ""
    assert desk.other.hasFocus()


def test_a_click_opens_too(qtbot: QtBot, desk: Desk) -> None:
    desk.palette.summon()
    view = desk.palette._list
    place = view.visualRect(view.model().index(2, 0)).center()
    with qtbot.waitSignal(desk.palette.chosen) as chosen:
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )
    assert chosen.args == ["Tunisia"]


def test_escape_goes_back_to_where_one_was(qtbot: QtBot, desk: Desk) -> None:
    desk.palette.summon()
    QTest.keyClicks(desk.box, "ge")
    with qtbot.assertNotEmitted(desk.palette.chosen):
        desk.press(Qt.Key.Key_Escape)
    assert not desk.palette.isVisible()
    assert desk.other.hasFocus()
    assert desk.box.text() == ""


def test_leaving_the_box_closes_the_list(desk: Desk) -> None:
    desk.palette.summon()
    desk.other.setFocus()
    assert not desk.palette.isVisible()


def test_nothing_found_is_said_and_enter_does_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.palette.summon()
    QTest.keyClicks(desk.box, "petrva")
    (said,) = desk.palette.findChildren(Caption)
    assert said.isVisible()
    assert "petrva" in said.text()
    with qtbot.assertNotEmitted(desk.palette.chosen):
        desk.press(Qt.Key.Key_Return)
    assert desk.palette.isVisible()


def test_the_box_tells_a_screen_reader_the_marked_line(desk: Desk) -> None:
    desk.palette.summon()
    QTest.keyClicks(desk.box, "ge")
    desk.press(Qt.Key.Key_Down)
    assert desk.box.accessibleDescription() == "Germany, Visit, 2 of 2"


def test_it_follows_the_window(desk: Desk) -> None:
    desk.palette.summon()
    desk.window.resize(420, 500)
    assert desk.palette.width() == desk.box.width()
