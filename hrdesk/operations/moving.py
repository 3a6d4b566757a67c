"""Moves a desk to a new computer or to a successor: database and key in one locked file.

Opened elsewhere it is the same desk, author and seal unchanged, so that partners notice nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hrdesk.domain.errors import DeskFileError, FileRefused
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.exchange.seals import mark_of_key
from hrdesk.folders import for_us_alone, is_there
from hrdesk.operations.beside import made_beside
from hrdesk.operations.keys import KeyState, key_of, key_state, take_key
from hrdesk.operations.moved_file import (
    PIECE,
    Cargo,
    opened_moved,
    pieces_of,
    write_moved,
)
from hrdesk.operations.passphrase_key import COST
from hrdesk.store.database import Clock, Database, open_desk, refusal, this_minute

SUFFIX = ".hrdesk-move"


@dataclass(frozen=True, slots=True)
class MovedOut:
    """The file that was written; a desk that lost its key moves without one."""

    path: Path
    has_key: bool


@dataclass(frozen=True, slots=True)
class MovedIn:
    """The desk, open at its new place; without its key it was given a new one."""

    database: Database
    has_key: bool


def move_out(
    database: Database,
    passphrase: str,
    out: Path | None = None,
    *,
    cost: int = COST,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> MovedOut:
    """Write the whole desk and its key; what was written is opened again before it has its name.

    It lies beside the desk under today's date unless a place is given. The desk stays as it is.
    Raises `DeskFileError` (move_exists, key_locked, desk_not_copied, desk_unwritable …), `Cancelled`.
    """
    target = out or proposed_place(database.path)
    key = _key(database)
    part = target.with_name(target.name + ".part")
    try:
        if is_there(target):
            raise DeskFileError("move_exists", path=str(target))
        content = database.content()
        # Written, and read again.
        steps = Steps(2 * len(content) // PIECE, progress, cancelled, every=1)
        steps.what = "move"
        part.unlink(missing_ok=True)
        try:
            write_moved(part, Cargo(key, pieces_of(content)), passphrase, steps, cost)
            if not _holds(part, key, content, passphrase, steps):
                raise DeskFileError("copy_not_whole", path=str(target))
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise refusal(target, error) from error
    steps.finish()
    return MovedOut(target, key is not None)


def move_in(
    moved: Path,
    target: Path,
    passphrase: str,
    *,
    clock: Clock = this_minute,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> MovedIn:
    """Make the desk of a moved file at a place where there is none, its key kept here; open.

    Until all of it is unlocked there is no file at its place. The moved file stays. The old desk
    does no harm, but who goes on with both has two desks that differ. Raises `FileRefused` (see
    `opened_moved`), `DeskFileError` (desk_exists, desk_newer, desk_unwritable …), `Cancelled`.
    """
    with made_beside(target) as part:
        key = _unlock(moved, part, passphrase, progress, cancelled)
        try:
            database = open_desk(part, clock=clock)
        except DeskFileError as error:
            error.about["path"] = str(moved)
            raise
        try:
            if key is not None and mark_of_key(key) != database.identity.mark:
                raise FileRefused("move_damaged", path=moved)
            take_key(database, key)
        finally:
            database.close()
    return MovedIn(open_desk(target, clock=clock), key is not None)


def proposed_place(path: Path) -> Path:
    """Beside the desk at `path`, under today's date."""
    today = datetime.now().astimezone().strftime("%Y-%m-%d")
    return path.with_name(f"{path.stem}-{today}{SUFFIX}")


def _key(database: Database) -> bytes | None:
    key = key_of(database.identity)
    if key is None and key_state(database.identity) is KeyState.LOCKED:
        # Not lost: without it partners would be asked for nothing to compare eight words.
        raise DeskFileError("key_locked", path=str(database.path))
    return key


def _holds(part: Path, key: bytes | None, content: bytes, passphrase: str, steps: Steps) -> bool:
    """Whether the file on the disk opens as what was to be written."""
    place = 0
    try:
        with opened_moved(part, passphrase) as cargo:
            for piece in cargo.pieces:
                if piece != content[place : place + len(piece)]:
                    return False
                place += len(piece)
                steps.step()
    except FileRefused:
        return False
    return place == len(content) and cargo.key == key


def _unlock(
    moved: Path,
    part: Path,
    passphrase: str,
    progress: Progress | None,
    cancelled: Cancel | None,
) -> bytes | None:
    with opened_moved(moved, passphrase) as cargo:
        try:
            steps = Steps(moved.stat().st_size // PIECE, progress, cancelled, every=1)
            steps.what = "move"
            part.parent.mkdir(parents=True, exist_ok=True)
            with open(part, "xb", opener=for_us_alone) as file:
                for piece in cargo.pieces:
                    file.write(piece)
                    steps.step()
        except OSError as error:
            raise refusal(part, error) from error
        return cargo.key
