"""The map of a visit's places: dots where they lie, one choice with the list, keys and mouse."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from hrdesk.ui.desk import Desk
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.places_tab import PlacesTab
from tests.ui.open_desk import Write

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def tab(desk: Desk, theme: Theme, write: Write, qtbot: QtBot) -> PlacesTab:
    kutaisi = write("place", 1, name="Kutaisi", country="GEO", coordinates="42.25, 42.70")
    write("place", 2, name="Batumi", country="GEO", coordinates="41.64, 41.64")
    write("place", 3, name="Somewhere", country="GEO")
    visit = write("visit", country="GEO", places=[kutaisi])
    tab = PlacesTab(desk, lambda: date(2026, 11, 18))
    qtbot.addWidget(tab)
    tab.resize(420, 700)
    tab.show_visit(visit)
    with qtbot.waitActive(tab):
        tab.show()
    return tab


def test_map_and_list_choose_the_same_place(tab: PlacesTab, qtbot: QtBot) -> None:
    shown = tab.map
    assert shown.isVisible()
    assert "Georgia" in shown.accessibleName()
    kutaisi, batumi = shown.refs
    assert shown.point_of(batumi).x() < shown.point_of(kutaisi).x(), "Batumi lies in the west"
    assert shown.rect().contains(shown.point_of(batumi))
    assert not shown.grab().isNull()
    shown.choose("")
    shown.setFocus()
    qtbot.keyClick(shown, KEY.Key_Right)
    assert (shown.current, tab.list.current_key) == (kutaisi, kutaisi)
    assert shown.accessibleDescription() == "Kutaisi"
    qtbot.keyClick(shown, KEY.Key_Left)
    assert tab.list.current_key == batumi
    with qtbot.waitSignal(tab.open_requested) as told:
        qtbot.keyClick(shown, KEY.Key_Return)
    assert told.args == [batumi]
    qtbot.mouseClick(shown, LEFT, pos=shown.point_of(kutaisi))
    assert tab.list.current_key == kutaisi
    qtbot.mouseClick(shown, LEFT, pos=QPoint(1, 1))
    with qtbot.waitSignal(tab.open_requested):
        qtbot.mouseDClick(shown, LEFT, pos=shown.point_of(batumi))
    tab.list.setFocus()
    for _ in range(3):
        qtbot.keyClick(tab.list, KEY.Key_Down)
    assert shown.current in ("", *shown.refs)


def test_nothing_to_show_leaves_the_room_to_the_list(tab: PlacesTab, write: Write) -> None:
    tab.show_visit(write("visit", 2, country="KEN"))
    assert tab.map.isHidden()
