"""What a person has decided so far in a review, kept in the desk file until it is carried out."""

from sqlalchemy import delete, insert, select

from hrdesk.store.schema import desk
from hrdesk.store.session import Session


def draft_of(session: Session, number: int) -> str:
    """What was kept for a workbook of the inbox; empty when nothing was."""
    query = select(desk.c.value).where(desk.c.key == _key(number))
    row = session.execute(query).first()
    return "" if row is None else str(row[0])


def keep_draft(session: Session, number: int, text: str) -> None:
    """Keep a text for a workbook of the inbox in place of what was there; empty forgets it."""
    session.execute(delete(desk).where(desk.c.key == _key(number)))
    if text:
        session.execute(insert(desk).values(key=_key(number), value=text))


def list_choices_of(session: Session, number: int) -> str:
    """How a foreign list of the inbox is read; empty for a workbook of a desk."""
    row = session.execute(select(desk.c.value).where(desk.c.key == _list_key(number))).first()
    return "" if row is None else str(row[0])


def keep_list_choices(session: Session, number: int, text: str) -> None:
    """Keep how a foreign list of the inbox is read."""
    session.execute(delete(desk).where(desk.c.key == _list_key(number)))
    session.execute(insert(desk).values(key=_list_key(number), value=text))


def lists_kept(session: Session) -> list[int]:
    """The numbers of the lists of other programs in the inbox."""
    keys = session.column("SELECT key FROM desk WHERE key LIKE ?", (_list_key("%"),))
    return sorted(int(key.removeprefix(_list_key(""))) for key in keys)


def forget_drafts(session: Session, number: int) -> None:
    """Forget all that was chosen about a workbook of the inbox."""
    keys = (_key(number), _list_key(number))
    session.execute(delete(desk).where(desk.c.key.in_(keys)))


def _list_key(number: int | str) -> str:
    return f"list/{number}"


def _key(number: int) -> str:
    return f"review/{number}"
