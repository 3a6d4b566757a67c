"""What stays in a month while one goes through it, painted once: its cells and its bars."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from hrdesk.operations.agenda import What, at
from hrdesk.operations.rescheduling import span_after
from hrdesk.ui.calendar.dragging import Drag, paint_ghost, paint_tip
from hrdesk.ui.calendar.month_bars import Bars, paint_bar, paint_more
from hrdesk.ui.calendar.month_cells import CellDelegate
from hrdesk.ui.calendar.month_model import MonthModel
from hrdesk.ui.calendar.wording import span_words
from hrdesk.ui.tokens import colours


class MonthPicture:
    """Keeps one picture of a view; what is chosen, held or at hand is painted over it."""

    def __init__(self, view: QTableView) -> None:
        self._view = view
        self._made: QPixmap | None = None
        self._made_for: object = None

    def forget(self) -> None:
        """Hold none while nobody sees it."""
        self._made = self._made_for = None

    def of(self, paint: Callable[[QPainter], None], *what: object) -> QPixmap:
        """What `paint` paints, kept for as long as `what` it shows and the view stay the same."""
        sheet, ratio = self._view.viewport(), self._view.devicePixelRatioF()
        made_for = (what, sheet.size(), ratio, self._view.palette().cacheKey())
        if self._made is None or made_for != self._made_for:
            self._made, self._made_for = self._painted(paint, sheet.size(), ratio), made_for
        return self._made

    def _painted(self, paint: Callable[[QPainter], None], size: QSize, ratio: float) -> QPixmap:
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(self._view.palette().base().color())
        painter = QPainter(made)
        painter.setFont(self._view.font())
        paint(painter)
        painter.end()
        return made


def paint_cells(painter: QPainter, view: QTableView) -> None:
    """All days, none of them marked as the one somebody is at."""
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    delegate, model = view.itemDelegate(), view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount() if not view.isRowHidden(row) else 0):
            index = model.index(row, column)
            option.rect = view.visualRect(index)
            delegate.paint(painter, option, index)


def paint_bars(painter: QPainter, view: QTableView, bars: Bars) -> None:
    """All bars, and the words for what has none."""
    now, way = colours(view.palette()), view.layoutDirection()
    for bar in bars.bars:
        paint_bar(painter, bar, now, way)
    for more in bars.more:
        paint_more(painter, more, now, way)


def paint_frame(painter: QPainter, view: QTableView, bars: Bars, cells: CellDelegate) -> None:
    """Round the day one is at, under the bars that lie over it; names of days cover nothing."""
    painter.save()
    for index in view.selectedIndexes():
        cell = view.visualRect(index)
        seen = QRegion(cell)
        for bar in bars.bars:
            if bar.occurrence.what is not What.DAY and bar.place.intersects(cell):
                seen -= QRegion(bar.place.intersected(bar.row))
        painter.setClipRegion(seen)
        cells.paint_frame(painter, cell, colours(view.palette()), focused=view.hasFocus())
    painter.restore()


def paint_held(painter: QPainter, view: QTableView, month: MonthModel, drag: Drag) -> None:
    """Over each day on which what is held would lie, and when that is."""
    span = span_after(drag.each, drag.step) if drag.is_going and drag.each else None
    if span is None:
        return
    now = colours(view.palette())
    first, last, _, _ = at(span, month.zone)
    for number in range((last - first).days + 1):
        cell = view.visualRect(month.index_of(first + timedelta(days=number)))
        if not cell.isEmpty():
            paint_ghost(painter, cell.adjusted(2, 2, -3, -3), now)
    paint_tip(painter, view.viewport(), drag.place, span_words(span, month.zone), now)
