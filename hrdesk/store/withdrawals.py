"""What partners share no longer with this desk, and what this desk took off itself."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.dialects.sqlite import insert as upsert

from hrdesk.store.ledger import WITHDRAWN
from hrdesk.store.schema import unwanted, withdrawal
from hrdesk.store.session import Session

# Minute and copy number of a workbook: which of two from one sender is the newer.
Issue = tuple[int, int]
_CHUNK = 500
# A record that a partner was given other than where it began, and that has not heard since that it
# gets it no longer.
_GIVEN_ON = f"""
SELECT 1 FROM outbox_record AS given JOIN sent_workbook AS book ON book.id = given.outbox
WHERE given.ref = record.ref AND given.version <> '{WITHDRAWN}'
AND book.partner <> substr(origin, 1, instr(origin, '.') - 1) AND NOT EXISTS
(SELECT 1 FROM outbox_record AS told JOIN sent_workbook AS later ON later.id = told.outbox
 WHERE told.ref = given.ref AND told.version = '{WITHDRAWN}'
 AND later.partner = book.partner AND later.id > book.id)
"""
# A partner has said that it shares a record no longer, and has not shown it since.
_SHARED_NO_LONGER = """
SELECT 1 FROM withdrawal AS said WHERE said.ref = record.ref AND NOT EXISTS
(SELECT 1 FROM got_record AS got WHERE got.partner = said.partner AND got.ref = said.ref
 AND (got.minute, got.copy) > (said.minute, said.copy))
"""


def remember_withdrawn(session: Session, code: str, refs: Iterable[str], issue: Issue) -> None:
    """Note what a partner said that it shares no longer; the newest word of it counts."""
    earlier = withdrawn_in(session, code)
    rows = [
        {"partner": code, "ref": ref, "minute": issue[0], "copy": issue[1]}
        for ref in refs
        if earlier.get(ref, issue) <= issue
    ]
    if rows:
        statement = upsert(withdrawal)
        new = {"minute": statement.excluded.minute, "copy": statement.excluded.copy}
        session.execute(
            statement.on_conflict_do_update(index_elements=["partner", "ref"], set_=new), rows
        )


def withdrawn_in(session: Session, code: str) -> Mapping[str, Issue]:
    """The newest workbook in which a partner withdrew each record."""
    sql = "SELECT ref, minute, copy FROM withdrawal WHERE partner = ?"
    return {row[0]: (row[1], row[2]) for row in session.raw(sql, (code,))}


def shown_in(session: Session, code: str, refs: Iterable[str]) -> dict[str, Issue]:
    """The newest workbook in which a partner showed each of these records."""
    sql = "SELECT minute, copy FROM got_record WHERE partner = ? AND ref = ?"
    found = {ref: session.raw(sql, (code, ref)) for ref in refs}
    return {ref: (rows[0][0], rows[0][1]) for ref, rows in found.items() if rows}


def remember_unwanted(session: Session, refs: Iterable[str]) -> None:
    """Note that a person took records off this desk."""
    rows = [{"ref": ref, "minute": session.minute} for ref in refs]
    if rows:
        session.execute(upsert(unwanted).on_conflict_do_nothing(), rows)


def all_unwanted(session: Session) -> frozenset[str]:
    """The records that were taken off this desk; some may be back by undoing."""
    return frozenset(row[0] for row in session.raw("SELECT ref FROM unwanted"))


def want_again(session: Session, refs: Iterable[str]) -> None:
    """Somebody decided to have records again."""
    session.raw_rows("DELETE FROM unwanted WHERE ref = ?", [(ref,) for ref in refs])


def bound_here(session: Session, refs: Sequence[str], authors: Iterable[str]) -> bool:
    """Whether one of some records began here or was given on from here, so that others hear of it.

    What a partner shares no longer is not bound by having been given on; what comes with HRDesk
    began nowhere, and nobody has it from here. `authors` are the names of this desk.
    """
    ours = tuple(authors)
    names = ", ".join("?" * len(ours))
    for start in range(0, len(refs), _CHUNK):
        some = tuple(refs[start : start + _CHUNK])
        marks = ", ".join("?" * len(some))
        sql = (
            f"SELECT 1 FROM record WHERE ref IN ({marks}) AND origin <> '' AND (origin IN ({names})"
            f" OR (EXISTS ({_GIVEN_ON}) AND NOT EXISTS ({_SHARED_NO_LONGER}))) LIMIT 1"
        )
        if session.raw(sql, (*some, *ours)):
            return True
    return False
