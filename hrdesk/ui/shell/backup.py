"""Copies the desk on the desk's own thread, as `Desk.run` wants work to be."""

from collections.abc import Callable
from pathlib import Path

from hrdesk.operations.care import backup
from hrdesk.store.database import Database


def copy_desk(
    database: Database,
    *,
    progress: Callable[[int, int, str], None],
    cancelled: Callable[[], bool],
) -> Path:
    """Where the copy lies. It is one step of SQLite's, so that Cancel comes too late for it."""
    progress(0, 0, "backup")
    return backup(database)
