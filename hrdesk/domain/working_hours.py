"""Whether somebody is at work now: their local time, the hours of a day, and the days of a week."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from hrdesk.domain.dates import local

MONDAY_TO_FRIDAY = frozenset(range(5))
USUAL = (time(9), time(17, 30))


class Standing(StrEnum):
    """Where the moment lies in somebody's day."""

    AT_WORK = "at_work"
    BEFORE = "before_work"
    AFTER = "after_work"
    DAY_OFF = "day_off"


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """From when until when on which days; a Monday is 0. Holidays are not known."""

    begin: time = USUAL[0]
    end: time = USUAL[1]
    days: frozenset[int] = MONDAY_TO_FRIDAY


@dataclass(frozen=True, slots=True)
class LocalTime:
    """The wall clock where somebody is; `ahead` is how much it is ahead of another zone's."""

    now: datetime
    standing: Standing
    ahead: timedelta


def local_time(moment: datetime, zone: str, home: str, hours: WorkingHours) -> LocalTime:
    """What somebody's clock shows at a moment that has a zone."""
    there, here = local(moment, zone), local(moment, home)
    ahead = there.replace(tzinfo=None) - here.replace(tzinfo=None)
    return LocalTime(there, _standing(there, hours), ahead)


def _standing(there: datetime, hours: WorkingHours) -> Standing:
    if there.weekday() not in hours.days:
        return Standing.DAY_OFF
    if there.time() < hours.begin:
        return Standing.BEFORE
    return Standing.AT_WORK if there.time() < hours.end else Standing.AFTER
