"""The list that opens under a line while one types: as wide as what it offers, within the window."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, SMALL, scaled

_NARROWEST = 300
# Longer lists tell how wide they need be by their first lines.
_MEASURED = 200


class OfferList(QListView):
    """For the completer of a line: names of bodies differ at their ends, so these are shown."""

    def __init__(self, line: QWidget) -> None:
        super().__init__()
        self._line = line
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def serve(self, completer: QCompleter) -> None:
        """Be what a completer opens."""
        completer.setPopup(self)
        # The completer comes with lines of its own, which are lower than those of all lists.
        self.setItemDelegate(_Rows(self))

    @property
    def offer_height(self) -> int:
        """How high each line is."""
        return row_height(self._line) - GAP

    def fit(self) -> None:
        """Take the width that the lines need, over the window and not beside it."""
        window = self._line.window()
        room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        width = max(self._wanted(), self._line.width(), scaled(self._line.font(), _NARROWEST))
        place = QRect(self.pos(), QSize(min(width, room.width() - 2 * SMALL), self.height()))
        line = QRect(self._line.mapToGlobal(QPoint(0, 0)), self._line.size())
        if self._line.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveRight(line.right())
            place.moveLeft(max(place.left(), room.left() + SMALL))
        else:
            place.moveLeft(line.left())
            place.moveRight(min(place.right(), room.right() - SMALL))
        self.setGeometry(place)

    def _wanted(self) -> int:
        model, metrics = self.model(), self.fontMetrics()
        rows = range(min(model.rowCount(), _MEASURED))
        texts = (str(model.index(row, self.modelColumn()).data() or "") for row in rows)
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return widest + bar + 4 * GAP

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setAccessibleName(self._line.accessibleName())
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # With each letter the completer makes it as wide as the line again.
        if self.isVisible() and self.width() <= self._line.width():
            QTimer.singleShot(0, self, self.fit)


class _Rows(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        shown = self.parent()
        assert isinstance(shown, OfferList)
        return QSize(0, shown.offer_height)
