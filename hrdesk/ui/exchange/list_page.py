"""Reading a foreign list, step by step: its columns, then its lines; the review comes after."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.errors import Cancelled, DeskError
from hrdesk.operations.foreign_lists import ListReading, LookedAt, read_rows
from hrdesk.operations.inbox import take_list
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask_long
from hrdesk.ui.exchange.list_mapping_step import MappingStep
from hrdesk.ui.exchange.list_rows_step import RowsStep
from hrdesk.ui.exchange.notice import Notice
from hrdesk.ui.language import isolated
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.words import error_sentence


class ListPage(QWidget):
    """Nothing is kept, and no record is changed, before the review is asked for."""

    planned = Signal(object)  # Delivery
    left = Signal()

    def __init__(
        self, desk: Desk, path: Path, looked: LookedAt, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._path, self._looked = desk, path, looked
        self.header = PageHeader(self.tr("A list: {file}").format(file=isolated(path.name)))
        self.notice = Notice()
        self.columns = MappingStep(looked)
        self.rows: RowsStep | None = None
        self.back, self.next = QPushButton(), QPushButton()
        self._cancel = QAction(self.tr("Cancel"), self)
        self._cancel.triggered.connect(desk.cancel)
        self._steps = QStackedWidget()
        self._steps.addWidget(self.columns)
        self._build()
        self._show_step(self.columns)

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        shown = self._steps.currentWidget()
        assert isinstance(shown, MappingStep | RowsStep)
        return [shown.view, self.next]

    def _build(self) -> None:
        make_primary(self.next)
        footer = QHBoxLayout()
        footer.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
        footer.setSpacing(MEDIUM)
        footer.addStretch(1)
        footer.addWidget(self.back)
        footer.addWidget(self.next)
        bands = QVBoxLayout()
        bands.setContentsMargins(LARGE, 0, LARGE, SMALL)
        bands.addWidget(self.notice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(bands)
        layout.addWidget(self._steps, 1)
        layout.addLayout(footer)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)

    def _show_step(self, step: MappingStep | RowsStep) -> None:
        self._steps.setCurrentWidget(step)
        is_first = step is self.columns
        self.header.set_count(
            self.tr("1 of 2: its columns") if is_first else self.tr("2 of 2: its lines")
        )
        self.back.setText(self.tr("&Cancel") if is_first else self.tr("&Back"))
        self.next.setText(self.tr("&Read the lines") if is_first else self.tr("&Review"))
        for button in (self.back, self.next):
            button.setAccessibleName(button.text().replace("&", ""))
        self.setFocusProxy(step.view)
        step.view.setFocus()

    def _go_back(self) -> None:
        if self._steps.currentWidget() is self.columns:
            self.left.emit()
        else:
            self._show_step(self.columns)

    def _go_on(self) -> None:
        if self._steps.currentWidget() is self.columns:
            self._read()
        elif self.rows is not None:
            self._set_busy(True)
            self.notice.tell(self.tr("Comparing the lines with your records …"), [self._cancel])
            given = (self._path, self._looked, self.rows.reading, self.rows.choices)
            ask_long(self._desk, self._kept, take_list, *given)

    def _read(self) -> None:
        if not self.columns.is_ready:
            words = self.tr("Say what a sheet holds, and what one of its columns is.")
            self.notice.tell(words, warns=True)
            return
        self._set_busy(True)
        self.notice.tell(self.tr("Reading the lines …"), [self._cancel])
        given, words = (self._path, self.columns.mapping), self._looked.passphrase
        ask_long(self._desk, self._was_read, read_rows, *given, passphrase=words)

    def _was_read(self, answer: Answer) -> None:
        self._set_busy(False)
        self.notice.hide()
        if answer.error is not None:
            self._refuse(answer.error)
            return
        assert isinstance(answer.value, ListReading)
        if self.rows is not None:
            self._steps.removeWidget(self.rows)
            self.rows.deleteLater()
        self.rows = RowsStep(self._desk, answer.value)
        self._steps.addWidget(self.rows)
        self._show_step(self.rows)

    def _kept(self, answer: Answer) -> None:
        self._set_busy(False)
        self.notice.hide()
        if answer.error is not None:
            self._refuse(answer.error)
            return
        self.planned.emit(answer.value)

    def _refuse(self, error: DeskError) -> None:
        self.notice.tell(error_sentence(error), warns=not isinstance(error, Cancelled))

    def _set_busy(self, is_busy: bool) -> None:
        for widget in (self._steps, self.back, self.next):
            widget.setEnabled(not is_busy)
