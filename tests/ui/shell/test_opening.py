"""Desks are opened beside the window, and never left open behind it."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from hrdesk.operations.desks import Start
from hrdesk.operations.first_desk import FirstDesk
from hrdesk.store.database import Database, open_desk, this_minute
from hrdesk.ui.shell.opening import DeskOpener


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
