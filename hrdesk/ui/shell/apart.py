"""Keeps the windows of single records that stand beside the window of a desk."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from hrdesk.ui.calendar.clock import Clock
    from hrdesk.ui.desk import Desk
    from hrdesk.ui.main_window import MainWindow
    from hrdesk.ui.settings import Settings
    from hrdesk.ui.shell.record_window import RecordWindow

# Nobody looks at more at once.
_MOST = 6
# What must be at hand wherever one reads.
_EVERYWHERE = ("lock", "discreet")


class Apart(QObject):
    """One window a record; they close with the window that they belong to."""

    open_requested = Signal(str)  # Ref
    share_requested = Signal(list)  # Refs

    def __init__(self, settings: "Settings", clock: "Clock", parent: "MainWindow") -> None:
        super().__init__(parent)
        self._settings, self._clock, self._parent = settings, clock, parent
        self.windows: dict[str, RecordWindow] = {}

    def show(self, desk: "Desk", refs: Sequence[str]) -> None:
        """Open a window for each record, or bring the one it has to the front."""
        for ref in refs[:_MOST]:
            window = self.windows.get(ref) or self._open(desk, ref)
            window.show()
            window.raise_()
            window.activateWindow()

    def close(self) -> None:
        """Close all; what is being typed in them is kept."""
        for window in list(self.windows.values()):
            window.close()

    def _open(self, desk: "Desk", ref: str) -> "RecordWindow":
        # Loaded when it is first wanted: it knows what all places show of a record.
        from hrdesk.ui.shell.record_window import RecordWindow

        window = RecordWindow(desk, self._settings, self._clock, ref, self._parent)
        window.addActions([self._parent.commands[key] for key in _EVERYWHERE])
        window.step_aside(len(self.windows))
        self.windows[ref] = window
        window.open_requested.connect(self.open_requested)
        window.share_requested.connect(self.share_requested)
        window.closed.connect(self._forget)
        return window

    def _forget(self, ref: str) -> None:
        self.windows.pop(ref, None)
