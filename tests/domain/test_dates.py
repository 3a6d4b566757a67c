"""Dates as people know them: exact, approximate, in zones, and always spelled one way."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.dates import (
    days_of,
    is_zone,
    local,
    make_span,
    parse_moment,
    parse_span,
)

ZONE = "[Europe/Zurich]"
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
CLOCKS = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))


def moment_texts() -> st.SearchStrategy[str]:
    return st.one_of(
        DAYS.map(lambda day: f"{day.year:04}"),
        st.builds(lambda day, quarter: f"{day.year:04}-Q{quarter}", DAYS, st.integers(1, 4)),
        DAYS.map(lambda day: day.isoformat()[:7]),
        DAYS.map(date.isoformat),
        st.builds(lambda day, clock: f"{day.isoformat()}T{clock}", DAYS, CLOCKS),
    )


# ---------------------------------------------------------------- moments


@pytest.mark.parametrize(
    ("text", "first", "last", "exact"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), False),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), False),
        ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30), False),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), False),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), False),
        ("2026-09", date(2026, 9, 1), date(2026, 9, 30), False),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), False),
        ("2026-09-14", date(2026, 9, 14), date(2026, 9, 14), True),
        ("2026-09-14T08:05", date(2026, 9, 14), date(2026, 9, 14), True),
        ("1000", date(1000, 1, 1), date(1000, 12, 31), False),
        ("2999-12-31", date(2999, 12, 31), date(2999, 12, 31), True),
    ],
)
def test_a_moment_covers_the_days_it_may_mean(
    text: str, first: date, last: date, exact: bool
) -> None:
    moment = parse_moment(text)
    assert moment is not None
    assert (moment.first, moment.last, moment.is_exact, moment.text) == (first, last, exact, text)


def test_a_moment_knows_its_time() -> None:
    with_time, without = parse_moment("2026-09-14T08:05"), parse_moment("2026-09-14")
    assert with_time is not None
    assert without is not None
    assert (with_time.time, without.time) == ("08:05", "")


@pytest.mark.parametrize(
    "text",
    [
        "", " 2026", "2026 ", "26", "0999", "3000", "20266", "2026-", "2026-0", "2026-00", "2026-13",
        "2026-Q0", "2026-Q5", "2026-q3", "2026Q3", "2026-9", "2026-09-1", "2026-09-00", "2026-09-31",
        "2023-02-29", "1900-02-29", "2026-09-14T", "2026-09-14T8:05", "2026-09-14T24:00",
        "2026-09-14T23:60", "2026-09-14T08:05:00", "2026-09-14T08:05Z", "2026-09T08:05",
        "2026-Q3-14", "٢٠٢٦", "2026-٠٩", "2026-09-14\n", "14.09.2026", "2026/09", "September 2026",
    ],
)  # fmt: skip
def test_what_names_no_moment_is_none(text: str) -> None:
    assert parse_moment(text) is None


@given(moment_texts())
def test_every_moment_is_kept_as_it_was_written(text: str) -> None:
    moment = parse_moment(text)
    assert moment is not None
    assert moment.text == text
    assert moment.first <= moment.last
    assert moment.is_exact == (len(text) >= 10)


@given(DAYS)
def test_days_of_a_month_are_those_of_the_calendar(day: date) -> None:
    for number in (0, 1, 28, 29, 30, 31, 32):
        text = f"{day.year:04}-{day.month:02}-{number:02}"
        assert (parse_moment(text) is not None) == (
            1 <= number <= monthrange(day.year, day.month)[1]
        )


# ---------------------------------------------------------------- spans


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2027-03", "2027-03"),
        ("2027-03-10/2027-03-12", "2027-03-10/2027-03-12"),
        ("2027-03-10/2027-03-10", "2027-03-10"),
        ("2027/2027", "2027"),
        ("2027-Q1/2027-06", "2027-Q1/2027-06"),
        ("2027-03/2027-03-10", "2027-03/2027-03-10"),
        ("2027-03-10/2027-03", "2027-03-10/2027-03"),
        ("2027-03-10T14:00", "2027-03-10T14:00"),
        (f"2027-03-10T14:00{ZONE}", f"2027-03-10T14:00{ZONE}"),
        (f"2027-03-10T14:00/2027-03-10T15:00{ZONE}", f"2027-03-10T14:00/2027-03-10T15:00{ZONE}"),
        (f"2027-03-10T14:00/2027-03-10T14:00{ZONE}", f"2027-03-10T14:00{ZONE}"),
        ("2027-03-10T14:00/2027-03-12", "2027-03-10T14:00/2027-03-12"),
        (f"2027-03-10/2027-03-12T09:00{ZONE}", f"2027-03-10/2027-03-12T09:00{ZONE}"),
    ],
)
def test_a_span_has_one_spelling(text: str, canonical: str) -> None:
    span = parse_span(text)
    assert span is not None
    assert span.text == canonical
    assert parse_span(canonical) == span


@pytest.mark.parametrize(
    "text",
    [
        "", "/", "2027/", "/2027", "2027//2028", "2027/2028/2029", "2027 / 2028", "2028/2027",
        "2027-03-12/2027-03-10", "2027-04/2027-03", "2027-04-01/2027-Q1", "2027-03-10/2027-02",
        "2027-03-10T15:00/2027-03-10T14:00", "2027-03-10T15:00/2027-03-10T14:59[Europe/Zurich]",
        "2027-03-10[Europe/Zurich]", "2027[Europe/Zurich]", "2027-03-10T14:00[Europe/Atlantis]",
        "2027-03-10T14:00[]", "2027-03-10T14:00[Europe/Zurich", "2027-03-10T14:00Europe/Zurich",
        "[Europe/Zurich]", "2027-03-10T14:00[Europe/Zurich]/2027-03-11", "2027-13", "2027/2027-13",
        "2027-03-10 to 2027-03-12", "2027-03-10T14:00[Europe/Zurich]\n",
    ],
)  # fmt: skip
def test_what_names_no_span_is_none(text: str) -> None:
    assert parse_span(text) is None


def test_a_span_may_go_on_overnight() -> None:
    span = parse_span("2027-03-10T22:00/2027-03-11T02:00")
    assert span is not None
    assert span.has_time
    assert (span.first, span.last) == (date(2027, 3, 10), date(2027, 3, 11))


@pytest.mark.parametrize(
    ("text", "days", "exact", "timed"),
    [
        ("2027-03-10", 1, True, False),
        ("2027-03-10/2027-03-12", 3, True, False),
        ("2027-02", 28, False, False),
        ("2024", 366, False, False),
        ("2027-03-10/2027-03", 22, False, False),
        ("2027-03-10T14:00", 1, True, True),
        ("2027-03-10/2027-03-10T14:00", 1, True, False),
    ],
)
def test_a_span_says_how_long_and_how_exact_it_is(
    text: str, days: int, exact: bool, timed: bool
) -> None:
    span = parse_span(text)
    assert span is not None
    assert (days_of(span), span.is_exact, span.has_time) == (days, exact, timed)


@given(moment_texts(), moment_texts(), st.sampled_from(("", ZONE)))
def test_the_canonical_span_is_canonical(start: str, end: str, zone: str) -> None:
    span = parse_span(f"{start}/{end}{zone}")
    if span is None:
        return
    assert span.first <= span.last
    assert parse_span(span.text) == span
    assert days_of(span) >= 1


@given(moment_texts(), moment_texts())
def test_a_span_stands_exactly_where_it_does_not_end_before_it_starts(start: str, end: str) -> None:
    one, two = parse_moment(start), parse_moment(end)
    assert one is not None
    assert two is not None
    backwards = one.first > two.last or (
        one.is_exact and one.first == two.first and bool(two.time) and one.time > two.time
    )
    assert (parse_span(f"{start}/{end}") is None) == backwards


# ---------------------------------------------------------------- three cells


@pytest.mark.parametrize(
    ("start", "end", "zone", "expected"),
    [
        ("2027-03", "", "", "2027-03"),
        ("2027-03", "2027-03", "", "2027-03"),
        ("2027-03-10", "2027-03-12", "", "2027-03-10/2027-03-12"),
        ("2027-03-10", "2027-03-12", "Europe/Zurich", "2027-03-10/2027-03-12"),
        ("2027-03-10T14:00", "", "Europe/Zurich", f"2027-03-10T14:00{ZONE}"),
        ("2027-03-10T14:00", "", "", "2027-03-10T14:00"),
        ("2027-03-10", "2027-03-10T15:00", "Europe/Zurich", f"2027-03-10/2027-03-10T15:00{ZONE}"),
    ],
)
def test_three_cells_make_a_span(start: str, end: str, zone: str, expected: str) -> None:
    span = make_span(start, end, zone)
    assert span is not None
    assert span.text == expected


@pytest.mark.parametrize(
    ("start", "end", "zone"),
    [
        ("", "", ""),
        ("", "2027-03", ""),
        ("2027-04", "2027-03", ""),
        ("2027-03-10T14:00", "", "Europe/Atlantis"),
        ("soon", "", ""),
    ],
)
def test_three_cells_that_make_no_span(start: str, end: str, zone: str) -> None:
    assert make_span(start, end, zone) is None


# ---------------------------------------------------------------- zones


@pytest.mark.parametrize("name", ["Europe/Zurich", "America/Argentina/Buenos_Aires", "UTC"])
def test_zones_of_the_iana_database_are_known(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize(
    "name", ["", "Zurich", "europe/zurich", "CET+1", "localtime", "Factory", "../etc/passwd", "/"]
)
def test_what_is_no_zone_everywhere_is_none(name: str) -> None:
    """`localtime` names another zone on every machine, so a span in it would move on its way."""
    assert not is_zone(name)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        # The Swiss clock is one hour ahead in winter, two in summer.
        (f"2027-01-10T14:00/2027-01-10T15:30{ZONE}", "2027-01-10T13:00", "2027-01-10T14:30"),
        (f"2027-07-10T14:00/2027-07-10T15:30{ZONE}", "2027-07-10T12:00", "2027-07-10T13:30"),
        # Over both changes of the clock in 2027: 28 March and 31 October.
        (f"2027-03-27T23:30/2027-03-28T04:00{ZONE}", "2027-03-27T22:30", "2027-03-28T02:00"),
        (f"2027-10-30T23:30/2027-10-31T04:00{ZONE}", "2027-10-30T21:30", "2027-10-31T03:00"),
        # An hour that comes twice is the first of the two.
        (f"2027-10-31T02:30{ZONE}", "2027-10-31T00:30", "2027-10-31T00:30"),
        ("2027-01-10T14:00[Asia/Kathmandu]", "2027-01-10T08:15", "2027-01-10T08:15"),
        ("2027-01-10T01:00[Pacific/Kiritimati]", "2027-01-09T11:00", "2027-01-09T11:00"),
    ],
)
def test_times_with_a_zone_are_instants(text: str, start: str, end: str) -> None:
    span = parse_span(text)
    assert span is not None
    assert span.starts_at() == datetime.fromisoformat(start).replace(tzinfo=UTC)
    assert span.ends_at() == datetime.fromisoformat(end).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        # In Zurich there is no 2:30 on 28 March 2027: the clock goes from 2:00 to 3:00.
        (f"2027-03-28T02:30/2027-03-28T03:15{ZONE}", "2027-03-28T01:30"),
        (f"2027-03-28T02:30{ZONE}", "2027-03-28T01:30"),
        # In Samoa there was no 30 December 2011.
        ("2011-12-30T12:00/2011-12-31T01:00[Pacific/Apia]", "2011-12-30T22:00"),
        # In Cairo the day of the change begins at 1:00.
        ("2026-04-24T00:30/2026-04-24T01:00[Africa/Cairo]", "2026-04-23T22:30"),
    ],
)
def test_what_begins_while_the_clock_leaps_does_not_end_before(text: str, start: str) -> None:
    span = parse_span(text)
    assert span is not None
    begin = datetime.fromisoformat(start).replace(tzinfo=UTC)
    assert (span.starts_at(), span.ends_at()) == (begin, begin)


_CHANGES = st.sampled_from(
    [
        ("Europe/Zurich", "2027-03-28"),
        ("Europe/Zurich", "2027-10-31"),
        ("America/Sao_Paulo", "2018-02-17"),
        ("America/Sao_Paulo", "2018-11-04"),
        ("Australia/Lord_Howe", "2027-04-04"),
        ("Africa/Cairo", "2026-04-24"),
        ("Africa/Cairo", "2026-10-29"),
    ]
)


@given(_CHANGES, st.integers(0, 24 * 60 - 1), st.integers(0, 2 * 24 * 60))
def test_nothing_ends_before_it_starts_when_the_clock_changes(
    change: tuple[str, str], begins: int, lasts: int
) -> None:
    zone, day = change
    start = datetime.fromisoformat(day) + timedelta(minutes=begins)
    end = start + timedelta(minutes=lasts)
    span = make_span(f"{start:%Y-%m-%dT%H:%M}", f"{end:%Y-%m-%dT%H:%M}", zone)
    assert span is not None
    first, last = span.starts_at(), span.ends_at()
    assert first is not None
    assert last is not None
    assert first <= last


@pytest.mark.parametrize("text", ["2027-03-10", "2027-03-10T14:00", "2027"])
def test_without_time_or_zone_there_is_no_instant(text: str) -> None:
    span = parse_span(text)
    assert span is not None
    assert span.starts_at() is None
    assert span.ends_at() is None


def test_only_the_end_that_has_a_time_is_an_instant() -> None:
    span = parse_span(f"2027-03-10/2027-03-12T09:00{ZONE}")
    assert span is not None
    assert span.starts_at() is None
    assert span.ends_at() == datetime(2027, 3, 12, 8, tzinfo=UTC)


def test_an_instant_is_shown_on_the_clock_of_any_zone() -> None:
    instant = datetime(2027, 7, 10, 12, tzinfo=UTC)
    assert local(instant, "Europe/Zurich").isoformat() == "2027-07-10T14:00:00+02:00"
    assert local(instant, "America/New_York").isoformat() == "2027-07-10T08:00:00-04:00"
    assert local(local(instant, "Asia/Kathmandu"), "UTC") == instant
