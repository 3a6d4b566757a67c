"""All that passed between this desk and one partner: given and got, when, and what became of it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from hrdesk.domain.state import as_label
from hrdesk.operations.given_got import Exchange, Figures, figures
from hrdesk.store.ledger import PLAIN, withdrawn_counts
from hrdesk.store.partners import Received, Sent
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.given_got_view import read_exchanges
from hrdesk.ui.exchange.given_got_words import desk_word, summary
from hrdesk.ui.exchange.given_view import GivenView
from hrdesk.ui.exchange.inbox_view import counts_words, state_words
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView
from hrdesk.ui.exchange.notice import Band
from hrdesk.ui.exchange.own_list import OwnList
from hrdesk.ui.exchange.wording import day_words, moment_words
from hrdesk.ui.language import isolated
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.widgets.top_bar import SearchBox

translate = QCoreApplication.translate
_SHARES = (12, 18, 34, 22, 26)


class GivenGotPage(QWidget):
    """Enter goes to a workbook that came in, and tells what went in one that has left."""

    left = Signal()
    share_wanted = Signal(str)  # code
    inbox_wanted = Signal(int)  # number
    open_requested = Signal(str)  # Ref

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.code = ""
        self.header = PageHeader(self.tr("Given and got"))
        self.about = Band()
        headings = (
            self.tr("Way"),
            self.tr("When"),
            self.tr("File"),
            self.tr("What is in it"),
            self.tr("What became of it"),
        )
        self.view = LinesView(LineTable(headings, self), _SHARES, self.tr("Given and got"))
        self.list = OwnList(desk, self.view)
        self.box = self.header.add_filter_box()
        self.list.narrow_with(self.box)
        self.nothing = EmptyState(
            "arrow-left-right", self.tr("What you give them and get from them is listed here.")
        )
        self.records = QPushButton()
        self.given = GivenView(desk)
        self._sent: dict[str, Sent] = {}
        self.share = QPushButton(self.tr("Share with this partner…"))
        self.back = QPushButton(self.tr("Back to the partners"))
        self._build()
        self.view.opened.connect(self._open)
        self.view.picked.connect(self._show_chosen)
        self.list.is_one.connect(self.records.setEnabled)
        self.records.clicked.connect(self._open)
        self.given.left.connect(self._show_all)
        self.given.open_requested.connect(self.open_requested)
        self.share.clicked.connect(self._share)
        self.back.clicked.connect(self.left)

    def show_partner(self, code: str) -> bool:
        """Show what passed with a partner; False when there is none of this code."""
        found, today = self._desk.read(read_exchanges)
        exchange = next((each for each in found if each.partner.code == code.upper()), None)
        if exchange is None:
            return False
        if self.code != exchange.partner.code:
            self._stack.setCurrentIndex(0)
            self.box.clear()
        self.code = exchange.partner.code
        self._sent = {each.workbook: each for each in exchange.given}
        counted: Figures = self._desk.read(figures, exchange, today)
        title = self.tr("Given to and got from {desk}")
        self.header.set_title(title.format(desk=desk_word(exchange.partner)))
        self.about.say(summary(exchange, counted, today), warns=False)
        self.view.show_lines(self._desk.read(_lines, exchange))
        for shown in (self.list, self.box):
            shown.setVisible(bool(self.view.lines))
        self.nothing.setVisible(not self.view.lines)
        self._show_chosen()
        return True

    def refresh(self) -> None:
        """Read again what is shown."""
        if self.code:
            self.show_partner(self.code)
        if self._stack.currentIndex():
            self.given.refresh()

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        given = self._stack.currentIndex() == 1
        if given:
            return [self.given.list.pane]
        return [self.list.pane, self.share] if self.view.lines else [self.share]

    def printable(self) -> Printable | None:
        """What passed, or what went in one workbook, for paper."""
        if self._stack.currentIndex():
            return self.given.list.printable(self.given.header.title)
        return self.list.printable(self.header.title, self.about.text)

    def filter_box(self) -> SearchBox:
        """What narrows the list as one types."""
        return self.given.box if self._stack.currentIndex() else self.box

    def begin(self, workbook: str = "") -> None:
        """Put the keyboard on the list, or on what went in one workbook."""
        if workbook:
            self.show_given(workbook)
        else:
            self._show_all()

    def show_given(self, workbook: str) -> None:
        """Show which records went in a workbook that was given to this partner."""
        self.view.choose(workbook)
        self.given.show_workbook(self._sent[workbook])
        self._stack.setCurrentIndex(1)
        self.given.view.setFocus()

    def _build(self) -> None:
        make_primary(self.share)
        band = QHBoxLayout()
        band.setContentsMargins(LARGE, 0, LARGE, SMALL)
        band.addWidget(self.about)
        foot = QHBoxLayout()
        foot.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
        foot.setSpacing(SMALL)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.records)
        foot.addWidget(self.share)
        overview = QWidget()
        layout = QVBoxLayout(overview)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(band)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing, 1)
        layout.addLayout(foot)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(overview)
        self._stack.addWidget(self.given)

    def _open(self) -> None:
        number = self.view.current_key()
        if isinstance(number, int):
            self.inbox_wanted.emit(number)
        elif number in self._sent:
            self.show_given(str(number))

    def _show_chosen(self) -> None:
        key = self.view.current_key()
        self.records.setVisible(key is not None)
        came = isinstance(key, int)
        self.records.setText(self.tr("Show in the inbox") if came else self.tr("Records in it"))

    def _show_all(self) -> None:
        self._stack.setCurrentIndex(0)
        (self.view if self.view.lines else self.share).setFocus()

    def _share(self) -> None:
        self.share_wanted.emit(self.code)


def _lines(session: Session, exchange: Exchange) -> list[TableLine]:
    zone, now = session.identity.zone, session.minute
    gone = withdrawn_counts(session, exchange.partner.code)
    dated: list[tuple[int, TableLine]] = [
        *(
            (each.minute, _given(each, gone.get(each.workbook, 0), zone, now))
            for each in exchange.given
        ),
        *((each.minute, _got(each, zone, now)) for each in exchange.got),
    ]
    return [line for _, line in sorted(dated, key=lambda pair: -pair[0])]


def _given(each: Sent, withdrawn: int, zone: str, now: int) -> TableLine:
    if each.scope == PLAIN:
        became = translate("GivenGot", "a copy to pass on")
    elif each.confirmed is None:
        became = translate("GivenGot", "not confirmed yet")
    else:
        became = translate("GivenGot", "confirmed {day}")
        became = became.format(day=day_words(each.confirmed, zone))
    holds = translate("GivenGot", "%n record(s)", "", each.records)
    if withdrawn:
        gone = translate("GivenGot", "%n no longer shared", "", withdrawn)
        holds = translate("GivenGot", "{records} · {gone}").format(records=holds, gone=gone)
    texts = (
        translate("GivenGot", "given"),
        moment_words(each.minute, zone, now),
        isolated(each.file_name),
        holds,
        became,
    )
    return TableLine(each.workbook, texts, as_label(each.label), icon="send")


def _got(each: Received, zone: str, now: int) -> TableLine:
    texts = (
        translate("GivenGot", "got"),
        moment_words(each.minute, zone, now),
        isolated(each.file_name),
        counts_words(each.counts),
        state_words(each.status),
    )
    return TableLine(each.id, texts, icon="inbox")
