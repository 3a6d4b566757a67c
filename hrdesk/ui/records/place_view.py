"""What the views of a place have in common: when it reads, what it shows, and what it tells."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.ui.desk import Desk
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.printing.tables import TablePrintable, as_mime


class PlaceView(QWidget):
    """Reads when it is seen first, and when records of its `kinds` changed while it is in sight."""

    opened = Signal(str)  # the Ref of a record to show beside it
    new_wanted = Signal(str, object)  # a kind, and the values that a new record begins with
    said = Signal(str)  # a sentence about what was just done
    counted = Signal(str)  # what stands beside the title of the page
    clear_wanted = Signal()  # let through again whatever was typed
    menu_wanted = Signal(QPoint)  # where the menu of the chosen records is to open
    remove_wanted = Signal(list)  # Refs

    kinds: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.text = ""
        # Nothing is here, with words or without: there is nothing to filter.
        self.is_bare = False
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

    def copy(self) -> None:
        """Copy what is shown as a table, for Word, Excel and mail: as far as the network goes."""
        paper = self.printable()
        if not isinstance(paper, TablePrintable):
            return
        found = paper.copied(Label.NETWORK)
        QGuiApplication.clipboard().setMimeData(as_mime(found.words, found.rows))
        told = [self.tr("%n row(s) copied as a table", "", paper.count() - found.rows_held)]
        if held := found.rows_held + found.names_held:
            told.append(self.tr("%n labelled Internal or Partners left out", "", held))
        self.said.emit(" · ".join(told))

    def add_copy(self, *shown: QWidget) -> None:
        """Let the keys of a copy mean the whole table, also in what is none."""
        self._add_key(self.tr("Copy as a table"), QKeySequence.StandardKey.Copy, self.copy, shown)

    def add_removal(self, *shown: QWidget) -> None:
        """Let Del put what is chosen into the bin."""
        self._add_key(self.tr("Remove"), "Del", self._remove_chosen, shown)

    def _add_key(
        self,
        text: str,
        key: QKeySequence.StandardKey | str,
        slot: Callable[[], object],
        shown: Sequence[QWidget],
    ) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        for each in shown:
            each.addAction(action)

    def open_menu(self, _key: str, place: QPoint) -> None:
        """Ask for the menu of what is chosen, at a place on the screen."""
        self.menu_wanted.emit(place)

    def _remove_chosen(self) -> None:
        if refs := self.chosen():
            self.remove_wanted.emit(refs)

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
