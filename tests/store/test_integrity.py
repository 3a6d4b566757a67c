"""A desk says itself what is wrong with its file."""

from collections.abc import Iterator

import pytest

from hrdesk.store.database import Database
from hrdesk.store.integrity import faults_of_file, stored_record
from hrdesk.store.records import write_states
from hrdesk.store.session import Session
from tests.factories import full, over, pen, record


@pytest.fixture
def session(desk: Database) -> Iterator[Session]:
    with desk.writing() as opened:
        write_states(opened, [full("visit"), full("person")])
        yield opened


def test_a_whole_desk_has_no_faults(session: Session) -> None:
    assert faults_of_file(session) == []


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        ("DELETE FROM search WHERE rowid = (SELECT min(id) FROM record)", "search"),
        ("INSERT INTO search (rowid, title, body) VALUES (999, 'x', 'x')", "orphans"),
    ],
)
def test_search_that_does_not_follow_the_records_is_told(
    session: Session, harm: str, fault: str
) -> None:
    session.raw(harm)
    assert faults_of_file(session) == [fault]


def test_rows_that_point_to_nothing_are_told(desk: Database) -> None:
    with desk.reading() as session:
        session.raw("COMMIT")
        session.raw("PRAGMA foreign_keys = OFF")
        session.raw("BEGIN")
        session.raw("INSERT INTO link VALUES (999, 'head', 'PER-1')")
        assert faults_of_file(session) == ["foreign key of link"]


def test_a_record_as_the_table_shows_it(session: Session) -> None:
    state = record("visit", {"country": "TUN", "purpose": "one"})
    both = tuple(over(state, "purpose", each, pen(nonce=each)) for each in ("two", "three"))
    write_states(session, [state.with_registers({"purpose": both})])
    assert stored_record(session, state.ref) == ("network", "active", 1)
