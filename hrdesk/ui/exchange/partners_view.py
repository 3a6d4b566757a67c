"""The desks that workbooks are exchanged with: a list, and a form beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.operations import perform
from hrdesk.operations.partners import body_called, set_partner
from hrdesk.store import partners
from hrdesk.store.database import Database
from hrdesk.store.partners import Partner
from hrdesk.ui.calendar.clock import Clock, this_moment
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask, tell
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView
from hrdesk.ui.exchange.own_list import OwnList
from hrdesk.ui.exchange.partner_form import PartnerForm
from hrdesk.ui.icons import icon
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.panes import Panes
from hrdesk.ui.words import error_sentence

_SHARES = (20, 46, 14, 20)


class PartnersView(QWidget):
    """A partner is never removed: what was sent to it stays in the outbox."""

    share_wanted = Signal(str)  # code
    turned_to = Signal()  # the list, the form, or both

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        empty_actions: Sequence[QAction],
        clock: Clock = this_moment,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._partners: dict[str, Partner] = {}
        self._to_choose = ""
        headings = (self.tr("Code"), self.tr("Name"), self.tr("Focal point"), self.tr("Identity"))
        table = LineTable(headings, self, has_marks=False)
        self.view = LinesView(table, _SHARES, self.tr("Partners"))
        self.list = OwnList(desk, self.view)
        self.form = PartnerForm(clock=clock)
        self.share = QPushButton(self.tr("Share with this partner…"))
        self.new = QPushButton(icon("plus"), self.tr("Add a partner…"))
        self._is_adding = False
        sentence = self.tr(
            "No partner is known yet. A partner is another desk that you send workbooks to."
        )
        self._empty = EmptyState("handshake", sentence, empty_actions)
        self.panes = Panes(settings, "exchange-partners", None, self._list(), self.form)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.panes)
        self.view.picked.connect(self._show_chosen)
        self.view.clicked.connect(self._leave_begun)
        self.view.opened.connect(self._open)
        self.list.is_one.connect(self._offer_to_share)
        self.share.clicked.connect(self._share)
        self.new.clicked.connect(self.begin_new)
        self.form.saved.connect(self._save)
        self.form.added.connect(self._add)
        self.form.cancelled.connect(self._cancel)
        self.form.code_given.connect(self._propose)
        self.panes.turned.connect(self.form.set_alone)
        self.panes.arranged.connect(self.turned_to)
        self._stack.currentChanged.connect(self.turned_to)

    @property
    def empty_sentence(self) -> str:
        """What is said while there is nothing; empty when there is something."""
        return self._empty.sentence if self._stack.currentIndex() == 0 else ""

    @property
    def hides_list(self) -> bool:
        """Whether one partner fills the page."""
        return self._stack.currentIndex() == 1 and self.panes.visible_panes() == [self.form]

    def reload(self) -> None:
        """Read the partners again; what is being typed stays."""
        kept = self._desk.read(partners.partners)
        self._partners = {each.code: each for each in kept}
        self.view.show_lines([self._line(each) for each in kept])
        is_new = self._to_choose in self._partners
        if is_new:
            self.view.choose(self._to_choose)
            self._to_choose = ""
            # The button that added it is gone; what comes next is to send it something.
            self.share.setEnabled(True)
            self.share.setFocus()
        if is_new or not self._is_adding:
            self._show_chosen()
        self._stack.setCurrentIndex(1 if kept or self._is_adding else 0)

    def begin_new(self) -> None:
        """Begin a partner."""
        self._is_adding = True
        self._stack.setCurrentIndex(1)
        self.panes.open_detail()
        self.form.begin_new()
        # None of those that there are is looked at meanwhile.
        self.view.clearSelection()
        self._offer_to_share(is_one=False)

    def show_partner(self, code: str) -> None:
        """Show one partner."""
        self.view.choose(code)
        self._leave_begun()

    def ask_focal_point(self, code: str) -> None:
        """Show a partner, with the keyboard where it is said whether it belongs to the network."""
        self.show_partner(code)
        self.panes.open_detail()
        self.form.focal_point.setFocus()

    def count_words(self) -> str:
        """How many partners there are."""
        count = len(self._partners)
        return self.tr("%n partner(s)", "", count) if count else ""

    def _list(self) -> QWidget:
        side = QWidget()
        foot = QHBoxLayout()
        foot.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
        foot.addWidget(self.new)
        foot.addStretch(1)
        foot.addWidget(self.share)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        side.setFocusProxy(self.list)
        return side

    def _line(self, partner: Partner) -> TableLine:
        yes, no = self.tr("yes"), self.tr("no")
        known, new = self.tr("known"), self.tr("not yet accepted")
        texts = (
            partner.code,
            partner.name,
            yes if partner.focal_point else no,
            known if partner.identity else new,
        )
        return TableLine(partner.code, texts)

    def _chosen(self) -> Partner | None:
        return self._partners.get(str(self.view.current_key()))

    def _show_chosen(self) -> None:
        partner = self._chosen()
        self._offer_to_share(self.list.has_one)
        self._is_adding = False
        if partner is not None:
            self.form.show_partner(partner, self._desk.database.identity.zone)

    def _leave_begun(self) -> None:
        # The line may have the cursor already, while the form holds a partner that was begun.
        if self._is_adding:
            self.view.choose(self.view.current_key())
            self._show_chosen()

    def _offer_to_share(self, is_one: bool) -> None:
        self.share.setEnabled(is_one and self._chosen() is not None)

    def _open(self) -> None:
        self._leave_begun()
        self.panes.open_detail()
        self.form.name.setFocus()

    def _share(self) -> None:
        if (partner := self._chosen()) is not None:
            self.share_wanted.emit(partner.code)

    # ------------------------------------------------------------ saving

    def _save(self, code: str, values: Mapping[str, object]) -> None:
        ask(self._desk, self._kept, _set, code, values)

    def _add(self, code: str, values: Mapping[str, object]) -> None:
        tidy = code.upper()
        if tidy == self._desk.database.identity.code:
            self.form.refuse(self.tr("This is the code of your own desk; nothing was added."))
        elif tidy in self._partners:
            self.form.refuse(self.tr("There is a partner with this code; nothing was added."))
        else:
            ask(self._desk, self._kept, _set, code, values)

    def _propose(self) -> None:
        if self.form.is_adding and (code := self.form.code.text().strip()):
            self.form.propose(*self._desk.read(body_called, code))

    def _kept(self, answer: Answer) -> None:
        if answer.error is not None:
            self.form.refuse(error_sentence(answer.error))
            return
        changes = answer.value
        assert isinstance(changes, Changes)
        if self.form.is_adding:
            self._to_choose = str(changes.about["code"])
        tell(self._desk, changes)

    def _cancel(self) -> None:
        self.view.choose(self.view.current_key())
        self._show_chosen()
        self.panes.close_detail()
        if not self._partners:
            self._stack.setCurrentIndex(0)


def _set(database: Database, code: str, values: Mapping[str, object]) -> Changes:
    return perform.do(database, set_partner, code, **values)  # type: ignore[arg-type]  # by name
