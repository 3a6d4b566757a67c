"""What somebody's clock shows now, and whether that is within their working hours, in words."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from hrdesk.domain.working_hours import Standing, WorkingHours, local_time
from hrdesk.geography import countries
from hrdesk.ui.calendar.spoken import time_words, weekday_name, zone_words
from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.words import number_word


def hours_in(country: str, begin: time, end: time) -> WorkingHours:
    """The same hours everywhere, on the working days of a country as the system knows them."""
    known = countries().get(country)
    if known is None:
        return WorkingHours(begin, end)
    territory = QLocale.codeToTerritory(known.iso2)
    there = QLocale(QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, territory)
    days = frozenset(each.value - 1 for each in there.weekdays())
    return WorkingHours(begin, end, days)


def time_there(now: datetime, zone: str, home: str, hours: WorkingHours) -> str:
    """`15:24 in Tbilisi, 3 h ahead of you, within working hours`.

    Who shares the desk's zone may sit in another city of it: there only the time is sure.
    """
    say = QCoreApplication.translate
    found = local_time(now, zone, home, hours)
    said = (
        say("LocalTime", "{time}, as with you")
        if zone == home
        else say("LocalTime", "{time} in {city}")
    )
    parts = [said.format(time=time_words(now, zone), city=isolated(zone_words(zone)))]
    if found.ahead > timedelta():
        said = say("LocalTime", "{hours} ahead of you")
        parts.append(said.format(hours=_hours(found.ahead)))
    elif found.ahead:
        said = say("LocalTime", "{hours} behind you")
        parts.append(said.format(hours=_hours(-found.ahead)))
    day = weekday_name(found.now.date())
    parts.append(
        {
            Standing.AT_WORK: say("LocalTime", "within working hours"),
            Standing.BEFORE: say("LocalTime", "before working hours"),
            Standing.AFTER: say("LocalTime", "after working hours"),
            Standing.DAY_OFF: say("LocalTime", "a day off ({day})").format(day=isolated(day)),
        }[found.standing]
    )
    return " · ".join(parts)


def is_at_work(now: datetime, zone: str, hours: WorkingHours) -> bool:
    """Whether one may call."""
    return local_time(now, zone, zone, hours).standing is Standing.AT_WORK


def _hours(ahead: timedelta) -> str:
    hours, minutes = divmod(int(ahead.total_seconds()) // 60, 60)
    said = number_word(hours)
    return ltr(f"{said} h {number_word(minutes)}" if minutes else f"{said} h")
