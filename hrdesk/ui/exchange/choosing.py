"""Asks for workbooks to open, beginning where the last one was."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from hrdesk.ui.settings import Settings

translate = QCoreApplication.translate
_MODULE, _FOLDER = "exchange", "opened"


def chosen_files(parent: QWidget, settings: Settings) -> list[Path]:
    """The files that a person chooses; at first those that mail programs have put aside."""
    title = translate("ExchangePage", "Open a workbook")
    kinds = translate(
        "ExchangePage", "Workbooks and lists (*.xlsx *.ods *.csv *.docx);;All files (*)"
    )
    place = QStandardPaths.StandardLocation.DownloadLocation
    folder = settings.kept_text(_MODULE, _FOLDER) or QStandardPaths.writableLocation(place)
    names, _ = QFileDialog.getOpenFileNames(parent, title, folder, kinds)
    if names:
        settings.keep_text(_MODULE, _FOLDER, str(Path(names[0]).parent))
    return [Path(name) for name in names]
