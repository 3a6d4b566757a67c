"""The folder that workbooks were saved to last, and a name that is free in it."""

import itertools
from pathlib import Path

from PySide6.QtCore import QByteArray, QStandardPaths

from hrdesk.folders import is_there
from hrdesk.ui.settings import Settings

_MODULE, _FOLDER = "exchange", "folder"
_FIRST_AGAIN = 2


def kept_folder(settings: Settings) -> Path:
    """Where the next one is proposed; the documents of the person at first."""
    kept = bytes(settings.state(_MODULE, _FOLDER).data()).decode()
    if kept and is_there(Path(kept)) and Path(kept).is_dir():
        return Path(kept)
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place))
    # Not every home has such a folder.
    return documents if documents.is_dir() else Path.home()


def keep_folder(settings: Settings, folder: Path) -> None:
    """Remember a folder."""
    settings.keep_state(_MODULE, _FOLDER, QByteArray(str(folder).encode()))


def free_name(folder: Path, stem: str, suffix: str) -> str:
    """A name that no file in a folder has: the second workbook of a day is not to replace the
    first one, and has to be told from it in the outbox."""
    tails = itertools.chain(("",), (f"_{number}" for number in itertools.count(_FIRST_AGAIN)))
    names = (f"{stem}{tail}{suffix}" for tail in tails)
    return next(name for name in names if not is_there(folder / name))
