"""The brief of a visit, or its times and places for a driver: seen first, then saved or printed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QPalette
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from hrdesk.operations.brief_html import brief_html
from hrdesk.operations.visit_brief import (
    EVERYBODY,
    FOCAL_POINTS,
    THIS_DESK,
    Audience,
    Brief,
    brief_of,
    driver_programme,
    file_name,
    for_partner,
)
from hrdesk.store.partners import partners
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.kept_folder import keep_folder, kept_folder
from hrdesk.ui.icons import icon
from hrdesk.ui.printing.sheet import Sheet, print_on, save_pdf
from hrdesk.ui.records.notices import Hint, Notice
from hrdesk.ui.settings import Settings
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, ReviewState, scaled
from hrdesk.ui.visits.brief_paper import BriefPaper
from hrdesk.ui.visits.brief_words import audience_words, left_out_sentence, wording
from hrdesk.ui.widgets.box_names import name_parts

_BRIEF, _DRIVER = "brief", "driver"
_FIXED = {"public": EVERYBODY, "network": FOCAL_POINTS, "own": THIS_DESK}


class BriefDialog(QDialog):
    """Stays open beside the window; what is shown is what is written."""

    def __init__(self, desk: Desk, settings: Settings, ref: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._ref = desk, settings, ref
        self.brief: Brief | None = None
        self.html = self._title = ""
        self.what, self.audience = QComboBox(self), QComboBox(self)
        self.page = QTextBrowser(self)
        self.page.setOpenLinks(False)
        # Paper is white, whatever the window has.
        paper = self.page.palette()
        paper.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.white)
        paper.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        self.page.setPalette(paper)
        self.page.setAccessibleName(self.tr("The page as it will be written"))
        self.left_out, self.fault = Hint(self), Notice(ReviewState.ERROR, self)
        self.setWindowTitle(self.tr("Brief of the visit"))
        self._fill()
        self._lay_out()
        self.what.currentIndexChanged.connect(self.read)
        self.audience.currentIndexChanged.connect(self.read)
        self.resize(scaled(self.font(), 760), scaled(self.font(), 620))
        self.read()

    def read(self) -> None:
        """Make the page anew for whom it is chosen."""
        gather = driver_programme if self.what.currentData() == _DRIVER else brief_of
        self.brief = self._desk.read(gather, self._ref, self._audience())
        words = wording(self.brief, for_driver=gather is driver_programme)
        self.html = brief_html(self.brief, words)
        self._title = words.title
        self.page.setHtml(self.html)
        self.left_out.say(left_out_sentence(self.brief))
        self.fault.say("")
        for button in (self.save, self.pdf, self.printed):
            button.setEnabled(bool(self.brief.sections))

    def write_html(self, path: Path) -> None:
        """Write the page as a file that any browser opens."""
        try:
            path.write_text(self.html, encoding="utf-8")
        except OSError:
            self._refuse(path)

    def write_pdf(self, path: Path) -> None:
        """Write the page as a PDF file."""
        paper = self._paper()
        if not save_pdf(path, paper, paper.brief.label, self._sheet()):
            self._refuse(path)

    def print_with(self, printer: QPrinter) -> None:
        """Print the page."""
        paper = self._paper()
        if not print_on(printer, paper, paper.brief.label, self._sheet()):
            self.fault.say(self.tr("The printer does not answer; nothing was printed. Try again."))

    def _paper(self) -> BriefPaper:
        assert self.brief is not None
        return BriefPaper(self._title, self.brief, self.html)

    def _sheet(self) -> Sheet:
        us = self._desk.database.identity
        when = QLocale().toString(QDateTime.currentDateTime(), "d MMM yyyy HH:mm")
        return Sheet(us.name or us.code, when, self.layoutDirection())

    def _refuse(self, path: Path) -> None:
        said = self.tr(
            "{path} could not be written; nothing is lost. Close it in other programs or choose"
            " another folder, and try again."
        )
        self.fault.say(said.format(path=path))

    def _audience(self) -> Audience:
        chosen = str(self.audience.currentData())
        fixed = _FIXED.get(chosen)
        return (
            fixed if fixed is not None else self._desk.read(for_partner, chosen.partition(":")[2])
        )

    def _ask_to_save(self, ending: str) -> None:
        assert self.brief is not None
        name = f"{file_name(self.brief, str(self.what.currentData()))}.{ending}"
        start = str(kept_folder(self._settings) / name)
        title = self.tr("Save the brief")
        chosen, _ = QFileDialog.getSaveFileName(self, title, start, f"*.{ending}")
        if chosen:
            path = Path(chosen)
            keep_folder(self._settings, path.parent)
            (self.write_html if ending == "html" else self.write_pdf)(path)

    def _ask_to_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self.print_with(printer)

    def _fill(self) -> None:
        self.what.addItem(self.tr("Brief for the delegation"), _BRIEF)
        self.what.addItem(self.tr("Times and places for the driver, without names"), _DRIVER)
        for key, text in audience_words().items():
            self.audience.addItem(text, key)
        for each in self._desk.read(partners):
            said = self.tr("{desk}: what it may see").format(desk=each.name or each.code)
            self.audience.addItem(said, f"desk:{each.code}")
        self.audience.setCurrentIndex(self.audience.findData("network"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(SMALL)
        row = QHBoxLayout()
        for text, box in ((self.tr("&What"), self.what), (self.tr("&For"), self.audience)):
            label = QLabel(text)
            label.setBuddy(box)
            name_parts(box, text)
            row.addWidget(label)
            row.addWidget(box, 1)
        column.addLayout(row)
        column.addWidget(self.page, 1)
        column.addWidget(self.left_out)
        column.addWidget(self.fault)
        foot = QHBoxLayout()
        self.save = QPushButton(icon("save"), self.tr("Save as .html…"))
        self.pdf = QPushButton(icon("download"), self.tr("Save as PDF…"))
        self.printed = QPushButton(icon("printer"), self.tr("Print…"))
        make_primary(self.pdf)
        close = QPushButton(self.tr("Close"))
        self.save.clicked.connect(partial(self._ask_to_save, "html"))
        self.pdf.clicked.connect(partial(self._ask_to_save, "pdf"))
        self.printed.clicked.connect(self._ask_to_print)
        close.clicked.connect(self.reject)
        for button in (self.save, self.pdf, self.printed):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
