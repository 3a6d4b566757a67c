"""Locks the window and everything beside it, and opens it again to whoever knows the passphrase."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import DeskError
from hrdesk.operations.locking import LOCK, has_lock, unlocks
from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask_at_once
from hrdesk.ui.lock.beside import Beside
from hrdesk.ui.lock.idle import IdleWatch, idle_minutes
from hrdesk.ui.lock.screen import LockScreen
from hrdesk.ui.lock.system import SystemLock
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.printing.private_copy import take_off_private_copies
from hrdesk.ui.settings import Settings
from hrdesk.ui.words import error_sentence


class Lock(QObject):
    """While it is locked nothing of the desk is in sight, no key reaches it, and nobody is told."""

    begins = Signal()  # about to be locked: what must not stay open is closed, what is typed kept
    changed = Signal(bool)  # whether it is locked from now on

    def __init__(self, desk: Desk, settings: Settings, window: MainWindow, now: Clock) -> None:
        super().__init__(desk)
        self._desk, self._settings, self._window = desk, settings, window
        self._now = now
        self._screen: LockScreen | None = None
        self._beside = Beside(window, self)
        self._taken: list[QAction] = []
        self._focus: list[QWidget] = []
        self.idle = IdleWatch(settings, self)
        self.idle.expired.connect(self._lock_if_set)
        self.system = SystemLock(self)
        self.system.locked.connect(self._lock_with_system)
        desk.changed.connect(self._changed)

    @property
    def is_locked(self) -> bool:
        """Whether the window is covered."""
        return self._screen is not None

    @property
    def screen(self) -> LockScreen | None:
        """What covers the window."""
        return self._screen

    def begin(self) -> None:
        """A desk that has a passphrase is locked when it is opened."""
        self._lock_if_set()
        self.idle.begin()
        self._hear_system()

    def ask(self) -> None:
        """Lock, or let a person choose the passphrase first."""
        if self._desk.read(has_lock):
            self.lock()
        else:
            from hrdesk.ui.lock.dialog import LockDialog

            dialog = LockDialog(self._desk, self._window)
            dialog.was_set.connect(self.lock)
            dialog.open()

    def lock(self) -> None:
        """Cover the window, hide those beside it, and let no key through."""
        if self.is_locked or self._desk.is_closed:
            return
        window = self._window
        self._focus = _with_owners(QApplication.focusWidget())
        self.begins.emit()
        take_off_private_copies()
        self._beside.hide()
        self._show_desk(False)
        self._take_commands()
        zone = self._desk.database.identity.zone
        screen = self._screen = LockScreen(self._now, zone, window)
        screen.tried.connect(self._try)
        self._fit()
        screen.show()
        screen.setFocus()
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        window.show_locked(True)
        self.changed.emit(True)

    def unlock(self) -> None:
        """Everything stands again as it was."""
        screen, self._screen = self._screen, None
        if screen is None:
            return
        window = self._window
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        screen.hide()
        screen.deleteLater()
        self._give_commands_back()
        self._show_desk(True)
        window.show_locked(False)
        self._beside.show()
        window.activateWindow()
        self._focus_again()
        self.idle.begin()
        self.changed.emit(False)

    # ------------------------------------------------------------ inner

    def _show_desk(self, shown: bool) -> None:
        for part in (self._window.menuBar(), self._window.centralWidget()):
            if part is not None:
                part.setVisible(shown)

    def _take_commands(self) -> None:
        # A menu bar that the system shows elsewhere stays in sight whatever becomes of ours, and its
        # words tell of the desk. What is hidden is disabled too, and is again what it has to be.
        commands = (listed.action for listed in self._window.commands)
        actions = (*self._window.menuBar().actions(), *commands)
        self._taken = [each for each in actions if each.isVisible()]
        for each in self._taken:
            each.setVisible(False)

    def _give_commands_back(self) -> None:
        taken, self._taken = self._taken, []
        for each in filter(isValid, taken):
            each.setVisible(True)

    def _focus_again(self) -> None:
        focus, self._focus = self._focus, []
        for each in filter(isValid, focus):
            if each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus:
                each.setFocus()
                return

    def _lock_if_set(self) -> None:
        if not self._desk.is_closed and self._desk.read(has_lock):
            self.lock()

    def _lock_with_system(self) -> None:
        if idle_minutes(self._settings):
            self._lock_if_set()

    def _hear_system(self) -> None:
        if self._desk.read(has_lock):
            self.system.begin()

    def _changed(self, changes: Changes) -> None:
        if LOCK in changes.touched:
            self._hear_system()

    def _try(self, passphrase: str) -> None:
        ask_at_once(self._desk, self._tried, unlocks, passphrase)

    def _tried(self, answer: Answer) -> None:
        if answer.value is True:
            self.unlock()
        elif self._screen is None:
            return
        elif answer.error is not None:
            self._screen.tell_fault(self._fault(answer.error))
        else:
            self._screen.refuse()

    def _fault(self, error: DeskError) -> str:
        """In words that tell nobody where the desk lies."""
        if error.code == "lock_damaged":
            return error_sentence(error)
        return self.tr(
            "HRDesk could not read the desk just now; nothing is lost. Try again, or close HRDesk"
            " and open it again."
        )

    def _fit(self) -> None:
        if self._screen is not None:
            self._screen.setGeometry(self._window.rect())
            self._screen.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._desk.is_closed:
            # Closed while it was locked: what comes now is of another.
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # What is accepted here is a key for the box, and no command of the window.
            event.accept()
            return True
        if isinstance(watched, QWidget):
            self._notice(watched, event.type())
        return event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop)

    def _notice(self, widget: QWidget, kind: QEvent.Type) -> None:
        if kind == QEvent.Type.Show and widget.isWindow():
            self._beside.hold_back(widget)
        elif kind == QEvent.Type.Close:
            self._beside.forget(widget)
        elif kind == QEvent.Type.Resize and widget is self._window:
            self._fit()


def _with_owners(widget: QWidget | None) -> list[QWidget]:
    """It and all that it is in: a field that was open in a cell is gone when one comes back."""
    found = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found
