"""A grid of marks as a table model: rows and columns with names, few cells filled, each in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from hrdesk.domain.label import Label
from hrdesk.ui.language import ltr
from hrdesk.ui.words import comma

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[str, str]
Role = Qt.ItemDataRole
MARK = int(Role.UserRole) + 1


class Tone(StrEnum):
    """How much a mark stands out; its sign and its words say what it means."""

    PLAIN = "plain"
    QUIET = "quiet"
    LIGHT = "light"
    MIDDLE = "middle"
    STRONG = "strong"
    WARNING = "warning"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in a cell: a short sign, and the same in words for tips and screen readers."""

    sign: str
    said: str
    tone: Tone = Tone.PLAIN
    label: Label = Label.PUBLIC


# Desks have different values there.
DIFFERS = "⇄"


def differs_words() -> str:
    """What the sign means, for tips, screen readers and legends."""
    return QCoreApplication.translate("Matrix", "desks differ")


def keyed(words: str, *keys: str) -> str:
    """What is said of a sign in a legend, with the keys that write it."""
    keys = tuple(filter(None, keys))
    if not keys:
        return words
    said = QCoreApplication.translate("Matrix", "{sign} ({keys})")
    return said.format(sign=words, keys=comma().join(ltr(key) for key in keys))


def with_keys_explained(legend: str) -> str:
    """A legend in which the keys stand, which must not be taken for more signs."""
    said = QCoreApplication.translate("Matrix", "Keys in brackets mark the cell: {signs}")
    return said.format(signs=legend)


def differing(mark: Mark) -> Mark:
    """A mark on which desks do not agree."""
    said = f"{mark.said} · {differs_words()}" if mark.said else differs_words()
    return replace(mark, sign=f"{mark.sign} {DIFFERS}".strip(), said=said)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row; one without a label is no record."""

    key: str
    title: str
    label: Label | None = None
    differs: bool = False

    @property
    def shown(self) -> str:
        """What stands at the head of the row."""
        return f"{DIFFERS} {self.title}" if self.differs else self.title

    @property
    def said(self) -> str:
        """The same in words."""
        return f"{self.title} · {differs_words()}" if self.differs else self.title


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A column: `group` stands above its neighbours too, `note` below it, `remark` in its tip alone;
    texts are not centred.
    """

    key: str
    word: str
    said: str = ""
    group: str = ""
    note: str = ""
    is_text: bool = False
    # How far the name may go, where it is that of a record; and that of the group.
    label: Label | None = None
    group_label: Label | None = None
    remark: str = ""


@dataclass(frozen=True)
class Matrix:
    """All that a grid shows; `note` says what stands below the names of the columns."""

    rows: Sequence[MatrixRow] = ()
    columns: Sequence[MatrixColumn] = ()
    marks: Mapping[Cell, Mark] = field(default_factory=dict)
    note: str = ""


Thing = TypeVar("Thing")


class RowMarks(Mapping[Cell, Mark], Generic[Thing]):
    """The marks of thousands of rows, each row's made when it is first asked for."""

    def __init__(
        self, rows: Mapping[str, Thing], make: Callable[[Thing], Iterable[tuple[Cell, Mark]]]
    ) -> None:
        self._rows, self._make = rows, make
        self._made: dict[str, dict[Cell, Mark]] = {}

    def _row(self, key: str) -> dict[Cell, Mark]:
        found = self._made.get(key)
        if found is None:
            thing = self._rows.get(key)
            found = self._made[key] = {} if thing is None else dict(self._make(thing))
        return found

    def __getitem__(self, cell: Cell) -> Mark:
        return self._row(cell[0])[cell]

    def __iter__(self) -> Iterator[Cell]:
        for key in self._rows:
            yield from self._row(key)

    def __len__(self) -> int:
        return sum(len(self._row(key)) for key in self._rows)


class MatrixModel(QAbstractTableModel):
    """A `Matrix` for a view; cells that hold no mark say so only to a screen reader."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix = Matrix()
        self._row_at: dict[str, int] = {}
        self._column_at: dict[str, int] = {}

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another one."""
        self.beginResetModel()
        self.matrix = matrix
        self._row_at = {row.key: number for number, row in enumerate(matrix.rows)}
        self._column_at = {column.key: number for number, column in enumerate(matrix.columns)}
        self.endResetModel()

    def cell_at(self, index: Index) -> Cell:
        """The keys of row and column."""
        matrix = self.matrix
        return matrix.rows[index.row()].key, matrix.columns[index.column()].key

    def index_of(self, cell: Cell) -> QModelIndex:
        """Where a cell stands; an index that is not valid where it is not shown."""
        row, column = self._row_at.get(cell[0]), self._column_at.get(cell[1])
        if row is None or column is None:
            return QModelIndex()
        return self.index(row, column)

    def mark_at(self, index: Index) -> Mark | None:
        """What stands in a cell."""
        return self.matrix.marks.get(self.cell_at(index))

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.matrix.columns)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if way is Qt.Orientation.Vertical:
            row = self.matrix.rows[section]
            if role in (Role.ToolTipRole, Role.AccessibleTextRole):
                return row.said
            return row.shown if role == Role.DisplayRole else None
        column = self.matrix.columns[section]
        if role == Role.DisplayRole:
            return column.word
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            note = f"{self.matrix.note} {column.note}".strip() if column.note else ""
            parts = (column.group, column.said or column.word, note, column.remark)
            return " · ".join(part for part in parts if part)
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        mark = self.mark_at(index)
        if role == MARK:
            return mark
        if role == Role.UserRole:
            label = self.matrix.rows[index.row()].label
            return label.value if label is not None else None
        if role == Role.DisplayRole:
            return mark.sign if mark is not None else ""
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return self._said(index, mark)
        return None

    def _said(self, index: Index, mark: Mark | None) -> str:
        row, column = self.matrix.rows[index.row()], self.matrix.columns[index.column()]
        said = mark.said if mark is not None else self.tr("nothing")
        words = self.tr("{row}, {column}: {mark}")
        return words.format(row=row.title, column=column.said or column.word, mark=said)
