"""The workbooks themselves that were sent: what returns without its hidden sheets is read by them.

They are kept as they are (packed already, about 170 bytes a record), without any passphrase.
"""

from hrdesk.store.session import Session

# So many of each partner stay in any case, and all that it has not confirmed yet: as long as all
# together take no more than this. The oldest go first.
KEPT_EACH = 3
MOST_BYTES = 64 << 20


def keep_sent_copy(session: Session, entry: int, content: bytes) -> None:
    """Keep the workbook of an entry of the outbox, and let go of what is needed no longer."""
    session.raw("INSERT OR REPLACE INTO sent_copy VALUES (?, ?)", (entry, content))
    _let_go(session)


def sent_copy_of(session: Session, workbook: str) -> bytes | None:
    """A workbook that was sent, by its id; None where it is not kept."""
    sql = (
        "SELECT content FROM sent_copy JOIN sent_workbook ON sent_workbook.id = outbox"
        " WHERE workbook = ?"
    )
    rows = session.raw(sql, (workbook,))
    return bytes(rows[0][0]) if rows else None


def kept_copies(session: Session) -> list[tuple[int, bytes]]:
    """All that are kept, by the number of their entry."""
    sql = "SELECT outbox, content FROM sent_copy ORDER BY outbox"
    return [(int(row[0]), bytes(row[1])) for row in session.raw(sql)]


def drop_copy(session: Session, entry: int) -> None:
    """Let a workbook go; that it was sent stays known."""
    session.raw("DELETE FROM sent_copy WHERE outbox = ?", (entry,))


def _let_go(session: Session) -> None:
    sql = (
        "SELECT sent_copy.outbox, partner, confirmed IS NULL, length(content),"
        " sent_copy.outbox IN (SELECT reverses FROM outbox) FROM sent_copy"
        " JOIN outbox ON outbox.id = sent_copy.outbox ORDER BY sent_copy.outbox DESC"
    )
    kept: dict[str, int] = {}
    total = 0
    for entry, partner, is_open, size, is_taken_back in session.raw(sql):
        total += size
        several = kept.get(partner, 0)
        is_needed = several < KEPT_EACH or is_open
        if is_taken_back or not is_needed or total > MOST_BYTES:
            drop_copy(session, entry)
        else:
            kept[partner] = several + 1
