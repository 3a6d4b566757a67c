"""Everything stands on its right days: whole days never shift, times are told in the desk's zone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hrdesk.domain.codes import Life
from hrdesk.domain.state import RecordState
from hrdesk.operations.agenda import (
    AgendaLine,
    Occurrence,
    What,
    agenda,
    between,
    is_over_or_off,
)
from hrdesk.operations.starting import sample_records
from hrdesk.store.database import Database
from hrdesk.store.records import write_states
from tests.desk_files import NAMELESS, empty_desk
from tests.factories import pen, record, ref

BODY = ref("organisation", "body")
NOVEMBER = date(2026, 11, 1), date(2026, 11, 30)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = empty_desk(tmp_path / "desk.hrdesk", identity=NAMELESS)
    yield made
    made.close()


def told(
    database: Database,
    *records: RecordState,
    days: tuple[date, date] = NOVEMBER,
    zone: str = "",
    only: frozenset[What] = frozenset(What),
) -> list[Occurrence]:
    with database.writing() as session:
        write_states(session, records)
    with database.reading() as session:
        return between(session, *days, zone, only=only)


def activity(dates: str, number: int = 1, **values: str) -> RecordState:
    return record(
        "activity",
        {"title": f"Meeting {number}", "dates": dates, **values},
        at=ref("activity", number),
    )


def days_of(found: list[Occurrence]) -> list[str]:
    return [f"{each.first}/{each.last}" for each in found]


# ---------------------------------------------------------------- days and times


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Pacific/Honolulu"])
def test_whole_days_never_shift_with_the_zone(database: Database, zone: str) -> None:
    (found,) = told(database, activity("2026-11-10/2026-11-12"), zone=zone)
    assert (found.first, found.last) == (date(2026, 11, 10), date(2026, 11, 12))
    assert found.starts is None
    assert found.ends is None
    assert found.days == 3


def test_times_are_told_in_the_zone_of_the_desk(database: Database) -> None:
    text = "2026-11-10T20:00/2026-11-10T22:00[America/New_York]"
    (found,) = told(database, activity(text))
    assert found.starts == datetime(2026, 11, 11, 1, tzinfo=UTC)
    assert found.ends == datetime(2026, 11, 11, 3, tzinfo=UTC)
    assert days_of([found]) == ["2026-11-11/2026-11-11"]
    assert found.zone == "America/New_York"


def test_another_zone_may_be_asked_for(database: Database) -> None:
    text = "2026-11-10T20:00/2026-11-10T22:00[America/New_York]"
    (found,) = told(database, activity(text), zone="America/New_York")
    assert days_of([found]) == ["2026-11-10/2026-11-10"]


def test_time_without_a_zone_is_the_time_of_the_desk(database: Database) -> None:
    (found,) = told(database, activity("2026-11-10T09:00/2026-11-10T10:00"))
    assert found.starts == datetime(2026, 11, 10, 8, tzinfo=UTC)
    assert found.zone == ""


def test_what_ends_at_midnight_does_not_touch_the_next_day(database: Database) -> None:
    (found,) = told(database, activity("2026-11-10T20:00/2026-11-11T00:00[Europe/Zurich]"))
    assert days_of([found]) == ["2026-11-10/2026-11-10"]


def test_moment_at_midnight_stands_on_its_day(database: Database) -> None:
    (found,) = told(database, activity("2026-11-10T00:00[Europe/Zurich]"))
    assert days_of([found]) == ["2026-11-10/2026-11-10"]


def test_begin_with_a_time_and_end_without_reaches_to_the_last_day(database: Database) -> None:
    (found,) = told(database, activity("2026-11-10T09:00/2026-11-12[Europe/Zurich]"))
    assert days_of([found]) == ["2026-11-10/2026-11-12"]
    assert found.ends is None


def test_what_lies_in_the_month_only_as_seen_from_here_is_found(database: Database) -> None:
    """31 October in New York is 1 November in Zurich, and the other way round."""
    late = "2026-10-31T22:00/2026-10-31T23:00[America/New_York]"
    early = "2026-12-01T06:00/2026-12-01T07:00[Asia/Tokyo]"
    found = told(database, activity(late, 1), activity(early, 2))
    assert days_of(found) == ["2026-11-01/2026-11-01", "2026-11-30/2026-11-30"]


def test_what_lies_two_days_off_by_its_own_clock_is_found(database: Database) -> None:
    """From Kiritimati to Pago Pago there are 25 hours."""
    once = activity("2026-11-01T00:30/2026-11-01T01:00[Pacific/Kiritimati]")
    monthly = activity(
        "2026-10-01T00:30/2026-10-01T01:00[Pacific/Kiritimati]", 2, recurrence="FREQ=MONTHLY"
    )
    there = date(2026, 10, 30)
    found = told(database, once, monthly, days=(there, there), zone="Pacific/Pago_Pago")
    assert days_of(found) == ["2026-10-30/2026-10-30"] * 2


def test_what_only_lies_near_is_left_out(database: Database) -> None:
    assert told(database, activity("2026-10-31", 1), activity("2026-12-01", 2)) == []


def test_dates_that_cannot_be_read_are_left_out(database: Database) -> None:
    """A later release may write what this one does not know."""
    strange = {}
    for kind, name in (("activity", "dates"), ("visit", "dates"), ("commitment", "due")):
        name_of = ref(kind)
        heads = (pen().write(name_of, name, "2026-11-10?", ()),)
        strange[kind] = record(kind).with_registers({name: heads})
    assert told(database, *strange.values()) == []


@pytest.mark.parametrize("text", ["2026", "2026-Q4", "2026-11", "2025/2027", "2026-Q3/2027-Q1"])
def test_approximate_dates_are_given_and_marked(database: Database, text: str) -> None:
    (found,) = told(database, activity(text, recurrence="FREQ=DAILY"))
    assert not found.is_exact
    assert not found.recurs


@pytest.mark.parametrize("text", ["2025", "2026-Q3", "2027-Q1", "2026-10", "2024/2025"])
def test_approximate_dates_elsewhere_are_left_out(database: Database, text: str) -> None:
    assert told(database, activity(text)) == []


def test_what_is_not_in_use_is_left_out(database: Database) -> None:
    meeting = record("activity", {"title": "x", "dates": "2026-11-10"}, life=Life.ARCHIVED)
    visit = record("visit", {"country": "TUN", "dates": "2026-11-10"}, life=Life.ARCHIVED)
    assert told(database, meeting, visit) == []


# ---------------------------------------------------------------- what comes round


def test_series_keeps_its_wall_clock_time_when_clocks_change(database: Database) -> None:
    series = activity(
        "2026-10-20T15:00/2026-10-20T16:00[Europe/Zurich]", recurrence="FREQ=WEEKLY;COUNT=3"
    )
    found = told(database, series, days=(date(2026, 10, 1), date(2026, 11, 30)))
    assert [each.starts for each in found] == [
        datetime(2026, 10, 20, 13, tzinfo=UTC),
        datetime(2026, 10, 27, 14, tzinfo=UTC),
        datetime(2026, 11, 3, 14, tzinfo=UTC),
    ]
    assert all(each.recurs for each in found)


def test_series_of_whole_days_that_reaches_into_the_month_is_found(database: Database) -> None:
    series = activity("2020-10-30/2020-11-03", recurrence="FREQ=YEARLY")
    assert days_of(told(database, series)) == ["2026-10-30/2026-11-03"]


def test_series_in_another_zone_lands_on_the_days_of_the_desk(database: Database) -> None:
    series = activity(
        "2026-10-01T22:00/2026-10-01T23:00[America/New_York]", recurrence="FREQ=MONTHLY"
    )
    assert days_of(told(database, series)) == ["2026-11-02/2026-11-02"]


# ---------------------------------------------------------------- what there is


def test_every_sort_is_told_with_what_it_is(database: Database) -> None:
    visit = record(
        "visit",
        {
            "country": "TUN",
            "dates": "2026-11-12/2026-11-14",
            "status": "confirmed",
            "firmness": "confirmed",
            "inputs_by": "2026-11-05",
        },
        at=ref("visit"),
    )
    commitment = record(
        "commitment", {"title": "Send the list", "due": "2026-11", "status": "open"}
    )
    found = told(
        database,
        visit,
        commitment,
        activity("2026-11-02", 1, type="deadline", lead_days="30", inputs_by="2026-11-01"),
        activity("2026-11-02", 2, type="commemorative_day", lead_days="2.5"),
        activity("2026-11-02", 3, type="meeting", city="Geneva", status="cancelled"),
    )
    assert [(each.what, each.first.day) for each in found] == [
        (What.INPUTS, 1),
        (What.ACTIVITY, 2),
        (What.DEADLINE, 2),
        (What.DAY, 2),
        (What.INPUTS, 5),
        (What.VISIT, 12),
        (What.DUE, 30),
    ]
    assert found[1].is_off
    assert found[1].city == "Geneva"
    assert found[2].lead_days == 30
    assert found[2].is_point
    assert found[3].lead_days == 0
    assert not found[3].is_point
    assert (found[5].country, found[5].firmness, found[5].status) == (
        "TUN",
        "confirmed",
        "confirmed",
    )
    assert found[6].status == "open"


def test_only_what_is_asked_for_is_told(database: Database) -> None:
    meeting, deadline = activity("2026-11-02", 1), activity("2026-11-02", 2, type="deadline")
    found = told(database, meeting, deadline, only=frozenset({What.DEADLINE}))
    assert [each.ref for each in found] == [deadline.ref]
    assert told(database, only=frozenset({What.VISIT, What.DUE})) == []


def test_day_is_told_whole_days_first_then_by_time_then_named_days(database: Database) -> None:
    found = told(
        database,
        activity("2026-11-10", 1, type="commemorative_day"),
        activity("2026-11-10T14:00/2026-11-10T15:00[Europe/Zurich]", 2),
        activity("2026-11-10T08:00/2026-11-10T09:00[America/New_York]", 3),
        activity("2026-11-10T09:00/2026-11-10T10:00[Europe/Zurich]", 4),
        activity("2026-11-10", 5, type="deadline"),
        activity("2026-11-10", 6),
    )
    numbers = [each.title[-1] for each in found]
    assert numbers == ["6", "5", "4", "2", "3", "1"]


def test_what_is_over_or_off() -> None:
    assert is_over_or_off("held")
    assert not is_over_or_off("held", over=False)
    assert is_over_or_off("declined", over=False)
    assert not is_over_or_off("")


# ---------------------------------------------------------------- the agenda


def lines_of(found: list[Occurrence], today: date = date(2026, 11, 18)) -> list[AgendaLine]:
    return agenda(found, *NOVEMBER, today)


def test_agenda_tells_each_day_of_what_lasts_several(database: Database) -> None:
    found = told(database, activity("2026-11-10/2026-11-20"))
    lines = lines_of(found)
    assert len(lines) == 11
    assert [(line.day.day, line.number) for line in lines[8:9]] == [(18, 9)]


def test_agenda_tells_what_lasts_long_on_first_and_last_day_and_today(database: Database) -> None:
    found = told(database, activity("2026-10-20/2026-12-10"))
    assert [(line.day.day, line.number) for line in lines_of(found)] == [
        (1, 13),
        (18, 30),
        (30, 42),
    ]
    other_day = lines_of(found, today=date(2027, 1, 1))
    assert [line.day.day for line in other_day] == [1, 30]


def test_agenda_leaves_out_what_has_no_exact_days(database: Database) -> None:
    assert lines_of(told(database, activity("2026-11"))) == []


def test_agenda_tells_a_day_in_order(database: Database) -> None:
    found = told(
        database,
        activity("2026-11-10T09:00/2026-11-10T10:00[Europe/Zurich]", 1),
        activity("2026-11-09/2026-11-10", 2),
    )
    assert [line.occurrence.title for line in lines_of(found) if line.day.day == 10] == [
        "Meeting 2",
        "Meeting 1",
    ]


def test_sample_desk_is_told(database: Database) -> None:
    found = told(database, *sample_records())
    titles = {each.title for each in found}
    assert "Monthly call of the focal points" in titles
    assert "World Children's Day" in titles
    assert [each.order for each in found] == sorted(each.order for each in found)


# ---------------------------------------------------------------- when points pass


def test_deadline_ends_with_the_day_of_who_set_it(database: Database) -> None:
    body = record("organisation", {"name": "Commission", "zone": "America/New_York"}, at=BODY)
    found = told(
        database,
        body,
        activity("2026-11-20", 1, type="deadline", organisers=BODY),
        activity("2026-11-20", 2, type="deadline"),
        activity("2026-11-20T18:00[Europe/Zurich]", 3, type="deadline"),
        record("visit", {"country": "TUN", "inputs_by": "2026-11-20", "mechanisms": BODY}),
        record("commitment", {"title": "Report", "due": "2026-11-20"}),
    )
    passes = {each.title: f"{each.passes:%d %H:%M}" for each in found if each.passes}
    assert passes == {
        "Meeting 1": "21 05:00",
        "Meeting 2": "20 23:00",
        "Meeting 3": "20 17:00",
        "Tunisia": "21 05:00",
        "Report": "20 23:00",
    }
