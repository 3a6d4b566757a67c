"""What a spreadsheet does by itself is told from what a person meant, value by value."""

import math
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrdesk.domain.text import tidy
from hrdesk.exchange.disguise import is_disguise, is_same
from hrdesk.exchange.sheet_cells import Cell, CellType
from tests.exchange.any_values import HARD_TEXTS

_DAY_ZERO = date(1899, 12, 30)
# As somebody typed it: hard ones, whatever there is, and those in which turns matter most.
TYPED = (
    st.one_of(
        st.sampled_from([text for text in HARD_TEXTS if len(text) < 100]),
        st.text(max_size=30),
        st.text("ab \"'-;\n\té\u00a0\u2019\u0302", max_size=12),
    )
    .map(tidy)
    .filter(bool)
)
# Those that a spreadsheet counts right, and a field takes.
DAYS = st.dates(date(1900, 3, 1), date(2999, 12, 31))
_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟«»", '"'))
BY_ITSELF: dict[str, Callable[[str], str]] = {
    "lines end as on Windows": lambda text: text.replace("\n", "\r\n"),
    "blanks do not break": lambda text: text.replace(" ", "\u00a0"),
    "narrow blanks": lambda text: text.replace(" ", "\u202f"),
    "quotes curl": lambda text: text.replace("'", "’").replace('"', "”"),
    "German quotes": lambda text: text.replace("'", "‚").replace('"', "„"),
    "French quotes": lambda text: text.replace('"', "«"),
    "accents by themselves": lambda text: unicodedata.normalize("NFD", text),
    "blanks behind": lambda text: text + "  ",
    "blanks before": lambda text: " " + text,
    "a line behind": lambda text: text + "\n",
}


def _says(text: str) -> str:
    """What a text says, without regard to quotes and blanks."""
    return "".join(unicodedata.normalize("NFC", text).translate(_QUOTES).split())


def _is_as_sent(cell: Cell, sent: str) -> bool:
    return is_same(cell, sent) or is_disguise(cell, sent)


@pytest.mark.parametrize("turn", BY_ITSELF)
@given(text=TYPED)
@settings(max_examples=40)
def test_no_turn_that_a_program_gives_a_text_is_an_edit(turn: str, text: str) -> None:
    assert _is_as_sent(Cell(BY_ITSELF[turn](text)), text)


@given(TYPED, TYPED)
def test_a_text_that_says_something_else_is_an_edit(sent: str, other: str) -> None:
    for found in (other, sent.swapcase(), sent[:-1], sent[::-1], f"{sent}a", f"1{sent}"):
        if found and "_x" not in sent + found and _says(sent) != _says(found):
            assert not _is_as_sent(Cell(found), sent)


@given(st.sampled_from(["", "+", "0", "00"]), st.integers(0, 10**15 - 1), st.integers(0, 10**15))
def test_a_number_is_as_sent_exactly_if_it_is_the_same(front: str, sent: int, found: int) -> None:
    assert _is_as_sent(_number(sent), f"{front}{sent}")
    assert _is_as_sent(_number(found), f"{front}{sent}") == (sent == found)


@given(DAYS, DAYS)
def test_a_day_is_as_sent_exactly_if_it_is_the_same(sent: date, found: date) -> None:
    for day in (sent, found):
        serial = float((day - _DAY_ZERO).days)
        for cell in (_date(day.isoformat(), serial), _number(serial)):
            assert _is_as_sent(cell, sent.isoformat()) == (day == sent)


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
