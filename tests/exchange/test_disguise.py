"""What a spreadsheet does by itself is told from what a person meant, value by value."""

import math

import pytest

from hrdesk.exchange.disguise import is_disguise
from hrdesk.exchange.sheet_cells import Cell, CellType


def _date(text: str, number: float | None = None) -> Cell:
    return Cell(text, CellType.DATE, number)


def _number(number: float) -> Cell:
    return Cell(repr(number), CellType.NUMBER, float(number))


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("2027-03", "2027-03-01"),
        ("2027-03", "2027-03-01T00:00"),
        ("2027-Q3", "2027-07-01"),
        ("2027", "2027-01-01"),
    ],
)
def test_an_approximate_date_that_became_its_first_day_is_a_disguise(sent: str, found: str) -> None:
    assert is_disguise(_date(found), sent, is_date=True)


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("2027-03", "2027-03-10"),
        ("2027-03", "2027-04-01"),
        ("2027-03", "2027-03-01T09:00"),
        ("2027-03", "2003-03-01"),
        ("2027-Q3", "2027-08-01"),
        ("2027", "2027-03-01"),
        ("2027-03-10", "2027-03-11"),
        ("soon", "2027-03-01"),
    ],
)
def test_an_approximate_date_made_exact_is_meant(sent: str, found: str) -> None:
    assert not is_disguise(_date(found), sent, is_date=True)


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("1-2", "2026-02-01"),
        ("1-2", "1999-01-02"),
        ("3/4", "2026-04-03"),
        ("3/4/27", "2027-04-03"),
        ("2027-03", "2027-03-01"),
        ("Mar-27", "2027-03-01"),
        ("Mar-27", "2026-03-27"),
        ("5 March 14:30", "2026-03-05T14:30"),
        ("5 March 0:00", "2026-03-05T00:00"),
        ("5 March", "2026-03-05T00:00"),
        ("10.30", "10:30"),
    ],
)
def test_a_text_that_became_the_date_it_says_is_a_disguise(sent: str, found: str) -> None:
    assert is_disguise(_date(found), sent)


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("2027-03", "2027-03-10"),
        ("2027-03", "2003-03-01"),
        ("Mar-27", "2027-03-05"),
        ("5 March", "2026-03-05T14:30"),
        ("5 March 14:30", "2026-03-05T14:31"),
        ("3/4/27", "2026-04-03"),
        ("2027-03-10", "2027-10-03"),
        ("2027", "2027-03-01"),
        ("room 3 of 4", "2026-03-04"),
        ("10.30", "10:31"),
        ("1-2", "not a date"),
        ("1-2", "2026-02-31"),
    ],
)
def test_a_text_replaced_by_another_date_is_an_edit(sent: str, found: str) -> None:
    assert not is_disguise(_date(found), sent)


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("00123", 123),
        ("+41 22 717 91 06", 41227179106),
        ("1e5", 100000),
        ("50%", 0.5),
        ("0.10", 0.1),
        (".5", 0.5),
        ("3.14159265358979323846", 3.14159265358979),
        ("1234567890123456789", 1234567890123450000),
        ("1234567890123456789", 1234567890123460000),
        ("1234567890123456789", 1234567890123456789),
        ("2027-03-10", 46456),
        ("2027-03-10T14:00", 46456.58334),
    ],
)
def test_a_number_as_a_program_keeps_it_is_a_disguise(sent: str, found: float) -> None:
    assert is_disguise(_number(found), sent)


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("+41227179106", 41227179140),
        ("+41227179106", 41227179107),
        ("123456789012345", 123456789012346),
        ("1234567890123456789", 1234567890123440000),
        ("1234567890123456789", 1234567890124450000),
        ("0.10", 0.11),
        ("3.14159265358", 3.14159265359),
        ("2027-03-10", 46456.2),
        ("2027-03-10T14:00", 46456.5841),
        ("1_000", 1000),
        ("inf", math.inf),
        ("1e999", math.inf),
        ("nan", math.nan),
    ],
)
def test_another_number_is_an_edit(sent: str, found: float) -> None:
    assert not is_disguise(_number(found), sent)
