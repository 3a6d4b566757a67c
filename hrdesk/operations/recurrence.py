"""When something that recurs comes round: RFC 5545 rules, read with care as anybody wrote them."""

import re
from calendar import isleap
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_ONCE = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})
_WHICH = frozenset({"BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"})
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EVERY_YEAR = "FREQ=YEARLY"
_LEAP_DAY = (2, 29)
_UNTIL = "%Y%m%dT%H%M%SZ"


def times_between(
    rule: str, start: datetime, zone: str, since: datetime, until: datetime
) -> list[datetime]:
    """The starts of a series between two wall clock times, both included, the first start too.

    All times are wall clock times of `zone`, without an offset, so that a meeting at 15:00 stays
    at 15:00 when the clocks change. A rule that says nothing sensible gives the first start only.
    """
    found = {start} if since <= start <= until else set()
    if _tidy(rule) == _EVERY_YEAR:
        found.update(_anniversaries(start, since, until))
    elif (series := _series(rule, start, zone)) is not None:
        found.update(series.between(since, until, inc=True))
    return sorted(found)


def _anniversaries(start: datetime, since: datetime, until: datetime) -> Iterator[datetime]:
    """What dateutil gives for a plain yearly rule too, which is most rules, but in no time."""
    for year in range(max(start.year, since.year), until.year + 1):
        if (start.month, start.day) == _LEAP_DAY and not isleap(year):
            continue
        moment = start.replace(year=year)
        if since <= moment <= until:
            yield moment


def _tidy(rule: str) -> str:
    return rule.strip().upper().removeprefix("RRULE:")


@lru_cache(maxsize=1024)
def _series(rule: str, start: datetime, zone: str) -> rrule | None:
    parts = _parts(_tidy(rule))
    if parts is None or not _can_happen(parts):
        return None
    try:
        if (until := parts.get("UNTIL", "")).endswith("Z"):
            parts["UNTIL"] = _wall_clock(until, zone)
        elif until.isdecimal():
            # Who says a day means all of it.
            parts["UNTIL"] = f"{until}T235959"
        text = ";".join(f"{name}={value}" for name, value in parts.items())
        series = rrulestr(text, dtstart=start, cache=True)
    except ValueError:
        return None
    assert isinstance(series, rrule)
    return series


def _parts(rule: str) -> dict[str, str] | None:
    pairs = [each.partition("=") for each in rule.split(";") if each]
    parts = {name: value for name, _, value in pairs}
    known = parts.keys() <= _ONCE | _WHICH and parts.get("FREQ") in _FREQUENCIES
    return parts if known else None


def _can_happen(parts: dict[str, str]) -> bool:
    """Whether there are such days at all: dateutil looks for them until the year 9999."""
    if not re.fullmatch("0*[1-9][0-9]{0,3}", parts.get("INTERVAL", "1")):
        return False
    months = _numbers(parts.get("BYMONTH", "1,2,3,4,5,6,7,8,9,10,11,12"))
    days = _numbers(parts.get("BYMONTHDAY", "1"))
    return any(
        0 < abs(day) <= _LONGEST_MONTH[month - 1]
        for month in months
        if 1 <= month <= 12
        for day in days
    )


def _numbers(text: str) -> list[int]:
    return [int(each) for each in text.split(",") if re.fullmatch("[+-]?[0-9]{1,4}", each)]


def _wall_clock(until: str, zone: str) -> str:
    instant = datetime.strptime(until, _UNTIL).replace(tzinfo=UTC)
    return instant.astimezone(ZoneInfo(zone)).strftime(_UNTIL.removesuffix("Z"))
