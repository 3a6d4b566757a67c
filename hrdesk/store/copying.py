"""Copies a desk file: a whole one or none, and never a damaged one over an earlier good one."""

import contextlib
import sqlite3
from pathlib import Path

from hrdesk.domain.errors import DeskFileError
from hrdesk.store.driver import Connection, connect, make_private

_IN_MEMORY = Path(":memory:")


def copy_whole(source: Connection, path: Path, target: Path) -> None:
    """Copy the desk at `path`, that `source` reads, to `target`; what stood there is kept till then.

    The copy is looked through, by SQLite's quick check, which says as much of the desk. Raises
    `DeskFileError` with desk_not_copied for a damaged desk and copy_not_whole for a place that
    does not keep what it is given, and what the driver and the system raise.
    """
    part = target.with_name(target.name + ".part")
    _remove(part, *_logs(part))
    try:
        make_private(part)
        with contextlib.closing(connect(part)) as copy:
            source.backup(copy)
        # Opened anew: what counts is the file, and not what the first connection remembers of it.
        with contextlib.closing(connect(part)) as copy:
            is_whole = _is_whole(copy)
        if not is_whole and _is_whole(source):
            raise DeskFileError("copy_not_whole", path=str(target))
        if not is_whole:
            raise DeskFileError("desk_not_copied", path=str(path))
        # The log of a copy that somebody opened, and that broke off, would be played into this one.
        _remove(*_logs(target))
        part.replace(target)
    finally:
        _remove(part, *_logs(part))


def whole_content(source: Connection, path: Path) -> bytes:
    """The desk at `path`, that `source` reads, as its file would be without any free page.

    Nothing of it is written to any disk. Raises `DeskFileError` with desk_not_copied for a damaged
    desk, and what the driver raises.
    """
    if not _is_whole(source):
        raise DeskFileError("desk_not_copied", path=str(path))
    with contextlib.closing(connect(_IN_MEMORY)) as copy:
        copy.execute("PRAGMA temp_store = MEMORY")
        source.backup(copy)
        copy.execute("VACUUM")
        return copy.serialize()


def _logs(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in ("-journal", "-wal", "-shm")]


def _remove(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _is_whole(connection: Connection) -> bool:
    try:
        return [row[0] for row in connection.execute("PRAGMA quick_check(1)")] == ["ok"]
    except sqlite3.OperationalError:
        # Nobody can read or write there; that says nothing about what is in the file.
        raise
    except sqlite3.DatabaseError:
        return False
