"""Other records in a field, a row each: as boxes like those of short values, with signs at the end."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box, paint_text, ring
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, SMALL, colours, scaled

Index = QModelIndex | QPersistentModelIndex
_MOST_ROWS = 8
_SIGN = 14
_State = QStyle.StateFlag


class LinkedNames(QAbstractListModel):
    """Refs by their titles."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._rows: list[tuple[str, str]] = []

    @property
    def refs(self) -> list[str]:
        return [ref for ref, _ in self._rows]

    def show(self, rows: list[tuple[str, str]]) -> None:
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][1]
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, _row(self._view))
        return None


class LinkedRows(QListView):
    """As high as its rows, of many as the first: the form scrolls, and nothing within it.

    A click on the arrow of a row goes to its record, one on its cross takes it out.
    """

    out_wanted = Signal()
    crossed = Signal(int)  # row
    followed = Signal(int)  # row

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_whole = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_AsBox(self))
        self._pressed = (-1, 0)  # the row, and its sign, on which the mouse went down

    def fit(self) -> int:
        """Be as high as what is shown; gives how many rows are not."""
        rows = self.model().rowCount()
        # For one more row there is room where the words about it would stand.
        shown = rows if self.is_whole or rows <= _MOST_ROWS + 1 else _MOST_ROWS
        self.setVisible(rows > 0)
        self.setFixedHeight(_row(self) * shown)
        return rows - shown

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.out_wanted.emit()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._sign_at(event)
        if not self._pressed[1]:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, (-1, 0)
        row, sign = pressed
        if not sign:
            super().mouseReleaseEvent(event)
        elif self._sign_at(event) == pressed:
            (self.crossed if sign == _CROSS else self.followed).emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The second of two clicks is on the cross of the row that has moved up: it means nothing.
        if not self._sign_at(event)[1]:
            super().mouseDoubleClickEvent(event)

    def _sign_at(self, event: QMouseEvent) -> tuple[int, int]:
        """The row under the mouse, and which of its signs; 0 for none."""
        place = event.position().toPoint()
        at = self.indexAt(place)
        if not at.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return -1, 0
        row = self.visualRect(at)
        for sign in (_CROSS, _ARROW):
            if _sign_rect(row, sign, self.layoutDirection()).contains(place):
                return at.row(), sign
        return at.row(), 0


# The signs of a row, counted from its end.
_CROSS, _ARROW = 1, 2


def _sign_rect(row: QRect, sign: int, way: Qt.LayoutDirection) -> QRect:
    side = row.height()
    place = QRect(row.left() + row.width() - sign * side, row.top(), side, side)
    return QStyle.visualRect(way, row, place)


class _AsBox(QStyledItemDelegate):
    """A title that begins where the words of fields do, with an arrow and a cross at its end."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now, way, row = colours(option.palette), option.direction, option.rect
        place = row.adjusted(0, 1, 0, -1)
        chosen = bool(option.state & _State.State_Selected)
        box(painter, place, now.selected if chosen else now.surface, now.line)
        words = row.adjusted(SMALL, 0, -2 * row.height() - GAP, 0)
        painter.setFont(option.font)
        title = str(index.data())
        paint_text(painter, QStyle.visualRect(way, row, words), title, now.text, reading=way)
        side = scaled(option.font, _SIGN)
        for sign, name in ((_CROSS, "x"), (_ARROW, "arrow-right")):
            mark = QRect(0, 0, side, side)
            mark.moveCenter(_sign_rect(row, sign, way).center())
            paint_icon(painter, mark, name, now.secondary)
        if option.state & _State.State_HasFocus:
            ring(painter, place, now.accent)


def _row(widget: QWidget) -> int:
    """A row of a list inside a form is a little closer than one of a table."""
    return row_height(widget) - GAP
