"""What this desk was reminded of, and how long before it wants to be; never shared."""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from hrdesk.store.schema import desk, reminder, reminder_lead
from hrdesk.store.session import Session

# A Ref, and the minute (since 1970) of what it is about.
Key = tuple[str, int]
_LOOKED = "reminders/looked"


def leads(session: Session) -> dict[str, int]:
    """How many minutes before each record is reminded of, where a person chose that."""
    return {row[0]: row[1] for row in session.raw("SELECT ref, minutes FROM reminder_lead")}


def keep_lead(session: Session, ref: str, minutes: int | None) -> None:
    """Keep how long before a record is reminded of; None for what the settings say."""
    session.execute(delete(reminder_lead).where(reminder_lead.c.ref == ref))
    if minutes is not None:
        session.execute(insert(reminder_lead).values(ref=ref, minutes=minutes))


def standing(session: Session) -> dict[Key, int | None]:
    """All that was reminded of: from which minute on it shows; None for what is done with."""
    rows = session.raw("SELECT ref, about, shows FROM reminder")
    return {(row[0], row[1]): row[2] for row in rows}


def keep_shown(session: Session, shows: Mapping[Key, int | None]) -> None:
    """Keep from when on these show, or that they are done with."""
    rows = [{"ref": ref, "about": about, "shows": minute} for (ref, about), minute in shows.items()]
    if rows:
        statement = upsert(reminder)
        new = {"shows": statement.excluded.shows}
        session.execute(
            statement.on_conflict_do_update(index_elements=["ref", "about"], set_=new), rows
        )


def forget(session: Session, keys: Iterable[Key]) -> None:
    """Forget what there is nothing to remind of any more."""
    for ref, about in keys:
        session.raw("DELETE FROM reminder WHERE ref = ? AND about = ?", (ref, about))


def looked(session: Session) -> int | None:
    """The minute in which was looked last for what is to be reminded of; None before the first."""
    row = session.execute(select(desk.c.value).where(desk.c.key == _LOOKED)).first()
    return None if row is None else int(row[0])


def keep_looked(session: Session, minute: int) -> None:
    """Keep when was looked last."""
    session.execute(delete(desk).where(desk.c.key == _LOOKED))
    session.execute(insert(desk).values(key=_LOOKED, value=str(minute)))


def forget_record(session: Session, ref: str) -> None:
    """Forget all that concerns a record."""
    session.raw("DELETE FROM reminder WHERE ref = ?", (ref,))
    session.raw("DELETE FROM reminder_lead WHERE ref = ?", (ref,))
