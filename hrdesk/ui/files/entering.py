"""How files of other programs come in: chosen, or pasted as text."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from hrdesk.operations.file_import import CALENDAR, CARDS, what_it_is
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.kept_folder import keep_folder, kept_folder
from hrdesk.ui.files.import_dialog import ImportDialog
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.dropping import local_files

_BEGINNINGS = {"BEGIN:VCALENDAR": ".ics", "BEGIN:VCARD": ".vcf"}
_PASTED = "pasted"


def chosen_file(parent: QWidget, settings: Settings, title: str, kinds: str) -> Path | None:
    """The file that a person chooses; the folder is remembered."""
    start = str(kept_folder(settings))
    chosen, _ = QFileDialog.getOpenFileName(parent, title, start, kinds)
    if not chosen:
        return None
    keep_folder(settings, Path(chosen).parent)
    return Path(chosen)


def is_for_import(path: Path) -> bool:
    """Whether a file is a calendar or address cards; the others are workbooks, or lists."""
    return what_it_is(path) in (CALENDAR, CARDS)


def begin_import(desk: Desk, path: Path, parent: QWidget) -> ImportDialog:
    """The plan of a file, in a window beside this one."""
    dialog = ImportDialog(desk, path, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    return dialog


def paste(desk: Desk, parent: QWidget) -> ImportDialog | None:
    """Take in what was copied: files, or the text of a calendar or of cards; None for others."""
    clipboard = QGuiApplication.clipboard()
    files = [Path(each) for each in local_files(clipboard.mimeData())]
    if files and is_for_import(files[0]):
        return begin_import(desk, files[0], parent)
    text = clipboard.text().lstrip("\ufeff \t\r\n")
    ending = next((end for start, end in _BEGINNINGS.items() if text.startswith(start)), "")
    if not ending:
        return None
    folder = TemporaryDirectory(prefix="hrdesk-")
    path = Path(folder.name) / f"{_PASTED}{ending}"
    path.write_text(text, encoding="utf-8", newline="")
    dialog = begin_import(desk, path, parent)
    dialog.keep(folder)
    return dialog
