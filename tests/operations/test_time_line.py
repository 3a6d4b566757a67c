"""A time line knows which days of a visit are sure, and counts what keeps people busy."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.operations.time_line import VisitLine, busy_days, first_coming, visit_lines
from hrdesk.store.database import Database
from hrdesk.store.records import write_states
from tests.desk_files import NAMELESS, empty_desk
from tests.factories import pen, record, ref


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = empty_desk(tmp_path / "desk.hrdesk", identity=NAMELESS)
    yield made
    made.close()


def lines(database: Database, *dates: str) -> list[VisitLine]:
    with database.writing() as session:
        write_states(
            session,
            [
                record("visit", {"country": "TUN", "dates": each}, at=ref("visit", each))
                for each in dates
            ],
        )
    with database.reading() as session:
        return visit_lines(session)


@pytest.mark.parametrize(
    ("dates", "first", "last", "core"),
    [
        ("2027-03-08", "2027-03-08", "2027-03-08", ("2027-03-08", "2027-03-08")),
        ("2027-03-08/2027-03-17", "2027-03-08", "2027-03-17", ("2027-03-08", "2027-03-17")),
        ("2027-03", "2027-03-01", "2027-03-31", None),
        ("2027", "2027-01-01", "2027-12-31", None),
        ("2027-02/2027-04", "2027-02-01", "2027-04-30", ("2027-02-28", "2027-04-01")),
        ("2027-02/2027-03", "2027-02-01", "2027-03-31", ("2027-02-28", "2027-03-01")),
        ("2027-02-20/2027-02", "2027-02-20", "2027-02-28", None),
        ("2027-Q1/2027-Q2", "2027-01-01", "2027-06-30", None),
    ],
)
def test_days_that_are_sure(
    database: Database, dates: str, first: str, last: str, core: tuple[str, str] | None
) -> None:
    (line,) = lines(database, dates)
    assert (line.first, line.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert line.core == (core and tuple(date.fromisoformat(each) for each in core))


def test_visits_stand_by_their_first_day_and_those_without_last(database: Database) -> None:
    found = lines(database, "", "2027-03-08", "2026-12", "2026-12-05", "2027-Q1", "2027")
    by_day = ["2026-12", "2026-12-05", "2027", "2027-Q1", "2027-03-08", ""]
    assert [each.dates for each in found] == by_day, "as in the list"
    assert found[-1].first is None
    assert found[-1].core is None


def test_visits_to_come_are_those_not_over_yet(database: Database) -> None:
    today = "2026-11-18T09:00/2026-11-18T10:00[Europe/Zurich]"
    over = ("", "2026-11-17", "2026-10", "2026-11-10/2026-11-17")
    coming = ("2026", "2026-11", "2026-11-10/2026-11-18", "2026-Q4", "2027-Q1", today)
    lines(database, *over, *coming)
    wanted = [ref("visit", each) for each in coming]
    with database.reading() as session:
        for each in wanted:
            refs = [*(ref("visit", each) for each in over), each, *wanted]
            assert first_coming(session, refs, date(2026, 11, 18)) == each
        assert first_coming(session, refs[: len(over)], date(2026, 11, 18)) == ""


def test_dates_that_cannot_be_read_count_as_none(database: Database) -> None:
    visit = record("visit", {"country": "TUN"})
    heads = (pen().write(visit.ref, "dates", "some day", ()),)
    with database.writing() as session:
        write_states(session, [visit.with_registers({"dates": heads})])
    with database.reading() as session:
        assert visit_lines(session)[0].first is None
        assert busy_days(session, visit_lines(session)) == []
        assert first_coming(session, [visit.ref], date(2026, 11, 18)) == ""


def test_off_is_said(database: Database) -> None:
    with database.writing() as session:
        write_states(
            session,
            [
                record("visit", {"country": "TUN", "status": each}, at=ref("visit", each))
                for each in ("cancelled", "held")
            ],
        )
    with database.reading() as session:
        assert {each.status: each.is_off for each in visit_lines(session)} == {
            "cancelled": True,
            "held": False,
        }


def test_visits_and_sessions_keep_people_busy(database: Database) -> None:
    kinds = [
        ("visit", {"country": "TUN", "dates": "2027-03-08/2027-03-17"}),
        ("visit", {"country": "TUN", "dates": "2027-04"}),
        ("visit", {"country": "TUN", "dates": "2027-05-01", "status": "cancelled"}),
        ("activity", {"title": "x", "type": "session", "dates": "2027-06-01/2027-06-10"}),
        ("activity", {"title": "x", "type": "meeting", "dates": "2027-07-01"}),
    ]
    with database.writing() as session:
        write_states(
            session,
            [
                record(kind, values, at=ref(kind, number))
                for number, (kind, values) in enumerate(kinds)
            ],
        )
    with database.reading() as session:
        assert sorted(busy_days(session, visit_lines(session))) == [
            (date(2027, 3, 8), date(2027, 3, 17)),
            (date(2027, 6, 1), date(2027, 6, 10)),
        ]


def test_who_goes_tells_visits_to_one_state_apart(database: Database) -> None:
    bodies = [
        record(
            "organisation",
            {"name": "Inter-American Commission", "acronym": "IACHR"},
            at=ref("organisation", 1),
        ),
        record("organisation", {"name": "Women"}, at=ref("organisation", 2)),
    ]
    links = [each.ref for each in bodies]
    visits = [
        record(
            "visit", {"country": "HND", "mechanisms": links, "dates": "2027-02"}, at=ref("visit", 1)
        ),
        record(
            "visit", {"country": "HND", "leads": links[1:], "dates": "2027-03"}, at=ref("visit", 2)
        ),
    ]
    with database.writing() as session:
        write_states(session, [*bodies, *visits])
    with database.reading() as session:
        assert [each.by for each in visit_lines(session)] == [("IACHR", "Women"), ("Women",)]
