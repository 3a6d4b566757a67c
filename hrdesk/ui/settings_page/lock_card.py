"""Settings: the passphrase of the lock, and after how long the window locks itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from hrdesk.domain.changes import Changes
from hrdesk.operations.locking import LOCK, has_lock
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.lock.dialog import LockDialog
from hrdesk.ui.lock.idle import CHOICES, idle_minutes, keep_idle_minutes
from hrdesk.ui.lock.system import hears_system
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.card import Card
from hrdesk.ui.widgets.form_rows import Remark, add_row, new_form


class LockCard(Card):
    """Says plainly what the lock does and what it does not."""

    def __init__(self, desk: Desk, settings: Settings, names: int) -> None:
        super().__init__("")
        self.set_title(self.tr("Lock"))
        self._desk, self._settings = desk, settings
        self.about = Remark()
        self.change = QPushButton(icon("lock"), "")
        self.after = QComboBox()
        for minutes in CHOICES:
            words = self.tr("after %n minute(s)", "", minutes) if minutes else self.tr("never")
            self.after.addItem(words, minutes)
        self.after.setCurrentIndex(self.after.findData(idle_minutes(settings)))
        form = new_form()
        words = self.tr("Also when the computer was asleep meanwhile.")
        if hears_system():
            words = self.tr("Also when the computer is locked, or was asleep meanwhile.")
        add_row(form, self.tr("Locks &itself"), self.after, words, width=names)
        self.body.addWidget(self.about)
        self.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(form)
        self.change.clicked.connect(self._change)
        self.after.activated.connect(self._keep)
        desk.changed.connect(self._changed)
        self._show()

    def _show(self) -> None:
        is_set = self._desk.read(has_lock)
        self.about.setText(
            self.tr(
                "Ctrl+L locks the window: nothing of the desk is in sight until its passphrase."
            )
            if is_set
            else self.tr("Anybody who sits down here sees the desk: no passphrase was set yet.")
        )
        self.change.setText(
            self.tr("Change the passphrase…") if is_set else self.tr("Set a passphrase…")
        )
        self.after.setEnabled(is_set)

    def _change(self) -> None:
        LockDialog(self._desk, self.window()).open()

    def _keep(self) -> None:
        keep_idle_minutes(self._settings, int(self.after.currentData()))

    def _changed(self, changes: Changes) -> None:
        if LOCK in changes.touched:
            self._show()
