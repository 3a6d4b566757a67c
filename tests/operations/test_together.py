"""Several records changed in one step, and taken back in one."""

from pathlib import Path

import pytest

from hrdesk.domain.errors import BadValue, NotFound
from hrdesk.domain.label import Label
from hrdesk.domain.state import RecordState
from hrdesk.operations.perform import do
from hrdesk.operations.together import change_together
from hrdesk.operations.undo import redo, undo
from hrdesk.store.database import Database, create_desk, new_identity
from hrdesk.store.records import read_states, write_states
from tests.factories import record, ref

REFS = [ref("person", each) for each in range(3)]


@pytest.fixture
def database(tmp_path: Path):  # type: ignore[no-untyped-def]
    made = create_desk(tmp_path / "a.hrdesk", new_identity("AAA", "", "Europe/Zurich"))
    tags = (["a"], ["a", "b"], [])
    with made.writing() as session:
        write_states(
            session,
            [
                record("person", {"name": f"P{n}", "tags": tags[n]}, at=REFS[n])
                for n in range(len(REFS))
            ],
        )
    yield made
    made.close()


def states(database: Database) -> list[RecordState]:
    with database.reading() as session:
        return list(read_states(session, REFS).values())


def test_fields_sets_and_label_go_together(database: Database) -> None:
    changes = do(
        database,
        change_together,
        REFS,
        {"section": "Africa"},
        added={"tags": ["c"]},
        removed={"tags": ["a"]},
        label=Label.INTERNAL,
    )
    assert changes.refs == tuple(REFS)
    after = states(database)
    assert [each.value("section") for each in after] == ["Africa"] * 3
    assert [set(each.value("tags")) for each in after] == [{"c"}, {"b", "c"}, {"c"}]
    assert {each.label for each in after} == {Label.INTERNAL}


def test_one_undo_takes_all_of_it_back(database: Database) -> None:
    before = [(each.values(), each.label) for each in states(database)]
    do(
        database,
        change_together,
        REFS,
        {"section": "Africa"},
        added={"tags": ["c"]},
        removed={"tags": ["a"]},
        label=Label.PUBLIC,
    )
    changed = [(each.values(), each.label) for each in states(database)]
    undo(database)
    assert [(each.values(), each.label) for each in states(database)] == before
    redo(database)
    assert [(each.values(), each.label) for each in states(database)] == changed


def test_nothing_different_is_nothing_written(database: Database) -> None:
    changes = do(database, change_together, REFS, {"section": ""}, added={"tags": []})
    assert not changes


def test_what_cannot_be_written_changes_nothing(database: Database) -> None:
    with pytest.raises(BadValue):
        do(database, change_together, REFS, {"section": "x", "email": "no address"})
    with pytest.raises(NotFound):
        do(database, change_together, [*REFS, ref("person", 9)], {"section": "x"})
    assert [each.value("section") for each in states(database)] == [""] * 3
