"""The exchange page as it opens: what came, what left, the partners, and what to begin there."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk.operations.file_import import SHEET, what_it_is
from hrdesk.ui.calendar.clock import Clock, this_moment
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.given_got_view import GivenGotView
from hrdesk.ui.exchange.inbox_view import InboxView
from hrdesk.ui.exchange.notice import Notice
from hrdesk.ui.exchange.outbox_view import OutboxView
from hrdesk.ui.exchange.partners_view import PartnersView
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.dropping import local_files
from hrdesk.ui.shell.places import EXCHANGE, place_views
from hrdesk.ui.tokens import LARGE, SMALL
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.widgets.top_bar import SearchBox

INBOX, OUTBOX, PARTNERS, GIVEN_GOT = "inbox", "outbox", "partners", "given_got"
_TOUCHED_BY = {
    INBOX: {"inbox", "partner"},
    OUTBOX: {"outbox", "inbox"},
    GIVEN_GOT: {"outbox", "inbox", "partner"},
    PARTNERS: {"partner"},
}


class ExchangeHome(QWidget):
    """Workbooks can be dropped anywhere on it."""

    dropped = Signal(list)  # paths
    view_chosen = Signal(str)

    def __init__(self, desk: Desk, settings: Settings, clock: Clock = this_moment) -> None:
        super().__init__()
        self.open_action = self._action(self.tr("Open a workbook…"), "Ctrl+I")
        self.share_action = self._action(self.tr("Share…"), "Ctrl+E")
        self.add_partner_action = self._action(self.tr("Add a partner…"), "")
        self.header = PageHeader(self.tr("Exchange"))
        self.notice = Notice()
        self.inbox = InboxView(desk, [self.open_action])
        self.outbox = OutboxView(desk, [self.share_action])
        self.partners = PartnersView(desk, settings, [self.add_partner_action], clock)
        self.given_got = GivenGotView(desk, [self.add_partner_action])
        self._views: dict[str, InboxView | OutboxView | PartnersView | GivenGotView] = {
            INBOX: self.inbox,
            OUTBOX: self.outbox,
            GIVEN_GOT: self.given_got,
            PARTNERS: self.partners,
        }
        self._stale = set(self._views)
        self._stack = QStackedWidget()
        self._build()
        self.setAcceptDrops(True)
        self.header.view_chosen.connect(self._choose)
        self.partners.turned_to.connect(self._fit_head)

    @property
    def view(self) -> str:
        """The view that is shown."""
        return self.header.view

    def show_view(self, key: str) -> None:
        """Show inbox, outbox, what was given and got, or partners."""
        if key != self.view:
            # Words for one list would hide lines of the other.
            self.box.clear()
        self.header.show_view(key)
        self._stack.setCurrentWidget(self._views[key])
        self._fit_head()
        self.refresh()

    def touched(self, kinds: frozenset[str]) -> None:
        """Something was written; what is seen is read again now, the rest when it is seen."""
        self._stale |= {key for key, each in _TOUCHED_BY.items() if each & kinds}
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read what is shown again if it may have changed."""
        view = self._views[self.view]
        if self.view in self._stale:
            self._stale.discard(self.view)
            view.reload()
        self.header.set_count(view.count_words())

    def main_widget(self) -> QWidget:
        """Where the keyboard goes when the page opens."""
        return self._views[self.view].view

    def try_again(self) -> None:
        """Put the focus where a file is opened: what had it went with what said that one is read."""
        now = QApplication.focusWidget()
        is_typing = isinstance(now, QLineEdit) and bool(now.text())
        if self.isVisible() and not is_typing:
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        parts: list[QWidget] = [self._views[self.view].list.pane]
        return [*parts, self.partners.form] if self.view == PARTNERS else parts

    def printable(self) -> Printable | None:
        """The list that is shown, for paper."""
        view = self._views[self.view]
        return view.list.printable(view.view.accessibleName())

    def filter_box(self) -> SearchBox:
        """What narrows the list as one types."""
        return self.box

    def _build(self) -> None:
        for key, text in place_views()[EXCHANGE].items():
            self.header.add_view(key, text)
            self._stack.addWidget(self._views[key])
        self.box = self.header.add_filter_box()
        for view in self._views.values():
            view.list.narrow_with(self.box)
        self._open = self.header.add_button(self.open_action, "folder-open")
        self.header.add_button(self.share_action, "send", primary=True)
        band = QHBoxLayout()
        band.setContentsMargins(LARGE, 0, LARGE, SMALL)
        band.addWidget(self.notice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(band)
        layout.addWidget(self._stack, 1)

    def _action(self, text: str, keys: str) -> QAction:
        action = QAction(text, self)
        # The keys themselves are the window's: here they are only told.
        action.setToolTip(self.tr("{name} ({key})").format(name=text, key=keys) if keys else text)
        return action

    def _fit_head(self) -> None:
        """What is for a list alone is out of sight while one partner fills the page."""
        self.header.setHidden(self.view == PARTNERS and self.partners.hides_list)

    def _choose(self, key: str) -> None:
        self.show_view(key)
        self.view_chosen.emit(key)

    # ------------------------------------------------------------ files that are dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _workbooks(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _workbooks(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)


def _workbooks(told: QMimeData) -> list[str]:
    """Workbooks and lists; what else is dropped is for the window."""
    return [each for each in local_files(told) if what_it_is(Path(each)) == SHEET]
