"""Migrations lead to the schema that is declared, and an upgrade keeps the old file or all."""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from hrdesk.domain.errors import DeskFileError
from hrdesk.store import database, schema, upgrade
from hrdesk.store.database import Database, open_desk
from hrdesk.store.records import read_state, write_states
from tests.factories import full, record

VISIT = record("visit", {"country": "TUN", "purpose": "one"})
MIGRATIONS = Path(upgrade.__file__).parent / "migrations"
NEXT = '''"""Made up for a test."""

from alembic import op

revision = "{head}"
down_revision = "{before}"


def upgrade() -> None:
    op.execute("CREATE TABLE nicknames (name TEXT)")
    op.execute("UPDATE record SET title = 'migrated'")
    {more}
'''


@pytest.fixture
def old_desk(path: Path, desk: Database) -> Path:
    """A closed desk of today's version, with two records."""
    with desk.writing() as session:
        write_states(session, [VISIT, full("person")])
    desk.close()
    return path


@pytest.fixture
def a_version_later(old_desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As if a later HRDesk were installed: one more migration. Gives the migration's file."""
    folder = tmp_path / "later"
    shutil.copytree(MIGRATIONS, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    head = f"{int(schema.HEAD) + 1:04}"
    file = folder / "migrations" / "versions" / f"v{head}_made_up.py"
    file.write_text(NEXT.format(head=head, before=schema.HEAD, more=""))
    monkeypatch.setattr(upgrade, "__file__", str(folder / "upgrade.py"))
    monkeypatch.setattr(schema, "HEAD", head)
    return file


def structure(path: Path) -> dict[str, object]:
    """Everything that the file says about its tables, however the statements are laid out."""
    connection = sqlite3.connect(path)
    names = [
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not row[0].startswith("search_")
    ]
    found: dict[str, object] = {}
    for name in names:
        indexes = connection.execute(f"PRAGMA index_list('{name}')").fetchall()
        found[name] = (
            # In which order columns stand does not matter: all statements name them.
            sorted(row[1:] for row in connection.execute(f"PRAGMA table_info('{name}')")),
            connection.execute(f"PRAGMA foreign_key_list('{name}')").fetchall(),
            sorted(
                (
                    each[1] if each[3] == "c" else "",
                    each[2],
                    [row[2] for row in connection.execute(f"PRAGMA index_info('{each[1]}')")],
                )
                for each in indexes
            ),
        )
    (search,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'search'").fetchone()
    found["search"] = re.sub(r"\s+", "", search)
    connection.close()
    return found


def migrated(path: Path) -> None:
    """An empty file, led by all migrations from the very first."""
    engine = database._engine(path)
    try:
        upgrade.upgrade(engine)
    finally:
        engine.dispose()


def tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name FROM sqlite_master").fetchall()
    connection.close()
    return {row[0] for row in rows}


# ---------------------------------------------------------------- the schema


def test_the_migrations_lead_to_the_schema_that_is_declared(old_desk: Path, tmp_path: Path) -> None:
    """A field added to a record without its migration fails here."""
    migrated(tmp_path / "migrated.hrdesk")
    declared, led = structure(old_desk), structure(tmp_path / "migrated.hrdesk")
    assert set(led) == set(declared)
    for name, table in declared.items():
        assert led[name] == table, name


def test_the_last_migration_is_the_version_of_the_program(tmp_path: Path) -> None:
    migrated(tmp_path / "migrated.hrdesk")
    connection = sqlite3.connect(tmp_path / "migrated.hrdesk")
    rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    connection.close()
    assert rows == [(schema.HEAD,)]


def test_migrations_are_numbered_one_by_one() -> None:
    files = sorted(each.name for each in (MIGRATIONS / "versions").glob("v*.py"))
    assert [each[:6] for each in files] == [f"v{number:04}_" for number in range(1, len(files) + 1)]
    assert f"{len(files):04}" == schema.HEAD


# ---------------------------------------------------------------- upgrading


def test_an_older_desk_is_carried_along(a_version_later: Path, old_desk: Path) -> None:
    opened = open_desk(old_desk)
    with opened.reading() as session:
        assert read_state(session, VISIT.ref) == VISIT
        assert session.raw("SELECT DISTINCT title FROM record") == [("migrated",)]
    opened.close()
    assert "nicknames" in tables(old_desk)
    open_desk(old_desk).close()


def test_a_copy_is_kept_before_an_upgrade(
    a_version_later: Path, old_desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = structure(old_desk)
    open_desk(old_desk).close()
    copy = old_desk.with_name(f"{old_desk.stem}-before-{schema.HEAD}.hrdesk")
    assert structure(copy) == before
    monkeypatch.undo()
    opened = open_desk(copy)
    with opened.reading() as session:
        assert read_state(session, VISIT.ref) == VISIT
        assert read_state(session, full("person").ref) == full("person")
    opened.close()


def test_an_upgrade_that_fails_leaves_the_desk_as_it_was(
    a_version_later: Path, old_desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not half of its tables: the transaction is ours and not the driver's."""
    text = a_version_later.read_text()
    a_version_later.write_text(text + '    op.execute("INSERT INTO no_such_table VALUES (1)")\n')
    before = structure(old_desk)
    with pytest.raises(DeskFileError):
        open_desk(old_desk)
    assert structure(old_desk) == before
    monkeypatch.undo()
    opened = open_desk(old_desk)
    with opened.reading() as session:
        assert read_state(session, VISIT.ref) == VISIT
        assert session.raw("SELECT title FROM record WHERE title = 'migrated'") == []
    opened.close()


def test_without_room_for_the_copy_nothing_is_upgraded(
    a_version_later: Path, old_desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    before = structure(old_desk)
    monkeypatch.setattr(database, "_copy", no_room)
    with pytest.raises(DeskFileError) as refused:
        open_desk(old_desk)
    assert refused.value.code == "desk_disk_full"
    assert structure(old_desk) == before
    monkeypatch.undo()
    open_desk(old_desk).close()


def test_a_desk_of_today_is_neither_copied_nor_changed(old_desk: Path) -> None:
    before = old_desk.read_bytes()
    open_desk(old_desk).close()
    assert old_desk.read_bytes() == before
    assert [each.name for each in old_desk.parent.glob("*.hrdesk")] == [old_desk.name]
