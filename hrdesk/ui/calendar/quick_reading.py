"""Reads a line such as `delegation call tomorrow 14:00 nyc 1h @A.Hassan !2`. Pure: no Qt.

What is understood leaves the title; what is not stays in it, and what looks as if it had been
meant is named, so that nothing is guessed without being said.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hrdesk.domain.dates import make_span, parse_moment, parse_span
from hrdesk.domain.text import normalised
from hrdesk.ui.calendar.quick_words import (
    BEFORE_A_DAY,
    BEFORE_A_TIME,
    BETWEEN_TIMES,
    CITIES,
    DAY_WORDS,
    DAYS,
    FRENCH,
    HOURS,
    MINUTES,
    NOON,
    step_words,
)
from hrdesk.ui.records.reading import Words, read_date, read_span

# Gives everybody whom a name may mean, as Ref and name; and the zone that a city lies in.
FindPeople = Callable[[str], Sequence[tuple[str, str]]]
FindZone = Callable[[str], str]
_TOKEN = re.compile(r'@"[^"]*"|\S+')
_CLOCK = re.compile(
    r"([01]?\d|2[0-3])(?::([0-5]\d)|h([0-5]\d)|(h))|(1[0-2]|0?[1-9])(?::([0-5]\d))?(am|pm)"
)
_RANGE = re.compile(r"([\dhapm:]+)[-–—]([\dhapm:]+)")
_LENGTH = re.compile(r"(\d{1,3})(?:[.,](5))?([^\W\d]+)|(\d{1,2})h([0-5]\d)")
_REMIND = re.compile(r"!(\d{1,3})(m|min|h|d|j)?")
_DAYS_OF_MONTH = re.compile(r"(\d{1,2})-(\d{1,2})(\s.*)")
_LOOKS_MEANT = re.compile(r"[@!+].|\d{1,2}[:h./]\d|\d+(am|pm|h|min)$")
_LONGEST_DAY, _LONGEST_CITY = 4, 3
_HOUR = 60
_NO_WORDS = Words()
# Before this hour `6h` is rather how long it lasts.
_EARLIEST = 7


@dataclass(frozen=True, slots=True)
class Quick:
    """What a line says. `dates` is canonical; `doubtful` are the places of what was not understood.

    `takes_day` says that no day was typed and the one at hand was taken, `takes_length` the same of
    how long it lasts.
    """

    title: str
    dates: str
    people: tuple[tuple[str, str], ...] = ()
    remind: int | None = None
    doubtful: tuple[str, ...] = ()
    takes_day: bool = True
    takes_length: bool = False


@dataclass
class _Line:
    """The words of a line, and what was found in them."""

    words: list[str]
    used: set[int] = field(default_factory=set)
    begin: int | None = None
    end: int | None = None
    after_time: int = -1
    minutes: int | None = None
    days: int | None = None
    zone: str = ""
    day: str = ""
    people: list[tuple[str, str]] = field(default_factory=list)
    remind: int | None = None

    def free(self, first: int, count: int) -> bool:
        """Whether these words are there and say nothing yet."""
        wanted = range(first, first + count)
        return wanted.stop <= len(self.words) and self.used.isdisjoint(wanted)

    def text(self, first: int, count: int) -> str:
        return " ".join(self.words[first : first + count])

    def take(self, first: int, count: int, before: frozenset[str] = frozenset()) -> None:
        """These words are understood, and a small word before them too."""
        self.used.update(range(first, first + count))
        if first > 0 and first - 1 not in self.used and self.words[first - 1].casefold() in before:
            self.used.add(first - 1)


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
    """What a line says; `at_hand` is the day, or the moment, that one is at, as canonical text."""
    line = _Line(_TOKEN.findall(typed))
    _read_signs(line, people, reminds=reminds)
    _read_times(line)
    _read_zone(line, zone)
    _read_day(line, today, words)
    _read_lengths(line)
    left = [word for at, word in enumerate(line.words) if at not in line.used]
    return Quick(
        " ".join(left),
        _span(line, at_hand, home),
        tuple(line.people),
        line.remind,
        tuple(word for word in left if _LOOKS_MEANT.match(word.casefold())),
        takes_day=not line.day,
        takes_length=line.begin is not None and line.end is None and line.minutes is None,
    )


# ---------------------------------------------------------------- people and reminders


def _read_signs(line: _Line, people: FindPeople, *, reminds: bool) -> None:
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


# ---------------------------------------------------------------- times


def _read_times(line: _Line) -> None:
    """The first time, sure ones first: `2h` is one only where it can be nothing else."""
    for is_sure in (True, False):
        for at in range(len(line.words)):
            if line.free(at, 1) and _time_at(line, at, is_sure=is_sure):
                return


def _time_at(line: _Line, at: int, *, is_sure: bool) -> bool:
    word = line.words[at].casefold()
    both = _RANGE.fullmatch(word)
    if both is not None and is_sure:
        return _take_both(line, at, 1, *_both(both[1], both[2]))
    begin = _clock(word, is_sure=is_sure)
    if begin is None and at and line.words[at - 1].casefold() in ("at", "à") and word.isdecimal():
        begin = int(word) * _HOUR if int(word) < 24 else None
    if begin is None:
        return False
    if line.free(at + 1, 2) and line.words[at + 1].casefold() in BETWEEN_TIMES:
        end = _clock(line.words[at + 2].casefold(), is_sure=False)
        if end is not None:
            return _take_both(line, at, 3, begin, end)
    return _take_both(line, at, 1, begin, None)


def _take_both(line: _Line, at: int, count: int, begin: int | None, end: int | None) -> bool:
    if begin is None or (count == 1 and end is None and "-" in line.words[at]):
        return False
    line.begin, line.end, line.after_time = begin, end, at + count
    line.take(at, count, BEFORE_A_TIME)
    return True


def _both(begin: str, end: str) -> tuple[int | None, int | None]:
    """`14-15h` and `9-10am` say once what both are."""
    if begin.isdecimal():
        half = re.search(r"(am|pm|h)", end)
        begin += half[1] if half else ":00" if ":" in end else ""
    if end.isdecimal() and not begin.isdecimal():
        end += ":00"
    return _clock(begin, is_sure=False), _clock(end, is_sure=False)


def _clock(word: str, *, is_sure: bool) -> int | None:
    """The minute of the day of `14:00`, `14h30`, `2pm`; of `14h` where it need not be sure."""
    if word in NOON:
        return 12 * _HOUR
    found = _CLOCK.fullmatch(word)
    if found is None:
        return None
    if found[7]:
        hour = int(found[5]) % 12 + (12 if found[7] == "pm" else 0)
        return hour * _HOUR + int(found[6] or 0)
    if found[4] and (is_sure or int(found[1]) < _EARLIEST):
        return None
    if found[3] and is_sure and int(found[1]) < _EARLIEST:
        return None  # `1h30` is how long
    return int(found[1]) * _HOUR + int(found[2] or found[3] or 0)


def _read_zone(line: _Line, find: FindZone) -> None:
    """A city right after the time is where its clock hangs; anywhere else it is a word."""
    for count in range(_LONGEST_CITY, 0, -1):
        if line.after_time < 0 or not line.free(line.after_time, count):
            continue
        name = line.text(line.after_time, count).strip("()").casefold()
        zone = CITIES.get(name) or find(name)
        if zone:
            line.zone = zone
            line.take(line.after_time, count)
            return


# ---------------------------------------------------------------- how long


def _read_lengths(line: _Line) -> None:
    for at in range(len(line.words)):
        for count in (2, 1):
            if not line.free(at, count) or line.minutes is not None or line.days is not None:
                continue
            first = line.words[at]
            if count == 2 and not re.fullmatch(r"\d{1,3}(?:[.,]5)?", first):
                continue
            if _take_length(line, "".join(line.words[at : at + count]).casefold()):
                line.take(at, count)


def _take_length(line: _Line, word: str) -> bool:
    found = _LENGTH.fullmatch(word)
    if found is None:
        return False
    if found[4]:
        amount, unit = int(found[4]) * _HOUR + int(found[5]), "m"
    else:
        amount, unit = int(found[1]), found[3]
        if unit in HOURS:
            amount, unit = amount * _HOUR + (30 if found[2] else 0), "m"
    if unit in MINUTES and line.begin is not None and line.end is None and amount:
        line.minutes = amount
        return True
    if unit in DAYS and line.begin is None and amount:
        line.days = amount
        return True
    return False


# ---------------------------------------------------------------- the day


def _read_day(line: _Line, today: date, words: Words) -> None:
    for count in range(_LONGEST_DAY, 0, -1):
        for at in range(len(line.words)):
            if line.free(at, count):
                found = _day(line.text(at, count), today, words)
                if found:
                    line.day = found
                    line.take(at, count, BEFORE_A_DAY)
                    return


def _day(text: str, today: date, words: Words) -> str:
    """The day or the days that some words mean for sure; empty for none."""
    plain = step_words(text.replace("’", "'").strip(",;"))
    if not _may_be_a_day(plain, words):
        return ""
    several = _DAYS_OF_MONTH.fullmatch(plain)
    for known in (words, FRENCH):
        if several is not None:
            found = read_span(f"{several[1]} – {several[2]}{several[3]}", today, known)
        else:
            found = read_date(plain, today, known)
        span = parse_span(found or "")
        if span is not None and span.is_exact and not span.has_time:
            return span.text
    return ""


def _may_be_a_day(text: str, words: Words) -> bool:
    """Whether words look enough like a day: a lone short word may as well belong to a title."""
    if any(letter.isdecimal() for letter in text):
        return not re.fullmatch(r"[+-]?\d+", text)
    if " " in text:
        return bool(re.fullmatch(r"next \S+|\S+ prochaine?", text.casefold()))
    own = (*words.days, words.today, words.tomorrow, words.yesterday)
    return normalised(text) in DAY_WORDS | {normalised(each) for each in own if each}


def _span(line: _Line, at_hand: str, home: str) -> str:
    moment = parse_moment(at_hand)
    assert moment is not None
    given = parse_span(line.day) if line.day else None
    first = given.first if given is not None else moment.first
    last = given.last if given is not None else first
    begin = line.begin
    if begin is None and given is None and line.days is None and moment.time:
        begin = int(moment.time[:2]) * _HOUR + int(moment.time[3:])
    if begin is None:
        if line.days is not None:
            last = first + timedelta(days=line.days - 1)
        return _text(first.isoformat(), last.isoformat(), "")
    start = datetime.combine(first, datetime.min.time()) + timedelta(minutes=begin)
    if line.end is not None:
        end = datetime.combine(last, datetime.min.time()) + timedelta(minutes=line.end)
        end += timedelta(days=1) if end <= start else timedelta()
    else:
        end = start + timedelta(minutes=line.minutes or _HOUR)
    begins, ends = (each.isoformat(timespec="minutes") for each in (start, end))
    return _text(begins, ends, line.zone or home)


def _text(start: str, end: str, zone: str) -> str:
    span = make_span(start, end, zone)
    return "" if span is None else span.text
