"""Dates exact and approximate, spans and zones (EDTF-like: 2026, 2026-Q3, 2026-09, 2026-09-14).

Canonical spans: `2027-03`, `2027-03-10/2027-03-12`,
`2027-03-10T14:00/2027-03-10T15:00[Europe/Zurich]` (exchange.md 2).
"""

import calendar
import pkgutil
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

_MOMENT = re.compile(
    r"(?P<year>[12]\d{3})(?:-Q(?P<quarter>[1-4])|-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d))?)?)?",
    re.ASCII,
)
# What the machine has in its zone folder beside zones: its own clock, and "not set".
_NOT_THE_SAME_EVERYWHERE = frozenset({"localtime", "Factory"})
# From the clocks that are ahead of all to the last ones there are 26 hours: what is on one day there
# may be here on another, or on the one beyond it.
FARTHEST = timedelta(days=2)
_SPAN = re.compile(r"([^/\[\]]+)(?:/([^/\[\]]+))?(?:\[([^\[\]]+)\])?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, quarter, month, day or minute as somebody wrote it."""

    text: str
    first: date
    last: date
    time: str = ""

    @property
    def is_exact(self) -> bool:
        """Whether one day is meant."""
        return self.first == self.last and len(self.text) >= len("2026-09-14")


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment to another, both included; `zone` only where times are given."""

    start: Moment
    end: Moment
    zone: str = ""

    @property
    def first(self) -> date:
        """The first day that may be meant."""
        return self.start.first

    @property
    def last(self) -> date:
        """The last day that may be meant."""
        return self.end.last

    @property
    def is_exact(self) -> bool:
        """Whether both ends name a day."""
        return self.start.is_exact and self.end.is_exact

    @property
    def has_time(self) -> bool:
        """Whether it begins at a time of day."""
        return bool(self.start.time)

    @property
    def text(self) -> str:
        """The canonical text."""
        both = self.start.text
        if self.end.text != self.start.text:
            both += "/" + self.end.text
        return f"{both}[{self.zone}]" if self.zone else both

    def starts_at(self) -> datetime | None:
        """The instant it starts, in UTC; None for whole days and times without a zone."""
        return _instant(self.start, self.zone)

    def ends_at(self) -> datetime | None:
        """The instant it ends, in UTC; None for whole days and times without a zone.

        Never before it starts: a start that the clock leaps over is read as if it had not leapt,
        which may be later than an end that it does reach.
        """
        start, end = self.starts_at(), _instant(self.end, self.zone)
        return end if start is None or end is None else max(start, end)


@lru_cache(maxsize=4096)
def parse_moment(text: str) -> Moment | None:
    """The moment a canonical text names, or None when it names none."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    year = int(found["year"])
    first, last = date(year, 1, 1), date(year, 12, 31)
    if found["quarter"]:
        month = int(found["quarter"]) * 3
        first, last = date(year, month - 2, 1), _month_end(year, month)
    elif found["month"]:
        month = int(found["month"])
        if not 1 <= month <= 12:
            return None
        first, last = date(year, month, 1), _month_end(year, month)
        if found["day"]:
            day = int(found["day"])
            if not 1 <= day <= last.day:
                return None
            first = last = date(year, month, day)
    return _with_time(text, first, last, found["hour"], found["minute"])


def _with_time(
    text: str, first: date, last: date, hour: str | None, minute: str | None
) -> Moment | None:
    if hour is None or minute is None:
        return Moment(text, first, last)
    if int(hour) > 23 or int(minute) > 59:
        return None
    return Moment(text, first, last, f"{hour}:{minute}")


@lru_cache(maxsize=4096)
def parse_span(text: str) -> Span | None:
    """The span a canonical text names, or None when it names none or ends before it starts."""
    found = _SPAN.fullmatch(text)
    if found is None:
        return None
    start = parse_moment(found[1])
    end = parse_moment(found[2]) if found[2] else start
    if start is None or end is None or not _in_order(start, end):
        return None
    zone = found[3] or ""
    if zone and (not is_zone(zone) or not (start.time or end.time)):
        return None
    return Span(start, end, zone)


def make_span(start: str, end: str, zone: str) -> Span | None:
    """The span of three cells; a zone without a time says nothing and is left out."""
    if not start:
        return None
    text = start if end in ("", start) else f"{start}/{end}"
    if zone and ("T" in start or "T" in end):
        text += f"[{zone}]"
    return parse_span(text)


def is_zone(name: str) -> bool:
    """Whether this is a time zone of the IANA database."""
    # Where none is kept nobody looks for it: the second list takes six hundred files.
    return bool(name) and (name in _listed_zones() or name in _zones())


def city_of_zone(name: str) -> str:
    """The city that a zone is named after: `New York`."""
    return name.rpartition("/")[2].replace("_", " ")


def local(instant: datetime, zone: str) -> datetime:
    """The wall clock of a zone at an instant."""
    return instant.astimezone(ZoneInfo(zone))


def days_of(span: Span) -> int:
    """How many days it may last, first and last included."""
    return (span.last - span.first) // timedelta(days=1) + 1


@lru_cache(maxsize=1)
def _listed_zones() -> frozenset[str]:
    """The zones that the package tzdata lists: one file, where `_zones` reads six hundred."""
    listed = pkgutil.get_data("tzdata", "zones") or b""
    return frozenset(listed.decode().split()) - _NOT_THE_SAME_EVERYWHERE


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    """Also those that only this machine has."""
    return frozenset(available_timezones()) - _NOT_THE_SAME_EVERYWHERE


def _in_order(start: Moment, end: Moment) -> bool:
    if start.is_exact and end.is_exact and start.first == end.first and start.time and end.time:
        return start.time <= end.time
    return start.first <= end.last


def _instant(moment: Moment, zone: str) -> datetime | None:
    if not moment.time or not zone:
        return None
    hour, minute = (int(part) for part in moment.time.split(":"))
    day = moment.first
    wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))
    return wall.astimezone(UTC)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
