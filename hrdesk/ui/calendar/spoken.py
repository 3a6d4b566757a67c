"""Days, times and zones as the window says them: words of its language, times always from the left."""

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QTime

from hrdesk.domain.dates import city_of_zone, local
from hrdesk.ui.language import ltr, short_month

# What the desk's own zone is called, where that is another city than the zone has its name from.
_HOME: dict[str, str] = {}
_LEAP = (29, 2)
_LONG, _SHORT = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat


def as_qdate(day: date) -> QDate:
    """The same day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def month_words(day: date) -> str:
    """`November 2026`."""
    return f"{QLocale().standaloneMonthName(day.month, _LONG)} {year_digits(day)}"


def day_words(day: date) -> str:
    """`Wednesday 18 November 2026`."""
    return QLocale().toString(as_qdate(day), "dddd d MMMM yyyy")


def short_day_words(day: date) -> str:
    """`Wed 18 Nov`."""
    return QLocale().toString(as_qdate(day), f"ddd d {short_month(day.month)}")


def short_date_words(day: date) -> str:
    """`Wed 18 Nov 2026`."""
    return QLocale().toString(as_qdate(day), f"ddd d {short_month(day.month)} yyyy")


def day_and_month(day: date) -> str:
    """`18 Nov`."""
    return QLocale().toString(as_qdate(day), f"d {short_month(day.month)}")


def day_that_is_not(day: int, month: int, year: int) -> str:
    """`31 February`; with its year where another one has it: `29 February 2027`."""
    spoken = QLocale()
    said = f"{spoken.toString(day)} {spoken.monthName(month, _LONG)}"
    return f"{said} {year_digits(date(year, 1, 1))}" if (day, month) == _LEAP else said


def month_letter(day: date) -> str:
    """`N`: the shortest name of a month, where nothing else fits.

    Its number where letters are not those that the names begin with, as in Arabic: nobody reads
    them as months.
    """
    spoken = QLocale()
    letters = _month_letters(spoken.name())
    return letters[day.month - 1] if letters else spoken.toString(day.month)


@cache
def _month_letters(locale: str) -> list[str]:
    """The first letters of the months; empty where some are other letters."""
    named, months = QLocale(locale), range(1, 13)
    letters = [named.standaloneMonthName(each, QLocale.FormatType.NarrowFormat) for each in months]
    names = [named.standaloneMonthName(each, _LONG) for each in months]
    is_first = all(
        name.casefold().startswith(letter.casefold())
        for name, letter in zip(names, letters, strict=True)
    )
    return letters if is_first else []


def number_words(day: date) -> str:
    """What a day of a month is called in its grid: the first one with its month."""
    return day_and_month(day) if day.day == 1 else day_digits(day)


def day_digits(day: date) -> str:
    """The day of the month in the digits of the language."""
    return QLocale().toString(day.day)


def week_words(day: date) -> str:
    """`16–22 Nov 2026`: the week that a day lies in."""
    first = week_start(day)
    last = first + timedelta(days=6)
    if first.year != last.year:
        return days_words(first, last)
    return f"{days_words(first, last)} {year_digits(last)}"


def year_digits(day: date) -> str:
    """The year, never grouped as a number would be."""
    return QLocale().toString(as_qdate(day), "yyyy")


def days_words(first: date, last: date) -> str:
    """`10–20 Nov`, `30 Nov – 2 Dec`, with the year where it changes."""
    if first == last:
        return day_and_month(first)
    if first.year != last.year:
        return f"{_full(first)} – {_full(last)}"
    if first.month == last.month:
        return f"{day_digits(first)}–{day_and_month(last)}"
    return f"{day_and_month(first)} – {day_and_month(last)}"


def weekday_names() -> list[str]:
    """Short names of the seven days, from the first day of the week."""
    first = QLocale().firstDayOfWeek().value
    return [QLocale().dayName((first - 1 + each) % 7 + 1, _SHORT) for each in range(7)]


def weekday_name(day: date) -> str:
    """`Wednesday`."""
    return QLocale().dayName(day.isoweekday(), _LONG)


def short_weekday(day: date) -> str:
    """`Wed`."""
    return QLocale().dayName(day.isoweekday(), _SHORT)


def week_start(day: date) -> date:
    """The first day of the week that a day lies in, as the language has it."""
    return day - timedelta(days=(day.isoweekday() - QLocale().firstDayOfWeek().value) % 7)


def is_weekend(day: date) -> bool:
    """Whether people do not work on this day of the week."""
    return day.isoweekday() not in _working_days(QLocale().name())


@cache
def _working_days(locale: str) -> frozenset[int]:
    """By the name of a locale: a month asks for each of its days whenever it is painted."""
    return frozenset(each.value for each in QLocale(locale).weekdays())


def time_words(instant: datetime, zone: str) -> str:
    """`14:00`, the wall clock of a zone."""
    return clock_words(local(instant, zone))


def clock_words(wall: datetime | time) -> str:
    """`14:00`, in the digits of the language, as the days beside it."""
    return ltr(_clock(wall))


def times_words(starts: datetime, ends: datetime | None, zone: str) -> str:
    """`14:00–15:00`; only the start where nobody said the end."""
    begin = _clock(local(starts, zone))
    if ends is None or ends == starts:
        return ltr(begin)
    return ltr(f"{begin}–{_clock(local(ends, zone))}")


def wall_words(begins: str, ends: str) -> str:
    """`09:00–10:30`: the times of a programme, which are kept as they stand on the wall."""
    return ltr("–".join(_clock(time.fromisoformat(each)) for each in (begins, ends) if each))


def name_home(zone: str, city: str) -> None:
    """From now on the desk's own zone is called after the city where the desk is: `Geneva`."""
    _HOME.clear()
    if city:
        _HOME[zone] = city


def zone_words(zone: str) -> str:
    """The city that a zone is named after, `New York`; at home the one where the desk is."""
    return _HOME.get(zone) or city_of_zone(zone)


def offset_words(zone: str, instant: datetime) -> str:
    """`UTC+1`, `UTC−3:30`: how far a zone is from UTC at an instant."""
    offset = instant.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    sign, pattern = "−" if minutes < 0 else "+", "H:mm" if rest else "H"
    return ltr(f"UTC{sign}{QLocale().toString(QTime(hours, rest), pattern)}")


def _clock(wall: datetime | time) -> str:
    return QLocale().toString(QTime(wall.hour, wall.minute), "HH:mm")


def _full(day: date) -> str:
    return QLocale().toString(as_qdate(day), f"d {short_month(day.month)} yyyy")
