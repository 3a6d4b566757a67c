"""The day, or the days, that a quick line says. Pure: no Qt."""

import re
from calendar import monthrange
from datetime import date

from hrdesk.domain.dates import Span, parse_span
from hrdesk.domain.text import normalised
from hrdesk.ui.calendar.quick_languages import SURE, other_day
from hrdesk.ui.calendar.quick_tokens import Line
from hrdesk.ui.calendar.quick_words import (
    ALWAYS,
    BEFORE_A_DAY,
    DAY_WORDS,
    FRENCH,
    SHORT_WORDS,
    step_words,
)
from hrdesk.ui.records.reading import Words, read_date, read_span, weekday_apart, without_ordinals

_NOT_IN_EACH_MONTH = frozenset({"29", "30", "31"})
_MOST_DAYS, MONTHS = 31, 12
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_IN_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./]((?:19|20|21)\d\d)?)?")
_LONGEST = 7  # words: `28 nov 2026 to 2 dec 2026`
_DAYS_OF_MONTH = re.compile(r"(\d{1,2})[-–—](\d{1,2})(\s.*)")
_MONTH_BEFORE = re.compile(
    r"([^\W\d]+\.?)\s(\d{1,2})\s?(?:[-–—]|to|au)\s?(\d{1,2})((?:,?\s\d{4})?)"
)
_BETWEEN = re.compile(r"\s(?:-|–|—|to|until|au|jusqu'au)\s|(?<=\d)[–—](?=\d)")


def read_day(line: Line, today: date, words: Words) -> None:
    """The longest words that are a day for sure; of lone words those first that can be no other."""
    for count in range(_LONGEST, 1, -1):
        for at in range(len(line.words)):
            if line.free(at, count) and _take_day(line, at, count, today, words):
                return
    for is_sure in (True, False):
        for at in range(len(line.words)):
            if line.free(at, 1) and is_sure is not _may_be_another(line, at):
                found = _lone_day(line, at, today, words)
                if found and (is_sure or _stands_as_a_day(line, at)):
                    line.day = found
                    line.take(at, 1, BEFORE_A_DAY)
                    return


def doubt_other_days(line: Line, today: date, words: Words) -> None:
    """A second day is named, or one in a language that is not read: it was meant.

    So was a date that there is not, such as 31 February: which one, is kept.
    """
    for at in line.left:
        word = line.words[at]
        is_day = not _may_be_another(line, at) and day_said(word, today, words)
        if is_day or normalised(word) in SURE:
            line.doubtful.add(at)
        _doubt_no_day(line, at, today, words)


def _lone_day(line: Line, at: int, today: date, words: Words) -> str:
    said = day_said(line.words[at], today, words)
    if said is not None:
        return said.text
    other = other_day(line.words, at, today)
    return "" if other is None else other.isoformat()


def _doubt_no_day(line: Line, at: int, today: date, words: Words) -> None:
    """`31 feb`, `feb 31`, `31.2.2027`: what it is not is kept, to be said."""
    if found := _IN_NUMBERS.fullmatch(line.words[at]):
        day, month, year = int(found[1]), int(found[2]), int(found[3] or today.year)
        if _is_no_day(day, month, year):
            line.doubtful.add(at)
            line.no_day = day, month, year
        return
    if line.words[at] not in _NOT_IN_EACH_MONTH:
        return
    for beside in (at + 1, at - 1):
        named = beside >= 0 and line.free(beside, 1) and f"1 {line.words[beside]}"
        first = day_said(named, today, words) if named else None
        if first is None:
            continue
        line.doubtful.update((at, beside))
        year = next((int(each) for each in line.words if _YEAR.fullmatch(each)), first.first.year)
        if line.no_day is None and _is_no_day(int(line.words[at]), first.first.month, year):
            line.no_day = int(line.words[at]), first.first.month, year


def _is_no_day(day: int, month: int, year: int) -> bool:
    return 1 <= month <= MONTHS and monthrange(year, month)[1] < day <= _MOST_DAYS


def _take_day(line: Line, at: int, count: int, today: date, words: Words) -> bool:
    """A weekday before a date goes with it where it is true, and is doubtful where it is not."""
    text = line.text(at, count)
    weekday, rest = weekday_apart(text, words, FRENCH)
    if weekday is not None and any(letter.isdecimal() for letter in rest):
        found = day_said(rest, today, words)
        if found is None:
            return False
        is_true = found.first.weekday() == weekday
        first = at if is_true else at + 1
        if not is_true:
            line.doubtful.add(at)
    else:
        found, first = day_said(text, today, words), at
    if found is None:
        return False
    line.day = found.text
    line.take(first, at + count - first, BEFORE_A_DAY)
    return True


def day_said(text: str, today: date, words: Words) -> Span | None:
    """The day or the days that some words mean for sure."""
    plain = without_ordinals(step_words(text.replace("’", "'")))
    if not _may_be_a_day(plain, words):
        return None
    for known in (words, FRENCH):
        both = _from_to(plain)
        found = read_date(plain, today, known) if both is None else read_span(both, today, known)
        span = parse_span(found or "")
        if span is not None and span.is_exact and not span.has_time:
            return span
    return None


def _from_to(text: str) -> str | None:
    """From one day to another, as a span is read; None where one day is said."""
    if several := _DAYS_OF_MONTH.fullmatch(text):
        return f"{several[1]} – {several[2]}{several[3]}"
    if several := _MONTH_BEFORE.fullmatch(text):
        return f"{several[2]} – {several[3]} {several[1]}{several[4].replace(',', '')}"
    parts = _BETWEEN.split(text)
    return " – ".join(parts) if len(parts) == 2 else None


def _may_be_a_day(text: str, words: Words) -> bool:
    """Whether words look enough like a day: a lone short word may as well belong to a title."""
    if ":" in text:
        return False  # a time, or what looks like one
    if any(letter.isdecimal() for letter in text):
        return not re.fullmatch(r"[+-]?\d+", text) and text not in ALWAYS
    if " " in text:
        return bool(re.fullmatch(r"next \S+|\S+ prochaine?", text.casefold()))
    own = (*words.days, words.today, words.tomorrow, words.yesterday)
    return normalised(text) in DAY_WORDS | {normalised(each) for each in own if each}


def _may_be_another(line: Line, at: int) -> bool:
    """Whether a word is a day in one language and something else in a title: `mon`, `sun`, `sat`."""
    return normalised(line.words[at]) in SHORT_WORDS


def _stands_as_a_day(line: Line, at: int) -> bool:
    """Whether it ends the line, or stands beside what was understood."""
    return at + 1 == len(line.words) or bool({at - 1, at + 1} & line.used)
