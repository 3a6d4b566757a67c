"""Lists of things with a time: arrows step over headings, Enter and a click open."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from hrdesk.ui.calendar.line_model import Index, Line, LineModel, line_of
from hrdesk.ui.calendar.line_painting import LineDelegate
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, LARGE, SMALL

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineList(QListView):
    """Shows a `LineModel`; arrows step over what is no thing, Enter and a click open."""

    opened = Signal(str)  # the key of a line
    current_moved = Signal()
    lines_changed = Signal()  # other lines, or another one of them current
    menu_wanted = Signal(str, QPoint)  # a key, and where on the screen its menu is to open

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        lead: str = "",
        stacked: bool = False,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self._kept = ""
        self._lines = LineDelegate(self, lead, stacked=stacked, wraps=wraps)
        self.setItemDelegate(self._lines)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(not (stacked or wraps))
        if wraps:
            self.setResizeMode(QListView.ResizeMode.Adjust)
            # Without it Qt lays out anew when the height changes, and leaves gaps when the width does.
            self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def begin_with_title(self) -> None:
        """For a list that has a page to itself: signs stand under the first letter of its title."""
        beside = LARGE - GAP - SMALL
        self.setViewportMargins(beside, 0, beside, 0)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; the current one stays current where it is still there."""
        model = self.model()
        if not isinstance(model, LineModel):
            model = LineModel(self)
            self.setModel(model)
        self._kept = self.current_key
        self._lines.make_room_for(lines)
        model.show(lines)
        rows = [row for row, line in enumerate(lines) if line.key and line.key == self._kept]
        if rows and self.current_key != self._kept:
            self.setCurrentIndex(model.index(rows[0]))
        self.lines_changed.emit()

    @property
    def current_key(self) -> str:
        """The key of the current line; empty when there is none."""
        at = self.currentIndex()
        return line_of(at).key if at.isValid() else ""

    @property
    def has_things(self) -> bool:
        """Whether there is a line that can be chosen."""
        model = self.model()
        return isinstance(model, LineModel) and any(line.key for line in model.lines)

    def fitting_height(self) -> int:
        """The height at which nothing has to scroll."""
        model = self.model()
        rows = model.rowCount() if isinstance(model, LineModel) else 0
        if self.uniformItemSizes():
            return rows * row_height(self) + 2
        return sum(self.sizeHintForRow(row) for row in range(rows)) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers():
            self.open_current()
        elif event.text().isalnum() and not event.modifiers():
            event.ignore()  # letters are the page's
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_moved.emit()
        self.lines_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt makes the first line current without showing it; Enter would surprise.
        if self.currentIndex().isValid() and not self.selectedIndexes():
            self.setCurrentIndex(self.currentIndex())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        pressed = event.button() == Qt.MouseButton.LeftButton and at == self.currentIndex()
        if pressed and self.opens_by_click(self.current_key):
            self.open_current()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        at = self.indexAt(event.position().toPoint())
        pressed = event.button() == Qt.MouseButton.LeftButton and at == self.currentIndex()
        if pressed and not self.opens_by_click(self.current_key):
            self.open_current()

    def opens_by_click(self, key: str) -> bool:
        """Whether one click opens a line; else it chooses the line, and two open it."""
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.currentIndex() if by_key else self.indexAt(event.pos())
        key = line_of(at).key if at.isValid() else ""
        if key:
            place = self.visualRect(at).bottomLeft() if by_key else event.pos()
            self.menu_wanted.emit(key, self.viewport().mapToGlobal(place))

    def open_current(self) -> None:
        """Do what the current line is there for."""
        if key := self.current_key:
            self.opened.emit(key)
