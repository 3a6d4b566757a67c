"""Sets the passphrase of the lock, gives it another one, or takes it away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.operations.locking import LOCK, has_lock, replace_lock
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask, tell
from hrdesk.ui.lock.screen import PassphraseLine
from hrdesk.ui.widgets.passphrase_frame import PassphraseFrame
from hrdesk.ui.words import error_sentence


class LockDialog(PassphraseFrame):
    """The passphrase there is must be given before another one is."""

    was_set = Signal()  # a passphrase is asked for from now on

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__((PassphraseLine(), PassphraseLine(), PassphraseLine()), parent)
        self._desk = desk
        self._has_lock = desk.read(has_lock)
        self.answer.setText(self.tr("Set the passphrase"))
        self.remove = QPushButton(self.tr("Ask for none any more"))
        self.setWindowTitle(self.tr("Passphrase of the lock"))
        about = self.tr(
            "The passphrase is asked for when the desk is opened, after Ctrl+L, and when nobody was"
            " here for some minutes. It covers the window; the file itself is not encrypted by it:"
            " keep it on an encrypted disk."
        )
        self.lay_out(about, has_old=self._has_lock, other=self.remove)
        self.remove.setVisible(self._has_lock)
        for line in (self.old, self.new, self.again):
            line.textChanged.connect(self._check)
        self.answer.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self._check()

    def _check(self) -> None:
        self.say_difference()
        is_known = bool(self.old.text()) or not self._has_lock
        self.answer.setEnabled(is_known and self.is_repeated)
        self.remove.setEnabled(is_known)

    def _keep(self) -> None:
        self._ask(self.new.text())

    def _remove(self) -> None:
        self._ask("")

    def _ask(self, new: str) -> None:
        self.setEnabled(False)
        ask(self._desk, self._answered, replace_lock, self.old.text(), new)

    def _answered(self, answer: Answer) -> None:
        self.setEnabled(True)
        if answer.error is not None:
            self.say_fault(error_sentence(answer.error))
        elif not answer.value:
            self.refuse(self.tr("That is not the passphrase there is now."))
        else:
            tell(self._desk, Changes(LOCK, touched=frozenset({LOCK})))
            is_set = bool(self.new.text())
            self.accept()
            if is_set and not self._has_lock:
                self.was_set.emit()
