"""What a person decides about a workbook: lines, choices and what they come to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hrdesk.domain.arrival import Finding, FindingKind
from hrdesk.domain.deciding import registers_after
from hrdesk.domain.label import Label
from hrdesk.domain.merge import (
    SAYS_OTHERWISE,
    WITHDRAWN,
    Choice,
    Class,
    Combined,
    Decision,
    Item,
    Plan,
)
from hrdesk.domain.records import kind_of, known_field
from hrdesk.domain.revisions import Pen
from hrdesk.domain.state import LABEL, LIFE, ORIGIN, PARTNERS, SYSTEM, RecordState
from hrdesk.domain.values import Value, is_long_for_a_line
from hrdesk.exchange.layout import REF
from hrdesk.operations.accepting import Key
from hrdesk.operations.inbox import Draft
from hrdesk.operations.later_arrived import LATER_KINDS
from hrdesk.ui.tokens import ReviewState

# The order of the list: what needs a person comes first.
ORDER = (
    ReviewState.CONFLICT,
    ReviewState.QUESTION,
    ReviewState.REMOVED,
    ReviewState.CHANGED,
    ReviewState.EDITED,
    ReviewState.NEW,
    ReviewState.ERROR,
    ReviewState.DISGUISE,
    ReviewState.MISSING,
    ReviewState.MESSAGE,
    ReviewState.HANDLED,
)
STATE_OF = {
    Class.CONFLICT: ReviewState.CONFLICT,
    Class.QUESTION: ReviewState.QUESTION,
    Class.REMOVAL: ReviewState.REMOVED,
    Class.CHANGED: ReviewState.CHANGED,
    Class.EDITED: ReviewState.EDITED,
    Class.NEW: ReviewState.NEW,
    Class.PROBLEM: ReviewState.ERROR,
    Class.DISGUISE: ReviewState.DISGUISE,
    Class.MISSING: ReviewState.MISSING,
}


@dataclass(frozen=True)
class Entry:
    """One line of the review: a record with its changes, findings of one sort, or missing lines.

    `untaken` are the findings about cells of the record that were written, and not taken over.
    """

    key: str
    state: ReviewState
    items: tuple[Item, ...] = ()
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()
    message: str = ""
    untaken: tuple[Finding, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether one choice is made for all fields together."""
        return bool(self.items) and not self.items[0].field

    @property
    def is_new(self) -> bool:
        """Whether it is a record that does not exist here."""
        return bool(self.items) and self.items[0].is_new

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is a record of ours that its sender shares no longer."""
        return bool(self.items) and self.items[0].code == WITHDRAWN


@dataclass(frozen=True)
class Upshot:
    """What carrying out would come to; records in the first four, changes in the others."""

    changed: int = 0
    added: int = 0
    removed: int = 0
    taken_off: int = 0
    kept: int = 0
    open_conflicts: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class _Step:
    """What one decision replaced, so that it can be taken back."""

    entry: str
    before: Mapping[Key, Choice | None]
    newly_seen: bool


class Review:
    """The lines of a plan and what was chosen about each.

    `accepted` says that a person has accepted a sender whose identity is not known here; without
    that nothing of such a workbook is chosen beforehand.
    """

    def __init__(self, plan: Plan, draft: Draft | None = None, *, accepted: bool = False) -> None:
        self.plan = plan
        self.accepted = accepted
        self.entries = tuple(sorted(_entries(plan), key=lambda each: ORDER.index(each.state)))
        self._items = {item.key: item for item in plan.items}
        self._of_item = {item.key: entry for entry in self.entries for item in entry.items}
        kept = draft or Draft()
        known = {entry.key for entry in self.entries}
        self._chosen = {
            key: each for key, each in kept.decisions.items() if self._still_says(key, each)
        }
        self._seen = {key for key in kept.seen if key in known}
        self._begun = {key: text for key, text in kept.begun.items() if key in self._items}
        self._steps: list[_Step] = []

    @property
    def may_be_carried_out(self) -> bool:
        """Whether the origin is proven, or was accepted by a person."""
        return self.plan.proven or self.accepted

    def is_chosen_for(self, item: Item) -> bool:
        """Whether theirs is chosen beforehand: safe changes, and a label that gets stricter."""
        if not self.may_be_carried_out or item.kind not in (Class.NEW, Class.CHANGED, Class.EDITED):
            return False
        return item.field not in SYSTEM or item.field == LABEL

    def choice(self, item: Item) -> Choice | None:
        """What is chosen for a change, by the person or beforehand; None while it is open."""
        chosen = self._chosen.get(item.key)
        if chosen is not None:
            return chosen
        if item.kind is Class.REMOVAL or item.code == WITHDRAWN:
            return Decision.OURS
        return Decision.THEIRS if self.is_chosen_for(item) else None

    def is_settled(self, item: Item) -> bool:
        """Whether the person has chosen."""
        return item.key in self._chosen

    def is_decided(self, entry: Entry) -> bool:
        """Whether the person has dealt with a line."""
        if entry.items:
            return all(item.key in self._chosen for item in entry.items)
        return entry.key in self._seen

    def state(self, entry: Entry) -> ReviewState:
        """Where a line is counted now."""
        return ReviewState.HANDLED if self.is_decided(entry) else entry.state

    def counts(self) -> dict[ReviewState, int]:
        """How many lines there are of each sort, those dealt with apart."""
        found = Counter(self.state(entry) for entry in self.entries)
        return {state: found[state] for state in ORDER if found[state]}

    @property
    def open_conflicts(self) -> int:
        """Conflicts for which neither side is chosen."""
        return sum(
            item.kind is Class.CONFLICT and self.choice(item) in (None, Decision.LATER)
            for item in self.plan.items
        )

    @property
    def decided(self) -> int:
        """How many lines the person has dealt with."""
        return sum(self.is_decided(entry) for entry in self.entries)

    # ------------------------------------------------------------ deciding

    def choose(self, item: Item, decision: Choice) -> None:
        """Choose for one change."""
        self._begun.pop(item.key, None)
        self._decide(self._of_item[item.key], {item.key: decision})

    def begin(self, item: Item, text: str) -> None:
        """Remember a text that is being written for a conflict."""
        self._begun[item.key] = text

    def begun(self, item: Item) -> str | None:
        """The text that is being written for a conflict."""
        return self._begun.get(item.key)

    def accept(self, entry: Entry) -> None:
        """Agree with what is chosen beforehand in a line; what is open stays open."""
        self._decide(entry, self._beforehand([entry]))

    def may_agree(self, entry: Entry) -> bool:
        """Whether there is anything in a line to agree with: what is proposed, read or decided."""
        return self.is_decided(entry) or not entry.items or bool(self._beforehand([entry]))

    def needing_no_decision(self) -> list[Entry]:
        """Lines not dealt with yet in which everything is chosen beforehand and safe."""
        return [
            entry
            for entry in self.entries
            if entry.items
            and not self.is_decided(entry)
            and all(self._needs_none(item) for item in entry.items)
        ]

    def accept_safe(self) -> None:
        """Agree with all lines that need no decision, in one step."""
        entries = self.needing_no_decision()
        if entries:
            self._decide(entries[0], self._beforehand(entries))

    def take_back(self) -> Entry | None:
        """Undo the last decision; returns the line that it was about, None when there is none."""
        if not self._steps:
            return None
        step = self._steps.pop()
        for key, before in step.before.items():
            if before is None:
                self._chosen.pop(key, None)
            else:
                self._chosen[key] = before
        if step.newly_seen:
            self._seen.discard(step.entry)
        return next(entry for entry in self.entries if entry.key == step.entry)

    # ------------------------------------------------------------ what it comes to

    def draft(self) -> Draft:
        """How far the review is, to go on another day."""
        seen = frozenset(entry.key for entry in self.entries if self.is_decided(entry))
        return Draft(dict(self._chosen), seen, dict(self._begun))

    def decisions(self) -> dict[Key, Choice]:
        """What is chosen for every change, to carry it out."""
        chosen = {item.key: self.choice(item) or Decision.LATER for item in self.plan.items}
        others = {LATER_KINDS: Decision.THEIRS} if self.plan.arrival.later_records else {}
        return {**chosen, **others}

    def upshot(self) -> Upshot:
        """What carrying out would come to."""
        chosen = [(item, self.choice(item) or Decision.LATER) for item in self.plan.items]
        taken = [item for item, decision in chosen if _takes(decision)]
        conflicts = [item for item, each in chosen if _stays_open(item, each)]
        known = {item.ref for item in taken if not _is_left(item)}
        apart = sum(decision is Decision.APART for _, decision in chosen)
        kept = sum(decision is Decision.OURS and not _is_left(item) for item, decision in chosen)
        return Upshot(
            changed=len(known),
            added=sum(item.is_new for item in taken) + apart,
            removed=sum(item.kind is Class.REMOVAL for item in taken),
            taken_off=sum(item.code == WITHDRAWN for item in taken),
            kept=kept,
            open_conflicts=len(conflicts),
            waiting=sum(_waits(item, decision) for item, decision in chosen),
        )

    def _still_says(self, key: Key, choice: Choice) -> bool:
        """Whether a choice of another day is about what is here now."""
        item = self._items.get(key)
        return item is not None and (not isinstance(choice, Combined) or choice.is_made_of(item))

    def _needs_none(self, item: Item) -> bool:
        is_safe = self.is_chosen_for(item) and item.field not in SYSTEM
        return is_safe and not longest_line(item)

    def _beforehand(self, entries: Iterable[Entry]) -> dict[Key, Choice]:
        found = ((item, self.choice(item)) for entry in entries for item in entry.items)
        return {
            item.key: choice
            for item, choice in found
            if choice is not None and item.key not in self._chosen
        }

    def _decide(self, entry: Entry, choices: Mapping[Key, Choice]) -> None:
        before = {key: self._chosen.get(key) for key in choices}
        newly_seen = not entry.items and entry.key not in self._seen
        if not choices and not newly_seen:
            return
        self._steps.append(_Step(entry.key, before, newly_seen))
        self._chosen.update(choices)
        if newly_seen:
            self._seen.add(entry.key)


def longest_line(item: Item) -> int:
    """How many characters a field of one line would get that are too many; 0 for none."""
    values = item.values or {item.field: item.theirs}
    kind = kind_of(item.ref)
    long = (
        len(value)
        for name, value in values.items()
        if is_long_for_a_line(known_field(kind, name), value)
    )
    return max(long, default=0)


def value_after(item: Item, state: RecordState, decision: Choice) -> Value:
    """What the field would hold here after a decision; the value shown first of a conflict."""
    taken, over = registers_after(item, state, decision)
    after = state.with_registers(taken)
    pen = Pen("preview", "preview", 0)
    written = {name: (pen.write(item.ref, name, text, ()),) for name, text in over.items()}
    return value_of(after.with_registers(written), item.field)


def value_of(state: RecordState, name: str) -> Value:
    """The value of a field, or of the label, the partners or the life of a record."""
    if name == LABEL:
        return state.label.value if state.heads(LABEL) else Label.INTERNAL.value
    if name == PARTNERS:
        return state.partners
    if name == LIFE:
        return state.life.value
    if name == ORIGIN:
        return state.text(ORIGIN)
    return state.value(name)


def _takes(decision: Choice) -> bool:
    """Whether something of theirs is part of the record then."""
    return decision is Decision.THEIRS or isinstance(decision, Combined)


def _stays_open(item: Item, decision: Choice) -> bool:
    return _stands_beside(item) and decision is Decision.LATER


def _stands_beside(item: Item) -> bool:
    """Whether both values stand here until somebody decides: not those of a foreign list."""
    return item.kind is Class.CONFLICT and item.code != SAYS_OTHERWISE


def _is_left(item: Item) -> bool:
    """Whether refusing the change answers nothing: it waits, and the others do not hear of it."""
    return item.is_new or item.kind is Class.REMOVAL or item.code == WITHDRAWN


def _waits(item: Item, decision: Choice) -> bool:
    if _stands_beside(item):
        return False
    if decision is Decision.OURS:
        return _is_left(item)
    return decision is Decision.LATER


def _entries(plan: Plan) -> Iterator[Entry]:
    messages = {each.ref: each.message for each in plan.arrival.records if each.message}
    untaken = _untaken(plan.findings)
    by_ref: dict[str, list[Item]] = {}
    for item in plan.items:
        by_ref.setdefault(item.ref, []).append(item)
    for ref, items in by_ref.items():
        ordered = tuple(sorted(items, key=lambda each: ORDER.index(STATE_OF[each.kind])))
        state, message = STATE_OF[ordered[0].kind], messages.pop(ref, "")
        yield Entry(ref, state, ordered, message=message, untaken=tuple(untaken.get(ref, ())))
    for ref, message in messages.items():
        untaken_here = tuple(untaken.get(ref, ()))
        yield Entry(ref, ReviewState.MESSAGE, message=message, untaken=untaken_here)
    yield from _findings(plan.findings)
    if plan.missing:
        yield Entry("missing", ReviewState.MISSING, missing=plan.missing)


def _untaken(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    """By Ref, the cells of a line that were written and whose field stays as it is."""
    found: dict[str, list[Finding]] = {}
    for each in findings:
        is_cell = each.address and each.field not in ("", REF) and "refs" not in each.about
        if is_cell and each.ref and each.kind is not FindingKind.DISGUISE:
            found.setdefault(each.ref, []).append(each)
    return found


def _findings(findings: Iterable[Finding]) -> Iterator[Entry]:
    """Findings of one sort in one column are one line: five hundred lost zeros are one matter."""
    alike: dict[str, list[Finding]] = {}
    for each in findings:
        alike.setdefault(f"{each.kind}/{each.code}/{each.sheet}/{each.field}", []).append(each)
    for key, several in alike.items():
        yield Entry(key, STATE_OF[Class(several[0].kind.value)], findings=tuple(several))
