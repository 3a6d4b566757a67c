"""What stands again since it was taken back: as old as it was, though an undo writes it anew.

Other desks must hear of an undo, so it writes the values of before as new revisions. The journal
knows which heads they stand for.
"""

from collections.abc import Iterable, Iterator

from hrdesk.domain.changes import Edit
from hrdesk.domain.revisions import Heads, distinct
from hrdesk.domain.state import RecordState
from hrdesk.store import journal
from hrdesk.store.session import Session


def as_it_stood(session: Session, state: RecordState) -> RecordState:
    """The record with the heads that were there before, wherever an undo gave back their values."""
    for each in without_undos(session, state):
        state = each
    return state


def without_undos(session: Session, state: RecordState) -> Iterator[RecordState]:
    """The record as it stood before one and another operation that was taken back, latest first.

    Only where nothing was written since; what is done again after an undo counts as the first time.
    """
    history = journal.history(session, state.ref)
    edits: dict[int, list[Edit]] = {}
    for entry, edit in history:
        edits.setdefault(entry.id, []).append(edit)
    for entry, edit in history:
        if entry.reverses is None:
            continue
        again: dict[str, Heads] = {}
        for register, heads in edit.after.items():
            if _ids(state.heads(register)) != _ids(heads):
                continue
            before = _stood_before(edits.get(entry.reverses, ()), register, heads)
            if before is not None and _ids(before) != _ids(heads):
                again[register] = before
        if again:
            state = state.with_registers(again)
            yield state


def _stood_before(edits: Iterable[Edit], register: str, heads: Heads) -> Heads | None:
    """The heads with these values that an operation was written over; None where it had no such."""
    wanted = set(distinct(heads))
    for edit in edits:
        if register not in edit.after and register not in edit.before:
            continue
        before = edit.before.get(register, ())
        if set(distinct(before) or ("",)) == wanted:
            return before
    return None


def _ids(heads: Heads) -> frozenset[str]:
    return frozenset(each.id for each in heads)
