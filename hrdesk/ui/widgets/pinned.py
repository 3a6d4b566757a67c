"""A table in which the columns that say what a line is stay in sight when it is scrolled sideways.

One view paints them over what lies beneath, so that choosing, editing and reading aloud know of one
table only. Nothing is done for it while the table is not scrolled sideways.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hrdesk.ui.tokens import colours
from hrdesk.ui.widgets.filling_header import FillingHeader

Index = QModelIndex | QPersistentModelIndex
# What is pinned takes at most this share of the table: the rest is what one scrolls for.
_SHARE = 2


@dataclass(frozen=True)
class Pin:
    """A column that is shown elsewhere than it would stand, in coordinates of the viewport."""

    column: int
    left: int
    width: int
    # From where it is shown to where Qt takes it to be.
    shift: int

    @property
    def right(self) -> int:
        return self.left + self.width

    def holds(self, x: int) -> bool:
        return self.left <= x < self.right


class PinnedHeader(FillingHeader):
    """Shows pinned columns at the leading edge; they are sorted, moved and made wider there too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed: Pin | None = None
        self._widened_from: tuple[int, int] | None = None

    def pinned(self) -> Sequence[int]:
        """The columns that stay in sight, as they stand from the leading side."""
        return ()

    def pins(self) -> list[Pin]:
        """Those that are not shown where they would stand; none while nothing is scrolled away."""
        offset = self.offset()
        found: list[Pin] = []
        edge = 0
        for at in self.pinned() if offset else ():
            size, start = self.sectionSize(at), self.sectionPosition(at) - offset
            begin = max(start, edge)
            end = max(start + size, begin + self._kept(size, edge))
            edge = end
            if (begin, end) != (start, start + size):
                found.append(self._pin(at, begin, end))
        return found

    def covered(self, column: int) -> int:
        """How much of the leading side is taken by what is pinned before a column."""
        place, edge = self.visualIndex(column), 0
        for at in self.pinned():
            if self.visualIndex(at) < place:
                edge += self._kept(self.sectionSize(at), edge)
        return edge

    def pin_at(self, x: int) -> Pin | None:
        """The pinned column that is shown somewhere."""
        return next((pin for pin in self.pins() if pin.holds(x)), None)

    def _kept(self, size: int, edge: int) -> int:
        """How wide a column stays, where so much is taken already."""
        return min(size, max(self.viewport().width() // _SHARE - edge, 0))

    def _pin(self, at: int, begin: int, end: int) -> Pin:
        stands = self.sectionViewportPosition(at)
        if not self.isRightToLeft():
            return Pin(at, begin, end - begin, stands - begin)
        room = self.viewport().width()
        return Pin(at, room - end, end - begin, stands + self.sectionSize(at) - (room - begin))

    # ------------------------------------------------------------ the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = round(event.position().x())
        self._pressed = pin = self.pin_at(x)
        if (
            pin is not None
            and self._is_grip(pin, x)
            and event.button() == Qt.MouseButton.LeftButton
        ):
            self._widened_from = x, pin.width
        else:
            super().mousePressEvent(_moved(event, pin))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = round(event.position().x())
        pin = self.pin_at(x)
        if self._pressed is not None and self._widened_from is not None:
            self._widen(self._pressed.column, x)
        elif event.buttons() == Qt.MouseButton.NoButton and pin is not None:
            self._show_grip(self._is_grip(pin, x))
        else:
            super().mouseMoveEvent(_moved(event, self._held(pin)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._widened_from is None:
            pin = self.pin_at(round(event.position().x()))
            super().mouseReleaseEvent(_moved(event, self._held(pin)))
        self._pressed, self._widened_from = None, None
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(_moved(event, self.pin_at(round(event.position().x()))))

    def _held(self, under: Pin | None) -> Pin | None:
        """A click is where the column is pinned; one that is dragged is dropped where the mouse is."""
        return under if under is not None and under == self._pressed else None

    def _is_grip(self, pin: Pin, x: int) -> bool:
        """Whether its far edge is there, by which it is made wider; not while it is cut."""
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_HeaderGripMargin, None, self)
        far = pin.left if self.isRightToLeft() else pin.right - 1
        return (
            abs(x - far) < margin
            and pin.width == self.sectionSize(pin.column)
            and self.sectionResizeMode(pin.column) == QHeaderView.ResizeMode.Interactive
        )

    def _widen(self, column: int, x: int) -> None:
        """Qt would, but for places outside of what it takes to be in sight."""
        assert self._widened_from is not None
        begun, width = self._widened_from
        further = begun - x if self.isRightToLeft() else x - begun
        self.resizeSection(column, max(width + further, self.minimumSectionSize()))

    def _show_grip(self, shown: bool) -> None:
        if shown:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.unsetCursor()

    # ------------------------------------------------------------ Qt

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            pin = self.pin_at(event.pos().x())
            if pin is not None:
                there = event.pos() + QPoint(pin.shift, 0)
                return super().viewportEvent(QHelpEvent(event.type(), there, event.globalPos()))
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        pins = self.pins()
        if not pins:
            return
        painter = QPainter(self.viewport())
        for pin in pins:
            rect = QRect(pin.left, 0, pin.width, self.height())
            painter.save()
            self.paintSection(painter, rect, pin.column)
            painter.restore()
        paint_edge(painter, self, pins)


class PinnedTableView(QTableView):
    """Without a grid between its cells; its header is a `PinnedHeader`."""

    def setHorizontalHeader(self, header: QHeaderView) -> None:
        super().setHorizontalHeader(header)
        header.sectionResized.connect(self._arrange_pins)
        header.sectionMoved.connect(self._arrange_pins)

    def pins(self) -> list[Pin]:
        """The columns that are shown elsewhere than they would stand."""
        header = self.horizontalHeader()
        return header.pins() if isinstance(header, PinnedHeader) else []

    def pinned(self) -> Sequence[int]:
        """The columns that stay in sight when the table is scrolled."""
        header = self.horizontalHeader()
        return header.pinned() if isinstance(header, PinnedHeader) else ()

    def seen(self, index: Index) -> QRect:
        """What of a cell lies in sight and under nothing that is pinned."""
        rect, pins = self.visualRect(index) & self.viewport().rect(), self.pins()
        for pin in pins if all(pin.column != index.column() for pin in pins) else ():
            if self.isRightToLeft():
                rect.setRight(min(rect.right(), pin.left - 1))
            else:
                rect.setLeft(max(rect.left(), pin.right))
        return rect

    def aside_for(self, column: int, wanted: int) -> int:
        """How far to scroll sideways to see so much of a column, from where the table is now."""
        header = self.horizontalHeader()
        assert isinstance(header, PinnedHeader)
        now, room = self.horizontalScrollBar().value(), self.viewport().width()
        if column in header.pinned():
            return now
        start = header.sectionPosition(column)
        return min(max(now, start + wanted - room), start - header.covered(column))

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Sideways so far that nothing pinned covers the cell, and not at all for what is pinned."""
        aside = self.aside_for(index.column(), self.columnWidth(index.column()))
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(aside)

    def _arrange_pins(self) -> None:
        header = self.horizontalHeader()
        if header.offset():
            header.viewport().update()
            self.viewport().update()
            self.updateEditorGeometries()

    # ------------------------------------------------------------ painting

    def _paint_pins(self, event: QPaintEvent, pins: Sequence[Pin]) -> None:
        painter = QPainter(self.viewport())
        first = self.rowAt(event.rect().top())
        ground = self.viewport().palette().brush(self.viewport().backgroundRole())
        for pin in pins:
            painter.fillRect(QRect(pin.left, 0, pin.width, self.viewport().height()), ground)
            for row in range(first, self.model().rowCount() if first >= 0 else first):
                if self.rowViewportPosition(row) > event.rect().bottom():
                    break
                self._paint_cell(painter, self.model().index(row, pin.column))
        paint_edge(painter, self, pins)

    def _paint_cell(self, painter: QPainter, index: QModelIndex) -> None:
        """As `QTableView` paints one."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            option.state |= QStyle.StateFlag.State_HasFocus
        row = QStyle.PrimitiveElement.PE_PanelItemViewRow
        self.style().drawPrimitive(row, option, painter, self)
        self.itemDelegateForIndex(index).paint(painter, option, index)

    # ------------------------------------------------------------ Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if pins := self.pins():
            self._paint_pins(event, pins)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            # Qt moved what was painted, and with it what is to stay.
            self.horizontalHeader().viewport().update()
            self.viewport().update()
            self.updateEditorGeometries()

    def visualRect(self, index: Index) -> QRect:
        rect = super().visualRect(index)
        for pin in self.pins() if rect.isValid() else ():
            if pin.column == index.column():
                return QRect(pin.left, rect.top(), pin.width, rect.height())
        return rect

    def indexAt(self, place: QPoint) -> QModelIndex:
        for pin in self.pins():
            if pin.holds(place.x()) and (row := self.rowAt(place.y())) >= 0:
                return self.model().index(row, pin.column)
        return super().indexAt(place)


def paint_edge(painter: QPainter, view: QAbstractItemView, pins: Sequence[Pin]) -> None:
    """The line at which the rest goes under what is pinned."""
    far = min(pin.left for pin in pins)
    if not view.isRightToLeft():
        far = max(pin.right for pin in pins) - 1
    colour = QColor(colours(view.palette()).line)
    painter.fillRect(QRect(far, 0, 1, view.viewport().height()), colour)


def _moved(event: QMouseEvent, pin: Pin | None) -> QMouseEvent:
    """What happened to a column where it is shown, told where Qt takes it to be."""
    if pin is None:
        return event
    return QMouseEvent(
        event.type(),
        event.position() + QPointF(pin.shift, 0),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
    )
