"""One entry of the side list is always chosen; the same list can be had as a menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.side_list import SideDropDown, SideEntry, SideList

ENTRIES = (
    SideEntry("all", "All", 1500, "users"),
    SideEntry("saved", "Saved filters", heading=True),
    SideEntry("old", "Not updated", 212),
    SideEntry("met", "Met in Georgia"),
)


@pytest.fixture
def side(qtbot: QtBot, theme: Theme) -> SideList:
    side = SideList("Parts")
    qtbot.addWidget(side)
    side.set_entries(ENTRIES)
    return side


def test_the_first_entry_is_chosen_without_a_word(qtbot: QtBot, theme: Theme) -> None:
    side = SideList("Parts")
    qtbot.addWidget(side)
    with qtbot.assertNotEmitted(side.chosen):
        side.set_entries(ENTRIES)
    assert side.current == "all"


def test_arrows_choose_and_pass_over_headings(qtbot: QtBot, side: SideList) -> None:
    with qtbot.waitSignal(side.chosen) as chosen:
        QTest.keyClick(side, Qt.Key.Key_Down)
    assert chosen.args == ["old"]


def test_a_heading_cannot_be_chosen(qtbot: QtBot, side: SideList) -> None:
    with qtbot.assertNotEmitted(side.chosen):
        side.choose("saved")
        side.choose("unknown")
    assert side.current == "all"


def test_new_counts_keep_the_choice(qtbot: QtBot, side: SideList) -> None:
    side.choose("old")
    with qtbot.assertNotEmitted(side.chosen):
        side.set_entries([*ENTRIES[:2], SideEntry("old", "Not updated", 3)])
    assert side.current == "old"


def test_a_choice_that_is_gone_falls_back_and_says_so(qtbot: QtBot, side: SideList) -> None:
    side.choose("met")
    with qtbot.waitSignal(side.chosen) as chosen:
        side.set_entries(ENTRIES[:2])
    assert chosen.args == ["all"]


def test_counts_are_said(side: SideList) -> None:
    said = [side.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert said == ["All, 1500", "Saved filters", "Not updated, 212", "Met in Georgia"]
    assert side.accessibleName() == "Parts"


def test_it_is_as_wide_as_its_longest_entry_up_to_a_limit(side: SideList) -> None:
    usual = side.sizeHint().width()
    side.set_entries([*ENTRIES, SideEntry("long", "Not updated for a year", 3)])
    longer = side.sizeHint().width()
    side.set_entries([*ENTRIES, SideEntry("long", "Not updated for a year " * 5, 3)])
    assert usual < longer < side.sizeHint().width() <= 300


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_it_can_be_painted_both_ways(side: SideList, direction: Qt.LayoutDirection) -> None:
    side.setLayoutDirection(direction)
    side.resize(200, 200)
    picture = side.grab().toImage()
    colours = {picture.pixelColor(x, 16).name() for x in range(200)}
    assert len(colours) > 3


def test_the_menu_names_and_changes_the_choice(qtbot: QtBot, side: SideList) -> None:
    button = SideDropDown(side)
    qtbot.addWidget(button)
    assert button.text() == "All"
    menu = button.menu()
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert texts == ["All\t1500", "Saved filters", "Not updated\t212", "Met in Georgia"]
    assert [action.isChecked() for action in menu.actions()] == [True, False, False, False]
    with qtbot.waitSignal(side.chosen) as chosen:
        menu.actions()[2].trigger()
    assert chosen.args == ["old"]
    assert button.text() == "Not updated"
    assert "Parts" in button.accessibleName()


def test_a_long_name_makes_neither_the_button_nor_the_menu_a_page(
    qtbot: QtBot, side: SideList
) -> None:
    name = "People to invite & to tell of each of the sessions of the working group " * 2
    side.set_entries((*ENTRIES, SideEntry("long", name)))
    button = SideDropDown(side)
    qtbot.addWidget(button)
    menu = button.menu()
    menu.aboutToShow.emit()
    last = menu.actions()[-1]
    last.trigger()
    for text, tip in ((button.text(), button.toolTip()), (last.text(), last.toolTip())):
        assert text.endswith("…")
        assert "invite && to" in text
        assert tip == name
    assert menu.sizeHint().width() < 400
    assert button.sizeHint().width() < 400
    assert name in button.accessibleName()
