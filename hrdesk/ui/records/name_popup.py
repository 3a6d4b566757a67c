"""A small pop-up that asks for a name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import SMALL, scaled
from hrdesk.ui.widgets.pop_up_place import paint_ground, place_under


class NamePopup(QFrame):
    """Enter or the button gives the name; Esc or a click elsewhere gives none."""

    named = Signal(str)

    def __init__(self, prompt: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(prompt)
        self.line.setAccessibleName(prompt)
        self.line.setMinimumWidth(scaled(self.font(), 220))
        button = QPushButton(verb, self)
        make_primary(button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.addWidget(self.line)
        layout.addWidget(button)
        self.line.returnPressed.connect(self._give)
        button.clicked.connect(self._give)

    def open_under(self, widget: QWidget) -> None:
        """Show it under a widget."""
        place_under(self, widget)
        self.show()
        self.line.setFocus()

    def _give(self) -> None:
        name = " ".join(self.line.text().split())
        if name:
            self.named.emit(name)
            self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_ground(self)
