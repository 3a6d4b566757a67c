"""What workbooks of a later version said about fields and kinds that this one does not know."""

import json
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import delete, insert

from hrdesk.domain.changes import Edit
from hrdesk.domain.later import LaterField, LaterFields, LaterRecord, united
from hrdesk.domain.packing import pack, unpack
from hrdesk.domain.records import KINDS, known_field
from hrdesk.domain.revisions import Heads, merged
from hrdesk.store.schema import later_field
from hrdesk.store.session import Session

_BETWEEN = ";"


def later_fields(session: Session) -> LaterFields:
    """All that was said, by kind and name; what this version has learnt meanwhile is left out."""
    found: dict[str, dict[str, LaterField]] = {}
    sql = "SELECT kind, name, value, floor, links, required, codes FROM later_field"
    for kind, name, value, floor, links, required, codes in session.raw(sql):
        if known_field(kind, name) is None:
            listed = tuple(filter(None, codes.split(_BETWEEN)))
            told = LaterField(kind, name, value, floor, links, required, listed)
            found.setdefault(kind, {})[name] = told
    return found


def remember_later(session: Session, told: Iterable[LaterField]) -> None:
    """Keep what a workbook says, beside what was said before: the stricter floor holds."""
    known = later_fields(session)
    for each in told:
        kept = united(known.get(each.kind, {}).get(each.name), each)
        row = {
            "kind": kept.kind,
            "name": kept.name,
            "value": kept.value,
            "floor": kept.floor,
            "links": kept.links,
            "required": kept.required,
            "codes": _BETWEEN.join(kept.codes),
        }
        is_it = (later_field.c.kind == kept.kind) & (later_field.c.name == kept.name)
        session.execute(delete(later_field).where(is_it))
        session.execute(insert(later_field), [row])


def later_records(session: Session, ref: str | None = None) -> list[LaterRecord]:
    """The records of kinds that this version does not know, by Ref, as all imports together say.

    With a Ref only the one that it names, if it is there.
    """
    return [each for each in kept_records(session, ref) if each.kind not in KINDS]


def kept_records(session: Session, ref: str | None = None) -> list[LaterRecord]:
    """The records that were kept while nobody here knew their kinds, by Ref, or only one."""
    sql = (
        "SELECT later_record.ref, later_record.kind, coalesce(title, ''), revisions"
        " FROM later_record LEFT JOIN later_kind ON later_kind.kind = later_record.kind"
        " LEFT JOIN journal ON journal.id = later_record.entry"
        " WHERE coalesce(undone, 0) = 0 AND later_record.ref = coalesce(?, later_record.ref)"
        " ORDER BY later_record.ref, later_record.id"
    )
    found: dict[str, LaterRecord] = {}
    for its, kind, title, revisions in session.raw(sql, (ref,)):
        told = unpack(its, *json.loads(revisions))
        known = found[its].registers if its in found else {}
        found[its] = LaterRecord(kind, title, its, _together(known, told))
    return list(found.values())


def kept_by(session: Session) -> Iterator[tuple[int, Edit]]:
    """What each import that stands brought of such records, in the order in which they came: the
    number of its entry in the journal, and what it made of the record.
    """
    sql = (
        "SELECT journal.id, ref, revisions FROM later_record"
        " JOIN journal ON journal.id = later_record.entry WHERE undone = 0 ORDER BY later_record.id"
    )
    known: dict[str, dict[str, Heads]] = {}
    for entry, ref, revisions in session.raw(sql):
        before = known.get(ref, {})
        after = known[ref] = _together(before, unpack(ref, *json.loads(revisions)))
        new = [name for name, heads in after.items() if heads != before.get(name)]
        was = {name: before.get(name, ()) for name in new} if before else {}
        yield int(entry), Edit(ref, was, {name: after[name] for name in new})


def count_later(session: Session) -> int:
    """How many such records there are."""
    sql = (
        "SELECT DISTINCT ref, later_record.kind FROM later_record"
        " LEFT JOIN journal ON journal.id = later_record.entry WHERE coalesce(undone, 0) = 0"
    )
    return sum(kind not in KINDS for _, kind in session.raw(sql))


def keep_later_records(session: Session, records: Iterable[LaterRecord], entry: int) -> None:
    """Keep what an import brought of such records, where it is more than was known.

    `entry` is that of the import in the journal: who undoes the import undoes this.
    """
    several = tuple(records)
    known = {each.ref: each for each in later_records(session)} if several else {}
    for each in several:
        before = known.get(each.ref)
        if before is not None and not _is_more(before.registers, each.registers):
            continue
        text = json.dumps(pack(each.registers), ensure_ascii=False, separators=(",", ":"))
        sql = "INSERT INTO later_record (ref, kind, entry, revisions) VALUES (?, ?, ?, ?)"
        session.raw(sql, (each.ref, each.kind, entry, text))
        if each.title:
            session.raw("INSERT OR REPLACE INTO later_kind VALUES (?, ?)", (each.kind, each.title))


def is_kept_later(session: Session, ref: str) -> bool:
    """Whether anything is kept of such a record, if only by an import that was undone."""
    return bool(session.raw("SELECT 1 FROM later_record WHERE ref = ? LIMIT 1", (ref,)))


def forget_later(session: Session, ref: str) -> None:
    """Take such a record out, also as imports brought it that were undone."""
    session.raw("DELETE FROM later_record WHERE ref = ?", (ref,))


def naming_later(session: Session, ref: str) -> list[str]:
    """The records in use that name a record where this version has no links.

    Those of kinds that it knows come first, by a field of a later version or one of several values
    that stand in a conflict; then those of kinds that only a later version knows.
    """
    sql = (
        "SELECT ref FROM record WHERE instr(revisions, ?) AND life = 'active' AND ref <> ?"
        " ORDER BY kind, sort"
    )
    ours = session.column(sql, (ref, ref))
    others = (each for each in later_records(session) if each.ref != ref and each.names(ref))
    return [*ours, *(each.ref for each in others)]


def _together(ours: Mapping[str, Heads], theirs: Mapping[str, Heads]) -> dict[str, Heads]:
    names = dict.fromkeys((*ours, *theirs))
    return {name: merged(ours.get(name, ()), theirs.get(name, ())) for name in names}


def _is_more(ours: Mapping[str, Heads], theirs: Mapping[str, Heads]) -> bool:
    return _together(ours, theirs) != dict(ours)
