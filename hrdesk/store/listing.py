"""Tables of one kind: all keys in order at once, rows in pages on demand (architecture.md)."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hrdesk.domain.codes import Life
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.records import KINDS, field_of, known_field, shape_of
from hrdesk.domain.values import Value
from hrdesk.store import seats
from hrdesk.store.by_words import found_by_words
from hrdesk.store.same import all_refs
from hrdesk.store.session import Session
from hrdesk.store.sorting import by_beginning, sorted_by

_SYSTEM_COLUMNS = {
    "ref": "record.ref",
    "title": "record.sort",
    "label": "record.label",
    "partners": "record.partners",
    "life": "record.life",
    "changed": "record.changed",
    "conflicts": "record.conflicts",
}
_LABEL_RANK = (
    "CASE record.label WHEN 'public' THEN 0 WHEN 'network' THEN 1 WHEN 'partners' THEN 2 ELSE 3 END"
)
_SYSTEM = (
    "record.ref, record.title, record.label, record.partners, record.life, record.changed,"
    " record.conflicts"
)
_SHOWN = "CASE record.joined WHEN '' THEN record.ref ELSE record.joined END"
# Anything but ASCII and those of its letters with a mark that it is known by without.
_OTHER_LETTERS = "*[^\x01-\x7fÀ-ÅÇ-ÏÑ-ÖÙ-Ýà-åç-ïñ-öù-ýÿ]*"
# Titles that several records have, and the link that tells these apart.
_TOLD_APART = {"ratification": "instrument"}
_PAGE = 500
# Fields with an index, by which some kinds are mostly asked for.
_NARROWING = {"recommendation": "country"}
# As one parameter: there may be more of them than a statement takes.
_AMONG = "record.ref IN (SELECT value FROM json_each(?))"
# A column of the table of a kind.
_OF_KIND = re.compile(r"\bk\.")
ANY = "*"
# Before the name of a field by which to order that is called like something every record has.
OWN = "own_"


@dataclass(frozen=True)
class Query:
    """Which records of a kind, in which order.

    `where` maps a field, `label` or `life` to the values of which one must hold; for a set
    field, one of its elements. An empty text means "empty", `ANY` means "not empty"; people are in
    the country of their organisation where they say none (`seats`). `among` are the only Refs that
    count, where it is given. Countries stand by their names in a `language`.
    """

    kind: str
    text: str = ""
    where: Mapping[str, Sequence[str]] = field(default_factory=dict)
    order: str = "title"
    descending: bool = False
    lives: tuple[Life, ...] = (Life.ACTIVE,)
    among: tuple[str, ...] | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Line:
    """One record as a table shows it; `titles` names the records its links point to."""

    ref: str
    title: str
    label: str
    partners: str
    life: str
    changed: int
    conflicts: int
    values: Mapping[str, str]


def keys(session: Session, query: Query) -> list[str]:
    """The Refs of all records that match, in order."""
    conditions, parameters = _conditions(session, query)
    order = _order(query)
    source = _source(query.kind, [*conditions, order])
    sql = f"SELECT record.ref FROM {source} WHERE {' AND '.join(conditions)} ORDER BY {order}"
    return session.column(sql, tuple(parameters))


def keys_of_all(session: Session, query: Query) -> tuple[list[str], int]:
    """The Refs of all records that match, in order, and of how many: those of the kind in use.

    Where the query asks for other lives too, their records are counted among all.
    """
    lives = tuple(dict.fromkeys((Life.ACTIVE, *query.lives)))
    return keys(session, query), count(session, Query(query.kind, lives=lives))


def count(session: Session, query: Query) -> int:
    """How many records match."""
    conditions, parameters = _conditions(session, query)
    source = _source(query.kind, conditions)
    sql = f"SELECT count(*) FROM {source} WHERE {' AND '.join(conditions)}"
    return session.number(sql, tuple(parameters))


def tallies(session: Session, query: Query, names: Sequence[str]) -> list[tuple[list[str], int]]:
    """How many records that match have which values of some fields, or which `label`.

    Of a date its year counts; the elements of a set stand together as they are kept.
    """
    conditions, parameters = _conditions(session, query)
    groups = ", ".join(_counted(query.kind, name) for name in names)
    sql = (
        f"SELECT count(*), {groups} FROM {_source(query.kind, [groups, *conditions])}"
        f" WHERE {' AND '.join(conditions)} GROUP BY {groups}"
    )
    return [(list(row[1:]), row[0]) for row in session.raw(sql, tuple(parameters))]


def _counted(kind: str, name: str) -> str:
    if name == "label":
        return _SYSTEM_COLUMNS[name]
    spec = field_of(kind, name)
    return f"substr(k.{spec.name}, 1, 4)" if spec.kind is Kind.DATE else f"k.{spec.name}"


def lines(
    session: Session, kind: str, refs: Sequence[str], only: Sequence[str] | None = None
) -> list[Line]:
    """The rows of these records, in the order given; those that are gone are left out.

    With `only` these fields alone, which is much less for thousands.
    """
    names = [each.name for each in KINDS[kind].fields if only is None or each.name in only]
    columns = "".join(f", k.{name} AS f_{name}" for name in names)
    found: dict[str, Line] = {}
    for start in range(0, len(refs), _PAGE):
        some = tuple(refs[start : start + _PAGE])
        marks = ", ".join("?" * len(some))
        sql = (
            f"SELECT {_SYSTEM}{columns}"
            f" FROM record JOIN kind_{kind} AS k ON k.id = record.id WHERE record.ref IN ({marks})"
        )
        for row in session.raw(sql, some):
            values = {name: text for name, text in zip(names, row[7:], strict=True) if text}
            ref, title, label, partners, life, changed, conflicts = row[:7]
            found[ref] = Line(ref, title, label, partners, life, changed, conflicts, values)
    return [found[ref] for ref in refs if ref in found]


def titles(session: Session, refs: Sequence[str]) -> dict[str, str]:
    """What the records with these Refs are called."""
    found: dict[str, str] = {}
    wanted = list(dict.fromkeys(refs))
    for start in range(0, len(wanted), _PAGE):
        some = tuple(wanted[start : start + _PAGE])
        marks = ", ".join("?" * len(some))
        rows = session.raw(f"SELECT ref, title FROM record WHERE ref IN ({marks})", some)
        found.update((row[0], row[1]) for row in rows)
    return found


def titles_in_other_letters(session: Session, kind: str) -> dict[str, str]:
    """What the records of a kind in use are called that have letters beyond ASCII and its accents."""
    sql = (
        "SELECT ref, title FROM record"
        " WHERE kind = ? AND life = 'active' AND joined = '' AND title GLOB ?"
    )
    return {row[0]: row[1] for row in session.raw(sql, (kind, _OTHER_LETTERS))}


def labels(session: Session, refs: Sequence[str]) -> dict[str, str]:
    """The labels of the records with these Refs."""
    found: dict[str, str] = {}
    wanted = list(dict.fromkeys(refs))
    for start in range(0, len(wanted), _PAGE):
        some = tuple(wanted[start : start + _PAGE])
        marks = ", ".join("?" * len(some))
        rows = session.raw(f"SELECT ref, label FROM record WHERE ref IN ({marks})", some)
        found.update((row[0], row[1]) for row in rows)
    return found


def label_counts(session: Session, refs: Sequence[str]) -> dict[str, int]:
    """How many of the records with these Refs have which label."""
    sql = f"SELECT label, count(*) FROM record WHERE {_AMONG} GROUP BY label"
    return {row[0]: row[1] for row in session.raw(sql, (json.dumps(refs),))}


def different(
    session: Session, kind: str, refs: Sequence[str], names: Sequence[str]
) -> dict[str, list[str]]:
    """The texts that stand in some fields of these records, by field, each once.

    Of a field of one value no more than two: that there are several is all one can show of them.
    """
    fields = [field_of(kind, name) for name in names]
    if not fields:
        return {}
    # All in one look: with thousands of records, to find them takes longest.
    texts = ", ".join(
        f"json_group_array(DISTINCT k.{spec.name})"
        if spec.is_set
        else f"json_array(min(k.{spec.name}), max(k.{spec.name}))"
        for spec in fields
    )
    source = f"record JOIN kind_{kind} AS k ON k.id = record.id WHERE {_AMONG}"
    [row] = session.raw(f"SELECT {texts} FROM {source}", (json.dumps(refs),))
    return {
        spec.name: list(dict.fromkeys(each for each in json.loads(found) if each is not None))
        for spec, found in zip(fields, row, strict=True)
    }


def linked_from(session: Session, ref: str) -> list[tuple[str, str]]:
    """(Ref, field) of every record in use that links to this one, under any of its Refs."""
    refs = tuple(all_refs(session, [ref]))
    marks = ", ".join("?" * len(refs))
    sql = (
        f"SELECT DISTINCT {_SHOWN}, link.field FROM link JOIN record ON record.id = link.source"
        f" WHERE link.target IN ({marks}) AND link.field <> 'same_as' AND record.life = 'active'"
        " ORDER BY record.kind, record.sort"
    )
    return [(row[0], row[1]) for row in session.raw(sql, refs)]


def filled(
    session: Session, kind: str, name: str, among: Sequence[str] | None = None
) -> list[tuple[str, str]]:
    """(Ref, text of a field) of every record in use in which the field is not empty.

    With `among`, only those of which the field is exactly one of these texts.
    """
    spec = field_of(kind, name)
    wanted = f"k.{spec.name} <> ''"
    if among is not None:
        wanted = f"k.{spec.name} IN (SELECT value FROM json_each(?))"
    sql = (
        f"SELECT record.ref, k.{spec.name} FROM kind_{kind} AS k"
        f" JOIN record ON record.id = k.id"
        f" WHERE {wanted} AND record.life = 'active' AND record.joined = ''"
    )
    parameters = () if among is None else (json.dumps(among),)
    return [(row[0], row[1]) for row in session.raw(sql, parameters)]


def distinct_values(session: Session, kind: str, name: str, limit: int = 500) -> list[str]:
    """The values a field has on this desk, for filters and suggestions; elements for a set."""
    spec = field_of(kind, name)
    text = _text(kind, spec)
    sql = (
        f"SELECT DISTINCT {text} FROM {_source(kind, [text])}"
        f" WHERE {text} <> '' AND record.life <> 'removed' LIMIT ?"
    )
    texts = [row[0] for row in session.raw(sql, (limit,))]
    if spec.is_set:
        texts = [each for text in texts for each in text.split("; ")]
    return sorted(set(texts), key=str.casefold)


def has_empty(session: Session, kind: str, name: str) -> bool:
    """Whether any record that is not removed says nothing in a field."""
    text = _text(kind, field_of(kind, name))
    sql = (
        f"SELECT 1 FROM {_source(kind, [text])} WHERE {text} = '' AND record.life <> 'removed'"
        " AND record.joined = '' LIMIT 1"
    )
    return bool(list(session.raw(sql)))


def has_any(session: Session, kind: str) -> bool:
    """Whether there is a record of a kind that is not removed."""
    sql = "SELECT 1 FROM record WHERE kind = ? AND life <> 'removed' AND joined = '' LIMIT 1"
    return bool(list(session.raw(sql, (kind,))))


def counts(session: Session) -> dict[str, int]:
    """How many records of each kind are in use."""
    sql = "SELECT kind, count(*) FROM record WHERE life = 'active' AND joined = '' GROUP BY kind"
    return dict.fromkeys(KINDS, 0) | {row[0]: row[1] for row in session.raw(sql)}


def count_each(session: Session, queries: Sequence[Query]) -> list[int]:
    """How many records match each of several queries."""
    return [count(session, each) for each in queries]


def _source(kind: str, parts: Sequence[str]) -> str:
    """The tables that some parts of a statement name; every record has a row in both."""
    shape_of(kind)
    if not any(_OF_KIND.search(part) for part in parts):
        return "record"
    seat = seats.JOIN if any(seats.COUNTRY in part for part in parts) else ""
    return f"record JOIN kind_{kind} AS k ON k.id = record.id{seat}"


def _text(kind: str, spec: Field) -> str:
    """What stands in a field, as filters and orders ask for it."""
    return seats.COUNTRY if seats.counts_seat(kind, spec.name) else f"k.{spec.name}"


def _conditions(session: Session, query: Query) -> tuple[list[str], list[Any]]:
    lives = [life.value for life in query.lives]
    # SQLite would look through all records of the kind where an index finds those of one State.
    is_narrow = _NARROWING.get(query.kind) in query.where
    conditions = [
        "+record.kind = ?" if is_narrow else "record.kind = ?",
        "record.joined = ''",
        f"record.life IN ({', '.join('?' * len(lives))})",
    ]
    parameters: list[Any] = [query.kind, *lives]
    for condition, values in found_by_words(session, query.kind, query.text):
        conditions.append(condition)
        parameters += values
    if query.among is not None:
        conditions.append(_AMONG)
        parameters.append(json.dumps(query.among))
    for name, wanted in query.where.items():
        condition, values = _one_of(query.kind, name, _under_any_ref(session, query, name, wanted))
        conditions.append(condition)
        parameters += values
    return conditions, parameters


def _under_any_ref(
    session: Session, query: Query, name: str, wanted: Sequence[str]
) -> Sequence[str]:
    """Links to a record that was joined name any of its Refs."""
    spec = known_field(query.kind, name)
    if spec is None or not spec.is_link or ANY in wanted:
        return wanted
    return all_refs(session, wanted)


def _one_of(kind: str, name: str, wanted: Sequence[str]) -> tuple[str, list[str]]:
    marks = ", ".join("?" * len(wanted))
    # A field comes first: a person's `title` is no title of the record.
    if name in _SYSTEM_COLUMNS and not _is_field(kind, name):
        return f"{_SYSTEM_COLUMNS[name]} IN ({marks})", list(wanted)
    spec = field_of(kind, name)
    text = _text(kind, spec)
    if ANY in wanted:
        return f"{text} <> ''", []
    if not spec.is_set:
        return f"{text} IN ({marks})", list(wanted)
    tests = [
        f"k.{spec.name} = ''" if not each else f"instr('; ' || k.{spec.name} || '; ', ?) > 0"
        for each in wanted
    ]
    return f"({' OR '.join(tests) or 0})", [f"; {each}; " for each in wanted if each]


def _is_field(kind: str, name: str) -> bool:
    return any(spec.name == name for spec in shape_of(kind).fields)


def _order(query: Query) -> str:
    way = "DESC" if query.descending else "ASC"
    apart = _TOLD_APART.get(query.kind)
    last = "record.ref"
    if apart is not None:
        last = f"{sorted_by(field_of(query.kind, apart), query.language)}, {last}"
    if query.order == "label":
        return f"{_LABEL_RANK} {way}, record.sort, {last}"
    if query.order in _SYSTEM_COLUMNS:
        return f"{_SYSTEM_COLUMNS[query.order]} {way}, {last}"
    spec = field_of(query.kind, query.order.removeprefix(OWN))
    # What is empty stands last in either direction: nobody looks for it.
    if (query.kind, spec.kind) == ("programme_item", Kind.SPAN):
        times = by_beginning(f"k.{spec.name}", descending=query.descending)
        return f"k.{spec.name} = '', {times}, record.sort, {last}"
    text = _text(query.kind, spec)
    return f"{text} = '', {sorted_by(spec, query.language, text)} {way}, record.sort, {last}"


def as_value(spec: Field, text: str) -> Value:
    """The value of a column's text."""
    if not spec.is_set:
        return text
    return tuple(text.split("; ")) if text else ()
