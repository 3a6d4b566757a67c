"""Words that begin at the side where the window is read from, in whichever script they are."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget


class SidedLabel(QLabel):
    """Qt puts Latin words of a window that is read from the right at its far side."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._begin_where_one_reads()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._begin_where_one_reads()

    def _begin_where_one_reads(self) -> None:
        way = self.alignment()
        sides = Qt.AlignmentFlag
        if way & sides.AlignHCenter:
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = sides.AlignRight | sides.AlignAbsolute if mirrored else sides.AlignLeading
        self.setAlignment(side | (way & sides.AlignVertical_Mask))
