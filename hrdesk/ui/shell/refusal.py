"""Stands in the window when a desk could not be opened: why, and what can be done."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.ui.widgets.empty_state import EmptyState


class Refusal(QWidget):
    """One sentence and three ways on."""

    again = Signal(object)  # Path
    open_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, sentence: str, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        again = QAction(self.tr("Try again"), self)
        again.triggered.connect(self._try_again)
        other = QAction(self.tr("Open another desk…"), self)
        other.triggered.connect(self.open_wanted)
        new = QAction(self.tr("Make a new desk…"), self)
        new.triggered.connect(self.new_wanted)
        self._state = EmptyState("triangle-alert", sentence, (again, other, new))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._state)

    @property
    def sentence(self) -> str:
        return self._state.sentence

    def _try_again(self) -> None:
        self.again.emit(self._path)
