"""Keeps the fields of one record, one save after the other, each over what was on screen.

Two saves of the same register at once would both name the same parents and disagree with
themselves; so the next waits until the one before is read back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.domain.records import kind_of, shape_of
from hrdesk.domain.refs import new_ref
from hrdesk.domain.revisions import Registers
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import Value
from hrdesk.operations.records import add_record, save_record, set_label
from hrdesk.store.records import read_state
from hrdesk.store.same import members, shown_ref
from hrdesk.ui.desk import Desk


@dataclass
class Draft:
    """A record that is begun and cannot be recognised yet: how it will be labelled."""

    label: Label = Label.INTERNAL
    partners: tuple[str, ...] = ()


class Saving(QObject):
    """The record that a form shows: what is kept of it, and what waits to be."""

    read = Signal()  # `state` is what the desk has now
    kept = Signal(object)  # the values that are on the desk now, by field
    not_kept = Signal(object)  # the values that are not, because the desk could not take them
    lost = Signal(str, str, object)  # kind, Ref or "" if new, values: refused, and left by now
    made = Signal(str)  # Ref: a draft has become a record
    became = Signal(str)  # Ref: the record was merged, or un-merged, and is shown under this one

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: dict[str, dict[str, Value]] = {}
        self._running: tuple[str, dict[str, Value]] | None = None
        self._drafts: dict[str, Draft] = {}
        self.state: RecordState | None = None
        self.ref = ""
        desk.changed.connect(self._react)

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return kind_of(self.ref)

    @property
    def draft(self) -> Draft | None:
        """How the record will be labelled, as long as it is a draft."""
        return self._drafts.get(self.ref) if self.state is None else None

    @property
    def label(self) -> Label:
        """The label that it has, or will have."""
        if self.state is not None:
            return self.state.label
        return self.draft.label if self.draft else Label.INTERNAL

    @property
    def partners(self) -> tuple[str, ...]:
        """The desks that it names, or will name."""
        if self.state is not None:
            return self.state.partners
        return self.draft.partners if self.draft else ()

    def open(self, ref: str) -> bool:
        """Read a record of the desk, under whichever Ref it is shown; False when there is none."""
        self.ref = self._desk.read(shown_ref, ref)
        self.state = self._desk.read(read_state, self.ref)
        return self.state is not None

    def close(self) -> None:
        """Let go of the record that is open; it is not there any more."""
        self.ref, self.state = "", None

    def begin(self, kind: str) -> None:
        """Begin a record that is kept as soon as it can be recognised."""
        self.ref, self.state = new_ref(shape_of(kind).prefix), None
        waiting = {ref: each for ref, each in self._drafts.items() if self.is_on_way(ref)}
        self._drafts = {**waiting, self.ref: Draft()}

    def is_on_way(self, ref: str) -> bool:
        """Whether something of a record is being kept, or waits to be."""
        return ref in self._waiting or (self._running is not None and ref == self._running[0])

    def keep(self, values: Mapping[str, Value]) -> None:
        """Keep fields of the record; a draft becomes a record."""
        self._waiting.setdefault(self.ref, {}).update(values)
        self._go_on()

    def keep_label(self, label: Label, partners: Iterable[str] | None) -> None:
        """Label the record; None leaves the desks that it names."""
        if self.state is not None:
            self._desk.do(set_label, [self.ref], label, partners)
        elif self.draft is not None:
            named = self.draft.partners if partners is None else tuple(partners)
            self._drafts[self.ref] = Draft(label, named)
            self.read.emit()

    def _go_on(self) -> None:
        if self._running is not None or not self._waiting:
            return
        ref = next(iter(self._waiting))
        values = self._waiting.pop(ref)
        self._running = ref, values
        draft = self._drafts.get(ref)
        if draft is not None:
            self._add(ref, values, draft)
        else:
            seen = self._seen(ref)
            self._desk.do_or(self._was_kept, self._was_refused, save_record, ref, values, seen=seen)

    def _seen(self, ref: str) -> Registers | None:
        return self.state.registers if self.state is not None and ref == self.ref else None

    def _add(self, ref: str, values: Mapping[str, Value], draft: Draft) -> None:
        self._desk.do_or(
            self._was_kept,
            self._was_refused,
            add_record,
            kind_of(ref),
            values,
            label=draft.label,
            partners=draft.partners,
            ref=ref,
        )

    def _was_kept(self, _: object) -> None:
        if self._running is None:
            return
        ref, values = self._running
        self._running = None
        was_draft = self._drafts.pop(ref, None) is not None
        if ref == self.ref:
            self.state = self._desk.read(read_state, ref)
            self.kept.emit(values)
            self.read.emit()
        if was_draft:
            self.made.emit(ref)
        self._go_on()

    def _was_refused(self, _: Exception) -> None:
        if self._running is None:
            return
        ref, values = self._running
        self._running = None
        if ref == self.ref:
            self.not_kept.emit(values)
        else:
            self.lost.emit(kind_of(ref), "" if ref in self._drafts else ref, values)
        self._go_on()

    def _react(self, changes: Changes) -> None:
        # What we are saving ourselves is read when it is kept: `changed` comes a moment before.
        running = self._running[0] if self._running else ""
        if self.state is None or self.ref == running:
            return
        # What was joined with it may be written under another Ref.
        if not changes.kinds.isdisjoint({self.kind}) and self._is_about(changes.refs):
            was = self.ref
            self.open(was)
            self.read.emit()
            if self.ref != was:
                self.became.emit(self.ref)

    def _is_about(self, refs: Sequence[str]) -> bool:
        return self.ref in refs or not set(self._desk.read(members, self.ref)).isdisjoint(refs)
