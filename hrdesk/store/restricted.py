"""The tables of the restricted registers: locked content, and the day on which it must be gone."""

from collections.abc import Iterable, Mapping

from hrdesk.store.session import Session


def lock_of(session: Session, name: str) -> tuple[bytes, bytes] | None:
    """Salt and proof of a register; None where it was not made yet."""
    sql = "SELECT salt, proof FROM restricted_register WHERE name = ?"
    rows = session.raw(sql, (name,))
    return (bytes(rows[0][0]), bytes(rows[0][1])) if rows else None


def keep_lock(session: Session, name: str, salt: bytes, proof: bytes) -> None:
    """Make a register, or give one that is there another lock."""
    sql = (
        "INSERT INTO restricted_register (name, salt, proof) VALUES (?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET salt = excluded.salt, proof = excluded.proof"
    )
    session.raw(sql, (name, salt, proof))


def names(session: Session) -> set[str]:
    """The registers that were made."""
    return {str(each) for each in session.column("SELECT name FROM restricted_register")}


def locked_entries(session: Session, name: str) -> list[tuple[int, str, bytes]]:
    """Number, purge day and locked content of each entry."""
    sql = "SELECT id, purge, content FROM restricted_entry WHERE register = ? ORDER BY id"
    return [(int(i), str(day), bytes(content)) for i, day, content in session.raw(sql, (name,))]


def put(session: Session, name: str, number: int, purge: str, content: bytes) -> None:
    """Write an entry, over the one with this number; nothing of that is left on its page."""
    _overwrite(session)
    sql = (
        "INSERT OR REPLACE INTO restricted_entry (id, register, purge, content) VALUES (?, ?, ?, ?)"
    )
    session.raw(sql, (number, name, purge, content))


def delete(session: Session, numbers: Iterable[int]) -> None:
    """Take entries out; their pages are overwritten with zeros."""
    _overwrite(session)
    session.raw_rows("DELETE FROM restricted_entry WHERE id = ?", [(each,) for each in numbers])


def drop(session: Session, name: str) -> None:
    """Take a register out with all its entries."""
    _overwrite(session)
    session.raw("DELETE FROM restricted_entry WHERE register = ?", (name,))
    session.raw("DELETE FROM restricted_register WHERE name = ?", (name,))


def due(session: Session, day: str) -> Mapping[str, tuple[int, ...]]:
    """The entries that must be gone on a day, by register; can be told without any passphrase."""
    sql = (
        "SELECT register, id FROM restricted_entry WHERE purge <> '' AND purge <= ?"
        " ORDER BY register, purge, id"
    )
    found: dict[str, tuple[int, ...]] = {}
    for name, number in session.raw(sql, (day,)):
        found[str(name)] = (*found.get(str(name), ()), int(number))
    return found


def _overwrite(session: Session) -> None:
    # Of this connection only, and for good: what follows in it is a little slower.
    session.raw("PRAGMA secure_delete = ON")
