"""Distances are reckoned from coordinates where both are known, and not guessed otherwise."""

import pytest

from hrdesk.domain.travel import kilometres, minutes_for


def test_way_is_longer_than_the_straight_line() -> None:
    # Kutaisi to Zestafoni, 30 km apart.
    assert kilometres("42.25, 42.70", "42.11 43.04") in range(38, 46)
    assert kilometres("42.25, 42.70", "42.25,42.70") == 0


@pytest.mark.parametrize("text", ["", "near the river", "99, 10", "10, 999"])
def test_unknown_places_have_no_distance(text: str) -> None:
    assert kilometres(text, "42.25, 42.70") is None


def test_way_takes_its_time() -> None:
    assert minutes_for(0) == 0
    assert minutes_for(55) == 70
