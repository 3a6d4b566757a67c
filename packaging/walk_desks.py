"""The desks that a walk goes through; what was made once is copied the next time."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import demo_story as story
import walk_rows
from demo_story import Clock, DemoFailed
from walk_rows import Row

from hrdesk.domain.records import shape_of
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.state import LABEL, LIFE, ORIGIN, RecordState
from hrdesk.operations.desks import Start, new_desk
from hrdesk.operations.records import registers_for
from hrdesk.operations.starting import ref_of_key
from hrdesk.store.database import Database, open_desk
from hrdesk.store.records import write_states
from hrdesk.store.session import Session

WAITING = "from_IACHR_edited.xlsx"
_ENDS = ("-wal", "-shm", ".lock")


def desk_for(wanted: str, kept: Path, folder: Path, clock: Clock) -> Path:
    """A copy of the desk that is wanted, by its name or its file, in a folder of this walk."""
    file = kept / f"{wanted}.hrdesk" if wanted in MAKERS else Path(wanted)
    if wanted in MAKERS and not file.exists():
        kept.mkdir(parents=True, exist_ok=True)
        making = kept / "making"
        shutil.rmtree(making, ignore_errors=True)
        MAKERS[wanted](making, clock).replace(file)
        shutil.rmtree(making)
    if not file.is_file():
        raise DemoFailed(f"there is no desk {wanted}: {', '.join(MAKERS)}, or a file")
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / "walk.hrdesk"
    for each in (copy, *(Path(f"{copy}{end}") for end in _ENDS)):
        each.unlink(missing_ok=True)
    shutil.copyfile(file, copy)
    return copy


def waiting_for(wanted: str, kept: Path) -> Path | None:
    """The workbook that a partner sent to the desk; only the sample has one."""
    book = kept / WAITING
    return book if wanted == "sample" and book.exists() else None


def _sample(folder: Path, clock: Clock) -> Path:
    """Desk B of the demonstration, after it has written what its partner writes too: somebody else
    changed the same, and a workbook of A waits to be taken in beside it."""
    ours, theirs = story.make_desks(folder, clock)
    desk = open_desk(ours, clock=clock)
    book = folder.parent / "from_IACHR.xlsx"
    story.send_everything(desk, "NIRMS", book)
    desk.close()
    story.edit_as_in_a_spreadsheet(book, folder.parent / WAITING)
    desk = open_desk(theirs, clock=clock)
    story.edit_at_b(desk)
    desk.close()
    return theirs


def _three(folder: Path, clock: Clock) -> Path:
    """A desk on its first afternoon: the network, three people, one visit and one meeting."""
    desk = _new(folder, Start.NETWORK, clock)
    write_rows(desk, walk_rows.three())
    return _closed(desk)


def _longest(folder: Path, clock: Clock) -> Path:
    """The longest names and titles there are, in several scripts, and rows with next to nothing."""
    desk = _new(folder, Start.SAMPLE, clock)
    write_rows(desk, walk_rows.longest())
    walk_rows.keep_partners(desk)
    return _closed(desk)


def _big(folder: Path, clock: Clock) -> Path:
    """The sample among thousands of records."""
    desk = _new(folder, Start.SAMPLE, clock)
    write_rows(desk, walk_rows.many())
    return _closed(desk)


MAKERS: dict[str, Callable[[Path, Clock], Path]] = {
    "sample": _sample,
    "three": _three,
    "longest": _longest,
    "big": _big,
}


def _new(folder: Path, start: Start, clock: Clock) -> Database:
    folder.mkdir(parents=True, exist_ok=True)
    name = "National Institutions and Regional Mechanisms Section"
    return new_desk(folder / "new.hrdesk", "NIRMS", name, start=start, clock=clock)


def _closed(desk: Database) -> Path:
    desk.close()
    return desk.path


def write_rows(desk: Database, rows: Iterable[Row]) -> None:
    """All in one transaction, and with no step to undo: a person makes no thousand records."""
    with desk.writing() as session:
        write_states(session, (_state(session, row) for row in rows))


def _state(session: Session, row: Row) -> RecordState:
    ref = ref_of(row.kind, row.key)
    values = {name: _linked(value) for name, value in row.values.items()}
    registers = registers_for(row.kind, values, {})
    registers |= {LABEL: row.label.value, LIFE: "active", ORIGIN: session.identity.author}
    heads = {
        name: (session.pen.write(ref, name, text, ()),) for name, text in registers.items() if text
    }
    return RecordState(ref, heads)


def _linked(value: object) -> object:
    """What is written for a Ref, as the Ref."""
    if isinstance(value, tuple):
        return tuple(_linked(each) for each in value)
    if not isinstance(value, str) or not value.startswith("@"):
        return value
    kind, _, key = value[1:].partition("/")
    return ref_of(kind, key[1:]) if key.startswith("+") else ref_of_key(value[1:])


def ref_of(kind: str, key: str) -> str:
    """The Ref of a row, the same in every run."""
    return derived_ref(shape_of(kind).prefix, "walk", kind, key)
