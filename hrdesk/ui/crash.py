"""When HRDesk has a fault: what happened goes into a file, and a dialog says that work is kept."""

import faulthandler
import platform
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk import __version__
from hrdesk.ui.tokens import LARGE, MEDIUM, scaled
from hrdesk.ui.widgets.headings import SectionTitle

_KEPT_REPORTS = 20


class CrashReporter(QObject):
    """Writes reports into a folder and shows them, one dialog at a time."""

    _happened = Signal(str, str)  # report, path of its file

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._dialog: CrashDialog | None = None
        self._faults: TextIO | None = None
        # Queued: a fault in the middle of painting or of a worker's job is shown afterwards.
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def dialog(self) -> "CrashDialog | None":
        """The dialog that is open now."""
        return self._dialog

    def install(self) -> None:
        """Takes over what Python and the system do with faults, for the rest of the run."""
        self._folder.mkdir(parents=True, exist_ok=True)
        # Kept open: faulthandler writes into it when Python itself can do nothing any more.
        self._faults = (self._folder / "faults.log").open("a", encoding="utf-8")
        faulthandler.enable(self._faults)
        sys.excepthook = self.report
        threading.excepthook = self._report_of_thread

    def report(
        self,
        kind: type[BaseException],
        fault: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Has the signature of sys.excepthook."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        text = _report("".join(traceback.format_exception(kind, fault, trace)))
        sys.stderr.write(text)
        self._happened.emit(text, str(self._write(text) or ""))

    def _report_of_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_type, args.exc_value, args.exc_traceback)

    def _write(self, text: str) -> Path | None:
        """The file written, or None where the folder cannot be written; the dialog has it all."""
        now = datetime.now().astimezone()
        path = self._folder / f"fault-{now:%Y%m%d-%H%M%S-%f}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            for old in sorted(self._folder.glob("fault-*.txt"))[:-_KEPT_REPORTS]:
                old.unlink()
        except OSError:
            return None
        return path

    def _show(self, text: str, path: str) -> None:
        if self._dialog is not None:
            self._dialog.add(text)
            return
        self._dialog = CrashDialog(text, path, QApplication.activeWindow())
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class CrashDialog(QDialog):
    """Says that work is kept, and has the details for whoever repairs HRDesk."""

    def __init__(self, report: str, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("HRDesk has a fault"))
        title = SectionTitle(self.tr("Your work is kept"))
        said = self.tr(
            "HRDesk met a fault of its own and could not finish what it was doing. Everything "
            "saved before is safe. You can go on working; if the window behaves oddly, close "
            "HRDesk and open it again."
        )
        if path:
            said += "\n\n" + self.tr(
                "The details are in the file {path}. They may contain words of your records: read "
                "them before you give them to anybody."
            ).format(path=path)
        words = QLabel(said)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self._details = QPlainTextEdit(report)
        self._details.setReadOnly(True)
        self._details.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._details.setAccessibleName(self.tr("Details"))
        self._details.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        self._layout.setSpacing(MEDIUM)
        for widget in (title, words, self._details, self._buttons()):
            self._layout.addWidget(widget)
        self.setMinimumWidth(scaled(self.font(), 520))

    @property
    def report(self) -> str:
        return self._details.toPlainText()

    def add(self, report: str) -> None:
        """One more fault while the dialog is open."""
        self._details.appendPlainText("\n" + report)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Go on"))
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._more = QPushButton(self.tr("Details"))
        self._more.setCheckable(True)
        self._more.toggled.connect(self._details.setVisible)
        copy = QPushButton(self.tr("Copy"))
        copy.clicked.connect(self._copy)
        for button in (self._more, copy):
            button.setAutoDefault(False)
            buttons.addButton(button, role)
        return buttons

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)


def _report(trace: str) -> str:
    """The trace, and on what it happened."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    on = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"HRDesk {__version__}, {now}\n{on}\n\n{trace}"
