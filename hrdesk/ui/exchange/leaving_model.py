"""The tree of what leaves as Qt sees it, with the label of each record beside its name."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hrdesk.domain.label import Label
from hrdesk.ui.exchange.leaving import Node
from hrdesk.ui.icons import icon
from hrdesk.ui.words import label_word

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
    """Shows nodes; they are built whole and not changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.nodes: Sequence[Node] = ()
        self._headings = {
            LeavingColumn.RECORD: self.tr("Record"),
            LeavingColumn.LEAVES: self.tr("Leaves?"),
            LeavingColumn.SEES: self.tr("The other desk will see"),
            LeavingColumn.WHY: self.tr("Why"),
        }
        self._goes, self._stays = self.tr("goes"), self.tr("stays here")
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
        if role == Qt.ItemDataRole.AccessibleTextRole and column is LeavingColumn.RECORD:
            said = [node.title, label_word(node.label) if node.label else ""]
            return ", ".join(filter(None, said))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return self._headings[LeavingColumn(section)]
        return None

    def _text(self, node: Node, column: LeavingColumn) -> str:
        if column is LeavingColumn.RECORD:
            return node.title
        if column is LeavingColumn.LEAVES:
            return node.counts or (self._goes if node.leaves else self._stays)
        return node.sees if column is LeavingColumn.SEES else node.why

    def _picture(self, node: Node, column: LeavingColumn) -> Any:
        if column is LeavingColumn.RECORD:
            return self._icons[node.label] if node.label else None
        if column is LeavingColumn.LEAVES and node.leaves is not None:
            return self._signs[node.leaves]
        return None


def _node(index: Index) -> Node:
    node = index.internalPointer()
    assert isinstance(node, Node)
    return node
