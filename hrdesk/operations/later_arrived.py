"""What only a later version knows of a workbook, taken in along with the rest of it."""

from collections.abc import Sequence

from hrdesk.domain.arrival import Arrival
from hrdesk.domain.later import LaterField, LaterRecord
from hrdesk.store import journal
from hrdesk.store.later import keep_later_records, remember_later
from hrdesk.store.session import Session

# The decision that takes in the records of kinds that only a later version knows.
LATER_KINDS = ("", "later_kinds")


def take_records(
    session: Session, arrival: Arrival, taken: Sequence[LaterRecord], *, has_entry: bool
) -> None:
    """Keep records of kinds that are not known; `has_entry` says that the journal has the import."""
    entry = journal.newest(session) if has_entry else 0
    keep_later_records(session, taken, entry)
    kinds = {each.kind for each in taken}
    remember_later(session, (each for each in _fields(arrival) if each.kind in kinds))


def _fields(arrival: Arrival) -> list[LaterField]:
    return [each for fields in arrival.later.values() for each in fields.values()]
