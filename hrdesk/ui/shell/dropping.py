"""Files that are dropped anywhere on a window."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class Dropping(QObject):
    """Takes files that are dropped anywhere on a window."""

    dropped = Signal(list)  # paths

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.Drop,
        ):
            files = local_files(event.mimeData())
            if files:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent):
                    self.dropped.emit(files)
                return True
        return super().eventFilter(watched, event)


def local_files(told: QMimeData | None) -> list[str]:
    """The files of this computer among what is dropped or pasted; an empty clipboard has none."""
    if told is None:
        return []
    return [url.toLocalFile() for url in told.urls() if url.isLocalFile()]
