"""The table of one kind on screen: columns that are kept, keys that work, rows that stay chosen."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hrdesk.domain.label import Label
from hrdesk.ui.printing.tables import TablePrintable
from hrdesk.ui.records.cells import LINES, EndInSight, OnTwoLines
from hrdesk.ui.records.columns import TITLE, title_on_two_lines
from hrdesk.ui.records.header import RecordHeader
from hrdesk.ui.records.in_place import TO_WRITE, InPlace
from hrdesk.ui.records.rows_as_table import Chosen, printable
from hrdesk.ui.records.rows_copy import RowsCopy
from hrdesk.ui.records.table_model import Index, RecordTable
from hrdesk.ui.settings import Settings
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, scaled
from hrdesk.ui.widgets.marking import MarkingDelegate
from hrdesk.ui.widgets.pinned import PinnedTableView

_PAUSE = 60
# More than that nobody reads on paper, and reading them all would be felt.
_MOST_PRINTED = 2000
# More pieces than that are not chosen again over a reset: it would be felt at each key.
_MOST_PIECES = 200
_ONLY_PLACE = Qt.KeyboardModifier.KeypadModifier
_ONLY_TEXT = Qt.KeyboardModifier.ShiftModifier | _ONLY_PLACE
_STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})


class RecordTableView(PinnedTableView):
    """Shows a `RecordTable`; what is chosen is told by Ref and survives every change."""

    opened = Signal(str)  # Ref: Enter or a double click
    picked = Signal(list)  # Refs of the chosen rows, a moment after they were chosen
    typed = Signal(str)  # letters typed into the table: meant for the filter
    escaped = Signal()  # Esc
    remove_wanted = Signal(list)  # Refs
    menu_wanted = Signal(QPoint)  # where on the screen the menu of the chosen rows is to open
    copied = Signal(object, bool)  # `Copied`, and whether it is for this desk alone
    not_copied = Signal()  # it was stopped, or could not be

    def __init__(self, table: RecordTable, settings: Settings, parent: QWidget | None = None):
        super().__init__(parent)
        self.table = table
        self._chosen: list[str] = []
        self._current = ""
        self._writes = False
        self._pause = _once(self, _PAUSE)
        self._pause.timeout.connect(self._tell)
        self.header = RecordHeader(table, settings, self)
        self._build()
        self._copying = RowsCopy(table.desk, self)
        self._copying.copied.connect(self.copied)
        self._copying.not_copied.connect(self.not_copied)
        self._in_place = InPlace(table.desk, table, self)
        self._in_place.wanted.connect(self._write_in)
        self.setItemDelegate(self._in_place)
        self.setHorizontalHeader(self.header)
        self.setModel(table)
        # At each painting Qt asks whether all rows of a column are chosen; headings do not tell it.
        self.header.setSelectionModel(QItemSelectionModel(table, self.header))
        self.header.set_up()
        self._has_long_titles = title_on_two_lines(table.kind)
        self._build_cells()
        self.header.sortIndicatorChanged.connect(self._sort)
        self.header.hid.connect(self._leave_hidden)
        table.modelAboutToBeReset.connect(self._remember)
        table.modelReset.connect(self._choose_again)

    # ------------------------------------------------------------ what is chosen

    def refs(self) -> list[str]:
        """The Refs of the chosen rows, from top to bottom."""
        chosen = self.selectionModel().selection()
        pieces = [chosen.at(place) for place in range(chosen.size())]
        rows = {row for each in pieces for row in range(each.top(), each.bottom() + 1)}
        return [self.table.ref_at(row) for row in sorted(rows)]

    def current_ref(self) -> str:
        """The Ref of the row with the cursor."""
        return self.table.ref_at(self.currentIndex().row())

    def choose(self, refs: Sequence[str]) -> bool:
        """Choose rows by Ref and go to the first; False when none of them is shown."""
        rows = sorted(row for ref in refs if (row := self.table.row_of(ref)) >= 0)
        if not rows:
            return False
        self._choose_rows(rows, rows[0])
        self._show_current()
        return True

    def tell_again(self) -> None:
        """Tell which rows are chosen, in a moment: somebody looks here again."""
        self._pause.start()

    def order(self) -> tuple[str, bool]:
        """The column that is sorted by, as a query calls it, and whether downwards."""
        return self.header.order()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setItemDelegateForColumn(0, MarkingDelegate(self))
        # People are dragged onto mailing lists; other kinds are not dragged anywhere.
        self.setDragEnabled(self.table.kind == "person")
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)

    def _build_cells(self) -> None:
        """Texts on two lines where they are long, and names that begin alike with their ends."""
        table = self.table
        if self._has_long_titles:
            self.setItemDelegateForColumn(table.column_named(TITLE), OnTwoLines(self))
            self.header.sectionResized.connect(self._fit_rows)
            table.modelReset.connect(self._fit_rows)
        for at, column in enumerate(table.columns):
            if column.spec is not None and column.spec.links and table.names_in_short:
                self.setItemDelegateForColumn(at, EndInSight(self))

    def _fit_rows(self) -> None:
        """As high as the density has them, or as two lines of a text that is cut on one."""
        high = row_height(self)
        if self._has_long_titles and self.header.is_cut(TITLE):
            high = max(high, LINES * self.fontMetrics().lineSpacing() + GAP)
        if high != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(high)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.table.sort(column, order)

    # ------------------------------------------------------------ over a reset

    def _remember(self) -> None:
        self._chosen, self._current = self.refs(), self.current_ref()

    def _choose_again(self) -> None:
        rows = sorted(row for ref in self._chosen if (row := self.table.row_of(ref)) >= 0)
        if rows:
            current = self.table.row_of(self._current)
            self._choose_rows(rows, current if current >= 0 else rows[0])
            self._show_current()
        self._pause.start()

    def _choose_rows(self, rows: Sequence[int], current: int) -> None:
        selection = QItemSelection()
        last = len(self.table.columns) - 1
        pieces = _runs(rows)
        for first, end in pieces if len(pieces) <= _MOST_PIECES else [(current, current)]:
            selection.select(self.table.index(first, 0), self.table.index(end, last))
        model, aside = self.selectionModel(), self.horizontalScrollBar().value()
        model.setCurrentIndex(
            self.table.index(current, self._first_shown()),
            QItemSelectionModel.SelectionFlag.NoUpdate,
        )
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        # A row was chosen, and no cell of it.
        self.horizontalScrollBar().setValue(aside)

    def _first_shown(self) -> int:
        """Qt neither scrolls to a cell whose column is hidden, nor edits it."""
        columns = range(1, len(self.table.columns))
        return next((at for at in columns if not self.isColumnHidden(at)), 1)

    def _leave_hidden(self) -> None:
        """The cursor stays on its row, in a column that is shown."""
        now = self.currentIndex()
        if now.isValid() and self.isColumnHidden(now.column()):
            there = self.table.index(now.row(), self._first_shown())
            self.selectionModel().setCurrentIndex(there, QItemSelectionModel.SelectionFlag.NoUpdate)

    def aside_for(self, column: int, wanted: int) -> int:
        """To write in a cell, back to where rows begin when it is in sight from there."""
        if not self._writes:
            return super().aside_for(column, wanted)
        now, room = self.horizontalScrollBar().value(), self.viewport().width()
        start = self.header.sectionPosition(column)
        end = start + min(wanted, scaled(self.font(), TO_WRITE))
        covered = self.header.covered(column) if now else 0
        if now + covered <= start and end <= now + room:
            return now
        return 0 if end <= room else super().aside_for(column, end - start)

    def _write_in(self, index: Index) -> None:
        self._writes = True
        self.setCurrentIndex(index)
        self.edit(index)
        self._writes = False

    def _show_current(self) -> None:
        """Scroll to the current row, and never sideways: the table may be out of sight and narrow."""
        aside = self.horizontalScrollBar()
        at = aside.value()
        self.scrollTo(self.currentIndex())
        aside.setValue(at)

    def _tell(self) -> None:
        self.picked.emit(self.refs())

    def copy(self) -> None:
        """Copy the chosen rows as a table, for Word, Excel and mail: as far as the network goes."""
        self._copying.begin(self._as_shown(self.refs()), Label.NETWORK)

    def copy_all(self) -> None:
        """Copy all rows that were copied last, for this desk alone; those at risk are in no copy."""
        if self._copying.chosen is not None:
            self._copying.begin(self._copying.chosen, Label.INTERNAL)

    @property
    def copied_refs(self) -> list[str]:
        """The rows that were to be copied last, whatever is chosen by now."""
        return list(self._copying.chosen.refs) if self._copying.chosen is not None else []

    def edit_here(self) -> bool:
        """Edit the current row in place, from the current cell on; False where nothing may be."""
        at = self.currentIndex()
        return self._in_place.begin(at.row(), at.column())

    def printable(self, among: Collection[str] | None = None) -> TablePrintable:
        """The chosen rows where several are, else all that are shown, as far as paper goes.

        Where only those `among` others are on screen, it is these.
        """
        chosen = self.refs() if len(self.refs()) > 1 else self.table.refs
        if among is not None:
            chosen = [ref for ref in self.table.refs if ref in among]
        refs = chosen[:_MOST_PRINTED]
        said = self.tr("Only the first rows of a long list are here.")
        note = said if len(chosen) > len(refs) else ""
        return self.table.desk.read(printable, self._as_shown(refs), note)

    def _as_shown(self, refs: Sequence[str]) -> Chosen:
        table, way = self.table, self.layoutDirection()
        columns = [table.columns[table.column_named(name)] for name in self.header.in_sight()]
        return Chosen(self.accessibleName(), table.kind, columns, refs, way)

    # ------------------------------------------------------------ Qt

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._pause.start()

    def mouseDoubleClickEvent(self, event: object) -> None:
        super().mouseDoubleClickEvent(event)  # type: ignore[arg-type]  # handed on as it came
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
        elif key == Qt.Key.Key_Delete and not event.modifiers():
            self._remove()
        elif key == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.edit_here()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif _is_text(event):
            self.typed.emit(event.text())
        elif key in _STEPS and not event.modifiers() & ~_ONLY_PLACE and not self.refs():
            # The cursor is on a row that is not marked: a step from there would leave it out.
            self.choose([self.current_ref() or self.table.ref_at(0)])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.refs():
            return
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        row = self.visualRect(self.currentIndex())
        place = row.bottomLeft() if by_key else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Also where a bar came below what was chosen.
        end = self.visualRect(self.currentIndex()).bottom()
        if self.viewport().height() <= end < event.oldSize().height():
            self._show_current()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_rows()
        self.table.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.table.set_awake(False)

    def _open(self) -> None:
        if ref := self.current_ref():
            self.opened.emit(ref)

    def _remove(self) -> None:
        if refs := self.refs():
            self.remove_wanted.emit(refs)


def _once(parent: QWidget, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer


def _is_text(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text.strip()) and text.isprintable() and not event.modifiers() & ~_ONLY_TEXT


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring rows as (first, last), so that a long selection stays cheap."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
