"""Keys and the right button mean the day that one went on to, and not what was chosen before."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.day_menu import DayMenu
from hrdesk.ui.calendar.month_view import MonthView
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.calendar.week_view import WeekView
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.factories import ref
from tests.ui.open_desk import Moment, Write

KEY = Qt.Key
BY_KEY, BY_MOUSE = QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse
HOURS = "2026-11-18T09:00/2026-11-18T10:00[Europe/Zurich]"


@pytest.fixture(params=[KEY.Key_2, KEY.Key_3], ids=["week", "month"])
def page(
    request: pytest.FixtureRequest,
    desk: Desk,
    settings: Settings,
    theme: Theme,
    clock: Moment,
    write: Write,
    qtbot: QtBot,
) -> CalendarPage:
    write("activity", 1, title="Call", dates=HOURS)
    made = CalendarPage(desk, settings, clock=clock)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    with qtbot.waitActive(made):
        made.show()
    made.month.setFocus()
    qtbot.keyClick(made.month, request.param)
    made.views.setFocus()
    return made


def grid(page: CalendarPage) -> MonthView | WeekView:
    view = page.views.shown
    assert isinstance(view, MonthView | WeekView)
    return view


def ask_for_menu(view: MonthView | WeekView, reason: QContextMenuEvent.Reason, at: QPoint) -> None:
    there = view.viewport().mapToGlobal(at)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, at, there))


def day_menu(page: CalendarPage) -> DayMenu:
    (menu,) = page.findChildren(DayMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return menu


def test_delete_takes_nothing_of_another_day(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    view = grid(page)
    qtbot.keyClick(view, KEY.Key_N)
    assert page.chosen() == [ref("activity", 1)]
    view.setFocus()
    qtbot.keyClick(view, KEY.Key_Right)
    with qtbot.assertNotEmitted(desk.changed, wait=100):
        qtbot.keyClick(view, KEY.Key_Delete)
    page.show_record(ref("activity", 1))
    view.setFocus()
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(view, KEY.Key_Delete)


def test_the_menu_key_opens_the_menu_of_what_the_keys_mean(
    page: CalendarPage, qtbot: QtBot
) -> None:
    view = grid(page)
    qtbot.keyClick(view, KEY.Key_N)
    view.setFocus()
    ask_for_menu(view, BY_KEY, QPoint(5, 5))
    assert page.thing_menu.isVisible()
    page.thing_menu.close()
    qtbot.keyClick(view, KEY.Key_Right)
    ask_for_menu(view, BY_KEY, QPoint(5, 5))
    menu = day_menu(page)
    assert menu.isVisible()
    assert not page.thing_menu.isVisible()
    menu.close()


def test_the_right_button_opens_the_list_of_an_empty_day(page: CalendarPage, qtbot: QtBot) -> None:
    view = grid(page)
    if isinstance(view, MonthView):
        free = view.visualRect(view.month.index_of(date(2026, 11, 20))).center()
    else:
        column = view.shape().column(4)
        free = QPoint(column.center().x(), view.viewport().height() - 30)
    menu = day_menu(page)
    ask_for_menu(view, BY_MOUSE, free)
    assert menu.isVisible()
    texts = [each.text() for each in menu.actions()]
    assert texts[0] == "Friday 20 November 2026"
    assert "Common working hours on this day…" in texts
    menu.close()
