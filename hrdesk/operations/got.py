"""Notes what a partner's workbook shows that it has, and what it shares no longer."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from hrdesk.domain.arrival import Arrival, ArrivedRecord
from hrdesk.domain.disclosure import version_of
from hrdesk.domain.kept import all_merged
from hrdesk.domain.later import LaterRecord
from hrdesk.domain.revisions import Heads
from hrdesk.domain.state import RecordState
from hrdesk.operations.withdrawals import issue_of
from hrdesk.store import ledger
from hrdesk.store.session import Session
from hrdesk.store.withdrawals import remember_withdrawn

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row shows that its sender has; `stood` says that the record is here.

    `open` are the ids, by register, of what nobody knows here, as far as it is decided about.
    """

    version: str
    registers: tuple[str, ...]
    open: Mapping[str, frozenset[str]]
    stood: bool


class ShownRecords:
    """What the rows of a workbook show, noted while each is unpacked for the plan."""

    def __init__(self) -> None:
        self.records: dict[str, Shown] = {}
        # Nearly all records have the same registers: kept once, and not a hundred thousand times.
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def look(
        self, arrived: ArrivedRecord, ours: RecordState | None, brings: Collection[str]
    ) -> None:
        """Note one record, which brings something in these registers."""
        heads = all_merged(arrived.heads())
        names = tuple(heads)
        self.records[arrived.ref] = Shown(
            version_of(heads),
            self._names.setdefault(names, names),
            _new_to(ours, {name: _ids(heads[name]) for name in brings}),
            ours is not None,
        )

    def taken_in(self, state: RecordState) -> None:
        """From now on a record stands so here."""
        if each := self.records.get(state.ref):
            self.records[state.ref] = replace(each, open=_new_to(state, each.open), stood=True)


def remember_got(
    session: Session,
    arrival: Arrival,
    shown: ShownRecords,
    others: Iterable[LaterRecord] = (),
) -> None:
    """Note what the sender has: it may hear of whatever becomes of that here.

    `shown` is what its workbook shows, once it is taken in, and `others` are the records that
    were taken in of kinds that only a later version knows.
    """
    sender = arrival.envelope.sender
    if sender == session.identity.code:
        return
    got = {
        ref: ledger.Got(each.version, _known(each))
        for ref, each in shown.records.items()
        if each.stood
    }
    known = {
        each.ref: ledger.Got(version_of(each.registers), tuple(each.registers)) for each in others
    }
    ledger.remember_got(session, sender, got | known, issue_of(arrival.envelope))
    if arrival.envelope.recipient == session.identity.code:
        # An older workbook of it may still come.
        said = (*arrival.envelope.withdrawn, *arrival.envelope.later_withdrawn)
        remember_withdrawn(session, sender, said, issue_of(arrival.envelope))


def _known(shown: Shown) -> tuple[str, ...]:
    """The registers of which something is known here: what was made up elsewhere proves nothing."""
    if not shown.open:
        return shown.registers
    return tuple(name for name in shown.registers if name not in shown.open)


def _new_to(
    state: RecordState | None, brought: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """The registers, with the ids brought, of which a record knows no revision."""
    return {
        name: ids
        for name, ids in brought.items()
        if state is None or not _knows(state.heads(name), ids)
    }


def _knows(heads: Heads, ids: frozenset[str]) -> bool:
    return any(each.id in ids or not ids.isdisjoint(each.ancestors) for each in heads)


def _ids(heads: Heads) -> frozenset[str]:
    return frozenset(each.id for each in heads)
