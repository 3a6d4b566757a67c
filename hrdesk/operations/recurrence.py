"""When something that recurs comes round: RFC 5545 rules, read with care as anybody wrote them."""

from calendar import isleap
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

from hrdesk.domain.repeat import may_recur, parts_of

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


def goes_on(rule: str, start: datetime, zone: str, since: datetime) -> bool:
    """Whether any of a series starts at a wall clock time of `zone` or later."""
    if start >= since or _tidy(rule) == _EVERY_YEAR:
        return True
    series = _series(rule, start, zone)
    return series is not None and series.after(since, inc=True) is not None


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
    if not may_recur(rule):
        return None
    parts = parts_of(rule)
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


def _wall_clock(until: str, zone: str) -> str:
    instant = datetime.strptime(until, _UNTIL).replace(tzinfo=UTC)
    return instant.astimezone(ZoneInfo(zone)).strftime(_UNTIL.removesuffix("Z"))
