"""The page of the restricted registers: closed unless somebody opens one, and then for a while."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.restricted import Register
from hrdesk.operations.restricted import (
    OpenRegister,
    change_passphrase,
    drop_register,
    due_entries,
    make_register,
    open_register,
    purge,
    registers_made,
)
from hrdesk.ui.calendar.clock import Clock, this_moment, today_at
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask, tell
from hrdesk.ui.exchange.notice import Band, Notice
from hrdesk.ui.icons import paint_icon
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.restricted.lock_pane import LockPane
from hrdesk.ui.restricted.open_pane import OpenPane
from hrdesk.ui.restricted.passphrase_dialog import PassphraseDialog
from hrdesk.ui.restricted.register_words import register_word
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import ICON, LARGE, SMALL, colours, scaled
from hrdesk.ui.widgets.page import Page
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.words import error_sentence

IDLE_MINUTES = 5
# What pages are told when something was purged; it is no record.
RESTRICTED = "restricted"


class RestrictedPage(Page):
    """Nothing of an open register gets out of this page: no title, no address, no history."""

    print_requested = Signal()

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        clock: Clock = this_moment,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._clock = desk, settings, clock
        self._open: dict[Register, OpenPane] = {}
        self.register = Register.REPRISALS
        self.header = PageHeader(self.tr("Restricted"))
        self.band, self.due = Band(), Notice()
        self.closed = LockPane()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.closed)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MINUTES * 60_000)
        self._purge = QAction(self.tr("Delete what is due"), self)
        self._build_header()
        self._lay_out()
        self._connect()
        self.show_register(self.register)

    # ------------------------------------------------------------ what the window asks

    def show_address(self, rest: str) -> None:
        """There is no address within: a list of where one has been shows the page alone."""
        self._tell_due()

    def panes(self) -> list[QWidget]:
        pane = self.pane
        return pane.panes.visible_panes() if pane is not None else [self.closed]

    @property
    def enters_at(self) -> QWidget | None:
        """A closed register asks for one thing alone."""
        return self.closed.passphrase if self.pane is None else None

    def begin_new(self) -> None:
        if self.pane is not None:
            self.pane.begin_new()

    def printable(self) -> Printable | None:
        """Only what is open here, and then as Internal."""
        return self.pane.printable() if self.pane is not None else None

    # ------------------------------------------------------------ registers

    @property
    def pane(self) -> OpenPane | None:
        """The open register that is shown."""
        return self._open.get(self.register)

    def show_register(self, register: Register) -> None:
        """Show one of the two, as it is."""
        self.register = register
        self.header.show_view(register)
        made = self._desk.read(registers_made)
        if self.pane is None:
            self.closed.show_register(register, is_made=register in made)
        self._follow()
        self._tell_due()

    def lock(self) -> None:
        """Keep what was typed, forget the keys, and take every text out of sight."""
        self._idle.stop()
        for register, pane in self._open.items():
            pane.close_register()
            self._stack.removeWidget(pane)
            pane.hide()
            pane.deleteLater()
            if register is self.register:
                self.closed.show_register(register, is_made=True)
        self._open.clear()
        self._follow()

    def _opened(self, answer: Answer) -> None:
        if answer.error is not None:
            self.closed.refuse(error_sentence(answer.error))
            return
        assert isinstance(answer.value, OpenRegister)
        self.closed.clear()
        self._show_open(answer.value)

    def _show_open(self, opened: OpenRegister) -> None:
        pane = OpenPane(self._desk, self._settings, opened, self._today)
        pane.used.connect(self._used)
        pane.counted.connect(self.header.set_count)
        self._open[opened.register] = pane
        self._stack.addWidget(pane)
        self._used()
        self._follow()
        pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """Show the register or its lock, and what stands over both."""
        pane = self.pane
        self._stack.setCurrentWidget(pane or self.closed)
        for button in self._when_open:
            button.setVisible(pane is not None)
        self.band.setVisible(pane is not None)
        if pane is None:
            self.header.set_count("")
            if self.isVisible():
                self.closed.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _used(self) -> None:
        self._idle.start()

    # ------------------------------------------------------------ asking the desk

    def _ask_to_open(self, passphrase: str) -> None:
        ask(self._desk, self._opened, open_register, self.register, passphrase)

    def _ask_to_make(self, passphrase: str) -> None:
        ask(self._desk, self._opened, make_register, self.register, passphrase)

    def _give_up(self) -> None:
        ask(self._desk, self._given_up, drop_register, self.register)

    def _given_up(self, _: Answer) -> None:
        self.show_register(self.register)

    def _ask_to_change(self) -> None:
        if self.pane is not None:
            self.pane.keep()
            dialog = PassphraseDialog(self.window())
            dialog.wanted.connect(self._change)
            self._dialog = dialog
            dialog.open()

    def _change(self, old: str, new: str) -> None:
        ask(self._desk, self._changed, change_passphrase, self.register, old, new)

    def _changed(self, answer: Answer) -> None:
        if answer.error is not None:
            self._dialog.refuse(error_sentence(answer.error))
            return
        self._dialog.accept()
        pane = self._open.pop(self.register, None)
        if pane is not None:
            pane.close_register()
            self._stack.removeWidget(pane)
            pane.deleteLater()
        self._show_open(answer.value)
        self.said.emit(self.tr("The register has its new passphrase"))

    # ------------------------------------------------------------ what is due

    def _tell_due(self) -> None:
        found = self._desk.read(due_entries, self._today())
        due = found.get(self.register, ())
        if not due:
            self.due.hide()
            return
        said = self.tr("%n entry(ies) should be deleted by today.", "", len(due))
        why = self.tr("Deleting overwrites what is due, for good; it needs no passphrase.")
        self.due.tell(f"{said} {why}", [self._purge], warns=True)

    def _purge_due(self) -> None:
        due = self._desk.read(due_entries, self._today()).get(self.register, ())
        ask(self._desk, self._purged, purge, due)

    def _purged(self, _: Answer) -> None:
        self._tell_due()
        if self.pane is not None:
            self.pane.read_again()
        tell(self._desk, Changes(RESTRICTED, touched=frozenset({RESTRICTED})))
        self.said.emit(self.tr("What was due is gone for good"))

    def _today(self) -> date:
        return today_at(self._clock, self._desk.database.identity.zone)

    # ------------------------------------------------------------ building

    def _build_header(self) -> None:
        for register in Register:
            self.header.add_view(register, register_word(register))
        self.change = QAction(self.tr("Passphrase…"), self)
        self.paper = QAction(self.tr("Print…"), self)
        self.close_action = QAction(self.tr("Close the register"), self)
        self._when_open = [
            self.header.add_button(self.change, "settings"),
            self.header.add_button(self.paper, "printer"),
            self.header.add_button(self.close_action, "lock", primary=True),
        ]
        self.band.row.insertWidget(0, _LockSign())
        self.band.say(
            self.tr(
                "Only on this page: not in the search, in lists, in workbooks or in undo. It"
                " closes by itself after %n minute(s) in which nothing is done here.",
                "",
                IDLE_MINUTES,
            ),
            warns=True,
        )

    def _lay_out(self) -> None:
        bands = QVBoxLayout()
        bands.setContentsMargins(LARGE, 0, LARGE, SMALL)
        bands.setSpacing(SMALL)
        for each in (self.band, self.due):
            bands.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(bands)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._stack)

    def _connect(self) -> None:
        self.header.view_chosen.connect(self._view_chosen)
        self.closed.opening.connect(self._ask_to_open)
        self.closed.making.connect(self._ask_to_make)
        self.closed.giving_up.connect(self._give_up)
        self.close_action.triggered.connect(self.lock)
        self.paper.triggered.connect(self.print_requested)
        self.change.triggered.connect(self._ask_to_change)
        self._purge.triggered.connect(self._purge_due)
        self._idle.timeout.connect(self.lock)

    def _view_chosen(self, key: str) -> None:
        if self.pane is not None:
            self.pane.keep()
        self.show_register(Register(key))


class _LockSign(QWidget):
    """Tells the page apart from every other one at a glance."""

    def __init__(self) -> None:
        super().__init__()
        side = scaled(self.font(), ICON)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self.rect(), "lock", colours(self.palette()).on_warning)
