"""Names of days go on below where nothing lies there; on paper titles take the room that is left."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.month_bars import Bar
from hrdesk.ui.calendar.month_model import MonthModel
from hrdesk.ui.calendar.month_view import MonthView
from hrdesk.ui.calendar.paper import share_rows
from hrdesk.ui.desk import Desk
from hrdesk.ui.theme import Theme
from tests.factories import ref
from tests.ui.open_desk import Moment, Write

LONG = "International Day for the Elimination of Racial Discrimination"


@pytest.fixture
def view(desk: Desk, clock: Moment, theme: Theme, british: None, qtbot: QtBot) -> MonthView:
    model = MonthModel(desk, clock)
    view = MonthView(model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(760, 700)
    with qtbot.waitExposed(view):
        view.show()
    return view


def bar_of(view: MonthView, title: str) -> Bar:
    return next(each for each in view.bars().bars if each.occurrence.title == title)


def test_the_name_of_a_day_goes_on_below_where_nothing_lies(
    view: MonthView, write: Write, qtbot: QtBot
) -> None:
    for day in ("2026-11-11", "2026-11-25"):
        write("activity", day, title=LONG, type="commemorative_day", dates=day)
    for number in range(4):
        write("activity", number, title=f"Call {number}", dates="2026-11-11")
    view.month.reload()
    crowded, free = (each for each in view.bars().bars if each.occurrence.title == LONG)
    assert crowded.lines == 1
    call = bar_of(view, "Call 0")
    assert crowded.place.bottom() < call.place.top()
    assert free.lines > 2, free
    cell = view.visualRect(view.month.index_of(date(2026, 11, 25)))
    assert cell.contains(free.place)
    assert free.place.height() >= free.lines * view.fontMetrics().height()
    assert free.text.startswith(("International Day", "Elimination"))


def test_a_name_that_is_cut_beside_its_number_stands_whole_below(
    view: MonthView, write: Write
) -> None:
    view.resize(840, 700)
    name = "Non-Violence"
    write("activity", 1, title=name, type="commemorative_day", dates="2026-11-11")
    write("activity", 2, title=name, type="commemorative_day", dates="2026-11-25")
    write("activity", 3, title="Call", dates="2026-11-25")
    view.month.reload()
    alone, busy = (each for each in view.bars().bars if each.occurrence.title == name)
    cell = view.visualRect(view.month.index_of(date(2026, 11, 11)))
    first = bar_of(view, "Call").place
    assert alone.place.left() < cell.left() + cell.width() // 8, "as wide as its day"
    assert alone.place.width() > view.fontMetrics().horizontalAdvance(name)
    assert busy.place.top() > first.bottom(), "and over nothing that lies there"
    for each in (alone, busy):
        assert view.visualRect(view.month.index_of(each.occurrence.first)).contains(each.place)


def test_titles_take_the_lanes_that_are_left(view: MonthView, write: Write) -> None:
    title = "Meeting of all focal points on what comes after the summer"
    write("activity", 1, title=title, dates="2026-11-18")
    write("activity", 2, title="Another one, just as long as the one that stands above it",
          dates="2026-11-18")  # fmt: skip
    write("visit", 3, country="TUN", dates="2026-11-17/2026-11-19")
    view.month.reload()
    assert bar_of(view, title).lines == 1
    view.wraps = True
    view.resize(760, 1000)
    view.grab()
    bars = view.bars().bars
    assert bar_of(view, title).lines > 1
    cell = view.visualRect(view.month.index_of(date(2026, 11, 18)))
    inside = [each for each in bars if each.place.intersects(cell)]
    assert len(inside) == 3
    assert all(each.place.bottom() < cell.bottom() for each in inside)
    for at, one in enumerate(inside):
        assert not any(one.place.intersects(other.place) for other in inside[at + 1 :])


def test_full_weeks_are_higher_on_paper_and_hide_nothing(view: MonthView, write: Write) -> None:
    for number in range(6):
        write("activity", number, title=f"Call {number} of the focal points", dates="2026-11-18")
    write("activity", "day", title=LONG, type="commemorative_day", dates="2026-11-17")
    write("visit", 1, country="TUN", dates="2026-11-17/2026-11-19")
    view.month.reload()
    view.resize(760, 560)
    view.grab()
    assert view.bars().more
    view.wraps = True
    share_rows(view)
    view.grab()
    assert not view.bars().more
    rows = [view.rowHeight(row) for row in range(view.month.weeks_needed)]
    busy = view.month.index_of(date(2026, 11, 18)).row()
    assert rows[busy] == max(rows) > 2 * min(rows)
    assert sum(rows) == view.viewport().height()
    named, visit = bar_of(view, LONG), view.bars().bars_of(ref("visit", 1))
    assert named.lines > 1
    assert named.place.top() > next(visit).place.bottom(), "under the bars, where it has room"


def test_a_name_that_is_whole_nowhere_stands_where_more_of_it_is_read(
    view: MonthView, write: Write
) -> None:
    """One line beside the number was left of it over two empty ones."""
    name = "International Day for the Elimination of Violence against Women and Girls"
    write("activity", 1, title=name, type="commemorative_day", dates="2026-11-25")
    for number in (2, 3):
        write("activity", number, title=f"Call {number}", dates="2026-11-25")
    view.month.reload()
    (day,) = (each for each in view.bars().bars if each.occurrence.title == name)
    assert day.lines > 1
    assert day.place.top() > max(bar_of(view, f"Call {number}").place.bottom() for number in (2, 3))
    cell = view.visualRect(view.month.index_of(date(2026, 11, 25)))
    assert cell.contains(day.place)
