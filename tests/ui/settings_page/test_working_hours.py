"""Working hours are kept as soon as both ends make sense."""

from datetime import time

from PySide6.QtCore import Qt, QTime
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


def test_they_stand_beside_their_names_from_the_right_too(
    settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    card = WorkingHoursCard(settings, 100)
    qtbot.addWidget(card)
    card.resize(500, 200)
    gaps = []
    for way in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        card.setLayoutDirection(way)
        card.grab()
        where = card.begin.geometry()
        gaps.append(min(where.left(), card.width() - where.right() - 1))
        assert where.center().x() < 250 if way is Qt.LayoutDirection.LeftToRight else True
    assert card.begin.geometry().center().x() > 250
    assert abs(gaps[0] - gaps[1]) <= 1, "as far from the edge where the name stands"
