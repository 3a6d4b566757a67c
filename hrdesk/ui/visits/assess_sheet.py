"""The sheet in which a visit says what became of a recommendation, and by which evidence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.codes import FollowUpState
from hrdesk.operations.assessments import Followed
from hrdesk.ui.records.notices import Hint, Sentence
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.words import code_word


class AssessSheet(QWidget):
    """Begins in the evidence; Ctrl+Enter keeps it, Esc leaves all as it was."""

    assessed = Signal(str, str, str, bool)  # recommendation, state, evidence, in the statement?
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ref = ""
        self.text, self.before = Sentence(), Hint()
        self.state = QComboBox()
        self.state.addItem(self.tr("Not assessed yet"), "")
        for each in FollowUpState:
            self.state.addItem(code_word(each), each.value)
        self.evidence = QPlainTextEdit()
        self.evidence.setTabChangesFocus(True)
        self.evidence.setPlaceholderText(self.tr("What was seen, where, and from whom it is known"))
        self.include = QCheckBox(self.tr("Include in the statement"))
        self.keep = QPushButton(self.tr("Keep"))
        make_primary(self.keep)
        self.back = QPushButton(self.tr("Leave as it was"))
        self._lay_out()
        name_parts(self.state, self.tr("Assessment in this visit"))
        self.keep.clicked.connect(self._give)
        self.back.clicked.connect(self.closed)

    def show_recommendation(self, each: Followed) -> None:
        """Begin with what the visit has said so far."""
        self.ref = each.ref
        self.text.setText(each.text)
        parts = [each.body, each.source]
        if each.before:
            parts.append(self.tr("before: {state}").format(state=code_word(each.before)))
        self.before.say(" · ".join(part for part in parts if part))
        found = each.found
        self.state.setCurrentIndex(self.state.findData(found.state if found else ""))
        self.evidence.setPlainText(found.evidence if found else "")
        self.include.setChecked(bool(found and found.in_statement))
        self.evidence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        state = str(self.state.currentData())
        text = self.evidence.toPlainText().strip()
        self.assessed.emit(self.ref, state, text, self.include.isChecked())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(SMALL)
        column.addWidget(self.text)
        column.addWidget(self.before)
        for words, widget, stretch in (
            (self.tr("&Assessment in this visit"), self.state, 0),
            (self.tr("&Evidence"), self.evidence, 1),
        ):
            label = QLabel(words)
            label.setBuddy(widget)
            column.addWidget(label)
            column.addWidget(widget, stretch)
        column.addWidget(self.include)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._give()
        else:
            super().keyPressEvent(event)
