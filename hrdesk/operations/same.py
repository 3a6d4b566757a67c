"""Join records that are one person, visit or thing, look at what differs since, and un-merge.

Only links and values are written: every Ref stays valid, and each record keeps what it says.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.errors import DeskError
from hrdesk.domain.fields import Field
from hrdesk.domain.label import Label
from hrdesk.domain.revisions import Heads, Revision, distinct, merged
from hrdesk.domain.same import (
    SAME_AS,
    Difference,
    differences,
    groups_of,
    label_together,
    link_to,
    links_of,
    open_heads,
    seen_by_links,
    shown_in,
)
from hrdesk.domain.state import (
    IN,
    LABEL,
    PARTNERS,
    RecordState,
    changed_registers,
    partner_text,
    split_register,
)
from hrdesk.domain.values import YES, Value
from hrdesk.operations.firmer import said_by_one
from hrdesk.operations.records import PROTECTED, existing_all, registers_for, require, written_over
from hrdesk.operations.taken_over import JOIN, taken_back
from hrdesk.store import same
from hrdesk.store.looked_at import look_at, looked_at
from hrdesk.store.records import read_states, write_states
from hrdesk.store.session import Session

UNJOIN = "unjoin"


@dataclass(frozen=True)
class MergeRow:
    """A field in which records differ: the value of each, in their order, and the proposed one."""

    field: str
    values: tuple[Value, ...]
    chosen: Value


@dataclass(frozen=True)
class Merger:
    """What joining records would be: the one that is shown in front, and only what differs.

    `label` and `partners` are the strictest: what one of them withholds is not given by another.
    """

    states: tuple[RecordState, ...]
    rows: tuple[MergeRow, ...]
    label: Label
    partners: tuple[str, ...]

    @property
    def shown(self) -> RecordState:
        """The record under whose Ref all will be shown."""
        return self.states[0]

    @property
    def values(self) -> dict[str, Value]:
        """What is proposed for every field that differs."""
        return {row.field: row.chosen for row in self.rows}


def plan_join(session: Session, refs: Sequence[str]) -> Merger:
    """What joining these records would be. Raises `NotFound`, `DeskError` nothing_to_join.

    Those that they are joined with already belong to it, so that it also says what differs since.
    """
    states = existing_all(session, same.all_refs(session, refs))
    kinds = {state.kind for state in states}
    if len(states) < 2 or len(kinds) > 1:
        raise DeskError("not_one_kind" if len(kinds) > 1 else "nothing_to_join")
    shown = shown_in({state.ref: state.life.value for state in states})
    states.sort(key=lambda state: (state.ref != shown, state.ref))
    group = {state.ref for state in states}
    known = seen_by_links(states) | looked_at(session, group)
    joined = frozenset(same.members(session, shown)) - {shown}
    news = [_unseen(each, states[0], known) if each.ref in joined else each for each in states]
    found = (_row(spec, news, group) for spec in states[0].fields if spec.name != SAME_AS)
    when = said_by_one(news, states)
    rows = (replace(row, chosen=when.get(row.field, row.chosen)) for row in found if row)
    label, partners = label_together(states)
    return Merger(tuple(states), tuple(rows), label, partners)


def join(
    session: Session,
    refs: Sequence[str],
    values: Mapping[str, object] | None = None,
    *,
    label: Label | None = None,
    partners: Iterable[str] | None = None,
) -> Changes:
    """Show records as one from now on, with the values chosen for it; the others are as proposed.

    Of records that are one already it says that somebody has looked at what differs. A person who
    is at risk in one of them is in all. Raises `NotFound`, `BadValue`, `DeskError` nothing_to_join
    and not_one_kind.
    """
    plan = plan_join(session, refs)
    shown, others = plan.shown, plan.states[1:]
    chosen = plan.values | dict(values or {})
    wanted = registers_for(shown.kind, chosen, shown.registers, changed_registers)
    named = plan.partners if partners is None else partners
    wanted |= {LABEL: (label or plan.label).value, PARTNERS: partner_text(named)}
    changed = {shown.ref: written_over(session, shown, wanted, shown.registers)}
    require(shown.with_registers(changed[shown.ref]), changed[shown.ref])
    for ref, heads in _linked(session, plan.states).items():
        changed[ref] = changed.get(ref, {}) | heads
    return _kept(session, JOIN, plan.states, changed, [each.ref for each in others])


def unjoin(session: Session, ref: str) -> Changes:
    """Take one record out of those that it was joined with; these stay together.

    Only links are withdrawn. What was taken over when they were joined here goes back to what it
    was, by writing that; what was changed since stays, and `about` names it (`stay`). Raises
    `NotFound`, `DeskError` not_joined.
    """
    states = existing_all(session, same.members(session, ref))
    if len(states) < 2:
        existing_all(session, [ref])
        raise DeskError("not_joined", ref=ref)
    group = {state.ref for state in states}
    changed: dict[str, dict[str, Heads]] = {}
    for state in states:
        targets = group if state.ref == ref else {ref}
        for register in sorted(map(link_to, targets)):
            if IN in distinct(state.heads(register)):
                changed.setdefault(state.ref, {})[register] = _over(
                    session, state, register, "", state.heads(register)
                )
    after = [state.with_registers(changed.get(state.ref, {})) for state in states]
    for other, register in _torn([state for state in after if state.ref != ref]):
        heads = _over(session, other, register, IN, (*other.heads(register), *open_heads(other)))
        changed.setdefault(other.ref, {})[register] = heads
    back = taken_back(session, states, ref)
    for one, registers in back.registers.items():
        changed.setdefault(one, {}).update(registers)
    return _kept(session, UNJOIN, states, changed, (), stay=list(back.stay))


def differences_in(session: Session, ref: str) -> list[Difference]:
    """What the records shown as one say otherwise since somebody has looked; none for one alone."""
    refs = same.members(session, ref)
    if len(refs) < 2:
        return []
    shown, *others = read_states(session, refs).values()
    return differences(shown, others, looked_at(session, refs))


def with_differences(session: Session, kind: str) -> dict[str, int]:
    """The joined records of a kind in which something differs since somebody has looked."""
    found = ((ref, differences_in(session, ref)) for ref in same.joined_refs(session, kind))
    return {ref: len(several) for ref, several in found if several}


def _unseen(state: RecordState, shown: RecordState, known: Set[str]) -> RecordState:
    """What nobody has looked at in a record that was joined; else it is as the one shown.

    So what was chosen when they were joined is not proposed to be taken back.
    """
    unseen = {
        name: heads
        for name, heads in state.registers.items()
        if any(head.id not in known for head in heads)
    }
    return RecordState(state.ref, {**shown.registers, **unseen})


def _row(spec: Field, states: Sequence[RecordState], group: set[str]) -> MergeRow | None:
    values = tuple(state.value(spec.name) for state in states)
    if len(set(values)) < 2 and not any(spec.name in state.conflicts() for state in states):
        return None
    if spec.name == PROTECTED:
        return MergeRow(spec.name, values, YES if YES in values else values[0])
    if spec.is_set:
        united = dict.fromkeys(each for value in values for each in value if each not in group)
        return MergeRow(spec.name, values, tuple(sorted(united)))
    heads = (head for state in states for head in state.heads(spec.name)[:1] if head.value)
    newest = max(heads, key=lambda head: (head.value not in group, head.minute), default=None)
    return MergeRow(spec.name, values, newest.value if newest else "")


def _linked(session: Session, states: Sequence[RecordState]) -> dict[str, dict[str, Heads]]:
    """The links that are to be written: where there is none, or where more was seen since."""
    shown, *others = states
    group = {state.ref for state in states}
    known = seen_by_links(states)
    changed: dict[str, dict[str, Heads]] = {}
    for state in states:
        for register, heads in state.registers.items():
            name, element = split_register(register)
            if name == SAME_AS and element in group and len(distinct(heads)) > 1:
                changed.setdefault(state.ref, {})[register] = _over(
                    session, state, register, IN, heads
                )
    for state in others:
        register, seen = link_to(shown.ref), open_heads(state)
        stands = distinct(state.heads(register)) == (IN,)
        if not stands or any(head.id not in known for head in seen):
            heads = _over(session, state, register, IN, (*state.heads(register), *seen))
            changed.setdefault(state.ref, {})[register] = heads
    return changed


def _over(
    session: Session, state: RecordState, register: str, value: str, seen: Iterable[Revision]
) -> Heads:
    return merged(
        state.heads(register), (session.pen.write(state.ref, register, value, tuple(seen)),)
    )


def _torn(states: Sequence[RecordState]) -> list[tuple[RecordState, str]]:
    """The links that keep records together which only the one taken out held together."""
    refs = [state.ref for state in states]
    here = [(state.ref, other) for state in states for other in links_of(state) if other in refs]
    group = next(iter(groups_of([*here, *((ref, ref) for ref in refs)])), ())
    first = group[0] if group else min(refs)
    return [
        (state, link_to(first)) for state in states if state.ref != first and state.ref not in group
    ]


def _kept(
    session: Session,
    operation: str,
    states: Sequence[RecordState],
    changed: Mapping[str, dict[str, Heads]],
    others: Sequence[str],
    **more: object,
) -> Changes:
    """Write what changed; what then still differs from the record shown was looked at."""
    edits, after = list[Edit](), dict[str, RecordState]()
    for state in states:
        registers = changed.get(state.ref, {})
        after[state.ref] = state.with_registers(registers)
        if registers:
            before = {name: state.heads(name) for name in registers}
            edits.append(Edit(state.ref, before, registers))
    write_states(session, [after[edit.ref] for edit in edits])
    shown = after[states[0].ref]
    for each in differences(shown, [after[ref] for ref in others]):
        look_at(session, each.ref, each.ids)
    about = {"ref": states[0].ref, "count": len(states), **more}
    return Changes(operation, tuple(edits), about, frozenset({states[0].kind}))
