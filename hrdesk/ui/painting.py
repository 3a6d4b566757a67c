"""Strokes that styles, delegates and painted widgets share: boxes, rings, chevrons, text."""

import re
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from hrdesk.ui.language import opened
from hrdesk.ui.tokens import RADIUS, RING, scaled

# A value between the signs of `language.isolated` or `language.ltr`, and none within it.
_VALUE = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")
# Where Qt cuts within a value, or between two: its dots, then the signs that close and open values.
_CUT_WITHIN = re.compile("(\u2026)([\u2066-\u2069]+)$")

# As numbers: putting PySide6's flags together takes as long as drawing a word.
_IN_ONE_LINE = (
    Qt.AlignmentFlag.AlignVCenter.value
    | Qt.AlignmentFlag.AlignAbsolute.value
    | Qt.TextFlag.TextSingleLine.value
)
_AT_LEFT = Qt.AlignmentFlag.AlignLeft.value | _IN_ONE_LINE
_AT_RIGHT = Qt.AlignmentFlag.AlignRight.value | _IN_ONE_LINE
# Texts with a width: some screens full.
_KEPT = 2_000


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
    direction = Qt.LayoutDirection
    # Of thousands of cells most are such, and none of their letters is read from the right.
    own = text if text.isascii() else _around_values(text)
    if not any(map(str.isalpha, own)):
        return otherwise
    if own.isascii():
        return direction.LeftToRight
    return direction.RightToLeft if _reads_from_right(own) else direction.LeftToRight


def to_its_end(text: str, reading: Qt.LayoutDirection) -> str:
    """A text that is read otherwise than the window: its last sign, as the dots or the question
    mark of Latin words, would stand before it."""
    return opened(text) if text_direction(text, reading) != reading else text


def _around_values(text: str) -> str:
    """The text without the values that are isolated in it; all of it where it is one value.

    Of several beside each other, as a name and an address, none says how all of them are read.
    """
    around, before, innermost = text, "", 0
    while around != before:
        before = around
        around, innermost = _VALUE.subn("", around)
        if not around.strip():
            return text if innermost < 2 else ""
    return around


def paint_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    colour: str,
    *,
    reading: Qt.LayoutDirection,
    trailing: bool = False,
    of: str = "",
) -> None:
    """One line at the leading (or trailing) side of a window that is read in `reading`.

    What does not fit is cut at the end of the text as its own language has it: a Latin title in an
    Arabic window keeps its beginning. A line `of` a longer text is read as all of that is.
    """
    own, shown = _cut(text, painter.font().key(), rect.width(), reading, of)
    at_right = (reading == Qt.LayoutDirection.RightToLeft) != trailing
    painter.setPen(QColor(colour))
    before = painter.layoutDirection()
    if own != before:
        painter.setLayoutDirection(own)
    painter.drawText(rect, _AT_RIGHT if at_right else _AT_LEFT, shown)
    if own != before:
        painter.setLayoutDirection(before)


@lru_cache(_KEPT)
def _cut(
    text: str, letters: str, width: int, reading: Qt.LayoutDirection, of: str
) -> tuple[Qt.LayoutDirection, str]:
    """The direction in which a text is read, and what of it fits; `letters` is the key of a font.

    The dots stand at the end of the whole text: those of a value that is read otherwise would stand
    in its midst. What is on screen is painted again and again: measuring letters takes half of it.
    """
    font = QFont()
    font.fromString(letters)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    over = metrics.horizontalAdvance(shown) - width
    if over > 0 and shown != text:
        # Arabic letters take another shape, and another width, where they are cut.
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - over)
    ended = shown if shown == text else _CUT_WITHIN.sub(r"\2\1", shown)
    return text_direction(of or text, reading), ended


def two_lines(metrics: QFontMetrics, text: str, width: int) -> tuple[str, str]:
    """A text broken between words so that its first line fits; the second is all the rest."""
    whole = metrics.horizontalAdvance(text)
    if whole <= width:
        return text, ""
    words = text.split(" ")
    fitting = 1
    # A little less than there is: pieces are rounded otherwise than the whole.
    room = min(width - 1, whole)
    while metrics.horizontalAdvance(" ".join(words[: fitting + 1])) < room:
        fitting += 1
    return " ".join(words[:fitting]), " ".join(words[fitting:])


def in_lines(metrics: QFontMetrics, text: str, width: int, most: int) -> list[str]:
    """A text broken between words into as many lines as it needs; the last of the most is all the
    rest. The dot between two parts does not stand at the end of a line."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most - 1:
        line, rest = two_lines(metrics, rest, width)
        lines.append(line.removesuffix(" ·") if rest else line)
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
        paint_text(painter, line, each, colour, reading=reading, of=text)


def _reads_from_right(text: str) -> bool:
    """By the first letter that has a direction: Hebrew to Arabic, and Arabic's presentation forms."""
    first = next(letter for letter in text if letter.isalpha())
    return "\u0590" <= first <= "\u08ff" or "\ufb1d" <= first <= "\ufefc"
