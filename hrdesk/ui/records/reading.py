"""Dates, times and spans as people type them, read into canonical text. Pure: no Qt.

Understood are canonical dates (2026, 2026-Q3, 2026-09, 2026-09-14), `18.11.2026`, `18/11`,
`18 Nov 26`, `1st Dec`, `Tue 24 Nov`, `Nov 2026`, `Q3 2026`, `first quarter of 2026`, `today`, `fri`,
`next fri` (of next week), `+3d`, `+2w`, `+1m`, `+1y`; of spans `8-17 Mar 2027` and `first half of 2027`
(two quarters) too. Where both orders of day and month are possible the day comes first; what was
read is shown under the field.
"""

import calendar
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hrdesk.domain.dates import make_span, parse_moment, parse_span
from hrdesk.domain.text import normalised
from hrdesk.domain.written_dates import part_of_year, quarter

_ENGLISH_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_ENGLISH_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SHORTEST = 3
# Four digits that begin with 0 are a number, and not the year of anything that a desk holds.
_FIRST_YEAR = 1000
_STEP = re.compile(r"([+-])\s*(\d{1,4})\s*([dwmy]?)")
_NUMBERS = re.compile(r"(\d{1,4})[./-](\d{1,4})(?:[./-](\d{1,4}))?\.?")
_TIME = re.compile(r"([01]?\d|2[0-3])(?:[:.h]([0-5]\d)|h)?")
_TIME_AT_END = re.compile(r"[\sT,]+([01]?\d|2[0-3])[:h]([0-5]\d)$")
# The day of this name in the week after this one.
_NEXT = re.compile(r"next\s+(\S+)|(\S+)\s+prochaine?")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er)\b", re.IGNORECASE)
_WEEKDAY_BEFORE = re.compile(r"([^\W\d_]+)\.?,?\s+(\S.*)")
# Two numbers that belong together are no day and year: `12-14 dec` are three days.
_JOINED = re.compile(r"\d\s*[-–—/]\s*\d")
_BETWEEN = re.compile(r"\s*(?:–|—|\s-\s|/(?=\s)|\bto\b)\s*")


@dataclass(frozen=True)
class Words:
    """The words of a language for months, days and near days, beside the English ones.

    `months` are several lists of twelve: long, short, standing alone.
    """

    months: Sequence[Sequence[str]] = ()
    days: Sequence[str] = ()
    today: str = ""
    tomorrow: str = ""
    yesterday: str = ""


def read_date(text: str, today: date, words: Words = Words()) -> str | None:
    """The canonical date a person means, "" for nothing, None when it cannot be read."""
    plain = _plain(text)
    if not plain:
        return ""
    moment = parse_moment(plain.upper())
    if moment is not None:
        return None if moment.time or moment.first.year < _FIRST_YEAR else moment.text
    for reader in (_near_day, _step, _quarter, _numbers, _named_month, _after_its_weekday):
        found = reader(plain, today, words)
        if found is not None:
            return found
    return None


def read_time(text: str) -> str | None:
    """`9`, `9.30`, `09:30` or `9h30` as `09:30`; "" for nothing, None for what is no time."""
    plain = _plain(text)
    if not plain:
        return ""
    found = _TIME.fullmatch(plain)
    return None if found is None else f"{int(found[1]):02}:{found[2] or '00'}"


def read_moment(text: str, today: date, words: Words = Words()) -> str | None:
    """A date that may have a time behind it: `18.11.2026 14:00`."""
    plain = _plain(text)
    moment = parse_moment(plain.upper())
    if moment is not None and moment.first.year >= _FIRST_YEAR:
        return moment.text
    time = _TIME_AT_END.search(plain)
    if time is None:
        return read_date(plain, today, words)
    day = read_date(plain[: time.start()], today, words)
    moment = parse_moment(day or "")
    if day is None or moment is None or not moment.is_exact:
        return None
    return f"{day}T{int(time[1]):02}:{time[2]}"


def read_span(text: str, today: date, words: Words = Words()) -> str | None:
    """A span in one line: `10–20 Nov 2026`, `1.3.2027 – 4.3.2027`, or canonical text."""
    plain = _plain(text)
    if not plain:
        return ""
    span = parse_span(plain)
    if span is not None and span.first.year >= _FIRST_YEAR:
        return span.text
    if part := part_of_year(plain):
        return part
    parts = [part for part in _BETWEEN.split(plain) if part]
    if len(parts) == 1:
        whole = read_moment(plain, today, words)
        # One hyphen between what is no date as a whole: nobody has a long one on the keyboard.
        parts = [part.strip() for part in plain.split("-")]
        if whole is not None or len(parts) == 1:
            return whole
    if len(parts) != 2:
        return None
    end = read_moment(parts[1], today, words)
    start = read_moment(_completed(parts[0], parts[1]), today, words)
    if not start or not end:
        return None
    found = make_span(start, end, "")
    return None if found is None else found.text


def weekday_apart(text: str, *several: Words) -> tuple[int | None, str]:
    """The weekday that a text begins with, 0 for Monday, and what follows; None where it has none."""
    found = _WEEKDAY_BEFORE.fullmatch(text.casefold())
    names = [each.days for each in several]
    place = _place(found[1], _ENGLISH_DAYS, *names) if found else None
    return (None, text) if found is None or place is None else (place - 1, found[2])


def without_ordinals(text: str) -> str:
    """`1st` and `1er` as `1`."""
    return _ORDINAL.sub(r"\1", text)


def _completed(start: str, end: str) -> str:
    """`10` before `20 nov 2026` is the tenth of the same month; `10 nov` is of the same year."""
    rest = end.split()
    if start.isdecimal() and len(rest) > 1:
        return " ".join([start, *rest[1:]])
    if rest and re.fullmatch(r"\d{4}", rest[-1]) and not re.search(r"\d{4}", start):
        return f"{start} {rest[-1]}"
    return start


def european(text: str) -> str:
    """The text with the digits that are kept, in whichever it was typed."""
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)


def _plain(text: str) -> str:
    """Lower case, European digits, single blanks."""
    return " ".join(european(text).casefold().split())


def _near_day(text: str, today: date, words: Words) -> str | None:
    near = {
        "today": 0,
        "tomorrow": 1,
        "yesterday": -1,
        words.today.casefold(): 0,
        words.tomorrow.casefold(): 1,
        words.yesterday.casefold(): -1,
    }
    if text in near:
        return (today + timedelta(days=near[text])).isoformat()
    near_by = _NEXT.fullmatch(text)
    wanted = _place(near_by[1] or near_by[2] if near_by else text, _ENGLISH_DAYS, words.days)
    if wanted is None:
        return None
    if near_by:
        monday = today - timedelta(days=today.weekday())
        return (monday + timedelta(days=6 + wanted)).isoformat()
    return (today + timedelta(days=(wanted - 1 - today.weekday()) % 7)).isoformat()


def _step(text: str, today: date, words: Words) -> str | None:
    found = _STEP.fullmatch(text)
    if found is None:
        return None
    count = int(found[1] + found[2])
    if found[3] in ("m", "y"):
        return _months_on(today, count * (12 if found[3] == "y" else 1))
    return (today + timedelta(days=count * (7 if found[3] == "w" else 1))).isoformat()


def _months_on(day: date, count: int) -> str | None:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    last = calendar.monthrange(year, month + 1)[1]
    return _exact(year, month + 1, min(day.day, last))


def _quarter(text: str, today: date, words: Words) -> str | None:
    return quarter(text) or None


def _numbers(text: str, today: date, words: Words) -> str | None:
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return None
    first, second, third = found[1], found[2], found[3] or ""
    if len(first) == 4:
        return _exact(int(first), int(second), int(third or 0))
    if len(second) == 4:
        return None if third else _exact(int(second), int(first), 0)
    if third:
        known = len(third) in (2, 4)
        return _day_and_month(int(first), int(second), _year(third)) if known else None
    return _nearest(int(first), int(second), today)


def _day_and_month(day: int, month: int, year: int) -> str | None:
    return _exact(year, month, day) or _exact(year, day, month)


def _after_its_weekday(text: str, today: date, words: Words) -> str | None:
    """`Tue 24 Nov 2026`; a weekday that the date does not have makes it no date at all."""
    weekday, rest = weekday_apart(text, words)
    if weekday is None:
        return None
    found = _numbers(rest, today, words) or _named_month(rest, today, words)
    moment = parse_moment(found or "")
    is_true = moment is not None and moment.is_exact and moment.first.weekday() == weekday
    return found if is_true else None


def _named_month(text: str, today: date, words: Words) -> str | None:
    if _JOINED.search(text):
        return None
    parts = re.findall(r"[^\W\d_]+\.?|\d+", without_ordinals(text).replace(",", " "))
    names = [each for each in parts if not each.isdecimal()]
    numbers = [each for each in parts if each.isdecimal()]
    if len(names) != 1 or len(numbers) > 2:
        return None
    month = _place(names[0].rstrip("."), _ENGLISH_MONTHS, *words.months)
    if month is None:
        return None
    if not numbers:
        return f"{today.year}-{month:02}"
    if len(numbers) == 2:
        # `3 12 dec` is a day behind a number, and not the third of the year 2012.
        if parts[-1] == names[0]:
            return None
        return _exact(_year(numbers[1]), month, int(numbers[0]))
    if len(numbers[0]) == 4:
        return _exact(int(numbers[0]), month, 0)
    return _nearest(int(numbers[0]), month, today)


def _place(text: str, *several: Sequence[str]) -> int | None:
    """The place, from 1, of the one name that begins like this."""
    wanted = normalised(text)
    if len(wanted) < _SHORTEST:
        return None
    found = {
        place
        for names in several
        for place, name in enumerate(names, 1)
        if normalised(name).startswith(wanted)
    }
    return found.pop() if len(found) == 1 else None


def _nearest(day: int, month: int, today: date) -> str | None:
    """The day of this name that lies nearest to today, before or after; there is no day 0."""
    if not (day and month):
        return None
    years = (today.year - 1, today.year, today.year + 1)
    found = [text for year in years if (text := _day_and_month(day, month, year))]
    return min(found, key=lambda text: abs((date.fromisoformat(text) - today).days), default=None)


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


def _exact(year: int, month: int, day: int) -> str | None:
    """The canonical text of a day, or of a month when the day is 0."""
    text = f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
    moment = parse_moment(text)
    return None if moment is None or year < _FIRST_YEAR else moment.text
