"""Lays out text whose changed words are bold and bracketed, and struck ones struck."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from hrdesk.ui.broken_text import BrokenText
from hrdesk.ui.exchange.marked import Mark, Marked

_LINE_END = "\u2028"


class PieceText:
    """Some lines of marked text in one font, broken to a width; painted as often as one likes."""

    def __init__(
        self,
        lines: Sequence[Marked],
        font: QFont,
        width: int,
        reading: Qt.LayoutDirection,
        *,
        most_lines: int,
    ) -> None:
        option = QTextOption(_side(reading) | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._broken = BrokenText(
            _text(lines), font, width, option, most_lines=most_lines, formats=_formats(lines)
        )
        self.height, self.is_cut = self._broken.height, self._broken.is_cut

    def paint(self, painter: QPainter, place: QRect, colour: str) -> None:
        """Draw into a rectangle, from its top."""
        painter.save()
        painter.setClipRect(place)
        painter.setPen(QColor(colour))
        self._broken.paint(painter, QPointF(place.topLeft()))
        painter.restore()


def _text(lines: Sequence[Marked]) -> str:
    return _LINE_END.join(
        "".join(piece.shown for piece in line).replace("\n", _LINE_END) for line in lines
    )


def _formats(lines: Sequence[Marked]) -> list[QTextLayout.FormatRange]:
    found: list[QTextLayout.FormatRange] = []
    at = 0
    for line in lines:
        for piece in line:
            # Qt counts in UTF-16.
            length = len(piece.shown.encode("utf-16-le")) // 2
            if piece.mark is not Mark.SAME:
                found.append(_format(at, length, piece.mark))
            at += length
        at += 1
    return found


def _format(start: int, length: int, mark: Mark) -> QTextLayout.FormatRange:
    shape = QTextCharFormat()
    if mark is Mark.CHANGED:
        shape.setFontWeight(QFont.Weight.Bold)
    else:
        shape.setFontStrikeOut(True)
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, shape
    return made


def _side(reading: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    is_rtl = reading == Qt.LayoutDirection.RightToLeft
    return Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
