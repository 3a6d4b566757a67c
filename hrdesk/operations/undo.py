"""Undo and redo from the journal, across restarts: a new change computed from the old one.

Only the undo of an import, or of an edition of the shipped records, may withdraw revisions, and
only those that did not leave this desk since (exchange.md 7); every other undo writes, so that
other desks hear of it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.codes import Life
from hrdesk.domain.errors import DeskError
from hrdesk.domain.revisions import Heads, distinct, merged
from hrdesk.domain.state import LIFE, RecordState
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.operations import own_desk
from hrdesk.operations.editions import TAKE_EDITION
from hrdesk.operations.withdrawals import TAKE_OFF
from hrdesk.store import journal
from hrdesk.store.database import Database
from hrdesk.store.external_keys import TAKE_FILE
from hrdesk.store.journal import Entry
from hrdesk.store.partners import WAITING, disclosed_since, mark_received
from hrdesk.store.records import forget, read_states, write_states
from hrdesk.store.session import Session

RECEIVE = "receive"
_IMPORTS = (RECEIVE, TAKE_OFF, TAKE_EDITION, TAKE_FILE)
_CHUNK = 500
# Of more, the windows hear which kinds they are of, and not of each.
_MOST_TOLD = 5_000


class NothingToUndo(DeskError):
    """There is no operation to take back, or none to do again. code: undo or redo."""

    code = "nothing_to_undo"


def undo(
    database: Database, *, progress: Progress | None = None, cancelled: Cancel | None = None
) -> Changes:
    """Take back the last operation that stands. Raises `NothingToUndo`, `Cancelled`."""
    with database.writing() as session:
        entry = journal.to_undo(session)
        if entry is None:
            raise NothingToUndo("nothing_to_undo")
        changes = _reverse(session, entry, journal.UNDO, Told(progress, cancelled))
    own_desk.follow(database, changes)
    return changes


def redo(
    database: Database, *, progress: Progress | None = None, cancelled: Cancel | None = None
) -> Changes:
    """Do again what was undone last, unless something else was done since.

    Raises `NothingToUndo`, `Cancelled`.
    """
    with database.writing() as session:
        entry = journal.to_redo(session)
        if entry is None:
            raise NothingToUndo("nothing_to_redo")
        changes = _reverse(session, entry, journal.REDO, Told(progress, cancelled))
    own_desk.follow(database, changes)
    return changes


def undo_entry(
    session: Session,
    number: int,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Changes:
    """Take back one import, however long ago; what was changed since stays. Raises `Cancelled`."""
    entry = journal.entry_of(session, number)
    if entry is None or entry not in journal.imports_standing(session, entry.about.get("inbox", 0)):
        raise NothingToUndo("nothing_to_undo")
    return _reverse(session, entry, journal.UNDO, Told(progress, cancelled))


class Told(NamedTuple):
    """Who hears how far it is, and who may stop it."""

    progress: Progress | None = None
    cancelled: Cancel | None = None


def _reverse(session: Session, entry: Entry, role: str, told: Told) -> Changes:
    """The change that takes an entry back, written and remembered."""
    if entry.operation == own_desk.DESK:
        back = own_desk.change_desk_back(session, entry.about)
        journal.append(session, back, role, entry.id)
        journal.mark_undone(session, entry.id)
        about = dict(back.about) | {"of": entry.operation}
        return Changes(role, about=about, touched=back.touched)
    return _reverse_edits(session, entry, role, told)


def _reverse_edits(session: Session, entry: Entry, role: str, told: Told) -> Changes:
    """Some hundred edits at a time: an import of the whole UHRI is more than memory should hold."""
    number = journal.begin(session, entry.operation, entry.about, role, entry.id)
    made: list[Edit] = []
    kinds: set[str] = set()
    count = 0
    steps = Steps(journal.extent_of(session, entry.id)[0], *told, every=1)
    steps.what = role
    for some in journal.edits_backwards(session, entry.id, _CHUNK):
        back = _reverse_some(session, entry, role, some)
        journal.add_edits(session, number, back, count)
        count += len(back)
        kinds |= {each.kind for each in back}
        if count <= _MOST_TOLD:
            made += back
        steps.step(len(some))
    journal.mark_undone(session, entry.id)
    if "inbox" in entry.about:
        status = str(entry.about["status"]) if role == journal.REDO else WAITING
        mark_received(session, int(entry.about["inbox"]), status)
    about = dict(entry.about) | {"of": entry.operation}
    touched = {"inbox"} & set(entry.about)
    if count > _MOST_TOLD:
        return Changes(role, (), about, frozenset(touched | kinds))
    return Changes(role, tuple(made), about, frozenset(touched))


def _reverse_some(session: Session, entry: Entry, role: str, edits: Sequence[Edit]) -> list[Edit]:
    """Take some edits of an entry back, the last first."""
    withdraw = entry.operation in _IMPORTS
    given = disclosed_since(session, [edit.ref for edit in edits], entry.id) if withdraw else set()
    states = read_states(session, [edit.ref for edit in edits])
    made: list[Edit] = []
    gone: list[str] = []
    kept: list[RecordState] = []
    for edit in edits:
        state = states.get(edit.ref, RecordState(edit.ref))
        if withdraw and edit.is_made and _has_own_work(state, edit):
            # Somebody has worked on the record since it came in: it stays, whole.
            continue
        # Only what was taken off the desk is made by an undo: to do it again tells nobody.
        kept_secret = edit.ref not in given or (edit.is_made and role == journal.REDO)
        back = _taken_back(state, edit) if withdraw and kept_secret else {}
        was_removed = _was_removed(session, state, edit, entry.id)
        changed = back | _written_back(session, state, edit, back, was_removed=was_removed)
        if was_removed:
            changed |= _removed_again(session, state, edit, state.with_registers(changed))
        if not changed:
            continue
        made.append(Edit(edit.ref, {name: state.heads(name) for name in changed}, changed))
        left = state.with_registers(changed)
        if left.registers:
            kept.append(left)
        else:
            gone.append(edit.ref)
    write_states(session, kept)
    forget(session, gone)
    return made


def _taken_back(state: RecordState, edit: Edit) -> dict[str, Heads]:
    """As `_withdrawn`, of a record that came in: whole or not at all.

    Work that was undone still stands on it: then it is removed, and not torn apart.
    """
    back = _withdrawn(state, edit)
    return {} if edit.is_made and back.keys() != state.registers.keys() else back


def _withdrawn(state: RecordState, edit: Edit) -> dict[str, Heads]:
    """The registers whose heads are still just as the import left them: back to before."""
    return {
        register: edit.before.get(register, ())
        for register in dict.fromkeys((*edit.after, *edit.before))
        if _are_same(state.heads(register), edit.after.get(register, ()))
    }


def _was_removed(session: Session, state: RecordState, edit: Edit, number: int) -> bool:
    """Whether the record was out of sight before an entry of the journal, or was not here yet.

    A removal that stood then need not have counted: the record may have been changed here.
    """
    if edit.is_made:
        return True
    if not any(each.value == Life.REMOVED for each in (*_before(edit, LIFE), *state.heads(LIFE))):
        return False
    for later, since in journal.history(session, state.ref):
        if later.id < number:
            break
        written = dict.fromkeys((*since.after, *since.before))
        state = state.with_registers({name: _before(since, name) for name in written})
    return state.life is Life.REMOVED


def _written_back(
    session: Session,
    state: RecordState,
    edit: Edit,
    skip: Mapping[str, Heads],
    *,
    was_removed: bool,
) -> dict[str, Heads]:
    """Revisions that give every other register the value it had, where it still has ours."""
    changed: dict[str, Heads] = {}
    for register in dict.fromkeys((*edit.after, *edit.before)):
        if register in skip:
            continue
        before, after = distinct(_before(edit, register)), distinct(edit.after.get(register, ()))
        stand = set(distinct(state.heads(register)))
        if stand != set(after):
            continue
        wanted = before or ((Life.REMOVED.value,) if register == LIFE else ("",))
        if register == LIFE and not was_removed:
            changed |= _shown_again(session, state, wanted)
        elif stand != set(wanted):
            changed[register] = _over_all(session, state, register, wanted)
    # A record that was made is removed, with its values in place: a redo brings it back.
    if LIFE in changed and edit.is_made:
        return {LIFE: changed[LIFE]}
    return changed


def _over_all(
    session: Session, state: RecordState, register: str, values: tuple[str, ...]
) -> Heads:
    """The values that stood before; of a conflict that was decided, all of them."""
    back = [
        session.pen.write(state.ref, register, each, state.seen_for(register, each))
        for each in values
    ]
    return merged(state.heads(register), back)


def _shown_again(session: Session, state: RecordState, values: tuple[str, ...]) -> dict[str, Heads]:
    """The life of a record that was in sight: a removal among it counts as little as before.

    It is said over the heads of life alone. Where these have seen everything meanwhile, that
    would remove the record, and it is in use instead.
    """
    heads = state.heads(LIFE)
    if set(distinct(heads)) != set(values):
        again = [session.pen.write(state.ref, LIFE, each, heads) for each in values]
        left = state.with_registers({LIFE: merged(heads, again)})
        if left.life is not Life.REMOVED:
            return {LIFE: left.heads(LIFE)}
    elif state.life is not Life.REMOVED:
        return {}
    active = session.pen.write(state.ref, LIFE, Life.ACTIVE.value, heads)
    return {LIFE: merged(heads, (active,))}


def _removed_again(
    session: Session, state: RecordState, edit: Edit, left: RecordState
) -> dict[str, Heads]:
    """A removal that counted before the edit, said once more over what the undo has written."""
    was = state.with_registers(
        {register: edit.before.get(register, ()) for register in (*edit.after, *edit.before)}
    )
    if was.life is not Life.REMOVED or left.life is Life.REMOVED:
        return {}
    removed = Life.REMOVED.value
    gone = session.pen.write(edit.ref, LIFE, removed, left.seen_for(LIFE, removed))
    return {LIFE: merged(left.heads(LIFE), (gone,))}


def _before(edit: Edit, register: str) -> Heads:
    return edit.before.get(register, ())


def _has_own_work(state: RecordState, edit: Edit) -> bool:
    return any(
        heads != (came := edit.after.get(register, ())) and _values(heads) != _values(came)
        for register, heads in state.registers.items()
    )


def _values(heads: Heads) -> frozenset[str]:
    return frozenset(each.value for each in heads if each.value)


def _are_same(some: Heads, others: Heads) -> bool:
    """Whether they are the same revisions; their ids are made only where it is not plain."""
    return some == others or _ids(some) == _ids(others)


def _ids(heads: Heads) -> frozenset[str]:
    return frozenset(each.id for each in heads)
