"""Carries out what was decided about a workbook: its records as they stand then are written.

Each record is made when its turn comes: a big workbook changes more than the memory should hold.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hrdesk.domain.arrival import Arrival
from hrdesk.domain.changes import Edit
from hrdesk.domain.deciding import registers_after
from hrdesk.domain.later import LaterField
from hrdesk.domain.merge import Choice, Decision, Item, Plan
from hrdesk.domain.revisions import Heads, merged
from hrdesk.domain.state import LIFE, RecordState, split_register
from hrdesk.operations.accepting import Key
from hrdesk.store.erasure import dig_up, erased
from hrdesk.store.later import remember_later
from hrdesk.store.records import write_states
from hrdesk.store.session import Session
from hrdesk.store.withdrawals import want_again

Chosen = Mapping[Key, Choice | None]


@dataclass
class DecidedEdits:
    """What was written: how many revisions were taken in, and how many changes wait.

    `changed` are the registers that were written, by record; `left` are the records that are not as
    the workbook has them, as far as that was decided about.
    """

    edits: list[Edit] = field(default_factory=list)
    changed: dict[str, dict[str, Heads]] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    applied: int = 0
    waiting: int = 0


def write_decided(
    session: Session,
    plan: Plan,
    ours: Mapping[str, RecordState],
    chosen: Chosen,
) -> DecidedEdits:
    """Write the records of a plan as a person has decided; they are wanted here now."""
    done = DecidedEdits()
    write_states(session, _written(session, plan, ours, chosen, done), done.changed)
    refs = [each.ref for each in done.edits]
    dig_up(session, erased(session, refs))
    want_again(session, refs)
    remember_later(session, _later_written(plan.arrival, done.edits))
    return done


def _written(
    session: Session,
    plan: Plan,
    ours: Mapping[str, RecordState],
    chosen: Chosen,
    done: DecidedEdits,
) -> Iterator[RecordState]:
    """Each record that is written, as it stands then; made while those before are written."""
    for ref, items in _by_ref(plan, chosen).items():
        before = ours.get(ref) or RecordState(ref)
        state, changed = _decided(session, before, items, chosen, done)
        if changed:
            heads = {name: before.heads(name) for name in changed}
            done.edits.append(Edit(ref, heads, changed))
            done.changed[ref] = changed
            yield state


def _by_ref(plan: Plan, chosen: Chosen) -> dict[str, list[Item]]:
    """The changes by the record that they are written to, so that each is written once."""
    found: dict[str, list[Item]] = {}
    # Life comes last: a removal is written over everything else that was taken in.
    for item in sorted(plan.items, key=lambda each: each.field == LIFE):
        found.setdefault(_written_to(item, chosen[item.key]), []).append(item)
    return found


def _written_to(item: Item, decision: Choice | None) -> str:
    return item.apart.ref if decision is Decision.APART and item.apart else item.ref


def _decided(
    session: Session, state: RecordState, items: list[Item], chosen: Chosen, done: DecidedEdits
) -> tuple[RecordState, dict[str, Heads]]:
    """A record once it is as decided, and the registers of it that are written."""
    written: dict[str, Heads] = {}
    for item in items:
        decision = chosen[item.key]
        changed = {} if decision is None else _decided_one(session, item, state, decision)
        if not changed or item.ref != state.ref:
            done.left.add(item.ref)
        if changed:
            written.update(changed)
            state = state.with_registers(changed)
            done.applied += item.taken
        elif item.taken:
            done.waiting += 1
    return state, written


def _decided_one(
    session: Session, item: Item, state: RecordState, decision: Choice
) -> dict[str, Heads]:
    taken, over = registers_after(item, state, decision)
    if over:
        after = state.with_registers(taken)
        for register, value in over.items():
            own = session.pen.write(item.ref, register, value, after.seen_for(register, value))
            taken[register] = merged(taken[register], (own,))
    return taken


def _later_written(arrival: Arrival, edits: Iterable[Edit]) -> list[LaterField]:
    """The fields of a later version of which something was taken in."""
    names = {(each.kind, split_register(register)[0]) for each in edits for register in each.after}
    return [
        each
        for kind, fields in arrival.later.items()
        for name, each in fields.items()
        if (kind, name) in names
    ]
