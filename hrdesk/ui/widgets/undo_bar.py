"""Says for some seconds what was just done, and takes it back on request."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCursor,
    QEnterEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QStyle, QToolButton

from hrdesk.ui.discreet import without_values
from hrdesk.ui.icons import icon
from hrdesk.ui.painting import flood
from hrdesk.ui.tokens import GAP, LARGE, SMALL, colours
from hrdesk.ui.widgets.headings import ElidedLabel
from hrdesk.ui.widgets.margins import keep_away
from hrdesk.ui.widgets.status_bar import StatusBar

_SECONDS = 10
# After these, other things stand beside it.
_MOVED = (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange)


class UndoBar(QFrame):
    """Stands for some seconds in the line at the foot of a window, over what that line says at its
    leading side: it covers nothing that one works in, and moves nothing.

    The time stands still while somebody points at it.
    """

    undo_asked = Signal()
    # What is told now can be taken back here, though it is in no journal; or no longer.
    own_changed = Signal()

    def __init__(self, foot: StatusBar, *, seconds: float = _SECONDS) -> None:
        super().__init__(foot)
        self._foot = foot
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.setInterval(round(seconds * 1000))
        self._time.timeout.connect(self.hide)
        self._is_of_page = False
        self._back: Callable[[], object] | None = None
        self._mouse_at = QPoint()
        self.setMouseTracking(True)
        self._said = ElidedLabel()
        self._undo = QPushButton(icon("undo-2"), self.tr("Undo"))
        self._undo.setToolTip(self.tr("Undo (Alt+U)"))
        self._undo.setAccessibleName(self.tr("Undo"))
        self._undo.clicked.connect(self.take_back)
        self._close = QToolButton()
        self._close.setIcon(icon("x"))
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.clicked.connect(self.hide)
        # Qt asks a shortcut's widget whether it is shown, so this one sleeps while the bar is gone.
        QShortcut(QKeySequence("Alt+U"), self, self.take_back)
        self._row = layout = QHBoxLayout(self)
        layout.addWidget(self._said)
        layout.addStretch(1)
        layout.addWidget(self._undo)
        layout.addWidget(self._close)
        layout.setSpacing(SMALL)
        for button in (self._undo, self._close):
            # As high as the line, which is a little lower than other buttons.
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        foot.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._said.text()

    def offer(self, sentence: str, *, undo: bool = True, of_page: bool = False) -> None:
        """Shows what was done, in place of what it said before.

        What is `of_page` is said of the page in sight, and goes with it.
        """
        said = without_values(sentence)
        self._said.setText(said)
        self.setAccessibleName(said)
        self._undo.setVisible(undo)
        self._is_of_page = of_page
        self._mouse_at = QCursor.pos()
        self._forget_back()
        self._place()
        self.show()
        self.raise_()
        self._time.start()

    def offer_back(self, sentence: str, back: Callable[[], object]) -> None:
        """Shows what was done that is in no journal, and how it is taken back."""
        self.offer(sentence)
        self._back = back
        self.own_changed.emit()

    @property
    def own(self) -> str:
        """What would be taken back that is in no journal, as it is told; empty for nothing."""
        return self._said.text() if self._back is not None else ""

    def undo_last(self) -> None:
        """Take back what was done last: what is told now, though it is in no journal."""
        if self._back is not None:
            self.take_back()
        else:
            self.undo_asked.emit()

    def _forget_back(self) -> None:
        if self._back is not None:
            self._back = None
            self.own_changed.emit()

    def leave_page(self) -> None:
        """Another page came: what was said of the last one goes."""
        if self._is_of_page:
            self.hide()

    def take_back(self) -> None:
        if self._undo.isHidden():
            return
        back = self._back
        self.hide()
        if back is not None:
            back()
        else:
            self.undo_asked.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in _MOVED and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        # Where it came up under a mouse that was there already, nobody points at it.
        if event.globalPosition().toPoint() != self._mouse_at:
            self._time.stop()
        super().enterEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._time.stop()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._time.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: object) -> None:
        self._time.stop()
        if self.isHidden():
            self._forget_back()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        flood(painter, self.rect(), now.selected)
        bar = QStyle.visualRect(
            self.layoutDirection(), self.rect(), QRect(0, 0, GAP, self.height())
        )
        flood(painter, bar, now.accent)

    def _place(self) -> None:
        self.ensurePolished()
        keep_away(self._row, self, (LARGE, 1, SMALL, 1))
        room = self._foot.free_room(max(self.sizeHint().width(), self._foot.said_width()))
        self.setGeometry(QStyle.visualRect(self.layoutDirection(), self._foot.rect(), room))
