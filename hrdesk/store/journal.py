"""The journal: every change with its heads before and after; undo, redo and history read it."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.compact import compact, parsed
from hrdesk.domain.packing import pack, unpack
from hrdesk.domain.revisions import Registers
from hrdesk.store.schema import journal
from hrdesk.store.session import Session

DO, UNDO, REDO = "do", "undo", "redo"
_EDIT = "INSERT INTO journal_edit (entry, place, ref, before, after) VALUES (?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Entry:
    """One operation as the journal keeps it, without its edits."""

    id: int
    minute: int
    operation: str
    author: str
    about: Mapping[str, Any]
    role: str
    reverses: int | None


def append(session: Session, changes: Changes, role: str = DO, reverses: int | None = None) -> int:
    """Write an operation into the journal; returns the number of its entry."""
    number = begin(session, changes.operation, changes.about, role, reverses)
    add_edits(session, number, changes.edits)
    return number


def begin(
    session: Session,
    operation: str,
    about: Mapping[str, object],
    role: str = DO,
    reverses: int | None = None,
) -> int:
    """Begin an entry whose edits follow some at a time: there may be more than memory holds."""
    entry = {
        "minute": session.minute,
        "operation": operation,
        "author": session.identity.author,
        "about": compact(dict(about)),
        "role": role,
        "reverses": reverses,
    }
    primary_key = session.execute(insert(journal).values(entry)).inserted_primary_key
    assert primary_key is not None
    return int(primary_key[0])


def add_edits(session: Session, number: int, edits: Sequence[Edit], first: int = 0) -> None:
    """Put edits into an entry; `first` is the place of the first of them."""
    rows = [
        (number, place, edit.ref, _packed(edit.before), _packed(edit.after))
        for place, edit in enumerate(edits, first)
    ]
    session.raw_rows(_EDIT, rows)


def edits_backwards(session: Session, entry: int, size: int) -> Iterator[tuple[Edit, ...]]:
    """The edits of an entry, the last first, so many at a time."""
    sql = (
        "SELECT place, ref, before, after FROM journal_edit WHERE entry = ? AND place < ?"
        " ORDER BY place DESC LIMIT ?"
    )
    place = sys.maxsize
    while rows := session.raw(sql, (entry, place, size)):
        place = rows[-1][0]
        yield tuple(
            Edit(ref, _unpacked(ref, before), _unpacked(ref, after))
            for _, ref, before, after in rows
        )


def edits_of(session: Session, entry: int) -> tuple[Edit, ...]:
    """The edits of an entry, in the order in which they were made."""
    sql = "SELECT ref, before, after FROM journal_edit WHERE entry = ? ORDER BY place"
    return tuple(
        Edit(row[0], _unpacked(row[0], row[1]), _unpacked(row[0], row[2]))
        for row in session.raw(sql, (entry,))
    )


def extent_of(session: Session, entry: int) -> tuple[int, str]:
    """How many records an entry wrote, and the Ref of the first; cheap, whatever it holds."""
    sql = "SELECT count(*), min(place) FROM journal_edit WHERE entry = ?"
    count, place = session.raw(sql, (entry,))[0]
    first = session.raw(
        "SELECT ref FROM journal_edit WHERE entry = ? AND place = ?", (entry, place or 0)
    )
    return int(count), first[0][0] if first else ""


def to_undo(session: Session) -> Entry | None:
    """The last operation that stands: what undo would take back."""
    return _one(session, "role IN ('do', 'redo') AND undone = 0")


def to_redo(session: Session) -> Entry | None:
    """The undo that redo would take back; none once something else was done after it."""
    return _one(
        session,
        "role = 'undo' AND undone = 0"
        " AND id > (SELECT coalesce(max(id), 0) FROM journal WHERE role = 'do')",
    )


def mark_undone(session: Session, entry: int) -> None:
    """Remember that an entry was taken back, so that it is not taken back twice."""
    session.raw("UPDATE journal SET undone = 1 WHERE id = ?", (entry,))


def mark_emptied(session: Session) -> None:
    """Nothing can be taken back or done again of entries of which every record was wiped.

    What the desk is called has no edits ever, and a workbook still goes back to those that wait.
    """
    session.raw(
        "UPDATE journal SET undone = 1 WHERE undone = 0 AND operation <> 'desk'"
        " AND json_extract(about, '$.inbox') IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM journal_edit WHERE entry = journal.id)"
    )


def entry_of(session: Session, number: int) -> Entry | None:
    """The entry with this number."""
    return _one(session, "id = ?", (number,))


def imports_standing(session: Session, number: int) -> list[Entry]:
    """The times a workbook of the inbox was taken in and not taken back, the latest first."""
    sql = (
        "SELECT id, minute, operation, author, about, role, reverses FROM journal"
        " WHERE operation = 'receive' AND role IN ('do', 'redo') AND undone = 0"
        " AND json_extract(about, '$.inbox') = ? ORDER BY id DESC"
    )
    return [_entry(row) for row in session.raw(sql, (number,))]


def newest(session: Session) -> int:
    """The number of the newest entry; 0 in a new desk."""
    return session.number("SELECT coalesce(max(id), 0) FROM journal")


def history(session: Session, ref: str) -> list[tuple[Entry, Edit]]:
    """What happened to one record, the latest first."""
    sql = (
        "SELECT journal.id, minute, operation, author, about, role, reverses, before, after"
        " FROM journal_edit JOIN journal ON journal.id = journal_edit.entry"
        " WHERE ref = ? ORDER BY journal.id DESC"
    )
    found = []
    for row in session.raw(sql, (ref,)):
        edit = Edit(ref, _unpacked(ref, row[7]), _unpacked(ref, row[8]))
        found.append((_entry(row), edit))
    return found


def ever_taken_back(session: Session) -> frozenset[str]:
    """The records that an undo or a redo has written."""
    sql = (
        "SELECT DISTINCT ref FROM journal_edit"
        " WHERE entry IN (SELECT id FROM journal WHERE reverses IS NOT NULL)"
    )
    return frozenset(row[0] for row in session.raw(sql))


def written_since_given(
    session: Session, prefix: str, register: str
) -> list[tuple[str, str, Edit]]:
    """Ref, operation and edit of what was written into a register since a partner was given it.

    Only of records of one prefix that some partner was given last in a workbook before; the oldest
    first.
    """
    sql = (
        "WITH given AS (SELECT outbox_record.ref AS ref, max(book.journal) AS entry"
        " FROM outbox_record JOIN sent_workbook AS book ON book.id = outbox_record.outbox"
        " WHERE outbox_record.ref LIKE ? GROUP BY outbox_record.ref)"
        " SELECT given.ref, operation, before, after FROM given"
        " JOIN journal_edit ON journal_edit.ref = given.ref AND journal_edit.entry > given.entry"
        " JOIN journal ON journal.id = journal_edit.entry"
        " WHERE instr(after, ?) ORDER BY journal.id"
    )
    rows = session.raw(sql, (f"{prefix}-%", f'"{register}"'))
    found = []
    for ref, operation, before, after in rows:
        edit = Edit(ref, _unpacked(ref, before), _unpacked(ref, after))
        if register in edit.after and register in edit.before:
            found.append((ref, operation, edit))
    return found


def _one(session: Session, condition: str, parameters: tuple[Any, ...] = ()) -> Entry | None:
    sql = (
        "SELECT id, minute, operation, author, about, role, reverses FROM journal"
        f" WHERE {condition} ORDER BY id DESC LIMIT 1"
    )
    rows = session.raw(sql, parameters)
    return _entry(rows[0]) if rows else None


def _entry(row: tuple[Any, ...]) -> Entry:
    return Entry(row[0], row[1], row[2], row[3], parsed(row[4]), row[5], row[6])


def _packed(registers: Registers) -> str:
    values, document = pack(registers)
    return compact({"v": values, "d": document}) if registers else ""


def _unpacked(ref: str, text: str) -> Registers:
    if not text:
        return {}
    kept = parsed(text)
    return unpack(ref, kept["v"], kept["d"])
