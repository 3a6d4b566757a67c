"""Hears that the system has locked its screen: on Linux, over D-Bus."""

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

# It is loaded when the window has long been there: nobody locks the screen before.
_LATER = 8_000
_LOGIN, _SESSION = "org.freedesktop.login1", "org.freedesktop.login1.Session"
_SESSIONS = "/org/freedesktop/login1/session/"
# The session of whoever asks, or else the one in which this person sits before the screen.
_OWN = _SESSIONS + "auto"
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
        self.path: str | None = None  # of the session that is listened to; empty for all of them

    def begin(self) -> None:
        """Listen from soon on; asking twice changes nothing."""
        if hears_system() and not self._is_listening:
            self._later.start()

    def listen(self, session: "QDBusConnection", system: "QDBusConnection") -> None:
        """Listen to the buses of the person's session and of the computer, as far as they are there.

        Of the sessions that the computer tells of, somebody else's among them, only this one counts.
        """
        self._is_listening = True
        self._system = system
        if system.isConnected():
            self._ask_which()
        for name in _COVERS if session.isConnected() else ():
            # Bytes, as its types say, are refused by PySide6 6.11.
            session.connect("", "", name, "ActiveChanged", self, SLOT("_covered(bool)"))  # type: ignore[call-overload]

    def _connect(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        self.listen(QDBusConnection.sessionBus(), QDBusConnection.systemBus())

    def _ask_which(self) -> None:
        """Ask for the session that this is; the window goes on meanwhile."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        properties = "org.freedesktop.DBus.Properties"
        asked = QDBusMessage.createMethodCall(_LOGIN, _OWN, properties, "Get")
        asked.setArguments([_SESSION, "Id"])
        answer = QDBusPendingCallWatcher(self._system.asyncCall(asked), self)
        answer.finished.connect(self._answered)

    @Slot("QDBusPendingCallWatcher*")
    def _answered(self, answer: "QDBusPendingCallWatcher") -> None:
        from PySide6.QtDBus import QDBusVariant

        told = answer.reply().arguments()
        answer.deleteLater()
        known = told and isinstance(told[0], QDBusVariant)
        name = str(told[0].variant()) if known else os.environ.get("XDG_SESSION_ID", "")
        # Where nobody knows which it is, any of them counts: better locked once too often.
        self.path = path_of(name) if name else ""
        self._system.connect(_LOGIN, self.path, _SESSION, "Lock", self, SLOT("_told()"))  # type: ignore[call-overload]

    @Slot()
    def _told(self) -> None:
        self.locked.emit()

    @Slot(bool)
    def _covered(self, is_covered: bool) -> None:
        if is_covered:
            self.locked.emit()


def path_of(session: str) -> str:
    """The object of a session on the bus, by its name: a digit in front and signs are written out."""
    letters = (
        each
        if each.isascii() and (each.isalpha() or (each.isdigit() and at))
        else f"_{ord(each):02x}"
        for at, each in enumerate(session)
    )
    return _SESSIONS + "".join(letters)
