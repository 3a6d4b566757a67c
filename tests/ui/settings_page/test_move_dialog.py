"""The desk is written for moving under a passphrase that was given twice, and opens elsewhere."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrdesk.app import Program
from hrdesk.operations.desks import new_desk
from hrdesk.operations.moving import SUFFIX, move_in, move_out
from hrdesk.ui.desk import Desk
from hrdesk.ui.first_start.first_start import FirstStart
from hrdesk.ui.settings import Settings
from hrdesk.ui.settings_page import move_dialog
from hrdesk.ui.settings_page.move_dialog import MoveDialog
from hrdesk.ui.settings_page.this_desk import ThisDeskCard
from hrdesk.ui.widgets.text_dialog import TextDialog

SECRET = "open sesame"


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(new_desk(tmp_path / "d.hrdesk", "NIRMS", "Network desk"))
    yield made
    qtbot.waitUntil(lambda: not made.is_busy)
    made.close()


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MoveDialog]:
    monkeypatch.setattr(move_dialog, "move_out", partial(move_out, cost=4))
    card = ThisDeskCard(desk, 100)
    qtbot.addWidget(card)
    card.show()
    card.move_desk.click()
    (found,) = card.findChildren(MoveDialog)
    yield found
    qtbot.waitUntil(lambda: not desk.is_busy)


@pytest.fixture
def moved(tmp_path: Path) -> Path:
    """A desk that moves here."""
    database = new_desk(tmp_path / "old.hrdesk", "IACHR", "Commission")
    out = move_out(database, SECRET, tmp_path / f"IACHR-2026-11-22{SUFFIX}", cost=4).path
    database.close()
    return out


def given(dialog: MoveDialog, first: str = SECRET, second: str = SECRET) -> None:
    dialog.passphrase.setText(first)
    dialog.again.setText(second)


def test_both_passphrases_must_be_the_same(dialog: MoveDialog) -> None:
    assert not dialog.write.isEnabled()
    given(dialog, second="open")
    assert not dialog.differ.isHidden()
    assert not dialog.write.isEnabled()
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() == layout.totalHeightForWidth(dialog.width()), "no empty lines"
    given(dialog)
    assert dialog.differ.isHidden()
    assert dialog.write.isEnabled()
    dialog.file.clear()
    assert not dialog.write.isEnabled()


def test_what_is_proposed_can_be_read_and_what_is_typed_cannot(
    dialog: MoveDialog, qtbot: QtBot
) -> None:
    assert dialog.passphrase.echoMode() == QLineEdit.EchoMode.Password
    dialog.propose.click()
    assert dialog.passphrase.text() == dialog.again.text()
    assert len(dialog.passphrase.text().split()) == 6
    assert dialog.again.echoMode() == QLineEdit.EchoMode.Normal
    qtbot.keyClicks(dialog.passphrase, "x")
    assert dialog.passphrase.echoMode() == QLineEdit.EchoMode.Password


def test_the_file_opens_as_the_same_desk(
    dialog: MoveDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "stick"
    dialog.file.setText(str(out))
    given(dialog)
    dialog.write.click()
    assert not dialog.progress.isHidden()
    qtbot.waitUntil(lambda: not dialog.outcome.isHidden())
    assert f"stick{SUFFIX}" in dialog.outcome.text
    assert not dialog.outcome.warns
    assert dialog.write.isHidden()
    there = move_in(out.with_suffix(SUFFIX), tmp_path / "there.hrdesk", SECRET).database
    assert there.identity == desk.database.identity
    there.close()


def test_a_refusal_is_said_and_can_be_mended(
    dialog: MoveDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / f"taken{SUFFIX}"
    taken.write_bytes(b"somebody's")
    chosen = [str(taken), str(tmp_path / "free"), ""]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (chosen.pop(0), ""))
    given(dialog)
    dialog.choose.click()
    dialog.write.click()
    qtbot.waitUntil(lambda: dialog.outcome.warns)
    assert taken.read_bytes() == b"somebody's"
    dialog.choose.click()
    dialog.choose.click()
    assert dialog.file.text() == str(tmp_path / f"free{SUFFIX}")
    dialog.write.click()
    qtbot.waitUntil(lambda: not dialog.outcome.isHidden() and not dialog.outcome.warns)


def test_a_lost_key_is_told(dialog: MoveDialog, qtbot: QtBot, own_data_folder: Path) -> None:
    for each in (own_data_folder / "keys").iterdir():
        each.unlink()
    given(dialog)
    dialog.write.click()
    qtbot.waitUntil(lambda: "lost its key" in dialog.outcome.text)


def test_cancel_stops_the_writing(dialog: MoveDialog, qtbot: QtBot, tmp_path: Path) -> None:
    given(dialog)
    dialog.write.click()
    dialog.close_button.click()
    qtbot.waitUntil(lambda: not dialog.outcome.isHidden())
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.finished):
        dialog.close_button.click()


def test_every_part_has_a_name(
    dialog: MoveDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert not nameless(dialog)
    assert all(each.text() for each in dialog.findChildren(QPushButton))


# ---------------------------------------------------------------- opened elsewhere


@pytest.fixture
def program(qapp: QApplication, as_before: None) -> Iterator[Program]:
    made = Program(qapp, Settings())
    yield made
    made.close()
    made.window.deleteLater()
    made.deleteLater()


def answers(patch: pytest.MonkeyPatch, target: Path | str, *secrets: str) -> None:
    """What a person answers: a passphrase each time, and always this place."""
    left = [(each, True) for each in secrets]
    patch.setattr(TextDialog, "ask", lambda *_, **__: left.pop(0) if left else ("", False))
    patch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))


def test_a_moved_desk_is_opened_like_any(
    program: Program, moved: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, tmp_path / "here", "wrong", SECRET)
    with qtbot.waitSignal(program.ready):
        program.start(moved)
    assert program.window.desk is None
    with qtbot.waitSignal(program.ready):
        program.open(moved)
    assert program.window.desk is not None
    assert program.window.desk.database.path == tmp_path / "here.hrdesk"
    assert program.window.desk.database.identity.code == "IACHR"
    assert "Do not go on with it at its old place" in program.window.messages.text


def test_who_leaves_the_questions_is_where_they_were(
    program: Program, moved: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, "", SECRET)
    with qtbot.waitSignal(program.ready):
        program.start(moved)
    (first,) = program.window.findChildren(FirstStart)
    program.open(moved)
    assert program.window.findChildren(FirstStart) == [first]


def test_from_the_first_start(
    program: Program, moved: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(program.ready):
        program.start()
    answers(monkeypatch, tmp_path / "here.hrdesk", SECRET)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(moved), ""))
    (first,) = program.window.findChildren(FirstStart)
    with qtbot.waitSignal(program.ready):
        first.open_wanted.emit()
    assert program.window.desk is not None
