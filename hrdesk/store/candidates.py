"""What twins are told by, of all records of a kind: a few columns each, and no revisions."""

from collections.abc import Iterator, Mapping, Sequence

from hrdesk.domain.candidates import Candidates, packed_fields
from hrdesk.domain.values import Value
from hrdesk.store.session import Session


def candidates(
    session: Session, kind: str, fields: Sequence[str]
) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """The records of a kind that are shown and not removed, with what stands in some fields."""
    return packed_candidates(session, kind, fields).read()


def packed_candidates(session: Session, kind: str, fields: Sequence[str]) -> Candidates:
    """The same, packed by SQLite, while which the window goes on: there is one row to fetch."""
    names = packed_fields(kind, tuple(fields))
    columns = "".join(f", k.{name}" for name in names)
    sql = (
        f"SELECT count(*), json_group_array(json_array(ref{''.join(f', {n}' for n in names)})) FROM"
        f" (SELECT record.ref{columns} FROM record JOIN kind_{kind} AS k ON k.id = record.id"
        " WHERE record.kind = ? AND record.life <> 'removed' AND record.joined = ''"
        " ORDER BY record.ref)"
    )
    [(number, rows)] = session.raw(sql, (kind,))
    return Candidates(kind, tuple(fields), number, rows)
