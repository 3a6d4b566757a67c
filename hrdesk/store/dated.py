"""Records by when they are: only the columns a calendar paints, so that a month reads at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.records import field_of
from hrdesk.store.session import Session

# The month a date starts and ends in, as text; a year or a quarter is looked at more closely by
# whoever reads, because it compares badly with a month.
_START = "substr(k.{name}, 1, 7)"
_END = (
    "CASE WHEN instr(k.{name}, '/') THEN substr(k.{name}, instr(k.{name}, '/') + 1, 7)"
    " ELSE substr(k.{name}, 1, 7) END"
)
# By an index of the few that are.
IN_CONFLICT = (
    "SELECT ref, title, label, conflicts FROM record"
    " WHERE conflicts > 0 AND life = 'active' AND joined = '' ORDER BY sort, ref"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """One record in use with a date; `values` are the columns asked for, in their order.

    `origin` is the author of its first save.
    """

    ref: str
    title: str
    label: str
    conflicts: int
    values: tuple[str, ...]
    origin: str = ""


def dated(
    session: Session,
    kind: str,
    name: str,
    columns: Sequence[str],
    since: date,
    until: date,
    *,
    always: str = "",
) -> list[Dated]:
    """Records whose date or span `name` may touch the months of the days given; rather too many.

    Records with a value in the field `always` are given whatever their date.

    Read in the order of the kind's own table: what lies in other months is left out before its
    record is sought.
    """
    start, end = _START.format(name=field_of(kind, name).name), _END.format(name=name)
    touches = f"({start} <= ? OR {start} LIKE '%Q%') AND {end} || '~' >= ?"
    if always:
        touches = f"({touches} OR k.{field_of(kind, always).name} <> '')"
    condition = f"k.{name} <> '' AND {touches}"
    source = f"kind_{kind} AS k CROSS JOIN record ON record.id = k.id"
    return _read(session, kind, columns, source, condition, (f"{until:%Y-%m}", f"{since:%Y-%m}"))


def in_use(session: Session, kind: str, columns: Sequence[str]) -> list[Dated]:
    """All records of a kind in use, by title; for what needs them all, such as a time line."""
    source = f"record JOIN kind_{kind} AS k ON k.id = record.id"
    return _read(session, kind, columns, source, "1", ())


def dates_of(session: Session, kind: str, name: str) -> list[tuple[str, str]]:
    """Ref and date or span of all records of a kind in use that have one, in no order."""
    column = field_of(kind, name).name
    sql = (
        f"SELECT record.ref, k.{column} FROM record JOIN kind_{kind} AS k ON k.id = record.id"
        f" WHERE record.kind = ? AND record.life = 'active' AND record.joined = '' AND k.{column} <> ''"
    )
    return [(row[0], row[1]) for row in session.raw(sql, (kind,))]


def dates_until(session: Session, kind: str, name: str, since: date) -> dict[str, str]:
    """Date or span by Ref of all records of a kind in use that may end in a month or later.

    Read in the order of the kind's own table: what is over is left out before its record is sought.
    """
    column = field_of(kind, name).name
    sql = (
        f"SELECT record.ref, k.{column} FROM kind_{kind} AS k CROSS JOIN record ON record.id = k.id"
        f" WHERE k.{column} <> '' AND {_END.format(name=column)} || '~' >= ?"
        " AND record.life = 'active' AND record.joined = ''"
    )
    return {row[0]: row[1] for row in session.raw(sql, (f"{since:%Y-%m}",))}


def in_conflict(session: Session) -> list[Dated]:
    """The records in use, of any kind, in which several values stand."""
    return [Dated(row[0], row[1], row[2], row[3], ()) for row in session.raw(IN_CONFLICT)]


def _read(
    session: Session,
    kind: str,
    columns: Sequence[str],
    source: str,
    condition: str,
    parameters: tuple[str, ...],
) -> list[Dated]:
    wanted = "".join(f", k.{field_of(kind, each).name}" for each in columns)
    sql = (
        f"SELECT record.ref, record.title, record.label, record.conflicts, record.origin{wanted}"
        f" FROM {source}"
        f" WHERE {condition} AND record.kind = ? AND record.life = 'active' AND record.joined = ''"
        " ORDER BY record.sort, record.ref"
    )
    rows = session.raw(sql, (*parameters, kind))
    return [Dated(row[0], row[1], row[2], row[3], row[5:], row[4]) for row in rows]
