"""The views of the calendar are found by name from anywhere, with the key that each has there."""

import pytest
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.hours_window import HoursWindow
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.desk_window import DeskWindow
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import british, desk

__all__ = ["british", "desk"]


@pytest.fixture
def window(desk: Desk, settings: Settings, theme: Theme, qtbot: QtBot) -> DeskWindow:
    made = DeskWindow(settings, theme)
    qtbot.addWidget(made)
    made.attach(desk)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_views_of_the_calendar_are_commands(window: DeskWindow) -> None:
    (hit,) = window.commands.hits("calendar year")
    assert hit.title == "Calendar by year"
    action = window.commands["calendar_year"]
    assert action.text() == "Calendar by year\t5"
    assert action.shortcut().isEmpty(), "a digit is typed into fields"
    action.trigger()
    page = window.page
    assert isinstance(page, CalendarPage)
    assert page.view == "year"
    window.commands["calendar_week"].trigger()
    assert page.view == "week"
    assert window.page is page


def test_common_hours_are_a_command(window: DeskWindow) -> None:
    assert [hit.title for hit in window.commands.hits("common hours")] == ["Common working hours"]
    window.commands["hours"].trigger()
    assert isinstance(window.page, CalendarPage)
    (hours,) = window.page.findChildren(HoursWindow)
    assert hours.isVisible()
    assert hours.day == window.page.day
    hours.close()
