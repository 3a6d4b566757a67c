"""Lines with a time, as a model: headings, and things of lead, marking, words, a note and a verb."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from hrdesk.domain.label import Label
from hrdesk.ui.discreet import HIDDEN, hides, is_discreet, without_values
from hrdesk.ui.widgets.dragged import FORMAT, as_dragged
from hrdesk.ui.words import comma

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole + 1
_WORDS = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)
_NO_PARENT = QModelIndex()


class Sort(Enum):
    """What a line is."""

    TITLE = auto()  # a heading over headings
    HEADING = auto()
    THING = auto()
    NOTE = auto()
    NOW = auto()  # a line across, with words at its beginning
    WARNING = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `said` is all of it in words; `verb` is what Enter does to it.

    `progress` from 0 to 1 is painted as a small bar; None for nothing of the kind. `unsigned` is
    the label of what it says where no sign of one is painted: it counts for what is on screen.
    `tick` is a box to tick and whether it is; None for a line without one.
    """

    text: str
    sort: Sort = Sort.THING
    lead: str = ""
    note: str = ""
    label: Label | None = None
    icon: str = ""
    key: str = ""
    verb: str = ""
    said: str = ""
    is_struck: bool = False
    is_strong: bool = False
    progress: float | None = None
    unsigned: Label | None = None
    tick: bool | None = None


class LineModel(QAbstractListModel):
    """Lines that somebody else makes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if list(lines) == self.lines:
            return
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> Line:
        """The line of a row, as it may be seen now."""
        line = self.lines[row]
        return _discreet(line) if is_discreet() else line

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == LINE:
            return self.line(index.row())
        if role == Qt.ItemDataRole.UserRole:
            line = self.line(index.row())
            return line.label or line.unsigned
        if role == Qt.ItemDataRole.CheckStateRole:
            tick = self.line(index.row()).tick
            state = Qt.CheckState.Checked if tick else Qt.CheckState.Unchecked
            return None if tick is None else state
        if role in _WORDS:
            line = self.line(index.row())
            return line.said or comma().join(
                part for part in (line.lead, line.text, line.note, line.verb) if part
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.line(index.row()).sort is not Sort.THING:
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        # Only the lists that say so let their lines be dragged.
        return able | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return as_dragged([self.line(each.row()).key for each in indexes])


def _discreet(line: Line) -> Line:
    """A line of a record that is hidden keeps its place, its time and its marking."""
    if hides(line.label, line.key):
        return replace(line, text=HIDDEN, note="", said="")
    if line.label is not None or line.sort in (Sort.TITLE, Sort.HEADING, Sort.NOW):
        return line
    return replace(
        line,
        text=without_values(line.text),
        note=without_values(line.note),
        said=without_values(line.said),
    )


def line_of(index: Index) -> Line:
    """The line that an index stands for."""
    line = index.data(LINE)
    assert isinstance(line, Line)
    return line
