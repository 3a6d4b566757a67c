"""Which revisions of joined records somebody here has looked at, of which no link may tell."""

from collections.abc import Iterable

from hrdesk.store.session import Session


def looked_at(session: Session, refs: Iterable[str]) -> frozenset[str]:
    """The revisions of these records that somebody has looked at, though no link tells so."""
    sql = "SELECT revision FROM looked_at WHERE ref = ?"
    return frozenset(each for ref in refs for each in session.column(sql, (ref,)))


def look_at(session: Session, ref: str, revisions: Iterable[str]) -> None:
    """Remember that somebody has looked at revisions of a joined record."""
    for each in sorted(revisions):
        session.raw("INSERT OR IGNORE INTO looked_at VALUES (?, ?)", (ref, each))
