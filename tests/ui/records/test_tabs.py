"""The tabs of a form ask for the height of the part that is shown."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

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
