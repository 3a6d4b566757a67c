"""Records of any kind read and written whole: values in columns, revisions packed beside them."""

import itertools
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from sqlalchemy import Table, delete, select

from hrdesk.domain.compact import compact
from hrdesk.domain.kept import newest_hand
from hrdesk.domain.packing import pack, unpack
from hrdesk.domain.records import KINDS, kind_of
from hrdesk.domain.same import SAME_AS, links_of
from hrdesk.domain.state import (
    IN,
    LABEL,
    LIFE,
    ORIGIN,
    PARTNERS,
    RecordState,
    partner_text,
    register_of,
)
from hrdesk.domain.titles import sort_key, title_of
from hrdesk.domain.values import Value, joined
from hrdesk.geography import country_names
from hrdesk.store import same, search
from hrdesk.store.schema import kind_tables, link, record
from hrdesk.store.session import Session

_CHUNK = 500
# A row of the links: from which record, in which field, to which Ref.
_Link = tuple[int, str, str]
_EVERYWHERE = (
    record.c.ref,
    record.c.revisions,
    record.c.label,
    record.c.life,
    record.c.partners,
    record.c.origin,
)
_SETS = {kind: [each.name for each in shape.fields if each.is_set] for kind, shape in KINDS.items()}
_EMPTY = {kind: dict.fromkeys((each.name for each in KINDS[kind].fields), "") for kind in KINDS}
_LINKS = {
    kind: [each.name for each in shape.fields if each.is_link] for kind, shape in KINDS.items()
}


def _writing(table: Table, key: str, given: Sequence[str]) -> str:
    """The statement that writes rows of a table, new or known by a key."""
    names = ", ".join(f'"{name}"' for name in given)
    marks = ", ".join("?" * len(given))
    new = ", ".join(f'"{name}" = excluded."{name}"' for name in given if name not in ("id", key))
    return (
        f"INSERT INTO {table.name} ({names}) VALUES ({marks})"
        f" ON CONFLICT ({key}) DO UPDATE SET {new}"
    )


# Plain statements: for thousands of rows at once, composing them costs as much as writing.
_COLUMNS = tuple(each.name for each in record.c if each.name not in ("id", "joined"))
_RECORD = _writing(record, "ref", _COLUMNS)
_OF_KIND = {kind: _writing(table, "id", table.c.keys()) for kind, table in kind_tables.items()}
_LINK_NEW = "INSERT INTO link (source, field, target) VALUES (?, ?, ?)"
_UNLINK = "DELETE FROM link WHERE source = ? AND field = ? AND target = ?"


def read_state(session: Session, ref: str) -> RecordState | None:
    """The record with this Ref, or None."""
    return read_states(session, (ref,)).get(ref)


def read_states(session: Session, refs: Iterable[str]) -> dict[str, RecordState]:
    """The records with these Refs, those that there are, in the order given."""
    wanted = list(dict.fromkeys(refs))
    by_kind: dict[str, list[str]] = {}
    for ref in wanted:
        by_kind.setdefault(kind_of(ref), []).append(ref)
    found: dict[str, RecordState] = {}
    for kind, several in by_kind.items():
        for start in range(0, len(several), _CHUNK):
            rows = _select(session, kind, record.c.ref.in_(several[start : start + _CHUNK]))
            found.update((state.ref, state) for state in rows)
    return {ref: found[ref] for ref in wanted if ref in found}


def standing(session: Session, refs: Sequence[str]) -> set[str]:
    """Those of some hundred records that there are."""
    sql = f"SELECT ref FROM record WHERE ref IN ({_marks(refs)})"
    return set(session.column(sql, tuple(refs)))


def mark_of_records(session: Session) -> str:
    """A mark of all records as they stand: another one since any was written or taken out."""
    return "".join(session.column("SELECT value FROM desk WHERE key = 'records'"))


def _mark(session: Session, written: Sequence[str]) -> None:
    if written:
        # Drawn and not counted: a desk put back from a copy never comes to the same mark again.
        value = secrets.token_hex(10)
        session.raw("INSERT OR REPLACE INTO desk (key, value) VALUES ('records', ?)", (value,))


def every_state(session: Session, kind: str) -> Iterator[RecordState]:
    """All records of a kind, removed ones too, by Ref; read while you go."""
    yield from _select(session, kind, record.c.kind == kind)


def in_turns(
    session: Session, refs: Sequence[str] | None, size: int = _CHUNK
) -> Iterator[list[RecordState]]:
    """The records with these Refs, or all by kind, some hundred at a time."""
    if refs is not None:
        for start in range(0, len(refs), size):
            yield list(read_states(session, refs[start : start + size]).values())
        return
    for kind in KINDS:
        states = every_state(session, kind)
        while some := list(itertools.islice(states, size)):
            yield some


def linked_to(session: Session, refs: Sequence[str]) -> list[str]:
    """The records here that some records show links to."""
    found: dict[str, None] = {}
    for start in range(0, len(refs), _CHUNK):
        sources = select(record.c.id).where(record.c.ref.in_(refs[start : start + _CHUNK]))
        query = (
            select(link.c.target)
            .distinct()
            .join(record, record.c.ref == link.c.target)
            .where(link.c.source.in_(sources))
        )
        found.update((row.target, None) for row in session.execute(query))
    return list(found)


def write_states(session: Session, states: Iterable[RecordState]) -> None:
    """Write records whole, new or known; search text and links follow.

    Some hundred at a time, so that they may be made while they are written.
    """
    every, written, said = iter(states), list[str](), dict[str, str]()
    while some := list(itertools.islice(every, _CHUNK)):
        said |= _write(session, some)
        written += (state.ref for state in some)
    _mark(session, written)
    same.regroup(session, written, read_states, said)


def forget(session: Session, refs: Sequence[str]) -> None:
    """Take records out as if they had never been here (an import that is withdrawn)."""
    groups = [*refs, *same.shown_refs(session, refs).values()]
    _mark(session, refs)
    for start in range(0, len(refs), _CHUNK):
        some = refs[start : start + _CHUNK]
        ids = [row.id for row in session.execute(select(record.c.id).where(record.c.ref.in_(some)))]
        search.remove(session, ids)
        session.execute(delete(record).where(record.c.id.in_(ids)))
    same.regroup(session, groups, read_states)


def _select(session: Session, kind: str, condition: Any) -> Iterator[RecordState]:
    table = kind_tables[kind]
    query = (
        select(*_EVERYWHERE, *(column for column in table.c if column.name != "id"))
        .join(table, table.c.id == record.c.id)
        .where(condition)
        .order_by(record.c.ref)
    )
    names = [field.name for field in KINDS[kind].fields]
    for rows in session.execute(query).partitions(_CHUNK):
        for ref, revisions, label, life, partners, origin, *texts in rows:
            columns = dict(zip(names, texts, strict=True))
            columns |= {LABEL: label, LIFE: life, PARTNERS: partners, ORIGIN: origin}
            values = _registers_shown(kind, columns)
            yield RecordState(ref, unpack(ref, values, json.loads(revisions)))


def _registers_shown(kind: str, columns: Mapping[str, str]) -> dict[str, str]:
    """The values of registers as the columns of a record tell them."""
    values = {name: text for name, text in columns.items() if text}
    for name in _SETS[kind]:
        if text := values.pop(name, ""):
            start = register_of(name, "")
            values.update([(start + each, IN) for each in text.split("; ")])
    return values


class _Ready(NamedTuple):
    """A record as its tables take it: the columns of its kind, and its row among all records."""

    state: RecordState
    values: Mapping[str, Value]
    columns: dict[str, str]
    row: dict[str, Any]


def _write(session: Session, states: Sequence[RecordState]) -> dict[str, str]:
    """Write some records; gives what those are found by that are shown as another."""
    ready = [_ready(state) for state in states]
    session.raw_rows(_RECORD, [tuple(map(each.row.get, _COLUMNS)) for each in ready])
    known = _known(session, [state.ref for state in states])
    by_kind: dict[str, list[tuple[Any, ...]]] = {}
    links: set[_Link] = set()
    texts, said = [], {}
    for state, values, columns, row in ready:
        number, joined_to = known[state.ref]
        by_kind.setdefault(state.kind, []).append((number, *columns.values()))
        links.update(_links(number, state, values))
        if joined_to:
            said[state.ref] = search.search_text(state)
        else:
            texts.append((number, row["title"], search.search_text(state)))
    for kind, several in by_kind.items():
        session.raw_rows(_OF_KIND[kind], several)
    _keep_links(session, [number for number, _ in known.values()], links)
    search.index(session, texts)
    return said


def _keep_links(session: Session, sources: Iterable[int], wanted: Set[_Link]) -> None:
    """Write which links some records have; those that stand are left alone."""
    numbers = tuple(sources)
    sql = f"SELECT source, field, target FROM link WHERE source IN ({_marks(numbers)})"
    stand = set(session.raw(sql, numbers))
    session.raw_rows(_UNLINK, list(stand - wanted))
    session.raw_rows(_LINK_NEW, list(wanted - stand))


def _known(session: Session, refs: Sequence[str]) -> dict[str, tuple[int, str]]:
    """The numbers of some records, and the Refs as which they are shown if not as themselves."""
    sql = f"SELECT ref, id, joined FROM record WHERE ref IN ({_marks(refs)})"
    rows = session.raw(sql, tuple(refs))
    return {ref: (number, joined_to) for ref, number, joined_to in rows}


def _marks(several: Sequence[object]) -> str:
    return ", ".join("?" * len(several))


def _ready(state: RecordState) -> _Ready:
    names = country_names()
    values = state.values()
    columns = {**_EMPTY[state.kind], **{name: joined(value) for name, value in values.items()}}
    title = title_of(state.kind, values, lambda code: names.get(code, code))
    system = {
        LABEL: state.label.value,
        LIFE: state.life.value,
        PARTNERS: partner_text(state.partners),
        ORIGIN: state.first_author,
    }
    _, document = pack(state.registers, _registers_shown(state.kind, columns | system))
    row = {
        "ref": state.ref,
        "kind": state.kind,
        **system,
        "title": title,
        "sort": sort_key(title),
        "changed": newest_hand(state.registers)[0],
        "conflicts": len(state.conflicts()),
        "revisions": compact(document),
    }
    return _Ready(state, values, columns, row)


def _links(number: int, state: RecordState, values: Mapping[str, Value]) -> Iterator[_Link]:
    for name in _LINKS[state.kind]:
        value = links_of(state) if name == SAME_AS else values.get(name, ())
        for target in (value,) if isinstance(value, str) else value:
            yield number, name, target
