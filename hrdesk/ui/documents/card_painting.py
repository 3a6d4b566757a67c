"""Paints a line of a list as a card: its words on some lines, and what is told of it below."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hrdesk.ui.calendar.line_model import Index, Line, line_of
from hrdesk.ui.painting import box, in_lines, paint_lines, paint_text, ring
from hrdesk.ui.tokens import CARD_RADIUS, GAP, SMALL, Colours, colours, scaled
from hrdesk.ui.widgets.marking import paint_sign

_MARK = 18
# A board scrolls; what is cut could be read nowhere.
_MOST_LINES = 6
_MOST_TOLD = 4


class CardDelegate(QStyledItemDelegate):
    """A card is as high as what is told of it; the last line stands out where it wants somebody."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = line_of(index)
        width = self._view.viewport().width() - 2 * (GAP + SMALL) - self._beside(line)
        strong = QFontMetrics(self._strong())
        rows = in_lines(strong, line.text, width, _MOST_LINES)
        told = self._told(line, self._view.viewport().width() - 2 * (GAP + SMALL))
        height = len(rows) * strong.lineSpacing() + _rows(told) * self._line + 2 * (GAP + SMALL)
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, now = line_of(index), colours(option.palette)
        place = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = now.selected if chosen else now.hover if hovered else now.window
        box(painter, place, ground, now.field_edge, radius=CARD_RADIUS, dashed=bool(line.icon))
        if chosen and self._view.hasFocus():
            ring(painter, place, now.accent, radius=CARD_RADIUS)
        inner = place.adjusted(SMALL, SMALL, -SMALL, -SMALL)
        self._paint_sign(painter, option, inner, line, now)
        told = self._told(line, inner.width())
        high = inner.height() - _rows(told) * self._line
        words = QRect(inner.left(), inner.top(), inner.width(), high)
        words.setLeft(inner.left() + self._beside(line))
        painter.setFont(self._strong())
        at = QStyle.visualRect(option.direction, option.rect, words)
        paint_lines(painter, at, line.text, now.text, reading=option.direction, most=_MOST_LINES)
        painter.setFont(self._view.font())
        below = QRect(inner.left(), inner.top() + high, inner.width(), self._line)
        for number, several in enumerate(told):
            wants = line.is_strong and number == len(told) - 1
            colour = now.text if wants else now.secondary
            for text in several:
                at = QStyle.visualRect(option.direction, option.rect, below)
                paint_text(painter, at, text, colour, reading=option.direction)
                below.translate(0, self._line)

    def _paint_sign(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inner: QRect,
        line: Line,
        now: Colours,
    ) -> None:
        """The marking of a record, or the sign of what is none yet."""
        side = scaled(self._view.font(), _MARK)
        mark = QRect(inner.left(), inner.top(), side, side)
        mark = QStyle.visualRect(option.direction, option.rect, mark)
        if line.label is not None or line.icon:
            sign = now.markings[line.label] if line.label is not None else line.icon
            paint_sign(painter, mark, sign, now.secondary)

    def _beside(self, line: Line) -> int:
        """The room of the sign beside the words."""
        wanted = line.label is not None or bool(line.icon)
        return (scaled(self._view.font(), _MARK) + SMALL) * wanted

    def _told(self, line: Line, width: int) -> list[list[str]]:
        """What stands below the words, each on as many lines as it needs."""
        metrics = self._view.fontMetrics()
        several = (each for each in line.note.split("\n") if each)
        return [in_lines(metrics, each, width, _MOST_TOLD) for each in several]

    @property
    def _line(self) -> int:
        return self._view.fontMetrics().lineSpacing()

    def _strong(self) -> QFont:
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font


def _rows(told: Sequence[Sequence[str]]) -> int:
    return sum(len(each) for each in told)


def empty_words(view: QListView, painter: QPainter, text: str) -> None:
    """What a column without cards says."""
    painter.setPen(colours(view.palette()).secondary)
    place = view.viewport().rect().adjusted(SMALL, SMALL, -SMALL, -SMALL)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    painter.drawText(place, int(flags) | Qt.TextFlag.TextWordWrap.value, text)
