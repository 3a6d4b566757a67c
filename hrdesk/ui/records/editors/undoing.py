"""The undo key in a field: for what was typed there, and where that is nothing, for the desk."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolTip

from hrdesk.ui.painting import paint_text

# What Qt leaves at both ends of a line beside its margins.
_BESIDE = 2


class UndoLine(QLineEdit):
    """A line that leaves undo and redo to the window where it has nothing of its own.

    Qt's keeps both keys for itself: after Tab, what was kept a moment ago could not be taken back.
    What is longer than the line ends with … while nobody types in it, and not within a letter.
    """

    @property
    def is_cut(self) -> bool:
        """Whether its text is longer than the line."""
        return self.fontMetrics().horizontalAdvance(self.displayText()) > self._room().width()

    def event(self, event: QEvent) -> bool:
        if is_beyond(event, self.isUndoAvailable, self.isRedoAvailable):
            event.ignore()
            return False
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.is_cut:
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or not self.is_cut:
            super().paintEvent(event)
            return
        painter, option = QPainter(self), QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        colour = self.palette().text().color().name()
        way = QGuiApplication.layoutDirection()
        paint_text(painter, self._room(), self._cut(), colour, reading=way)

    def _cut(self) -> str:
        """What is painted of a text that is longer than the line; its end is left out."""
        return self.displayText()

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_LineEditContents
        inside = self.style().subElementRect(part, option, self)
        return inside.marginsRemoved(self.textMargins()).adjusted(_BESIDE, 0, -_BESIDE, 0)


class PathLine(UndoLine):
    """A path to a file: its end tells one from another, so what is too long is cut in the middle."""

    def _cut(self) -> str:
        # One sign less: how letters stand together changes where they are cut.
        width = self._room().width() - self.fontMetrics().averageCharWidth()
        middle = Qt.TextElideMode.ElideMiddle
        return self.fontMetrics().elidedText(self.displayText(), middle, width)


def is_beyond(event: QEvent, undo: Callable[[], bool], redo: Callable[[], bool]) -> bool:
    """Whether a field is asked to undo or redo and has nothing to."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not undo()
    return event.matches(QKeySequence.StandardKey.Redo) and not redo()
