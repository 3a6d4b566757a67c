"""Strokes that styles, delegates and painted widgets share: boxes, rings, chevrons, text."""

import re

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QPolygonF

from hrdesk.ui.tokens import RADIUS, RING, scaled

# A value between the signs of `language.isolated` or `language.ltr`, and none within it.
_VALUE = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")


def box(
    painter: QPainter,
    rect: QRect,
    fill: str,
    edge: str = "",
    *,
    radius: float = RADIUS,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """A rounded box whose edge lies wholly inside the rectangle; an empty colour is left out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = QRectF(rect)
    if edge:
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), width, style))
        inside.adjust(width / 2, width / 2, -width / 2, -width / 2)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else QColor(Qt.GlobalColor.transparent))
    most = min(inside.width(), inside.height()) / 2  # beyond it Qt draws an ellipse
    painter.drawRoundedRect(inside, min(radius, most), min(radius, most))
    painter.restore()


def flood(painter: QPainter, rect: QRect, colour: QBrush | QColor | str) -> None:
    """Fill a rectangle to its edges.

    As QPainter.fillRect, for which PySide6 builds the two hundred gradients that Qt knows by name:
    what is painted with the first window has no need of them.
    """
    painter.setBackground(QColor(colour) if isinstance(colour, str) else colour)
    painter.eraseRect(rect)


def ring(painter: QPainter, rect: QRect, colour: str, *, radius: float = RADIUS) -> None:
    """The mark of the focus."""
    box(painter, rect, "", colour, radius=radius, width=RING)


def chevron(painter: QPainter, rect: QRect, way: Qt.ArrowType, colour: str) -> None:
    """An open arrow head in the middle of the rectangle."""
    most = scaled(painter.font(), 10)
    reach = min(rect.width(), rect.height(), most) / 2 * 0.8
    centre = QRectF(rect).center()
    point = {
        Qt.ArrowType.DownArrow: QPointF(0, 0.5),
        Qt.ArrowType.UpArrow: QPointF(0, -0.5),
        Qt.ArrowType.LeftArrow: QPointF(-0.5, 0),
        Qt.ArrowType.RightArrow: QPointF(0.5, 0),
    }[way] * reach
    across = QPointF(point.y(), point.x()) * 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.5, c=Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        QPolygonF([centre - point - across, centre + point, centre - point + across])
    )
    painter.restore()


def text_direction(text: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """The direction in which this text is read, whatever surrounds it.

    Of a sentence that values were put into, the sentence counts, and not what they begin with.
    """
    own = _around_values(text)
    if not any(letter.isalpha() for letter in own):
        return otherwise
    direction = Qt.LayoutDirection
    return direction.RightToLeft if _reads_from_right(own) else direction.LeftToRight


def _around_values(text: str) -> str:
    """The text without the values that are isolated in it; all of it where it is one value."""
    around, before = text, ""
    while around != before:
        around, before = _VALUE.sub("", around), around
    return around if around.strip() else text


def paint_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    colour: str,
    *,
    reading: Qt.LayoutDirection,
    trailing: bool = False,
) -> None:
    """One line at the leading (or trailing) side of a window that is read in `reading`.

    What does not fit is cut at the end of the text as its own language has it: a Latin title in an
    Arabic window keeps its beginning.
    """
    metrics = QFontMetrics(painter.font())
    own = text_direction(text, reading)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    over = metrics.horizontalAdvance(shown) - rect.width()
    if over > 0 and shown != text:
        # Arabic letters take another shape, and another width, where they are cut.
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - over)
    at_right = (reading == Qt.LayoutDirection.RightToLeft) != trailing
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    before = painter.layoutDirection()
    painter.setLayoutDirection(own)
    painter.setPen(QColor(colour))
    painter.drawText(rect, int(flags) | Qt.TextFlag.TextSingleLine.value, shown)
    painter.setLayoutDirection(before)


def two_lines(metrics: QFontMetrics, text: str, width: int) -> tuple[str, str]:
    """A text broken between words so that its first line fits; the second is all the rest."""
    if metrics.horizontalAdvance(text) <= width:
        return text, ""
    words = text.split(" ")
    fitting = 1
    # A little less than there is: pieces are rounded otherwise than the whole.
    while metrics.horizontalAdvance(" ".join(words[: fitting + 1])) < min(
        width - 1, metrics.horizontalAdvance(text)
    ):
        fitting += 1
    return " ".join(words[:fitting]), " ".join(words[fitting:])


def in_lines(metrics: QFontMetrics, text: str, width: int, most: int) -> list[str]:
    """A text broken between words into as many lines as it needs; the last of the most is all the
    rest."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most - 1:
        line, rest = two_lines(metrics, rest, width)
        lines.append(line)
    return [*lines, rest] if rest else lines


def paint_lines(
    painter: QPainter,
    rect: QRect,
    text: str,
    colour: str,
    *,
    reading: Qt.LayoutDirection,
    most: int = 2,
) -> None:
    """A text on as many lines as it needs, in the middle of the rectangle."""
    metrics = QFontMetrics(painter.font())
    lines = in_lines(metrics, text, rect.width(), most)
    if len(lines) < 2:
        paint_text(painter, rect, text, colour, reading=reading)
        return
    high = metrics.height()
    top = rect.center().y() - len(lines) * high // 2
    for number, each in enumerate(lines):
        line = QRect(rect.left(), top + number * high, rect.width(), high)
        paint_text(painter, line, each, colour, reading=reading)


def _reads_from_right(text: str) -> bool:
    """By the first letter that has a direction: Hebrew to Arabic, and Arabic's presentation forms."""
    first = next(letter for letter in text if letter.isalpha())
    return "\u0590" <= first <= "\u08ff" or "\ufb1d" <= first <= "\ufefc"
