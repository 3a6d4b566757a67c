"""Collects Python's garbage on the main thread only, the one thread that may destroy Qt's objects.

Python collects wherever the counts run over, in a worker thread as well. A widget that is held in
a circle of references (each editor that hands out a method of its own is) would be destroyed there,
and Qt would sooner or later go on with what is gone: a crash of the whole program.
"""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

# Objects made and not given back: above the first number there is something to do; after so many
# more, what lived through earlier rounds is looked at too, and at last everything.
_YOUNG, _MIDDLE, _FULL = 2_000, 20_000, 100_000
# A full round looks at every object there is: with a big desk at work, it may take a second. So
# that the window answers, it has this many times its length of rest afterwards.
_REST = 30
_PAUSE = 250  # milliseconds


class Sweeping:
    """Says how much is due, and collects it in the thread that asks."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._since_middle = 0
        self._since_full = 0
        self._full_after = 0.0

    def sweep(self) -> int | None:
        """Collect what the counts ask for; the generation that was collected, or None."""
        made = gc.get_count()[0]
        if made < _YOUNG:
            return None
        self._since_middle += made
        self._since_full += made
        generation = self._due()
        begun = self._now()
        gc.collect(generation)
        if generation > 0:
            self._since_middle = 0
        if generation > 1:
            self._since_full = 0
            self._full_after = self._now() + (self._now() - begun) * _REST
        return generation

    def _due(self) -> int:
        if self._since_full >= _FULL and self._now() >= self._full_after:
            return 2
        return 1 if self._since_middle >= _MIDDLE else 0


class GarbageCollection(QObject):
    """From `begin` to `end` only the main thread collects, whenever its events leave it time.

    Its timer goes on while a dialog waits for an answer and while a worker thread is busy.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sweeping = Sweeping()
        self._was_on = False
        self._has_settled = False
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.sweep)

    def begin(self, *, once_settled: bool = False) -> None:
        """Take collecting over from Python; `once_settled` leaves a start alone until `settle`."""
        self._was_on = gc.isenabled()
        gc.disable()
        if not once_settled:
            self._timer.start()

    @Slot()
    def settle(self) -> None:
        """Look no more at what the start has made: it stays until the end. The first call counts.

        Before, next to nothing is garbage, and to look at all that is loaded takes longer than to
        lay out a page.
        """
        if not self._has_settled:
            self._has_settled = True
            gc.freeze()
            self._timer.start()

    def end(self) -> None:
        """Give collecting back to Python; no other thread may hold Qt's objects any more."""
        self._timer.stop()
        if self._was_on:
            gc.enable()

    @Slot()
    def sweep(self) -> None:
        """Collect what is due."""
        self._sweeping.sweep()
