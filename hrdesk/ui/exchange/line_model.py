"""A table of lines that are read at once: what came in, what was sent, what a cell holds."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hrdesk.domain.label import Label
from hrdesk.ui.icons import icon
from hrdesk.ui.tokens import ReviewState
from hrdesk.ui.widgets.marking import marking_data
from hrdesk.ui.widgets.review_state import state_data
from hrdesk.ui.words import label_word

Index = QModelIndex | QPersistentModelIndex
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


@dataclass(frozen=True)
class TableLine:
    """One line: its key, the mark in its first column, and the texts of the others."""

    key: Hashable
    texts: tuple[str, ...]
    mark: ReviewState | Label | None = None
    icon: str = ""


class LineTable(QAbstractTableModel):
    """Shows lines; the first column is that of the marks unless `has_marks` is off."""

    def __init__(
        self, headings: Sequence[str], parent: QObject | None = None, *, has_marks: bool = True
    ) -> None:
        super().__init__(parent)
        self.headings = ("", *headings) if has_marks else tuple(headings)
        self._first = 1 if has_marks else 0
        self.lines: list[TableLine] = []

    def show(self, lines: Sequence[TableLine]) -> None:
        """Show these lines and no others."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def change(self, line: TableLine) -> None:
        """Show a line in place of the one with its key."""
        row = self.row_of(line.key)
        self.lines[row] = line
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def words_of(self, line: TableLine) -> tuple[str, ...]:
        """A line in words under the headings, with its mark."""
        mark = line.mark
        word = label_word(mark) if isinstance(mark, Label) else ""
        return (word, *line.texts) if self._first else line.texts

    def row_of(self, key: Hashable) -> int:
        """The row of a line; -1 when it is not shown."""
        return next((row for row, line in enumerate(self.lines) if line.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.lines[index.row()], index.column() - self._first
        if column < 0:
            return _mark_data(line.mark, role)
        if role == Qt.ItemDataRole.DecorationRole and column == 0 and line.icon:
            return icon(line.icon)
        return line.texts[column] if role in _ROLES else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.headings[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None


def _mark_data(mark: ReviewState | Label | None, role: int) -> Any:
    if isinstance(mark, Label):
        return marking_data(mark, role)
    return state_data(mark, role) if mark is not None else None
