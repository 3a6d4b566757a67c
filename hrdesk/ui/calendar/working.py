"""When people work in a zone: its own days of the week, from eight to six."""

from datetime import datetime
from functools import cache

from PySide6.QtCore import QByteArray, QLocale, QTimeZone

from hrdesk.domain.dates import local

BEGIN, END = 8 * 60, 18 * 60
NIGHT_FROM, NIGHT_TO = 22 * 60, 6 * 60


def is_working(instant: datetime, zone: str) -> bool:
    """Whether an instant lies in working hours of a zone."""
    wall = local(instant, zone)
    minute = wall.hour * 60 + wall.minute
    return wall.isoweekday() in _working_days(zone) and BEGIN <= minute < END


def is_within(starts: datetime, ends: datetime | None, zone: str) -> bool:
    """Whether something lies wholly in working hours of a zone; it may end when they do."""
    if not is_working(starts, zone):
        return False
    if ends is None or ends == starts:
        return True
    first, last = local(starts, zone), local(ends, zone)
    return first.date() == last.date() and last.hour * 60 + last.minute <= END


def next_hour(minute: int) -> int:
    """The next full hour after a minute of the day, inside working hours: never 23:00."""
    following = (minute // 60 + 1) * 60
    return following if BEGIN < following < END else BEGIN + 60


def is_night(minute: int) -> bool:
    """Whether people sleep at a minute of the day."""
    return minute >= NIGHT_FROM or minute < NIGHT_TO


@cache
def _working_days(zone: str) -> frozenset[int]:
    """The working days of the country that a zone lies in: not everywhere from Monday."""
    place = QTimeZone(QByteArray(zone.encode())).territory()
    if place in (QLocale.Country.AnyTerritory, QLocale.Country.World):
        return frozenset(range(1, 6))
    spoken = QLocale(QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, place)
    return frozenset(each.value for each in spoken.weekdays())
