"""What only a later version knows of a workbook, taken in along with the rest of it."""

from collections.abc import Sequence

from hrdesk.domain.arrival import Arrival, Finding, FindingKind
from hrdesk.domain.later import LaterField, LaterRecord
from hrdesk.operations.trust import names_us
from hrdesk.store import journal
from hrdesk.store.erasure import erased
from hrdesk.store.later import keep_later_records, later_records, remember_later
from hrdesk.store.session import Session
from hrdesk.store.withdrawals import shown_in

# The decision that takes in the records of kinds that only a later version knows.
LATER_KINDS = ("", "later_kinds")
ERASED_LATER, WITHDRAWN_LATER = "erased_later", "withdrawn_later"


def told_of_later(session: Session, arrival: Arrival) -> tuple[Finding, ...]:
    """What a person is told of the records of such kinds."""
    return (*_told_of_erased(session, arrival), *_told_of_withdrawn(session, arrival))


def _told_of_erased(session: Session, arrival: Arrival) -> tuple[Finding, ...]:
    """A line for each such record that was erased here: it does not come in.

    Nobody could be asked about one of them alone: what it is about, only a later version knows.
    """
    wanted = not_erased(session, arrival)
    return tuple(
        Finding(FindingKind.PROBLEM, ERASED_LATER, each.title, found=each.ref)
        for each in arrival.later_records
        if each not in wanted
    )


def _told_of_withdrawn(session: Session, arrival: Arrival) -> tuple[Finding, ...]:
    """A line for each such record kept here that its sender shares no longer.

    Not what the sender has shared again since. It stays: whoever may not keep it any more erases it.
    """
    envelope = arrival.envelope
    if envelope.recipient != session.identity.code or names_us(session, envelope):
        return ()
    kept = {each.ref: each for each in later_records(session)} if envelope.later_withdrawn else {}
    issue = envelope.minute, envelope.copy
    since = shown_in(session, envelope.sender, kept) if kept else {}
    return tuple(
        Finding(FindingKind.PROBLEM, WITHDRAWN_LATER, kept[ref].title, found=ref)
        for ref in envelope.later_withdrawn
        if ref in kept and since.get(ref, issue) <= issue
    )


def not_erased(session: Session, arrival: Arrival) -> tuple[LaterRecord, ...]:
    """The records of such kinds that a workbook brings and this desk did not erase."""
    several = arrival.later_records
    graves = erased(session, (each.ref for each in several)) if several else ()
    return tuple(each for each in several if each.ref not in graves)


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
