"""Shares of the room are found again, for the part, the module and the reading direction."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.kept_splitter import KeptSplitter


def opened(settings: Settings, part: str, qtbot: QtBot) -> KeptSplitter:
    made = KeptSplitter(settings, "visits", part, Qt.Orientation.Vertical)
    qtbot.addWidget(made)
    for _ in range(2):
        made.addWidget(QListView())
    made.setSizes([300, 300])
    made.resize(200, 600)
    made.show()
    return made


def test_shares_that_a_person_chose_are_found_again(settings: Settings, qtbot: QtBot) -> None:
    first = opened(settings, "map", qtbot)
    half = first.sizes()
    assert half[0] == half[1]
    first.moveSplitter(450, 1)
    chosen = first.sizes()
    assert chosen[0] > chosen[1]
    assert opened(settings, "map", qtbot).sizes() == chosen
    assert opened(settings, "overlaps", qtbot).sizes() == half
