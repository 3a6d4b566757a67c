"""Gives an open register another passphrase; the one it has must be known."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from hrdesk.operations.fingerprint import proposed_passphrase
from hrdesk.ui.widgets.passphrase_frame import PassphraseFrame


class PassphraseDialog(PassphraseFrame):
    """Says what is wanted; whoever opened it changes the passphrase and closes it or refuses."""

    wanted = Signal(str, str)  # the passphrase there is, the one to be

    def __init__(self, parent: QWidget) -> None:
        super().__init__((QLineEdit(), QLineEdit(), QLineEdit()), parent)
        self.propose = QPushButton(self.tr("Propose one"))
        self.answer.setText(self.tr("Change"))
        self.setWindowTitle(self.tr("Change the passphrase"))
        about = self.tr(
            "HRDesk does not store the passphrase: whoever loses it loses all that is in the"
            " register. Copies of the desk made before still open with the current one."
        )
        self.lay_out(about, beside_new=self.propose)
        for line in (self.old, self.new, self.again):
            line.textChanged.connect(self._check)
            line.textEdited.connect(self._hide_words)
        self.propose.clicked.connect(self._propose)
        self.answer.clicked.connect(self._ask)
        self._hide_words()
        self._check()

    def _check(self) -> None:
        self.say_difference()
        self.answer.setEnabled(bool(self.old.text()) and self.is_repeated)

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
