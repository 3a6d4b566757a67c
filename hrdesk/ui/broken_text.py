"""Text broken to a width, on so many lines at most; the last one says where there is more."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_MORE = "…"
_AT_MOST = 1 << 20


def line_height(font: QFont) -> int:
    """How high Qt makes each line of a text that it breaks: whole pixels upwards, where the
    metrics round to the nearest."""
    return ceil(QFontMetricsF(font).lineSpacing())


class BrokenText:
    """Laid out once, painted as often as one likes; words that are too long are broken."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width: int,
        option: QTextOption,
        *,
        most_lines: int,
        formats: Sequence[QTextLayout.FormatRange] = (),
    ) -> None:
        self._layout = QTextLayout(text, font)
        self._formats = list(formats)
        self._layout.setFormats(self._formats)
        self._layout.setCacheEnabled(True)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self.height, self.is_cut = self._break(max(width, 1), most_lines)
        if self.is_cut:
            self._say_more(max(width, 1), most_lines)

    @property
    def text(self) -> str:
        """What is shown of it."""
        return self._layout.text()

    def paint(self, painter: QPainter, top: QPointF) -> None:
        """Draw it from a point downwards, in the colour of the pen."""
        self._layout.draw(painter, top)

    def _say_more(self, width: int, most_lines: int) -> None:
        last = self._layout.lineAt(most_lines - 1)
        # Qt counts in UTF-16.
        end = 2 * (last.textStart() + last.textLength())
        kept = self._layout.text().encode("utf-16-le")[:end].decode("utf-16-le", "ignore")
        is_longer = True
        while is_longer:
            kept = kept.rstrip()
            self._layout.setText(f"{kept}{_MORE}")
            self._layout.setFormats(self._formats)
            self.height, is_longer = self._break(width, most_lines)
            # A sign that has no room at all is shown where it is the only one.
            is_longer = is_longer and bool(kept)
            kept = kept[:-1]

    def _break(self, width: int, most_lines: int) -> tuple[int, bool]:
        self._layout.beginLayout()
        top = 0.0
        for _ in range(most_lines):
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        rest = self._layout.createLine()
        is_cut = rest.isValid()
        if is_cut:
            # Laid out where nobody sees it: a layout has to reach the end of its text.
            rest.setLineWidth(_AT_MOST)
            rest.setPosition(QPointF(0, _AT_MOST))
        self._layout.endLayout()
        return ceil(top), is_cut
