"""What a page says when it has things, and none that what was typed and chosen lets through."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.ui.widgets.empty_state import EmptyState


class NothingLetThrough(EmptyState):
    """The way back is beside the words."""

    clear_wanted = Signal()

    def __init__(self, sentence: str = "", parent: QWidget | None = None) -> None:
        clear = QAction(self.tr("Clear the filter"))
        super().__init__("search", sentence, [clear], parent)
        clear.setParent(self)
        clear.triggered.connect(self.clear_wanted)
