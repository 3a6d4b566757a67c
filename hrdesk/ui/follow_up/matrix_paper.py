"""A grid of marks on paper: as many tables one after the other as its columns need."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt

from hrdesk.domain.label import Label
from hrdesk.ui.follow_up.matrix_model import Matrix, MatrixColumn
from hrdesk.ui.printing.printable import PaintPage
from hrdesk.ui.printing.tables import Heading, Row, TablePrintable

_MOST_COLUMNS = 13


@dataclass
class MatrixPrintable:
    """Rows and marks above the label that is wanted are left out; `note` explains the signs."""

    title: str
    corner: str
    matrix: Matrix
    reading: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
    note: str = ""
    _kept: list[TablePrintable] = field(default_factory=list)

    @property
    def is_wide(self) -> bool:
        """Grids want the long side."""
        return True

    def labels(self) -> Mapping[Label, int]:
        """How many rows and marks have each label; what has none is Public."""
        found = Counter(row.label or Label.PUBLIC for row in self.matrix.rows)
        found.update(
            mark.label for mark in self.matrix.marks.values() if mark.label is not Label.PUBLIC
        )
        return found

    def pages(self, body: QSize, highest: Label) -> list[PaintPage]:
        """The grid up to a label, some columns at a time."""
        self._kept = [self._table(columns, highest) for columns in self._parts()]
        return [page for table in self._kept for page in table.pages(body, highest)]

    def _parts(self) -> list[Sequence[MatrixColumn]]:
        """All columns where a page is wide enough, else those of one group together."""
        parts: list[list[MatrixColumn]] = []
        if len(self.matrix.columns) <= _MOST_COLUMNS:
            return [self.matrix.columns]
        for column in self.matrix.columns:
            fits = parts and len(parts[-1]) < _MOST_COLUMNS
            if fits and parts[-1][0].group == column.group:
                parts[-1].append(column)
            else:
                parts.append([column])
        return list(parts)

    def _table(self, columns: Sequence[MatrixColumn], highest: Label) -> TablePrintable:
        columns = [each for each in columns if (each.label or highest).rank <= highest.rank]
        rows = []
        for row in self.matrix.rows:
            signs = (self._sign(row.key, column.key, highest) for column in columns)
            rows.append(Row(row.label or Label.PUBLIC, (row.title, *signs)))
        words = [self.corner, *(column.word for column in columns)]
        headings = [Heading(word) for word in words]
        group = columns[0].group if columns else ""
        note = " · ".join(part for part in (group, self.note) if part)
        return TablePrintable(self.title, headings, rows, self.reading, note)

    def _sign(self, row: str, column: str, highest: Label) -> str:
        mark = self.matrix.marks.get((row, column))
        return mark.sign if mark is not None and mark.label.rank <= highest.rank else ""
