"""Updates for others are begun from anywhere, by the menu and the box of commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.app import Program
from hrdesk.operations.desks import Start, new_desk
from hrdesk.operations.update_occasions import Occasion
from hrdesk.ui.shell import places
from hrdesk.ui.today.update_dialog import UpdateDialog
from tests.ui.running import running


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, own_data_folder: Path, tmp_path: Path, as_before: None
) -> Iterator[Program]:
    file = tmp_path / "desk.hrdesk"
    new_desk(file, "NIRMS", "Network desk", start=Start.NOTHING).close()
    with running(qtbot, qapp, file) as made:
        yield made


@pytest.mark.parametrize(
    ("command", "occasion"),
    [("weekly_update", Occasion.WEEK), ("visit_forecast", Occasion.FORECAST)],
)
def test_an_update_is_begun_from_any_place(
    program: Program, qtbot: QtBot, command: str, occasion: Occasion
) -> None:
    window = program.window
    window.go(places.CONTACTS)
    window.commands[command].trigger()
    assert window.address is not None
    assert window.address.place == places.TODAY
    (dialog,) = window.findChildren(UpdateDialog)
    assert dialog.form.occasion.currentData() == occasion.value
    assert window.desk is not None
    desk = window.desk
    qtbot.waitUntil(lambda: not desk.is_busy)
    dialog.reject()


def test_a_brief_is_of_a_visit_that_is_chosen(program: Program) -> None:
    window = program.window
    window.go(places.CONTACTS)
    window.commands["visit_brief"].trigger()
    assert "Choose one visit first" in window.messages.text
