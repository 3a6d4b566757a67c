"""How cells are painted whose texts would tell too little with their end cut."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
# As high as a row is for a text that is cut on one.
LINES = 2


class OnTwoLines(QStyledItemDelegate):
    """A long text, on as many lines as its row is high."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText


class EndInSight(QStyledItemDelegate):
    """A name that begins as others do: on two lines where its row is so high, else cut in the
    middle."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle
        if option.rect.height() >= LINES * option.fontMetrics.lineSpacing():
            option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
