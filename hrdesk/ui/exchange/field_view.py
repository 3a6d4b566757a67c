"""Shows the fields of one record; a click or a key chooses a side."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hrdesk.domain.merge import Decision
from hrdesk.ui.exchange.field_delegate import FieldDelegate
from hrdesk.ui.exchange.field_rows import FieldRow
from hrdesk.ui.exchange.field_table import FieldColumn, FieldTable
from hrdesk.ui.tokens import GAP, LARGE, SMALL

Index = QModelIndex | QPersistentModelIndex
# Above that many fields every row is two lines high: laying all of them out would be felt.
MOST_LAID_OUT = 20
_MOST_LINES, _FEW_LINES = 10, 2
_SHARES = {
    FieldColumn.FIELD: 17,
    FieldColumn.BASE: 17,
    FieldColumn.MINE: 23,
    FieldColumn.THEIRS: 23,
    FieldColumn.AFTER: 20,
}
_SHARES_OF_NEW = {FieldColumn.FIELD: 25, FieldColumn.THEIRS: 75}
_SHARES_OF_GOING = {FieldColumn.FIELD: 25, FieldColumn.MINE: 75}


class FieldView(QTableView):
    """The columns share the width; where there is little of it the base goes under the field."""

    chosen = Signal(int, object)  # row, Decision
    row_entered = Signal(int)
    heights_changed = Signal()

    def __init__(self, table: FieldTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._delegate = FieldDelegate(self)
        self._shares = _SHARES
        self._is_narrow = False
        self.setModel(table)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setAccessibleName(self.tr("Fields"))
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(1)
        self.clicked.connect(self._clicked)

    def show_rows(self, rows: Sequence[FieldRow], *, is_new: bool, is_going: bool = False) -> None:
        """Show another record, with the cursor in its first open field.

        One that is new, or may go, has one side only.
        """
        self._shares = _SHARES_OF_NEW if is_new else _SHARES
        if is_going:
            self._shares = _SHARES_OF_GOING
        self._show(rows)

    def _show(self, rows: Sequence[FieldRow]) -> None:
        few = len(rows) <= MOST_LAID_OUT
        self._delegate.most_lines = _MOST_LINES if few else _FEW_LINES
        self.table.show(rows)
        self._arrange()
        first = next((at for at, row in enumerate(rows) if row.is_open), 0)
        if rows:
            self.setCurrentIndex(self.table.index(first, FieldColumn.FIELD))

    def update_rows(self, rows: Sequence[FieldRow]) -> None:
        """Show the same record after something was decided."""
        same = len(rows) == len(self.table.rows)
        self.table.update(rows)
        if same:
            self._set_heights()
        else:
            self._show(rows)

    def set_narrow(self, narrow: bool) -> None:
        """Whether the base has no column of its own."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._delegate.folds_base = narrow
            self._arrange()

    def current_row(self) -> int:
        """The row with the cursor; -1 for none."""
        return self.currentIndex().row()

    def needed_heights(self) -> tuple[int, int]:
        """How high it must be to show its tallest field whole, and to show all of them."""
        heights = [self.rowHeight(row) for row in range(len(self.table.rows))]
        head = self.horizontalHeader().sizeHint().height()
        return head + max(heights, default=0), head + sum(heights)

    def enter_row(self, row: int) -> None:
        """Put the cursor into a row."""
        self.setCurrentIndex(self.table.index(row, FieldColumn.FIELD))

    # ------------------------------------------------------------ Qt

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.row_entered.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    # ------------------------------------------------------------ arranging

    def _arrange(self) -> None:
        shown = dict(self._shares)
        if self._is_narrow:
            shown.pop(FieldColumn.BASE, None)
        room, whole = self.viewport().width(), sum(shown.values())
        for column in FieldColumn:
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                self.setColumnWidth(column, room * shown[column] // whole)
        self._set_heights()

    def _set_heights(self) -> None:
        self._lay_out_rows()
        self.heights_changed.emit()

    def _lay_out_rows(self) -> None:
        lines = self.fontMetrics().height()
        pad = 2 * SMALL + GAP + 2
        if len(self.table.rows) > MOST_LAID_OUT:
            for row in range(len(self.table.rows)):
                self.setRowHeight(row, _FEW_LINES * lines + pad)
            return
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        least = lines + LARGE + pad
        for row in range(len(self.table.rows)):
            heights = [
                self._delegate.height(option, self.table.index(row, column), width)
                for column in FieldColumn
                if (width := self.columnWidth(column)) and not self.isColumnHidden(column)
            ]
            self.setRowHeight(row, max(heights, default=least))

    def _clicked(self, index: QModelIndex) -> None:
        side = {FieldColumn.MINE: Decision.OURS, FieldColumn.THEIRS: Decision.THEIRS}
        decision = side.get(FieldColumn(index.column()))
        if decision is not None and self.table.rows[index.row()].item is not None:
            self.chosen.emit(index.row(), decision)
