"""When HRDesk has a fault: what happened goes into a file, and a dialog says that work is kept."""

import faulthandler
import os
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication

from hrdesk import __version__
from hrdesk.folders import for_us_alone

if TYPE_CHECKING:
    from datetime import datetime

    from hrdesk.ui.crash_dialog import CrashDialog

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
        path, how = self._folder / "faults.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND
        self._faults = os.fdopen(for_us_alone(str(path), how), "a", encoding="utf-8")
        faulthandler.enable(self._faults)
        sys.excepthook = self.report
        threading.excepthook = self._report_of_thread

    def keep_notes(self) -> None:
        """What did not go as it should and harmed nobody is noted in the file of faults from now on.

        Not before the first paint: what takes notes in Python is loaded with a desk anyway.
        """
        import logging

        if self._faults is not None and not logging.getLogger("hrdesk").handlers:
            notes = logging.StreamHandler(self._faults)
            notes.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s"))
            logging.getLogger("hrdesk").addHandler(notes)

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
        now = _now()
        path = self._folder / f"fault-{now:%Y%m%d-%H%M%S-%f}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with open(path, "x", encoding="utf-8", opener=for_us_alone) as file:
                file.write(text)
            for old in sorted(self._folder.glob("fault-*.txt"))[:-_KEPT_REPORTS]:
                old.unlink()
        except OSError:
            return None
        return path

    def _show(self, text: str, path: str) -> None:
        if self._dialog is not None:
            self._dialog.add(text)
            return
        # Loaded when there is a fault: every start would wait for it.
        from hrdesk.ui.crash_dialog import CrashDialog

        self._dialog = CrashDialog(text, path, QApplication.activeWindow())
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _now() -> "datetime":
    # Loaded when there is a fault: every start would wait for it.
    from datetime import datetime

    return datetime.now().astimezone()


def _report(trace: str) -> str:
    """The trace, and on what it happened."""
    import platform

    now = _now().isoformat(timespec="seconds")
    on = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"HRDesk {__version__}, {now}\n{on}\n\n{trace}"
