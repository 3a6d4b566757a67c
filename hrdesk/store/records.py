"""Records of any kind read and written whole: values in columns, revisions packed beside them."""

import itertools
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Table, delete, select

from hrdesk.domain.compact import compact, parsed
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
    SYSTEM,
    RecordState,
    partner_text,
    register_of,
    split_register,
)
from hrdesk.domain.titles import sort_key, title_of
from hrdesk.domain.values import joined
from hrdesk.geography import country_names
from hrdesk.store import same, search
from hrdesk.store.schema import kind_tables, record
from hrdesk.store.session import Session

_CHUNK = 500
_Changed = Mapping[str, Iterable[str]]
_NOTHING: _Changed = MappingProxyType({})
# A row of the links: from which record, in which field, to which Ref.
_Link = tuple[int, str, str]
# With what their registers begin with.
_SETS = {
    kind: {each.name: register_of(each.name, "") for each in shape.fields if each.is_set}
    for kind, shape in KINDS.items()
}
_BETWEEN = "; "
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


def _reading(table: Table, given: Iterable[str]) -> str:
    """The statement that reads records of a kind: Ref, revisions, its columns and everybody's."""
    own = (f'{table.name}."{name}"' for name in given)
    names = ", ".join(("record.ref", "revisions", *own, *(f"record.{name}" for name in SYSTEM)))
    return f"SELECT {names} FROM record JOIN {table.name} ON {table.name}.id = record.id"


# Plain statements: for thousands of rows at once, composing them costs as much as writing.
_COLUMNS = tuple(each.name for each in record.c if each.name not in ("id", "joined"))
_RECORD = _writing(record, "ref", _COLUMNS)
_OF_KIND = {kind: _writing(table, "id", table.c.keys()) for kind, table in kind_tables.items()}
_STANDING = {kind: _reading(table, _EMPTY[kind]) for kind, table in kind_tables.items()}
_TARGETS = (
    "SELECT DISTINCT target FROM link JOIN record ON record.ref = target"
    " WHERE source IN (SELECT id FROM record WHERE ref IN ({}))"
)
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
            some = tuple(several[start : start + _CHUNK])
            rows = _select(session, kind, f"record.ref IN ({_marks(some)})", some)
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
    yield from _select(session, kind, "record.kind = ?", (kind,))


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
        some = tuple(refs[start : start + _CHUNK])
        found |= dict.fromkeys(session.column(_TARGETS.format(_marks(some)), some))
    return list(found)


def write_states(
    session: Session, states: Iterable[RecordState], changed: _Changed = _NOTHING
) -> None:
    """Write records whole, new or known; search text and links follow.

    Some hundred at a time, so that they may be made while they are written. `changed` are the
    registers by Ref in which a record is other than it stands here, of those where that is known.
    """
    every, written, said = iter(states), list[str](), dict[str, str]()
    while some := list(itertools.islice(every, _CHUNK)):
        said |= _write(session, some, changed)
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


def _select(
    session: Session, kind: str, condition: str, parameters: tuple[str, ...]
) -> Iterator[RecordState]:
    names = (*_EMPTY[kind], *SYSTEM)
    sql = f"{_STANDING[kind]} WHERE {condition} ORDER BY record.ref"
    for rows in session.raw_parts(sql, parameters, _CHUNK):
        for ref, revisions, *texts in rows:
            values = _registers_shown(kind, zip(names, texts, strict=True))
            yield RecordState(ref, unpack(ref, values, parsed(revisions)))


def _registers_shown(kind: str, columns: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The values of registers as the columns of a record tell them."""
    values = {name: text for name, text in columns if text}
    for name, start in _SETS[kind].items():
        if text := values.pop(name, ""):
            for each in text.split(_BETWEEN):
                values[start + each] = IN
    return values


class _Ready(NamedTuple):
    """A record as its tables take it: the columns of its kind, and its row among all records."""

    state: RecordState
    columns: dict[str, str]
    row: dict[str, Any]


def _write(session: Session, states: Sequence[RecordState], changed: _Changed) -> dict[str, str]:
    """Write some records; gives what those are found by that are shown as another."""
    ready = [_ready(state) for state in states]
    session.raw_rows(_RECORD, [tuple(map(each.row.get, _COLUMNS)) for each in ready])
    known = _known(session, [state.ref for state in states])
    by_kind: dict[str, list[tuple[Any, ...]]] = {}
    links: set[_Link] = set()
    linking, texts, said = [], [], {}
    for state, columns, row in ready:
        number, joined_to = known[state.ref]
        by_kind.setdefault(state.kind, []).append((number, *columns.values()))
        if state.ref not in changed or _may_link(state.kind, changed[state.ref]):
            linking.append(number)
            links.update(_links(number, state))
        if joined_to:
            said[state.ref] = search.search_text(state)
        else:
            texts.append((number, row["title"], search.search_text(state)))
    for kind, several in by_kind.items():
        session.raw_rows(_OF_KIND[kind], several)
    _keep_links(session, linking, links)
    search.index(session, texts)
    return said


def _may_link(kind: str, registers: Iterable[str]) -> bool:
    return any(split_register(each)[0] in _LINKS[kind] for each in registers)


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
    shown, document = pack(state.registers)
    columns, count = _columns(state.kind, shown)
    title = title_of(state.kind, columns, lambda code: names.get(code, code))
    system = {
        LABEL: state.label.value,
        LIFE: state.life.value,
        PARTNERS: partner_text(state.partners),
        ORIGIN: state.first_author,
    }
    told = {name: text for name, text in system.items() if text}
    # Counted and not compared: hardly ever do the columns tell anything else than is shown.
    if len(shown) != count + len(told) or not told.items() <= shown.items():
        _, document = pack(
            state.registers, _registers_shown(state.kind, (columns | system).items())
        )
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
    return _Ready(state, columns, row)


def _columns(kind: str, shown: Mapping[str, str]) -> tuple[dict[str, str], int]:
    """The columns of a kind, and how many registers they tell of; -1 where they tell of others."""
    columns, sets = {**_EMPTY[kind]}, {each: list[str]() for each in _SETS[kind]}
    count, tells_others = 0, False
    for register, text in shown.items():
        if register in sets:
            continue
        if register in columns:
            columns[register] = text
            count += 1
        elif text == IN:
            name, element = split_register(register)
            if name in sets and element:
                sets[name].append(element)
    for name, elements in sets.items():
        if elements:
            columns[name] = text = joined(tuple(sorted(elements)))
            count += len(elements)
            tells_others |= text.count(_BETWEEN) >= len(elements)
    return columns, -1 if tells_others else count


def _links(number: int, state: RecordState) -> Iterator[_Link]:
    values = state.values()
    for name in _LINKS[state.kind]:
        value = links_of(state) if name == SAME_AS else values.get(name, ())
        for target in (value,) if isinstance(value, str) else value:
            yield number, name, target
