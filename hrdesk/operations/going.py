"""Decides record by record what goes to one partner, and keeps small what goes.

A desk may hold more records than the memory: what leaves of them stands packed, some hundred
together, and is unpacked for each look.
"""

from collections.abc import Sequence

from hrdesk.domain.codes import Life
from hrdesk.domain.disclosure import told, version_of
from hrdesk.domain.fields import Field
from hrdesk.domain.later import LaterFields
from hrdesk.domain.sharing import (
    Disclosed,
    Reader,
    Why,
    disclosed,
    fields_held_back,
    is_withdrawn,
)
from hrdesk.domain.state import LIFE, RecordState
from hrdesk.exchange.base_rows import KeptLine, press, to_send
from hrdesk.exchange.prepared import OutRecord
from hrdesk.operations.linked_names import LinkedNames
from hrdesk.operations.reach import Has, Sight
from hrdesk.operations.sending import HeldBack, Outgoing
from hrdesk.store import listing
from hrdesk.store.session import Session


class Going:
    """What goes of the records met so far, and what stays; `only_changed` leaves out what a
    partner has already, as far as it has said so."""

    def __init__(
        self,
        session: Session,
        reader: Reader,
        has: Has,
        later: LaterFields,
        *,
        only_changed: bool,
    ) -> None:
        self.going: list[Outgoing] = []
        self.staying: list[HeldBack] = []
        self.seen = Sight(session, reader)
        self.names = LinkedNames(later)
        self._session, self._reader, self._has = session, reader, has
        self._specs = {
            kind: {name: each.spec for name, each in fields.items()}
            for kind, fields in later.items()
        }
        self._only_changed = only_changed
        self._closed: dict[frozenset[str], frozenset[str]] = {}

    def meet(self, states: Sequence[RecordState]) -> None:
        """Decide about some records."""
        self.seen.meet(states)
        self._has.meet({state.ref for state in states})
        titles = listing.titles(self._session, [state.ref for state in states])
        before = len(self.going)
        for state in states:
            self._decide(state, titles.get(state.ref, state.ref))
        press(each.record.registers for each in self.going[before:])
        press(each.told for each in self.going[before:])

    def _decide(self, state: RecordState, title: str) -> None:
        why = self.seen.held_back(state)
        if state.life is Life.REMOVED and not self._has.had(state.ref):
            return
        if why is not None:
            self.staying.append(self._held(state, title, why))
            return
        share = self._share(state)
        self.staying += self._parts_held(share, title)
        version = version_of(share.registers)
        if self._only_changed and self._has.settled(state.ref, version):
            return
        self.names.take(state.ref, title, share.registers)
        self.going.append(self._outgoing(state, share, title, version))

    def _held(self, state: RecordState, title: str, why: Why) -> HeldBack:
        told = self._has.holds(state.ref) and is_withdrawn(state, self._reader, why)
        return HeldBack(state.ref, title, why, is_withdrawn=told)

    def _parts_held(self, share: Disclosed, title: str) -> list[HeldBack]:
        return [
            HeldBack(
                share.ref,
                title,
                why,
                name,
                # What never leaves was never given.
                was_given=why is not Why.INTERNAL and self._has.knows_field(share.ref, name),
            )
            for name, why in share.withheld.items()
        ]

    def _share(self, state: RecordState) -> Disclosed:
        knows = self._has.registers_of(state.ref)
        specs: dict[str, Field] = self._specs.get(state.kind, {})
        return disclosed(state, self._reader, self.seen.may_see, knows, specs)

    def _outgoing(self, state: RecordState, share: Disclosed, title: str, version: str) -> Outgoing:
        closed = fields_held_back(state, self._reader)
        return Outgoing(
            OutRecord(
                state.ref,
                to_send(state.ref, share.registers),
                # One and the same for nearly all records.
                self._closed.setdefault(closed, closed),
                version,
            ),
            title,
            state.label,
            KeptLine(told(share.registers).encode()),
            is_new=not self._has.had(state.ref),
            is_changed=self._has.given(state.ref) != version,
            is_only_gone=share.registers.keys() == {LIFE},
        )
