"""Working hours are kept as soon as both ends make sense."""

from datetime import time

from PySide6.QtCore import QTime
from pytestqt.qtbot import QtBot

from hrdesk.ui.settings import Settings
from hrdesk.ui.settings_page.working_hours import WorkingHoursCard
from hrdesk.ui.theme import Theme


def test_they_are_kept_when_they_make_sense(settings: Settings, theme: Theme, qtbot: QtBot) -> None:
    card = WorkingHoursCard(settings, 100)
    qtbot.addWidget(card)
    card.begin.setTime(QTime(8, 30))
    card.end.setTime(QTime(8, 0))
    assert settings.working_hours == (time(8, 30), time(17, 30))
    card.end.setTime(QTime(16, 0))
    assert settings.working_hours == (time(8, 30), time(16))
