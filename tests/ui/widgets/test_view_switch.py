"""The choice of views: side by side where there is room, in a menu where there is none."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.view_switch import ViewSwitch

VIEWS = {"list": "List", "map": "Map", "line": "Time line", "clash": "Overlaps", "year": "Planner"}


@pytest.fixture
def switch(qtbot: QtBot, theme: Theme) -> ViewSwitch:
    made = ViewSwitch("View")
    qtbot.addWidget(made)
    for key, text in VIEWS.items():
        made.add(key, text)
    made.show()
    return made


def shown(switch: ViewSwitch) -> list[str]:
    return [each.text() for each in switch.findChildren(QPushButton) if each.isVisible()]


def test_views_stand_side_by_side_while_there_is_room(switch: ViewSwitch) -> None:
    switch.resize(switch.sizeHint())
    assert sorted(shown(switch)) == sorted(VIEWS.values())
    assert switch.minimumSizeHint().width() < switch.sizeHint().width()


def test_a_menu_takes_their_place(qtbot: QtBot, switch: ViewSwitch) -> None:
    switch.resize(switch.minimumSizeHint())
    assert shown(switch) == ["List"]
    (button,) = [each for each in switch.findChildren(QPushButton) if each.isVisible()]
    assert button.accessibleName() == "View: List"
    menu = button.menu()
    assert [each.text() for each in menu.actions()] == list(VIEWS.values())
    assert [each.isChecked() for each in menu.actions()] == [True, False, False, False, False]
    with qtbot.waitSignal(switch.chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == ["map"]
    assert (switch.view, shown(switch)) == ("map", ["Map"])
    with qtbot.assertNotEmitted(switch.chosen):
        switch.show_view("line")
    assert shown(switch) == ["Time line"]
