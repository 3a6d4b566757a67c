"""Care for the desk file: a copy of it, and a check that it holds what it should."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hrdesk.domain.errors import DeskFileError
from hrdesk.domain.records import KINDS
from hrdesk.domain.revisions import merged
from hrdesk.domain.state import RecordState
from hrdesk.folders import is_there
from hrdesk.store.database import Database
from hrdesk.store.integrity import faults_of_file, stored_record
from hrdesk.store.ledger import broken_links
from hrdesk.store.records import every_state
from hrdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be; `ref` is empty for the file as a whole."""

    code: str
    ref: str = ""
    detail: str = ""


def backup(database: Database, to: Path | None = None) -> Path:
    """A copy of the desk, beside it under today's date unless a place is given.

    Raises `DeskFileError` when the place is taken or cannot be written.
    """
    today = datetime.now().astimezone().strftime("%Y-%m-%d")
    target = to or database.path.with_name(f"{database.path.stem}-{today}{database.path.suffix}")
    if to is not None and is_there(target):
        raise DeskFileError("desk_exists", path=str(target))
    database.copy_to(target)
    return target


def check(session: Session) -> list[Fault]:
    """Everything that is wrong with a desk: its file, its heads, what is shown of them."""
    faults = [Fault("file", detail=each) for each in faults_of_file(session)]
    faults += [Fault("disclosure", detail=workbook) for workbook in broken_links(session)]
    for kind in KINDS:
        for state in every_state(session, kind):
            faults += _faults_of(session, state)
    return faults


def _faults_of(session: Session, state: RecordState) -> list[Fault]:
    found = []
    for register, heads in state.registers.items():
        if merged(heads) != heads:
            found.append(Fault("heads", state.ref, register))
    if stored_record(session, state.ref) != (
        state.label.value,
        state.life.value,
        len(state.conflicts()),
    ):
        found.append(Fault("shown", state.ref))
    return found
