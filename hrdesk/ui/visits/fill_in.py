"""A sheet to fill in where lines are shown else: its fields, and what is done with them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.foot import foot_of
from hrdesk.ui.widgets.sided import SidedLabel


class FillIn(QScrollArea):
    """Ctrl+Enter and the last button give what was filled in, Esc and the first go back."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        self.column.setSpacing(SMALL)
        self.setWidget(inner)

    def give(self) -> None:
        """Tell what was filled in, or what is missing."""
        raise NotImplementedError

    def add_field(self, words: str, widget: QWidget, stretch: int = 0) -> None:
        """A field under its name; the name's mnemonic leads to it."""
        label = SidedLabel(words)
        label.setBuddy(widget)
        self.column.addWidget(label)
        self.column.addWidget(widget, stretch)

    def add_foot(self, give: QPushButton, back: QPushButton) -> None:
        """The two buttons, below all fields, in the order of all dialogs."""
        make_primary(give)
        give.clicked.connect(self.give)
        back.clicked.connect(self.closed)
        self.column.addLayout(foot_of(back, give))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.give()
        else:
            super().keyPressEvent(event)
