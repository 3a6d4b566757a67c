"""Bars of a week never overlap, keep one lane, and nothing is left out without being counted."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.lanes import Place, fit, lay_out, load_of, side_by_side, taller

MONDAY = date(2026, 11, 16)


def day(number: int) -> date:
    """A day of November 2026."""
    return date(2026, 11, 1) + timedelta(days=number - 1)


def drawn(spans: list[tuple[int, int]]) -> list[str]:
    """The week's lanes as rows of letters: a is the first span, `.` a free day."""
    places = lay_out([(day(first), day(last)) for first, last in spans], MONDAY)
    rows = [["."] * 7 for _ in range(max((each.lane for each in places), default=-1) + 1)]
    for each in places:
        for column in range(each.first, each.last + 1):
            assert rows[each.lane][column] == "."
            rows[each.lane][column] = chr(ord("a") + each.item)
    return ["".join(row) for row in rows]


def test_longest_stands_on_top_whatever_comes_first() -> None:
    assert drawn([(16, 16), (18, 20), (16, 22)]) == ["ccccccc", "a.bbb.."]


def test_items_that_do_not_meet_share_a_lane() -> None:
    assert drawn([(16, 17), (18, 19), (20, 22)]) == ["aabbccc"]


def test_an_item_keeps_its_lane_over_the_whole_week() -> None:
    """The lowest lane free on every day counts, not the one free on its first day."""
    assert drawn([(18, 22), (16, 18), (17, 18)]) == ["..aaaaa", "bbb....", ".cc...."]


def test_what_lies_outside_the_week_is_left_out() -> None:
    assert drawn([(1, 15), (23, 24)]) == []


def test_equal_items_stand_as_they_came() -> None:
    assert drawn([(18, 18), (18, 18)]) == ["..a....", "..b...."]


def test_what_goes_on_before_and_after_the_week_says_so() -> None:
    places = lay_out([(day(10), day(30)), (day(16), day(22))], MONDAY)
    assert [(each.begins, each.ends) for each in places] == [(False, False), (True, True)]


def test_everything_is_shown_where_it_fits() -> None:
    places = lay_out([(day(16), day(16)), (day(16), day(16))], MONDAY)
    assert fit(places, 2) == (places, [0] * 7)


def test_the_last_lane_of_a_full_day_is_kept_for_the_words() -> None:
    places = lay_out([(day(16), day(16))] * 3 + [(day(17), day(17))] * 2, MONDAY)
    shown, more = fit(places, 2)
    assert [each.item for each in shown] == [0, 3, 4]
    assert more == [2, 0, 0, 0, 0, 0, 0]


def test_a_bar_that_gives_way_on_one_day_is_counted_on_all_its_days() -> None:
    places = [
        Place(0, 0, 6, 0, begins=True, ends=True),
        Place(1, 0, 3, 1, begins=True, ends=True),
        Place(2, 3, 3, 2, begins=True, ends=True),
    ]
    shown, more = fit(places, 2)
    assert [each.item for each in shown] == [0]
    assert more == [1, 1, 1, 2, 0, 0, 0]


def test_words_that_stand_apart_leave_all_lanes_to_the_bars() -> None:
    places = lay_out([(day(16), day(16))] * 3, MONDAY)
    shown, more = fit(places, 2, words_apart=True)
    assert [each.item for each in shown] == [0, 1]
    assert more[0] == 1


def test_without_room_all_are_counted() -> None:
    places = lay_out([(day(16), day(17))], MONDAY)
    assert fit(places, 0) == ([], [1, 1, 0, 0, 0, 0, 0])


def test_load_counts_each_week_that_is_touched() -> None:
    spans = [(day(16), day(16)), (day(20), day(24)), (day(1), day(15)), (day(29), day(60))]
    assert load_of(spans, MONDAY, 3) == [2, 2, 1]


spans_near = st.lists(
    st.tuples(st.integers(-10, 20), st.integers(0, 15)).map(
        lambda pair: (
            MONDAY + timedelta(days=pair[0]),
            MONDAY + timedelta(days=pair[0] + pair[1]),
        )
    ),
    max_size=30,
)


@given(spans_near)
def test_no_two_bars_overlap(spans: list[tuple[date, date]]) -> None:
    filled = [
        (each.lane, column)
        for each in lay_out(spans, MONDAY)
        for column in range(each.first, each.last + 1)
    ]
    assert len(filled) == len(set(filled))


@given(spans_near, st.integers(0, 6), st.booleans())
def test_what_is_not_shown_is_counted_and_the_words_have_room(
    spans: list[tuple[date, date]], room: int, words_apart: bool
) -> None:
    places = lay_out(spans, MONDAY)
    shown, more = fit(places, room, words_apart=words_apart)
    for column in range(7):
        here = [each for each in places if each.first <= column <= each.last]
        visible = [each for each in shown if each.first <= column <= each.last]
        assert len(here) == len(visible) + more[column]
        if more[column] and room:
            most = room if words_apart else room - 1
            assert all(each.lane < most for each in visible)


@given(spans_near, st.integers(0, 6), st.lists(st.integers(1, 4), min_size=30, max_size=30))
def test_what_may_be_taller_takes_only_what_is_left(
    spans: list[tuple[date, date]], room: int, wanted: list[int]
) -> None:
    shown, more = fit(lay_out(spans, MONDAY), room)
    rooms = [room - bool(count) for count in more]
    made = taller(shown, wanted[: len(shown)], rooms)
    filled = [
        (lane + extra, column)
        for place, (lane, height) in zip(shown, made, strict=True)
        for extra in range(height)
        for column in range(place.first, place.last + 1)
    ]
    assert len(filled) == len(set(filled))
    assert all(lane < rooms[column] for lane, column in filled)
    assert all(1 <= height <= most for (_, height), most in zip(made, wanted, strict=False))


def test_all_that_can_be_taller_is() -> None:
    alone = lay_out([(day(16), day(16)), (day(17), day(17)), (day(17), day(17))], MONDAY)
    assert [height for _, height in taller(alone, [4, 4, 4], [4] * 7)] == [4, 2, 2]


def test_what_overlaps_in_a_day_stands_side_by_side() -> None:
    times = [(540, 600), (570, 660), (600, 630), (700, 730), (700, 800)]
    found = [(each.column, each.columns) for each in side_by_side(times)]
    assert found == [(0, 2), (1, 2), (0, 2), (1, 2), (0, 2)]
    assert side_by_side([]) == []


@given(st.lists(st.tuples(st.integers(0, 1400), st.integers(15, 300)), max_size=12))
def test_nothing_of_a_day_lies_over_another(times: list[tuple[int, int]]) -> None:
    spans = [(begin, begin + length) for begin, length in times]
    places = side_by_side(spans)
    assert [each.item for each in places] == list(range(len(spans)))
    for one in places:
        assert one.column < one.columns
        for other in places:
            if one.item < other.item and one.column == other.column:
                (begin, end), (since, until) = spans[one.item], spans[other.item]
                assert end <= since or until <= begin


@given(st.lists(st.tuples(st.integers(0, 1400), st.integers(15, 300)), max_size=12))
def test_each_takes_the_room_beside_it_that_nothing_needs(times: list[tuple[int, int]]) -> None:
    spans = [(begin, begin + length) for begin, length in times]
    places = side_by_side(spans)
    for one in places:
        begin, end = spans[one.item]
        at_once = [each for each in places if _overlap(spans[each.item], (begin, end))]
        after = [each.column for each in at_once if each.column > one.column]
        assert one.column + one.width == min(after, default=one.columns)


def test_what_comes_after_a_crowd_has_the_room_that_is_left() -> None:
    times = [(540, 600), (540, 600), (540, 720), (600, 660)]
    crowd = [(each.column, each.width, each.columns) for each in side_by_side(times)]
    assert crowd == [(1, 1, 3), (2, 1, 3), (0, 1, 3), (1, 2, 3)]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
