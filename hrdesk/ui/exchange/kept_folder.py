"""The folder that workbooks were saved to last."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QStandardPaths

from hrdesk.ui.settings import Settings

_MODULE, _FOLDER = "exchange", "folder"


def kept_folder(settings: Settings) -> Path:
    """Where the next one is proposed; the documents of the person at first."""
    kept = bytes(settings.state(_MODULE, _FOLDER).data()).decode()
    if kept and Path(kept).is_dir():
        return Path(kept)
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place))
    # Not every home has such a folder.
    return documents if documents.is_dir() else Path.home()


def keep_folder(settings: Settings, folder: Path) -> None:
    """Remember a folder."""
    settings.keep_state(_MODULE, _FOLDER, QByteArray(str(folder).encode()))
