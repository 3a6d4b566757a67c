"""What the tests of the calendar stand on."""

import pytest
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment, british, clock, desk, write

__all__ = ["british", "clock", "desk", "write"]


@pytest.fixture
def page(desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot) -> CalendarPage:
    page = CalendarPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    with qtbot.waitActive(page):
        page.show()
    page.views.setFocus()
    return page
