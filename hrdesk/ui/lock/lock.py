"""Locks the window and everything beside it, and opens it again to whoever knows the passphrase."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from hrdesk.operations.locking import has_lock, unlocks
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask
from hrdesk.ui.lock.idle import IdleWatch
from hrdesk.ui.lock.screen import LockScreen
from hrdesk.ui.settings import Settings

if TYPE_CHECKING:
    from hrdesk.ui.shell.desk_window import DeskWindow


class Lock(QObject):
    """While it is locked nothing of the desk is in sight, no key reaches it, and nobody is told."""

    changed = Signal(bool)  # whether it is locked from now on

    def __init__(self, desk: Desk, settings: Settings, window: "DeskWindow") -> None:
        super().__init__(desk)
        self._desk, self._settings, self._window = desk, settings, window
        self._screen: LockScreen | None = None
        self._beside: list[QWidget] = []
        self._focus: QWidget | None = None
        self.idle = IdleWatch(settings, self)
        self.idle.expired.connect(self._lock_if_set)

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
        self._watch()

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
        self._focus = QApplication.focusWidget()
        window.put_away()
        self._hide_beside()
        self._show_desk(False)
        zone = self._desk.database.identity.zone
        screen = self._screen = LockScreen(window.now, zone, window)
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
        self._show_desk(True)
        window.show_locked(False)
        for each in self._beside:
            each.show()
        self._beside.clear()
        window.activateWindow()
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus()
        self._focus = None
        self._watch()
        self.changed.emit(False)

    # ------------------------------------------------------------ inner

    def _show_desk(self, shown: bool) -> None:
        for part in (self._window.menuBar(), self._window.centralWidget()):
            if part is not None:
                part.setVisible(shown)

    def _lock_if_set(self) -> None:
        if not self._desk.is_closed and self._desk.read(has_lock):
            self.lock()

    def _watch(self) -> None:
        handles = (each.windowHandle() for each in QApplication.topLevelWidgets())
        self.idle.begin(list(filter(None, handles)))

    def _try(self, passphrase: str) -> None:
        ask(self._desk, self._tried, unlocks, passphrase)

    def _tried(self, answer: Answer) -> None:
        if answer.value is True:
            self.unlock()
        elif self._screen is not None:
            self._screen.refuse()

    def _hide_beside(self) -> None:
        while popup := QApplication.activePopupWidget():
            popup.close()
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        self._beside = [each for each in shown if each is not self._window and self._belongs(each)]
        for each in self._beside:
            each.hide()

    def _belongs(self, widget: QWidget) -> bool:
        above: QObject | None = widget
        while above is not None and above is not self._window:
            above = above.parent()
        return above is self._window

    def _fit(self) -> None:
        if self._screen is not None:
            self._screen.setGeometry(self._window.rect())
            self._screen.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # What is accepted here is a key for the box, and no command of the window.
            event.accept()
            return True
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._fit()
        return event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop)
