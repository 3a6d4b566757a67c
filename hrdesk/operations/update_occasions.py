"""What updates there are, and the periods that are offered for them."""

from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta


class Occasion(StrEnum):
    """What an update is about."""

    WEEK = "week"
    FORECAST = "forecast"


class Period(StrEnum):
    """The periods that are offered, counted from today."""

    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    THREE_MONTHS = "three_months"
    SIX_MONTHS = "six_months"
    YEAR = "year"


_MONTHS = {Period.THREE_MONTHS: 3, Period.SIX_MONTHS: 6, Period.YEAR: 12}


def period_from(period: Period, today: date) -> tuple[date, date]:
    """First and last day of a period; a week is that of today, from Monday to Sunday."""
    if period is Period.WEEK:
        monday = today - timedelta(days=today.weekday())
        return monday, monday + timedelta(days=6)
    if period is Period.TWO_WEEKS:
        return today, today + timedelta(days=13)
    return today, today + relativedelta(months=_MONTHS[period]) - timedelta(days=1)
