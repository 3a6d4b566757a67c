"""Records are found by when they are: never too few, and only those in use."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.codes import Life
from hrdesk.domain.dates import parse_span
from hrdesk.domain.errors import UnknownName
from hrdesk.store.database import Database
from hrdesk.store.dated import dated, in_conflict, in_use
from hrdesk.store.records import write_states
from tests.desk_files import NAMELESS, empty_desk
from tests.factories import pen, record, ref

SPANS = (
    "2026",
    "2025",
    "2026-Q3",
    "2026-Q4",
    "2026-11",
    "2026-10",
    "2026-11-18",
    "2026-10-31/2026-11-01",
    "2026-11-30/2027-02",
    "2024/2027-Q1",
    "2026-11-10T09:00/2026-11-10T10:00[Europe/Zurich]",
    "2026-12-01",
    "2025-12-31",
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = empty_desk(tmp_path / "desk.hrdesk", identity=NAMELESS)
    with made.writing() as session:
        write_states(
            session,
            [
                record("visit", {"country": "TUN", "dates": each}, at=ref("visit", each))
                for each in SPANS
            ],
        )
    yield made
    made.close()


@pytest.mark.parametrize("month", range(1, 13))
def test_whatever_touches_a_month_is_found(database: Database, month: int) -> None:
    since, until = date(2026, month, 1), date(2026, month, 28)
    with database.reading() as session:
        found = {
            each.values[0] for each in dated(session, "visit", "dates", ["dates"], since, until)
        }
    spans = {each: parse_span(each) for each in SPANS}
    touching = {each for each, span in spans.items() if span and _touches(span, since, until)}
    assert touching <= found


def _touches(span: object, since: date, until: date) -> bool:
    return span.first <= until and span.last >= since  # type: ignore[attr-defined]


def test_other_months_are_left_out(database: Database) -> None:
    with database.reading() as session:
        found = dated(session, "visit", "dates", ["dates"], date(2026, 5, 1), date(2026, 5, 31))
    told = {each.values[0] for each in found}
    assert told == {"2026", "2024/2027-Q1", "2026-Q3", "2026-Q4"}


def test_columns_come_in_the_order_asked_for(database: Database) -> None:
    with database.reading() as session:
        day = date(2026, 12, 1)
        found = dated(session, "visit", "dates", ["country", "dates"], day, day)
    assert ("TUN", "2026-12-01") in [each.values for each in found]
    assert {each.label for each in found} == {"network"}


def test_some_are_given_whatever_their_date(database: Database) -> None:
    day = record("activity", {"title": "x", "dates": "2001-06-26", "recurrence": "FREQ=YEARLY"})
    with database.writing() as session:
        write_states(session, [day])
    with database.reading() as session:
        since = until = date(2026, 6, 26)
        columns = ["dates"]
        assert dated(session, "activity", "dates", columns, since, until) == []
        (found,) = dated(session, "activity", "dates", columns, since, until, always="recurrence")
    assert found.ref == day.ref


def test_only_records_in_use_are_given(database: Database) -> None:
    put_aside = record(
        "visit", {"country": "GEO", "dates": "2026-11"}, at=ref("visit", "x"), life=Life.ARCHIVED
    )
    with database.writing() as session:
        write_states(session, [put_aside])
    with database.reading() as session:
        assert len(in_use(session, "visit", ["country"])) == len(SPANS)


def test_unknown_fields_are_refused(database: Database) -> None:
    with database.reading() as session, pytest.raises(UnknownName):
        in_use(session, "visit", ["id; DROP TABLE record"])


def test_records_in_conflict_are_counted(database: Database) -> None:
    name = ref("visit", "2026")
    heads = tuple(
        pen(author, "n2").write(name, "type", kind, ())
        for author, kind in (("A.1", "joint"), ("B.2", "official"))
    )
    visit = record("visit", {"country": "TUN"}, at=name).with_registers({"type": heads})
    with database.writing() as session:
        write_states(session, [visit])
    with database.reading() as session:
        (found,) = in_conflict(session)
    assert (found.ref, found.title, found.conflicts) == (name, "Tunisia", 1)
