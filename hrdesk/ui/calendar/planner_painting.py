"""The bars of a year: as those of a month where they are wide enough, else boxes, or stars."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from hrdesk.domain.label import Label
from hrdesk.operations.layers import is_thin
from hrdesk.ui.calendar.month_bars import Bar, paint_bar
from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box
from hrdesk.ui.tokens import GAP, Colours, ReviewState, scaled

LEAST_BAR = 8
_SIGN = 14


def paint_in_year(painter: QPainter, bar: Bar, now: Colours, way: Qt.LayoutDirection) -> None:
    """One thing; a named day is a star."""
    if is_thin(bar.occurrence):
        star = QRect(0, bar.place.top(), LEAST_BAR + GAP, bar.place.height())
        star.moveCenter(bar.place.center())
        paint_icon(painter, star, "star", now.secondary)
    elif bar.place.width() >= scaled(painter.font(), _SIGN) + 2 * GAP:
        paint_bar(painter, bar, now, way)
    else:
        marks = now.markings[Label(bar.occurrence.label)]
        box(painter, bar.place, marks.fill, marks.edge, dashed=marks.dashed)


def paint_clash(painter: QPainter, place: QRect, now: Colours, way: Qt.LayoutDirection) -> None:
    """The foot under a bar that clashes, with a sign where there is room."""
    marks = now.states[ReviewState.CONFLICT]
    painter.fillRect(QRect(place.left(), place.bottom() - 2, place.width(), 3), marks.edge)
    side = scaled(painter.font(), _SIGN)
    if place.width() > 3 * side:
        sign = QRect(place.right() - side - GAP, place.top(), side, place.height())
        if way == Qt.LayoutDirection.RightToLeft:
            sign = QRect(place.left() + GAP, place.top(), side, place.height())
        paint_icon(painter, sign, "triangle-alert", marks.text)
