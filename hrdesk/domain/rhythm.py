"""How often two desks agreed to exchange workbooks, and when the next one is due."""

import calendar
from datetime import date, timedelta
from enum import StrEnum


class Rhythm(StrEnum):
    """What was agreed with a partner; it holds for both ways."""

    NONE = "none"
    WEEKLY = "weekly"
    TWO_WEEKS = "two_weeks"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


_DAYS = {Rhythm.WEEKLY: 7, Rhythm.TWO_WEEKS: 14}
_MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}


def next_due(rhythm: Rhythm, last: date) -> date | None:
    """The day until which the next workbook is in time; None where nothing was agreed."""
    if rhythm is Rhythm.NONE:
        return None
    if rhythm in _DAYS:
        return last + timedelta(days=_DAYS[rhythm])
    months = last.year * 12 + last.month - 1 + _MONTHS[rhythm]
    year, month = divmod(months, 12)
    days = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(last.day, days))
