"""Which records came from other programs, by the key that they have there, and in which version."""

import json
from collections.abc import Mapping

from hrdesk.domain.records import known_field
from hrdesk.store import journal
from hrdesk.store.session import Session

# The sequence and the minute of a version that another program wrote; -1 and 0 where it says none.
Version = tuple[int, int]
# What an operation that takes a file in tells of itself in the journal, and its name there.
VERSIONS, TAKE_FILE = "versions", "take_file"
_STANDING = "operation = 'take_file' AND role IN ('do', 'redo') AND undone = 0"

EXTERNAL_KEY = "external_key"


def refs_by_key(session: Session, kind: str) -> dict[str, str]:
    """The records of a kind by their keys elsewhere, removed ones too; of several one in use.

    None for kinds that keep no such key.
    """
    if known_field(kind, EXTERNAL_KEY) is None:
        return {}
    rows = session.raw(
        f"SELECT k.{EXTERNAL_KEY}, record.ref FROM record JOIN kind_{kind} AS k ON k.id = record.id"
        f" WHERE k.{EXTERNAL_KEY} <> '' ORDER BY record.life = 'removed' DESC, record.ref DESC"
    )
    return dict(rows)


def versions_taken(session: Session) -> dict[str, Version]:
    """The version in which each record was last taken from a file, as far as that stands."""
    sql = f"SELECT about FROM journal WHERE {_STANDING} ORDER BY id"
    found: dict[str, Version] = {}
    for (about,) in session.raw(sql):
        told: Mapping[str, list[int]] = json.loads(about).get(VERSIONS, {})
        found.update((ref, (sequence, modified)) for ref, (sequence, modified) in told.items())
    return found


def brought_by_files(session: Session, ref: str) -> frozenset[str]:
    """The revisions of a record that files of other programs brought, and no person wrote here."""
    return frozenset(
        each.id
        for entry, edit in journal.history(session, ref)
        if entry.operation == TAKE_FILE
        for heads in edit.after.values()
        for each in heads
    )
