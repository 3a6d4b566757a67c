"""The bell of the window: it counts what waits, lets the list appear, and opens what is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.desk import Desk
from hrdesk.ui.lock.lock import Lock
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.reminders.watch import ReminderWatch
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.top_bar import COUNT

if TYPE_CHECKING:
    from hrdesk.ui.reminders.window import ReminderWindow

# The first look waits until the window is painted and stands still.
_SETTLED = 2_500


class Bell(QObject):
    """Lives as long as its desk is the window's; the list is built when there is something in it."""

    open_requested = Signal(str)  # Ref

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        window: MainWindow,
        lock: Lock,
        now: Clock,
    ) -> None:
        super().__init__(desk)
        self._desk, self._window, self._lock = desk, window, lock
        self.watch = ReminderWatch(desk, settings, now)
        self.list: ReminderWindow | None = None
        self.watch.changed.connect(self._count)
        self.watch.arrived.connect(self._appear)
        self._is_late = self._is_asked = False
        lock.changed.connect(self._appear_late)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self.watch.look)
        self._first.start(_SETTLED)

    def summon(self) -> None:
        """Show the list because a person asked for it; where nothing waits, that is said."""
        self._is_asked = not self.watch.due
        self.watch.look()
        if not self._is_asked:
            self._window_of_list().summon()

    @Slot()
    def _appear(self) -> None:
        # Nothing of the desk is told beside a locked window; the bell counts on.
        if self._lock.is_locked:
            self._is_late = True
        else:
            self._window_of_list().appear()

    @Slot(bool)
    def _appear_late(self, locked: bool) -> None:
        if self._is_late and not locked:
            self._is_late = False
            self._window_of_list().appear()

    @Slot()
    def _count(self) -> None:
        count = len(self.watch.due)
        action = self._window.commands["reminders"]
        action.setProperty(COUNT, count)
        name = QCoreApplication.translate("MainWindow", "Reminders")
        said = QCoreApplication.translate("Reminders", "%n reminder(s)", "", count)
        action.setIconText(said if count else name)
        if self._is_asked:
            self._is_asked = False
            self._answer()

    def _answer(self) -> None:
        if self.watch.due:
            self._window_of_list().summon()
        else:
            said = QCoreApplication.translate(
                "Reminders", "No reminder waits; the next one appears by itself."
            )
            self._window.undo_bar.offer(said, undo=False)

    def _window_of_list(self) -> "ReminderWindow":
        if self.list is None:
            # Its records bring all forms with them, and Today is on screen sooner without.
            from hrdesk.ui.reminders.window import ReminderWindow

            self.list = ReminderWindow(self._desk, self.watch, self._window)
            self.list.open_requested.connect(self._open)
            self._window.stands_beside.emit(self.list)
        return self.list

    @Slot(str)
    def _open(self, ref: str) -> None:
        self.open_requested.emit(ref)
        self._window.activateWindow()
