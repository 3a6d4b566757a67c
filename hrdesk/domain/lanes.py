"""Bars of a calendar laid in lanes: whole days one under the other, times of a day side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

Days = tuple[date, date]
WEEK = 7


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item lies in one week: columns, both included, and one lane for all of them.

    `item` is its number in the list that was laid out; `begins` and `ends` say whether the
    item's own first and last day lie in this week.
    """

    item: int
    first: int
    last: int
    lane: int
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """Where an item lies in one day: its column among as many as stand side by side there.

    It is as wide as `width` of them: nothing stands beside it there.
    """

    item: int
    column: int
    columns: int
    width: int = 1


def lay_out(spans: Sequence[Days], start: date, days: int = WEEK) -> list[Place]:
    """The items that touch the days from `start`, each in the lowest lane free over all of them.

    The longest stand first, then those that begin first, then as they come in the list.
    """
    end = start + timedelta(days=days - 1)
    touching = [each for each in enumerate(spans) if each[1][0] <= end and each[1][1] >= start]
    touching.sort(key=_longest_first)
    taken: list[list[bool]] = []
    places = []
    for item, (first, last) in touching:
        columns = range((max(first, start) - start).days, (min(last, end) - start).days + 1)
        lane = _free_lane(taken, columns, days)
        places.append(
            Place(item, columns[0], columns[-1], lane, begins=first >= start, ends=last <= end)
        )
    return places


def fit(
    places: Sequence[Place], room: int, days: int = WEEK, *, words_apart: bool = False
) -> tuple[list[Place], list[int]]:
    """The places that can be shown in `room` lanes, and how many are left out on each day.

    Where a day has more than fits, its last lane is kept free for the words "+N more", unless
    they have a place apart.
    """
    full = {
        column
        for place in places
        if place.lane >= room
        for column in range(place.first, place.last + 1)
    }
    shown = []
    more = [0] * days
    for place in places:
        columns = range(place.first, place.last + 1)
        free = words_apart or place.lane < room - 1 or full.isdisjoint(columns)
        if place.lane < room and free:
            shown.append(place)
            continue
        for column in columns:
            more[column] += 1
    return shown, more


def taller(
    places: Sequence[Place], wanted: Sequence[int], rooms: Sequence[int]
) -> list[tuple[int, int]]:
    """The lane and how many lanes each place takes where it may take more than one.

    Each gets as many as `wanted` of it, one more for each in turn, as long as all of them fit into
    the `rooms` of their days; they stay in their order.
    """
    order = sorted(range(len(places)), key=lambda at: places[at].lane)
    heights = [1] * len(places)
    for height in range(2, max(wanted, default=1) + 1):
        for at in order:
            if wanted[at] < height or heights[at] < height - 1:
                continue
            heights[at] = height
            if _stacked(places, order, heights, rooms) is None:
                heights[at] = height - 1
    lanes = _stacked(places, order, heights, rooms) or [each.lane for each in places]
    return list(zip(lanes, heights, strict=True))


def side_by_side(times: Sequence[tuple[int, int]]) -> list[Beside]:
    """Items of one day, each by minutes from and to, in the first column free at its time.

    Those that overlap, one through another, share the width, and each takes what is free beside
    it; who overlaps nobody has it all.
    """
    order = sorted(range(len(times)), key=lambda item: (times[item][0], -times[item][1], item))
    found: list[Beside] = []
    together: list[tuple[int, int]] = []
    ends: list[int] = []
    for item in order:
        begin, end = times[item]
        if ends and begin >= max(ends):
            found += _widened(together, len(ends), times)
            together, ends = [], []
        column = next((at for at, until in enumerate(ends) if until <= begin), len(ends))
        ends[column : column + 1] = [end]
        together.append((item, column))
    found += _widened(together, len(ends), times)
    return sorted(found, key=lambda each: each.item)


def _widened(
    together: Sequence[tuple[int, int]], columns: int, times: Sequence[tuple[int, int]]
) -> Iterator[Beside]:
    """Each over the columns after its own in which nothing overlaps it."""
    for item, column in together:
        begin, end = times[item]
        after = [
            other
            for each, other in together
            if other > column and times[each][0] < end and begin < times[each][1]
        ]
        yield Beside(item, column, columns, min(after, default=columns) - column)


def load_of(spans: Sequence[Days], start: date, weeks: int) -> list[int]:
    """How many of the spans touch each week from `start` on."""
    load = [0] * weeks
    for first, last in spans:
        begin = max((first - start).days // WEEK, 0)
        end = min((last - start).days // WEEK, weeks - 1)
        for week in range(begin, end + 1):
            load[week] += 1
    return load


def _stacked(
    places: Sequence[Place], order: Sequence[int], heights: Sequence[int], rooms: Sequence[int]
) -> list[int] | None:
    """The lane of each, one on the other; None where a day has no room for them."""
    filled, lanes = [0] * len(rooms), [0] * len(places)
    for at in order:
        columns = range(places[at].first, places[at].last + 1)
        lanes[at] = max(filled[each] for each in columns)
        end = lanes[at] + heights[at]
        if end > min(rooms[each] for each in columns):
            return None
        for each in columns:
            filled[each] = end
    return lanes


def _longest_first(numbered: tuple[int, Days]) -> tuple[int, date, int]:
    item, (first, last) = numbered
    return -(last - first).days, first, item


def _free_lane(taken: list[list[bool]], columns: range, days: int) -> int:
    free = (n for n, filled in enumerate(taken) if not any(filled[each] for each in columns))
    lane = next(free, len(taken))
    if lane == len(taken):
        taken.append([False] * days)
    for column in columns:
        taken[lane][column] = True
    return lane
