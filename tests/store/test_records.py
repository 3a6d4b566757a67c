"""Records come out of the file with the very revisions that went in, whoever wrote them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.domain.records import KINDS
from hrdesk.domain.state import LABEL, LIFE, PARTNERS, RecordState
from hrdesk.operations.desks import new_desk
from hrdesk.store.database import Database
from hrdesk.store.records import every_state, forget, read_state, write_states
from tests.factories import full, pen, record, records, ref


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Database]:
    database = new_desk(tmp_path / "a.hrdesk", "AAA", "A")
    yield database
    database.close()


def back(desk: Database, state: RecordState) -> RecordState | None:
    with desk.writing() as session:
        write_states(session, [state])
    with desk.reading() as session:
        return read_state(session, state.ref)


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_record_comes_back(kind: str, desk: Database) -> None:
    state = full(kind)
    assert back(desk, state) == state


@given(state=records())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_record_comes_back(state: RecordState, desk: Database) -> None:
    found = back(desk, state)
    assert found is not None
    assert found.registers == state.registers


@pytest.mark.parametrize(
    "state",
    [
        record("visit", {"country": "TUN"}, label=None),
        record("visit", {"country": "TUN"}, label=None, life=None),
        record("visit", {"country": "TUN"}, life=Life.REMOVED),
    ],
    ids=["no label", "neither label nor life", "removed without having seen"],
)
def test_nothing_is_written_that_nobody_wrote(state: RecordState, desk: Database) -> None:
    """What a table shows for want of a value is no revision: it would be somebody's word."""
    found = back(desk, state)
    assert found == state


@pytest.mark.parametrize(
    ("register", "text"),
    [(LABEL, "of a later version"), (PARTNERS, "ODIHR; IACHR"), (LIFE, "asleep")],
)
def test_values_that_are_not_known_stay_as_they_were_written(
    register: str, text: str, desk: Database
) -> None:
    state = record("visit", {"country": "TUN"}, label=Label.NETWORK)
    odd = state.with_registers({register: (pen().write(state.ref, register, text, ()),)})
    assert back(desk, odd) == odd


def test_records_that_are_forgotten_are_gone(desk: Database) -> None:
    kept, gone = record("visit", at=ref("visit", 1)), record("visit", at=ref("visit", 2))
    with desk.writing() as session:
        write_states(session, [kept, gone])
        forget(session, [gone.ref])
        assert [each.ref for each in every_state(session, "visit")] == [kept.ref]
