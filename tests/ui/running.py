"""The program as it runs before a person, with a desk open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.app import Program
from hrdesk.ui.calendar.clock import Clock, this_moment
from hrdesk.ui.language import Language
from hrdesk.ui.settings import Settings


@contextmanager
def running(
    qtbot: QtBot,
    app: QApplication,
    file: Path,
    settings: Settings | None = None,
    *,
    now: Clock = this_moment,
    spoken: Language | None = None,
    size: tuple[int, int] | None = None,
) -> Iterator[Program]:
    """The program from when the desk is open; at the end nothing of it is left."""
    made = Program(app, settings or Settings(), now=now, spoken=spoken)
    with qtbot.waitSignal(made.ready):
        made.start(file)
    if size is not None:
        made.window.resize(*size)
    yield made
    made.close()
    made.window.deleteLater()
    made.deleteLater()
