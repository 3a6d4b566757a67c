"""A field is one line: whatever a kind declares is a column, a value, a word to find, a step to undo."""

from collections.abc import Iterator

import pytest

from hrdesk.domain.fields import Field
from hrdesk.domain.records import CLASSES, KINDS, field_of, record_of, shape_of
from hrdesk.domain.titles import title_of
from hrdesk.domain.values import canonical, joined
from hrdesk.operations import records, undo
from hrdesk.operations.perform import do
from hrdesk.store import journal, listing, schema
from hrdesk.store.database import Database
from hrdesk.store.listing import Query
from hrdesk.store.records import read_state
from hrdesk.store.search import find
from tests.factories import sample

every_kind = pytest.mark.parametrize("kind", KINDS)


def fields(kind: str) -> Iterator[tuple[Field, str | tuple[str, ...]]]:
    for spec in shape_of(kind).fields:
        yield spec, sample(kind, spec)


def required(kind: str) -> dict[str, object]:
    return {spec.name: value for spec, value in fields(kind) if spec.required}


@every_kind
def test_a_declared_field_is_a_column_and_nothing_else_is(desk: Database, kind: str) -> None:
    names = [spec.name for spec in shape_of(kind).fields]
    assert [each.name for each in schema.kind_tables[kind].columns] == ["id", *names]
    with desk.reading() as session:
        rows = session.raw(f"PRAGMA table_info('kind_{kind}')")
    assert [row[1] for row in rows] == ["id", *names]


@every_kind
def test_a_declared_field_is_part_of_the_typed_record(kind: str) -> None:
    values = {spec.name: value for spec, value in fields(kind)}
    made = record_of(kind, "", values)
    assert {name: getattr(made, name) for name in values} == values
    assert type(made) is CLASSES[kind]


@every_kind
def test_every_field_goes_all_the_way_by_itself(desk: Database, kind: str) -> None:
    """Written, kept, listed, found, narrowed by, told in the history, undone and done again."""
    (name,) = do(desk, records.add_record, kind, required(kind)).refs
    for spec, value in fields(kind):
        if spec.required:
            continue
        do(desk, records.save_record, name, {spec.name: joined(value)})
        with desk.reading() as session:
            state = read_state(session, name)
            (line,) = listing.lines(session, kind, [name])
            assert state is not None
            assert state.value(spec.name) == canonical(spec, value) == value, spec
            assert listing.as_value(spec, line.values[spec.name]) == value, spec
            text = value if isinstance(value, str) else value[0]
            assert listing.keys(session, Query(kind, where={spec.name: [text]})) == [name], spec
            if spec.codes is None:
                assert name in {hit.ref for hit in find(session, text)}, spec
            entry, edit = journal.history(session, name)[0]
            assert entry.operation == "save"
            assert {each.partition("/")[0] for each in edit.after} == {spec.name}
        undo.undo(desk)
        assert not _value(desk, name, spec)
        undo.redo(desk)
        assert _value(desk, name, spec) == value, spec


def _value(desk: Database, name: str, spec: Field) -> object:
    with desk.reading() as session:
        state = read_state(session, name)
    assert state is not None
    return state.value(field_of(state.kind, spec.name).name)


@every_kind
def test_every_field_that_names_a_record_is_in_its_title(desk: Database, kind: str) -> None:
    (name,) = do(desk, records.add_record, kind, required(kind)).refs
    with desk.reading() as session:
        title = listing.titles(session, [name])[name]
    values = {key: str(value) for key, value in required(kind).items()}
    assert title
    assert title == title_of(kind, values, lambda code: {"TUN": "Tunisia"}.get(code, code))
