"""Keeps the fields where they are on screen while something comes over them."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget


class KeepingStill(QObject):
    """What grows above the first row scrolls in, out of sight: whoever aims at a field meets it."""

    _moved = Signal()

    def __init__(self, area: QScrollArea, body: QWidget, first: QWidget) -> None:
        super().__init__(area)
        self._area, self._body, self._first = area, body, first
        self._is_on = False
        # Where the first row stood, how far it has gone since it is kept, and what is left below.
        self._at = self._far = self._below = 0
        # When all rows have their places: a layout must not be changed while it gives them, and
        # what is queued comes before the next paint.
        self._moved.connect(self._go_along, Qt.ConnectionType.QueuedConnection)
        first.installEventFilter(self)

    def begin(self) -> None:
        """From now on."""
        self._is_on = self._first.isVisible()
        self._at = self._first.y()

    def end(self) -> None:
        """Show what has come, since nobody is in the fields any more."""
        if not self._is_on:
            return
        self._is_on = False
        self._leave_below(0)
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() - self._far)
        self._far = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_on and event.type() == QEvent.Type.Move:
            self._moved.emit()
        return False

    def _go_along(self) -> None:
        far, self._at = self._first.y() - self._at, self._first.y()
        if not self._is_on or not far:
            return
        bar = self._area.verticalScrollBar()
        wanted = max(bar.value() + far, 0)
        self._far += far
        # Also where all fields had room: there would be nothing to scroll.
        self._leave_below(max(wanted + self._area.viewport().height() - self._needed(), 0))
        bar.setMaximum(max(bar.maximum(), wanted))
        bar.setValue(wanted)

    def _needed(self) -> int:
        """How high all rows are together; the body may be higher."""
        layout = self._body.layout()
        if layout is None:
            return 0
        return layout.totalHeightForWidth(self._body.width()) - self._below

    def _leave_below(self, room: int) -> None:
        """Room under the last row."""
        layout = self._body.layout()
        if layout is not None and room != self._below:
            margins = layout.contentsMargins()
            margins.setBottom(margins.bottom() - self._below + room)
            layout.setContentsMargins(margins)
            self._below = room
