"""What a desk has kept of later versions' fields and kinds, made its own once it knows them.

Run after the migrations, in their transaction: a desk that was upgraded by half never is.
"""

from collections.abc import Collection

from sqlalchemy import Connection

from hrdesk.domain.records import KINDS, known_field
from hrdesk.domain.state import RecordState
from hrdesk.store import journal
from hrdesk.store.later import kept_by, kept_records
from hrdesk.store.records import every_state, read_states, write_states
from hrdesk.store.session import Identity, Session


def adopt(connection: Connection) -> None:
    """Show the values of fields that this version has learnt, and make records of its new kinds."""
    session = Session(connection, Identity("", ""), 0)
    told = session.raw("SELECT kind, name FROM later_field")
    learnt = [(kind, name) for kind, name in told if known_field(kind, name) is not None]
    for kind in dict.fromkeys(kind for kind, _ in learnt):
        write_states(session, list(every_state(session, kind)))
    records = [each for each in kept_records(session) if each.kind in KINDS]
    known = read_states(session, [each.ref for each in records])
    new = [RecordState(each.ref, each.registers) for each in records if each.ref not in known]
    write_states(session, new)
    _remember_who_brought(session, {each.ref for each in new})
    marks = ", ".join("?" * len(KINDS))
    session.raw(f"DELETE FROM later_record WHERE kind IN ({marks})", tuple(KINDS))
    session.raw(f"DELETE FROM later_kind WHERE kind IN ({marks})", tuple(KINDS))
    for kind, name in learnt:
        session.raw("DELETE FROM later_field WHERE kind = ? AND name = ?", (kind, name))


def _remember_who_brought(session: Session, refs: Collection[str]) -> None:
    """Imports can be undone whole: also of what they brought before anybody here could read it."""
    for entry, edit in kept_by(session):
        if edit.ref in refs:
            sql = "SELECT coalesce(max(place) + 1, 0) FROM journal_edit WHERE entry = ?"
            journal.add_edits(session, entry, (edit,), session.number(sql, (entry,)))
