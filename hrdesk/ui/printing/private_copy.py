"""What is copied for this desk alone: no history keeps it, and it is soon off the clipboard."""

from PySide6.QtCore import QCoreApplication, QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

MINUTES = 2
# By these the clipboards of systems are told not to keep or pass on what they hold: the history of
# Plasma, and that of Windows with its copy on other computers.
_ASKS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
}


class PrivateCopy(QMimeData):
    """Takes itself off the clipboard; gone with all that is in it when something else is copied."""

    def __init__(self, mime: QMimeData) -> None:
        super().__init__()
        for each in mime.formats():
            self.setData(each, mime.data(each))
        for name, said in _ASKS.items():
            self.setData(name, said)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(MINUTES * 60_000)
        self.timer.timeout.connect(self.take_off)
        app = QCoreApplication.instance()
        if app is not None:
            # Some systems keep what a program has copied when it ends.
            app.aboutToQuit.connect(self.take_off)

    def take_off(self) -> None:
        """Leave the clipboard empty. It lives only as long as it lies there."""
        QGuiApplication.clipboard().clear()


def copy_privately(mime: QMimeData) -> None:
    """Put something on the clipboard for this desk alone."""
    private = PrivateCopy(mime)
    QGuiApplication.clipboard().setMimeData(private)
    private.timer.start()


def is_private(mime: QMimeData | None) -> bool:
    """Whether it was copied for this desk alone."""
    return mime is not None and all(mime.hasFormat(name) for name in _ASKS)


def make_private() -> None:
    """What was just copied is for this desk alone, if anything was."""
    mime = copied()
    if mime is not None and mime.formats() and not is_private(mime):
        copy_privately(mime)


def copied() -> QMimeData | None:
    """What lies on the clipboard; there may never have been anything."""
    return QGuiApplication.clipboard().mimeData()


def take_off_private_copies() -> None:
    """Leave nothing on the clipboard that was copied for this desk alone."""
    if is_private(copied()):
        QGuiApplication.clipboard().clear()
