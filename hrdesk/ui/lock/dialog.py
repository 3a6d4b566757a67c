"""Sets the passphrase of the lock, gives it another one, or takes it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.operations.locking import LOCK, has_lock, replace_lock
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask, tell
from hrdesk.ui.lock.screen import PassphraseLine
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, scaled
from hrdesk.ui.widgets.form_rows import Remark, add_row, new_form
from hrdesk.ui.words import error_sentence

_WIDTH = 520


class LockDialog(QDialog):
    """The passphrase there is must be given before another one is."""

    was_set = Signal()  # a passphrase is asked for from now on

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._has_lock = desk.read(has_lock)
        self.old, self.new, self.again = PassphraseLine(), PassphraseLine(), PassphraseLine()
        self.keep = QPushButton(self.tr("Set the passphrase"))
        self.remove = QPushButton(self.tr("Ask for none any more"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.fault = Remark()
        self._lay_out()
        for line in (self.old, self.new, self.again):
            line.textChanged.connect(self._check)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self.cancel.clicked.connect(self.reject)
        self._check()

    def _check(self) -> None:
        new, again = self.new.text(), self.again.text()
        differ = self.tr("The two are not the same yet.")
        self.fault.setText(differ if again and again != new else "")
        is_known = bool(self.old.text()) or not self._has_lock
        self.keep.setEnabled(is_known and bool(new) and new == again)
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
            self.fault.setText(error_sentence(answer.error))
        elif not answer.value:
            self.fault.setText(self.tr("That is not the passphrase there is now."))
            self.old.selectAll()
            self.old.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            tell(self._desk, Changes(LOCK, touched=frozenset({LOCK})))
            is_set = bool(self.new.text())
            self.accept()
            if is_set and not self._has_lock:
                self.was_set.emit()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Passphrase of the lock"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form = new_form()
        for word, line in (
            (self.tr("&Passphrase now"), self.old),
            (self.tr("&New passphrase"), self.new),
            (self.tr("Once &more"), self.again),
        ):
            line.setAccessibleName(word.replace("&", ""))
            add_row(form, word, line)
        form.setRowVisible(0, self._has_lock)
        self.remove.setVisible(self._has_lock)
        about = self.tr(
            "It is asked for when the desk is opened, after Ctrl+L, and when nobody was here for"
            " some minutes. It covers the window; the file itself is not encrypted by it: keep it"
            " on an encrypted disk."
        )
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.keep)
        for button in (self.cancel, self.remove):
            button.setAutoDefault(False)
        self.keep.setDefault(True)
        make_primary(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        column.setSpacing(MEDIUM)
        column.addWidget(Remark(about))
        column.addLayout(form)
        column.addWidget(self.fault)
        column.addLayout(foot)
        self.resize(scaled(self.font(), _WIDTH), self.sizeHint().height())
        (self.old if self._has_lock else self.new).setFocus()
