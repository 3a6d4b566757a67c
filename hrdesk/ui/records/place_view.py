"""What the views of a place have in common: when it reads, what it shows, and what it tells."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from hrdesk.domain.changes import Changes
from hrdesk.ui.desk import Desk
from hrdesk.ui.printing.printable import Printable


class PlaceView(QWidget):
    """Reads when it is seen first, and when records of its `kinds` changed while it is in sight."""

    opened = Signal(str)  # the Ref of a record to show beside it
    new_wanted = Signal(str, object)  # a kind, and the values that a new record begins with
    said = Signal(str)  # a sentence about what was just done
    counted = Signal(str)  # what stands beside the title of the page

    kinds: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.text = ""
        self._is_stale = True
        self._asked = 0
        desk.changed.connect(self._react)

    def reload(self) -> None:
        """Read again what is shown."""

    def filter_text(self, text: str) -> None:
        """Show only what has these words."""
        if text != self.text:
            self.text = text
            if self.isVisible():
                self.show_filtered()
            else:
                self._is_stale = True

    def show_filtered(self) -> None:
        """Show what was read and is let through."""

    def chosen(self) -> list[str]:
        """The Refs of the records that are chosen."""
        return []

    def printable(self) -> Printable | None:
        """What is shown, for paper."""
        return None

    def new_word(self) -> str:
        """What the button for something new says; empty where nothing is begun here."""
        return ""

    def begin_new(self) -> None:
        """Begin what one adds here."""

    def look(
        self, done: Callable[[Any], None], query: Callable[..., object], *args: object
    ) -> None:
        """Read off the main thread; of what was asked for one after the other the last is shown."""
        self._asked += 1
        self.desk.read_then(partial(self._looked, self._asked, done), query, *args)

    # ------------------------------------------------------------ inner

    def _looked(self, asked: int, done: Callable[[Any], None], found: object) -> None:
        if asked == self._asked:
            done(found)

    def _read_if_seen(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self.reload()

    def _react(self, changes: Changes) -> None:
        if self.kinds & changes.kinds:
            self._is_stale = True
            self._read_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_if_seen()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_stale = True
