"""A grid of marks that is filled by single keys: arrows go about, letters write, Enter opens."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from hrdesk.domain.label import Label, strictest
from hrdesk.ui.follow_up.matrix_model import Cell, Matrix, MatrixColumn, MatrixModel, MatrixRow
from hrdesk.ui.follow_up.matrix_painting import (
    ColumnHeader,
    Corner,
    MarkDelegate,
    RowHeader,
)
from hrdesk.ui.follow_up.matrix_widths import Wish, shared
from hrdesk.ui.printing.tables import as_mime
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import SMALL, scaled

_LEAST_COLUMN, _WIDEST_MARK = 40, 104
# A text in a low or narrow window, as it mostly is, and where there is room to spare.
_LEAST_TEXT, _USUAL_TEXT, _MOST_TEXT = 148, 220, 440
# A little more than half: lines break between words.
_ON_TWO_LINES = 0.6
_MOST_ROWS = 0.9
_LINES = 2
_MEASURED = 60
_MOST_SEEN = 200
# Of more cells than these nobody remembers which were chosen.
_MOST_KEPT = 500


class MatrixView(QTableView):
    """Several cells that are chosen are written together; what is chosen survives a new reading."""

    marked = Signal(list, str)  # the cells, and what the key stands for
    opened = Signal(str, str)  # the keys of row and column
    said = Signal(str)
    current_moved = Signal()
    menu_wanted = Signal(QPoint)  # where on the screen the menu of the chosen rows is to open

    def __init__(self, name: str, keys: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = dict(keys)
        self.grid = MatrixModel(self)
        self._heads = ColumnHeader(self.grid, self)
        self.setHorizontalHeader(self._heads)
        self._rows = RowHeader(self.grid, self)
        self.setVerticalHeader(self._rows)
        self._corner = Corner(self._heads, self)
        self._wishes: list[Wish] = []
        self.setModel(self.grid)
        self.setItemDelegate(MarkDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setShowGrid(False)  # the cells paint their lines, in colours that show
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._moved)

    # ------------------------------------------------------------ what is shown

    def show_matrix(self, matrix: Matrix) -> None:
        """Show it; the current cell stays where it is still there."""
        current, chosen = self.current, self.chosen_cells()
        self.grid.show_matrix(matrix)
        self._measure()
        if not (matrix.rows and matrix.columns):
            return
        index = self.grid.index_of(current)
        index = index if index.isValid() else self.grid.index(0, 0)
        selection = self.selectionModel()
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        for each in chosen if 1 < len(chosen) <= _MOST_KEPT else ():
            found = self.grid.index_of(each)
            if found.isValid():
                selection.select(found, QItemSelectionModel.SelectionFlag.Select)

    @property
    def corner(self) -> str:
        """What the rows are."""
        return self._corner.accessibleName()

    def name_rows(self, corner: str) -> None:
        """Say over the names of the rows what they are."""
        self._corner.setAccessibleName(corner)
        self._corner.update()

    @property
    def current(self) -> Cell:
        """The keys of the cell with the cursor; empty where there is none."""
        index = self.currentIndex()
        return self.grid.cell_at(index) if index.isValid() else ("", "")

    def choose(self, cell: Cell) -> None:
        """Go to a cell."""
        index = self.grid.index_of(cell)
        if index.isValid():
            self.setCurrentIndex(index)

    def chosen_cells(self) -> list[Cell]:
        """The keys of the cells that are chosen, row by row."""
        indexes = sorted((each.row(), each.column()) for each in self.selectedIndexes())
        return [self.grid.cell_at(self.grid.index(*each)) for each in indexes]

    def strictest_shown(self) -> Label | None:
        """The strictest label among the rows in sight: of ten thousand nobody sees the others."""
        rows, columns = self.grid.matrix.rows, self.grid.matrix.columns
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        seen = rows[max(first, 0) : last + 1 if last >= 0 else len(rows)][:_MOST_SEEN]
        marks = (
            self.grid.matrix.marks.get((row.key, column.key)) for row in seen for column in columns
        )
        found = [mark.label for mark in marks if mark is not None]
        found += [row.label for row in seen if row.label is not None]
        found += [column.label for column in columns if column.label is not None]
        return strictest(*found) if found else None

    # ------------------------------------------------------------ copy

    def copy(self) -> None:
        """Copy the rows of what is chosen, or all where it is one cell; stricter labels stay here."""
        chosen = dict.fromkeys(row for row, _ in self.chosen_cells())
        matrix = self.grid.matrix
        columns = [column for column in matrix.columns if is_open(column.label)]
        wanted = [row for row in matrix.rows if len(chosen) < _LINES or row.key in chosen]
        rows = [row for row in wanted if is_open(row.label)]
        held = len(wanted) - len(rows)
        cells = []
        for row in rows:
            marks = [matrix.marks.get((row.key, column.key)) for column in columns]
            held += sum(mark is not None and not is_open(mark.label) for mark in marks)
            shown = [
                mark.sign if mark is not None and is_open(mark.label) else "" for mark in marks
            ]
            cells.append([row.title, *shown])
        words = [self.accessibleName(), *(column.word for column in columns)]
        QGuiApplication.clipboard().setMimeData(as_mime(words, cells))
        parts = [self.tr("%n row(s) copied as a table", "", len(rows))]
        if held:
            parts.append(self.tr("%n labelled Internal or Partners left out", "", held))
        self.said.emit(" · ".join(parts))

    # ------------------------------------------------------------ keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sign = self.keys.get(event.text().casefold())
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
        elif sign is not None and plain and event.text():
            self.marked.emit(self.chosen_cells(), sign)
        elif event.text().isprintable() and event.text() and plain:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.currentIndex() if by_key else self.indexAt(event.pos())
        if at.isValid():
            place = self.visualRect(at).bottomLeft() if by_key else event.pos()
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def _open(self) -> None:
        row, column = self.current
        if row:
            self.opened.emit(row, column)

    def _moved(self) -> None:
        self._rows.viewport().update()
        self.current_moved.emit()

    # ------------------------------------------------------------ sizes

    def _measure(self) -> None:
        matrix = self.grid.matrix
        # Some from everywhere: neighbours may all say the same.
        rows = matrix.rows[:: max(len(matrix.rows) // _MEASURED, 1)]
        self._wishes = [self._wish(column, rows) for column in matrix.columns]
        self._make_room_for_groups()
        self._share_room()
        self.horizontalHeader().updateGeometry()
        self.updateGeometries()

    def _wish(self, column: MatrixColumn, rows: Sequence[MatrixRow]) -> Wish:
        metrics, font = self.fontMetrics(), self.font()
        marks = (self.grid.matrix.marks.get((row.key, column.key)) for row in rows)
        signs = [metrics.horizontalAdvance(mark.sign) for mark in marks if mark is not None] or [0]
        head, word = self._heads.needed(column)
        common = sorted(signs)[int(len(signs) * _MOST_ROWS)]
        often, wanted = (
            max(head, int(each * 1.1) + 2 * SMALL, scaled(font, _LEAST_COLUMN))
            for each in (common, max(signs))
        )
        if not column.is_text:
            width = max(min(wanted, scaled(font, _WIDEST_MARK)), word)
            return Wish(width, width, width)
        # A few long ones do not take the room from what stands beside.
        least, usual = (min(often, scaled(font, each)) for each in (_LEAST_TEXT, _USUAL_TEXT))
        most = min(wanted, scaled(font, _MOST_TEXT))
        two = int(wanted * _ON_TWO_LINES)
        if two <= scaled(font, _USUAL_TEXT):
            # Dates with hours: cut, they mislead.
            least = max(least, two)
            usual = max(usual, least)
        # What is longer than usual stands on two lines.
        return Wish(least, usual, min(most, max(usual, int(wanted * _ON_TWO_LINES))), wanted)

    def _share_room(self) -> None:
        """The names of the rows first; then columns, and what these leave goes to the names."""
        corner = self._heads.needed_by_corner(self.corner)
        names = self._rows.fit(self.width(), least=corner)
        room = self.width() - names - self.verticalScrollBar().sizeHint().width()
        widths = shared(self._wishes, room)
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)
        spare = max(room - self.horizontalHeader().length(), 0)
        self._rows.fit(self.width(), spare, least=corner)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """As high as names and texts need on one line or two."""
        columns = range(len(self._wishes))
        is_cut = any(self.columnWidth(each) < self._wishes[each].whole for each in columns)
        two = _LINES * self.fontMetrics().lineSpacing() + 4
        is_wrapped = is_cut or self._rows.is_wrapped
        one = row_height(self)
        is_long = len(self.grid.matrix.rows) > _MOST_SEEN
        self._rows.setDefaultSectionSize(two if is_cut or (is_wrapped and is_long) else one)
        if is_wrapped and not is_cut and not is_long:
            for row in self._rows.wrapped():
                self._rows.resizeSection(row, two)

    def _make_room_for_groups(self) -> None:
        """What stands over neighbours is read in full, were they one narrow column."""
        for group, first, last in self._heads.groups():
            wanted = self._heads.needed_by_group(group)
            several = range(first, last + 1)
            missing = wanted - sum(self._wishes[each].least for each in several)
            more = -(-missing // len(several))
            for each in several if missing > 0 else ():
                wish = self._wishes[each]
                self._wishes[each] = wish.at_least(wish.least + more)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        rows, heads = self._rows.geometry(), self._heads.geometry()
        self._corner.setGeometry(rows.x(), heads.y(), rows.width(), heads.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()


def is_open(label: Label | None) -> bool:
    """Whether something may be copied among others: what is stricter is copied alone and knowingly."""
    return label is None or label.rank <= Label.NETWORK.rank
