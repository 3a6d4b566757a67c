"""The tree of what leaves as Qt sees it, with the label of each record beside its name."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from hrdesk.domain.label import Label
from hrdesk.ui.exchange.leaving import Node, why_left
from hrdesk.ui.icons import icon
from hrdesk.ui.words import comma, label_word

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole


class LeavingColumn(IntEnum):
    """The columns, in reading order."""

    RECORD = 0
    LEAVES = 1
    SEES = 2
    WHY = 3


_LABEL_ICONS = {
    Label.PUBLIC: "globe",
    Label.NETWORK: "share-2",
    Label.PARTNERS: "shield",
    Label.INTERNAL: "lock",
}


class LeavingTree(QAbstractItemModel):
    """Shows nodes; they are built whole, and only what is ticked changes."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.nodes: Sequence[Node] = ()
        # The records that may go and are not ticked, also those that are not shown.
        self.left: set[str] = set()
        self._headings = {
            LeavingColumn.RECORD: self.tr("Record"),
            LeavingColumn.LEAVES: self.tr("Leaves?"),
            LeavingColumn.SEES: self.tr("The other desk will see"),
            LeavingColumn.WHY: self.tr("Why"),
        }
        self._goes, self._stays = self.tr("goes"), self.tr("stays here")
        self._name_at_most = self.tr("at most its name, where another record links to it")
        self._icons = {label: icon(name) for label, name in _LABEL_ICONS.items()}
        self._signs = {True: icon("check"), False: icon("lock")}

    def show(self, nodes: Sequence[Node]) -> None:
        """Show another tree."""
        self.beginResetModel()
        self.nodes = nodes
        self.endResetModel()

    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        nodes = _node(parent).children if parent.isValid() else self.nodes
        return self.createIndex(row, column, nodes[row]) if row < len(nodes) else QModelIndex()

    def parent(self, child: Index | None = None) -> Any:
        if child is None:
            return super().parent()
        above = _node(child).parent if child.isValid() else None
        return QModelIndex() if above is None else self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        if parent.column() > 0:
            return 0
        return len(_node(parent).children if parent.isValid() else self.nodes)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return len(LeavingColumn)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        node, column = _node(index), LeavingColumn(index.column())
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(node, column)
        if role in (_DISPLAY, Qt.ItemDataRole.ToolTipRole):
            return self._text(node, column)
        if role == Qt.ItemDataRole.CheckStateRole:
            return _ticks(node) if node.may_go and column is LeavingColumn.RECORD else None
        if role == Qt.ItemDataRole.AccessibleTextRole and column is LeavingColumn.RECORD:
            said = [node.title, label_word(node.label) if node.label else ""]
            return comma().join(filter(None, said))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == LeavingColumn.RECORD and _node(index).may_go:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not _node(index).may_go:
            return False
        self.tick([_node(index)], goes=Qt.CheckState(value) is not Qt.CheckState.Unchecked)
        return True

    def tick(self, nodes: Iterable[Node], *, goes: bool) -> None:
        """Let all that may go of some lines do so, or none of it."""
        for node in nodes:
            node.tick(goes=goes)
            refs = node.refs()
            (self.left.difference_update if goes else self.left.update)(refs)
        everything = [self.index(0, 0), self.index(len(self.nodes) - 1, LeavingColumn.WHY)]
        self.dataChanged.emit(*everything)
        self.ticked.emit()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return self._headings[LeavingColumn(section)]
        return None

    def _text(self, node: Node, column: LeavingColumn) -> str:
        if column is LeavingColumn.RECORD:
            return node.title
        if column is LeavingColumn.LEAVES:
            return node.counts or (self._goes if node.leaves else self._stays)
        if column is LeavingColumn.SEES:
            return self._name_at_most if self._is_left(node) else node.sees
        return why_left(is_as_shipped=node.is_as_shipped) if self._is_left(node) else node.why

    def _is_left(self, node: Node) -> bool:
        """Whether nothing of it goes for want of a tick; also what is said of a field of such."""
        return (bool(node.may_go) and node.left == node.may_go) or node.ref in self.left

    def _picture(self, node: Node, column: LeavingColumn) -> Any:
        if column is LeavingColumn.RECORD:
            return self._icons[node.label] if node.label else None
        if column is LeavingColumn.LEAVES and node.leaves is not None:
            return self._signs[node.leaves]
        return None


def _ticks(node: Node) -> Qt.CheckState:
    if not node.left:
        return Qt.CheckState.Checked
    return Qt.CheckState.Unchecked if node.left == node.may_go else Qt.CheckState.PartiallyChecked


def _node(index: Index) -> Node:
    node = index.internalPointer()
    assert isinstance(node, Node)
    return node
