"""Wipes what a desk knows of a record, wherever it lies, and keeps its Ref as a gravestone."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterable

from hrdesk.store.begun import forget_begun
from hrdesk.store.drafts import forget_drafts
from hrdesk.store.later import forget_later
from hrdesk.store.muted import forget_muted
from hrdesk.store.partners import WIPED
from hrdesk.store.records import forget
from hrdesk.store.reminders import forget_record
from hrdesk.store.sent_copies import kept_copies
from hrdesk.store.session import Session

# What a text file may be written in; the parts of a workbook are UTF-8.
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError)


def wipe(session: Session, ref: str, *, tidies: bool = True) -> None:
    """Take the values of a record of any kind out of the desk: record, search, journal and log.

    Of many, the last one `tidies` the search, which still holds their words until then. The log keeps who was given which version; the nonces go, or a value could be tried out.
    """
    forget(session, [ref])
    forget_later(session, ref)
    forget_muted(session, ref)
    forget_record(session, ref)
    forget_begun(session, [ref])
    if tidies:
        session.raw("INSERT INTO search(search) VALUES ('optimize')")
    session.raw("DELETE FROM journal_edit WHERE ref = ?", (ref,))
    session.raw("DELETE FROM looked_at WHERE ref = ?", (ref,))
    sql = "SELECT version, told FROM given_content WHERE ref = ?"
    for version, told in session.raw(sql, (ref,)):
        rows = [[author, "", minute, names] for author, _, minute, names in json.loads(told)]
        session.raw(
            "UPDATE given_content SET told = ? WHERE ref = ? AND version = ?",
            (json.dumps(rows), ref, version),
        )
    session.raw("INSERT OR REPLACE INTO gravestone VALUES (?, ?)", (ref, session.minute))


def workbooks_naming(session: Session, ref: str) -> list[int]:
    """The workbooks of the inbox in which a record is named, by number.

    One that cannot be looked through may name it, and counts.
    """
    found = []
    for number, original in session.raw("SELECT id, original FROM inbox ORDER BY id"):
        if _names(zlib.decompress(original), ref):
            found.append(int(number))
    return found


def workbooks_bringing(session: Session, ref: str) -> list[int]:
    """The workbooks of the inbox of which something of a record was taken in, in all versions.

    A line without a Ref, as in any list of other programs, names the record in no byte.
    """
    sql = (
        "WITH brought AS (SELECT json_extract(about, '$.inbox') AS id FROM journal"
        " JOIN journal_edit ON journal_edit.entry = journal.id"
        " WHERE ref = ? AND operation = 'receive')"
        " SELECT id FROM inbox WHERE id IN (SELECT id FROM brought) OR workbook <> '' AND workbook"
        " IN (SELECT workbook FROM inbox WHERE id IN (SELECT id FROM brought)) ORDER BY id"
    )
    return [int(row[0]) for row in session.raw(sql, (ref,))]


def wipe_workbooks(session: Session, numbers: Iterable[int]) -> None:
    """Throw away the content of workbooks of the inbox; that they came stays known."""
    for number in numbers:
        session.raw(
            "UPDATE inbox SET original = ?, counts = '{}', written = '[]', status = 'set_aside'"
            " WHERE id = ?",
            (WIPED, number),
        )
        forget_drafts(session, number)


def copies_naming(session: Session, ref: str) -> dict[int, str]:
    """The workbooks kept as they were sent in which a record is named: number and file name."""
    names = dict(session.raw("SELECT id, file_name FROM outbox"))
    return {
        entry: str(names[entry]) for entry, content in kept_copies(session) if _names(content, ref)
    }


def erased(session: Session, refs: Iterable[str]) -> set[str]:
    """Those of the records that were erased here."""
    graves = {row[0] for row in session.raw("SELECT ref FROM gravestone")}
    return graves.intersection(refs)


def dig_up(session: Session, refs: Iterable[str]) -> None:
    """Somebody decided to have records again."""
    session.raw_rows("DELETE FROM gravestone WHERE ref = ?", [(ref,) for ref in refs])


def _names(original: bytes, ref: str) -> bool:
    if not zipfile.is_zipfile(io.BytesIO(original)):
        return any(ref.encode(encoding) in original for encoding in _ENCODINGS)
    try:
        with zipfile.ZipFile(io.BytesIO(original)) as parts:
            return any(ref.encode() in parts.read(name) for name in parts.namelist())
    except _UNREADABLE:
        return True
