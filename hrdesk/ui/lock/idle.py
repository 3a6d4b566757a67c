"""Tells when nobody has touched the window for some minutes, or the computer has slept."""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from hrdesk.ui.settings import Settings

CHOICES = (0, 2, 5, 10, 30)  # minutes; 0 is never
_FIRST = 10
_LOOK = 15  # seconds
_SLEPT = 120  # a look that comes so late was held up by more than work
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Listens to the windows of the system alone, where few events come: also to those opened later."""

    expired = Signal()

    def __init__(
        self, settings: Settings, parent: QObject, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._settings, self._now = settings, now
        self._touched = self._looked = now()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK * 1000)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        # Nobody types into a window that has no focus.
        application.focusWindowChanged.connect(self._watch)

    def begin(self) -> None:
        """Watch from now on the windows that there are, and each one that somebody goes to."""
        for window in QGuiApplication.topLevelWindows():
            self._watch(window)
        self._touched = self._looked = self._now()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def untouched(self) -> float:
        """For how many seconds nobody has typed or pointed."""
        return self._now() - self._touched

    def look(self) -> None:
        """Whether nobody was there for too long."""
        now, minutes = self._now(), idle_minutes(self._settings)
        has_slept = now - self._looked > _SLEPT
        self._looked = now
        if minutes and (has_slept or now - self._touched >= minutes * 60):
            self.expired.emit()

    def _watch(self, window: QObject | None) -> None:
        if isinstance(window, QWindow):
            self._listen_to(window)
        elif window is not None:
            QTimer.singleShot(0, self._watch_focused)

    def _watch_focused(self) -> None:
        """The window where the focus is, after it was taken for something that is gone.

        What Qt has deleted may still have its object here, until that is collected; whatever stands
        in the same place of the memory then is taken for it.
        """
        gc.collect()
        window: QObject | None = QGuiApplication.focusWindow()
        if isinstance(window, QWindow):
            self._listen_to(window)

    def _listen_to(self, window: QWindow) -> None:
        # Qt does not listen twice.
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._now()
        return False


def idle_minutes(settings: Settings) -> int:
    """After how many minutes the window locks itself; 0 for never."""
    text = settings.kept_text("lock", "minutes")
    return int(text) if text.isdecimal() and int(text) in CHOICES else _FIRST


def keep_idle_minutes(settings: Settings, minutes: int) -> None:
    """Lock after so many minutes from now on."""
    settings.keep_text("lock", "minutes", str(minutes))
