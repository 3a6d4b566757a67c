"""Hears that the system has locked its screen: on Linux, over D-Bus."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

# It is loaded when the window has long been there: nobody locks the screen before.
_LATER = 8_000
_SESSIONS = ("org.freedesktop.login1", "", "org.freedesktop.login1.Session", "Lock")
# What desktops call the one that covers the screen; each says whether it does.
_COVERS = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)


def hears_system() -> bool:
    """Whether this system is one that tells."""
    return sys.platform.startswith("linux")


class SystemLock(QObject):
    """Where there is no D-Bus, as on other systems, nothing is ever heard."""

    locked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._later.timeout.connect(self._connect)
        self._is_listening = False

    def begin(self) -> None:
        """Listen from soon on; asking twice changes nothing."""
        if hears_system() and not self._is_listening:
            self._later.start()

    def listen(self, session: "QDBusConnection", system: "QDBusConnection") -> None:
        """Listen to the buses of the person's session and of the computer, as far as they are there."""
        self._is_listening = True
        # Bytes, as its types say, are refused by PySide6 6.11.
        if system.isConnected():
            system.connect(*_SESSIONS, self, SLOT("_told()"))  # type: ignore[call-overload]
        for name in _COVERS if session.isConnected() else ():
            session.connect("", "", name, "ActiveChanged", self, SLOT("_covered(bool)"))  # type: ignore[call-overload]

    def _connect(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        self.listen(QDBusConnection.sessionBus(), QDBusConnection.systemBus())

    @Slot()
    def _told(self) -> None:
        self.locked.emit()

    @Slot(bool)
    def _covered(self, is_covered: bool) -> None:
        if is_covered:
            self.locked.emit()
