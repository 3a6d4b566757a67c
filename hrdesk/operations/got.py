"""Notes what a partner's workbook shows that it has, and what it shares no longer."""

from collections.abc import Iterable, Mapping

from hrdesk.domain.arrival import Arrival, ArrivedRecord
from hrdesk.domain.disclosure import version_of
from hrdesk.domain.later import LaterRecord
from hrdesk.domain.revisions import Heads, merged
from hrdesk.domain.state import RecordState
from hrdesk.operations.withdrawals import issue_of
from hrdesk.store import ledger
from hrdesk.store.session import Session
from hrdesk.store.withdrawals import remember_withdrawn

_CHUNK = 500


def remember_got(
    session: Session,
    arrival: Arrival,
    after: Mapping[str, RecordState],
    others: Iterable[LaterRecord] = (),
) -> None:
    """Note what the sender has: it may hear of whatever becomes of that here.

    `after` are the records as they stand here once its workbook is taken in, and `others` those
    that were taken in of kinds that only a later version knows.
    """
    sender = arrival.envelope.sender
    if sender == session.identity.code:
        return
    for start in range(0, len(arrival.records), _CHUNK):
        some = arrival.records[start : start + _CHUNK]
        got = {
            arrived.ref: _got(arrived, state)
            for arrived in some
            if (state := after.get(arrived.ref)) is not None
        }
        ledger.remember_got(session, sender, got, issue_of(arrival.envelope))
    known = {
        each.ref: ledger.Got(version_of(each.registers), tuple(each.registers)) for each in others
    }
    ledger.remember_got(session, sender, known, issue_of(arrival.envelope))
    if arrival.envelope.recipient == session.identity.code:
        # An older workbook of it may still come.
        said = arrival.envelope.withdrawn
        remember_withdrawn(session, sender, said, issue_of(arrival.envelope))


def _got(arrived: ArrivedRecord, state: RecordState) -> ledger.Got:
    heads = {
        name: several if len(several) == 1 else merged(several)
        for name, several in arrived.heads().items()
    }
    ours = state.registers
    known = [
        name
        for name, several in heads.items()
        # Most of it stands here just so.
        if (standing := ours.get(name)) == several or _is_known(standing or (), several)
    ]
    return ledger.Got(version_of(heads), tuple(known))


def _is_known(ours: Heads, heads: Heads) -> bool:
    """Whether one of these heads is known here: what was made up elsewhere proves nothing."""
    known = frozenset(each.id for each in ours).union(*(each.ancestors for each in ours))
    return any(each.id in known for each in heads)
