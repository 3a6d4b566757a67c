"""Asks up to which label something is printed, and whether on paper, into a PDF or as a page."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.label import Label
from hrdesk.ui.icons import Tone, icon
from hrdesk.ui.language import isolated
from hrdesk.ui.printing.page_file import HasTable, save_page
from hrdesk.ui.printing.printable import Printable, is_anything_printed, strictest_printed
from hrdesk.ui.printing.sheet import (
    Sheet,
    file_name,
    job_name,
    left_out_words,
    print_on,
    save_pdf,
)
from hrdesk.ui.printing.tables import RestrictedTable
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, SMALL
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.first_size import grow_for_words
from hrdesk.ui.widgets.foot import foot_of
from hrdesk.ui.widgets.marking import label_icon
from hrdesk.ui.widgets.sided import SidedLabel
from hrdesk.ui.words import label_word


class PrintDialog(QDialog):
    """Nothing above Network gets onto paper unless a person chooses so, each time anew.

    A restricted register was opened for it; of what is in it no file is made.
    """

    saved = Signal(str)  # a sentence that says where the file lies

    def __init__(self, printable: Printable, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._printable, self._sheet = printable, sheet
        self._may_be_file = not isinstance(printable, RestrictedTable)
        self.setWindowTitle(self.tr("Print: {title}").format(title=isolated(printable.title)))
        self.highest = QComboBox(self)
        self.highest.setAccessibleName(self.tr("Print records labelled up to"))
        name_parts(self.highest, self.highest.accessibleName())
        for label in Label:
            self.highest.addItem(label_icon(label), label_word(label), label.value)
        self.highest.setCurrentIndex(Label.NETWORK.rank)
        if not self._may_be_file:
            # It was opened for it: all of it is Internal, and there is nothing to choose.
            self.highest.setCurrentIndex(Label.INTERNAL.rank)
            self.highest.setEnabled(False)
            self.highest.hide()
        self.said = SidedLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setForegroundRole(QPalette.ColorRole.WindowText)
        self.paper = QPushButton(icon("printer"), self.tr("Print…"), self)
        self.pdf = QPushButton(icon("download"), self.tr("Save as PDF…"), self)
        self.page = QPushButton(icon("save"), self.tr("Save as web page…"), self)
        self._lay_out()
        self.highest.currentIndexChanged.connect(self._say)
        self.paper.clicked.connect(self.print)
        self.pdf.clicked.connect(self.ask_for_pdf)
        self.page.clicked.connect(self.ask_for_page)
        self._say()
        grow_for_words(self)

    @property
    def label(self) -> Label:
        """The strictest label that is wanted on paper."""
        return Label(self.highest.currentData())

    def print(self) -> None:
        """Ask for a printer, and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(job_name(self._printable, self.label))
        asked = QPrintDialog(printer, self)
        asked.setOption(QPrintDialog.PrintDialogOption.PrintToFile, self._may_be_file)
        if asked.exec():
            if print_on(printer, self._printable, self.label, self._sheet):
                self.accept()
            else:
                self._refuse(
                    self.tr("The printer takes nothing now; nothing was printed. Try again.")
                )

    def ask_for_pdf(self) -> None:
        """Ask for a place, and write the PDF there."""
        name = file_name(self._printable, self.label)
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as PDF"), str(Path.home() / name), self.tr("PDF (*.pdf)")
        )
        if path:
            self.save(Path(path))

    def ask_for_page(self) -> None:
        """Ask for a place, and write the page there."""
        name = Path(file_name(self._printable, self.label)).stem + ".html"
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as web page"), str(Path.home() / name), self.tr("Web page (*.html)")
        )
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Write the PDF or the page, and close; says so where it cannot be written.

        Never of what is restricted.
        """
        assert self._may_be_file
        given = self.label, self._sheet
        if path.suffix.casefold() == ".html" and isinstance(self._printable, HasTable):
            is_saved = save_page(path, self._printable, *given)
        else:
            is_saved = bool(save_pdf(path, self._printable, *given))
        if is_saved:
            self.saved.emit(self.tr("Saved: {path}").format(path=isolated(str(path))))
            self.accept()
        else:
            self._refuse(
                self.tr(
                    "{file} cannot be written there. Nothing was changed; choose another folder,"
                    " or close the file where it is open."
                ).format(file=isolated(path.name))
            )

    def _say(self) -> None:
        is_any = is_anything_printed(self._printable, self.label)
        for button in (self.paper, self.pdf, self.page):
            button.setEnabled(is_any)
        if not is_any:
            self.said.setText(self.tr("All of it is stricter: nothing of it would be printed."))
            return
        printed = label_word(strictest_printed(self._printable, self.label))
        parts = [
            "" if self._may_be_file else self.tr("All that is shown of the register is printed."),
            self.tr(
                "The strictest label on it, what is out of sight included, is {label}; each page says so."
            ).format(label=isolated(printed)),
            left_out_words(self._printable, self.label),
            ""
            if self._may_be_file
            else self.tr(
                "From a restricted register: it goes on paper only, never into a file. Use a"
                " printer that you can see."
            ),
        ]
        self.said.setText("\n".join(part for part in parts if part))
        grow_for_words(self)

    def _refuse(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setAccessibleName(sentence)
        grow_for_words(self)

    def _lay_out(self) -> None:
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        main = self.pdf if self._may_be_file else self.paper
        make_primary(main)
        main.setIcon(icon("download" if self._may_be_file else "printer", Tone.ON_ACCENT))
        for button in (cancel, self.paper, self.page, self.pdf):
            button.setAccessibleName(button.text())
            button.setAutoDefault(button is main)
        self.pdf.setVisible(self._may_be_file)
        self.page.setVisible(self._may_be_file and isinstance(self._printable, HasTable))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        layout.setSpacing(SMALL)
        if self._may_be_file:
            form = QFormLayout()
            form.addRow(self.tr("Print records labelled up to"), self.highest)
            layout.addLayout(form)
        layout.addWidget(self.said)
        layout.addStretch(1)
        layout.addLayout(foot_of(cancel, self.paper, self.page, self.pdf))
        least = self.fontMetrics().averageCharWidth() * 64
        self.setMinimumWidth(max(least, layout.minimumSize().width()))
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
