"""The month shows each thing on its days, and keys and mouse do what they say."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.records import save_record
from hrdesk.ui.calendar.month_model import MonthModel
from hrdesk.ui.calendar.month_view import MonthView
from hrdesk.ui.desk import Desk
from tests.ui.open_desk import Moment, Write

READ_OUT = Qt.ItemDataRole.AccessibleTextRole
KEY = Qt.Key


@pytest.fixture
def view(desk: Desk, clock: Moment, qtbot: QtBot) -> MonthView:
    model = MonthModel(desk, clock)
    view = MonthView(model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(900, 660)
    return view


def shown(view: MonthView, qtbot: QtBot) -> MonthView:
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    view.grab()
    return view


def texts(view: MonthView) -> list[str]:
    return [bar.text for bar in view.bars().bars]


def centre(view: MonthView, ref: str) -> QPoint:
    return next(view.bars().bars_of(ref)).place.center()


def cell(view: MonthView, day: date) -> QPoint:
    """A free spot at the foot of a day."""
    rect = view.visualRect(view.month.index_of(day))
    return QPoint(rect.center().x(), rect.bottom() - 4)


# ---------------------------------------------------------------- what is shown


def test_six_weeks_from_monday_and_today_is_current(view: MonthView, qtbot: QtBot) -> None:
    shown(view, qtbot)
    assert view.month.day(0, 0) == date(2026, 10, 26)
    assert view.month.day(5, 6) == date(2026, 12, 6)
    assert view.day == date(2026, 11, 18)
    numbers = [
        view.month.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole)
        for row in range(6)
    ]
    assert numbers == ["44", "45", "46", "47", "48", "49"]


def test_visit_is_one_bar_a_week_that_keeps_its_lane(
    view: MonthView, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", country="GEO", dates="2026-11-10/2026-11-20", firmness="confirmed")
    write("activity", dates="2026-11-12", type="meeting")
    shown(view, qtbot)
    bars = list(view.bars().bars_of(visit))
    assert [(bar.begins, bar.ends) for bar in bars] == [(True, False), (False, True)]
    assert all("✓" in bar.text for bar in bars)
    first = view.visualRect(view.month.index_of(date(2026, 11, 10)))
    last = view.visualRect(view.month.index_of(date(2026, 11, 15)))
    assert first.left() < bars[0].place.left() <= first.left() + 8
    assert bars[0].place.right() >= last.right() - 2
    meeting = next(bar for bar in view.bars().bars if bar not in bars)
    assert meeting.place.top() > bars[0].place.bottom()


def test_bars_run_from_the_right_where_one_reads_so(
    view: MonthView, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", dates="2026-11-16/2026-11-17")
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(view, qtbot)
    (bar,) = view.bars().bars_of(visit)
    monday = view.visualRect(view.month.index_of(date(2026, 11, 16)))
    tuesday = view.visualRect(view.month.index_of(date(2026, 11, 17)))
    assert monday.left() > tuesday.left()
    assert bar.place.right() <= monday.right()
    assert bar.place.left() >= tuesday.left()


def test_what_does_not_fit_is_counted_and_nothing_is_drawn_outside(
    view: MonthView, write: Write, qtbot: QtBot
) -> None:
    for number in range(9):
        write("activity", number, dates="2026-11-18")
    shown(view, qtbot)
    (more,) = view.bars().more
    assert more.day == date(2026, 11, 18)
    assert more.count + len(view.bars().bars) == 9
    rect = view.visualRect(view.month.index_of(date(2026, 11, 18)))
    assert all(rect.contains(bar.place) for bar in view.bars().bars)
    assert rect.contains(more.place)


def test_only_weeks_of_the_month_take_room(view: MonthView, qtbot: QtBot) -> None:
    shown(view, qtbot)
    assert not view.isRowHidden(5)
    view.go_to(date(2027, 2, 1))  # Monday to Sunday, four times
    assert [view.isRowHidden(row) for row in range(6)] == [False] * 4 + [True] * 2
    view.go_to(date(2027, 3, 1))
    assert [view.isRowHidden(row) for row in range(6)] == [False] * 5 + [True]


def test_low_cells_say_how_many_more_beside_the_number(
    view: MonthView, write: Write, qtbot: QtBot
) -> None:
    for number in range(9):
        write("activity", number, dates="2026-11-18")
    view.resize(900, 420)
    shown(view, qtbot)
    (more,) = view.bars().more
    assert more.is_beside
    assert more.count + len(view.bars().bars) == 9
    assert all(bar.place.top() >= more.place.bottom() - 4 for bar in view.bars().bars)
    view.resize(400, 420)
    assert not view.grab().isNull()


def test_what_has_no_exact_days_stays_out_of_the_cells(
    view: MonthView, write: Write, qtbot: QtBot
) -> None:
    write("visit", 1, dates="2026-11")
    write("visit", 2, dates="2026-12")
    shown(view, qtbot)
    assert view.bars().bars == []
    assert [each.dates for each in view.month.undated] == ["2026-11"]


def test_a_screen_reader_hears_each_day(view: MonthView, write: Write, qtbot: QtBot) -> None:
    write("activity", title="Donor briefing", dates="2026-11-18")
    shown(view, qtbot)
    at = view.month.index_of(date(2026, 11, 18))
    said = view.month.data(at, READ_OUT)
    assert said.startswith("Wednesday 18 November 2026, 1 ")
    assert "Donor briefing" in said
    empty = view.month.data(view.month.index_of(date(2026, 11, 19)), READ_OUT)
    assert empty == "Thursday 19 November 2026, nothing"


def test_it_reads_again_when_the_desk_changes(
    view: MonthView, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    meeting = write("activity", dates="2026-11-18")
    shown(view, qtbot)
    with qtbot.waitSignal(view.month.changed):
        desk.do(save_record, meeting, {"title": "Moved", "dates": "2026-11-20"})
    assert texts(view) == ["Moved"]
    assert view.month.occurrences[0].first == date(2026, 11, 20)


def test_hidden_it_reads_when_it_is_seen_again(
    view: MonthView, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    meeting = write("activity", dates="2026-11-18")
    shown(view, qtbot)
    view.hide()
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, meeting, {"title": "Renamed"})
    assert view.month.occurrences[0].title == "Activity 1"
    shown(view, qtbot)
    assert texts(view) == ["Renamed"]


def test_every_label_and_state_paints(view: MonthView, write: Write, qtbot: QtBot) -> None:
    for number, label in enumerate(Label):
        write("activity", number, label=label, dates="2026-11-18", status="cancelled")
    write("activity", "day", type="commemorative_day", dates="2026-11-17")
    write("visit", dates="2026-10-20/2026-12-20")
    view.resize(900, 1300)
    shown(view, qtbot)
    view.choose(view.month.occurrences[0].ref)
    assert view.strictest_shown() is Label.INTERNAL
    assert not view.grab().isNull()


# ---------------------------------------------------------------- keys


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([KEY.Key_Right], date(2026, 11, 19)),
        ([KEY.Key_Left], date(2026, 11, 17)),
        ([KEY.Key_Down, KEY.Key_Down], date(2026, 12, 2)),
        ([KEY.Key_Up] * 3, date(2026, 10, 28)),
    ],
)
def test_arrows_move_by_days_and_weeks_into_other_months(
    view: MonthView, qtbot: QtBot, keys: list[Qt.Key], day: date
) -> None:
    shown(view, qtbot)
    for key in keys:
        qtbot.keyClick(view, key)
    assert view.day == day
    assert view.month.is_in_month(day)


def test_arrows_follow_the_eye_where_one_reads_from_the_right(
    view: MonthView, qtbot: QtBot
) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(view, qtbot)
    qtbot.keyClick(view, KEY.Key_Left)
    assert view.day == date(2026, 11, 19)


def test_enter_opens_the_list_of_the_day(view: MonthView, qtbot: QtBot) -> None:
    shown(view, qtbot)
    with qtbot.waitSignal(view.day_opened) as told:
        qtbot.keyClick(view, KEY.Key_Return)
    assert told.args[0] == date(2026, 11, 18)


def test_n_and_p_walk_the_things_over_the_days(view: MonthView, write: Write, qtbot: QtBot) -> None:
    refs = [write("activity", number, dates=f"2026-11-{18 + number}") for number in range(3)]
    series = write("activity", "s", dates="2026-11-19", recurrence="FREQ=DAILY;COUNT=2")
    shown(view, qtbot)
    seen: list[str] = []
    view.opened.connect(seen.append)
    for _ in range(6):
        qtbot.keyClick(view, KEY.Key_N)
    assert seen == [refs[0], refs[1], series, refs[2], series, series]
    assert view.day == date(2026, 11, 20)
    qtbot.keyClick(view, KEY.Key_P)
    assert seen[-1] == refs[2]


def test_n_in_an_empty_month_does_nothing(view: MonthView, qtbot: QtBot) -> None:
    shown(view, qtbot)
    qtbot.keyClick(view, KEY.Key_N)
    assert view.chosen == ""


def test_months_end_somewhere(view: MonthView) -> None:
    view.go_to(date(2199, 12, 31))
    view.go_to(date(2200, 1, 1))
    assert view.month.month == date(2199, 12, 1)


# ---------------------------------------------------------------- mouse


def test_click_on_a_bar_opens_it(view: MonthView, write: Write, qtbot: QtBot) -> None:
    meeting = write("activity", dates="2026-11-18")
    shown(view, qtbot)
    with qtbot.waitSignal(view.opened) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, meeting))
    assert told.args == [meeting]
    assert view.chosen == meeting


def test_click_on_more_opens_the_list(view: MonthView, write: Write, qtbot: QtBot) -> None:
    for number in range(9):
        write("activity", number, dates="2026-11-12")
    shown(view, qtbot)
    with qtbot.waitSignal(view.day_opened) as told:
        place = view.bars().more[0].place.center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args[0] == date(2026, 11, 12)


def test_double_click_on_a_day_begins_something_there(view: MonthView, qtbot: QtBot) -> None:
    shown(view, qtbot)
    with qtbot.waitSignal(view.new_wanted) as told:
        qtbot.mouseDClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=cell(view, date(2026, 11, 25))
        )
    assert told.args == [date(2026, 11, 25)]


def test_double_click_on_a_bar_begins_nothing(view: MonthView, write: Write, qtbot: QtBot) -> None:
    meeting = write("activity", dates="2026-11-18")
    shown(view, qtbot)
    with qtbot.assertNotEmitted(view.new_wanted):
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, meeting))


def test_tool_tip_says_all_of_it(view: MonthView, write: Write, qtbot: QtBot) -> None:
    meeting = write("activity", title="Donor briefing", dates="2026-11-18", city="Geneva")
    shown(view, qtbot)
    point = centre(view, meeting)
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)
    assert "Donor briefing" in QToolTip.text()
    assert "Geneva" in QToolTip.text()
    QToolTip.hideText()


def test_tool_tip_of_more_says_what_stands_on_the_day(
    view: MonthView, write: Write, qtbot: QtBot
) -> None:
    for number in range(9):
        write("activity", number, title=f"Meeting {number}", dates="2026-11-12")
    shown(view, qtbot)
    point = view.bars().more[0].place.center()
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)
    said = QToolTip.text().splitlines()
    assert len(said) == 9
    assert said[8].startswith("Meeting 8")
    QToolTip.hideText()


# ---------------------------------------------------------------- named days


def test_named_days_stand_beside_the_number_and_take_no_lane(
    view: MonthView, write: Write, qtbot: QtBot
) -> None:
    day = date(2026, 11, 20)
    for number in range(4):
        write("activity", number, title=f"Activity {number}", dates=day.isoformat())
    for name in ("Children's Day", "Another day"):
        write("activity", name, title=name, type="commemorative_day", dates=day.isoformat())
    view.resize(1200, 600)
    shown(view, qtbot)
    bars = {bar.occurrence.title: bar for bar in view.bars().bars}
    assert {"Activity 0", "Activity 1", "Another day"} <= set(bars)
    named = bars["Another day"]
    assert named.text == "Another day +1"
    number = view.visualRect(view.month.index_of(day))
    assert named.place.bottom() < min(
        bar.place.top() for title, bar in bars.items() if title.startswith("Activity")
    )
    assert number.contains(named.place)
    assert view.bars().at(named.place.center()) is named.occurrence
    assert "Children's Day" in str(view.month.index_of(day).data(READ_OUT))
    view.resize(500, 330)
    view.grab()
    beside = next(each for each in view.bars().more if each.day == day)
    assert not list(view.bars().bars_of(named.occurrence.ref)), "a few letters tell nothing"
    written = sum(1 for bar in view.bars().bars if bar.occurrence.title.startswith("Activity"))
    assert beside.count == 6 - written
