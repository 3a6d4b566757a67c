"""Hours are drawn over empty parts of a week, and what lies beyond those in sight is marked."""

from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.dragging import tip_place
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.calendar.views import DAY, WEEKS
from hrdesk.ui.calendar.week_view import WeekView
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import without_isolates
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import LIGHT
from tests.ui.open_desk import Moment, Write

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
THURSDAY = date(2026, 11, 19)
DRAWN = "2026-11-19T10:00/2026-11-19T12:00[Europe/Zurich]"


@pytest.fixture
def week(page: CalendarPage) -> WeekView:
    page._show_view(WEEKS)
    page.go_to(THURSDAY)
    page.views.setFocus()
    page.grab()
    return page.views.week


def spot(view: WeekView, minute: int) -> QPoint:
    """A minute of Thursday, on the view as it is scrolled."""
    shape = view.shape()
    number = (THURSDAY - view.week.start).days
    y = shape.y_of(minute) + shape.top - view.verticalScrollBar().value()
    return QPoint(shape.column(number).center().x(), y)


def draw(view: WeekView, qtbot: QtBot, begin: int, end: int) -> None:
    port, keys = view.viewport(), Qt.KeyboardModifier.NoModifier
    qtbot.mousePress(port, LEFT, pos=spot(view, begin))
    for minute in (begin, (begin + end) // 2, end):
        where = QPointF(spot(view, minute))
        event = QMouseEvent(QEvent.Type.MouseMove, where, where, LEFT, LEFT, keys)
        QApplication.sendEvent(port, event)
    qtbot.mouseRelease(port, LEFT, pos=spot(view, end))


@pytest.mark.parametrize(("begin", "end"), [(605, 715), (715, 605)])
def test_what_is_typed_over_drawn_hours_has_them(
    week: WeekView, page: CalendarPage, qtbot: QtBot, begin: int, end: int
) -> None:
    """Thursday from ten to twelve was drawn, and became an hour from ten."""
    draw(week, qtbot, begin, end)
    if begin > end:  # drawn upwards it begins with the half hour that was pressed
        assert week.hours_drawn == "2026-11-19T10:00/2026-11-19T12:00"
    assert "10:00–12:00" in week.accessibleDescription()
    qtbot.keyClicks(week, "lunch")
    assert page.quick.quick().dates == DRAWN
    page.quick.line.setText("Lunch 14:00")
    assert page.quick.quick().dates.startswith("2026-11-19T14:00/2026-11-19T15:00")
    page.quick.line.setText("Lunch")
    qtbot.keyClick(page.quick.line, KEY.Key_Return)
    qtbot.waitUntil(lambda: any(each.block.day == 3 for each in week.shape().blocks))
    (placed,) = week.shape().blocks
    assert (placed.block.begin, placed.block.end) == (10 * 60, 12 * 60)
    assert week.hours_drawn == ""


def test_enter_opens_the_form_and_esc_takes_it_back(
    week: WeekView, page: CalendarPage, qtbot: QtBot
) -> None:
    draw(week, qtbot, 605, 715)
    qtbot.keyClick(week, KEY.Key_Escape)
    assert week.hours_drawn == ""
    assert page.views.slot == "2026-11-19T10:00"
    draw(week, qtbot, 605, 715)
    qtbot.keyClick(week, KEY.Key_Return)
    assert page.form.isVisible()
    fields = page.form.fields
    assert fields is not None
    assert fields.rows["dates"].editor.given() == DRAWN


def test_hours_are_drawn_by_keys_in_a_day_too(page: CalendarPage, qtbot: QtBot) -> None:
    page._show_view(DAY)
    page.go_to(THURSDAY)
    view = page.views.day_view
    view.setFocus()
    assert view.slot == "2026-11-19T10:00"
    for _ in range(3):
        qtbot.keyClick(view, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.views.dates_for_new == DRAWN
    qtbot.keyClick(view, KEY.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert view.hours_drawn.endswith("T11:30")
    qtbot.keyClick(view, KEY.Key_Down)
    assert view.hours_drawn == ""


def test_a_click_is_no_drawing_and_another_lets_it_be(week: WeekView, qtbot: QtBot) -> None:
    qtbot.mouseClick(week.viewport(), LEFT, pos=spot(week, 660))
    assert week.hours_drawn == ""
    draw(week, qtbot, 605, 715)
    qtbot.mouseClick(week.viewport(), LEFT, pos=spot(week, 800))
    assert (week.hours_drawn, week.slot) == ("", "2026-11-19T13:00")


def test_light_hours_are_those_of_the_settings(
    week: WeekView, page: CalendarPage, settings: Settings
) -> None:
    """They were eight to six whatever the settings said."""

    def is_light(minute: int) -> bool:
        image, at = week.viewport().grab().toImage(), spot(week, minute)
        return image.pixelColor(at + QPoint(9, 6)) == QColor(LIGHT.window)

    hours = (8 * 60 + 40, 9 * 60, 17 * 60, 17 * 60 + 30)
    assert [is_light(at) for at in hours] == [False, True, True, False]
    page.hide()
    settings.working_hours = (time(8), time(16))
    page.show()
    assert [is_light(at) for at in (8 * 60 + 40, 15 * 60, 16 * 60)] == [True, True, False]


def test_what_lies_beyond_the_hours_in_sight_is_marked_and_reached(
    week: WeekView, page: CalendarPage, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    """A call at 5:18 lay above the hours in sight, and nothing said so."""
    early = "2026-11-19T05:18/2026-11-19T05:48[Europe/Zurich]"
    write("activity", 1, title="Call", dates=early)
    write("activity", 2, dates="2026-11-19T10:00/2026-11-19T11:00[Europe/Zurich]")
    write("activity", 3, dates="2026-11-20T23:00[Europe/Zurich]")
    write("activity", 4, dates="2026-11-20T23:15[Europe/Zurich]")
    week.week.reload()
    above, below = week.edges.shown()
    assert [each.text() for each in (above, below)] == ["1", "2"]
    assert "Thu 19 November" in above.accessibleName().replace("Thursday", "Thu")
    assert without_isolates(above.accessibleDescription()) == "05:18 Call"
    assert week.shape().column(3).contains(above.geometry().center())
    assert above.geometry().top() > week.shape().top > 0
    marks, view = [above.geometry(), below.geometry()], week.viewport()
    for place in marks:
        for apart in range(-60, 20, 10):
            at = place.center() + QPoint(-40, apart)
            tip = tip_place(week.fontMetrics(), view, at, "Fri 20 Nov, 23:00–23:15", marks)
            assert not any(tip.intersects(each) for each in marks)
            assert view.rect().contains(tip)
    qtbot.keyClick(above, KEY.Key_Space)
    assert week.slot == "2026-11-19T05:00"
    assert week.hasFocus()
    assert above.isHidden()
    qtbot.mouseClick(below, LEFT)
    assert week.slot == "2026-11-20T23:00"
    assert below.isHidden()


def test_a_low_window_opens_with_now_in_its_upper_half(
    page: CalendarPage, clock: Moment, qtbot: QtBot
) -> None:
    """At five to two the line of now lay at the lower edge, and what came next below it."""
    clock.passes(hours=5)
    page.resize(900, 520)
    page._show_view(WEEKS)
    week = page.views.week
    week.grab()
    shape, seen = week.shape(), week.viewport().height() - week.shape().top
    below = shape.y_of(14 * 60 + 24) - week.verticalScrollBar().value()
    assert 0 < below < seen / 2
    half = week.fontMetrics().height() // 2
    for room in range(200, 700, 20):
        top = week._first_seen(shape, room)
        assert all(abs(shape.y_of(hour * 60) - top) >= half for hour in range(24)), room
    page._show_view(DAY)
    page.views.day_view.grab()
    assert page.views.day_view.verticalScrollBar().value() > shape.y_of(9 * 60)
