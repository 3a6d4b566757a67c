"""What recurs comes round at its wall clock time, and no rule makes the program hang."""

from datetime import datetime

import pytest

from hrdesk.operations.recurrence import times_between

ZURICH = "Europe/Zurich"
START = datetime(2026, 11, 24, 15, 0)  # noqa: DTZ001 - a wall clock time
FAR = datetime(2028, 1, 1)  # noqa: DTZ001


def days(rule: str, *, since: datetime = START, until: datetime = FAR) -> list[str]:
    found = times_between(rule, START, ZURICH, since, until)
    return [f"{each:%Y-%m-%d}" for each in found]


def test_fourth_tuesday_for_half_a_year() -> None:
    assert days("FREQ=MONTHLY;BYDAY=4TU;COUNT=6") == [
        "2026-11-24",
        "2026-12-22",
        "2027-01-26",
        "2027-02-23",
        "2027-03-23",
        "2027-04-27",
    ]


def test_only_what_lies_between_is_given() -> None:
    since, until = datetime(2027, 1, 1), datetime(2027, 2, 28)  # noqa: DTZ001
    assert days("FREQ=MONTHLY;BYDAY=4TU", since=since, until=until) == ["2027-01-26", "2027-02-23"]


def test_first_start_counts_even_where_the_rule_does_not_give_it() -> None:
    assert days("FREQ=WEEKLY;BYDAY=FR;COUNT=1") == ["2026-11-24", "2026-11-27"]


def test_last_moment_in_utc_is_understood_in_the_zone() -> None:
    """15:00 in Zurich on 25 November is 14:00 UTC, so the last one counts."""
    assert days("FREQ=DAILY;UNTIL=20261125T140000Z") == ["2026-11-24", "2026-11-25"]
    assert days("FREQ=DAILY;UNTIL=20261125T135900Z") == ["2026-11-24"]


def test_last_day_without_a_time_counts() -> None:
    assert days("FREQ=DAILY;UNTIL=20261126") == ["2026-11-24", "2026-11-25", "2026-11-26"]


def test_rule_may_carry_its_name_and_small_letters() -> None:
    assert days("rrule:freq=yearly;count=2") == ["2026-11-24", "2027-11-24"]


@pytest.mark.parametrize("first", ["2024-02-29", "2026-01-24", "2026-12-31"])
def test_every_year_is_what_the_rule_says_however_it_is_written(first: str) -> None:
    start = datetime.fromisoformat(first)
    for since, until in ((start, FAR), (datetime(2027, 1, 24), datetime(2033, 3, 1))):  # noqa: DTZ001
        shortly = times_between("rrule:freq=yearly", start, ZURICH, since, until)
        assert shortly
        assert shortly == times_between("FREQ=YEARLY;INTERVAL=1", start, ZURICH, since, until)


@pytest.mark.parametrize(
    "rule",
    [
        "every week",
        "FREQ",
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYEASTER=1",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=many",
        "FREQ=DAILY;BYDAY=XX",
        "FREQ=DAILY;UNTIL=tomorrowZ",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYMONTHDAY=32,0",
        "FREQ=DAILY;BYMONTHDAY=last",
    ],
)
def test_rule_that_says_nothing_sensible_leaves_the_first_start(rule: str) -> None:
    assert days(rule) == ["2026-11-24"]
    assert days(rule, since=datetime(2027, 1, 1)) == []  # noqa: DTZ001
