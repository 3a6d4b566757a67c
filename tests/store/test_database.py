"""A desk file is made, opened, locked and copied; whatever is wrong with it is said in words."""

import multiprocessing
import os
import sqlite3
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from hrdesk.domain.errors import DeskFileError, NotFound
from hrdesk.domain.state import RecordState
from hrdesk.store import copying, database, driver, partners, schema
from hrdesk.store.database import Database, create_desk, new_identity, open_desk, this_minute
from hrdesk.store.partners import Partner, keep_partner
from hrdesk.store.records import every_state, read_state, read_states, write_states
from hrdesk.store.session import Session
from hrdesk.words import sentence
from tests.desk_files import NIRMS
from tests.factories import MINUTE, full, record, ref

VISIT = record("visit", {"country": "TUN", "purpose": "one"})


def refused(code: str, action: Callable[[], object], path: Path) -> DeskFileError:
    """The refusal with this code; it is said in one sentence that names the file."""
    with pytest.raises(DeskFileError) as error:
        action()
    assert error.value.code == code
    words = sentence(error.value)
    assert str(path) in words or code == "desk_disk_full"
    assert words.count("Traceback") == 0
    assert words.endswith(".")
    return error.value


def lock_is_free(path: Path) -> bool:
    """Whether nobody holds the desk: a refused opening must not keep it locked."""
    return not _held(path)


def _held(path: Path) -> bool:
    try:
        database._locked(path).release()
    except DeskFileError:
        return True
    return False


# ---------------------------------------------------------------- made and opened


def test_a_new_desk_knows_who_it_is(path: Path) -> None:
    desk = create_desk(path, NIRMS)
    assert path.is_file()
    assert desk.path == path
    assert desk.identity == NIRMS
    assert desk.identity.author == "NIRMS.1f"
    with desk.reading() as session:
        assert session.number("SELECT count(*) FROM record") == 0
    desk.close()


def test_a_desk_is_the_same_after_closing_and_opening(desk: Database, path: Path) -> None:
    with desk.writing() as session:
        write_states(session, [VISIT])
    desk.close()
    again = open_desk(path)
    with again.reading() as session:
        assert read_state(session, VISIT.ref) == VISIT
    assert again.identity == NIRMS
    again.close()


def test_a_closed_desk_is_one_file(desk: Database, path: Path) -> None:
    with desk.writing() as session:
        write_states(session, [VISIT])
    desk.close()
    names = {each.name for each in path.parent.iterdir()} - {path.name + ".lock"}
    assert names == {path.name}


def test_a_session_tells_the_time_of_the_desk(desk: Database) -> None:
    with desk.reading() as session:
        assert session.minute == MINUTE
        assert session.pen.minute == MINUTE
        assert session.pen.author == "NIRMS.1f"


def test_every_session_writes_with_a_pen_of_its_own(desk: Database) -> None:
    seeds = set()
    for _ in range(5):
        with desk.reading() as session:
            assert session.pen is session.pen
            seeds.add(session.pen.close_seed)
    assert len(seeds) == 5


def test_new_identities_differ_though_two_desks_choose_one_code() -> None:
    one, two = new_identity(" nirms ", " Desk ", "UTC"), new_identity("NIRMS", "Desk", "UTC")
    assert (one.code, one.name, one.zone) == (two.code, two.name, two.zone)
    assert one.author != two.author


def test_this_minute_counts_minutes_since_1970() -> None:
    assert 29_000_000 < this_minute() < 60_000_000


def test_who_the_desk_is_can_be_read_again(desk: Database) -> None:
    with desk.writing() as session:
        session.raw("UPDATE desk SET value = 'Other name' WHERE key = 'name'")
    assert desk.identity.name == "Network desk"
    desk.refresh_identity()
    assert desk.identity.name == "Other name"


# ---------------------------------------------------------------- one transaction


def test_what_is_raised_in_the_middle_leaves_nothing(desk: Database) -> None:
    class Stop(Exception):
        pass

    def stop_in_the_middle() -> None:
        with desk.writing() as session:
            write_states(session, [VISIT, full("person")])
            keep_partner(session, Partner("IACHR"))
            raise Stop

    with pytest.raises(Stop):
        stop_in_the_middle()
    with desk.reading() as session:
        assert list(every_state(session, "visit")) == []
        assert partners.partners(session) == []
        assert session.number("SELECT count(*) FROM search") == 0
        assert session.number("SELECT count(*) FROM link") == 0


def test_a_refusal_of_ours_passes_through_and_keeps_nothing(desk: Database) -> None:
    def refuse_in_the_middle() -> None:
        with desk.writing() as session:
            write_states(session, [VISIT])
            raise NotFound(ref="x")

    with pytest.raises(NotFound):
        refuse_in_the_middle()
    with desk.reading() as session:
        assert read_state(session, VISIT.ref) is None


def test_a_reader_sees_one_moment_while_another_writes(desk: Database) -> None:
    with desk.reading() as reader:
        assert read_state(reader, VISIT.ref) is None
        with desk.writing() as writer:
            write_states(writer, [VISIT])
        assert read_state(reader, VISIT.ref) is None
    with desk.reading() as reader:
        assert read_state(reader, VISIT.ref) == VISIT


def test_a_desk_is_used_from_any_thread(desk: Database) -> None:
    def work(number: int) -> list[bool]:
        found = []
        for each in range(5):
            with desk.writing() as session:
                state = record("visit", {"country": "TUN"}, at=ref("visit", (number, each)))
                write_states(session, [state])
            with desk.reading() as session:
                found.append(read_state(session, state.ref) == state)
        return found

    with ThreadPoolExecutor(max_workers=4) as workers:
        assert all(all(found) for found in workers.map(work, range(4)))
    with desk.reading() as session:
        assert len(list(every_state(session, "visit"))) == 20


# ---------------------------------------------------------------- one program at a time


def test_a_desk_that_is_open_is_not_opened_again(desk: Database, path: Path) -> None:
    refused("desk_in_use", lambda: open_desk(path), path)
    desk.close()
    open_desk(path).close()


def _try_to_open(path: Path, told: "multiprocessing.SimpleQueue[str]") -> None:
    try:
        open_desk(path).close()
        told.put("opened")
    except DeskFileError as error:
        told.put(error.code)


def test_a_desk_that_another_program_has_is_not_opened(desk: Database, path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    told = context.SimpleQueue()
    for expected in ("desk_in_use", "opened"):
        process = context.Process(target=_try_to_open, args=(path, told))
        process.start()
        process.join()
        assert told.get() == expected
        desk.close()
    process.close()


def test_the_lock_of_a_program_that_died_holds_nobody_up(desk: Database, path: Path) -> None:
    desk.close()
    path.with_name(path.name + ".lock").write_text("left behind")
    open_desk(path).close()


# ---------------------------------------------------------------- refusals


def test_there_is_no_desk(tmp_path: Path) -> None:
    for path in (tmp_path / "no.hrdesk", tmp_path / "no" / "no.hrdesk", tmp_path):
        refused("desk_missing", lambda path=path: open_desk(path), path)
        assert not path.with_name(path.name + ".lock").exists()


def test_a_desk_is_never_made_over_a_file(desk: Database, path: Path, tmp_path: Path) -> None:
    refused("desk_exists", lambda: create_desk(path, NIRMS), path)
    taken = tmp_path / "letter.hrdesk"
    taken.write_text("Dear colleague")
    refused("desk_exists", lambda: create_desk(taken, NIRMS), taken)
    assert taken.read_text() == "Dear colleague"
    refused("desk_exists", lambda: create_desk(tmp_path, NIRMS), tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"Dear colleague", b"PK\x03\x04" * 200, b"\x00" * 5000, b"SQLite format 2\x00" * 9],
    ids=["empty", "text", "workbook", "zeros", "old SQLite"],
)
def test_a_file_that_is_no_desk_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "strange.hrdesk"
    path.write_bytes(content)
    refused("desk_not_a_desk", lambda: open_desk(path), path)
    assert path.read_bytes() == content
    assert lock_is_free(path)


def test_a_file_that_breaks_off_is_damaged(desk: Database, path: Path) -> None:
    desk.close()
    whole = path.read_bytes()
    for length in (16, 100, 5000):
        path.write_bytes(whole[:length])
        refused("desk_damaged", lambda: open_desk(path), path)
        assert lock_is_free(path)


def test_garbage_behind_a_right_beginning_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "garbage.hrdesk"
    path.write_bytes(
        b"SQLite format 3\x00" + bytes(zlib.crc32(bytes([n])) % 256 for n in range(255)) * 40
    )
    refused("desk_damaged", lambda: open_desk(path), path)
    assert lock_is_free(path)


def _sqlite(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for each in statements:
        connection.execute(each)
    connection.commit()
    connection.close()


def test_another_programs_database_is_no_desk(tmp_path: Path) -> None:
    path = tmp_path / "other.hrdesk"
    _sqlite(path, "CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    refused("desk_not_a_desk", lambda: open_desk(path), path)
    assert path.read_bytes() == before
    assert lock_is_free(path)


@pytest.mark.parametrize("version", ["0001", "ae1027a6acf0", "0000", "9999"])
def test_another_programs_database_with_migrations_is_no_desk(tmp_path: Path, version: str) -> None:
    path = tmp_path / "other.hrdesk"
    _sqlite(
        path,
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",
        f"INSERT INTO alembic_version VALUES ('{version}')",
        "CREATE TABLE recipes (name TEXT)",
    )
    before = path.read_bytes()
    refused("desk_not_a_desk", lambda: open_desk(path), path)
    assert path.read_bytes() == before
    assert lock_is_free(path)


def test_a_desk_without_its_version_is_no_desk(desk: Database, path: Path) -> None:
    desk.close()
    _sqlite(path, "DELETE FROM alembic_version")
    refused("desk_not_a_desk", lambda: open_desk(path), path)


@pytest.mark.parametrize("version", ["0002", "0010", "1000"])
def test_a_desk_of_a_newer_program_is_left_untouched(
    desk: Database, path: Path, version: str
) -> None:
    desk.close()
    newer = str(int(schema.HEAD) + int(version)).zfill(4)
    _sqlite(path, f"UPDATE alembic_version SET version_num = '{newer}'")
    before = path.read_bytes()
    refused("desk_newer", lambda: open_desk(path), path)
    assert path.read_bytes() == before
    assert {each.suffix for each in path.parent.iterdir()} <= {".hrdesk", ".lock"}
    assert lock_is_free(path)


def test_a_desk_that_no_longer_knows_who_it_is_is_damaged(desk: Database, path: Path) -> None:
    desk.close()
    _sqlite(path, "DELETE FROM desk WHERE key = 'mark'")
    refused("desk_damaged", lambda: open_desk(path), path)
    assert lock_is_free(path)


def test_damage_inside_is_said_when_it_is_met(desk: Database, path: Path) -> None:
    with desk.writing() as session:
        write_states(session, [full("visit")])
    desk.close()
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)

    def use() -> None:
        opened = open_desk(path)
        try:
            with opened.reading() as session:
                list(every_state(session, "visit"))
        finally:
            opened.close()

    refused("desk_damaged", use, path)


def test_damage_that_is_met_while_reading_goes_on_is_said(desk: Database, path: Path) -> None:
    """The first rows are whole: it is SQLite's own cursor that meets the harm."""
    with desk.writing() as session:
        texts = {"country": "TUN", "purpose": "x" * 900}
        several, refs = record("visit", texts).registers, [ref("visit", each) for each in range(40)]
        write_states(session, [RecordState(each, several) for each in refs])
        (last,) = session.raw("SELECT max(pageno) FROM dbstat WHERE name = 'kind_visit'")
        place = (last[0] - 1) * session.number("PRAGMA page_size")
    desk.close()
    _harm(path, place)

    def use() -> None:
        with closing(open_desk(path)) as opened, opened.reading() as session:
            read_states(session, refs)

    refused("desk_damaged", use, path)


def test_a_place_that_is_no_folder_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear colleague")
    path = file / "desk.hrdesk"
    refused("desk_unwritable", lambda: create_desk(path, NIRMS), path)
    assert file.read_text() == "Dear colleague"


def test_a_name_that_the_system_does_not_take_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300 + ".hrdesk")
    refused("desk_unwritable", lambda: create_desk(path, NIRMS), path)
    refused("desk_missing", lambda: open_desk(path), path)


@pytest.mark.parametrize("name", ["full", "locked", "readonly", "unable to open"])
def test_the_name_of_a_place_is_not_taken_for_the_reason(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("Dear colleague")
    path = file / "desk.hrdesk"
    refused("desk_unwritable", lambda: create_desk(path, NIRMS), path)


def test_a_fault_of_the_program_is_not_said_to_be_the_files(desk: Database) -> None:
    """What people wrote is not taken for a reason either, and nobody is sent to a backup."""

    def twice() -> None:
        with desk.writing() as session:
            for _ in range(2):
                session.raw("INSERT INTO desk VALUES (?, ?)", ("the disk is full", "locked"))

    with pytest.raises(IntegrityError):
        twice()
    with desk.reading() as session:
        assert session.number("SELECT count(*) FROM desk WHERE key LIKE '%full%'") == 0


@pytest.mark.skipif(os.name != "posix", reason="the system keeps no such rights")
def test_nobody_else_on_this_computer_reads_a_desk_or_its_copies(tmp_path: Path) -> None:
    path, copy = tmp_path / "new.hrdesk", tmp_path / "copy.hrdesk"
    desk = create_desk(path, NIRMS)
    desk.copy_to(copy)
    with desk.writing() as session:
        session.raw("CREATE TABLE more (word TEXT)")
        for each in (path, tmp_path / "new.hrdesk-wal", copy):
            assert each.stat().st_mode & 0o077 == 0, each
    desk.close()


def test_the_report_of_a_fault_holds_no_values(desk: Database) -> None:
    with desk.writing() as session:
        session.raw("CREATE TABLE more (word TEXT UNIQUE)")
        session.raw("INSERT INTO more VALUES (?)", ("A name",))
    with pytest.raises(IntegrityError) as fault, desk.writing() as session:
        session.raw("INSERT INTO more VALUES (?)", ("A name",))
    assert "A name" not in str(fault.value)


def test_a_folder_where_nothing_may_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the system says it; whoever runs the tests may be allowed everywhere."""

    def denied(self: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(database.FileLock, "acquire", denied)
    path = tmp_path / "desk.hrdesk"
    refused("desk_unwritable", lambda: create_desk(path, NIRMS), path)
    path.write_bytes(b"SQLite format 3\x00")
    refused("desk_unwritable", lambda: open_desk(path), path)


def test_a_file_that_may_only_be_read(desk: Database, path: Path) -> None:
    with desk.reading() as session:
        session.raw("PRAGMA query_only = ON")
    refused("desk_unwritable", lambda: _write(desk), path)


def _write(desk: Database) -> None:
    with desk.writing() as session:
        write_states(session, [VISIT])


def test_a_full_disk_keeps_everything_before(desk: Database, path: Path) -> None:
    _write(desk)
    with desk.reading() as session:
        pages = session.number("PRAGMA page_count")
        session.raw(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        with desk.writing() as session:
            state = record("visit", {"country": "TUN", "notes": "x" * 30_000}, at=ref("visit", 2))
            write_states(session, [state])

    refused("desk_disk_full", fill, path)
    with desk.reading() as session:
        assert [each.ref for each in every_state(session, "visit")] == [VISIT.ref]


def test_a_desk_that_cannot_be_made_leaves_no_half_of_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "SEARCH_TABLE", "CREATE VIRTUAL TABLE search USING nothing()")
    with pytest.raises(DeskFileError):
        create_desk(path, NIRMS)
    monkeypatch.undo()
    assert not path.exists()
    create_desk(path, NIRMS).close()


def test_a_file_that_another_program_writes_at_is_in_use(
    desk: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copying program that knows nothing of our lock."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with desk.reading() as session:
        session.raw("PRAGMA busy_timeout = 1")
    refused("desk_in_use", lambda: _write(desk), path)
    other.execute("ROLLBACK")
    other.close()


# ---------------------------------------------------------------- copies


def test_a_copy_is_a_whole_desk(desk: Database, path: Path, tmp_path: Path) -> None:
    _write(desk)
    target = tmp_path / "copy.hrdesk"
    desk.copy_to(target)
    copy = open_desk(target)
    with copy.reading() as session:
        assert read_state(session, VISIT.ref) == VISIT
    assert copy.identity == desk.identity
    copy.close()


def test_a_copy_takes_the_place_of_an_older_one(desk: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy.hrdesk"
    desk.copy_to(target)
    _write(desk)
    target.with_name(target.name + ".part").write_text("of a copy that was broken off")
    desk.copy_to(target)
    assert [each.name for each in tmp_path.iterdir() if "copy" in each.name] == [target.name]
    copy = open_desk(target)
    with copy.reading() as session:
        assert read_state(session, VISIT.ref) == VISIT
    copy.close()


def test_a_copy_made_while_somebody_writes_holds_what_was_kept(
    desk: Database, tmp_path: Path
) -> None:
    _write(desk)
    with desk.writing() as session:
        write_states(session, [full("person")])
        desk.copy_to(tmp_path / "copy.hrdesk")
    copy = open_desk(tmp_path / "copy.hrdesk")
    with copy.reading() as session:
        assert list(every_state(session, "person")) == []
        assert read_state(session, VISIT.ref) == VISIT
    copy.close()


def test_a_copy_to_nowhere_is_refused(desk: Database, tmp_path: Path) -> None:
    for target in (tmp_path / "no" / "copy.hrdesk", Path("/proc/no/copy.hrdesk")):
        refused("desk_unwritable", lambda target=target: desk.copy_to(target), target)
    _write(desk)


def test_a_copy_to_a_full_disk_is_refused(
    desk: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    target = tmp_path / "copy.hrdesk"
    refused("desk_disk_full", lambda: desk.copy_to(target), target)


def _page_of(desk: Database, table: str) -> int:
    """Where the rows of a table begin in the file."""
    with desk.reading() as session:
        page = session.number("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
        return (page - 1) * session.number("PRAGMA page_size")


def _harm(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place : place + 100] = b"\xff" * 100
    path.write_bytes(content)


@pytest.mark.parametrize("table", ["kind_visit", "journal", "search_data"])
def test_a_damaged_desk_is_never_copied_over_a_good_one(
    desk: Database, path: Path, tmp_path: Path, table: str
) -> None:
    """The damage lies where opening does not look: without a check nobody would notice."""
    _write(desk)
    target = tmp_path / "copy.hrdesk"
    desk.copy_to(target)
    good = target.read_bytes()
    place = _page_of(desk, table)
    desk.close()
    _harm(path, place)
    damaged = open_desk(path)
    refused("desk_not_copied", lambda: damaged.copy_to(target), path)
    damaged.close()
    assert target.read_bytes() == good
    assert [each.name for each in tmp_path.iterdir() if "copy" in each.name] == [target.name]


def test_a_damaged_desk_is_not_brought_up_to_date(
    desk: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = _page_of(desk, "journal")
    desk.close()
    _harm(path, place)
    before = path.read_bytes()
    monkeypatch.setattr(schema, "HEAD", f"{int(schema.HEAD) + 1:04}")
    refused("desk_not_copied", lambda: open_desk(path), path)
    assert path.read_bytes() == before
    assert lock_is_free(path)


@pytest.mark.parametrize("table", ["sqlite_master", "kind_visit"])
def test_a_copy_that_did_not_come_out_whole_is_thrown_away(
    desk: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    """A stick that keeps something else than it was given."""
    _write(desk)
    target = tmp_path / "copy.hrdesk"
    desk.copy_to(target)
    good = target.read_bytes()
    place = 0 if table == "sqlite_master" else _page_of(desk, table)

    def connect(file: Path) -> driver.Connection:
        if file.exists() and file.stat().st_size:
            _harm(file, place)
        return driver.connect(file)

    monkeypatch.setattr(copying, "connect", connect)
    refused("copy_not_whole", lambda: desk.copy_to(target), target)
    assert target.read_bytes() == good
    assert [each.name for each in tmp_path.iterdir() if "copy" in each.name] == [target.name]


def test_a_copy_that_another_program_holds_is_refused(
    desk: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It cannot be looked through, so it is not known to be whole."""
    target = tmp_path / "copy.hrdesk"
    desk.copy_to(target)
    good = target.read_bytes()
    held: list[driver.Connection] = []

    def connect(file: Path) -> driver.Connection:
        if file.exists() and file.stat().st_size:
            held.append(driver.connect(file))
            held[0].execute("PRAGMA locking_mode = EXCLUSIVE")
            held[0].execute("BEGIN EXCLUSIVE")
        connection = driver.connect(file)
        connection.execute("PRAGMA busy_timeout = 1")
        return connection

    monkeypatch.setattr(copying, "connect", connect)
    refused("desk_unwritable", lambda: desk.copy_to(target), target)
    held[0].close()
    assert target.read_bytes() == good


def test_a_desk_that_turns_out_damaged_while_it_is_copied(
    desk: Database, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy_whole(*_: object) -> None:
        raise sqlite3.DatabaseError("database disk image is malformed")

    target = tmp_path / "copy.hrdesk"
    desk.copy_to(target)
    good = target.read_bytes()
    monkeypatch.setattr(database, "copy_whole", copy_whole)
    refused("desk_not_copied", lambda: desk.copy_to(target), path)
    assert target.read_bytes() == good


def test_the_log_of_a_copy_that_broke_off_is_not_played_into_the_next(
    desk: Database, tmp_path: Path
) -> None:
    target = tmp_path / "copy.hrdesk"
    desk.copy_to(target)
    other = sqlite3.connect(target, isolation_level=None)
    other.execute("UPDATE desk SET value = 'Changed in the copy' WHERE key = 'name'")
    log = target.with_name(target.name + "-wal").read_bytes()
    other.close()
    target.with_name(target.name + "-wal").write_bytes(log)
    _write(desk)
    desk.copy_to(target)
    copy = open_desk(target)
    assert copy.identity == desk.identity
    with copy.reading() as session:
        assert read_state(session, VISIT.ref) == VISIT
    copy.close()


def test_what_a_session_gives_of_nothing(desk: Database) -> None:
    def nothing(session: Session) -> tuple[object, int, int]:
        rows = session.raw("UPDATE desk SET value = value WHERE key = 'no such key'")
        none = session.number("SELECT value FROM desk WHERE key = 'no such key'")
        return rows, none, session.number("SELECT max(id) FROM record")

    with desk.writing() as session:
        assert nothing(session) == ([], 0, 0)
