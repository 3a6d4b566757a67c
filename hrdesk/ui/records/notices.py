"""Short sentences in a form: quiet hints, and notices in the colours of a state."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box, text_direction
from hrdesk.ui.tokens import GAP, SMALL, ReviewState, colours, scaled
from hrdesk.ui.widgets.sided import SidedLabel

_ICON = 14


class Sentence(SidedLabel):
    """A text that breaks its lines where it must, and is as high as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        # Not fixed: that would be the height which Qt guesses before it knows the width.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        # A label that may break its lines asks for the width of its longest word, and no more.
        return QSize(0, super().minimumSizeHint().height())


class Hint(Sentence):
    """A quiet line under an editor; gone while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hide()

    def say(self, text: str) -> None:
        """Show a text, or nothing."""
        self.setText(text)
        self.setVisible(bool(text))


class Notice(Hint):
    """A sentence with the glyph and the colours of a state: an error, a conflict, a change."""

    def __init__(self, state: ReviewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._leave_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._leave_room()

    @property
    def _sign(self) -> int:
        return scaled(self.font(), _ICON)

    def _leave_room(self) -> None:
        self.setContentsMargins(SMALL + self._sign + SMALL, GAP, SMALL, GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        marks = colours(self.palette()).states[self._state]
        box(painter, self.rect(), marks.fill, marks.edge)
        text = self.contentsRect()
        sign = QRect(SMALL, text.top(), self._sign, self.fontMetrics().lineSpacing())
        turned = QStyle.visualRect(self.layoutDirection(), self.rect(), sign)
        paint_icon(painter, turned, marks.icon, marks.text)
        painter.setPen(marks.text)
        text = QStyle.visualRect(self.layoutDirection(), self.rect(), text)
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        side |= Qt.AlignmentFlag.AlignAbsolute
        flags = int(side | Qt.AlignmentFlag.AlignTop) | Qt.TextFlag.TextWordWrap.value
        painter.setLayoutDirection(text_direction(self.text(), self.layoutDirection()))
        painter.drawText(text, flags, self.text())
