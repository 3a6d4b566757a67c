"""Titles and captions. Their letters and colours are given to the classes by name, in theme.py."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from hrdesk.ui.painting import paint_text, paint_two_lines, two_lines
from hrdesk.ui.tokens import scaled

_LEAST_LETTERS = 6


class ElidedLabel(QLabel):
    """One line that is cut when there is too little room; the tool tip then has all of it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def sizeHint(self) -> QSize:
        # One pixel more than Qt says: widths are rounded down at some letter sizes.
        around = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(width + around.left() + around.right(), self._height())

    def minimumSizeHint(self) -> QSize:
        few = self.fontMetrics().averageCharWidth() * 3
        return QSize(min(few, self.sizeHint().width()), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_cut and self.width() < self.fontMetrics().averageCharWidth() * _LEAST_LETTERS:
            return  # a letter and three dots say nothing
        painter = QPainter(self)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        colour = self.palette().color(group, QPalette.ColorRole.WindowText).name()
        paint_text(
            painter, self.contentsRect(), self.text(), colour, reading=self.layoutDirection()
        )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.is_cut:
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def _height(self) -> int:
        around = self.contentsMargins()
        return self.fontMetrics().height() + around.top() + around.bottom()


class PageTitle(ElidedLabel):
    """The name of the page or of the record that fills it; other things give way to it."""

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), scaled(self.font(), 160)), self._height())


class SectionTitle(ElidedLabel):
    """The name of a part of a page."""


class RecordTitle(SectionTitle):
    """The name of a record, on two lines where one is too short for it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        # A label that does not wrap is never asked how high it is at a width.
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def is_cut(self) -> bool:
        width = self.contentsRect().width()
        _, rest = two_lines(self.fontMetrics(), self.text(), width)
        return self.fontMetrics().horizontalAdvance(rest) > width

    def heightForWidth(self, width: int) -> int:
        _, rest = two_lines(self.fontMetrics(), self.text(), width)
        return self._height() * (2 if rest else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self.palette().color(QPalette.ColorRole.WindowText).name()
        painter, reading = QPainter(self), self.layoutDirection()
        paint_two_lines(painter, self.contentsRect(), self.text(), colour, reading=reading)


class CardTitle(ElidedLabel):
    """The name of a card."""


class Caption(ElidedLabel):
    """What is said beside something else, more quietly."""
