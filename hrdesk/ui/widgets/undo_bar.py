"""Says for some seconds what was just done, and takes it back on request."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCursor,
    QEnterEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QToolButton,
    QWidget,
)

from hrdesk.ui.discreet import without_values
from hrdesk.ui.icons import icon
from hrdesk.ui.painting import box
from hrdesk.ui.tokens import CARD_RADIUS, GAP, LARGE, SMALL, WIDE, colours
from hrdesk.ui.widgets.headings import ElidedLabel
from hrdesk.ui.widgets.margins import keep_away

_SECONDS = 10


class UndoBar(QFrame):
    """Floats over the foot of its parent; the time stands still while somebody points at it.

    Whoever scrolls over it or presses beside its buttons wants what is beneath: it goes.
    """

    undo_asked = Signal()
    # What is told now can be taken back here, though it is in no journal; or no longer.
    own_changed = Signal()

    def __init__(self, parent: QWidget, *, seconds: float = _SECONDS) -> None:
        super().__init__(parent)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.setInterval(round(seconds * 1000))
        self._time.timeout.connect(self.hide)
        self._is_aside = False
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
        parent.installEventFilter(self)
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
        self._is_aside = False
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

    def stay_clear(self) -> None:
        """Another page came: it has buttons elsewhere, and lies over what floats here."""
        if self._is_of_page:
            self.hide()
        elif self.isVisible():
            self._place()
            self.raise_()

    def step_aside(self, aside: bool) -> None:
        """Out of the way while something is dragged over the foot, and back with its whole time."""
        if aside and self.isVisible():
            self._is_aside = True
            self.hide()
        elif not aside and self._is_aside:
            self._is_aside = False
            self._place()
            self.show()
            self.raise_()
            self._time.start()

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
        if event.type() == QEvent.Type.Resize and self.isVisible():
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Beside its buttons one means what it covers.
        self.hide()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.hide()
        # What is scrolled lies beneath it.
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: object) -> None:
        self._time.stop()
        if self.isHidden() and not self._is_aside:
            self._forget_back()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        box(painter, self.rect(), now.popup, now.field_edge, radius=CARD_RADIUS)
        bar = self.rect().adjusted(0, GAP, GAP - self.width(), -GAP)
        box(painter, QStyle.visualRect(self.layoutDirection(), self.rect(), bar), now.accent)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.ensurePolished()
        keep_away(self._row, self, (LARGE, SMALL, SMALL, SMALL))
        wanted = self.sizeHint()
        width = min(wanted.width(), parent.width() - 2 * WIDE)
        corner = QPoint((parent.width() - width) // 2, parent.height() - wanted.height() - LARGE)
        place = QRect(corner, QSize(width, wanted.height()))
        self.setGeometry(_above(place, self._buttons_of(parent)))

    def _buttons_of(self, parent: QWidget) -> list[QRect]:
        """Where buttons stand that nobody could scroll from under it."""
        found = parent.findChildren(QAbstractButton)
        return [
            QRect(button.mapTo(parent, QPoint()), button.size())
            for button in found
            if button.isVisible() and not self.isAncestorOf(button) and not _scrolls(button, parent)
        ]


def _above(place: QRect, buttons: Sequence[QRect]) -> QRect:
    """The place, or the next one above the buttons it would cover; not further up than half way."""
    lowest, raised = place.bottom(), QRect(place)
    while covered := [each for each in buttons if each.intersects(raised)]:
        raised.moveBottom(min(each.top() for each in covered) - SMALL)
        if raised.bottom() < lowest // 2:
            return place
    return raised


def _scrolls(button: QWidget, parent: QWidget) -> bool:
    around = button.parentWidget()
    while around is not None and around is not parent:
        if isinstance(around, QAbstractScrollArea):
            return True
        around = around.parentWidget()
    return False
