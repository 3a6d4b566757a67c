"""What a person has typed and nothing was kept of yet, in the desk file, for after a crash."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from hrdesk.store.schema import desk
from hrdesk.store.session import Session

_BEGUN = "begun/"


def keep_begun(session: Session, key: str, text: str) -> None:
    """Keep a text in place of what was kept under the key; empty forgets it."""
    forget_begun(session, [key])
    if text:
        session.execute(insert(desk).values(key=_BEGUN + key, value=text))


def begun(session: Session) -> dict[str, str]:
    """All that is kept, by key."""
    rows = session.execute(select(desk.c.key, desk.c.value).where(desk.c.key.startswith(_BEGUN)))
    return {str(key).removeprefix(_BEGUN): str(text) for key, text in rows}


def forget_begun(session: Session, keys: Iterable[str]) -> None:
    """Forget what is kept under the keys, if there is something."""
    session.execute(delete(desk).where(desk.c.key.in_([_BEGUN + key for key in keys])))
