"""The ground of the month: cells of days, and the numbers of its weeks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hrdesk.ui.calendar.month_model import MonthModel
from hrdesk.ui.calendar.spoken import is_weekend, number_words
from hrdesk.ui.painting import box, paint_text, ring
from hrdesk.ui.tokens import GAP, SMALL, Colours, colours, scaled

Index = QModelIndex | QPersistentModelIndex
_NUMBER, _ABOVE = 22, 3


@dataclass(frozen=True, slots=True)
class Lanes:
    """How high the parts of a cell are, by the letters of the view."""

    number: int
    lane: int
    step: int

    @staticmethod
    def of(font: QFont, height: int | None = None) -> "Lanes":
        """For letters of this size; closer in cells of a height that have one lane otherwise."""
        letters = QFontMetrics(font).height()
        usual = Lanes(scaled(font, _NUMBER + 2), letters + 2, letters + 4)
        close = Lanes(letters + 4, letters + 1, letters + 2)
        if height is None or usual.room(height) > 1 or close.room(height) < 2:
            return usual
        return close

    def room(self, height: int) -> int:
        """How many lanes a cell of this height has."""
        return max((height - self.number) // self.step, 0)


def number_height(font: QFont, height: int) -> int:
    """How high the number of a day is in a cell of a height."""
    return min(scaled(font, _NUMBER), Lanes.of(font, height).number - _ABOVE)


def number_width(font: QFont, words: str) -> int:
    """How wide the number of a day is with what rounds it when the day is today."""
    return max(scaled(font, _NUMBER), QFontMetrics(font).horizontalAdvance(words) + SMALL)


class DayNames(QHeaderView):
    """The names of the days, above where the numbers of days stand."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        now = colours(self.palette())
        painter.fillRect(rect, now.surface)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, now.line)
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        place = rect.adjusted(SMALL, 0, -SMALL, 0)
        paint_text(painter, place, words, now.secondary, reading=self.layoutDirection())


class WeekNumbers(QHeaderView):
    """The number of each week, quietly beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("00") + 2 * SMALL, 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        now = colours(self.palette())
        painter.fillRect(rect, now.window)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, now.line)
        painter.setPen(now.secondary)
        words = str(self.model().headerData(section, Qt.Orientation.Vertical))
        top = rect.adjusted(0, _ABOVE, 0, 0)
        top.setHeight(number_height(self.font(), rect.height()))
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, words)


class CellDelegate(QStyledItemDelegate):
    """The ground of a day: its number, today's ring, what is not this month or not a working day."""

    def __init__(
        self, model: MonthModel, parent: QWidget, keys_on_thing: Callable[[], bool]
    ) -> None:
        super().__init__(parent)
        self._month, self._keys_on_thing = model, keys_on_thing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = self._month.day(index.row(), index.column())
        now = colours(option.palette)
        rect = option.rect
        quiet = is_weekend(day) or not self._month.is_in_month(day)
        painter.fillRect(rect, now.surface if quiet else now.window)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, now.line)
        edge = rect.right() if option.direction == Qt.LayoutDirection.LeftToRight else rect.left()
        painter.fillRect(edge, rect.top(), 1, rect.height(), now.line)
        if option.state & QStyle.StateFlag.State_Selected:
            self.paint_frame(painter, rect, now, focused=option.widget.hasFocus())
        self._paint_number(painter, option, day, now)

    def paint_frame(self, painter: QPainter, cell: QRect, now: Colours, *, focused: bool) -> None:
        """Round the day one is at: that of the focus, unless the keys mean what is chosen."""
        within = cell.adjusted(1, 1, -2, -2)
        if focused and not self._keys_on_thing():
            ring(painter, within, now.accent)
        else:
            box(painter, within, "", now.field_edge)

    def _paint_number(
        self, painter: QPainter, option: QStyleOptionViewItem, day: date, now: Colours
    ) -> None:
        side = number_height(option.font, option.rect.height())
        words = number_words(day)
        is_today = day == self._month.today
        font = QFont(option.font)
        font.setBold(is_today)
        painter.setFont(font)
        width = number_width(painter.font(), words)
        place = QRect(option.rect.left() + GAP, option.rect.top() + _ABOVE, width, side)
        place = QStyle.visualRect(option.direction, option.rect, place)
        colour = now.text if self._month.is_in_month(day) else now.secondary
        if is_today:
            box(painter, place, now.accent, radius=side / 2)
            colour = now.on_accent
            painter.setPen(colour)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        else:
            # Numbers of one digit begin where those of two do, under the name of their day.
            begun = option.rect.adjusted(SMALL, 3, -SMALL, 0)
            begun.setHeight(side)
            paint_text(painter, begun, words, colour, reading=option.direction)
        painter.setFont(option.font)
