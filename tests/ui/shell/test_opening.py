"""Desks are opened beside the window, and never left open behind it."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.operations import desks, moved_file
from hrdesk.operations.desks import Start, new_desk
from hrdesk.operations.first_desk import FirstDesk
from hrdesk.operations.moving import move_out
from hrdesk.store.database import Database, open_desk, this_minute
from hrdesk.ui.shell.moving_in import MovingIn
from hrdesk.ui.shell.opening import DeskOpener
from hrdesk.ui.words import error_sentence


def _make(qtbot: QtBot, path: Path, *, zone: str = "Europe/Zurich") -> tuple[str, object]:
    opener = DeskOpener(this_minute)
    answers: list[tuple[str, object]] = []
    opener.opened.connect(lambda database: answers.append(("opened", database)))
    opener.refused.connect(lambda error: answers.append(("refused", error)))
    opener.make(FirstDesk(path, "A", "A", zone=zone, start=Start.NOTHING))
    qtbot.waitUntil(lambda: bool(answers))
    opener.close()
    return answers[0]


def test_desk_is_made_and_handed_over_open(qtbot: QtBot, tmp_path: Path) -> None:
    said, database = _make(qtbot, tmp_path / "a.hrdesk")
    assert said == "opened"
    assert isinstance(database, Database)
    database.close()


def test_what_cannot_be_made_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    said, error = _make(qtbot, tmp_path / "a.hrdesk", zone="Nowhere")
    assert said == "refused"
    assert getattr(error, "code", "") == "bad_value"


def test_desk_that_nobody_waits_for_is_given_back(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.hrdesk"
    _, database = _make(qtbot, path)
    assert isinstance(database, Database)
    database.close()
    opener = DeskOpener(this_minute)
    opener.open(path)
    opener.close()
    open_desk(path).close()


def test_only_the_last_of_two_is_handed_over(qtbot: QtBot, tmp_path: Path) -> None:
    paths = [tmp_path / "a.hrdesk", tmp_path / "b.hrdesk"]
    for path in paths:
        _, database = _make(qtbot, path)
        assert isinstance(database, Database)
        database.close()
    opener = DeskOpener(this_minute)
    handed: list[Database] = []
    opener.opened.connect(handed.append)
    for path in paths:
        opener.open(path)
    qtbot.waitUntil(lambda: bool(handed))
    opener.close()
    assert [database.path for database in handed] == paths[1:]
    open_desk(paths[0]).close()
    handed[0].close()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Desks open only once it is set, as from a keyring that waits for a person."""
    go_on, open_own = Event(), desks.open_own_desk

    def open_slowly(*args: object, **named: object) -> Database:
        assert go_on.wait(20)
        return open_own(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(desks, "open_own_desk", open_slowly)
    return go_on


def test_who_waits_no_longer_has_the_window_back_and_the_file_is_whole(
    qtbot: QtBot, tmp_path: Path, slow: Event
) -> None:
    path = tmp_path / "a.hrdesk"
    _, made = _make(qtbot, path)
    assert isinstance(made, Database)
    made.close()
    before = path.read_bytes()
    opener = DeskOpener(this_minute)
    handed: list[Database] = []
    opener.opened.connect(handed.append)
    opener.cancel()
    opener.open(path)
    with qtbot.waitSignal(opener.refused) as refused:
        opener.cancel()
    assert refused.args is not None
    assert refused.args[0].code == "opening_stopped"
    assert str(path) in error_sentence(refused.args[0])
    opener.cancel()
    # The same desk can be asked for again at once, though the first asking is not done yet.
    opener.open(path)
    slow.set()
    qtbot.waitUntil(lambda: bool(handed))
    assert len(handed) == 1
    handed[0].close()
    assert path.read_bytes() == before
    # Whoever closes the window meanwhile leaves nothing open behind it.
    opener.open(path)
    opener.cancel()
    opener.close()
    open_desk(path).close()


def test_a_desk_that_moves_tells_how_far_it_is_and_can_be_given_up(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moved_file, "PIECE", 1 << 14)
    old = new_desk(tmp_path / "old.hrdesk", "A", "A")
    moved = move_out(old, "one two", tmp_path / "moved", cost=1).path
    old.close()
    wanted = MovingIn(moved, tmp_path / "here.hrdesk", "one two")
    opener = DeskOpener(this_minute)
    # On the thread of the work, so that it is given up after the first piece.
    opener.progressed.connect(opener.cancel, Qt.ConnectionType.DirectConnection)
    with qtbot.waitSignal(opener.refused) as refused:
        opener.move_in(wanted)
    assert refused.args is not None
    assert refused.args[0].code == "cancelled"
    assert sorted(each.name for each in tmp_path.glob("here*")) == []
    opener.close()
    opener = DeskOpener(this_minute)
    told: list[int] = []
    opener.progressed.connect(lambda done, _: told.append(done))
    with qtbot.waitSignal(opener.opened) as opened:
        opener.move_in(wanted)
    assert opened.args is not None
    opened.args[0].close()
    assert told
    opener.close()
