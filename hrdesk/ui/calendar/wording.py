"""What stands in the calendar, in words and with the sign that goes with them."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.certainty import Certainty, certainty_of, stands_as
from hrdesk.domain.codes import ActivityType
from hrdesk.domain.dates import Span
from hrdesk.domain.label import Label
from hrdesk.operations.agenda import SETTLED, Occurrence, What, at
from hrdesk.ui.calendar.spoken import (
    days_words,
    short_day_words,
    time_words,
    times_words,
    zone_words,
)
from hrdesk.ui.discreet import HIDDEN, hides, shown
from hrdesk.ui.language import isolated
from hrdesk.ui.words import (
    code_word,
    comma,
    country_word,
    day_and_time,
    label_word,
    number_word,
    span_word,
)

translate = QCoreApplication.translate

DEADLINE_SIGN = "!"
_HOUR, _DAY = 60, 24 * 60
_NEAR = timedelta(days=14)
_OFF = "✕"
_SIGNS = {
    Certainty.OFF: _OFF,
    Certainty.HELD: "■",
    Certainty.CONFIRMED: "✓",
    Certainty.TENTATIVE: "?",
    Certainty.FORECAST: "◌",
    Certainty.UNSAID: "",
}


def visit_sign(status: str, firmness: str) -> str:
    """✓ confirmed, ◌ forecast, ? tentative, ■ held, ✕ does not take place; empty: nobody said."""
    return certainty_sign(certainty_of(status, firmness))


def certainty_sign(certainty: Certainty) -> str:
    """The sign of all that are as certain as this."""
    return _SIGNS[certainty]


def visit_state_word(status: str, firmness: str) -> str:
    """The one word that goes with the sign."""
    said = stands_as(status, firmness)
    return code_word(said) if said else certainty_word(Certainty.UNSAID)


def certainty_word(certainty: Certainty) -> str:
    """All that are as certain as this, in a word."""
    if certainty is Certainty.UNSAID:
        return translate("calendar", "Certainty not said")
    off = translate("calendar", "Does not take place")
    return off if certainty is Certainty.OFF else code_word(certainty.value)


def sign(each: Occurrence) -> str:
    """The sign before the title; empty where the title says it all."""
    if each.what is What.VISIT:
        return visit_sign(each.status, each.firmness)
    if each.is_off:
        return _OFF
    return DEADLINE_SIGN if each.is_point else ""


def title(each: Occurrence) -> str:
    """What it is called in the calendar, as far as it may be seen now."""
    if hides(each.label, each.ref):
        return HIDDEN
    if each.what is What.VISIT:
        country = country_word(each.country) if each.country else each.title
        return translate("calendar", "Visit: {country}").format(country=isolated(country))
    if each.what is What.INPUTS:
        return translate("calendar", "Inputs: {title}").format(title=isolated(each.title))
    if each.what is What.REPORT:
        return translate("calendar", "Report: {title}").format(title=isolated(each.title))
    return each.title


def short_line(each: Occurrence, zone: str) -> str:
    """What stands in a bar: time, sign, title."""
    time = time_words(each.starts, zone) if each.starts and each.days == 1 else ""
    return " ".join(part for part in (time, sign(each), title(each)) if part)


def when(each: Occurrence, zone: str) -> str:
    """Days and times in the window's zone: `18 Nov, 14:00–15:00`, `10–20 Nov`."""
    if not each.is_exact:
        return span_word(each.dates)
    if each.starts is None:
        return days_words(each.first, each.last)
    if each.days == 1:
        times = times_words(each.starts, each.ends, zone)
        return day_and_time(short_day_words(each.first), times)
    return translate("calendar", "{days}, from {time}").format(
        days=days_words(each.first, each.last), time=time_words(each.starts, zone)
    )


def clock_times(each: Occurrence, zone: str) -> str:
    """`14:00–15:00` in a zone, whatever the day; empty for whole days."""
    return times_words(each.starts, each.ends, zone) if each.starts is not None else ""


def own_times(each: Occurrence, zone: str) -> str:
    """`08:00–09:00 New York` where it lies in another zone than the window's; else empty."""
    if each.starts is None or not each.zone or each.zone == zone:
        return ""
    times = times_words(each.starts, each.ends, each.zone)
    return translate("calendar", "{times} {city}").format(
        times=times, city=isolated(zone_words(each.zone))
    )


def own_start(each: Occurrence, zone: str) -> str:
    """The same where there is little room: `08:00 New York`."""
    if each.starts is None or not own_times(each, zone):
        return ""
    return translate("calendar", "{times} {city}").format(
        times=time_words(each.starts, each.zone), city=isolated(zone_words(each.zone))
    )


def span_words(span: Span, zone: str) -> str:
    """`Thu 19 Nov, 16:00–17:00 = 10:00–11:00 New York`; whole days by their days alone."""
    first, last, starts, ends = at(span, zone)
    days = short_day_words(first) if first == last else days_words(first, last)
    if starts is None:
        return days
    said = day_and_time(days, times_words(starts, ends, zone))
    if span.zone and span.zone != zone:
        said += f" = {times_words(starts, ends, span.zone)} {zone_words(span.zone)}"
    return said


def number_of_days(number: int, days: int) -> str:
    """`day 9 of 11`."""
    said = translate("calendar", "day {number} of {days}")
    return said.format(number=number_word(number), days=number_word(days))


def sentence(each: Occurrence, zone: str) -> str:
    """All of it in one line, for a tool tip and a screen reader."""
    parts = [title(each), state_word(each), when(each, zone), own_times(each, zone)]
    parts.append(shown(each.city, each.label))
    parts.append(label_word(Label(each.label)))
    if each.conflicts:
        parts.append(translate("calendar", "desks differ"))
    return comma().join(part for part in parts if part)


def state_word(each: Occurrence) -> str:
    """How sure it is or what the date means; empty where there is nothing to say."""
    if each.what is What.VISIT:
        return visit_state_word(each.status, each.firmness)
    if each.is_off or each.status in SETTLED:
        return code_word(each.status)
    if each.what is What.DEADLINE:
        return code_word(ActivityType.DEADLINE.value)
    return translate("calendar", "Due") if each.is_point else ""


def in_days(day: date, today: date) -> str:
    """`today`, `tomorrow`, `in 5 days`, `3 days ago`."""
    days = (day - today).days
    if days == 0:
        return translate("calendar", "today")
    if days == 1:
        return translate("calendar", "tomorrow")
    if days == -1:
        return translate("calendar", "yesterday")
    if days > 0:
        return translate("calendar", "in %n day(s)", "", days)
    return translate("calendar", "%n day(s) ago", "", -days)


def remaining(passes: datetime, now: datetime) -> str:
    """How much time is left until a deadline: `2 days`, `5 hours`, `passed`."""
    minutes = int((passes - now).total_seconds() // 60)
    if minutes < 0:
        return translate("calendar", "passed")
    if minutes < _HOUR:
        return translate("calendar", "%n minute(s) left", "", minutes)
    if minutes < 2 * _DAY:
        return translate("calendar", "%n hour(s) left", "", minutes // _HOUR)
    return translate("calendar", "%n day(s) left", "", minutes // _DAY)


def left(each: Occurrence, now: datetime) -> str:
    """What is left until a point that is near; where it is set elsewhere, by whose clock."""
    if each.passes is None or each.status in SETTLED or each.is_off:
        return ""
    if each.passes - now > _NEAR or now - each.passes > _NEAR:
        return ""
    return remaining(each.passes, now)


def end_of_day(each: Occurrence, zone: str) -> str:
    """`end of the day in New York` where the day of a deadline ends elsewhere than here."""
    if each.passes is None or each.starts is not None or each.zone in ("", zone):
        return ""
    return translate("calendar", "end of the day in {city}").format(
        city=isolated(zone_words(each.zone))
    )
