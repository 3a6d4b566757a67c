"""Days to distances and back on a time line, and the marks of its header. Pure: no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from math import ceil, floor

WEEK = timedelta(days=7)
_ROOM = timedelta(days=30)
# How wide a day is when about three years, a year, a quarter and a month are in sight.
ZOOMS = (0.9, 2.8, 9.0, 30.0)
LEAST, MOST = 0.1, 60.0
_WEEKS_FROM, _MONTHS_FROM, _QUARTERS_FROM = 14.0, 1.15, 0.4


class Mark(Enum):
    """What begins at a mark of the header."""

    YEAR = auto()
    QUARTER = auto()
    MONTH = auto()
    WEEK = auto()


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark of the header, at the first day of what it names."""

    day: date
    mark: Mark


@dataclass(frozen=True, slots=True)
class TimeScale:
    """From `start` on, every day is `day_width` wide; distances grow in reading direction."""

    start: date
    end: date
    day_width: float

    @property
    def width(self) -> int:
        """The width of all days."""
        return round(((self.end - self.start).days + 1) * self.day_width)

    def at(self, day: date) -> int:
        """Where a day begins."""
        return round((day - self.start).days * self.day_width)

    def day_at(self, distance: float) -> date:
        """The day that lies at a distance, as far as the scale reaches."""
        number = min(max(floor(distance / self.day_width), 0), (self.end - self.start).days)
        return self.start + timedelta(days=number)

    def zoomed(self, step: int) -> "TimeScale":
        """The next wider or narrower of the usual zooms."""
        if step > 0:
            wider = [each for each in ZOOMS if each > self.day_width * 1.01]
            return replace(self, day_width=wider[0] if wider else self.day_width)
        narrower = [each for each in ZOOMS if each < self.day_width * 0.99]
        return replace(self, day_width=narrower[-1] if narrower else self.day_width)

    def fitting(self, first: date, last: date, width: int) -> "TimeScale":
        """So that the days from first to last just fill a width."""
        days = max((last - first).days + 1, 1)
        return replace(self, day_width=min(max(width / days, LEAST), MOST))

    def reaching(self, width: int) -> "TimeScale":
        """At least this wide, with more days at the end."""
        missing = ceil((width - self.width) / self.day_width)
        return self if missing <= 0 else replace(self, end=self.end + timedelta(days=missing))

    def within(self, width: int, needed: date) -> "TimeScale":
        """No wider than this where all that is needed has room in it: nothing is scrolled to then."""
        days = floor(width / self.day_width)
        fits = 0 < (needed - self.start).days < days
        return replace(self, end=self.start + timedelta(days=days - 1)) if fits else self

    @property
    def coarse(self) -> Mark:
        """What the upper line of the header names."""
        return Mark.MONTH if self.day_width >= _WEEKS_FROM else Mark.YEAR

    @property
    def fine(self) -> Mark:
        """What the lower line of the header names."""
        if self.day_width >= _WEEKS_FROM:
            return Mark.WEEK
        if self.day_width >= _MONTHS_FROM:
            return Mark.MONTH
        return Mark.QUARTER if self.day_width >= _QUARTERS_FROM else Mark.YEAR

    def ticks(self, mark: Mark, first: date, last: date) -> Iterator[Tick]:
        """The marks of one sort from the one that holds `first` to the last one before `last`."""
        day = _begin(first, mark)
        while day <= last:
            yield Tick(day, mark)
            day = following(day, mark)


def needed_day(days: list[date], today: date) -> date:
    """The last day that is to be in sight, with room for words behind it."""
    return max([*days, today]) + _ROOM


def scale_around(days: list[date], today: date, day_width: float) -> TimeScale:
    """A scale that holds all these days and today, with room on both sides."""
    first, last = min([*days, today]), max([*days, today])
    start = _begin(first - timedelta(days=60), Mark.MONTH)
    end = following(_begin(last + timedelta(days=180), Mark.MONTH), Mark.MONTH)
    return TimeScale(start, end - timedelta(days=1), day_width)


def _begin(day: date, mark: Mark) -> date:
    if mark is Mark.WEEK:
        return day - timedelta(days=day.weekday())
    if mark is Mark.MONTH:
        return day.replace(day=1)
    month = (day.month - 1) // 3 * 3 + 1 if mark is Mark.QUARTER else 1
    return date(day.year, month, 1)


def following(day: date, mark: Mark) -> date:
    """The day after what begins at a mark."""
    if mark is Mark.WEEK:
        return day + WEEK
    months = {Mark.MONTH: 1, Mark.QUARTER: 3, Mark.YEAR: 12}[mark]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)
