"""The rail marks one place, walks by arrow keys, counts what waits and fits its longest word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import LIGHT
from hrdesk.ui.widgets.rail import Rail, RailButton


@pytest.fixture
def rail(qtbot: QtBot, theme: Theme) -> Rail:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.add_place("today", "Today", "house", "Ctrl+1")
    rail.add_place("visits", "Visits", "plane", "Ctrl+2")
    rail.show_place("today")
    return rail


def _button(rail: Rail, key: str) -> RailButton:
    (button,) = rail.findChildren(RailButton, key)
    return button


def test_a_click_opens_one_place(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.chosen) as chosen:
        _button(rail, "visits").click()
    assert chosen.args == ["visits"]
    assert rail.current == "visits"
    assert not _button(rail, "today").isChecked()


def test_showing_a_place_tells_nobody(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.assertNotEmitted(rail.chosen):
        rail.show_place("visits")
    assert rail.current == "visits"


def test_arrows_walk_from_place_to_place(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitActive(rail):
        rail.show()
    _button(rail, "today").setFocus()
    with qtbot.waitSignal(rail.chosen):
        QTest.keyClick(_button(rail, "today"), Qt.Key.Key_Down)
    assert rail.current == "visits"
    assert _button(rail, "visits").hasFocus()


@pytest.mark.parametrize(("count", "badge"), [(0, ""), (3, "3"), (99, "99"), (250, "99+")])
def test_what_waits_is_counted(rail: Rail, count: int, badge: str) -> None:
    rail.show_count("visits", count)
    button = _button(rail, "visits")
    assert button.badge == badge
    assert (str(count) in button.accessibleDescription()) == (count > 0)


def test_the_longest_word_fits(rail: Rail) -> None:
    word = "Сопровождение рекомендаций"
    before = rail.sizeHint().width()
    button = rail.add_place("follow_up", word, "list-checks", "")
    layout = rail.layout()
    assert layout is not None
    layout.activate()
    assert rail.sizeHint().width() > before
    assert button.sizeHint().width() > QFontMetrics(button.font()).horizontalAdvance(word)


def test_a_low_window_makes_the_buttons_lower_not_unreadable(rail: Rail) -> None:
    button = _button(rail, "today")
    least = button.minimumSizeHint().height()
    assert QFontMetrics(button.font()).height() + 18 <= least < button.sizeHint().height()


def test_a_disabled_action_at_the_foot_says_why(rail: Rail) -> None:
    lock = QAction("Lock", rail)
    lock.setEnabled(False)
    lock.setToolTip("Later")
    button = rail.add_foot(lock, "lock")
    assert not button.isEnabled()
    assert button.toolTip() == "Later"
    assert button.accessibleName() == "Lock"


def test_the_open_place_has_its_bar_at_the_leading_edge(rail: Rail) -> None:
    button = _button(rail, "today")
    button.resize(88, 56)
    left = button.grab().toImage().pixelColor(1, 28).name().upper()
    assert left == LIGHT.accent
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    picture = button.grab().toImage()
    assert picture.pixelColor(86, 28).name().upper() == LIGHT.accent
    assert picture.pixelColor(1, 28).name().upper() != LIGHT.accent


def test_what_stands_at_the_foot_is_marked_while_its_page_is_open(rail: Rail) -> None:
    foot = rail.add_foot(QAction("Settings", rail), "settings")
    assert not foot.is_open
    rail.show_place("settings")
    assert (foot.is_open, rail.current, rail.enters_at) == (True, "", foot)
    assert foot.accessibleDescription() == "open"
    rail.show_place("visits")
    assert (foot.is_open, rail.current) == (False, "visits")
    assert foot.accessibleDescription() == ""
