"""The preview of a workbook for a partner: what goes, what is held back and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.later import LaterFields
from hrdesk.domain.records import kind_of
from hrdesk.domain.sharing import Why
from hrdesk.exchange.base_rows import KeptLine
from hrdesk.exchange.cell_text import Names
from hrdesk.exchange.prepared import OutRecord
from hrdesk.operations.later_going import OtherHeldBack, OtherOutgoing
from hrdesk.store.ledger import Content
from hrdesk.store.partners import Partner


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A record, or one field of a record that goes, which stays here, and why.

    `is_withdrawn`: the partner has it, and is told in this workbook that it gets it no longer.
    `was_given`: something of the field was given before. The workbook says of it "not shared", as
    of the same field of any record, and nothing more; what the partner has it keeps, and only a
    person can ask it to do otherwise.
    """

    ref: str
    title: str
    why: Why
    field: str = ""
    is_withdrawn: bool = False
    was_given: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A record that goes; `is_new` and `is_changed` compare with what the partner has.

    `is_only_gone` says that its reader hears nothing but that it was removed; `is_as_shipped`, that
    all of it came with HRDesk; `told`, kept small, which revisions these are; `links`, the Refs that
    it names.
    """

    record: OutRecord
    title: str
    label: Label
    told: KeptLine
    is_new: bool
    is_changed: bool
    is_only_gone: bool = False
    is_as_shipped: bool = False
    links: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return kind_of(self.record.ref)

    @property
    def content(self) -> Content:
        """What the log keeps of it; each look makes it anew."""
        return Content(self.record.version, self.told.packed.decode())


@dataclass(frozen=True)
class Sending:
    """The preview: what goes, what is held back and why. Nothing has left yet.

    `others` are the records that go of kinds that only a later version knows, and
    `others_held_back` what stays here of such. `joined` says as which record the others of a merged
    one are shown here, and `linked` which labels the records have that do not go though links of
    what may go name them.
    """

    partner: Partner
    envelope: Envelope
    going: tuple[Outgoing, ...]
    held_back: tuple[HeldBack, ...]
    names: Names
    scope: str
    later: LaterFields = field(default_factory=dict)
    others: tuple[OtherOutgoing, ...] = ()
    others_held_back: tuple[OtherHeldBack, ...] = ()
    joined: Mapping[str, str] = field(default_factory=dict)
    linked: Mapping[str, Label] = field(default_factory=dict)

    @cached_property
    def one_by_one(self) -> list[tuple[Outgoing, ...]]:
        """What goes as people know it: what is shown as one record together, that one in front."""
        by_ref = {each.record.ref: each for each in self.going}
        found: dict[str, list[Outgoing]] = {}
        for ref, each in by_ref.items():
            shown = by_ref.get(self.joined.get(ref, ref), each)
            # What came with HRDesk is ticked by itself.
            first = shown if shown.is_as_shipped == each.is_as_shipped else each
            found.setdefault(first.record.ref, []).append(each)
        return [
            tuple(sorted(several, key=lambda each: (each.record.ref != ref, each.record.ref)))
            for ref, several in found.items()
        ]

    @cached_property
    def stays_whole(self) -> list[HeldBack]:
        """The records that stay as a whole; what is shown as one that goes or stays is not told."""
        whole = {each.ref: each for each in self.held_back if not each.field}
        known = {*whole, *(each.record.ref for each in self.going)}
        return [
            each
            for ref, each in whole.items()
            if each.is_withdrawn or self.joined.get(ref) not in known
        ]

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """The records that the partner was given, and hears now, once, that it gets no longer."""
        return self.envelope.withdrawn

    @property
    def says_anything(self) -> bool:
        """Whether there is anything in it that the partner would not hear without it."""
        return bool(self.going or self.others or self.withdrawn)

    @property
    def suggests_passphrase(self) -> bool:
        """Whether something leaves that only some desks may read."""
        return self.label is Label.PARTNERS

    @cached_property
    def named_only(self) -> dict[str, Label]:
        """The records that stay, though what goes has their names beside its links: their labels."""
        named = dict.fromkeys(ref for each in self.going for ref in each.links)
        return {ref: self.linked[ref] for ref in named if ref in self.linked}

    @cached_property
    def label(self) -> Label:
        """The strictest label of what leaves, the names beside its links among it."""
        labels = [each.label for each in self.going] + [each.label for each in self.others]
        return strictest(*labels, *self.named_only.values())
