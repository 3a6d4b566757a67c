"""The choices for the field with the cursor, as buttons that name their keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from hrdesk.domain.merge import Decision, Item
from hrdesk.ui.exchange.review_words import choice_words
from hrdesk.ui.widgets.flow import FlowLayout

KEYS = {Decision.OURS: "1", Decision.THEIRS: "2", Decision.LATER: "0"}


class ChoiceBar(QWidget):
    """One button a choice; none is pressed while a change is open."""

    chosen = Signal(object)  # Decision
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons = {decision: QPushButton() for decision in KEYS}
        flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for decision, button in self._buttons.items():
            button.setCheckable(True)
            button.setObjectName(decision.value)
            self._group.addButton(button)
            flow.addWidget(button)
        self._group.buttonClicked.connect(self._clicked)
        self._accept = QPushButton()
        self._accept.clicked.connect(self.accepted)
        flow.addWidget(self._accept)

    def show_item(self, item: Item | None, choice: Decision | None) -> None:
        """Offer the choices for a change; none for a field that is the same on both sides."""
        words = choice_words(item) if item is not None else {}
        self._group.setExclusive(False)
        for decision, button in self._buttons.items():
            button.setVisible(decision in words)
            button.setChecked(decision is choice)
            if decision in words:
                text = self.tr("{choice} ({key})")
                button.setText(text.format(choice=words[decision], key=KEYS[decision]))
                button.setAccessibleName(words[decision])
        self._group.setExclusive(choice is not None)
        agree, seen = self.tr("Agree and go on (A)"), self.tr("Seen, go on (A)")
        self._accept.setText(agree if item is not None else seen)
        self._accept.setAccessibleName(self._accept.text())

    def _clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(Decision(button.objectName()))
