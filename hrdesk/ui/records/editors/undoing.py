"""The undo key in a field: for what was typed there, and where that is nothing, for the desk."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class UndoLine(QLineEdit):
    """A line that leaves undo and redo to the window where it has nothing of its own.

    Qt's keeps both keys for itself: after Tab, what was kept a moment ago could not be taken back.
    """

    def event(self, event: QEvent) -> bool:
        if is_beyond(event, self.isUndoAvailable, self.isRedoAvailable):
            event.ignore()
            return False
        return super().event(event)


def is_beyond(event: QEvent, undo: Callable[[], bool], redo: Callable[[], bool]) -> bool:
    """Whether a field is asked to undo or redo and has nothing to."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not undo()
    return event.matches(QKeySequence.StandardKey.Redo) and not redo()
