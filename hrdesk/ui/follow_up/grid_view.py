"""What the views that are grids of marks have in common: a matrix, its foot, and its paper."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from hrdesk.ui.follow_up.added_bodies import AddedBodies
from hrdesk.ui.follow_up.matrix_model import Cell, Matrix
from hrdesk.ui.follow_up.matrix_paper import MatrixPrintable
from hrdesk.ui.follow_up.matrix_view import MatrixView
from hrdesk.ui.follow_up.view import FollowUpView
from hrdesk.ui.language import ltr
from hrdesk.ui.widgets.headings import WrappedCaption
from hrdesk.ui.words import comma


class GridView(FollowUpView):
    """Arrows go about, letters write into all cells that are chosen, Enter opens."""

    grid: MatrixView
    # Where a person adds columns.
    add_line: AddedBodies | None = None

    def show_in(self, grid: MatrixView, corner: str) -> None:
        """Say which grid it is; `corner` says what its rows are."""
        self.grid, self.foot = grid, WrappedCaption()
        grid.name_rows(corner)
        self.setFocusProxy(grid)
        grid.marked.connect(self._marked)
        grid.opened.connect(self.open_cell)
        grid.menu_wanted.connect(self.menu_wanted)
        grid.said.connect(self.said)
        grid.current_moved.connect(self.show_current)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show it, and once what stands beside: where there is a cell, the grid says it moved."""
        self.grid.show_matrix(matrix)
        if not (matrix.rows and matrix.columns):
            self.show_current()

    def show_beside(self, is_any: bool) -> None:
        self.foot.setVisible(is_any)
        if self.add_line is not None:
            self.add_line.setEnabled(is_any)

    def open_cell(self, row: str, _column: str) -> None:
        """Open what a cell tells of."""
        self.opened.emit(row)

    def show_current(self) -> None:
        """Another cell is current."""

    def write(self, cells: list[Cell], sign: str) -> None:
        """Write into cells that are marked by hand."""

    def writes_into(self, column: str) -> bool:
        """Whether the cells of a column are marked by hand; texts never are."""
        columns = self.grid.grid.matrix.columns
        return any(each.key == column and not each.is_text for each in columns)

    def not_written_word(self) -> str:
        """What is said where a key that marks cells is pressed on others."""
        return self.tr("Nothing is marked in this column. Go to the column of a body first.")

    def chosen(self) -> list[str]:
        return list(dict.fromkeys(row for row, _ in self.grid.chosen_cells()))

    def copy(self) -> None:
        self.grid.copy()

    def paper(self, legend: str = "", *, drops_empty: bool = False) -> MatrixPrintable:
        """The grid for paper."""
        return MatrixPrintable(
            self.grid.accessibleName(),
            self.grid.corner,
            self.grid.grid.matrix,
            self.layoutDirection(),
            legend,
            drops_empty=drops_empty,
        )

    def _marked(self, cells: list[Cell], sign: str) -> None:
        into = {column: self.writes_into(column) for _, column in cells}
        wanted = [cell for cell in cells if into[cell[1]]]
        if wanted:
            self.write(wanted, sign)
        else:
            self.said.emit(self.not_written_word())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The grid took no notice of a letter: say which ones it knows."""
        super().keyPressEvent(event)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        is_letter = bool(event.text()) and event.text().isprintable()
        said = self.unknown_key_word() if plain and is_letter and self.grid.hasFocus() else ""
        if said:
            self.said.emit(said)

    def unknown_key_word(self) -> str:
        """What is said of a letter that marks nothing; empty where no letter does."""
        keys = comma().join(ltr(key.upper()) for key in self.grid.keys)
        said = self.tr("Keys that mark a cell: {keys}.")
        return said.format(keys=keys) if keys else ""
