"""Today hour by hour, the next two weeks, and visits in motion, as lines."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.certainty import Certainty, certainty_of
from hrdesk.domain.codes import TermsOfReference
from hrdesk.domain.label import Label
from hrdesk.operations.agenda import Occurrence, What
from hrdesk.operations.attention import Motion, Phase
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.spoken import day_and_month, short_day_words, time_words, times_words
from hrdesk.ui.words import country_word, number_word

translate = QCoreApplication.translate

NEW, CALENDAR, VISITS = "new", "calendar", "visits"
_MOST_COMING, _MOST_MOVING = 14, 8


def today_lines(found: Sequence[Occurrence], now: datetime, today: date, zone: str) -> list[Line]:
    """Whole days, then by time, with a line where one is now; at the end, the way to add."""
    lines: list[Line] = []
    now_line = Line(
        translate("TodayPage", "now {time}").format(time=time_words(now, zone)), Sort.NOW
    )
    is_passed = False
    for each in found:
        if each.starts is not None and each.starts > now and not is_passed:
            lines.append(now_line)
            is_passed = True
        lines.append(_today_line(each, today, zone))
    if not found:
        lines.append(
            Line(translate("TodayPage", "Nothing stands in the calendar today."), Sort.NOTE)
        )
    elif not is_passed and any(each.starts is not None for each in found):
        lines.append(now_line)
    lines.append(Line(translate("TodayPage", "Add to today…"), icon="plus", key=NEW))
    return lines


def coming_lines(found: Sequence[Occurrence], today: date, zone: str) -> list[Line]:
    """What begins in the days after today; of many, what one must not miss."""
    coming = [each for each in found if each.first > today]
    told = told_of_many(coming)
    # How many of a day have no line is told by the last one that has.
    hidden = Counter(each.first for each in coming) - Counter(coming[at].first for at in told)
    last = {coming[at].first: at for at in told}
    lines = [
        _coming_line(coming[at], zone, hidden[day] if last[day] == at else 0)
        for at, day in ((at, coming[at].first) for at in told)
    ]
    rest = len(coming) - len(lines)
    if rest:
        said = translate("TodayPage", "%n more", "", rest)
        verb = translate("TodayPage", "Open calendar")
        lines.append(Line(said, icon="ellipsis", key=CALENDAR, verb=verb))
    if not coming:
        said = translate("TodayPage", "Nothing stands in the calendar for two weeks.")
        lines.append(Line(said, Sort.NOTE))
    return lines


def told_of_many(coming: Sequence[Occurrence]) -> list[int]:
    """Which of many have a line, by their place in the row.

    Deadlines and visits come first, then one of each day, then a second one: a day full of meetings
    hides nothing of the days after it.
    """
    before: Counter[tuple[bool, date]] = Counter()
    ranked: list[tuple[bool, int, int]] = []
    for at, each in enumerate(coming):
        is_small = not each.is_point and each.what is not What.VISIT
        ranked.append((is_small, before[is_small, each.first], at))
        before[is_small, each.first] += 1
    return sorted(at for _, _, at in sorted(ranked)[:_MOST_COMING])


def motion_lines(visits: Sequence[Motion], today: date) -> list[Line]:
    """Visits under way, ahead and just over, each with how far it is."""
    if not visits:
        said = translate(
            "TodayPage",
            "No visit is under way or begins within two months. Forecasts are not counted.",
        )
        return [Line(said, Sort.NOTE)]
    lines = [_motion_line(each, today) for each in visits[:_MOST_MOVING]]
    rest = len(visits) - len(lines)
    if rest:
        said = translate("TodayPage", "%n more", "", rest)
        verb = translate("TodayPage", "Open visits")
        lines.append(Line(said, icon="ellipsis", key=VISITS, verb=verb))
    return lines


def _today_line(each: Occurrence, today: date, zone: str) -> Line:
    number = (today - each.first).days + 1
    parts = [wording.own_times(each, zone), each.city]
    if each.days > 1:
        parts.insert(0, wording.number_of_days(number, each.days))
    parts.insert(0, wording.state_word(each))
    is_timed = each.starts is not None and each.days == 1
    lead = times_words(each.starts, each.ends, zone) if is_timed and each.starts else ""
    return _line(each, lead, parts, zone)


def _coming_line(each: Occurrence, zone: str, hidden: int) -> Line:
    """`hidden` is how many more of its day have no line of their own."""
    parts = [wording.state_word(each)]
    if each.days > 1:
        said = translate("TodayPage", "to {day}")
        parts.append(said.format(day=day_and_month(each.last)))
    elif each.starts is not None:
        parts.append(times_words(each.starts, each.ends, zone))
    more = translate("TodayPage", "+%n more", "", hidden) if hidden else ""
    # A note on two lines is not broken within it.
    more = more.replace(" ", "\N{NO-BREAK SPACE}")
    return _line(each, short_day_words(each.first), [*parts, each.city, more], zone)


def _line(each: Occurrence, lead: str, parts: Sequence[str], zone: str) -> Line:
    is_day = each.what is What.DAY
    return Line(
        wording.title(each),
        lead=lead,
        note=" · ".join(part for part in parts if part),
        label=None if is_day else Label(each.label),
        icon="star" if is_day else "",
        key=each.ref,
        said=wording.sentence(each, zone),
        is_struck=each.is_off,
    )


def _motion_line(visit: Motion, today: date) -> Line:
    days = (visit.last - visit.first).days + 1
    number = (today - visit.first).days + 1
    progress = None
    terms = translate("TodayPage", "terms of reference {ticked} of {all}")
    parts = []
    if visit.phase is Phase.UNDER_WAY:
        parts.append(wording.number_of_days(number, days))
        progress = number / days
    elif visit.phase is Phase.AHEAD:
        parts.append(wording.in_days(visit.first, today))
        parts.append(
            terms.format(ticked=number_word(visit.ticked), all=number_word(len(TermsOfReference)))
        )
    else:
        ended = translate("TodayPage", "ended {when}")
        parts.append(ended.format(when=wording.in_days(visit.last, today)))
        if not visit.has_statement:
            parts.append(translate("TodayPage", "no statement yet"))
    is_said = certainty_of(visit.status, visit.firmness) is not Certainty.UNSAID
    if is_said and visit.phase in (Phase.UNDER_WAY, Phase.AHEAD):
        parts.insert(0, wording.visit_state_word(visit.status, visit.firmness))
    name = country_word(visit.country) if visit.country else visit.title
    return Line(
        name,
        note=" · ".join(parts),
        label=Label(visit.label),
        key=visit.ref,
        progress=progress,
    )
