"""The page of the bin: what was removed, to look at, bring back, erase, or let go for good."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import Cancelled
from hrdesk.domain.label import Label
from hrdesk.domain.records import KINDS
from hrdesk.operations.bin import EMPTY, Emptied, empty_bin, in_bin
from hrdesk.operations.records import restore
from hrdesk.store.binned import Removed
from hrdesk.store.session import Session
from hrdesk.ui.calendar.line_model import Line
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask_long, tell
from hrdesk.ui.exchange.notice import Notice
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.latin_keys import latin_key
from hrdesk.ui.records.called_here import in_words
from hrdesk.ui.records.columns import minute_word
from hrdesk.ui.records.erasing import EraseDialog
from hrdesk.ui.records.letting_go import Way, way_word
from hrdesk.ui.shell.places import ICONS_OF_KINDS
from hrdesk.ui.tokens import LARGE, SMALL
from hrdesk.ui.visits.tab import VerbButton
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.page import Page
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.words import error_sentence, kind_word, number_word

_AT_ONCE = 200


class BinPage(Page):
    """Enter looks at a record, R brings it back, Del erases it for good."""

    hides_by_itself = True
    open_requested = Signal(str)  # Ref

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.found: list[Removed] = []
        self._asked = 0
        self.header = PageHeader(self.tr("Bin"))
        self.notice = Notice()
        self.list = LineList(self.tr("What was removed"), wraps=True)
        self.list.begin_with_title()
        self.list.setBatchSize(_AT_ONCE)
        self.restore = QAction(self.tr("Bring back"), self)
        self.erase = QAction(way_word(Way.ERASE), self)
        self.empty = QAction(icon("trash-2"), self.tr("Empty the bin…"), self)
        self._really = QAction(self)
        self._nothing = EmptyState(
            "trash-2",
            self.tr(
                "The bin is empty. What you remove lies here until you bring it back, or empty the"
                " bin; with Ctrl+Z it comes back at once."
            ),
        )
        self._verbs = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self.restore.triggered.connect(self.bring_back)
        self.erase.triggered.connect(self.ask_to_erase)
        self.empty.triggered.connect(self.ask_to_empty)
        self._really.triggered.connect(self._empty)
        self.list.opened.connect(self.open_requested)
        self.list.current_moved.connect(self._offer)
        desk.changed.connect(self._react)
        self._offer()

    # ------------------------------------------------------------ what the window asks

    def panes(self) -> list[QWidget]:
        return [self._nothing if self._stack.currentIndex() else self.list]

    def chosen(self) -> list[str]:
        return [self.list.current_key] if self.list.current_key else []

    # ------------------------------------------------------------ doing

    def reload(self) -> None:
        """Read again what lies there; what is shown stays until it is known."""
        self._asked += 1
        self._desk.read_then(partial(self._show, self._asked), _as_called_here)

    def _show(self, asked: int, found: list[Removed]) -> None:
        if asked != self._asked:
            return  # it is being read again
        row = max(self.list.currentIndex().row(), 0)
        self.found = found
        # Line by line where thousands lie there; the current one is in sight with the first ones.
        modes = QListView.LayoutMode
        self.list.setLayoutMode(modes.Batched if row < _AT_ONCE else modes.SinglePass)
        self.list.show_lines(list(self._lines()))
        if self.found and not self.list.current_key:
            at = min(row, len(self.found) - 1)
            self.list.setCurrentIndex(self.list.model().index(at, 0))
        self._stack.setCurrentIndex(0 if self.found else 1)
        self.header.set_count(self.tr("%n record(s)", "", len(self.found)) if self.found else "")
        self._offer()

    def bring_back(self) -> None:
        """Bring back the current one."""
        if ref := self.list.current_key:
            self._desk.do(restore, [ref])

    def ask_to_erase(self) -> None:
        """Show what erasing the current one means; it is erased if the person wants that then."""
        if ref := self.list.current_key:
            EraseDialog(self._desk, ref, self).open()

    def ask_to_empty(self) -> None:
        """Ask before anything is gone for good."""
        shared = sum(each.is_shared for each in self.found)
        own = len(self.found) - shared
        said = []
        if own:
            said.append(self.tr("%n record(s) will be gone for good, and Undo with them.", "", own))
            self._really.setText(self.tr("Empty for good"))
        if shared:
            said.append(
                self.tr(
                    "%n stay(s): other desks have them too, and hear of it with the next workbook.",
                    "",
                    shared,
                )
            )
        self.notice.tell(" ".join(said), [self._really] if own else [], warns=bool(own))
        if own:
            self.notice.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _empty(self) -> None:
        self.notice.hide()
        ask_long(self._desk, self._emptied, empty_bin)

    def _emptied(self, answer: Answer) -> None:
        if isinstance(answer.value, Emptied):
            tell(self._desk, answer.value.changes)
            said = self.tr("{count} gone for good").format(
                count=number_word(len(answer.value.gone))
            )
            self.said.emit(said)
        elif answer.error is not None and not isinstance(answer.error, Cancelled):
            self.notice.tell(error_sentence(answer.error), warns=True)

    # ------------------------------------------------------------ inner

    def _lines(self) -> Iterator[Line]:
        zone = self._desk.database.identity.zone
        said = self.tr("removed {minute}")
        # Many go in one minute.
        minutes = {at: minute_word(at, zone) for at in {each.changed for each in self.found}}
        for each in self.found:
            parts = [kind_word(each.kind), said.format(minute=isolated(minutes[each.changed]))]
            if each.is_shared:
                parts.append(self.tr("others have it"))
            yield Line(
                each.title,
                note=" · ".join(parts),
                label=Label(each.label),
                icon=ICONS_OF_KINDS.get(each.kind, ""),
                key=each.ref,
            )

    def _offer(self) -> None:
        for action in (self.restore, self.erase):
            action.setEnabled(bool(self.list.current_key))
        self.empty.setEnabled(bool(self.found))
        self.empty_button.setEnabled(bool(self.found))
        for each in (self._verbs, self.empty_button):
            each.setVisible(bool(self.found))

    def _react(self, changes: Changes) -> None:
        if changes.kinds & set(KINDS) or changes.operation == EMPTY:
            self.notice.hide()
            if self.isVisible():
                self.reload()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._verbs)
        row.setContentsMargins(LARGE, 0, LARGE, SMALL)
        row.setSpacing(SMALL)
        row.addWidget(VerbButton(self.restore, "R", self._verbs))
        row.addWidget(VerbButton(self.erase, self.tr("Del"), self._verbs))
        row.addStretch(1)
        self.empty_button = self.header.add_button(self.empty, "trash-2")
        around = QHBoxLayout()
        around.setContentsMargins(LARGE, 0, LARGE, 0)
        around.addWidget(self.notice)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.header)
        column.addWidget(self._verbs)
        column.addLayout(around)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)

    # ------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        doing = {Qt.Key.Key_R: self.bring_back, Qt.Key.Key_Delete: self.ask_to_erase}
        key = latin_key(event)
        if plain and key in doing:
            doing[key]()
        else:
            super().keyPressEvent(event)


def _as_called_here(session: Session) -> list[Removed]:
    """What lies there, in the words of the window."""
    found = in_bin(session)
    titles = in_words(session, {each.ref: each.title for each in found})
    return [each._replace(title=titles[each.ref]) for each in found]
