"""A meeting is moved by keys or by mouse, in one step that has a name and can be taken back."""

from collections.abc import Callable
from datetime import date
from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.operations.agenda import Occurrence
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.calendar.views import MONTH, WEEKS
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import without_isolates
from hrdesk.ui.shell.undo_words import name_of, of_entry
from tests.ui.open_desk import Write, held_up, kept

KEY = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
CALL = "2026-11-18T16:00/2026-11-18T17:00[Europe/Zurich]"


@pytest.fixture
def read_again(page: CalendarPage, qtbot: QtBot, desk: Desk) -> Callable[..., None]:
    """Until the dates of a record are as wanted."""

    def until(ref: str, dates: str, name: str = "dates") -> None:
        qtbot.waitUntil(lambda: kept(desk, ref, name) == dates and not desk.is_busy)

    return until


def drag(
    qtbot: QtBot,
    viewport: QWidget,
    begin: QPoint,
    end: QPoint,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.mousePress(viewport, LEFT, pos=begin)
    move(qtbot, viewport, end, keys)
    qtbot.mouseRelease(viewport, LEFT, keys, pos=end)


def move(qtbot: QtBot, viewport: QWidget, end: QPoint, keys: Qt.KeyboardModifier) -> None:
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    place = QPointF(end)
    event = QMouseEvent(QEvent.Type.MouseMove, place, viewport.mapToGlobal(place), LEFT, LEFT, keys)
    QApplication.sendEvent(viewport, event)


def test_a_meeting_moves_by_keys_and_is_taken_back(
    page: CalendarPage,
    write: Write,
    desk: Desk,
    qtbot: QtBot,
    read_again: Callable[..., None],
) -> None:
    """Four actions: the week, the meeting, a day on, and back."""
    call = write("activity", title="Donor briefing", dates=CALL)
    page.views.reload()
    qtbot.keyClick(page.month, KEY.Key_2)
    qtbot.keyClick(page.views.week, KEY.Key_N)
    qtbot.keyClick(page.views.week, KEY.Key_Right, ALT)
    read_again(call, "2026-11-19T16:00/2026-11-19T17:00[Europe/Zurich]")
    entry = desk.to_undo()
    assert entry is not None
    said = name_of(desk.read(of_entry, entry))
    assert [part in said for part in ("moving", "Donor briefing", "19 Nov", "16:00")] == [True] * 4
    desk.undo()
    read_again(call, CALL)


def test_keys_pressed_faster_than_the_desk_writes_all_count(
    page: CalendarPage, write: Write, desk: Desk, qtbot: QtBot, read_again: Callable[..., None]
) -> None:
    call = write("activity", title="Donor briefing", dates=CALL)
    page.views.reload()
    qtbot.keyClick(page.month, KEY.Key_2)
    week = page.views.week
    qtbot.keyClick(week, KEY.Key_N)
    with held_up(desk):
        qtbot.keyClick(week, KEY.Key_Right, ALT)
        qtbot.keyClick(week, KEY.Key_Right, ALT)
        qtbot.keyClick(week, KEY.Key_Down, ALT | SHIFT)
    read_again(call, "2026-11-20T16:00/2026-11-20T17:15[Europe/Zurich]")
    desk.undo()
    desk.undo()
    read_again(call, "2026-11-19T16:00/2026-11-19T17:00[Europe/Zurich]")
    qtbot.keyClick(week, KEY.Key_N)
    qtbot.keyClick(week, KEY.Key_Right, ALT)
    read_again(call, "2026-11-20T16:00/2026-11-20T17:00[Europe/Zurich]")


def test_alt_moves_by_quarters_and_weeks_and_shift_moves_the_end(
    page: CalendarPage, write: Write, qtbot: QtBot, read_again: Callable[..., None]
) -> None:
    call = write("activity", 1, dates=CALL)
    session = write("activity", 2, dates="2026-11-18/2026-11-20")
    page.views.reload()
    page.views.show_view(WEEKS)
    week, month = page.views.week, page.month
    week.choose(call)
    qtbot.keyClick(week, KEY.Key_Down, ALT)
    read_again(call, "2026-11-18T16:15/2026-11-18T17:15[Europe/Zurich]")
    qtbot.keyClick(week, KEY.Key_Down, ALT | SHIFT)
    read_again(call, "2026-11-18T16:15/2026-11-18T17:30[Europe/Zurich]")
    page.views.show_view(MONTH)
    month.choose(session)
    qtbot.keyClick(month, KEY.Key_Down, ALT)
    read_again(session, "2026-11-25/2026-11-27")
    qtbot.keyClick(month, KEY.Key_Right, ALT | SHIFT)
    read_again(session, "2026-11-25/2026-11-28")


def test_a_drag_in_the_week_tells_the_new_time_and_can_be_let_be(
    page: CalendarPage, write: Write, desk: Desk, qtbot: QtBot, read_again: Callable[..., None]
) -> None:
    dates = "2026-11-18T10:00/2026-11-18T11:00[America/New_York]"
    call = write("activity", 1, dates=dates)
    page.views.reload()
    page.views.show_view(WEEKS)
    week = page.views.week
    week.grab()
    shape = week.shape()
    (placed,) = shape.blocks
    begin = placed.place.center() + QPoint(0, shape.top - week.verticalScrollBar().value())
    end = begin + QPoint(shape.column(0).width(), shape.hour // 2)
    qtbot.mousePress(week.viewport(), LEFT, pos=begin)
    move(qtbot, week.viewport(), end, Qt.KeyboardModifier.NoModifier)
    assert week._ghost().center().x() > placed.place.center().x()
    week.grab()
    qtbot.keyClick(week, KEY.Key_Escape)
    qtbot.mouseRelease(week.viewport(), LEFT, pos=end)
    assert kept(desk, call, "dates") == dates
    drag(qtbot, week.viewport(), begin, end)
    read_again(call, "2026-11-19T10:30/2026-11-19T11:30[America/New_York]")


def test_an_edge_changes_how_long_and_ctrl_copies(
    page: CalendarPage, write: Write, desk: Desk, qtbot: QtBot, read_again: Callable[..., None]
) -> None:
    call = write("activity", 1, title="Call", dates=CALL)
    page.views.reload()
    page.views.show_view(WEEKS)
    week = page.views.week
    week.grab()
    shape = week.shape()
    down = QPoint(0, shape.top - week.verticalScrollBar().value())
    box = shape.blocks[0].place
    foot = QPoint(box.center().x(), box.bottom() - 1) + down
    drag(qtbot, week.viewport(), foot, foot + QPoint(0, shape.hour))
    read_again(call, "2026-11-18T16:00/2026-11-18T18:00[Europe/Zurich]")
    qtbot.waitUntil(lambda: week.shape().blocks[0].block.end == 18 * 60)
    middle = box.center() + down
    drag(qtbot, week.viewport(), middle, middle - QPoint(shape.column(0).width(), 0), CTRL)
    qtbot.waitUntil(lambda: len(week.shape().blocks) == 2)
    assert {each.block.day for each in week.shape().blocks} == {1, 2}


def test_a_start_dragged_beyond_the_end_stops_there_and_so_does_its_picture(
    page: CalendarPage, write: Write, qtbot: QtBot, read_again: Callable[..., None]
) -> None:
    call = write("activity", 1, title="Call", dates=CALL)
    page.views.reload()
    page.views.show_view(WEEKS)
    week = page.views.week
    week.grab()
    shape = week.shape()
    down = QPoint(0, shape.top - week.verticalScrollBar().value())
    box = shape.blocks[0].place
    head = QPoint(box.center().x(), box.top() + 1) + down
    end = head + QPoint(0, 2 * shape.hour)
    qtbot.mousePress(week.viewport(), LEFT, pos=head)
    move(qtbot, week.viewport(), end, Qt.KeyboardModifier.NoModifier)
    ghost = week._ghost().translated(-down)
    assert ghost.bottom() == box.bottom()
    assert abs(ghost.top() - shape.y_of(16 * 60 + 45)) <= 2
    qtbot.mouseRelease(week.viewport(), LEFT, pos=end)
    read_again(call, "2026-11-18T16:45/2026-11-18T17:00[Europe/Zurich]")


def test_in_the_month_days_are_dragged(
    page: CalendarPage, write: Write, qtbot: QtBot, read_again: Callable[..., None]
) -> None:
    session = write("activity", 1, dates="2026-11-18/2026-11-19")
    page.views.reload()
    month = page.month
    month.grab()
    (bar,) = month.bars().bars_of(session)
    width = month.columnWidth(0)
    begin = bar.place.center() - QPoint(width // 4, 0)
    drag(qtbot, month.viewport(), begin, begin - QPoint(width, 0))
    read_again(session, "2026-11-17/2026-11-18")
    qtbot.waitUntil(lambda: month.month.on_day(date(2026, 11, 17)) != [])
    (bar,) = month.bars().bars_of(session)
    end = QPoint(bar.place.right() - 2, bar.place.center().y())
    qtbot.mousePress(month.viewport(), LEFT, pos=end)
    move(qtbot, month.viewport(), end + QPoint(width, 0), Qt.KeyboardModifier.NoModifier)
    month.grab()
    qtbot.mouseRelease(month.viewport(), LEFT, pos=end + QPoint(width, 0))
    read_again(session, "2026-11-17/2026-11-19")


def test_what_recurs_asks_which_ones(
    page: CalendarPage, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    series = write("activity", 1, dates="2026-11-18", recurrence="FREQ=WEEKLY;COUNT=3")
    page.views.reload()
    page.month.choose(series)
    qtbot.keyClick(page.month, KEY.Key_Right, ALT)
    menu = page.moving.which
    qtbot.waitUntil(menu.isVisible)
    menu.actions()[1].trigger()
    menu.close()
    qtbot.waitUntil(lambda: len(page.month.month.on_day(date(2026, 11, 19))) == 1)
    assert kept(desk, series, "dates") == "2026-11-18"
    assert not page.month.month.on_day(date(2026, 11, 18))


def test_which_ones_is_asked_where_the_mouse_let_go(
    page: CalendarPage, write: Write, qtbot: QtBot
) -> None:
    """It opened at the head of the day, far from the hand, and called a longer meeting moved."""
    write("activity", 1, title="Call", dates=CALL, recurrence="FREQ=WEEKLY;COUNT=3")
    page.views.reload()
    page.views.show_view(WEEKS)
    week = page.views.week
    week.grab()
    shape = week.shape()
    box = shape.blocks[0].place
    foot = QPoint(box.center().x(), box.bottom() - 1)
    foot += QPoint(0, shape.top - week.verticalScrollBar().value())
    end = foot + QPoint(0, shape.hour)
    menu = page.moving.which
    asked = []
    menu.aboutToShow.connect(lambda: asked.append(menu.title_line.text()))
    with patch.object(menu, "popup", wraps=menu.popup) as popup:
        drag(qtbot, week.viewport(), foot, end)
    qtbot.waitUntil(menu.isVisible)
    assert popup.call_args.args[0] == week.viewport().mapToGlobal(end)
    assert without_isolates(asked[0]).startswith("Change Call to ")
    menu.close()
    assert week.place_of(date(2026, 11, 18)).y() < week.viewport().mapToGlobal(foot).y()


def test_what_has_no_day_to_move_says_so(page: CalendarPage, write: Write, qtbot: QtBot) -> None:
    due = write("commitment", 1, title="Report", due="2026-11")
    page.views.reload()
    page.month.choose(due)
    qtbot.keyClick(page.month, KEY.Key_Right, ALT)
    assert page.banner.isVisible()
    assert "Report" in page.banner.said.text()
    qtbot.keyClick(page.banner, KEY.Key_Escape)
    assert not page.banner.isVisible()


def test_what_was_moved_out_of_sight_is_gone_after_and_moved_on(
    page: CalendarPage, write: Write, qtbot: QtBot, read_again: Callable[..., None]
) -> None:
    """Four times a week on from the 18th: each key finds what the one before has moved."""
    call = write("activity", 1, dates=CALL)
    page.views.reload()
    page.views.show_view(WEEKS)
    week = page.views.week
    week.choose(call)
    for day in ("21", "22", "23", "24"):
        for _ in range(3 if day == "21" else 1):
            before = kept_day(week.current_thing())
            qtbot.keyClick(week, KEY.Key_Right, ALT)
            qtbot.waitUntil(lambda was=before: kept_day(week.current_thing()) > was)
        read_again(call, f"2026-11-{day}T16:00/2026-11-{day}T17:00[Europe/Zurich]")
    assert page.day == date(2026, 11, 24)
    page.views.show_view(MONTH)
    page.month.choose(call)
    qtbot.keyClick(page.month, KEY.Key_Down, ALT)
    qtbot.waitUntil(lambda: page.day == date(2026, 12, 1))
    assert page.month.month.month == date(2026, 11, 1), "its last week is in sight"
    assert page.header.title == "November 2026"
    qtbot.keyClick(page.month, KEY.Key_Down, ALT)
    qtbot.waitUntil(lambda: page.header.title == "December 2026")
    assert page.day == date(2026, 12, 8)


def kept_day(each: Occurrence | None) -> date:
    assert each is not None
    return each.first


def test_one_taken_out_of_a_series_is_moved_on(
    page: CalendarPage, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    write("activity", 1, title="Weekly", dates=CALL, recurrence="FREQ=WEEKLY")
    page.views.reload()
    page.views.show_view(WEEKS)
    week = page.views.week
    qtbot.keyClick(week, KEY.Key_N)
    qtbot.keyClick(week, KEY.Key_Down, ALT)
    qtbot.waitUntil(page.moving.which.isVisible)
    qtbot.keyClick(page.moving.which, KEY.Key_Return)
    qtbot.waitUntil(lambda: page.views.chosen != "" and not recurs(week.current_thing()))
    taken_out = week.current_thing()
    assert taken_out is not None
    qtbot.keyClick(week, KEY.Key_Down, ALT)
    dates = "2026-11-18T16:30/2026-11-18T17:30[Europe/Zurich]"
    qtbot.waitUntil(lambda: kept(desk, taken_out.ref, "dates") == dates)


def recurs(each: Occurrence | None) -> bool:
    return each is None or each.recurs


def test_a_day_beside_the_month_turns_no_page(page: CalendarPage, qtbot: QtBot) -> None:
    """The head says which month is shown, and the next one is the one after that."""
    cell = page.month.visualRect(page.month.month.index_of(date(2026, 12, 3)))
    corner = cell.bottomRight() - QPoint(4, 4)
    qtbot.mouseClick(page.month.viewport(), LEFT, pos=corner)
    assert page.day == date(2026, 12, 3)
    assert page.header.title == "November 2026"
    qtbot.keyClick(page.month, KEY.Key_PageDown)
    assert page.header.title == "December 2026"
