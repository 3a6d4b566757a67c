"""What partners share no longer with this desk, and what this desk took off itself."""

from collections.abc import Iterable, Mapping

from sqlalchemy.dialects.sqlite import insert as upsert

from hrdesk.store.schema import unwanted, withdrawal
from hrdesk.store.session import Session

# Minute and copy number of a workbook: which of two from one sender is the newer.
Issue = tuple[int, int]


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
    for ref in refs:
        session.raw("DELETE FROM unwanted WHERE ref = ?", (ref,))
