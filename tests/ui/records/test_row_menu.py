"""The menu of a list: what it offers for one record, and what for several."""

from itertools import combinations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.records.row_menu import RowMenu
from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.menu_letters import letter_of
from tests.factories import ref


def test_several_records_are_changed_together_where_one_is_opened(
    qtbot: QtBot, theme: Theme
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = RowMenu(parent)
    one, other = ref("person", 1), ref("person", 2)
    menu.show_for([one])
    assert (menu.open_one.text(), menu.erase.isEnabled()) == ("Open", True)
    menu.show_for([one, other])
    assert (menu.open_one.text(), menu.erase.isEnabled()) == ("Change together", False)
    assert "each in a window" in menu.apart.text()
    with qtbot.waitSignal(menu.open_wanted) as wanted:
        menu.open_one.trigger()
    assert wanted.args == [one]


def test_ways_to_let_go_are_told_apart_by_sign_words_and_what_they_mean(
    qtbot: QtBot, theme: Theme
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = RowMenu(parent)
    menu.show_for([ref("person", 1)], may_be_taken_off=True)
    ways = (menu.archive, menu.remove, menu.take_off, menu.erase)
    assert not any(each.icon().isNull() for each in ways)
    signs = [each.icon().pixmap(20).toImage() for each in ways]
    assert all(one != other for one, other in combinations(signs, 2))
    assert len({each.toolTip() for each in ways}) == len(ways)
    assert all(len(each.toolTip()) > len(each.text()) for each in ways)
    assert menu.toolTipsVisible()
    # The two that are seldom wanted are a step further, and only where one of them may be taken.
    assert menu.rarer.actions() == [menu.take_off, menu.erase]
    menu.aboutToShow.emit()
    assert menu.rarer.menuAction().isVisible()
    menu.show_for([ref("person", 1), ref("person", 2)])
    menu.aboutToShow.emit()
    assert not menu.rarer.menuAction().isVisible()


def test_what_cannot_be_done_with_the_chosen_rows_says_why(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = RowMenu(parent)
    people = [ref("person", number) for number in range(1, 12)]
    menu.show_for(people[:1])
    assert "two or more" in menu.merge.toolTip()
    menu.show_for(people[:2])
    assert "One at a time" in menu.erase.toolTip()
    assert "un-merged" in menu.merge.toolTip()
    menu.show_for(people)
    assert "nine" in menu.merge.toolTip()


def test_each_entry_in_sight_has_a_letter_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = RowMenu(parent)
    menu.show_for([ref("person", 1)], may_be_taken_off=True)
    menu.aboutToShow.emit()
    letters = [
        letter_of(each.text())
        for each in menu.actions()
        if each.isVisible() and not each.isSeparator()
    ]
    assert all(letters)
    assert len(set(letters)) == len(letters)
