"""When people work in a zone: its own days of the week, from eight to six unless others are told."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

from PySide6.QtCore import QByteArray, QLocale, QTimeZone

from hrdesk.domain.dates import Span, local

# From when until when, in minutes after midnight.
Hours = tuple[int, int]
BEGIN, END = 8 * 60, 18 * 60
USUAL: Hours = (BEGIN, END)
NIGHT_FROM, NIGHT_TO = 22 * 60, 6 * 60
# A year shows all that the days of something longer can be, summer time too.
_MOST_DAYS = 366


def hours_of(begin: time, end: time) -> Hours:
    """Working hours as the settings have them."""
    return begin.hour * 60 + begin.minute, end.hour * 60 + end.minute


def is_working(instant: datetime, zone: str, hours: Hours = USUAL) -> bool:
    """Whether an instant lies in working hours of a zone."""
    wall = local(instant, zone)
    minute = wall.hour * 60 + wall.minute
    return wall.isoweekday() in _working_days(zone) and hours[0] <= minute < hours[1]


def is_within(span: Span, zone: str, hours: Hours = USUAL) -> bool:
    """Whether something with a time lies in working hours of a zone; it may end when they do.

    What lasts several days is judged by its hours of each day, `09:00` to `17:00`, where it has
    them; nobody expects it to go on on free days in between. Where it ends earlier in the day than
    it begins, only the two ends tell.
    """
    starts, ends = span.starts_at(), span.ends_at()
    if starts is None or ends is None or starts == ends:
        return starts is None or is_working(starts, zone, hours)
    first, last = local(starts, span.zone), local(ends, span.zone)
    if first.date() == last.date():
        return _is_one_working_day(starts, ends, zone, hours)
    if last.time() <= first.time():
        return is_working(starts, zone, hours) and _is_working_till(ends, zone, hours)
    begin, end = first.timetz(), last.timetz()
    return all(
        _is_one_working_day(datetime.combine(day, begin), datetime.combine(day, end), zone, hours)
        for day in _days_met(first.date(), last.date(), span.zone)
    )


def next_hour(minute: int) -> int:
    """The next full hour after a minute of the day, inside working hours: never 23:00."""
    following = (minute // 60 + 1) * 60
    return following if BEGIN < following < END else BEGIN + 60


def is_night(minute: int) -> bool:
    """Whether people sleep at a minute of the day."""
    return minute >= NIGHT_FROM or minute < NIGHT_TO


def _is_one_working_day(starts: datetime, ends: datetime, zone: str, hours: Hours) -> bool:
    """Whether both lie in the working hours of one day of a zone."""
    is_one = local(starts, zone).date() == local(ends, zone).date()
    return is_one and is_working(starts, zone, hours) and _is_working_till(ends, zone, hours)


def _is_working_till(instant: datetime, zone: str, hours: Hours) -> bool:
    """Whether people worked just before an instant."""
    return is_working(instant - timedelta(minutes=1), zone, hours)


def _days_met(first: date, last: date, zone: str) -> Iterator[date]:
    """The days from one to another, without those in between that are free in a zone."""
    working = _working_days(zone)
    for number in range(min((last - first).days, _MOST_DAYS) + 1):
        day = first + timedelta(days=number)
        if day in (first, last) or day.isoweekday() in working:
            yield day


@cache
def _working_days(zone: str) -> frozenset[int]:
    """The working days of the country that a zone lies in: not everywhere from Monday."""
    place = QTimeZone(QByteArray(zone.encode())).territory()
    if place in (QLocale.Country.AnyTerritory, QLocale.Country.World):
        return frozenset(range(1, 6))
    spoken = QLocale(QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, place)
    return frozenset(each.value for each in spoken.weekdays())
