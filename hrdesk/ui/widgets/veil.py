"""What stands in the place of records while the view is discreet."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hrdesk.ui.tokens import colours
from hrdesk.ui.widgets.empty_state import EmptyState


class Veil(EmptyState):
    """Nothing can be seen through it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        said = QCoreApplication.translate(
            "Veil", "Hidden while the view is discreet. Ctrl+Shift+H shows it again."
        )
        super().__init__("eye-off", said, parent=parent)
        self.setAccessibleName(said)
        # What was never shown takes no room in a layout only when it is hidden by name.
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colours(self.palette()).window)
