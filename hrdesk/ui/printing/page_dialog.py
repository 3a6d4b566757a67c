"""A page that is seen first, for whom it is chosen, and then saved as HTML or PDF, or printed."""

import re
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import LOOK, is_discreet
from hrdesk.ui.exchange.kept_folder import keep_folder, kept_folder
from hrdesk.ui.icons import Tone, icon
from hrdesk.ui.language import isolated
from hrdesk.ui.printing.html_paper import HtmlPaper
from hrdesk.ui.printing.page_view import PageView
from hrdesk.ui.printing.sheet import Sheet, job_name, print_on, save_pdf, sheet_of
from hrdesk.ui.records.notices import Hint, Notice
from hrdesk.ui.settings import Settings
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import SMALL, ReviewState, scaled
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.first_size import open_as
from hrdesk.ui.widgets.foot import foot_of, lay_out_above_foot
from hrdesk.ui.widgets.veil import Veil

_POINTS = re.compile(r"font-size:([0-9.]+)pt")


class PageDialog(QDialog):
    """Stays open beside the window; what is shown is what is written.

    Who extends it lays out its choices in `choices`, and calls `show_page` whenever they change.
    """

    # It left as a file, with its name, or on paper.
    left = Signal(str)

    # Whether it is meant for a browser first, and for paper second.
    _is_for_browsers = False
    _shown = ""

    def __init__(self, desk: Desk, settings: Settings, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self.paper: HtmlPaper | None = None
        self._file_name = ""
        self.choices = QVBoxLayout()
        self.page = PageView(self)
        self.page.setAccessibleName(self.tr("The page as it will be written"))
        self.left_out, self.fault = Hint(self), Notice(ReviewState.ERROR, self)
        self.saved, self.show_folder = Hint(self), QPushButton(self.tr("Show in folder"))
        self._folder = ""
        # Stands where the page would, and says why there is none.
        self.nothing = EmptyState("file-text", "")
        self.veil = Veil(self)
        self.setWindowTitle(title)
        self._lay_out()
        # The window beside it is made discreet while this one stands open.
        desk.changed.connect(self._look_again)
        self._hide_or_show()
        open_as(self, 760, 620)

    @property
    def html(self) -> str:
        """The page that is shown, as it is written on paper; empty while there is none."""
        return self.paper.html if self.paper is not None else ""

    def show_page(self, paper: HtmlPaper | None, file_name: str, left_out: str) -> None:
        """Show a page that may be written; nothing may while there is none."""
        self.paper, self._file_name, self._shown = paper, file_name, ""
        if paper is not None:
            self.show_html(paper.html)
        self.left_out.say(left_out)
        self.fault.say("")
        self._say_saved(None)
        self.say_nothing("")
        for button in (self.save, self.pdf, self.printed):
            button.setEnabled(paper is not None)
        self.main.setDefault(True)

    def show_html(self, html: str) -> None:
        """Show a page with letters as big as those of the window; paper keeps its own."""
        self._shown = html
        self.page.show_html(_POINTS.sub(self._on_screen, html))

    def say_nothing(self, sentence: str) -> None:
        """Say in place of the page why there is none and what to do; a page again for no words."""
        self.nothing.set_sentence(sentence)
        self._hide_or_show()

    def _say_saved(self, path: Path | None) -> None:
        """Say where the file lies now; nothing for none."""
        said = self.tr("Saved: {path}")
        self.saved.say(said.format(path=isolated(str(path))) if path is not None else "")
        self._folder = str(path.parent) if path is not None else ""
        self.show_folder.setVisible(path is not None)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))

    def _on_screen(self, size: re.Match[str]) -> str:
        return f"font-size:{scaled(self.font(), float(size[1]) * 100) / 100}pt"

    def write_html(self, path: Path) -> None:
        """Write the page as a file that any browser opens."""
        try:
            path.write_text(self.html, encoding="utf-8")
        except OSError:
            self._refuse(path)
        else:
            self._is_written(path)

    def write_pdf(self, path: Path) -> None:
        """Write the page as a PDF file."""
        assert self.paper is not None
        if save_pdf(path, self.paper, self.paper.label, self._sheet()):
            self._is_written(path)
        else:
            self._refuse(path)

    def print_with(self, printer: QPrinter) -> None:
        """Print the page."""
        assert self.paper is not None
        if print_on(printer, self.paper, self.paper.label, self._sheet()):
            self.left.emit("")
        else:
            self.fault.say(self.tr("The printer does not answer; nothing was printed. Try again."))

    def _is_written(self, path: Path) -> None:
        self.fault.say("")
        self._say_saved(path)
        self.left.emit(path.name)

    def _look_again(self, changes: Changes) -> None:
        if changes.operation == LOOK:
            self._hide_or_show()

    def _hide_or_show(self) -> None:
        is_nothing = bool(self.nothing.sentence)
        self.page.setVisible(not is_discreet() and not is_nothing)
        self.nothing.setVisible(not is_discreet() and is_nothing)
        self.veil.setVisible(is_discreet())

    def _sheet(self) -> Sheet:
        now = datetime.fromtimestamp(self._desk.read(_minute) * 60, UTC)
        return sheet_of(self._desk.database.identity, now, self.layoutDirection())

    def _refuse(self, path: Path) -> None:
        said = self.tr(
            "{path} could not be written; nothing is lost. Close it in other programs or choose"
            " another folder, and try again."
        )
        self._say_saved(None)
        self.fault.say(said.format(path=path))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._shown:
            self.show_html(self._shown)

    def _ask_to_save(self, ending: str) -> None:
        start = str(kept_folder(self._settings) / f"{self._file_name}.{ending}")
        title = self.tr("Save the page")
        chosen, _ = QFileDialog.getSaveFileName(self, title, start, f"*.{ending}")
        if chosen:
            path = Path(chosen)
            keep_folder(self._settings, path.parent)
            (self.write_html if ending == "html" else self.write_pdf)(path)

    def _ask_to_print(self) -> None:
        assert self.paper is not None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(job_name(self.paper, self.paper.label))
        if QPrintDialog(printer, self).exec():
            self.print_with(printer)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(SMALL)
        column.addLayout(self.choices)
        column.addWidget(self.page, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.veil, 1)
        column.addWidget(self.left_out)
        column.addWidget(self.fault)
        told = QHBoxLayout()
        told.addWidget(self.saved, 1)
        told.addWidget(self.show_folder, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(told)
        self.show_folder.setAutoDefault(False)
        self.show_folder.hide()
        self.show_folder.clicked.connect(self._open_folder)
        self.save = QPushButton(icon("save"), self.tr("Save as web page…"))
        self.pdf = QPushButton(icon("download"), self.tr("Save as PDF…"))
        self.printed = QPushButton(icon("printer"), self.tr("Print…"))
        self.main = self.save if self._is_for_browsers else self.pdf
        make_primary(self.main)
        self.main.setIcon(icon("save" if self._is_for_browsers else "download", Tone.ON_ACCENT))
        close = QPushButton(self.tr("Close"))
        self.save.clicked.connect(partial(self._ask_to_save, "html"))
        self.pdf.clicked.connect(partial(self._ask_to_save, "pdf"))
        self.printed.clicked.connect(self._ask_to_print)
        close.clicked.connect(self.reject)
        for button in (self.save, self.pdf, self.printed):
            button.setEnabled(False)
        first = self.pdf if self._is_for_browsers else self.save
        self.foot = foot_of(close, self.printed, first, self.main)
        lay_out_above_foot(self, column, self.foot)


def _minute(session: Session) -> int:
    """What the clock of the desk says."""
    return session.minute
