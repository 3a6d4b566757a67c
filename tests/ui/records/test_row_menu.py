"""The menu of a list: what it offers for one record, and what for several."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.records.row_menu import RowMenu
from hrdesk.ui.theme import Theme
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
    with qtbot.waitSignal(menu.open_wanted) as wanted:
        menu.open_one.trigger()
    assert wanted.args == [one]
