"""How often a quick line says that something comes round again. Pure: no Qt."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hrdesk.domain.dates import make_span, parse_span
from hrdesk.domain.repeat import MOST_TIMES, Every, Repeat
from hrdesk.domain.text import normalised
from hrdesk.ui.calendar.quick_days import day_said
from hrdesk.ui.calendar.quick_tokens import Line
from hrdesk.ui.calendar.quick_words import (
    ADVERBS,
    AND,
    BEFORE_A_DAY,
    BEFORE_A_WEEKDAY,
    EVERY,
    FRENCH,
    HOW_MANY,
    OTHER,
    TIMES,
    UNITS,
    UNTIL,
    WEEKDAY_WORDS,
    WORKING_DAYS,
)
from hrdesk.ui.records.reading import Words

_LONGEST_DAY = 4  # words: `Fri 18 dec 2026`
_MEANT_WITHIN = 3
_WORKING = (0, 1, 2, 3, 4)


def read_rhythm(line: Line, today: date, words: Words) -> None:
    """The first words that say how often, and until when; what only looks so is doubtful."""
    for at in range(len(line.words)):
        if (found := _every(line, at, words)) or (found := _one_in_two(line, at, words)):
            repeat, count = found
            line.repeat = repeat
            line.take(at, count, BEFORE_A_DAY)
            break
    else:
        for at in range(len(line.words)):
            if _lone_word(line, at, words):
                break
    if line.repeat is not None:
        _read_end(line, today, words)


def begin_in_rhythm(line: Line, at_hand: date, today: date) -> None:
    """A series begins on one of its weekdays: the first from the day that is said or at hand."""
    if line.repeat is None:
        return
    given = parse_span(line.day) if line.day else None
    first = given.first if given is not None else max(at_hand, today)
    ahead = min(((each - first.weekday()) % 7 for each in line.repeat.weekdays), default=0)
    if line.repeat.weekdays:
        last = given.last if given is not None else first
        begin, end = (each + timedelta(days=ahead) for each in (first, last))
        span = make_span(begin.isoformat(), end.isoformat(), "")
        line.day = line.day if span is None else span.text
    elif given is None:
        first = at_hand
    if line.repeat.until is not None and line.repeat.until < first + timedelta(days=ahead):
        line.repeat = replace(line.repeat, until=None)
        line.used -= line.end_words
        line.doubtful |= line.end_words


def _every(line: Line, at: int, words: Words) -> tuple[Repeat, int] | None:
    """`every monday`, `every two weeks on friday`, `tous les lundis`, `chaque mardi`."""
    here = _opening(line, at)
    if not here:
        return None
    step = _step(line, at + here)
    here += step is not None
    found = _unit(line, at + here) or _days_of_week(line, at + here, words)
    if found is None:
        near = line.words[at + here : at + here + _MEANT_WITHIN]
        if any(_weekday(each, words) is not None or normalised(each) in UNITS for each in near):
            line.doubtful.add(at)
        return None
    repeat, count = found
    here += count
    if repeat.every is Every.WEEK and not repeat.weekdays:
        on, count = _on_days(line, at + here, words)
        repeat, here = replace(repeat, weekdays=on), here + count
    return replace(repeat, interval=step or 1), here


def _one_in_two(line: Line, at: int, words: Words) -> tuple[Repeat, int] | None:
    """`un lundi sur deux`, `une semaine sur deux`."""
    if not line.free(at, 4) or normalised(line.words[at]) not in ("un", "une"):
        return None
    number = HOW_MANY.get(normalised(line.words[at + 3]))
    found = _unit(line, at + 1) or _days_of_week(line, at + 1, words)
    if normalised(line.words[at + 2]) != "sur" or number is None or not found or found[1] != 1:
        return None
    return replace(found[0], interval=number), 4


def _lone_word(line: Line, at: int, words: Words) -> bool:
    """`weekly` or `mondays` at the end or beside what was understood.

    At the beginning of a line with a time it is both: a weekly meeting is called so. Anywhere else
    such a word may belong to a title, and is told to have stayed there.
    """
    word = normalised(line.words[at])
    if not line.free(at, 1):
        return False
    repeat = ADVERBS.get(word)
    if repeat is None:
        return _plural_days(line, at, words)
    on, count = _on_days(line, at + 1, words) if repeat.every is Every.WEEK else ((), 0)
    repeat = replace(repeat, weekdays=on)
    if on or _stands_apart(line, at):
        line.repeat = repeat
        line.take(at, 1 + count, BEFORE_A_DAY)
    elif at == 0 and line.begin is not None:
        line.repeat = repeat
    else:
        line.doubtful.add(at)
        return False
    return True


def _plural_days(line: Line, at: int, words: Words) -> bool:
    """`mondays`, `les lundis`: never the whole of a title, nor the beginning of one."""
    if not at or not _is_plural(line.words[at], words) or not _stands_apart(line, at):
        return False
    found = _days_of_week(line, at, words)
    if found is None:
        return False
    line.repeat = found[0]
    line.take(at, found[1], BEFORE_A_WEEKDAY)
    return True


def _opening(line: Line, at: int) -> int:
    """How many words `every` is here: none, one, or two as in `tous les`."""
    for count in (2, 1):
        if line.free(at, count) and normalised(line.text(at, count)) in EVERY:
            return count
    return 0


def _step(line: Line, at: int) -> int | None:
    if not line.free(at, 1):
        return None
    word = normalised(line.words[at])
    if word in OTHER:
        return 2
    return _number(word) or HOW_MANY.get(word)


def _number(word: str) -> int | None:
    """A number in digits that a series may have; None for any other word."""
    if not (word.isascii() and word.isdecimal()):
        return None
    return int(word) if 0 < int(word) <= MOST_TIMES else None


def _unit(line: Line, at: int) -> tuple[Repeat, int] | None:
    for count in (2, 1):
        if line.free(at, count) and normalised(line.text(at, count)) in WORKING_DAYS:
            return Repeat(Every.WEEK, weekdays=_WORKING), count
    every = UNITS.get(normalised(line.words[at])) if line.free(at, 1) else None
    return None if every is None else (Repeat(every), 1)


def _on_days(line: Line, at: int, words: Words) -> tuple[tuple[int, ...], int]:
    """The weekdays after `every week` or `weekly`, and how many words they are."""
    small = line.free(at, 1) and normalised(line.words[at]) in BEFORE_A_WEEKDAY
    found = _days_of_week(line, at + small, words)
    return ((), 0) if found is None else (found[0].weekdays, found[1] + small)


def _days_of_week(line: Line, at: int, words: Words) -> tuple[Repeat, int] | None:
    """`monday`, `tue and thu`, `lundi, mercredi et vendredi`."""
    days: list[int] = []
    here = at
    while line.free(here, 1) and (day := _weekday(line.words[here], words)) is not None:
        # A number behind it makes a date of it: `every friday, mon 7 dec` begins on that Monday.
        if days and line.free(here + 1, 1) and line.words[here + 1][0].isdecimal():
            break
        days.append(day)
        ends = here + 1
        here = ends
        if line.free(here, 2) and normalised(line.words[here]) in AND:
            here += 1
    if not days:
        return None
    return Repeat(Every.WEEK, weekdays=tuple(sorted(set(days)))), ends - at


def _weekday(word: str, words: Words) -> int | None:
    plain = normalised(word)
    for known in (WEEKDAY_WORDS, _numbered(FRENCH.days), _numbered(words.days)):
        for form in (plain, plain.removesuffix("s")):
            if form in known:
                return known[form]
    return None


def _is_plural(word: str, words: Words) -> bool:
    plain = normalised(word)
    bare = plain.removesuffix("s")
    return bare != plain and len(bare) > 4 and _weekday(bare, words) is not None


def _numbered(days: Sequence[str]) -> dict[str, int]:
    return {normalised(each): number for number, each in enumerate(days)}


def _stands_apart(line: Line, at: int) -> bool:
    """Whether a word ends the line, or stands beside what was understood."""
    return at + 1 == len(line.words) or bool({at - 1, at + 1} & line.used)


def _read_end(line: Line, today: date, words: Words) -> None:
    """`until 18 december`, `jusqu'au 18 décembre`, `10 times`."""
    assert line.repeat is not None
    for at in line.left:
        word = normalised(line.words[at].replace("’", "'"))
        if word in UNTIL:
            for count in range(_LONGEST_DAY, 0, -1):
                if not line.free(at + 1, count):
                    continue
                day = _last_day(line.text(at + 1, count), today, words)
                if day is not None:
                    line.repeat = replace(line.repeat, until=day)
                    line.end_words = set(range(at, at + 1 + count))
                    line.used |= line.end_words
                    return
        elif (
            line.free(at + 1, 1)
            and normalised(line.words[at + 1]) in TIMES
            and (number := _number(word))
        ):
            line.repeat = replace(line.repeat, times=number)
            line.take(at, 2)
            return


def _last_day(text: str, today: date, words: Words) -> date | None:
    """The last day of a series; where no year is said it lies ahead."""
    found = day_said(text, today, words)
    if found is not None and found.last < today:
        found = day_said(f"{text} {today.year + 1}", today, words) or found
    return None if found is None else found.last
