"""The tabs of a form ask for the height of the part that is shown."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.icons import icon
from hrdesk.ui.records.tabs import RecordTabs
from hrdesk.ui.theme import Theme


def test_parts_that_nobody_sees_need_no_height(qtbot: QtBot, theme: Theme) -> None:
    tabs = RecordTabs()
    qtbot.addWidget(tabs)
    bar = tabs.minimumSizeHint().height()
    low, high = QLabel("Low"), QWidget()
    high.setMinimumHeight(500)
    tabs.addTab(low, "Low")
    tabs.addTab(high, "High")
    tabs.setTabVisible(1, False)
    assert bar <= tabs.minimumSizeHint().height() < 150
    tabs.setTabVisible(1, True)
    tabs.setCurrentWidget(high)
    assert tabs.minimumSizeHint().height() >= 500


def test_more_stands_in_one_line_with_the_tabs(qtbot: QtBot, theme: Theme) -> None:
    tabs = RecordTabs()
    qtbot.addWidget(tabs)
    for word in ("Details", "People and more", "Linked from", "History", "Who has it"):
        tabs.addTab(QWidget(), icon("link"), word)
    tabs.resize(260, 200)
    with qtbot.waitExposed(tabs):
        tabs.show()
    assert tabs.more.isVisible()
    middle = tabs.tabBar().geometry().center().y()
    assert abs(tabs.more.geometry().center().y() - middle) <= 1
