"""What needs the person comes up in time, what harms first on top, and goes when it is settled."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from hrdesk.domain.state import RecordState
from hrdesk.operations.attention import (
    Need,
    Phase,
    Want,
    needs,
    next_deadline,
    visits_in_motion,
)
from hrdesk.operations.partners import set_partner
from hrdesk.store.database import Database
from hrdesk.store.partners import DONE, WAITING, Sent, keep_received, remember_sent
from hrdesk.store.records import write_states
from tests.desk_files import NAMELESS, empty_desk
from tests.factories import pen, record, ref

TODAY = date(2026, 11, 18)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = empty_desk(tmp_path / "desk.hrdesk", identity=NAMELESS)
    yield made
    made.close()


def needed(database: Database, *records: RecordState) -> list[Need]:
    with database.writing() as session:
        write_states(session, records)
    with database.reading() as session:
        return needs(session, TODAY)


def some(kind: str, number: int = 1, **values: str) -> RecordState:
    named = {"activity": "title", "commitment": "title"}.get(kind)
    return record(
        kind,
        ({named: f"{kind} {number}"} if named else {"country": "TUN"}) | values,
        at=ref(kind, number),
    )


def in_days(number: int) -> str:
    return (TODAY + timedelta(days=number)).isoformat()


def wants(found: list[Need]) -> list[Want]:
    return [each.want for each in found]


def test_nothing_there_needs_nothing(database: Database) -> None:
    assert needed(database) == []


def test_files_that_wait_come_up_until_they_are_done(database: Database) -> None:
    with database.writing() as session:
        for status in (WAITING, DONE):
            keep_received(
                session,
                status.encode(),
                workbook=status,
                sender="IACHR",
                file_name=f"{status}.xlsx",
                status=status,
                counts={},
            )
    (found,) = needed(database)
    assert (found.want, found.title, found.harm, found.key) == (
        Want.INBOX,
        "waiting.xlsx",
        TODAY,
        "inbox:1",
    )


def test_conflicts_come_up_with_their_record(database: Database) -> None:
    meeting = some("activity")
    heads = tuple(
        pen(author, "n2").write(meeting.ref, "city", city, ())
        for author, city in (("A.1", "Geneva"), ("B.2", "Vienna"))
    )
    (found,) = needed(database, meeting.with_registers({"city": heads}))
    assert (found.want, found.ref, found.key) == (
        Want.CONFLICT,
        meeting.ref,
        f"conflict:{meeting.ref}",
    )


@pytest.mark.parametrize(
    ("day", "status", "expected"),
    [
        (-1, "open", [Want.OVERDUE]),
        (-400, "", [Want.OVERDUE]),
        (-1, "done", []),
        (0, "open", [Want.DUE]),
        (14, "under_way", [Want.DUE]),
        (15, "open", []),
        (3, "verified", []),
        (3, "dropped", []),
    ],
)
def test_commitments_come_up_before_they_are_due_and_after(
    database: Database, day: int, status: str, expected: list[Want]
) -> None:
    assert wants(needed(database, some("commitment", due=in_days(day), status=status))) == expected


@pytest.mark.parametrize(
    ("day", "lead", "expected"),
    [
        (0, "", [Want.DEADLINE]),
        (14, "3", [Want.DEADLINE]),
        (15, "3", []),
        (45, "60", [Want.DEADLINE]),
        (-1, "60", []),
    ],
)
def test_deadlines_come_up_two_weeks_ahead_or_earlier_when_they_say_so(
    database: Database, day: int, lead: str, expected: list[Want]
) -> None:
    deadline = some("activity", dates=in_days(day), type="deadline", lead_days=lead)
    assert wants(needed(database, deadline)) == expected


def test_reports_of_states_come_up_two_months_ahead_until_they_came(database: Database) -> None:
    cat = record("instrument", {"name": "Against Torture", "acronym": "CAT"}, at=ref("instrument"))
    found = needed(
        database,
        cat,
        some("ratification", 1, instrument=cat.ref, report_due=in_days(50)),
        some("ratification", 2, instrument=cat.ref, report_due=in_days(70)),
        some("ratification", 3, instrument=cat.ref, report_due=in_days(-3)),
        some(
            "ratification",
            4,
            instrument=cat.ref,
            report_due=in_days(-5),
            report_received=in_days(-1),
        ),
    )
    assert [(each.want, each.title) for each in found] == [
        (Want.OVERDUE, "Tunisia: CAT"),
        (Want.REPORT, "Tunisia: CAT"),
    ]


def test_inputs_come_up_unless_it_does_not_take_place(database: Database) -> None:
    due = some("visit", 1, inputs_by=in_days(3), leads="", status="confirmed")
    off = some("activity", 2, inputs_by=in_days(3), status="cancelled")
    over = some("visit", 3, inputs_by=in_days(3), status="held")
    found = needed(database, due, off, over)
    assert [(each.want, each.ref) for each in found] == [(Want.INPUTS, due.ref)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"firmness": "forecast"}, [Want.LEADS]),
        ({"firmness": "tentative"}, [Want.LEADS]),
        ({}, [Want.LEADS]),
        ({"firmness": "confirmed"}, []),
        ({"firmness": "forecast", "status": "declined"}, []),
        ({"firmness": "forecast", "leads": ref("organisation")}, []),
        ({"firmness": "forecast", "dates": in_days(200)}, []),
        ({"firmness": "forecast", "dates": in_days(-1) + "/" + in_days(5)}, []),
        ({"firmness": "forecast", "dates": "2027-02"}, [Want.LEADS]),
    ],
)
def test_forecasts_without_leads_come_up_half_a_year_ahead(
    database: Database, values: dict[str, str], expected: list[Want]
) -> None:
    assert wants(needed(database, some("visit", **{"dates": in_days(80)} | values))) == expected


def test_what_harms_first_stands_on_top(database: Database) -> None:
    found = needed(
        database,
        some("visit", dates=in_days(82), firmness="forecast"),
        some("activity", 1, dates=in_days(2), type="deadline"),
        some("activity", 2, dates=in_days(9), inputs_by=in_days(2)),
        some("commitment", due=in_days(-9)),
    )
    assert wants(found) == [Want.OVERDUE, Want.DEADLINE, Want.INPUTS, Want.LEADS]


def test_many_of_a_sort_become_one_that_counts_them(database: Database) -> None:
    found = needed(
        database, *(some("commitment", each, due=in_days(-each)) for each in range(1, 7))
    )
    assert [(each.title, each.count) for each in found] == [
        ("commitment 6", 1),
        ("commitment 5", 1),
        ("commitment 4", 4),
    ]


def test_next_deadline_is_the_first_that_still_counts(database: Database) -> None:
    with database.writing() as session:
        write_states(
            session,
            [
                some("commitment", 1, due=in_days(2), status="done"),
                some("activity", 2, dates=in_days(20), type="deadline"),
                some("activity", 3, dates=in_days(5), type="meeting"),
                some("visit", 4, inputs_by=in_days(40)),
            ],
        )
    with database.reading() as session:
        found = next_deadline(session, TODAY)
        assert found is not None
        assert found.title == "activity 2"
        assert next_deadline(session, TODAY + timedelta(days=21)) is not None
        assert next_deadline(session, TODAY + timedelta(days=41)) is None


# ---------------------------------------------------------------- visits in motion


def in_motion(database: Database, *records: RecordState) -> list[tuple[Phase, str]]:
    with database.writing() as session:
        write_states(session, records)
    with database.reading() as session:
        return [(each.phase, each.ref) for each in visits_in_motion(session, TODAY)]


@pytest.mark.parametrize(
    ("first", "last", "phase"),
    [
        (-40, -31, None),
        (-40, -30, Phase.AFTER),
        (-8, -1, Phase.AFTER),
        (-8, 0, Phase.UNDER_WAY),
        (0, 5, Phase.UNDER_WAY),
        (1, 5, Phase.AHEAD),
        (60, 70, Phase.AHEAD),
        (61, 70, None),
    ],
)
def test_visits_around_today_are_in_motion(
    database: Database, first: int, last: int, phase: Phase | None
) -> None:
    visit = some("visit", dates=f"{in_days(first)}/{in_days(last)}", firmness="confirmed")
    assert in_motion(database, visit) == ([(phase, visit.ref)] if phase else [])


def test_visits_without_exact_days_or_that_do_not_take_place_are_not(database: Database) -> None:
    assert (
        in_motion(
            database,
            some("visit", 1, dates="2026-11", firmness="confirmed"),
            some("visit", 2, dates=in_days(3), status="cancelled"),
            some("visit", 3, status="confirmed"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("values", "moves"),
    [
        ({"firmness": "forecast", "status": "requested", "dates": in_days(5)}, False),
        ({"firmness": "tentative", "dates": in_days(5)}, True),
        ({"status": "accepted", "dates": in_days(5)}, True),
        ({"dates": in_days(5)}, True),
        ({"status": "accepted", "dates": in_days(-5)}, False),
        ({"firmness": "tentative", "dates": in_days(-5)}, False),
        ({"firmness": "forecast", "dates": in_days(-5)}, False),
        ({"status": "held", "dates": in_days(-5)}, True),
        ({"status": "under_way", "dates": in_days(0)}, True),
    ],
)
def test_forecasts_do_not_move(database: Database, values: dict[str, str], moves: bool) -> None:
    assert bool(in_motion(database, some("visit", **values))) is moves


def test_what_is_nearest_stands_first(database: Database) -> None:
    days = (-20, 30, 0, -3, 9)
    visits = [some("visit", each, dates=in_days(each), firmness="confirmed") for each in days]
    found = [each for _, each in in_motion(database, *visits)]
    assert found == [ref("visit", each) for each in (0, 9, 30, -3, -20)]


def test_what_is_agreed_and_said_is_counted(database: Database) -> None:
    visit = some(
        "visit",
        dates=in_days(-1) + "/" + in_days(1),
        status="under_way",
        firmness="confirmed",
        terms_of_reference="security; no_reprisals",
        statement=ref("document"),
    )
    with database.writing() as session:
        write_states(session, [visit, some("visit", 2, dates=in_days(0), status="confirmed")])
    with database.reading() as session:
        found, bare = visits_in_motion(session, TODAY)
    assert (found.ticked, found.has_statement, found.country) == (2, True, "TUN")
    assert (found.status, found.firmness, found.label) == ("under_way", "confirmed", "network")
    assert (bare.ticked, bare.has_statement) == (0, False)


def test_dates_that_cannot_be_read_are_not_in_motion(database: Database) -> None:
    visit = some("visit")
    heads = (pen().write(visit.ref, "dates", "2026-11-18?", ()),)
    strange = visit.with_registers({"dates": heads})
    assert in_motion(database, strange) == []
    assert needed(database) == []


# ---------------------------------------------------------------- partners


def test_partners_come_up_when_the_agreed_rhythm_is_not_kept(database: Database) -> None:
    minute = int(datetime(2026, 10, 20, 9, tzinfo=UTC).timestamp()) // 60
    with database.writing() as session:
        set_partner(session, "IACHR", name="Commission", rhythm="weekly")
        set_partner(session, "ODIHR", rhythm="quarterly")
        for code in ("IACHR", "ODIHR"):
            sent = Sent(f"W-{code}", code, minute, 1, "a.xlsx", "network", 0)
            remember_sent(session, sent, {})
    with database.reading() as session:
        owed, silent = needs(session, TODAY)
        assert (owed.want, owed.harm, owed.title, owed.key) == (
            Want.OWED,
            date(2026, 10, 27),
            "Commission",
            "owed:IACHR",
        )
        assert (silent.want, silent.harm, silent.partner) == (
            Want.SILENT,
            date(2026, 10, 27),
            "IACHR",
        )
        assert needs(session, date(2026, 10, 27)) == []
