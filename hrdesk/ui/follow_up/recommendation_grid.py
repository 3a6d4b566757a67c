"""The grid of recommendations: keys of the follow-up states, and leaps from group to group."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hrdesk.ui.follow_up.matrix_view import MatrixView
from hrdesk.ui.follow_up.recommendation_words import KEYS

_GROUP = "body"
_WAYS = {
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
}


class RecommendationGrid(MatrixView):
    """Ctrl and an arrow go to the next body that recommended, or to the next group of columns."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, KEYS, parent)
        self.keys_write = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if way is not None and held == Qt.KeyboardModifier.ControlModifier:
            self.leap(*way)
        elif not self.keys_write and event.text().casefold() in self.keys and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def leap(self, down: int, across: int) -> None:
        """Go on to the first cell that belongs to another group, or to the end."""
        index = self.currentIndex()
        if not index.isValid():
            return
        row, column = index.row(), index.column()
        if self.isRightToLeft():
            across = -across
        group = self._group(row, column, down)
        while 0 <= row + down < self.grid.rowCount() and 0 <= column + across < self._columns():
            row, column = row + down, column + across
            if self._group(row, column, down) != group:
                break
        found = self.grid.index(row, column)
        # By itself the view would add the cell to those chosen, because Ctrl is held.
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(found, flag)
        self.scrollTo(found)

    def _group(self, row: int, column: int, down: int) -> str:
        if not down:
            return self.grid.matrix.columns[column].group
        mark = self.grid.matrix.marks.get((self.grid.matrix.rows[row].key, _GROUP))
        return mark.sign if mark is not None else ""

    def _columns(self) -> int:
        return self.grid.columnCount()
