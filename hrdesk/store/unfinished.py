"""Workbooks that have no name yet: by these lines a program that broke off finds what it left."""

from dataclasses import dataclass

from sqlalchemy import insert

from hrdesk.store.ledger import remember_given
from hrdesk.store.schema import outbox
from hrdesk.store.session import Session

# What an entry of the log is about that takes another one back.
NOT_SENT = "not_sent"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A workbook on its way to `path`; once it was read again, the log and `digest` know it.

    As long as it is here, what the log says of it does not count.
    """

    path: str
    digest: str = ""
    entry: int | None = None


def begin(session: Session, path: str) -> None:
    """A workbook is going to be written to this place."""
    session.raw("INSERT OR REPLACE INTO unfinished VALUES (?, NULL, '')", (path,))


def was_read(session: Session, path: str, digest: str, entry: int | None) -> None:
    """The workbook is whole, and the log has it, unless it had the same one before."""
    sql = "UPDATE unfinished SET digest = ?, outbox = ? WHERE path = ?"
    session.raw(sql, (digest, entry, path))


def named(session: Session, path: str) -> None:
    """The workbook has its name: from now on it is sent."""
    session.raw("DELETE FROM unfinished WHERE path = ?", (path,))


def taken_back(session: Session, path: str) -> None:
    """The workbook got no name: an entry that says so joins the log, from which nothing goes."""
    columns = "workbook, partner, minute, copy, file_name, label, journal, reader, encrypted"
    sql = (
        f"SELECT id, {columns} FROM outbox"
        " WHERE id IN (SELECT outbox FROM unfinished WHERE path = ?)"
    )
    for number, *texts in session.raw(sql, (path,)):
        row = dict(zip(columns.split(", "), texts, strict=True))
        row |= {"minute": session.minute, "records": 0, "scope": NOT_SENT, "reverses": number}
        key = session.execute(insert(outbox).values(row)).inserted_primary_key
        assert key is not None
        remember_given(session, key[0], {})
    named(session, path)


def unfinished(session: Session) -> list[Unfinished]:
    """All that are on their way, or were when the program broke off."""
    sql = "SELECT path, digest, outbox FROM unfinished ORDER BY path"
    return [Unfinished(*row) for row in session.raw(sql)]
