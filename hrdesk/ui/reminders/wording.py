"""Reminders and lead times in the words of the window."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hrdesk.operations.reminders import NEVER, WORKDAY_BEGINS, Reminder, Snooze
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.spoken import clock_words, short_day_words, time_words
from hrdesk.ui.language import isolated
from hrdesk.ui.words import day_and_time

translate = QCoreApplication.translate
_HOUR, _DAY = 60, 24 * 60
# What can be chosen, in minutes.
MEETING_LEADS = (NEVER, 0, 5, 15, 30, _HOUR, 2 * _HOUR, _DAY, 2 * _DAY, 7 * _DAY)
DEADLINE_LEADS = (NEVER, 0, _DAY, 2 * _DAY, 3 * _DAY, 7 * _DAY, 14 * _DAY)


def title_words(reminder: Reminder, zone: str, *, is_told: bool = False) -> str:
    """The title where it is told to whoever works in HRDesk, or others may see it; else the time
    alone."""
    if reminder.tells_title or is_told:
        return wording.title(reminder.occurrence)
    return translate("Reminders", "HRDesk: reminder at {time}").format(
        time=time_words(reminder.moment, zone)
    )


def when_words(reminder: Reminder, zone: str, now: datetime) -> str:
    """`Wed 18 Nov, 14:00 · in 10 minutes`."""
    each = reminder.occurrence
    day = short_day_words(each.last if each.is_point else each.first)
    if each.starts is None:
        left = wording.left(each, now) if each.is_point else ""
        return " · ".join(isolated(part) for part in (day, left) if part)
    when = day_and_time(day, time_words(reminder.moment, zone))
    parts = [when, until_words(reminder.moment, now)]
    parts += [translate("Reminders", "missed")] if reminder.is_late else []
    return " · ".join(map(isolated, parts))


def until_words(moment: datetime, now: datetime) -> str:
    """`in 10 minutes`, `now`, `10 minutes ago`."""
    minutes = round((moment - now).total_seconds() / 60)
    if minutes == 0:
        return translate("Reminders", "now")
    if abs(minutes) >= 2 * _DAY:
        days = minutes // _DAY
        if days > 0:
            return translate("Reminders", "in %n day(s)", "", days)
        return translate("Reminders", "%n day(s) ago", "", -days)
    if abs(minutes) >= 2 * _HOUR:
        hours = int(minutes / _HOUR)
        if hours > 0:
            return translate("Reminders", "in %n hour(s)", "", hours)
        return translate("Reminders", "%n hour(s) ago", "", -hours)
    if minutes > 0:
        return translate("Reminders", "in %n minute(s)", "", minutes)
    return translate("Reminders", "%n minute(s) ago", "", -minutes)


def snooze_words(how: Snooze) -> str:
    """What a choice of the menu is called."""
    return {
        Snooze.FIVE_MINUTES: translate("Reminders", "For %n minute(s)", "", 5),
        Snooze.ONE_HOUR: translate("Reminders", "For an hour"),
        Snooze.TOMORROW: translate("Reminders", "Until tomorrow at {time}").format(
            time=clock_words(WORKDAY_BEGINS)
        ),
        Snooze.HOUR_BEFORE: translate("Reminders", "Until an hour before"),
    }[how]


def lead_words(minutes: int) -> str:
    """How long before: `15 minutes before`, `when it begins`, `not at all`."""
    if minutes == NEVER:
        return translate("Reminders", "not at all")
    if minutes == 0:
        return translate("Reminders", "when it begins")
    if minutes % _DAY == 0:
        return translate("Reminders", "%n day(s) before", "", minutes // _DAY)
    if minutes % _HOUR == 0:
        return translate("Reminders", "%n hour(s) before", "", minutes // _HOUR)
    return translate("Reminders", "%n minute(s) before", "", minutes)
