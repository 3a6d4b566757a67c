"""Somebody's clock, and whether it is their working time."""

from datetime import UTC, datetime, time, timedelta

import pytest

from hrdesk.domain.working_hours import Standing, WorkingHours, local_time

# A Thursday.
DAY = datetime(2026, 11, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "zone", "clock", "standing", "ahead"),
    [
        (8, "America/New_York", "03:00", Standing.BEFORE, -6),
        (8, "Asia/Tbilisi", "12:00", Standing.AT_WORK, 3),
        (16, "Asia/Jakarta", "23:00", Standing.AFTER, 6),
        (17, "Asia/Jakarta", "00:00", Standing.BEFORE, 6),
        (16.5, "Europe/Zurich", "17:30", Standing.AFTER, 0),
    ],
)
def test_a_clock_elsewhere(
    hour: float, zone: str, clock: str, standing: Standing, ahead: int
) -> None:
    found = local_time(DAY + timedelta(hours=hour), zone, "Europe/Zurich", WorkingHours())
    assert (f"{found.now:%H:%M}", found.standing) == (clock, standing)
    assert found.ahead == timedelta(hours=ahead)


def test_days_off_are_those_of_the_place() -> None:
    friday = DAY + timedelta(days=1, hours=9)
    cairo = WorkingHours(time(8), time(16), frozenset({6, 0, 1, 2, 3}))
    assert local_time(friday, "Africa/Cairo", "UTC", cairo).standing is Standing.DAY_OFF
    assert local_time(friday, "Africa/Cairo", "UTC", WorkingHours()).standing is Standing.AT_WORK


def test_half_hours_between_zones_count() -> None:
    assert local_time(DAY, "Asia/Kathmandu", "UTC", WorkingHours()).ahead == timedelta(
        hours=5, minutes=45
    )
