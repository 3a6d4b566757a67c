"""Compares what a file of another program brings with this desk, and writes it as one step.

Whatever somebody wrote here after the other program wrote stays, and so does what two people wrote
differently: no file settles that. The same file a second time changes nothing: each record
remembers the key that the other program knows it by. Nor does an older copy that comes later, by
RFC 5546: the journal remembers the version that was taken.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.codes import Life
from hrdesk.domain.errors import BadValue, UnknownName
from hrdesk.domain.fields import Field
from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of, known_field, shape_of
from hrdesk.domain.refs import new_ref
from hrdesk.domain.revisions import Heads, distinct
from hrdesk.domain.state import (
    LABEL,
    LIFE,
    ORIGIN,
    PARTNERS,
    RecordState,
    partner_text,
    register_of,
)
from hrdesk.domain.twins import Twin
from hrdesk.domain.values import Value, canonical
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.formats.calendar_entry import Left, Note
from hrdesk.operations.incoming import (
    NEW_RECORD,
    OUT,
    Change,
    Choices,
    Fate,
    Incoming,
    Line,
    is_older,
)
from hrdesk.operations.records import registers_for, written_over
from hrdesk.operations.twins import TwinsHere
from hrdesk.store.erasure import erased
from hrdesk.store.external_keys import (
    EXTERNAL_KEY,
    TAKE_FILE,
    VERSIONS,
    Version,
    brought_by_files,
    refs_by_key,
    versions_taken,
)
from hrdesk.store.in_turn import StatesInTurn
from hrdesk.store.records import read_state, write_states
from hrdesk.store.session import Session
from hrdesk.store.withdrawals import all_unwanted

_CANCELLED = {"status": "cancelled"}
# An entry that went out from here comes back with its times; its words were made for others.
_COME_BACK = frozenset({"dates", "recurrence", "exceptions"})
_TWINS_OF = frozenset({"person"})
_SERIES, _OCCURRENCE = "series", "occurrence"
_CALENDAR = frozenset({"activity", "visit"})


@dataclass(frozen=True, slots=True)
class Decided:
    """A line of the plan with what it would write: over a record, or as a new one."""

    line: Line
    incoming: Incoming
    state: RecordState | None = None
    values: Mapping[str, Value] | None = None


def decide(
    session: Session,
    several: Sequence[Incoming],
    choices: Choices,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> list[Decided]:
    """What becomes of each thing of a file; nothing is written. Raises `Cancelled`."""
    planner = _Planner(session, several, choices)
    steps = Steps(len(several), progress, cancelled)
    steps.what = "plan"
    found = []
    for each in several:
        steps.step()
        decided = planner.decide(each)
        if not (each.is_quiet and decided.line.fate is Fate.LEFT_OUT):
            found.append(decided)
    return found


def write(
    session: Session,
    several: Iterable[Decided],
    choices: Choices,
    *,
    about: Mapping[str, object],
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Changes:
    """Write what was decided, as one operation. Raises `Cancelled`."""
    taken = [each for each in several if each.line.is_taken]
    steps = Steps(len(taken), progress, cancelled)
    steps.what = "write"
    edits: list[Edit] = []

    def states() -> Iterator[RecordState]:
        for each in taken:
            steps.step()
            before = each.state or RecordState(each.line.ref)
            changed = _over(session, each) if each.state else _new(session, each, choices)
            edits.append(Edit(before.ref, {name: before.heads(name) for name in changed}, changed))
            yield before.with_registers(changed)

    write_states(session, states())
    # One day taken out of a series says nothing of the version of all of it.
    told = {each.line.ref: each.incoming.version for each in taken if not each.incoming.only_known}
    versions = {ref: version for ref, version in told.items() if version > (-1, 0)}
    return Changes(TAKE_FILE, tuple(edits), {**about, VERSIONS: versions} if versions else about)


def _over(session: Session, each: Decided) -> dict[str, Heads]:
    assert each.state is not None
    wanted = registers_for(each.state.kind, each.values or {}, each.state.registers)
    return written_over(session, each.state, wanted, each.state.registers)


def _new(session: Session, each: Decided, choices: Choices) -> dict[str, Heads]:
    is_private = each.incoming.is_private
    written = registers_for(each.incoming.kind, each.values or {}, {})
    written |= {
        LABEL: (Label.INTERNAL if is_private else choices.label).value,
        PARTNERS: "" if is_private else partner_text(choices.partners),
        LIFE: Life.ACTIVE.value,
        ORIGIN: session.identity.author,
    }
    return {
        register: (session.pen.write(each.line.ref, register, value, ()),)
        for register, value in written.items()
        if value
    }


class _Planner:
    """Knows the records that the things of a file may be."""

    def __init__(self, session: Session, several: Sequence[Incoming], choices: Choices) -> None:
        self._session, self._choices = session, choices
        self._by_key = {
            kind: refs_by_key(session, kind) for kind in {each.kind for each in several}
        }
        self._twins = TwinsHere(session)
        self._versions = versions_taken(session)
        refs = [ref for each in several for ref in self._may_be(each)]
        chosen = [each for each in choices.rows.values() if each not in (NEW_RECORD, OUT)]
        self._states = StatesInTurn(session, refs, chosen)
        own = [each.own_ref for each in several if each.own_ref]
        self._away = erased(session, own) | all_unwanted(session).intersection(own)
        # What things of the file are, or become, for those that name them.
        self._refs: dict[tuple[str, str], str] = {}

    def decide(self, each: Incoming) -> Decided:
        """What becomes of one thing."""
        if each.reason:
            fate = Fate.PROBLEM if each.is_problem else Fate.LEFT_OUT
            return Decided(_line(each, fate, reason=each.reason), each)
        choice = self._choices.rows.get(each.number, "")
        if choice == OUT:
            return Decided(_line(each, Fate.LEFT_OUT, reason="chosen"), each)
        state, twins = self._find(each, choice)
        if state is not None:
            self._refs[state.kind, each.key] = state.ref
            return self._compare(each, state, twins)
        if each.own_ref in self._away and choice != NEW_RECORD:
            # What was erased here, or is not wanted here, comes back by nobody's oversight.
            return Decided(_line(each, Fate.REMOVED, ref=each.own_ref), each)
        if each.cancels or each.only_known:
            return Decided(_line(each, Fate.LEFT_OUT, reason="cancelled"), each)
        if twins and choice != NEW_RECORD:
            return Decided(_line(each, Fate.ASK, twins=twins), each)
        return self._make(each)

    def _may_be(self, each: Incoming) -> Iterator[str]:
        if each.own_ref:
            yield each.own_ref
        if known := self._by_key[each.kind].get(each.key):
            yield known

    def _find(self, each: Incoming, choice: str) -> tuple[RecordState | None, tuple[Twin, ...]]:
        """The record that a thing is, or those that it may be."""
        if choice and choice != NEW_RECORD:
            return self._states.get(choice), ()
        for ref in self._may_be(each):
            if (state := self._states.get(ref)) is not None:
                return state, ()
        if each.kind not in _TWINS_OF:
            return None, ()
        values, _ = _canonical(each.kind, each.values)
        twins = self._twins.find(new_ref(shape_of(each.kind).prefix), values)
        if twins and twins[0].is_certain and choice != NEW_RECORD:
            return read_state(self._session, twins[0].ref), twins
        return None, twins

    def _make(self, each: Incoming) -> Decided:
        values, bad = _canonical(each.kind, self._linked(each))
        shape = shape_of(each.kind)
        if any(spec.required and not values.get(spec.name) for spec in shape.fields):
            return Decided(_line(each, Fate.PROBLEM, reason="no_title"), each)
        ref = new_ref(shape.prefix)
        self._refs[each.kind, each.key] = ref
        kept = {name: value for name, value in values.items() if value}
        changes = tuple(Change(name, "", value) for name, value in kept.items())
        line = _line(each, Fate.NEW, ref=ref, changes=changes, notes=(*each.notes, *bad))
        return Decided(line, each, values=kept | self._key(each))

    def _compare(self, each: Incoming, state: RecordState, twins: tuple[Twin, ...]) -> Decided:
        if state.life is Life.REMOVED:
            return Decided(_line(each, Fate.REMOVED, ref=state.ref), each)
        is_own = state.ref == each.own_ref
        newest = max(
            (head.minute for heads in state.registers.values() for head in heads), default=0
        )
        if is_own and each.modified <= newest and not each.cancels:
            return Decided(_line(each, Fate.SAME, ref=state.ref), each)
        told: Mapping[str, object] = self._linked(each)
        if each.cancels:
            told = _CANCELLED
        elif is_own and state.kind in _CALENDAR:
            told = {name: value for name, value in told.items() if name in _COME_BACK}
        known = {spec.name for spec in shape_of(state.kind).fields}
        values, bad = _canonical(
            state.kind, {name: value for name, value in told.items() if name in known}
        )
        comparing = self._comparing(each, state)
        for name, value in values.items():
            comparing.compare(field_of(state.kind, name), value)
        if not is_own and not state.text(EXTERNAL_KEY):
            comparing.wanted |= self._key(each)
        if comparing.fate is not Fate.SAME and self._is_older(each, state.ref):
            return Decided(_line(each, Fate.LEFT_OUT, ref=state.ref, reason="older_copy"), each)
        if each.is_private and comparing.changes and state.label is not Label.INTERNAL:
            # It would go on from here to whoever gets the record.
            return Decided(_line(each, Fate.LEFT_OUT, ref=state.ref, reason="private"), each)
        line = _line(
            each,
            comparing.fate,
            ref=state.ref,
            changes=tuple(comparing.changes),
            kept=tuple(comparing.kept),
            notes=(*each.notes, *bad),
            twins=twins,
        )
        return Decided(line, each, state, comparing.wanted)

    def _is_older(self, each: Incoming, ref: str) -> bool:
        """Whether a later version was taken already; who says which record it is says otherwise."""
        known = self._versions.get(ref)
        is_chosen = each.number in self._choices.rows
        return known is not None and not is_chosen and is_older(each.version, known)

    def _comparing(self, each: Incoming, state: RecordState) -> "_Comparing":
        known = self._versions.get(state.ref)
        return _Comparing(self._session, state, each, None if each.only_known else known)

    def _key(self, each: Incoming) -> dict[str, Value]:
        """What it is found again by."""
        keeps = known_field(each.kind, EXTERNAL_KEY) is not None
        return {EXTERNAL_KEY: each.key} if keeps and each.key else {}

    def _linked(self, each: Incoming) -> dict[str, object]:
        """The values, with links to what other things of the file are here."""
        told = dict(each.values)
        for name, key in each.links.items():
            ref = self._refs.get((field_of(each.kind, name).links or "", key), "")
            if ref:
                told[name] = ref
            elif name == _SERIES:
                told.pop(_OCCURRENCE, None)
        return told


class _Comparing:
    """Gathers what would be written over a record, and what stays as it is here."""

    def __init__(
        self, session: Session, state: RecordState, each: Incoming, known: Version | None
    ) -> None:
        self._session, self._state, self._modified = session, state, each.modified
        # What an earlier version brought here gives way to a later one, whenever it came in.
        self._follows = known is not None and not is_older(each.version, known)
        self.wanted: dict[str, Value] = {}
        self.changes: list[Change] = []
        self.kept: list[str] = []

    @property
    def fate(self) -> Fate:
        """What becomes of all of it."""
        if self.wanted:
            return Fate.CHANGED
        return Fate.KEPT if self.kept else Fate.SAME

    def compare(self, spec: Field, value: Value) -> None:
        """Look at one field; of a set what is more is added, and nothing taken out."""
        here = self._state.value(spec.name)
        if not isinstance(value, str):
            more = [each for each in value if each not in here]
            fresh = [each for each in more if not self._stays(register_of(spec.name, each))]
            if fresh:
                self._want(spec.name, here, tuple(sorted((*here, *fresh))))
            elif more:
                self.kept.append(spec.name)
            return
        heads = self._state.heads(spec.name)
        if distinct(heads) == (value,) or not (heads or value):
            return
        if self._stays(spec.name):
            self.kept.append(spec.name)
        else:
            self._want(spec.name, here, value)

    def _want(self, name: str, before: Value, after: Value) -> None:
        self.wanted[name] = after
        self.changes.append(Change(name, before, after))

    def _stays(self, register: str) -> bool:
        """Whether it was written later here, or is a conflict that people have to decide."""
        heads = self._state.heads(register)
        if len(distinct(heads)) > 1:
            return True
        later = {head.id for head in heads if 0 < self._modified < head.minute}
        return bool(later) and not (self._follows and later <= self._brought)

    @cached_property
    def _brought(self) -> frozenset[str]:
        return brought_by_files(self._session, self._state.ref)


def _canonical(kind: str, told: Mapping[str, object]) -> tuple[dict[str, Value], tuple[Note, ...]]:
    """The values that fields of a kind can hold, and which could not be read."""
    values: dict[str, Value] = {}
    bad = []
    for name, raw in told.items():
        try:
            values[name] = canonical(field_of(kind, name), raw)
        except (BadValue, UnknownName):
            bad.append(Note(Left.BAD_VALUE, name))
    return values, tuple(bad)


def _line(
    each: Incoming,
    fate: Fate,
    *,
    ref: str = "",
    changes: tuple[Change, ...] = (),
    kept: tuple[str, ...] = (),
    notes: tuple[Note, ...] | None = None,
    reason: str = "",
    twins: tuple[Twin, ...] = (),
) -> Line:
    return Line(
        each.number,
        each.kind,
        each.title,
        fate,
        ref,
        str(each.values.get("dates", "")),
        str(each.values.get("email", "")),
        changes,
        kept,
        each.notes if notes is None else notes,
        reason,
        twins,
    )
