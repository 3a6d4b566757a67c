"""Panes give way from the outside in as a window gets narrower, and remember their widths."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.panes import Panes
from hrdesk.ui.widgets.side_list import SideEntry, SideList


class Parts:
    def __init__(self, settings: Settings) -> None:
        self.side, self.main, self.detail = QWidget(), QLineEdit(), QLineEdit()
        self.panes = Panes(settings, "contacts", self.side, self.main, self.detail)

    def at(self, width: int) -> list[str]:
        self.panes.resize(width, 500)
        named = {self.side: "side", self.main: "main", self.detail: "detail"}
        return [named[pane] for pane in self.panes.visible_panes()]


@pytest.fixture
def parts(qtbot: QtBot, theme: Theme, settings: Settings) -> Parts:
    parts = Parts(settings)
    qtbot.addWidget(parts.panes)
    with qtbot.waitActive(parts.panes):
        parts.panes.show()
    return parts


def test_wide_windows_have_room_for_all(parts: Parts) -> None:
    assert parts.at(1200) == ["side", "main", "detail"]
    assert not parts.panes.takes_turns


def test_the_side_goes_first(qtbot: QtBot, parts: Parts) -> None:
    parts.at(1200)
    with qtbot.waitSignal(parts.panes.side_shown) as shown:
        assert parts.at(1000) == ["main", "detail"]
    assert shown.args == [False]
    with qtbot.waitSignal(parts.panes.side_shown) as shown:
        assert parts.at(1200) == ["side", "main", "detail"]
    assert shown.args == [True]


def test_then_list_and_detail_take_turns(parts: Parts) -> None:
    head = QWidget(parts.panes.parentWidget())
    parts.panes.take_along(head)
    assert parts.at(700) == ["main"]
    parts.panes.open_detail()
    assert parts.at(700) == ["detail"]
    assert head.isHidden(), "its tools are for the list"
    parts.detail.setFocus()
    QTest.keyClick(parts.panes, Qt.Key.Key_Escape)
    assert parts.at(700) == ["main"]
    assert parts.main.hasFocus()
    assert not head.isHidden()
    head.deleteLater()


def test_an_open_detail_is_beside_the_list_again_when_there_is_room(parts: Parts) -> None:
    parts.at(700)
    parts.panes.open_detail()
    assert parts.at(1000) == ["main", "detail"]


def test_the_side_can_be_hidden_by_hand(parts: Parts) -> None:
    parts.at(1200)
    parts.panes.toggle_side()
    assert not parts.panes.shows_side
    assert parts.at(1300) == ["main", "detail"]
    parts.panes.toggle_side()
    assert parts.panes.shows_side


def test_a_side_hidden_by_hand_stays_hidden(
    qtbot: QtBot, theme: Theme, settings: Settings, parts: Parts
) -> None:
    parts.at(1200)
    parts.panes.toggle_side()
    later = Parts(settings)
    qtbot.addWidget(later.panes)
    with qtbot.waitActive(later.panes):
        later.panes.show()
    assert later.at(1200) == ["main", "detail"]
    # A view that has no side list gives way to the list again: that brings it back for nobody.
    later.panes.set_side_wanted(False)
    later.panes.set_side_wanted(True)
    assert not later.panes.shows_side
    later.panes.toggle_side()
    assert later.panes.shows_side
    again = Parts(settings)
    qtbot.addWidget(again.panes)
    with qtbot.waitActive(again.panes):
        again.panes.show()
    assert again.at(1200) == ["side", "main", "detail"]


def test_a_page_may_have_the_list_alone(qtbot: QtBot, theme: Theme, settings: Settings) -> None:
    main = QWidget()
    panes = Panes(settings, "today", None, main)
    qtbot.addWidget(panes)
    panes.resize(500, 300)
    panes.show()
    assert panes.visible_panes() == [main]
    assert not panes.shows_side


def test_widths_are_remembered(
    qtbot: QtBot, parts: Parts, settings: Settings, theme: Theme
) -> None:
    parts.at(1300)
    parts.panes.setSizes([200, 500, 586])
    parts.panes.splitterMoved.emit(200, 1)
    again = Parts(settings)
    qtbot.addWidget(again.panes)
    again.panes.resize(1300, 500)
    again.panes.show()
    assert again.panes.sizes() == [200, 500, 586]


def test_the_side_becomes_as_wide_as_what_is_counted_later(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> None:
    side, main, detail = SideList("Lists"), QLineEdit(), QLineEdit()
    side.set_entries([SideEntry("person", "Never confirmed")])
    panes = Panes(settings, "contacts", side, main, detail)
    qtbot.addWidget(panes)
    panes.resize(1200, 500)
    panes.show()
    before = side.width()
    side.set_entries([SideEntry("person", "Never confirmed by anybody", 20_000)])
    qtbot.waitUntil(lambda: side.width() >= side.sizeHint().width() > before)


def test_a_side_list_without_room_takes_none_from_the_detail(
    qtbot: QtBot, parts: Parts, settings: Settings
) -> None:
    parts.panes.resize(900, 500)
    parts.panes.show()
    assert parts.at(900) == ["main", "detail"]
    _, main, detail = parts.panes.sizes()
    assert abs(detail - 2 * (main + detail) / 5) <= 2


def test_the_side_keeps_its_share_for_letters_of_another_size(
    qtbot: QtBot, parts: Parts, settings: Settings, theme: Theme
) -> None:
    parts.at(1900)
    parts.panes.setSizes([200, 900, 786])
    parts.panes.splitterMoved.emit(200, 1)
    settings.text_size = 150
    theme.apply()
    qtbot.waitUntil(lambda: parts.side.width() > 250)
    wide = parts.side.width()
    parts.panes.splitterMoved.emit(wide, 1)
    again = Parts(settings)
    qtbot.addWidget(again.panes)
    again.panes.resize(1900, 500)
    again.panes.show()
    assert again.side.width() == wide
    settings.text_size = 100
    theme.apply()
    qtbot.waitUntil(lambda: abs(again.side.width() - 200) <= 2)
    # Kept in big letters, opened in usual ones.
    later = Parts(settings)
    qtbot.addWidget(later.panes)
    later.panes.resize(1900, 500)
    later.panes.show()
    assert abs(later.side.width() - 200) <= 2


def test_a_side_that_had_no_room_in_big_letters_has_its_own_width_in_usual_ones(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> None:
    settings.text_size = 150
    theme.apply()
    side, main, detail = SideList("Lists"), QLineEdit(), QLineEdit()
    side.set_entries([SideEntry("programme_item", "Programme items", 37)])
    panes = Panes(settings, "visits", side, main, detail)
    qtbot.addWidget(panes)
    panes.resize(900, 500)
    panes.show()
    assert not panes.shows_side
    panes.resize(1200, 500)
    settings.text_size = 100
    theme.apply()
    qtbot.waitUntil(lambda: panes.shows_side)
    qtbot.waitUntil(lambda: side.width() == side.sizeHint().width())
