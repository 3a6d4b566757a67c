"""Says above the page what could not be done; it stays until somebody has read it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from hrdesk.ui.discreet import without_values
from hrdesk.ui.icons import icon, paint_icon
from hrdesk.ui.painting import box
from hrdesk.ui.tokens import CARD_RADIUS, ICON, LARGE, MEDIUM, SMALL, WIDE, colours, scaled
from hrdesk.ui.widgets.margins import keep_away
from hrdesk.ui.widgets.sided import SidedLabel

_WIDTH = 760


class MessageBar(QFrame):
    """Stands above the pages of its parent, which make room for it: nothing is covered.

    A new sentence takes the place of the last one.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = SidedLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setForegroundRole(QPalette.ColorRole.WindowText)
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("Close"))
        close.setToolTip(self.tr("Close (Esc)"))
        close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(MEDIUM)
        self._row.addWidget(self._said, 1)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._said.text()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Put buttons behind the sentence, from now on."""
        for action in actions:
            button = QPushButton(action.text())
            button.setAccessibleName(action.text())
            button.clicked.connect(action.trigger)
            self._row.insertWidget(self._row.count() - 1, button, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, sentence: str) -> None:
        said = without_values(sentence)
        self._said.setText(said)
        self.setAccessibleName(said)
        self.show()
        self._place()
        self.raise_()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Not while the window as a whole is put away.
        if self.isHidden():
            self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        box(painter, self.rect(), now.warning, now.on_warning, radius=CARD_RADIUS)
        sign = self.rect().adjusted(LARGE, 0, 0, 0)
        sign.setWidth(scaled(self.font(), ICON))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            sign.moveRight(self.width() - LARGE)
        paint_icon(painter, sign, "triangle-alert", now.on_warning)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.ensurePolished()
        before = LARGE + scaled(self.font(), ICON) + MEDIUM
        keep_away(self._row, self, (before, SMALL, SMALL, SMALL))
        width = min(scaled(self.font(), _WIDTH), parent.width() - 2 * WIDE)
        # As high as its lines at this width: Qt guesses more before it knows the width.
        height = max(self.heightForWidth(width), self._least_height())
        self.setGeometry((parent.width() - width) // 2, SMALL, width, height)
        self._make_room()

    def _least_height(self) -> int:
        items = (self._row.itemAt(at) for at in range(1, self._row.count()))
        buttons = (item.sizeHint().height() for item in items if item is not None)
        return max(buttons, default=0) + 2 * SMALL

    def _make_room(self) -> None:
        """For the highest of those that stand there, since one may lie over another."""
        parent = self.parentWidget()
        if parent is not None:
            shown = (bar for bar in parent.findChildren(MessageBar) if not bar.isHidden())
            ends = (bar.geometry().bottom() + 1 for bar in shown)
            parent.setContentsMargins(0, max(ends, default=0), 0, 0)
