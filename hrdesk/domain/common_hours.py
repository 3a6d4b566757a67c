"""When people in several zones are at work at the same time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hrdesk.domain.working_hours import LocalTime, Standing, WorkingHours, local_time

_STEP = timedelta(minutes=30)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HalfHour:
    """Half an hour of the day at home, and what the clock shows where each of the others is."""

    starts: datetime
    there: tuple[LocalTime, ...]

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + _STEP

    @property
    def at_work(self) -> int:
        """How many of them are at work for all of it."""
        return sum(each.standing is Standing.AT_WORK for each in self.there)

    @property
    def suits_all(self) -> bool:
        """Whether everybody is at work."""
        return bool(self.there) and self.at_work == len(self.there)


def half_hours(day: date, home: str, zones: Sequence[str], hours: WorkingHours) -> list[HalfHour]:
    """The half hours of a day at home; one counts as work when it begins and ends in the hours.

    There are 48 of them, but on the days on which the clocks change.
    """
    starts, midnight = _begin_of(day, home), _begin_of(day + _ONE_DAY, home)
    found = []
    while starts < midnight:
        there = (_there(starts, zone, home, hours) for zone in zones)
        found.append(HalfHour(starts, tuple(there)))
        starts += _STEP
    return found


def _begin_of(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def _there(starts: datetime, zone: str, home: str, hours: WorkingHours) -> LocalTime:
    first = local_time(starts, zone, home, hours)
    last = local_time(starts + _STEP - timedelta(minutes=1), zone, home, hours)
    worst = first if first.standing is not Standing.AT_WORK else last
    return LocalTime(first.now, worst.standing, first.ahead)
