"""A calendar file is what RFC 5545 says, byte by byte, and says again what was put in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from hrdesk.domain.dates import parse_span
from hrdesk.formats.icalendar import CANCELLED, Entry, calendar_file
from tests.factories import MINUTE, ref

ZURICH = "Europe/Zurich"


def entry(dates: str, **values: Any) -> Entry:
    span = parse_span(dates)
    assert span is not None
    return replace(Entry(ref("activity"), span, "Call", MINUTE), **values)


def written(*entries: Entry) -> bytes:
    return calendar_file(entries, name="Desk", minute=MINUTE, home=ZURICH)


def read(*entries: Entry) -> list[Any]:
    return list(Calendar.from_ical(written(*entries)).walk("VEVENT"))


def lines(*entries: Entry) -> list[str]:
    return written(*entries).decode().replace("\r\n ", "").split("\r\n")


def test_lines_end_and_break_as_they_must() -> None:
    long = entry("2027-02-08", summary="Ж" * 90 + "; a, b", description="one\ntwo\\three")
    content = written(long)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    content.decode()
    (found,) = read(long)
    assert (found["summary"], found["description"]) == (long.summary, long.description)
    assert written(long) == content


def test_whole_days_end_on_the_day_after() -> None:
    told = lines(entry("2027-02-08/2027-02-17"))
    assert "DTSTART;VALUE=DATE:20270208" in told
    assert "DTEND;VALUE=DATE:20270218" in told
    assert not any(each.startswith("BEGIN:VTIMEZONE") for each in told)


def test_who_has_an_older_one_is_told_which_is_newer() -> None:
    told = lines(entry("2027-02-08", status=CANCELLED, url="https://example.org/a", is_public=True))
    assert f"UID:{ref('activity')}@hrdesk" in told
    assert f"SEQUENCE:{MINUTE}" in told
    assert f"DTSTAMP:{datetime.fromtimestamp(MINUTE * 60, UTC):%Y%m%dT%H%M%SZ}" in told
    assert {"STATUS:CANCELLED", "URL:https://example.org/a", "CLASS:PUBLIC"} <= set(told)
    assert "CLASS:CONFIDENTIAL" in lines(entry("2027-02-08"))


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        (
            "2027-02-08T14:00/2027-02-08T15:30[America/New_York]",
            "20270208T140000",
            "20270208T153000",
        ),
        ("2027-02-08T14:00/2027-02-09[America/New_York]", "20270208T140000", "20270210T000000"),
        ("2027-02-08T14:00[America/New_York]", "20270208T140000", ""),
    ],
)
def test_times_stand_in_their_zone_and_the_zone_is_told(dates: str, start: str, end: str) -> None:
    told = lines(entry(dates))
    assert f"DTSTART;TZID=America/New_York:{start}" in told
    ends = [each for each in told if each.startswith("DTEND")]
    assert ends == ([f"DTEND;TZID=America/New_York:{end}"] if end else [])
    calendar = Calendar.from_ical(written(entry(dates)))
    assert [each.tz_name for each in calendar.timezones] == ["America/New_York"]
    assert not calendar.get_missing_tzids()


def test_times_without_a_zone_are_those_of_the_desk() -> None:
    assert f"DTSTART;TZID={ZURICH}:20270208T140000" in lines(entry("2027-02-08T14:00"))


@pytest.mark.parametrize(
    ("dates", "rule", "said"),
    [
        ("2027-02-08", "FREQ=WEEKLY;UNTIL=20270601", "FREQ=WEEKLY;UNTIL=20270601"),
        ("2027-02-08", "FREQ=DAILY;UNTIL=20270601T100000Z", "FREQ=DAILY;UNTIL=20270601"),
        (
            "2027-02-08T14:00",
            "RRULE:FREQ=WEEKLY;UNTIL=20270601",
            "FREQ=WEEKLY;UNTIL=20270601T215959Z",
        ),
        (
            "2027-02-08T14:00",
            "FREQ=WEEKLY;UNTIL=20270601T100000Z",
            "FREQ=WEEKLY;UNTIL=20270601T100000Z",
        ),
        (
            "2027-02-08T14:00",
            "FREQ=WEEKLY;UNTIL=20270601T100000",
            "FREQ=WEEKLY;UNTIL=20270601T080000Z",
        ),
        ("2027-02-08", "FREQ=MONTHLY;COUNT=3;BYDAY=2TU", "FREQ=MONTHLY;COUNT=3;BYDAY=2TU"),
    ],
)
def test_rules_stand_as_they_are_and_their_last_day_is_no_local_time(
    dates: str, rule: str, said: str
) -> None:
    assert f"RRULE:{said}" in lines(entry(dates, rule=rule))


@pytest.mark.parametrize(
    "rule", ["every week", "COUNT=3", "FREQ=WEEKLY;UNTIL=soon", "FREQ=WEEKLY;INTERVAL=x"]
)
def test_a_rule_that_says_nothing_sensible_is_left_out(rule: str) -> None:
    told = lines(entry("2027-02-08T14:00", rule=rule, exceptions=(date(2027, 2, 15),)))
    assert not [each for each in told if each.startswith(("RRULE", "EXDATE"))]


def test_exceptions_are_days_or_times_as_the_start_is() -> None:
    out = {"rule": "FREQ=WEEKLY", "exceptions": (date(2027, 2, 22), date(2027, 2, 15))}
    assert "EXDATE;VALUE=DATE:20270215,20270222" in lines(entry("2027-02-08", **out))
    timed = lines(entry("2027-02-08T14:00", **out))
    assert f"EXDATE;TZID={ZURICH}:20270215T140000,20270222T140000" in timed


def test_an_empty_calendar_is_one_too() -> None:
    assert Calendar.from_ical(written()).walk("VEVENT") == []


def test_clocks_change_by_the_clock_before() -> None:
    told = lines(entry(f"2027-03-28T03:30/2027-03-28T04:00[{ZURICH}]", rule="FREQ=YEARLY"))
    assert "DTSTART:20260329T020000" in told
    assert any(each.startswith("RDATE:20270328T020000,") for each in told)
    assert "DTSTART:20261025T030000" in told
    # A file is no message from an organiser, and a zone has nothing to say.
    assert not [each for each in told if each.startswith(("METHOD", "COMMENT"))]
