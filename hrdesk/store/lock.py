"""What the passphrase of the window's lock is tried against, in the desk file."""

from sqlalchemy import delete, insert, select

from hrdesk.store.schema import desk
from hrdesk.store.session import Session

_KEY = "lock"


def kept_lock(session: Session) -> str:
    """What was kept; empty where the window is not locked."""
    row = session.execute(select(desk.c.value).where(desk.c.key == _KEY)).first()
    return "" if row is None else str(row[0])


def keep_lock(session: Session, text: str) -> None:
    """Keep a text in place of what was there; empty takes the lock away."""
    session.execute(delete(desk).where(desk.c.key == _KEY))
    if text:
        session.execute(insert(desk).values(key=_KEY, value=text))
