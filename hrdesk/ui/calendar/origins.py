"""Whose a thing in the calendar is: a letter and a pattern for each other desk, never colour alone."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from hrdesk.operations.agenda import Occurrence
from hrdesk.operations.layers import letters_of
from hrdesk.store.partners import partners
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import ltr
from hrdesk.ui.painting import box
from hrdesk.ui.tokens import GAP

_BAND = 5
_PATTERNS = (
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.CrossPattern,
    Qt.BrushStyle.Dense6Pattern,
)


def letters_for(desk: Desk, found: Iterable[Occurrence]) -> Mapping[str, str]:
    """For each other desk its letters; what is our own has none."""
    own = desk.database.identity.code
    codes = {each.code for each in desk.read(partners)} | {each.origin for each in found}
    return letters_of(codes - {own, ""})


def with_origin(said: str, each: Occurrence, letters: Mapping[str, str]) -> str:
    """A sentence about something, with the desk it comes from where that is another one."""
    if each.origin not in letters:
        return said
    template = QCoreApplication.translate("calendar", "{sentence}, from {desk}")
    return template.format(sentence=said, desk=ltr(each.origin))


def paint_origin(
    painter: QPainter,
    rect: QRect,
    letters: str,
    marks: tuple[str, str],
    way: Qt.LayoutDirection,
) -> QRect:
    """A band in the pattern of a desk and its letters in a box; gives what is left for words.

    `marks` are the colours of the ground and of what is written on it.
    """
    if not letters:
        return rect
    ground, colour = marks
    font = QFont(painter.font())
    small = QFont(font)
    small.setBold(True)
    if small.pixelSize() > 0:
        small.setPixelSize(max(small.pixelSize() - 2, 1))
    else:
        small.setPointSizeF(max(small.pointSizeF() - 1.5, 1))
    width = QFontMetrics(small).horizontalAdvance(letters) + 2 * GAP
    used = _BAND + width + GAP
    if used > rect.width() // 2:
        return rect
    band = QRect(rect.left(), rect.top() + 2, _BAND, rect.height() - 4)
    pattern = _PATTERNS[sum(map(ord, letters)) % len(_PATTERNS)]
    painter.fillRect(QStyle.visualRect(way, rect, band), QBrush(QColor(colour), pattern))
    place = QRect(rect.left() + _BAND + 1, rect.top() + 2, width, rect.height() - 4)
    place = QStyle.visualRect(way, rect, place)
    box(painter, place, colour)
    painter.setFont(small)
    painter.setPen(QColor(ground))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letters)
    painter.setFont(font)
    return QStyle.visualRect(way, rect, rect.adjusted(used, 0, 0, 0))
