"""Writes the records of a workbook as they stand once it is taken in, with what belongs to them."""

from collections.abc import Mapping

from hrdesk.domain.arrival import Arrival
from hrdesk.domain.later import LaterField
from hrdesk.domain.records import kind_of
from hrdesk.domain.revisions import Heads
from hrdesk.domain.state import RecordState, split_register
from hrdesk.store.erasure import dig_up, erased
from hrdesk.store.later import remember_later
from hrdesk.store.records import write_states
from hrdesk.store.session import Session
from hrdesk.store.withdrawals import want_again


def write_down(
    session: Session,
    arrival: Arrival,
    after: Mapping[str, RecordState],
    writes: Mapping[str, Mapping[str, Heads]],
) -> None:
    """Write records of a workbook, of which these registers changed: they are wanted here now."""
    write_states(session, list(after.values()))
    dig_up(session, erased(session, writes))
    want_again(session, writes)
    remember_later(session, _later_written(arrival, writes))


def _later_written(arrival: Arrival, writes: Mapping[str, Mapping[str, Heads]]) -> list[LaterField]:
    """The fields of a later version of which something was taken in."""
    names = {
        (kind_of(ref), split_register(register)[0])
        for ref, changed in writes.items()
        for register in changed
    }
    return [
        each
        for kind, fields in arrival.later.items()
        for name, each in fields.items()
        if (kind, name) in names
    ]
