"""Dates moved and resized: whole days by days, months by months, and so with quarters and years."""

from dataclasses import dataclass
from datetime import date, timedelta

from hrdesk.domain.dates import Moment, Span, parse_moment, parse_span


@dataclass(frozen=True, slots=True)
class Shift:
    """How many units the beginning and the end go; a unit is what the date is exact to."""

    start: int = 0
    end: int = 0


def moved(text: str, shift: Shift) -> str:
    """A canonical span with its ends moved; as it was where it would end before it begins."""
    span = parse_span(text)
    if span is None:
        return text
    start, end = _moved(span.start, shift.start), _moved(span.end, shift.end)
    zone = f"[{span.zone}]" if span.zone else ""
    wanted = parse_span((start if start == end else f"{start}/{end}") + zone)
    return text if wanted is None else wanted.text


def days_between(before: str, after: str) -> int:
    """How many days the first day that may be meant has moved; 0 where one of them has none."""
    old, new = parse_span(before), parse_span(after)
    return (new.first - old.first).days if old and new else 0


def moved_day(text: str, days: int) -> str:
    """A date some days later; one that is no day stays as it is."""
    moment = parse_moment(text)
    if moment is None or not moment.is_exact:
        return text
    return (moment.first + timedelta(days=days)).isoformat()


def shift_of_days(span: Span, days: int) -> int:
    """How many units of its beginning a number of days is, to the nearest."""
    unit = _days_of_unit(span.start)
    return round(days / unit)


def _moved(moment: Moment, units: int) -> str:
    if moment.is_exact:
        day = (moment.first + timedelta(days=units)).isoformat()
        return f"{day}T{moment.time}" if moment.time else day
    months = _months_of_unit(moment)
    year, month = divmod(moment.first.year * 12 + moment.first.month - 1 + units * months, 12)
    if months == 12:
        return f"{year:04}"
    if months == 3:
        return f"{year:04}-Q{month // 3 + 1}"
    return f"{date(year, month + 1, 1):%Y-%m}"


def _months_of_unit(moment: Moment) -> int:
    if len(moment.text) == len("2027"):
        return 12
    return 3 if "Q" in moment.text else 1


def _days_of_unit(moment: Moment) -> float:
    return 1 if moment.is_exact else 30.4 * _months_of_unit(moment)
