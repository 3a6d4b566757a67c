"""Which records went in one workbook, and what its partner was told of each."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.records import is_known_kind, kind_of
from hrdesk.operations.given_got import GivenRecord, records_given
from hrdesk.store.partners import Sent
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView
from hrdesk.ui.exchange.own_list import OwnList
from hrdesk.ui.language import isolated
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.words import comma, field_word, kind_word

translate = QCoreApplication.translate
_SHARES = (36, 42, 22)


class GivenView(QWidget):
    """Enter opens the record of a line."""

    left = Signal()
    open_requested = Signal(str)  # Ref

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._workbook = ""
        self.header = PageHeader(self.tr("Given"))
        headings = (self.tr("Record"), self.tr("What they were given"), self.tr("Since then"))
        table = LineTable(headings, self, has_marks=False)
        self.view = LinesView(table, _SHARES, self.tr("Records of the workbook"))
        self.list = OwnList(desk, self.view, names_records=True)
        self.box = self.header.add_filter_box()
        self.list.narrow_with(self.box)
        self.back = QPushButton(self.tr("Back to given and got"))
        foot = QHBoxLayout()
        foot.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
        foot.addWidget(self.back)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.view.opened.connect(self._open)
        self.back.clicked.connect(self.left)

    def show_workbook(self, sent: Sent) -> None:
        """Show what went in a workbook; a big one takes a moment to be read."""
        self._workbook = sent.workbook
        self.box.clear()
        title = self.tr("Given in {file}").format(file=isolated(sent.file_name))
        self.header.set_title(title)
        self.header.set_count("")
        self.view.show_lines([])
        self.refresh()

    def refresh(self) -> None:
        """Read again what is shown; the lines stay until it is read."""
        self._desk.read_then(self._found, _read, self._workbook)

    def _found(self, answer: tuple[str, list[GivenRecord]]) -> None:
        workbook, records = answer
        if workbook == self._workbook:
            self.header.set_count(self.tr("%n record(s)", "", len(records)))
            self.view.show_lines([_line(each) for each in records])

    def _open(self) -> None:
        ref = str(self.view.current_key())
        # What only a later version knows has no place to be opened in.
        if is_known_kind(ref):
            self.open_requested.emit(ref)


def _read(session: Session, workbook: str) -> tuple[str, list[GivenRecord]]:
    return workbook, records_given(session, workbook)


def _line(each: GivenRecord) -> TableLine:
    title = translate("Given", "{kind} · {title}").format(
        kind=_kind_word(each.ref),
        title=isolated(each.title),
    )
    if each.is_withdrawal:
        told = translate("Given", "that it is no longer shared")
    else:
        told = comma().join(field_word(name) for name in each.fields)
    since = translate("Given", "given anew") if each.is_given_anew else ""
    return TableLine(each.ref, (title, told, since))


def _kind_word(ref: str) -> str:
    """A kind that only a later version knows has no word here."""
    return kind_word(kind_of(ref)) if is_known_kind(ref) else ref[: ref.index("-")]
