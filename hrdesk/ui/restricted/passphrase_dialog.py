"""Gives an open register another passphrase; the one it has must be known."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hrdesk.operations.fingerprint import proposed_passphrase
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, scaled
from hrdesk.ui.widgets.form_rows import Remark, add_row, new_form

_WIDTH = 520


class PassphraseDialog(QDialog):
    """Says what is wanted; whoever opened it changes the passphrase and closes it or refuses."""

    wanted = Signal(str, str)  # the passphrase there is, the one to be

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.old, self.new, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        self.propose = QPushButton(self.tr("Propose one"))
        self.change = QPushButton(self.tr("Change"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.fault = Remark()
        self._lay_out()
        for line in (self.old, self.new, self.again):
            line.textChanged.connect(self._check)
            line.textEdited.connect(self._hide_words)
        self.propose.clicked.connect(self._propose)
        self.change.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.reject)
        self._hide_words()
        self._check()

    def refuse(self, sentence: str) -> None:
        """Say why it was not changed."""
        self.setEnabled(True)
        self.fault.setText(sentence)
        self.fault.setAccessibleName(sentence)
        self.old.selectAll()
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        new, again = self.new.text(), self.again.text()
        self.fault.setText(
            self.tr("The two are not the same yet.") if again and again != new else ""
        )
        self.change.setEnabled(bool(self.old.text()) and bool(new) and new == again)

    def _hide_words(self) -> None:
        for line in (self.old, self.new, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)

    def _propose(self) -> None:
        words = proposed_passphrase()
        for line in (self.new, self.again):
            line.setText(words)
            line.setEchoMode(QLineEdit.EchoMode.Normal)

    def _ask(self) -> None:
        self.setEnabled(False)
        self.wanted.emit(self.old.text(), self.new.text())

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Change the passphrase"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form = new_form()
        beside = QWidget()
        beside.setFocusProxy(self.new)
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.new, 1)
        row.addWidget(self.propose)
        for word, line, field in (
            (self.tr("&Passphrase now"), self.old, self.old),
            (self.tr("&New passphrase"), self.new, beside),
            (self.tr("Once &more"), self.again, self.again),
        ):
            line.setAccessibleName(word.replace("&", ""))
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            add_row(form, word, field)
        about = self.tr(
            "HRDesk keeps it nowhere: whoever loses it loses all that is in the register. Copies of"
            " the desk made before still open with the passphrase that it has now."
        )
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.change)
        self.cancel.setAutoDefault(False)
        self.propose.setAutoDefault(False)
        self.change.setDefault(True)
        make_primary(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(Remark(about))
        column.addLayout(form)
        column.addWidget(self.fault)
        column.addLayout(foot)
        self.resize(scaled(self.font(), _WIDTH), self.sizeHint().height())
