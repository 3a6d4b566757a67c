"""Whether the file is whole: SQLite's own checks, and that search and links follow the records."""

from hrdesk.store.session import Session

_FOLLOWING = {
    "search": "SELECT count(*) FROM record WHERE joined = '' AND id NOT IN (SELECT rowid FROM search)",
    "orphans": "SELECT count(*) FROM search WHERE rowid NOT IN (SELECT id FROM record)",
    # What is locked cannot be read here; that it can be what was written, can be told: a cost and a
    # salt, a nonce and the tag of at least one block, and a day.
    "restricted": "SELECT (SELECT count(*) FROM restricted_register WHERE length(salt) <> 17"
    " OR hex(substr(salt, 1, 1)) NOT BETWEEN '01' AND '12' OR length(proof) < 28) + (SELECT count(*)"
    " FROM restricted_entry WHERE length(content) < 540 OR typeof(content) <> 'blob'"
    " OR (purge <> '' AND purge IS NOT date(purge)))",
}


def faults_of_file(session: Session) -> list[str]:
    """What SQLite and the tables that follow the records say; empty when all is well."""
    faults = [row[0] for row in session.raw("PRAGMA integrity_check") if row[0] != "ok"]
    faults += [f"foreign key of {row[0]}" for row in session.raw("PRAGMA foreign_key_check")]
    faults += [name for name, sql in _FOLLOWING.items() if session.number(sql)]
    return faults


def stored_record(session: Session, ref: str) -> tuple[str, str, int]:
    """Label, life and number of conflicts as the table shows them."""
    row = session.raw("SELECT label, life, conflicts FROM record WHERE ref = ?", (ref,))[0]
    return str(row[0]), str(row[1]), int(row[2])
