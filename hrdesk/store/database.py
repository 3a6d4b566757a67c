"""The desk file: made, locked, upgraded, copied, and opened through `open_desk` only."""

import contextlib
import errno
import re
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import Engine, create_engine, delete, event, insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.pool import QueuePool

from hrdesk.domain.errors import DeskFileError
from hrdesk.domain.titles import sort_key
from hrdesk.folders import is_there
from hrdesk.geography import country_names
from hrdesk.store import driver, schema
from hrdesk.store.copy_beside import CopyBeside, TooSlow
from hrdesk.store.copying import copy_whole, whole_content
from hrdesk.store.session import Identity, Session

SUFFIX = ".hrdesk"
_BUSY_MS = 10_000
_SQLITE_MAGIC = b"SQLite format 3\x00"
# As Alembic makes it.
_VERSION_TABLE = """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)
"""
_VERSION = re.compile(r"\d{4}", re.ASCII)
_OWN_TABLES = frozenset({"alembic_version", "desk", "record"})
_DISK_FULL = (errno.ENOSPC, errno.EDQUOT)
Clock = Callable[[], int]
Done = TypeVar("Done")


def this_minute() -> int:
    """Minutes since 1970, UTC."""
    return int(time.time()) // 60


class Database:
    """One open desk file, held by one program at a time; used from any thread."""

    def __init__(self, path: Path, engine: Engine, lock: FileLock, clock: Clock) -> None:
        self.path = path
        self._engine = engine
        self._lock = lock
        self._clock = clock
        with self._engine.connect() as connection:
            self.identity = _identity(connection)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the desk and writes nothing."""
        with _in_words(self.path), self._connected("BEGIN") as session:
            yield session

    @contextlib.contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that is kept whole at its end, or not at all when anything is raised."""
        with _in_words(self.path), self._connected("BEGIN IMMEDIATE") as session:
            yield session

    def written_copied(
        self, target: Path, work: Callable[[Session], Done], ask: Callable[[], None]
    ) -> Done:
        """What `work` makes of a session that is kept as by `writing`, and of a copy made before.

        Nothing is kept before the desk as it was then is copied to `target`, beside the work. Where
        that takes much longer others may write meanwhile, and the work is done anew. `ask` is called
        all the while, and what it raises ends it. Raises what `copy_to` raises.
        """
        make = partial(self.copy_to, target)
        with (
            _in_words(self.path),
            self._engine.connect() as watching,
            CopyBeside(make, _driven(watching), ask) as copy,
        ):
            while True:
                with contextlib.suppress(TooSlow), self.writing() as session:
                    copy.be_of_now()
                    try:
                        done = work(session)
                    except (DatabaseError, sqlite3.DatabaseError):
                        # Of a damaged desk the copy says which file is whole: it has the first word.
                        copy.wait()
                        raise
                    copy.wait()
                    return done
                copy.wait_unlocked()

    def close(self) -> None:
        """Give the file back: the log is folded in and the lock released."""
        self._engine.dispose()
        self._lock.release()

    def copy_to(self, target: Path) -> None:
        """A copy of the whole desk as it stands now, whatever is being written meanwhile.

        What stood at the target stays until the copy is found to be whole. Raises
        `DeskFileError`: for the place of the copy, or for the desk when it is damaged.
        """
        try:
            _copy(self._engine, self.path, target)
        except (OSError, sqlite3.OperationalError) as error:
            is_full = refusal(target, error).code == "desk_disk_full"
            code = "desk_disk_full" if is_full else "desk_unwritable"
            raise DeskFileError(code, path=str(target)) from error
        except sqlite3.DatabaseError as error:
            raise DeskFileError("desk_not_copied", path=str(self.path)) from error

    def content(self) -> bytes:
        """A copy of the whole desk as `copy_to` makes it, in memory and without what was erased.

        Raises `DeskFileError`: desk_not_copied for a damaged desk.
        """
        try:
            with self._engine.connect() as connection:
                return whole_content(_driven(connection), self.path)
        except sqlite3.DatabaseError as error:
            raise refusal(self.path, error) from error

    def scrub(self) -> None:
        """Leave nothing of what was erased in the free pages of the file or in its log."""
        try:
            # Outside any transaction, which SQLite asks for.
            with contextlib.closing(self._engine.raw_connection()) as connection:
                connection.cursor().execute("VACUUM")
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise refusal(self.path, error) from error

    def empty_log(self) -> None:
        """Fold the log into the file, so that what was overwritten there stands in neither."""
        try:
            with contextlib.closing(self._engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise refusal(self.path, error) from error

    def refresh_identity(self) -> None:
        """Read again who this desk is, after it was changed."""
        with self._engine.connect() as connection:
            self.identity = _identity(connection)

    def change_key(self, mark: str, place: str) -> None:
        """From now on the desk writes under another key; the mark of one it had stays known."""
        us = self.identity
        is_other = bool(us.key_place) and mark != us.mark
        former = [*us.former, us.mark] if is_other else us.former
        about = {"mark": mark, "key_place": place, "former_marks": " ".join(former)}
        with self.writing() as session:
            session.execute(delete(schema.desk).where(schema.desk.c.key.in_(about)))
            session.execute(insert(schema.desk), [{"key": k, "value": v} for k, v in about.items()])
        self.refresh_identity()

    @contextlib.contextmanager
    def _connected(self, begin: str) -> Iterator[Session]:
        with self._engine.connect() as connection:
            connection = connection.execution_options(hrdesk_begin=begin)
            with connection.begin():
                yield Session(connection, self.identity, self._clock())


def keep_identity(session: Session, *, name: str, zone: str, city: str) -> None:
    """Write what people call the desk and where it is; `refresh_identity` tells the open one."""
    for key, value in (("name", name), ("zone", zone), ("city", city)):
        session.raw("INSERT OR REPLACE INTO desk (key, value) VALUES (?, ?)", (key, value))


def create_desk(path: Path, identity: Identity, *, clock: Clock = this_minute) -> Database:
    """A new desk file. Raises `DeskFileError` when there is a file already."""
    if is_there(path):
        raise DeskFileError("desk_exists", path=str(path))
    lock = _locked(path)
    engine = _engine(path)
    try:
        driver.make_private(path)
        with engine.connect() as connection:
            connection = connection.execution_options(hrdesk_begin="BEGIN IMMEDIATE")
            with connection.begin():
                _build(connection, identity)
        return Database(path, engine, lock, clock)
    except (OSError, DatabaseError) as error:
        engine.dispose()
        path.unlink(missing_ok=True)
        lock.release()
        raise refusal(path, error) from error


def new_identity(code: str, name: str, zone: str, city: str = "") -> Identity:
    """An identity whose mark is random (80 bits) until the desk has a key."""
    return Identity(code.strip().upper(), secrets.token_hex(10), name.strip(), zone, city=city)


def open_desk(path: Path, *, clock: Clock = this_minute) -> Database:
    """The one way to open a desk file; upgrades it when it is of an earlier version.

    Raises `DeskFileError`: desk_missing, desk_not_a_desk, desk_in_use, desk_newer, desk_damaged,
    desk_unwritable.
    """
    if not is_there(path) or path.is_dir():
        raise DeskFileError("desk_missing", path=str(path))
    lock = _locked(path)
    engine = _engine(path)
    try:
        _bring_up_to_date(path, engine)
        return Database(path, engine, lock, clock)
    except (OSError, sqlite3.Error, DatabaseError, DeskFileError) as error:
        engine.dispose()
        lock.release()
        if isinstance(error, DeskFileError):
            raise
        raise refusal(path, error) from error


def before_upgrade(path: Path) -> Path:
    """Where a desk of an earlier version is kept as it was before it was upgraded."""
    return path.with_name(f"{path.stem}-before-{schema.HEAD}{SUFFIX}")


@contextlib.contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except (IntegrityError, sqlite3.IntegrityError):
        # A fault of the program and none of the file.
        raise
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise refusal(path, error) from error


def _locked(path: Path) -> FileLock:
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0, thread_local=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise DeskFileError("desk_in_use", path=str(path)) from None
    except OSError as error:
        raise refusal(path, error) from error
    return lock


@cache
def _country_order(code: str, language: str) -> str:
    """Where a country stands in lists that are read in a language."""
    return sort_key(country_names(language).get(code, code))


def _engine(path: Path) -> Engine:
    def connect() -> driver.Connection:
        connection = driver.connect(path)
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -32768")
        connection.create_function("country_order", 2, _country_order, deterministic=True)
        return connection

    engine = create_engine(
        # Values of records have no place in the report of a fault.
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        how = connection.get_execution_options().get("hrdesk_begin", "BEGIN")
        connection.exec_driver_sql(how)

    return engine


def _build(connection: Connection, identity: Identity) -> None:
    for each in schema.statements():
        connection.exec_driver_sql(each)
    connection.exec_driver_sql(schema.SEARCH_TABLE)
    connection.exec_driver_sql(schema.SENT_VIEW)
    connection.exec_driver_sql(_VERSION_TABLE)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (schema.HEAD,))
    about = {
        "code": identity.code,
        "mark": identity.mark,
        "name": identity.name,
        "zone": identity.zone,
        "city": identity.city,
    }
    connection.execute(insert(schema.desk), [{"key": k, "value": v} for k, v in about.items()])


def _identity(connection: Connection) -> Identity:
    rows = connection.execute(select(schema.desk.c.key, schema.desk.c.value))
    about = {row.key: row.value for row in rows}
    try:
        return Identity(
            about["code"],
            about["mark"],
            about.get("name", ""),
            about.get("zone", ""),
            about.get("key_place", ""),
            tuple(about.get("former_marks", "").split()),
            about.get("city", ""),
        )
    except KeyError as error:
        raise DatabaseError(f"no {error} of the desk", None, error) from None


def _bring_up_to_date(path: Path, engine: Engine) -> None:
    version = _version(path)
    if version is None:
        raise DeskFileError("desk_not_a_desk", path=str(path))
    if version == schema.HEAD:
        return
    if version > schema.HEAD:
        raise DeskFileError("desk_newer", path=str(path))
    # Imported here: Alembic is heavy, and hardly ever needed.
    from hrdesk.store.upgrade import upgrade

    _copy(engine, path, before_upgrade(path))
    upgrade(engine)


def _version(path: Path) -> str | None:
    """The version of a desk file, None for any other; looked at without touching the file."""
    with path.open("rb") as file:
        if file.read(len(_SQLITE_MAGIC)) != _SQLITE_MAGIC:
            return None
    with contextlib.closing(driver.connect(path)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if not names >= _OWN_TABLES:
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    version = str(row[0]) if row else ""
    return version if _VERSION.fullmatch(version) and version > "0000" else None


def _copy(engine: Engine, path: Path, target: Path) -> None:
    with engine.connect() as connection:
        copy_whole(_driven(connection), path, target)


def _driven(connection: Connection) -> driver.Connection:
    driven = connection.connection.driver_connection
    assert isinstance(driven, driver.Connection)
    return driven


def refusal(path: Path, error: Exception) -> DeskFileError:
    """What an error of the system or of the driver means for a person; `path` is what it names."""
    # What the driver says, and not what SQLAlchemy adds: the values of a statement are people's.
    text = str(getattr(error, "orig", None) or error).lower()
    if isinstance(error, OSError):
        code = "desk_disk_full" if error.errno in _DISK_FULL else "desk_unwritable"
        return DeskFileError(code, path=str(path))
    if "full" in text:
        return DeskFileError("desk_disk_full", path=str(path))
    if "readonly" in text or "unable to open" in text:
        return DeskFileError("desk_unwritable", path=str(path))
    if "locked" in text:
        return DeskFileError("desk_in_use", path=str(path))
    return DeskFileError("desk_damaged", path=str(path), detail=text.splitlines()[0])
