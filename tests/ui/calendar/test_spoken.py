"""Days and times are said in the language of the window, times always from the left."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale

from hrdesk.ui.calendar import spoken
from hrdesk.ui.language import ltr

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def test_days_and_months_in_words() -> None:
    day = date(2026, 11, 18)
    assert spoken.month_words(day) == "November 2026"
    assert spoken.day_words(day) == "Wednesday 18 November 2026"
    assert spoken.short_day_words(day) == "Wed 18 Nov"
    assert spoken.weekday_name(day) == "Wednesday"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 10), date(2026, 11, 10), "10 Nov"),
        (date(2026, 11, 10), date(2026, 11, 20), "10–20 Nov"),
        (date(2026, 11, 30), date(2026, 12, 2), "30 Nov – 2 Dec"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 Dec 2026 – 2 Jan 2027"),
    ],
)
def test_several_days_are_said_shortly(first: date, last: date, words: str) -> None:
    assert spoken.days_words(first, last) == words


@pytest.mark.parametrize(
    ("locale", "first", "weekend"),
    [
        ("en_GB", "Mon", {6, 7}),
        ("en_US", "Sun", {6, 7}),
        ("ar_EG", None, {5, 6}),
    ],
)
def test_week_is_that_of_the_language(locale: str, first: str | None, weekend: set[int]) -> None:
    QLocale.setDefault(QLocale(locale))
    week = spoken.week_start(date(2026, 11, 18))
    assert week <= date(2026, 11, 18)
    assert week.isoweekday() == QLocale().firstDayOfWeek().value
    assert first is None or spoken.weekday_names()[0] == first
    days = [date(2026, 11, 16 + each) for each in range(7)]
    assert {day.isoweekday() for day in days if spoken.is_weekend(day)} == weekend


def test_digits_are_those_of_the_language() -> None:
    QLocale.setDefault(QLocale("ar_EG"))
    assert spoken.day_digits(date(2026, 11, 18)) == "١٨"
    assert spoken.month_words(date(2026, 11, 18)).endswith("٢٠٢٦")


def test_times_are_those_of_a_zone() -> None:
    assert spoken.time_words(NOON, "Europe/Zurich") == ltr("13:00")
    end = datetime(2026, 11, 18, 13, 30, tzinfo=UTC)
    assert spoken.times_words(NOON, end, "America/New_York") == ltr("07:00–08:30")
    assert spoken.times_words(NOON, None, "UTC") == ltr("12:00")
    assert spoken.times_words(NOON, NOON, "UTC") == ltr("12:00")


@pytest.mark.parametrize(
    ("zone", "offset", "city"),
    [
        ("Europe/Zurich", "UTC+1", "Zurich"),
        ("America/New_York", "UTC−5", "New York"),
        ("Asia/Kolkata", "UTC+5:30", "Kolkata"),
        ("America/St_Johns", "UTC−3:30", "St Johns"),
        ("UTC", "UTC+0", "UTC"),
        ("America/Argentina/Buenos_Aires", "UTC−3", "Buenos Aires"),
    ],
)
def test_zones_are_called_after_their_city(zone: str, offset: str, city: str) -> None:
    assert spoken.offset_words(zone, NOON) == ltr(offset)
    assert spoken.zone_words(zone) == city


def test_weeks_are_called_by_their_days() -> None:
    QLocale.setDefault(QLocale("en_GB"))
    assert spoken.week_words(date(2026, 11, 18)) == "16–22 Nov 2026"
    assert spoken.week_words(date(2026, 12, 31)) == "28 Dec 2026 – 3 Jan 2027"


def test_clocks_have_the_digits_of_the_days_beside_them() -> None:
    QLocale.setDefault(QLocale("ar_EG"))
    assert spoken.time_words(NOON, "Europe/Zurich") == ltr("١٣:٠٠")
    later = datetime(2026, 11, 18, 13, 5, tzinfo=UTC)
    assert spoken.times_words(NOON, later, "Europe/Zurich") == ltr("١٣:٠٠–١٤:٠٥")
    assert spoken.offset_words("Asia/Kolkata", NOON) == ltr("UTC+٥:٣٠")


@pytest.mark.parametrize(("locale", "shortest"), [("en_GB", "A"), ("fr_FR", "A"), ("ar_EG", "٨")])
def test_the_shortest_month_is_one_that_people_know(locale: str, shortest: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert spoken.month_letter(date(2026, 8, 1)) == shortest


def test_times_of_a_programme_have_the_digits_of_the_language() -> None:
    assert spoken.wall_words("09:00", "10:30") == ltr("09:00–10:30")
    assert spoken.wall_words("09:00", "") == ltr("09:00")
    QLocale.setDefault(QLocale("ar_EG"))
    assert spoken.wall_words("09:00", "10:30") == ltr("٠٩:٠٠–١٠:٣٠")
