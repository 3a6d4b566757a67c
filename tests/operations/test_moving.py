"""A desk that moves is the same desk elsewhere, and its file opens for nobody else."""

import errno
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from hrdesk.domain.errors import Cancelled, DeskError, DeskFileError
from hrdesk.operations import moving
from hrdesk.operations.beside import made_beside
from hrdesk.operations.care import check
from hrdesk.operations.desks import open_own_desk
from hrdesk.operations.keys import KeyState, key_of, key_state
from hrdesk.operations.moved_file import PIECE
from hrdesk.operations.moved_mark import is_moved
from hrdesk.operations.moving import MovedIn, move_in, move_out
from hrdesk.operations.trust import Standing, Trust, origin_of
from hrdesk.store.database import before_upgrade, create_desk, open_desk
from hrdesk.store.session import Identity
from tests.keyrings import Drawer
from tests.worlds import DeskAtWork

SECRET = "Zürich  ünder water"
HEAD = 80  # bytes before the database
FEW = 4  # the cost of a try, so that tests are quick


@pytest.fixture
def desk(tmp_path: Path, own_data_folder: Path) -> Iterator[DeskAtWork]:
    (tmp_path / "old").mkdir()
    made = DeskAtWork(tmp_path / "old", "AAA")
    made.knows("BBB")
    yield made
    made.close()


@pytest.fixture
def other_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The desk file to make at a computer that has no key yet."""
    place = tmp_path / "new computer" / "AAA.hrdesk"
    monkeypatch.setenv("HRDESK_DATA", str(tmp_path / "its data"))
    return place


def moved(desk: DeskAtWork, out: Path | None = None) -> Path:
    """The file in which the desk moves."""
    return move_out(desk.database, SECRET, out, cost=FEW).path


def refused(path: Path, target: Path, secret: str = SECRET) -> str:
    """Why nothing was made, and nothing was."""
    others = set(target.parent.glob("*"))
    with pytest.raises(DeskError) as caught:
        move_in(path, target, secret)
    assert set(target.parent.glob("*")) == others
    return caught.value.code


def closed(found: MovedIn) -> Identity:
    """Who the desk is, after it gave its file back."""
    found.database.close()
    return found.database.identity


# ---------------------------------------------------------------- the same desk


def test_the_desk_is_the_same_elsewhere(
    desk: DeskAtWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = desk.add("visit", country="TUN", purpose="Prisons")
    path = moved(desk)
    assert path.name.startswith("AAA-20")
    assert path.suffix == moving.SUFFIX
    assert is_moved(path)
    before = desk.database.identity
    key = key_of(before)
    monkeypatch.setenv("HRDESK_DATA", str(tmp_path / "its data"))
    target = tmp_path / "new computer" / "other name.hrdesk"
    assert key_of(before) is None
    found = move_in(path, target, SECRET)
    assert found.has_key
    assert found.database.path == target
    assert found.database.identity == before
    assert key_of(before) == key
    with found.database.reading() as session:
        assert check(session) == []
    there = DeskAtWork.__new__(DeskAtWork)
    there.database = found.database
    assert there.shows(ref) == desk.shows(ref)
    found.database.close()
    again = open_own_desk(target, ask_keyring=True)
    assert again.identity == before
    again.close()
    assert {each.name for each in target.parent.iterdir()} <= {target.name, f"{target.name}.lock"}


def test_partners_notice_nothing(
    desk: DeskAtWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = desk.add("visit", country="TUN", purpose="One")
    (tmp_path / "b").mkdir()
    partner = DeskAtWork(tmp_path / "b", "BBB")
    partner.knows("AAA")
    partner.receive(desk.send("BBB"))
    path = moved(desk)
    monkeypatch.setenv("HRDESK_DATA", str(tmp_path / "its data"))
    place = tmp_path / "new computer"
    closed(move_in(path, place / "AAA.hrdesk", SECRET))
    there = DeskAtWork(place, "AAA")
    there.minute = desk.minute
    there.set(ref, purpose="Two")
    book = there.send("BBB")
    with partner.database.reading() as session:
        origin = origin_of(session, partner.plan(book).arrival)
    assert (origin.trust, origin.standing) == (Trust.KNOWN, Standing.AS_SENT)
    plan = partner.plan(book)
    assert plan.items
    assert all(item.safe for item in plan.items)
    partner.receive(book)
    assert partner.shows(ref).value("purpose") == "Two"
    there.close()
    partner.close()


def test_the_passphrase_may_come_from_another_keyboard(
    desk: DeskAtWork, other_computer: Path
) -> None:
    path = moved(desk)
    closed(move_in(path, other_computer, "Zu\u0308rich  u\u0308nder water"))
    assert other_computer.exists()


def test_many_pieces_come_whole_and_tell_how_far_they_are(
    desk: DeskAtWork, other_computer: Path
) -> None:
    for number in range(100):
        desk.add("document", title=f"Statement {number}", summary="x" * 32_000)
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int, _: str) -> None:
        told.append((done, total))

    out = move_out(desk.database, SECRET, cost=FEW, progress=progress).path
    assert out.stat().st_size > 3 << 20
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 3
    del told[:]
    found = move_in(out, other_computer, SECRET, progress=progress)
    assert told
    with found.database.reading() as session:
        assert check(session) == []
    found.database.close()
    # What breaks off between two pieces is found out as well.
    content = out.read_bytes()
    out.write_bytes(content[: HEAD + 2 * (PIECE + 16)])
    assert refused(out, other_computer.with_name("another.hrdesk")) == "move_damaged"


def test_what_was_erased_does_not_move(desk: DeskAtWork) -> None:
    with desk.database.writing() as session:
        session.raw("CREATE TABLE gone (words TEXT)")
        session.raw("INSERT INTO gone VALUES ('a name that was wiped')")
    with desk.database.writing() as session:
        session.raw("DROP TABLE gone")
    assert b"a name that was wiped" not in desk.database.content()
    assert desk.database.content().startswith(b"SQLite format 3")


# ---------------------------------------------------------------- nothing in clear


def test_nothing_is_in_clear_in_the_file(desk: DeskAtWork) -> None:
    desk.add("person", name="Abdi, Fatima")
    key = key_of(desk.database.identity)
    assert key is not None
    content = moved(desk).read_bytes()
    for secret in (
        b"Abdi",
        b"SQLite",
        desk.database.identity.mark.encode(),
        key,
        key.hex().encode(),
    ):
        assert secret not in content
    assert [each.name for each in desk.folder.glob("*.part")] == []


def test_two_files_of_one_desk_have_nothing_in_common(desk: DeskAtWork, tmp_path: Path) -> None:
    one, two = moved(desk, tmp_path / "1").read_bytes(), moved(desk, tmp_path / "2").read_bytes()
    assert one[:15] == two[:15]
    assert one[15:] != two[15:]


# ---------------------------------------------------------------- refusals


def test_a_wrong_passphrase_makes_nothing(desk: DeskAtWork, other_computer: Path) -> None:
    path = moved(desk)
    for wrong in ("", "zürich  ünder water", SECRET + " "):
        assert refused(path, other_computer, wrong) == "wrong_password"
    assert not other_computer.parent.exists()


@pytest.mark.parametrize("left", [0, 5, 13, 14, 20, 30, 60, 79, 80, 100, 5_000, -16, -1])
def test_a_file_that_breaks_off_makes_nothing(
    left: int, desk: DeskAtWork, other_computer: Path
) -> None:
    path = moved(desk)
    path.write_bytes(path.read_bytes()[:left])
    assert refused(path, other_computer) == (
        "not_moved" if left < 12 and left >= 0 else "move_damaged"
    )


@pytest.mark.parametrize(
    ("place", "error"),
    [
        (0, "not_moved"),
        (12, "move_newer"),
        (14, "move_damaged"),
        (20, "wrong_password"),
        (40, "wrong_password"),
        (500, "move_damaged"),
        (-1, "move_damaged"),
    ],
)
def test_a_file_that_was_changed_makes_nothing(
    place: int, error: str, desk: DeskAtWork, other_computer: Path
) -> None:
    path = moved(desk)
    content = bytearray(path.read_bytes())
    content[place] ^= 0x40
    path.write_bytes(content)
    assert refused(path, other_computer) == error


def test_more_behind_the_end_makes_nothing(desk: DeskAtWork, other_computer: Path) -> None:
    path = moved(desk)
    path.write_bytes(path.read_bytes() + b"x")
    assert refused(path, other_computer) == "move_damaged"


def test_files_of_others(desk: DeskAtWork, other_computer: Path, tmp_path: Path) -> None:
    assert refused(tmp_path / "none", other_computer) == "missing"
    assert refused(tmp_path, other_computer) == "unreadable"
    assert refused(desk.database.path, other_computer) == "not_moved"
    assert not is_moved(desk.database.path)
    assert not is_moved(tmp_path)


def test_a_desk_that_is_there_stays(desk: DeskAtWork, other_computer: Path) -> None:
    path = moved(desk)
    other_computer.parent.mkdir()
    other_computer.write_bytes(b"somebody's")
    assert refused(path, other_computer) == "desk_exists"
    assert other_computer.read_bytes() == b"somebody's"


def test_a_key_of_another_desk_is_refused(
    desk: DeskAtWork, other_computer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "key_of", lambda _: bytes(32))
    path = moved(desk)
    assert refused(path, other_computer) == "move_damaged"


def test_what_is_no_desk_inside_is_refused(
    desk: DeskAtWork, other_computer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(desk.database), "content", lambda _: b"no desk")
    path = moved(desk)
    with pytest.raises(DeskFileError) as caught:
        move_in(path, other_computer, SECRET)
    assert (caught.value.code, caught.value.about["path"]) == ("desk_not_a_desk", str(path))
    assert list(other_computer.parent.iterdir()) == []


def test_a_place_that_is_taken_is_not_written_over(desk: DeskAtWork, tmp_path: Path) -> None:
    out = moved(desk, tmp_path / "one")
    content = out.read_bytes()
    with pytest.raises(DeskFileError) as caught:
        moved(desk, out)
    assert caught.value.code == "move_exists"
    assert out.read_bytes() == content


def test_places_that_take_nothing(desk: DeskAtWork, tmp_path: Path) -> None:
    with pytest.raises(DeskFileError) as caught:
        moved(desk, tmp_path / "no folder" / "one")
    assert caught.value.code == "desk_unwritable"
    path = moved(desk)
    assert refused(path, path / "desk.hrdesk") == "desk_unwritable"
    assert refused(path, tmp_path / ("x" * 300)) == "desk_unwritable"


def test_a_folder_that_takes_no_desk(
    desk: DeskAtWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = moved(desk)

    def full(*_: object, **__: object) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    rename = Path.replace

    def desk_refused(path: Path, target: Path) -> Path:
        return full() if path.suffix == ".hrdesk" else rename(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", desk_refused)
        assert refused(path, tmp_path / "d.hrdesk") == "desk_disk_full"
    with monkeypatch.context() as patched:
        patched.setattr(Path, "mkdir", full)
        assert refused(path, tmp_path / "d.hrdesk") == "desk_disk_full"


def test_a_disk_that_keeps_something_else_is_found_out(
    desk: DeskAtWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "stick"
    write = moving.write_moved

    def spoilt(path: Path, *args: object) -> None:
        write(path, *args)  # type: ignore[arg-type]
        path.write_bytes(path.read_bytes()[:-1])

    def changed(path: Path, cargo: moving.Cargo, *args: object) -> None:
        write(path, moving.Cargo(cargo.key, iter([b"else"])), *args)  # type: ignore[arg-type]

    for harm in (spoilt, changed):
        monkeypatch.setattr(moving, "write_moved", harm)
        with pytest.raises(DeskFileError) as caught:
            moved(desk, out)
        assert caught.value.code == "copy_not_whole"
        assert not out.exists()
        assert list(tmp_path.glob("*.part")) == []


def test_a_damaged_desk_does_not_move(desk: DeskAtWork, tmp_path: Path) -> None:
    for number in range(50):
        desk.add("document", title=f"Statement {number}", summary="x" * 3_000)
    desk.close()
    path = desk.database.path
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = b"\x05" * (len(content) - len(content) // 2)
    path.write_bytes(content)
    desk.database = open_desk(path)
    with pytest.raises(DeskFileError) as caught:
        moved(desk, tmp_path / "out")
    assert caught.value.code == "desk_not_copied"
    assert not (tmp_path / "out").exists()


def test_cancel_leaves_nothing(desk: DeskAtWork, other_computer: Path) -> None:
    desk.add("document", title="One", summary="x" * 32_000)
    for number in range(50):
        desk.add("document", title=f"Statement {number}", summary="x" * 32_000)
    before = set(desk.folder.iterdir())
    with pytest.raises(Cancelled):
        move_out(desk.database, SECRET, cost=FEW, cancelled=bool(1).__bool__)
    assert set(desk.folder.iterdir()) == before
    path = moved(desk)
    with pytest.raises(Cancelled):
        move_in(path, other_computer, SECRET, cancelled=bool(1).__bool__)
    assert list(other_computer.parent.iterdir()) == []


# ---------------------------------------------------------------- keys


def test_a_desk_that_lost_its_key_moves_without(
    desk: DeskAtWork, other_computer: Path, own_data_folder: Path
) -> None:
    before = desk.database.identity
    out = move_out(desk.database, SECRET, cost=FEW)
    assert not out.has_key  # this computer has another data folder by now
    found = move_in(out.path, other_computer, SECRET)
    assert not found.has_key
    after = closed(found)
    assert after.former == (before.mark,)
    assert after.mark != before.mark
    assert key_of(after) is not None


def test_a_desk_that_never_had_a_key_gets_one(tmp_path: Path) -> None:
    database = create_desk(tmp_path / "d.hrdesk", Identity("NIRMS", "1f"))
    out = move_out(database, SECRET, cost=FEW)
    database.close()
    after = closed(move_in(out.path, tmp_path / "new.hrdesk", SECRET))
    assert (out.has_key, after.former, key_state(after)) == (False, (), KeyState.FILE)


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawer]:
    monkeypatch.delenv("HRDESK_DATA")
    before, drawer = keyring.get_keyring(), Drawer()
    keyring.set_keyring(drawer)
    yield drawer
    keyring.set_keyring(before)


def test_the_key_goes_into_the_keyring_where_there_is_one(
    desk: DeskAtWork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = moved(desk)
    before, drawer = keyring.get_keyring(), Drawer()
    monkeypatch.delenv("HRDESK_DATA")
    keyring.set_keyring(drawer)
    try:
        after = closed(move_in(path, tmp_path / "new.hrdesk", SECRET))
        assert [name for _, name in drawer.kept] == [desk.database.identity.mark]
        assert (after.key_place, key_state(after)) == ("keyring", KeyState.KEYRING)
        assert (after.author, after.former) == (desk.database.identity.author, ())
    finally:
        keyring.set_keyring(before)


def test_a_key_that_cannot_be_read_now_is_not_left_behind(drawer: Drawer, tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "AAA")
    drawer.is_locked = True
    with pytest.raises(DeskFileError) as caught:
        moved(desk, tmp_path / "out")
    assert caught.value.code == "key_locked"
    drawer.is_locked = False
    assert move_out(desk.database, SECRET, tmp_path / "out", cost=FEW).has_key
    desk.close()


def test_an_upgraded_desk_leaves_no_copy_in_clear(tmp_path: Path) -> None:
    path = tmp_path / "d.hrdesk"
    with made_beside(path) as part:
        part.write_bytes(b"desk")
        before_upgrade(part).write_bytes(b"as it was before")
    assert list(tmp_path.iterdir()) == [path]
