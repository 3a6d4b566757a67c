"""Dates as people type them."""

from datetime import date

import pytest

from hrdesk.domain.dates import make_span, parse_moment, parse_span
from hrdesk.exchange.moments import surely_plain_span
from hrdesk.ui.records.reading import Words, read_date, read_moment, read_span, read_time

TODAY = date(2026, 11, 21)  # a Saturday
FRENCH = Words(
    months=[
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ]
    ],
    days=["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    today="aujourd’hui",
    tomorrow="demain",
    yesterday="hier",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("2026", "2026"),
        ("2026-q3", "2026-Q3"),
        ("Q3 2026", "2026-Q3"),
        ("2026-09", "2026-09"),
        ("9.2026", "2026-09"),
        ("Sep 2026", "2026-09"),
        ("2026-09-14", "2026-09-14"),
        ("2026/9/4", "2026-09-04"),
        ("18.11.2026", "2026-11-18"),
        ("18/11/26", "2026-11-18"),
        ("18-11-2026", "2026-11-18"),
        ("11/30/2026", "2026-11-30"),
        ("١٨/١١/٢٠٢٦", "2026-11-18"),
        ("3 December 2026", "2026-12-03"),
        ("Dec 3, 2026", "2026-12-03"),
        ("18.11", "2026-11-18"),
        ("15 mar", "2027-03-15"),
        ("1.9.", "2026-09-01"),
        ("today", "2026-11-21"),
        ("tomorrow", "2026-11-22"),
        ("yesterday", "2026-11-20"),
        ("sat", "2026-11-21"),
        ("next sat", "2026-11-28"),
        ("next Tue", "2026-11-24"),
        ("fri", "2026-11-27"),
        ("+3d", "2026-11-24"),
        ("-2w", "2026-11-07"),
        ("+1m", "2026-12-21"),
        ("+1y", "2027-11-21"),
        ("+ 5", "2026-11-26"),
        ("may", "2026-05"),
        ("1st December", "2026-12-01"),
        ("Dec 3rd", "2026-12-03"),
        ("Tuesday, 24 November 2026", "2026-11-24"),
        ("Tue 24.11.", "2026-11-24"),
    ],
)
def test_date_is_understood(typed: str, meant: str) -> None:
    assert read_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "31.4.",
        "Wed 24 Nov 2026",
        "3 12 dec",
        "12-14 dec",
        "31/11/2026",
        "29 feb 2027",
        "2026-13",
        "9/4/202",
        "ma",
        "rubbish",
        "+9999y",
        "3 4 may",
    ],
)
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    assert read_date(typed, TODAY) is None


def test_a_time_is_no_date() -> None:
    assert read_date("2026-11-18T14:00", TODAY) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("demain", "2026-11-22"),
        ("18 nov 2026", "2026-11-18"),
        ("fev 2027", "2027-02"),
        ("vendredi", "2026-11-27"),
        ("friday", "2026-11-27"),
    ],
)
def test_words_of_another_language_stand_beside_the_english_ones(typed: str, meant: str) -> None:
    assert read_date(typed, TODAY, FRENCH) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", "09:00"),
        ("9.30", "09:30"),
        ("9h30", "09:30"),
        ("14:05", "14:05"),
        ("", ""),
        ("24", None),
    ],
)
def test_times(typed: str, meant: str | None) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("18.11.2026 14:00", "2026-11-18T14:00"),
        ("tomorrow 9:15", "2026-11-22T09:15"),
        ("2026-11-18T14:00", "2026-11-18T14:00"),
        ("18 Nov 2026", "2026-11-18"),
        ("2026 14:00", None),
        ("rubbish 14:00", None),
    ],
)
def test_moments(typed: str, meant: str | None) -> None:
    assert read_moment(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("10–20 Nov 2026", "2026-11-10/2026-11-20"),
        ("28 Feb – 3 Mar 2027", "2027-02-28/2027-03-03"),
        ("1.3.2027 - 4.3.2027", "2027-03-01/2027-03-04"),
        ("10 to 20 nov 2026", "2026-11-10/2026-11-20"),
        ("2027-03", "2027-03"),
        ("2026-11-10/2026-11-20", "2026-11-10/2026-11-20"),
        ("8-17 Mar 2027", "2027-03-08/2027-03-17"),
        ("30 nov-9 dec 2026", "2026-11-30/2026-12-09"),
        ("Jan-Jun 2027", "2027-01/2027-06"),
        ("first half of 2027", "2027-Q1/2027-Q2"),
        ("H2 2027", "2027-Q3/2027-Q4"),
        ("2027 S1", "2027-Q1/2027-Q2"),
        ("1er semestre 2027", "2027-Q1/2027-Q2"),
        ("second quarter of 2027", "2027-Q2"),
        ("quatrième trimestre 2027", "2027-Q4"),
        ("third half of 2027", None),
        ("18-11-2026", "2026-11-18"),
        ("3-4-5 dec", None),
        ("soon-later", None),
        ("10-12 March 2027", "2027-03-10/2027-03-12"),
        ("March-May 2027", "2027-03/2027-05"),
        ("spring 2027", "2027-03/2027-05"),
        ("in the autumn of 2027", "2027-09/2027-11"),
        ("Été 2027", "2027-06/2027-08"),
        ("winter 2027", "2027-12/2028-02"),
        ("winter 9999", None),
        ("q1 0001", None),
        ("0001-Q1", None),
        ("H2 0027", None),
        ("spring 0026", None),
        ("12.10.0026", None),
        ("mid-March 2027", None),
        ("12-10 March 2027", None),
        ("20 Nov 2026 – 10 Nov 2026", None),
        ("1 – 2 – 3", None),
        ("soon – later", None),
    ],
)
def test_spans(typed: str, meant: str | None) -> None:
    assert read_span(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["18.11", "+3d", "Q3 2026", "may", "10–20 Nov 2026"])
def test_what_is_understood_is_canonical(typed: str) -> None:
    found = read_span(typed, TODAY)
    assert found
    span = parse_span(found)
    assert span is not None
    assert span.text == found
    assert parse_moment(span.start.text) is not None


@pytest.mark.parametrize("typed", ["0 dec", "Mon 0 dec", "dec 00", "5/0", "0/5", "0.0."])
def test_there_is_no_day_or_month_0(typed: str) -> None:
    assert read_date(typed, TODAY) is None
    assert read_span(typed, TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "spring 2027",
        "l’été 2027",
        "Winter 2027",
        "first half of 2027",
        "Q3 2027",
        "March 2027",
        "mars 2027",
        "10–12 March 2027",
        "28 March – 2 April 2027",
        "3 December 2026",
    ],
)
def test_a_cell_of_a_workbook_means_what_the_form_reads_on_any_day(text: str) -> None:
    """The first half of law 11: no clock and no desk has a say in what a cell means."""
    ends = surely_plain_span(text)
    assert ends is not None
    meant = make_span(*ends, "")
    assert meant is not None
    for today in (TODAY, date(2031, 2, 28)):
        assert read_span(text, today, FRENCH) == meant.text
