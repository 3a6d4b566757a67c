"""A focal point at work for tests: the real window on a real desk, and a partner who answers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from hrdesk.app import Program
from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.operations import perform
from hrdesk.operations.desks import Start
from hrdesk.operations.partners import set_partner
from hrdesk.operations.records import add_record
from hrdesk.ui.desk import Desk
from hrdesk.ui.garbage import GarbageCollection
from hrdesk.ui.language import ENGLISH
from hrdesk.ui.settings import Settings
from tests.looks import looks_kept
from tests.worlds import DeskAtWork

# Sunday 22 November 2026, noon in Geneva.
NOON = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)


class Office:
    """The window of one desk; what it shows is asked from its models."""

    def __init__(self, app: QApplication, folder: Path, bot: QtBot) -> None:
        self.folder, self._bot = folder, bot
        self.books = 0
        DeskAtWork(folder, "NIRMS", Start.NETWORK).close()
        self.program = Program(app, Settings(folder / "data"), now=lambda: NOON, spoken=ENGLISH)
        # Wide enough for a list beside what is chosen in it.
        self.program.window.resize(1440, 900)
        ready: list[bool] = []
        self.program.ready.connect(lambda: ready.append(True))
        self.program.start(folder / "NIRMS.hrdesk")
        self.wait(lambda: bool(ready))
        desk = self.program.window.desk
        assert desk is not None
        self.desk: Desk = desk
        self.partner = DeskAtWork(folder, "IACHR")
        self.partner.knows("NIRMS")
        self.do(set_partner, "IACHR", name="Inter-American Commission", language="es")

    def close(self) -> None:
        """Give both desks back."""
        self.program.close()
        self.program.window.deleteLater()
        self.program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]
        self.partner.close()

    def do(self, operation: Callable[..., Changes], *args: object, **named: object) -> Changes:
        """Carry out an operation, and let every page hear of it."""
        changes = perform.do(self.desk.database, operation, *args, **named)
        self.desk.changed.emit(changes)
        self.wait()
        return changes

    def add(self, kind: str, label: Label = Label.NETWORK, **values: object) -> str:
        """Add a record; gives its Ref."""
        return self.do(add_record, kind, values, label=label).refs[0]

    def sent(self) -> None:
        """Let the pages hear that a workbook left."""
        self.desk.changed.emit(Changes("send", touched=frozenset({"outbox"})))
        self.wait()

    def page(self, place: str, rest: str = "") -> Any:
        """A place of the window, as it stands after everything was read."""
        self.program.window.go(place, rest)
        self.wait()
        page = self.program.window.page
        return getattr(page, "inner", page)

    def wait(self, until: Callable[[], bool] = lambda: True) -> None:
        """Until nothing runs, and what is waited for is there."""
        window = self.program.window
        self._bot.waitUntil(
            lambda: not (window.desk is not None and window.desk.is_busy) and until(),
            timeout=60_000,
        )


@contextmanager
def office(app: QApplication, folder: Path, bot: QtBot) -> Iterator[Office]:
    """An office that is closed at last."""
    # As in the program: what is not needed any more is collected on the main thread only.
    garbage = GarbageCollection(app)
    garbage.begin()
    with looks_kept(app):
        made = Office(app, folder, bot)
        try:
            yield made
        finally:
            made.close()
            garbage.end()


def texts(view: QAbstractItemView) -> list[str]:
    """All that a list or table shows, row by row."""
    model = view.model()
    assert isinstance(model, QAbstractItemModel)
    rows = model.rowCount(QModelIndex())
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    return [
        " | ".join(
            str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")
            for column in range(columns)
        )
        for row in range(rows)
    ]


def shows(view: QAbstractItemView, *words: str) -> bool:
    """Whether one row holds all these words."""
    return any(all(word in row for word in words) for row in texts(view))
