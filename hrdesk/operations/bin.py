"""The bin: what was removed lies there until it is restored, or the bin is emptied for good.

What other desks have stays when it is emptied: they hear of the removal with the next workbook,
and only erasing, record by record, ends that.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import Life
from hrdesk.domain.errors import Cancelled
from hrdesk.domain.state import LIFE, RecordState
from hrdesk.operations.erase import ERASE
from hrdesk.store import journal
from hrdesk.store.binned import Removed, removed
from hrdesk.store.database import Database
from hrdesk.store.erasure import wipe
from hrdesk.store.records import read_states
from hrdesk.store.same import members
from hrdesk.store.session import Session

EMPTY = "empty_bin"
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Emptied:
    """What is gone for good, and how many records stay because others have them."""

    gone: tuple[Removed, ...]
    kept: int

    @property
    def changes(self) -> Changes:
        """What the window reads again; there is nothing to undo."""
        refs = [each.ref for each in self.gone]
        kinds = frozenset(each.kind for each in self.gone)
        return Changes(EMPTY, about={"refs": refs}, touched=kinds)


def in_bin(session: Session) -> list[Removed]:
    """What was removed, with the minute of that; what was written last comes first."""
    found = removed(session)
    states = read_states(session, [each.ref for each in found])
    return [each._replace(changed=_since(each, states.get(each.ref))) for each in found]


def _since(each: Removed, state: RecordState | None) -> int:
    """Since when it lies there: others may have written into it later."""
    heads = state.registers.get(LIFE, ()) if state is not None else ()
    return max((head.minute for head in heads if head.value == Life.REMOVED), default=each.changed)


def wiped(changes: Changes) -> list[str]:
    """The Refs of what was erased, or let go with the bin: nothing of it may be kept."""
    if changes.operation not in (EMPTY, ERASE):
        return []
    gone = changes.about.get("refs", [changes.about.get("ref")])
    return [str(ref) for ref in gone] if isinstance(gone, list) else []


def empty_bin(database: Database, *, progress: Progress, cancelled: Callable[[], bool]) -> Emptied:
    """Wipe what was removed and nobody else has: this cannot be undone. Raises `Cancelled`."""
    with database.writing() as session:
        found = removed(session)
        own = [each for each in found if not each.is_shared]
        for done, each in enumerate(own):
            if cancelled():
                raise Cancelled("cancelled")
            progress(done, len(own), EMPTY)
            for ref in members(session, each.ref):
                wipe(session, ref, tidies=each is own[-1])
        journal.mark_emptied(session)
    if own:
        database.scrub()
    return Emptied(tuple(own), len(found) - len(own))
