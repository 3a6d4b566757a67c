"""Says when a window has been painted for the first time, so that what is slow begins after it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches one window until it is on screen."""

    happened = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # After everything that is painted in this round.
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        self.happened.emit()
