"""A rule says what people mean, and what it says beyond that is left alone."""

from datetime import date

import pytest

from hrdesk.domain.repeat import (
    LAST,
    Every,
    Repeat,
    continued,
    ended,
    may_recur,
    nth_of,
    parts_of,
    read_repeat,
    shifted,
)

JUNE = date(2027, 6, 30)


@pytest.mark.parametrize(
    ("rule", "meant"),
    [
        ("FREQ=DAILY", Repeat(Every.DAY)),
        ("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270630", Repeat(Every.WEEK, 1, (1, 3), until=JUNE)),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=6", Repeat(Every.WEEK, 2, times=6)),
        ("FREQ=MONTHLY", Repeat(Every.MONTH)),
        ("FREQ=MONTHLY;BYDAY=4TU", Repeat(Every.MONTH, weekdays=(1,), nth=4)),
        ("FREQ=MONTHLY;BYDAY=-1FR", Repeat(Every.MONTH, weekdays=(4,), nth=LAST)),
        ("FREQ=YEARLY", Repeat(Every.YEAR)),
    ],
)
def test_rule_and_meaning_are_one(rule: str, meant: Repeat) -> None:
    assert read_repeat(rule) == meant
    assert meant.rule == rule


def test_rules_of_other_programs_are_read() -> None:
    other = "rrule:freq=weekly;wkst=mo;byday=th,tu;until=20270630T220000Z"
    assert read_repeat(other) == Repeat(Every.WEEK, 1, (1, 3), until=JUNE)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every week",
        "FREQ=HOURLY",
        "FREQ=WEEKLY;BYMONTH=3",
        "FREQ=WEEKLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=1MO,3MO",
        "FREQ=MONTHLY;BYDAY=TU",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=x",
        "FREQ=WEEKLY;COUNT=-1",
        "FREQ=WEEKLY;UNTIL=soon",
        "FREQ=WEEKLY;UNTIL=20270231",
    ],
)
def test_what_says_more_or_nothing_is_left_alone(rule: str) -> None:
    assert read_repeat(rule) is None


def test_parts_of_a_rule() -> None:
    assert parts_of("RRULE:FREQ=DAILY;;COUNT=2") == {"FREQ": "DAILY", "COUNT": "2"}
    assert parts_of("no rule") == {}


def test_a_series_is_ended_and_goes_on() -> None:
    assert ended("FREQ=WEEKLY;COUNT=6", JUNE) == "FREQ=WEEKLY;UNTIL=20270630"
    assert continued("FREQ=WEEKLY;COUNT=6", 2) == "FREQ=WEEKLY;COUNT=4"
    assert continued("FREQ=WEEKLY;COUNT=2", 2) == "FREQ=WEEKLY;COUNT=1"
    assert continued("FREQ=WEEKLY;UNTIL=20270630", 2) == "FREQ=WEEKLY;UNTIL=20270630"


TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


@pytest.mark.parametrize(
    ("rule", "moved"),
    [
        ("FREQ=WEEKLY", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;BYDAY=TU,SU", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=WEEKLY;UNTIL=20270630", "FREQ=WEEKLY;UNTIL=20270701"),
        ("FREQ=MONTHLY;BYDAY=4TU", "FREQ=MONTHLY;BYDAY=4WE"),
        ("FREQ=MONTHLY;BYMONTHDAY=24", None),
    ],
)
def test_a_rule_moves_along(rule: str, moved: str | None) -> None:
    assert shifted(rule, TUESDAY, WEDNESDAY) == moved
    assert shifted(rule, TUESDAY, TUESDAY) == rule


def test_which_of_its_weekdays_a_day_is() -> None:
    assert [nth_of(date(2026, 11, day)) for day in (1, 7, 8, 24, 28, 29, 30)] == [
        1,
        1,
        2,
        4,
        4,
        LAST,
        LAST,
    ]


def test_rules_that_nobody_could_follow_to_their_end() -> None:
    for rule in (
        *("", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;X"),
        *("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30,x", "FREQ=YEARLY;BYMONTH=13", "BYDAY=MO"),
    ):
        assert not may_recur(rule), rule
    for rule in ("RRULE:FREQ=DAILY", "freq=yearly;bymonth=2;bymonthday=-29", "FREQ=WEEKLY;WKST=SU"):
        assert may_recur(rule), rule
