"""A grid of marks on paper: as many tables one after the other as its columns need."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from PySide6.QtCore import QSize, Qt

from hrdesk.domain.label import Label
from hrdesk.ui.follow_up.matrix_model import Matrix, MatrixColumn
from hrdesk.ui.printing.printable import PaintPage
from hrdesk.ui.printing.tables import Heading, Row, TablePrintable

_MOST_COLUMNS = 13


@dataclass
class MatrixPrintable:
    """Rows and marks above the label that is wanted are left out; `note` explains the signs.

    With `drops_empty` a row in which nothing stands is left out of a table.
    """

    title: str
    corner: str
    matrix: Matrix
    reading: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
    note: str = ""
    drops_empty: bool = False
    _kept: list[TablePrintable] = field(default_factory=list)

    @property
    def is_wide(self) -> bool:
        """Grids want the long side."""
        return True

    def labels(self) -> Mapping[Label, int]:
        """How many rows, columns and marks have each label; a row that has none is Public."""
        found = Counter(row.label or Label.PUBLIC for row in self.matrix.rows)
        found.update(
            each.label for each in self.matrix.columns if each.label not in (None, Label.PUBLIC)
        )
        found.update(
            mark.label for mark in self.matrix.marks.values() if mark.label is not Label.PUBLIC
        )
        return found

    def pages(self, body: QSize, highest: Label) -> list[PaintPage]:
        """The grid up to a label, some columns at a time."""
        self._kept = self.tables(highest)
        return [page for table in self._kept for page in table.pages(body, highest)]

    def as_table(self, highest: Label) -> TablePrintable:
        """All columns beside each other, for what has no edges."""
        return self._table((), self._columns(highest), highest)

    def tables(self, highest: Label) -> list[TablePrintable]:
        """One table after the other; what has no group at the beginning stands in each of them.

        Of a column that is named no further than this desk nothing is there, its name least of all.
        """
        columns = self._columns(highest)
        if len(columns) <= _MOST_COLUMNS:
            return [self._table((), columns, highest)]
        grouped = (at for at, column in enumerate(columns) if column.group)
        begin = next(grouped, 0)
        first, rest = columns[:begin], columns[begin:]
        parts = _parts(rest, max(_MOST_COLUMNS - len(first), 1))
        return [self._table(first, part, highest) for part in parts]

    def _columns(self, highest: Label) -> list[MatrixColumn]:
        return [
            each for each in self.matrix.columns if (each.label or highest).rank <= highest.rank
        ]

    def _table(
        self, first: Sequence[MatrixColumn], part: Sequence[MatrixColumn], highest: Label
    ) -> TablePrintable:
        rows = []
        for row in self.matrix.rows:
            signs = [self._sign(row.key, column.key, highest) for column in part]
            if any(signs) or not self.drops_empty:
                always = (self._sign(row.key, column.key, highest) for column in first)
                rows.append(Row(row.label or Label.PUBLIC, (row.shown, *always, *signs)))
        words = [self.corner, *(column.word for column in (*first, *part))]
        headings = [Heading(word) for word in words]
        named = (each for each in part if (each.group_label or highest).rank <= highest.rank)
        groups = dict.fromkeys(column.group for column in named if column.group)
        note = " · ".join(text for text in (*groups, self.note) if text)
        return TablePrintable(self.title, headings, rows, self.reading, note)

    def _sign(self, row: str, column: str, highest: Label) -> str:
        mark = self.matrix.marks.get((row, column))
        return mark.sign if mark is not None and mark.label.rank <= highest.rank else ""


def _parts(columns: Sequence[MatrixColumn], most: int) -> list[list[MatrixColumn]]:
    """Columns of one group together; small neighbours share a table where they fit into it."""
    parts: list[list[MatrixColumn]] = []
    for _, group in groupby(columns, key=_group_of):
        here = list(group)
        cut = [here[at : at + most] for at in range(0, len(here), most)]
        if parts and len(parts[-1]) + len(cut[0]) <= most:
            parts[-1] += cut.pop(0)
        parts += cut
    return parts


def _group_of(column: MatrixColumn) -> str:
    return column.group
