"""What lies in the bin of a desk, and which of it other desks have as well."""

from typing import NamedTuple

from hrdesk.domain.codes import Life
from hrdesk.store.session import Session


class Removed(NamedTuple):
    """A record that was removed; `is_shared` where it went to another desk or came from one, under any Ref."""

    ref: str
    kind: str
    title: str
    label: str
    changed: int
    is_shared: bool


def removed(session: Session) -> list[Removed]:
    """All records that were removed, what was written last first."""
    sql = (
        f"SELECT ref, kind, title, label, changed, {_others_have('record')}"
        # One record for several Refs is wiped under all of them.
        " OR EXISTS (SELECT 1 FROM record AS one WHERE one.joined <> ''"
        f" AND one.joined = record.ref AND ({_others_have('one')}))"
        " FROM record WHERE life = ? AND joined = '' ORDER BY changed DESC, sort, ref"
    )
    rows = session.raw(sql, (Life.REMOVED.value,))
    return [Removed(row[0], row[1], row[2], row[3], row[4], bool(row[5])) for row in rows]


def _others_have(record: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM outbox_record AS gone WHERE gone.ref = {record}.ref)"
        f" OR EXISTS (SELECT 1 FROM got_record AS came WHERE came.ref = {record}.ref)"
    )
