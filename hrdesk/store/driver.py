"""The one place where a file of SQLite is opened: an encrypted driver would take its place here."""

import sqlite3
from pathlib import Path

Connection = sqlite3.Connection


def connect(path: Path) -> Connection:
    """A connection for any thread that begins no transaction by itself.

    Transactions are ours to begin, or a failed migration keeps half of its tables.
    """
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False)
