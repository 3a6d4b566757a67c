"""A header whose last column reaches the far edge, so that a chosen row does too."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

_NONE = -1


class FillingHeader(QHeaderView):
    """Where columns leave room, the last one in sight takes it; the width it was given stays known.

    Qt's own stretching makes the last column as narrow as can be where there is no room.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._filling, self._given = _NONE, 0
        self.is_filling_now = False
        self.sectionResized.connect(self._resized)
        self.sectionMoved.connect(self.fill)

    def own_width(self, at: int) -> int:
        """How wide a column was made, without the room that it takes beside."""
        return self._given if at == self._filling else self.sectionSize(at)

    def fill(self) -> None:
        """Give the room that is left to the last column in sight, and to no other one."""
        before, self._filling = self._filling, _NONE
        last = self._last()
        own = self._given if last == before else self.sectionSize(last)
        self.is_filling_now = True
        if 0 <= before < self.count() and before != last and not self.isSectionHidden(before):
            self.resizeSection(before, self._given)
        room = self.viewport().width() - self.length() + self.sectionSize(last)
        if last != _NONE and max(own, room) != self.sectionSize(last):
            self.resizeSection(last, max(own, room))
        self.is_filling_now = False
        if last != _NONE and room > own:
            self._filling, self._given = last, own

    def _last(self) -> int:
        # What is being hidden has no width before Qt calls it hidden.
        order = map(self.logicalIndex, reversed(range(self.count())))
        return next((at for at in order if self.sectionSize(at)), _NONE)

    def _resized(self, at: int, _: int, size: int) -> None:
        if self.is_filling_now:
            return
        if at == self._filling:
            self._given = size
            if not size:  # hidden: whoever shows it again says how wide
                self._filling = _NONE
        self.fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fill()
