"""A line over the calendar that says something and may ask something; it stays until answered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from hrdesk.ui.icons import icon
from hrdesk.ui.records.notices import Sentence
from hrdesk.ui.tokens import GAP, LARGE, SMALL, colours
from hrdesk.ui.widgets.margins import keep_away


class Banner(QFrame):
    """One sentence with its answers; a new one takes the place of the last."""

    answered = Signal(str)  # the key of an answer; empty when it was closed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = Sentence(self)
        self.said.setForegroundRole(QPalette.ColorRole.WindowText)
        self.buttons: list[QPushButton] = []
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("x"))
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close (Esc)"))
        self.close_button.clicked.connect(self.dismiss)
        self._answers = QHBoxLayout()
        self._answers.setSpacing(SMALL)
        row = QHBoxLayout(self)
        keep_away(row, self, (LARGE, GAP, SMALL, GAP))
        row.setSpacing(SMALL)
        row.addWidget(self.said, 1)
        row.addLayout(self._answers)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, sentence: str, answers: Sequence[tuple[str, str]] = ()) -> None:
        """Show a sentence; the answers are pairs of a key and its words."""
        for button in self.buttons:
            button.deleteLater()
        self.buttons = []
        for key, words in answers:
            button = QPushButton(words, self)
            button.setObjectName(key)
            button.setAccessibleName(words)
            button.clicked.connect(self._answer)
            self._answers.addWidget(button)
            self.buttons.append(button)
        self.said.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def dismiss(self) -> None:
        """Close it without an answer."""
        self.hide()
        self.answered.emit("")

    def _answer(self) -> None:
        self.hide()
        button = self.sender()
        self.answered.emit(button.objectName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.line)
