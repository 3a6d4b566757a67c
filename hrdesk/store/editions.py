"""Which edition of the records that ship with HRDesk a desk has, and what it began with."""

from hrdesk.store.session import Session

_EDITION, _START = "edition", "start"


def edition_of(session: Session) -> tuple[int, str]:
    """The number of the edition, and what the desk began with; 1 and nothing where nobody said."""
    sql = "SELECT key, value FROM desk WHERE key IN (?, ?)"
    said = dict(session.raw(sql, (_EDITION, _START)))
    return int(said.get(_EDITION, "1")), str(said.get(_START, ""))


def remember_edition(session: Session, edition: int, start: str) -> None:
    """Note that a desk has what an edition brought, whatever becomes of it there."""
    for key, value in ((_EDITION, str(edition)), (_START, start)):
        session.raw("INSERT OR REPLACE INTO desk (key, value) VALUES (?, ?)", (key, value))
