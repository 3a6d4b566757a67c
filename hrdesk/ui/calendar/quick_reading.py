"""Reads a line such as `delegation call tomorrow 14:00 nyc 1h @A.Hassan !2`. Pure: no Qt.

What is understood leaves the title; what is not stays in it, and what looks as if it had been
meant is named, so that nothing is guessed without being said.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hrdesk.domain.dates import Moment, make_span, parse_moment, parse_span
from hrdesk.domain.text import normalised
from hrdesk.ui.calendar.quick_days import doubt_other_days, read_day
from hrdesk.ui.calendar.quick_repeat import begin_in_rhythm, read_rhythm
from hrdesk.ui.calendar.quick_times import (
    FindZone,
    read_lengths,
    read_reminder,
    read_times,
    read_zone,
)
from hrdesk.ui.calendar.quick_tokens import Line, line_of
from hrdesk.ui.calendar.quick_words import ALWAYS, DEADLINES
from hrdesk.ui.records.reading import Words

# Gives everybody whom a name may mean, as Ref and name.
FindPeople = Callable[[str], Sequence[tuple[str, str]]]
_REMIND = re.compile(r"!(\d{1,3})(m|min|h|d|j)?")
_LOOKS_MEANT = re.compile(
    r"[@!+].|\d{1,2}[:h./]\d|\d{1,2}\s?([ap]\.?m\b|h\b)|\d+min$|midnight$|minuit$"
)
_HOUR = 60
_NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class Quick:
    """What a line says. `dates` is canonical; `doubtful` are the words that were not understood.

    `takes_day` says that no day was typed and the one at hand was taken, `takes_length` the same of
    how long it lasts. What begins with the word for a deadline is a point. `rule` says after RFC 5545
    how often it comes round again. `city` is the one whose clock was named, as it was typed; `no_day` a day,
    month and year that there is not.
    """

    title: str
    dates: str
    people: tuple[tuple[str, str], ...] = ()
    remind: int | None = None
    doubtful: tuple[str, ...] = ()
    takes_day: bool = True
    takes_length: bool = False
    is_deadline: bool = False
    rule: str = ""
    city: str = ""
    no_day: tuple[int, int, int] | None = None


def read_quick(
    typed: str,
    at_hand: str,
    home: str,
    today: date,
    *,
    people: FindPeople,
    zone: FindZone,
    words: Words = _NO_WORDS,
    reminds: bool = True,
) -> Quick:
    """What a line says; `at_hand` is the day, the moment, or from when to when one is at.

    It is canonical text, of two moments with a stroke between them.
    """
    line = line_of(typed)
    _read_signs(line, people, reminds=reminds)
    read_times(line)
    read_zone(line, zone)
    read_rhythm(line, today, words)
    read_day(line, today, words)
    begin_in_rhythm(line, _moment(at_hand).first, today)
    read_lengths(line)
    read_zone(line, zone)
    doubt_other_days(line, today, words)
    is_point = _is_deadline(line)
    is_open = line.begin is not None and line.end is None and line.minutes is None
    return Quick(
        line.title,
        _span(line, at_hand, home, is_point=is_point),
        tuple(line.people),
        line.remind,
        tuple(line.typed[at] for at in line.left if _is_doubtful(line, at)),
        takes_day=not line.day,
        takes_length=is_open and not is_point,
        is_deadline=is_point,
        rule=line.repeat.rule if line.repeat is not None else "",
        city=line.city,
        no_day=line.no_day,
    )


def _is_doubtful(line: Line, at: int) -> bool:
    looks_meant = _LOOKS_MEANT.match(line.typed[at].casefold()) is not None
    return at in line.doubtful or (looks_meant and line.words[at] not in ALWAYS)


def _is_deadline(line: Line) -> bool:
    """Whether the title begins with the word for a deadline, which stays in it."""
    if not line.left:
        return False
    first = normalised(line.text(line.left[0], 1))
    return first in DEADLINES or normalised(line.text(line.left[0], 2)) in DEADLINES


def _read_signs(line: Line, people: FindPeople, *, reminds: bool) -> None:
    if reminds:
        read_reminder(line)
    for at, word in enumerate(line.words):
        if word.startswith("@") and len(word) > 1:
            found = people(word[1:].strip('"'))
            if len(found) == 1:
                line.people.append(found[0])
                line.take(at, 1)
        elif reminds and line.remind is None and (told := _REMIND.fullmatch(word.casefold())):
            factor = {"m": 1, "min": 1, "d": 24 * _HOUR, "j": 24 * _HOUR}.get(told[2] or "", _HOUR)
            line.remind = int(told[1]) * factor
            line.take(at, 1)


def _moment(at_hand: str) -> Moment:
    moment = parse_moment(at_hand.partition("/")[0])
    assert moment is not None
    return moment


def _span(line: Line, at_hand: str, home: str, *, is_point: bool) -> str:
    moment = _moment(at_hand)
    given = parse_span(line.day) if line.day else None
    first = given.first if given is not None else moment.first
    last = given.last if given is not None else first
    begin = line.begin
    if begin is None and given is None and line.days is None and moment.time:
        if "/" in at_hand and not is_point:
            starts, ends = at_hand.split("/")
            return _text(starts, ends, line.zone or home)
        begin = int(moment.time[:2]) * _HOUR + int(moment.time[3:])
    if begin is None:
        if line.days is not None:
            last = first + timedelta(days=line.days - 1)
        return _text(first.isoformat(), last.isoformat(), "")
    start = datetime.combine(first, datetime.min.time()) + timedelta(minutes=begin)
    if line.end is not None:
        end = datetime.combine(last, datetime.min.time()) + timedelta(minutes=line.end)
        end += timedelta(days=1) if end <= start else timedelta()
    elif last > first and line.minutes is None:
        return _text(start.isoformat(timespec="minutes"), last.isoformat(), line.zone or home)
    else:
        usual = 0 if is_point else _HOUR
        end = start + timedelta(minutes=line.minutes or usual)
    begins, ends = (each.isoformat(timespec="minutes") for each in (start, end))
    return _text(begins, ends, line.zone or home)


def _text(start: str, end: str, zone: str) -> str:
    span = make_span(start, end, zone)
    return "" if span is None else span.text
