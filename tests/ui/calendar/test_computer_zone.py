"""After a journey the calendar asks once in which zone it is to be shown; whole days stay."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.banner import Banner
from hrdesk.ui.calendar.computer_zone import ComputerZone
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment, Write

HOME, THERE = "Europe/Zurich", "Asia/Tbilisi"


class Computer:
    """A computer that travels."""

    def __init__(self) -> None:
        self.zone = HOME

    def __call__(self) -> str:
        return self.zone


def home() -> str:
    return HOME


def test_it_asks_once_for_each_journey(settings: Settings, theme: Theme, qtbot: QtBot) -> None:
    banner, here = Banner(), Computer()
    qtbot.addWidget(banner)
    watch = ComputerZone(banner, settings, home, here=here, parent=banner)
    chosen: list[str] = []
    watch.chosen.connect(chosen.append)
    watch.look()
    assert banner.isHidden()
    here.zone = THERE
    watch.look()
    assert not banner.isHidden()
    assert "Tbilisi" in banner.said.text()
    assert [button.text() for button in banner.buttons] == ["Tbilisi", "Zurich (home)"]
    qtbot.mouseClick(banner.buttons[0], Qt.MouseButton.LeftButton)
    assert (chosen, watch.shown) == ([THERE], THERE)
    watch.look()
    assert banner.isHidden()
    here.zone = HOME
    watch.look()
    assert [button.text() for button in banner.buttons] == ["Zurich (home)"]
    banner.dismiss()
    assert watch.shown == THERE
    here.zone = "Africa/Banjul"
    watch.look()
    qtbot.mouseClick(banner.buttons[1], Qt.MouseButton.LeftButton)
    assert (chosen, watch.shown) == ([THERE, ""], "")


def test_times_are_told_there_and_whole_days_stay(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    call = write("activity", 1, dates="2026-11-18T22:00[Europe/Zurich]")
    day = write("activity", 2, dates="2026-11-18")
    page = CalendarPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.computer.chosen.emit(THERE)
    assert [each.ref for each in page.month.month.on_day(date(2026, 11, 19))] == [call]
    assert [each.ref for each in page.month.month.on_day(date(2026, 11, 18))] == [day]
    assert page.views.week.zones == (THERE, HOME)
    settings.keep_text("calendar", "shown_zone", THERE)
    again = CalendarPage(desk, settings, clock=clock)
    qtbot.addWidget(again)
    assert again.views.zone == THERE
