"""The table of one record's fields: last agreed, mine, theirs, and what will be saved."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hrdesk.domain.merge import Decision
from hrdesk.ui.exchange.field_rows import FieldRow, Lines, on_one_line

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = Qt.ItemDataRole.DisplayRole


class FieldColumn(IntEnum):
    """The columns, in reading order."""

    FIELD = 0
    BASE = 1
    MINE = 2
    THEIRS = 3
    AFTER = 4


class FieldTable(QAbstractTableModel):
    """The rows of one record. `UserRole` gives the whole row to the delegate."""

    def __init__(self, mine: str, theirs: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FieldRow] = []
        self._headings = {
            FieldColumn.FIELD: self.tr("Field"),
            FieldColumn.BASE: self.tr("Last agreed"),
            FieldColumn.MINE: mine,
            FieldColumn.THEIRS: theirs,
            FieldColumn.AFTER: self.tr("Will be saved as"),
        }

    def show(self, rows: Sequence[FieldRow]) -> None:
        """Show the fields of another record."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def update(self, rows: Sequence[FieldRow]) -> None:
        """Show the same fields after something was decided; the cursor stays where it is."""
        if len(rows) != len(self.rows):
            self.show(rows)
            return
        self.rows = list(rows)
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, FieldColumn.AFTER))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(FieldColumn)

    def lines(self, row: int, column: int) -> Lines:
        """What a cell shows."""
        each = self.rows[row]
        return {
            FieldColumn.BASE: each.base,
            FieldColumn.MINE: each.mine,
            FieldColumn.THEIRS: each.theirs,
            FieldColumn.AFTER: each.after,
        }.get(FieldColumn(column), ())

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == Qt.ItemDataRole.UserRole:
            return self.rows[index.row()]
        if role == _DISPLAY or role == Qt.ItemDataRole.ToolTipRole:
            return self._text(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return self._headings[FieldColumn(section)]
        return None

    def _text(self, index: Index) -> str:
        if index.column() == FieldColumn.FIELD:
            return self.rows[index.row()].name
        return on_one_line(self.lines(index.row(), index.column()))

    def _spoken(self, index: Index) -> str:
        row, text = self.rows[index.row()], self._text(index)
        if index.column() == FieldColumn.FIELD:
            return text
        heading = self._headings[FieldColumn(index.column())]
        side = _SIDES.get(FieldColumn(index.column()))
        if side is not None and row.choice is side:
            return self.tr("{heading}: {text}, chosen").format(heading=heading, text=text)
        return self.tr("{heading}: {text}").format(heading=heading, text=text)


_SIDES = {FieldColumn.MINE: Decision.OURS, FieldColumn.THEIRS: Decision.THEIRS}
