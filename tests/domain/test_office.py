"""Terms of office: ended, to come, or going on; and what was confirmed long ago."""

from datetime import date

import pytest

from hrdesk.domain.dates import parse_span
from hrdesk.domain.office import begins_later, ended, has_left, is_stale

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("in_office", "left", "later"),
    [
        ("", False, False),
        ("2019", False, False),
        ("2024-03", False, False),
        ("2019/2024", True, False),
        ("2019/2026", False, False),
        ("2019/2026-11-22", False, False),
        ("2019/2026-11-21", True, False),
        ("2027-01/2029-12", False, True),
        ("no term at all", False, False),
    ],
)
def test_a_term_without_an_end_goes_on(in_office: str, left: bool, later: bool) -> None:
    assert (has_left(in_office, TODAY), begins_later(in_office, TODAY)) == (left, later)


@pytest.mark.parametrize(
    ("in_office", "since", "term"),
    [
        ("2019-05", "", "2019-05/2026-11-22"),
        ("2019/2027", "2020", "2019/2026-11-22"),
        ("2026-12/2027-12", "2024-02-03", "2024-02-03/2026-11-22"),
        ("", "2024-02-03", "2024-02-03/2026-11-22"),
        ("", "2027-01", "2026/2026-11-22"),
        ("", "", "2026/2026-11-22"),
    ],
)
def test_an_ended_term_has_a_beginning(in_office: str, since: str, term: str) -> None:
    found = ended(in_office, TODAY, since)
    assert found == term
    assert parse_span(found) is not None
    assert has_left(found, date(2026, 11, 23))


def test_old_is_what_was_confirmed_over_a_year_ago() -> None:
    assert is_stale("2025-11-21", TODAY)
    assert not is_stale("2025-11-22", TODAY)
    assert not is_stale("2025", TODAY)
    assert is_stale("2024-Q4", TODAY)
    assert not is_stale("", TODAY)
