"""The choices for the field with the cursor, as buttons that name their keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from hrdesk.domain.combine import can_be_combined
from hrdesk.domain.merge import Choice, Combined, Decision, Item
from hrdesk.ui.exchange.review_words import choice_words
from hrdesk.ui.widgets.flow import FlowLayout

COMBINE_KEY = "3"
# No change can be combined and be a record of its own.
KEYS = {
    Decision.OURS: "1",
    Decision.THEIRS: "2",
    Decision.APART: COMBINE_KEY,
    Decision.LATER: "0",
}


class ChoiceBar(QWidget):
    """One button a choice; none is pressed while a change is open."""

    chosen = Signal(object)  # Decision
    combine_wanted = Signal()
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons = {decision: QPushButton() for decision in KEYS}
        flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.combine = QPushButton()
        for decision, button in self._buttons.items():
            button.setObjectName(decision.value)
            # Until a change offers it, and says what it does there.
            button.setAccessibleName(self.tr("Choice"))
        *others, later = self._buttons.values()
        for button in (*others, self.combine, later):
            button.setCheckable(True)
            self._group.addButton(button)
            flow.addWidget(button)
        self._group.buttonClicked.connect(self._clicked)
        self._accept = QPushButton()
        self._accept.clicked.connect(self.accepted)
        flow.addWidget(self._accept)

    def show_item(
        self, item: Item | None, choice: Choice | None, *, may_agree: bool = True
    ) -> None:
        """Offer the choices for a change; none for a field that is the same on both sides.

        Where nothing of the line is proposed there is nothing to agree with.
        """
        words = choice_words(item) if item is not None else {}
        self._group.setExclusive(False)
        for decision, button in self._buttons.items():
            button.setVisible(decision in words)
            button.setChecked(decision is choice)
            if decision in words:
                self._name(button, words[decision], KEYS[decision])
        self._name(self.combine, self.tr("Combine…"), COMBINE_KEY)
        self.combine.setVisible(item is not None and can_be_combined(item))
        self.combine.setChecked(isinstance(choice, Combined))
        self._group.setExclusive(choice is not None)
        agree, seen = self.tr("Agree and go on (A)"), self.tr("Seen, go on (A)")
        choose = self.tr("Nothing is proposed: choose")
        self._accept.setText(choose if not may_agree else agree if item is not None else seen)
        self._accept.setEnabled(may_agree)
        self._accept.setAccessibleName(self._accept.text())

    def _name(self, button: QPushButton, words: str, key: str) -> None:
        button.setText(self.tr("{choice} ({key})").format(choice=words, key=key))
        button.setAccessibleName(words)

    def _clicked(self, button: QAbstractButton) -> None:
        if button is self.combine:
            self.combine_wanted.emit()
            return
        self.chosen.emit(Decision(button.objectName()))
