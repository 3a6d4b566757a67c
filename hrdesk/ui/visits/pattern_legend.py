"""What the patterns of visits mean: a swatch with its word for each that is in sight."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLayout, QStyle, QWidget

from hrdesk.domain.certainty import Certainty
from hrdesk.ui.calendar.wording import certainty_word
from hrdesk.ui.tokens import SMALL, colours, scaled
from hrdesk.ui.visits.time_line_painting import pattern_of

_WIDE, _HIGH = 22, 12


class PatternLegend:
    """Puts its swatches into a layout that is there, so that they break its lines with the rest."""

    def __init__(self, parent: QWidget, layout: QLayout) -> None:
        self.swatches = {each: _Swatch(each, parent) for each in Certainty}
        for swatch in self.swatches.values():
            layout.addWidget(swatch)

    def show_these(self, seen: Iterable[Certainty]) -> None:
        """Explain these and no others."""
        wanted = frozenset(seen)
        for certainty, swatch in self.swatches.items():
            swatch.setVisible(certainty in wanted)


class _Swatch(QLabel):
    """Painted as a visit is, before its words."""

    def __init__(self, certainty: Certainty, parent: QWidget) -> None:
        super().__init__(certainty_word(certainty), parent)
        self._certainty = certainty
        self.hide()

    def sizeHint(self) -> QSize:
        words = super().sizeHint()
        return QSize(words.width() + self._lead, max(words.height(), self._high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _lead(self) -> int:
        return SMALL + scaled(self.font(), _WIDE) + SMALL

    @property
    def _high(self) -> int:
        # Of a line of buttons, so that both stand on one line.
        return scaled(self.font(), 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        way = self.layoutDirection()
        size = QSize(scaled(self.font(), _WIDE), scaled(self.font(), _HIGH))
        place = QRect(SMALL, (self.height() - size.height()) // 2, size.width(), size.height())
        pen, brush = pattern_of(self._certainty, colours(self.palette()))
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawRect(QStyle.visualRect(way, self.rect(), place).adjusted(1, 1, -1, -1))
        words = QStyle.visualRect(way, self.rect(), self.rect().adjusted(self._lead, 0, 0, 0))
        painter.setPen(self.palette().text().color())
        painter.drawText(words, int(self.alignment()), self.text())
