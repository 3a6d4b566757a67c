"""Asks for workbooks to open, beginning where the last one was."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from hrdesk.folders import is_there
from hrdesk.ui.settings import Settings

translate = QCoreApplication.translate
_MODULE, _FOLDER = "exchange", "opened"


def chosen_files(parent: QWidget, settings: Settings) -> list[Path]:
    """The files that a person chooses; at first those that mail programs have put aside."""
    title = translate("ExchangePage", "Open a workbook")
    kinds = translate(
        "ExchangePage", "Workbooks and lists (*.xlsx *.ods *.csv *.docx);;All files (*)"
    )
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(_begins_in(settings)), kinds)
    if names:
        settings.keep_text(_MODULE, _FOLDER, str(Path(names[0]).parent))
    return [Path(name) for name in names]


def _begins_in(settings: Settings) -> Path:
    """A folder that is there: of one that is not, the dialog would take the name for a file's."""
    place = QStandardPaths.StandardLocation.DownloadLocation
    likely = settings.kept_text(_MODULE, _FOLDER), QStandardPaths.writableLocation(place)
    folders = (Path(each) for each in likely if each)
    return next((each for each in folders if is_there(each) and each.is_dir()), Path.home())
