"""One value of a set, with a cross to take it away."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QToolButton, QWidget

from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box, paint_text
from hrdesk.ui.tokens import GAP, SMALL, colours, scaled

_CROSS = 12


class Token(QToolButton):
    """Never wider than its place: a long value is cut, and the tool tip has all of it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        said = self.tr("Remove {value}").format(value=text)
        self.setToolTip(said)
        self.setAccessibleName(said)

    def sizeHint(self) -> QSize:
        # A little more than Qt says: at some sizes of letters a text is cut at its own width.
        text = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(SMALL + text + GAP + self._cross + SMALL, scaled(self.font(), 26))

    def minimumSizeHint(self) -> QSize:
        return QSize(
            min(self.sizeHint().width(), 4 * SMALL + self._cross), self.sizeHint().height()
        )

    @property
    def _cross(self) -> int:
        return scaled(self.font(), _CROSS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = colours(self.palette())
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box(painter, self.rect(), now.selected if hovered else now.surface, now.line)
        text = self.rect().adjusted(SMALL, 0, -SMALL - self._cross - GAP, 0)
        cross = QRect(self.width() - SMALL - self._cross, 0, self._cross, self.height())
        turned = QStyle.visualRect(self.layoutDirection(), self.rect(), text)
        paint_text(painter, turned, self.text(), now.text, reading=self.layoutDirection())
        turned = QStyle.visualRect(self.layoutDirection(), self.rect(), cross)
        paint_icon(painter, turned, "x", now.text if hovered else now.secondary)
