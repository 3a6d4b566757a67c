"""Decides record by record what goes to one partner, and keeps small what goes.

A desk may hold more records than the memory: what leaves of them stands packed, some hundred
together, and is unpacked for each look.
"""

from collections import deque
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from hrdesk.domain.codes import Life
from hrdesk.domain.disclosure import version_of
from hrdesk.domain.fields import Field
from hrdesk.domain.label import Label
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
from hrdesk.exchange.kept_small import Shares, Small
from hrdesk.exchange.prepared import OutRecord
from hrdesk.operations.linked_names import Links
from hrdesk.operations.reach import Has, Sight
from hrdesk.operations.sending import HeldBack, Outgoing
from hrdesk.operations.starting import is_as_shipped
from hrdesk.operations.stood_before import without_undos
from hrdesk.store import journal, listing
from hrdesk.store.session import Session


class Decided(NamedTuple):
    """A record that may go: what goes of it, its title and label, and which fields never do."""

    share: Disclosed
    title: str
    label: Label
    closed: frozenset[str]


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
        self._links = Links(later)
        self._session, self._reader, self._has = session, reader, has
        self._specs = {
            kind: {name: each.spec for name, each in fields.items()}
            for kind, fields in later.items()
        }
        self._only_changed = only_changed
        self._waiting: deque[Decided] = deque()
        self._closed: dict[frozenset[str], frozenset[str]] = {}

    def decide(self, states: Sequence[RecordState]) -> Shares:
        """What goes of those of some records that may go; the others stay."""
        self.seen.meet(states)
        self._has.meet({state.ref for state in states})
        titles = listing.titles(self._session, [state.ref for state in states])
        found = (self._decide(state, titles.get(state.ref, state.ref)) for state in states)
        decided = [each for each in found if each is not None]
        self._waiting += decided
        return [(each.share.ref, each.share.registers) for each in decided]

    def take(self, small: Sequence[Small]) -> None:
        """Let the next of those that may go do so, kept small; but not what the partner has."""
        for kept in small:
            each = self._waiting.popleft()
            # As many as there are records: it is kept once, and not in each place anew.
            ref = kept.registers.ref
            if self._only_changed and self._has.settled(ref, kept.version):
                continue
            self.going.append(self._outgoing(ref, each, kept))

    def _decide(self, state: RecordState, title: str) -> Decided | None:
        why = self.seen.held_back(state)
        if state.life is Life.REMOVED and not self._has.had(state.ref):
            return None
        if why is not None:
            self.staying.append(self._held(state, title, why))
            return None
        share = self._share(state)
        self.staying += self._parts_held(share, title)
        closed = fields_held_back(state, self._reader)
        # One and the same for nearly all records.
        return Decided(share, title, state.label, self._closed.setdefault(closed, closed))

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

    def _outgoing(self, ref: str, each: Decided, kept: Small) -> Outgoing:
        return Outgoing(
            OutRecord(ref, kept.registers, each.closed, kept.version),
            each.title,
            each.label,
            kept.told,
            is_new=not self._has.had(ref),
            is_changed=not (self._has.has_as(ref, kept.version) or self._had_before(each.share)),
            is_only_gone=each.share.registers.keys() == {LIFE},
            is_as_shipped=is_as_shipped(ref, each.share.registers),
            links=self._links.of(ref, each.share.registers),
        )

    def _had_before(self, share: Disclosed) -> bool:
        """Whether the partner has what stands again since something was taken back."""
        ref = share.ref
        if ref not in self._taken_back or not self._has.had(ref):
            return False
        before = without_undos(self._session, RecordState(ref, share.registers))
        return any(self._has.has_as(ref, version_of(each.registers)) for each in before)

    @cached_property
    def _taken_back(self) -> frozenset[str]:
        return journal.ever_taken_back(self._session)
