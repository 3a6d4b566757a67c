"""Notes what a partner's workbook shows that it has, and what it shares no longer."""

from collections.abc import Callable, Collection, Iterable, Sequence

from hrdesk.domain.arrival import Arrival, ArrivedRecord
from hrdesk.domain.disclosure import version_of
from hrdesk.domain.kept import all_merged, unlike
from hrdesk.domain.later import LaterRecord
from hrdesk.domain.revisions import Heads
from hrdesk.domain.state import RecordState
from hrdesk.operations.trust import names_us
from hrdesk.operations.withdrawals import issue_of
from hrdesk.store import ledger
from hrdesk.store.records import read_states, standing
from hrdesk.store.session import Session
from hrdesk.store.withdrawals import remember_withdrawn

_CHUNK = 500


def remember_got(
    session: Session,
    arrival: Arrival,
    left: Collection[str],
    others: Iterable[LaterRecord],
    step: Callable[[int], None],
) -> None:
    """Note what the sender has, once its workbook is taken in: it may hear of whatever becomes of
    that here.

    `left` are the records of which something was not taken in, and `others` those that were taken
    in of kinds that only a later version knows. `step` is called with the number of records looked
    at, some hundred at a time.
    """
    sender, issue = arrival.envelope.sender, issue_of(arrival.envelope)
    if names_us(session, arrival.envelope):
        return
    for start in range(0, len(arrival.records), _CHUNK):
        some = arrival.records[start : start + _CHUNK]
        step(len(some))
        ledger.remember_got(session, sender, _shown(session, some, left), issue)
    known = {
        each.ref: ledger.Got(version_of(each.registers), tuple(each.registers)) for each in others
    }
    ledger.remember_got(session, sender, known, issue)
    if arrival.envelope.recipient == session.identity.code:
        # An older workbook of it may still come.
        said = (*arrival.envelope.withdrawn, *arrival.envelope.later_withdrawn)
        remember_withdrawn(session, sender, said, issue)


def _shown(
    session: Session, several: Sequence[ArrivedRecord], left: Collection[str]
) -> dict[str, ledger.Got]:
    """What rows show of the records that are here."""
    here = standing(session, [each.ref for each in several])
    # A spare line may be here as a record of its own, and its Ref stand for another entry.
    other = [each.ref for each in several if each.is_new or each.ref in left]
    states = read_states(session, here.intersection(other))
    return {
        each.ref: _shown_one(each, states.get(each.ref)) for each in several if each.ref in here
    }


def _shown_one(arrived: ArrivedRecord, state: RecordState | None) -> ledger.Got:
    """What a row shows; `state` is the record where that may be without something of it.

    What nobody knows here is not told: what was made up elsewhere proves nothing.
    """
    heads = all_merged(arrived.heads())
    names = tuple(heads)
    if state is not None:
        new = unlike(heads, state.registers)
        unknown = {name for name in new if not _knows(state.heads(name), heads[name])}
        names = tuple(name for name in names if name not in unknown)
    return ledger.Got(version_of(heads), names)


def _knows(ours: Heads, theirs: Heads) -> bool:
    ids = {each.id for each in theirs}
    return any(each.id in ids or not ids.isdisjoint(each.ancestors) for each in ours)
