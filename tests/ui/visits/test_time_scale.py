"""Days and distances go back and forth, and the header never crowds."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.ui.visits.time_scale import LEAST, MOST, ZOOMS, Mark, TimeScale, scale_around

TODAY = date(2026, 11, 18)
SCALE = TimeScale(date(2026, 1, 1), date(2027, 12, 31), 9.0)


@given(st.integers(0, 729), st.floats(LEAST, MOST))
def test_a_day_is_found_again_where_it_was_put(days: int, width: float) -> None:
    scale = TimeScale(SCALE.start, SCALE.end, width)
    day = scale.start + timedelta(days=days)
    assert abs((scale.day_at(scale.at(day) + width / 2) - day).days) * width <= max(1, width * 0.6)


def test_outside_is_the_nearest_day() -> None:
    assert SCALE.day_at(-100) == SCALE.start
    assert SCALE.day_at(1e9) == SCALE.end
    assert SCALE.width == 730 * 9


def test_zoom_steps_stop_at_the_ends() -> None:
    widths = [SCALE.day_width]
    scale = SCALE
    for _ in range(3):
        scale = scale.zoomed(1)
        widths.append(scale.day_width)
    assert widths == [9.0, 30.0, 30.0, 30.0]
    for _ in range(5):
        scale = scale.zoomed(-1)
    assert scale.day_width == ZOOMS[0]


def test_fit_fills_the_width_within_reason() -> None:
    fitted = SCALE.fitting(date(2026, 1, 1), date(2026, 4, 10), 1000)
    assert fitted.day_width == 10
    assert SCALE.fitting(TODAY, TODAY, 1000).day_width == MOST
    assert SCALE.fitting(date(1900, 1, 1), date(2199, 1, 1), 100).day_width == LEAST


@pytest.mark.parametrize("width", [LEAST, 0.3, 0.5, *ZOOMS, MOST])
def test_marks_of_the_header_have_room_for_their_words(width: float) -> None:
    scale = TimeScale(SCALE.start, SCALE.end, width)
    ticks = list(scale.ticks(scale.fine, scale.start, scale.end))
    room = [scale.at(after.day) - scale.at(tick.day) for tick, after in pairwise(ticks)]
    assert min(room) >= 31


def test_ticks_begin_with_what_holds_the_first_day() -> None:
    days = {
        mark: [tick.day for tick in SCALE.ticks(mark, TODAY, date(2027, 1, 5))] for mark in Mark
    }
    assert days[Mark.YEAR] == [date(2026, 1, 1), date(2027, 1, 1)]
    assert days[Mark.QUARTER] == [date(2026, 10, 1), date(2027, 1, 1)]
    assert days[Mark.MONTH] == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]
    assert days[Mark.WEEK][0] == date(2026, 11, 16)
    assert len(days[Mark.WEEK]) == 8


def test_scale_holds_everything_with_room() -> None:
    empty = scale_around([], TODAY, 2.8)
    assert empty.start == date(2026, 9, 1)
    assert empty.end == date(2027, 5, 31)
    wide = scale_around([date(2012, 9, 1), date(2028, 3, 1)], TODAY, 2.8)
    assert wide.start < date(2012, 9, 1)
    assert wide.end > date(2028, 8, 1)


def test_scale_reaches_as_far_as_there_is_room() -> None:
    assert SCALE.reaching(100) is SCALE
    longer = SCALE.reaching(SCALE.width + 95)
    assert longer.width >= SCALE.width + 95
    assert longer.start == SCALE.start
