"""A titled frame on a page."""

from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from hrdesk.ui.painting import box
from hrdesk.ui.tokens import CARD_RADIUS, GAP, LARGE, MEDIUM, SMALL, colours
from hrdesk.ui.widgets.headings import Caption, CardTitle


class Card(QFrame):
    """A title, what it counts, actions at the trailing side; what it shows goes into `body`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = CardTitle(title)
        self._count = Caption()
        self._head = QHBoxLayout()
        self._head.setSpacing(SMALL)
        self._head.addWidget(self._title)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        layout.setSpacing(SMALL)
        layout.addLayout(self._head)
        layout.addLayout(self.body, 1)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_count(self, text: str) -> None:
        self._count.setText(text)

    def add_action(self, action: QAction) -> None:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setAccessibleName(action.text())
        self._head.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        box(QPainter(self), self.rect(), now.window, now.line, radius=CARD_RADIUS)
