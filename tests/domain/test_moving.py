"""Dates are moved in the unit they are exact to, and never so that they end before they begin."""

import pytest

from hrdesk.domain.dates import parse_span
from hrdesk.domain.moving import Shift, days_between, moved, moved_day, shift_of_days


@pytest.mark.parametrize(
    ("before", "shift", "after"),
    [
        ("2027-02-08/2027-02-17", Shift(1, 1), "2027-02-09/2027-02-18"),
        ("2027-02-08/2027-02-17", Shift(0, -9), "2027-02-08"),
        ("2027-02-08/2027-02-17", Shift(0, -10), "2027-02-08/2027-02-17"),
        ("2026-12", Shift(1, 1), "2027-01"),
        ("2027-Q1", Shift(-1, -1), "2026-Q4"),
        ("2027/2028", Shift(1, 0), "2028"),
        (
            "2027-02-08T09:00/2027-02-08T10:00[Europe/Zurich]",
            Shift(1, 1),
            "2027-02-09T09:00/2027-02-09T10:00[Europe/Zurich]",
        ),
        ("nonsense", Shift(1, 1), "nonsense"),
    ],
)
def test_dates_move_in_their_own_unit(before: str, shift: Shift, after: str) -> None:
    assert moved(before, shift) == after


def test_days_between_first_days_and_days_moved_by_them() -> None:
    assert days_between("2027-02-08/2027-02-17", "2027-02-15") == 7
    assert days_between("", "2027-02-15") == 0
    assert moved_day("2026-12-30", 7) == "2027-01-06"
    assert moved_day("2026-12", 7) == "2026-12"


@pytest.mark.parametrize(
    ("text", "days", "units"),
    [("2027-02-08", 3, 3), ("2027-02", 40, 1), ("2027-Q1", 80, 1), ("2027", 100, 0)],
)
def test_days_are_so_many_units(text: str, days: int, units: int) -> None:
    span = parse_span(text)
    assert span is not None
    assert shift_of_days(span, days) == units
