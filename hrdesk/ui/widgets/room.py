"""Room for what needs a certain height: where there is less it scrolls, and presses nothing together."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget


class Room(QScrollArea):
    """Holds one widget: as wide as there is place, and never lower than all its parts need.

    Qt's own way gives it the height that it would like, and scrolls where tables could give way.
    """

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = inner
        self.setWidget(inner)
        inner.installEventFilter(self)

    def show_foot(self) -> None:
        """Scroll to the end: what came last stands there."""
        self._fit()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        heard = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return heard

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().size()
        self._inner.resize(room.width(), max(_least(self._inner, room.width()), room.height()))


def _least(inner: QWidget, width: int) -> int:
    """How low it may be; of pages one at a time, the one that is shown."""
    page = inner.currentWidget() if isinstance(inner, QStackedWidget) else None
    if page is not None:
        # Qt asks the pages out of sight too, and of how high they would like to be.
        return _least(page, width)
    layout = inner.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalMinimumHeightForWidth(width)
    return inner.minimumSizeHint().height()
