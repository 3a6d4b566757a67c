"""The sheet in which a visit says what became of a recommendation, and by which evidence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from hrdesk.domain.codes import FollowUpState
from hrdesk.operations.assessments import Followed
from hrdesk.ui.records.notices import Hint, Sentence
from hrdesk.ui.visits.fill_in import FillIn
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.words import code_word


class AssessSheet(FillIn):
    """Begins in the evidence; Ctrl+Enter keeps it, Esc leaves all as it was."""

    assessed = Signal(str, str, str, bool)  # recommendation, state, evidence, in the statement?

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
        self.back = QPushButton(self.tr("Leave as it was"))
        self._lay_out()
        name_parts(self.state, self.tr("Assessment in this visit"))

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

    def give(self) -> None:
        state = str(self.state.currentData())
        text = self.evidence.toPlainText().strip()
        self.assessed.emit(self.ref, state, text, self.include.isChecked())

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(self.text)
        column.addWidget(self.before)
        self.add_field(self.tr("&Assessment in this visit"), self.state)
        self.add_field(self.tr("&Evidence"), self.evidence, 1)
        column.addWidget(self.include)
        self.add_foot(self.keep, self.back)
