"""The time, the zone and the length that a quick line says. Pure: no Qt."""

import re
from collections.abc import Callable
from enum import IntEnum

from hrdesk.domain.text import normalised
from hrdesk.ui.calendar.quick_tokens import Line
from hrdesk.ui.calendar.quick_words import (
    AT,
    BEFORE_A_TIME,
    BEFORE_IT,
    BETWEEN_TIMES,
    CITIES,
    DAYS,
    HOURS,
    MINUTES,
    NOON,
    REMINDERS,
    ZONE_LETTERS,
)

FindZone = Callable[[str], str]
_CLOCK = re.compile(
    r"([01]?\d|2[0-3])(?::([0-5]\d)|h([0-5]\d)|(h))|(1[0-2]|0?[1-9])(?::([0-5]\d))?(am|pm)"
)
_RANGE = re.compile(r"([\dhapm:]+)[-–—]([\dhapm:]+)")
_LENGTH = re.compile(r"(\d{1,3})(?:[.,](5))?([^\W\d]+)|(\d{1,2})h([0-5]\d)")
_LONGEST_CITY = 3
_HOUR = 60
# Before this hour `6h` is rather how long it lasts.
_EARLIEST = 7


class Sure(IntEnum):
    """How surely a word is a time of day."""

    SURELY = 0
    LIKELY = 1  # `14h`, which may be a length of many hours
    PERHAPS = 2  # `1h30`, which rather is one


def read_times(line: Line) -> None:
    """The first time, sure ones first: `2h` is one only where it can be nothing else."""
    for sure in Sure:
        for at in range(len(line.words)):
            if line.free(at, 1) and _time_at(line, at, sure):
                return


def read_zone(line: Line, find: FindZone) -> None:
    """A city after the time is where its clock hangs; anywhere else it is a word.

    What was understood meanwhile, such as how long it lasts, may stand between them.
    """
    after = line.after_time
    while after >= 0 and after in line.used:
        after += 1
    if after < 0 or line.zone or not line.free(after, 1):
        return
    begins = after + 2 if line.text(after, 2).casefold() == "heure de" else after
    for count in range(_LONGEST_CITY, 0, -1):
        if not line.free(begins, count):
            continue
        name = line.text(begins, count).casefold()
        zone = CITIES.get(normalised(name)) or find(name)
        if zone:
            line.zone, line.city = zone, line.text(begins, count)
            ends = begins + count
            said = line.free(ends, 1) and line.words[ends].casefold() == "time"
            line.take(after, ends - after + said)
            return
    # CST is Chicago, Shanghai or Havana: such letters are no zone, but were meant as one.
    if line.words[after] in ZONE_LETTERS:
        line.doubtful.add(after)


def read_lengths(line: Line) -> None:
    """How long it lasts: minutes where there is a time, days where there is none."""
    for at in range(len(line.words)):
        for count in (2, 1):
            if not line.free(at, count) or line.minutes is not None or line.days is not None:
                continue
            first = line.words[at]
            if count == 2 and not re.fullmatch(r"\d{1,3}(?:[.,]5)?", first):
                continue
            if _take_length(line, "".join(line.words[at : at + count]).casefold()):
                line.take(at, count)


def read_reminder(line: Line) -> None:
    """`reminder 30 min`, `rappel 1 h avant`: how long before one is reminded."""
    for at, word in enumerate(line.words):
        if line.remind is not None or word.casefold() not in REMINDERS:
            continue
        for count in (2, 1):
            said = "".join(line.words[at + 1 : at + 1 + count]).casefold()
            minutes = _minutes_of(said) if line.free(at, count + 1) else 0
            if not minutes:
                continue
            after = at + 1 + count
            has_end = line.free(after, 1) and line.words[after].casefold() in BEFORE_IT
            line.remind = minutes
            line.take(at, 1 + count + has_end)
            break


def _minutes_of(said: str) -> int:
    found = re.fullmatch(r"(\d{1,3})([^\W\d]+)", said)
    if found is None:
        return 0
    units = ((MINUTES, 1), (HOURS, _HOUR), (DAYS, 24 * _HOUR))
    return next((int(found[1]) * long for words, long in units if found[2] in words), 0)


def _time_at(line: Line, at: int, sure: Sure) -> bool:
    word = line.words[at].casefold()
    both = _RANGE.fullmatch(word)
    if both is not None and sure is Sure.SURELY:
        return _take_both(line, at, 1, *_both(both[1], both[2]))
    before = line.words[at - 1].casefold() if at else ""
    begin = _clock(word, sure, anyhow=before in AT)
    if begin is None and before in ("at", "à") and word.isdecimal() and sure:
        begin = int(word) * _HOUR if int(word) < 24 else None
    if begin is None:
        return False
    if line.free(at + 1, 2) and line.words[at + 1].casefold() in BETWEEN_TIMES:
        end = _clock(line.words[at + 2].casefold(), Sure.PERHAPS, anyhow=True)
        if end is not None:
            return _take_both(line, at, 3, begin, end)
    return _take_both(line, at, 1, begin, None)


def _take_both(line: Line, at: int, count: int, begin: int | None, end: int | None) -> bool:
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
    return _clock(begin, Sure.PERHAPS), _clock(end, Sure.PERHAPS)


def _clock(word: str, sure: Sure, *, anyhow: bool = False) -> int | None:
    """The minute of the day of `14:00`, `14h30`, `2pm`, or of less sure ones as far as wanted.

    `anyhow` reads `6h` too, where the words around it say that it is a time.
    """
    if word in NOON:
        return 12 * _HOUR
    found = _CLOCK.fullmatch(word)
    if found is None:
        return None
    if found[7]:
        hour = int(found[5]) % 12 + (12 if found[7] == "pm" else 0)
        return hour * _HOUR + int(found[6] or 0)
    is_early = int(found[1]) < _EARLIEST
    if found[4] and (sure is Sure.SURELY or (is_early and not anyhow)):
        return None
    if found[3] and is_early and not anyhow and sure is not Sure.PERHAPS:
        return None  # `1h30` is how long
    return int(found[1]) * _HOUR + int(found[2] or found[3] or 0)


def _take_length(line: Line, word: str) -> bool:
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
