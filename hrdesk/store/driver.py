"""The one place where a file of SQLite is opened: an encrypted driver would take its place here."""

import os
import sqlite3
from pathlib import Path

Connection = sqlite3.Connection


def connect(path: Path) -> Connection:
    """A connection for any thread that begins no transaction by itself.

    Transactions are ours to begin, or a failed migration keeps half of its tables.
    """
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False)


def make_private(path: Path) -> None:
    """An empty file for a desk that other people of this computer may not read, where it can say so.

    Its logs follow it. Raises `OSError`, `FileExistsError` among them.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
