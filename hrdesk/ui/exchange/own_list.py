"""A list of what came and went: for this desk alone, on paper, in a copy, narrowed by words."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hrdesk.domain.label import Label
from hrdesk.domain.records import is_known_kind, kind_of
from hrdesk.operations.reach import at_risk_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.line_model import TableLine
from hrdesk.ui.exchange.lines_view import LinesView
from hrdesk.ui.language import without_isolates
from hrdesk.ui.printing.private_copy import copy_privately
from hrdesk.ui.printing.tables import Heading, Row, TablePrintable, as_mime
from hrdesk.ui.records.copied_strip import CopiedStrip
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.nothing_let_through import NothingLetThrough
from hrdesk.ui.widgets.top_bar import SearchBox

_INTO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OwnList(QWidget):
    """It tells who was given what: no other desk is to have that, so all of it is Internal.

    `is_one` tells whether the verbs below it have one line that they are about.
    """

    is_one = Signal(bool)

    def __init__(self, desk: Desk, view: LinesView, *, names_records: bool = False) -> None:
        super().__init__()
        self._desk, self.view = desk, view
        self._names_records = names_records
        self.copied = CopiedStrip(self)
        self.nothing = NothingLetThrough(self.tr("No line has these words."))
        self._stack = QStackedLayout()
        self._lay_out()
        self.setFocusProxy(view)
        view.choose_several()
        view.copy_wanted.connect(self.copy)
        view.picked.connect(self.copied.hide)
        view.chosen_changed.connect(self._tell)

    @property
    def pane(self) -> QWidget:
        """Where the keyboard goes: the lines, or the way back to them."""
        return self.view if self._stack.currentIndex() == 0 else self.nothing

    @property
    def has_one(self) -> bool:
        """Whether one line is chosen, and no more."""
        return len(self.view.chosen_lines()) == 1

    def narrow_with(self, box: SearchBox) -> None:
        """Let the words of a box narrow the list; they go where a line is shown that lacks them."""
        box.textChanged.connect(self._narrow)
        self.nothing.clear_wanted.connect(partial(self._let_all_through, box))
        self.view.all_wanted.connect(box.clear)
        box.installEventFilter(self)

    def copy(self) -> None:
        """Copy the chosen lines as a table, for this desk alone; those at risk are in no copy."""
        lines = self.view.chosen_lines()
        risky = self._at_risk(lines)
        kept = [line for line in lines if line.key not in risky]
        found = replace(
            self._table("", kept).copied(Label.INTERNAL), at_risk=len(lines) - len(kept)
        )
        if found.rows:
            rows = [[without_isolates(text) for text in row] for row in found.rows]
            copy_privately(as_mime(found.words, rows))
        self.copied.tell_copied(found, is_private=True)

    def printable(self, title: str, about: str = "") -> TablePrintable | None:
        """The chosen lines where several are, else all that are shown; None where there are none."""
        chosen = self.view.chosen_lines()
        lines = chosen if len(chosen) > 1 else self.view.table.lines
        return self._table(title, lines, about) if lines else None

    def _table(self, title: str, lines: Sequence[TableLine], about: str = "") -> TablePrintable:
        words = self.view.table.headings
        alone = self.tr("For this desk alone: it tells who was given what.")
        return TablePrintable(
            title,
            [Heading(word or self.tr("Label")) for word in words],
            [Row(Label.INTERNAL, self.view.table.words_of(line)) for line in lines],
            self.layoutDirection(),
            head="\n".join(part for part in (alone, about) if part),
        )

    def _at_risk(self, lines: Sequence[TableLine]) -> frozenset[str]:
        if not self._names_records:
            return frozenset()
        refs = {str(line.key) for line in lines if is_known_kind(str(line.key))}
        people = sorted(ref for ref in refs if kind_of(ref) == "person")
        return self._desk.read(at_risk_of, people)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc empties the box, and Down and Enter go from there into the list."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if not is_key or not self.isVisible() or not isinstance(watched, SearchBox):
            return False
        assert isinstance(event, QKeyEvent)
        if event.key() == Qt.Key.Key_Escape:
            watched.clear()
        elif event.key() in _INTO_LIST and self.view.isVisible():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    def _narrow(self, text: str) -> None:
        # Several lists share the box of a page: the words are for the one that is seen.
        if self.isVisible() or not text:
            self.view.narrow(text)

    def _let_all_through(self, box: SearchBox) -> None:
        box.clear()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        is_empty = bool(self.view.lines) and not self.view.table.lines
        self._stack.setCurrentIndex(1 if is_empty else 0)
        self.is_one.emit(self.has_one)

    def _lay_out(self) -> None:
        shown = QWidget()
        row = QHBoxLayout(shown)
        # Room at both sides, so that the first words stand under the title of the page.
        row.setContentsMargins(MEDIUM, 0, MEDIUM, 0)
        row.addWidget(self.view)
        strip = QHBoxLayout()
        strip.setContentsMargins(LARGE, 0, LARGE, SMALL)
        strip.addWidget(self.copied)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(strip)
        column.addLayout(self._stack, 1)
        # Only now: what has no place yet would be shown as a window of its own.
        self._stack.addWidget(shown)
        self._stack.addWidget(self.nothing)
