"""What a merge wrote into records, and what takes it back when one of them is taken out again.

The journal tells what stood before; nothing is withdrawn, each value goes back as a new revision
over what the merge wrote. What was changed since stays, and so does what another desk has merged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hrdesk.domain.changes import Edit
from hrdesk.domain.revisions import Heads, distinct
from hrdesk.domain.same import is_link, link_to
from hrdesk.domain.state import LABEL, PARTNERS, RecordState, as_label, split_register
from hrdesk.domain.values import YES
from hrdesk.operations.records import PROTECTED, require, written_over
from hrdesk.store import journal
from hrdesk.store.journal import DO, REDO, Entry
from hrdesk.store.session import Session

JOIN, PROPOSE_JOINT = "join", "propose_joint"
# What holds back the whole record: whatever was written under it since may rely on it.
_GUARDS = frozenset({LABEL, PARTNERS, PROTECTED})


@dataclass(slots=True)
class TakenBack:
    """By Ref the registers after it, and the fields that stay because they were changed since."""

    registers: dict[str, dict[str, Heads]] = field(default_factory=dict)
    stay: dict[str, None] = field(default_factory=dict)


def taken_back(session: Session, states: Sequence[RecordState], ref: str) -> TakenBack:
    """What gives records back what they said before one of them was merged with the others."""
    found = TakenBack()
    out = next(state for state in states if state.ref == ref)
    for state in states:
        others = [each for each in states if each.ref not in (state.ref, ref)]
        told = journal.history(session, state.ref)
        merges = [(entry, edit) for entry, edit in told if _is_merge(session, entry, ref)]
        registers = dict.fromkeys(name for _, edit in merges for name in edit.after)
        wanted: dict[str, str] = {}
        for register in (each for each in registers if not is_link(each)):
            edits = [edit for _, edit in merges if register in edit.after]
            if state is not out and others and not _is_of(register, edits[0], out, others):
                continue
            before = _before(state.heads(register), register, edits)
            if before is not None and (
                not _loosens(register, before, state) or not _is_written_since(told, merges)
            ):
                wanted[register] = before
            elif _shown(state.heads(register)) != _shown(edits[-1].before.get(register, ())):
                found.stay[split_register(register)[0]] = None
        changed = written_over(session, state, wanted, state.registers)
        if changed:
            require(state.with_registers(changed), changed)
            found.registers[state.ref] = changed
    return found


def _is_merge(session: Session, entry: Entry, ref: str) -> bool:
    """Whether an entry of the journal merged this record with others."""
    if entry.operation not in (JOIN, PROPOSE_JOINT) or entry.role not in (DO, REDO):
        return False
    return any(
        link_to(ref) in edit.after or (edit.ref == ref and any(map(is_link, edit.after)))
        for edit in journal.edits_of(session, entry.id)
    )


def _is_of(register: str, merge: Edit, out: RecordState, others: Iterable[RecordState]) -> bool:
    """Whether only the record that is taken out says what was taken over; the others stay merged."""
    value = _shown(merge.after[register])
    return register not in _GUARDS and (
        _shown(out.heads(register)) == value
        and all(_shown(each.heads(register)) != value for each in others)
    )


def _before(heads: Heads, register: str, merges: Iterable[Edit]) -> str | None:
    """What stood before the merges, the latest first; None where what they wrote was changed."""
    found = None
    for merge in merges:
        if {each.id for each in heads} != {each.id for each in merge.after[register]}:
            break
        heads = merge.before.get(register, ())
        found = _shown(heads)
    return found


def _loosens(register: str, before: str, state: RecordState) -> bool:
    """Whether the record would be held back less than it is now."""
    if register == LABEL:
        return as_label(before).rank < state.label.rank
    return register == PARTNERS or (register == PROTECTED and before != YES)


def _is_written_since(
    told: Sequence[tuple[Entry, Edit]], merges: Sequence[tuple[Entry, Edit]]
) -> bool:
    """Whether somebody wrote into the record after it was merged first."""
    known = {entry.id for entry, _ in merges}
    return any(
        entry.id > min(known) and entry.id not in known and not all(map(is_link, edit.after))
        for entry, edit in told
    )


def _shown(heads: Heads) -> str:
    return distinct(heads)[0] if heads else ""
