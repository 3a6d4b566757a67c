"""The exchange place: its home, the share pages and the review, and the work between them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.errors import Cancelled
from hrdesk.operations import inbox
from hrdesk.operations.accepting import Decisions
from hrdesk.operations.inbox import Delivery
from hrdesk.operations.receive import Outcome, Pin
from hrdesk.operations.trust import origin_of
from hrdesk.store.journal import UNDO
from hrdesk.ui.calendar.clock import Clock, this_moment
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.changes_view import ChangesView
from hrdesk.ui.exchange.choosing import chosen_files
from hrdesk.ui.exchange.copy_for_sender import CopyForSender
from hrdesk.ui.exchange.given_got_page import GivenGotPage
from hrdesk.ui.exchange.home import GIVEN_GOT, INBOX, OUTBOX, PARTNERS, ExchangeHome
from hrdesk.ui.exchange.jobs import Answer, ask_long, tell
from hrdesk.ui.exchange.parts import PageOfParts
from hrdesk.ui.exchange.reading_lists import ReadingLists
from hrdesk.ui.exchange.receiving import Receiving, carry_out
from hrdesk.ui.exchange.review_page import ReviewPage
from hrdesk.ui.exchange.review_words import done_sentence
from hrdesk.ui.exchange.share_page import SharePage
from hrdesk.ui.exchange.versions import Versions
from hrdesk.ui.exchange.wording import wording_for
from hrdesk.ui.language import isolated
from hrdesk.ui.settings import Settings
from hrdesk.ui.words import error_sentence

REVIEW, SHARE = "review", "share"
# Decisions are kept a moment after the last one, so that holding a key down writes once.
_KEEP_AFTER = 250


class ExchangePage(PageOfParts):
    """What is begun here goes on after another place was looked at, or the program was closed."""

    open_requested = Signal(str)  # Ref

    def __init__(self, desk: Desk, settings: Settings, clock: Clock = this_moment) -> None:
        super().__init__()
        self._desk, self._settings = desk, settings
        self._review: ReviewPage | None = None
        self.home = ExchangeHome(desk, settings, clock)
        self.receiving = Receiving(desk, self.home.notice, self)
        self.copy = CopyForSender(desk, settings, self)
        self.versions = Versions(desk, self)
        self.share_page = SharePage(desk, settings, self.home.add_partner_action)
        self.changes = ChangesView(desk)
        self.given_got = GivenGotPage(desk)
        self.lists = ReadingLists(desk, self.home.notice, self._stack)
        for widget in (self.home, self.share_page, self.changes, self.given_got):
            self._stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._keep_soon = QTimer(self)
        self._keep_soon.setSingleShot(True)
        self._keep_soon.setInterval(_KEEP_AFTER)
        self._keep_soon.timeout.connect(self._keep_draft)
        self._changes_action = QAction(self.tr("What changed"), self)
        self._undo_action = QAction(self.tr("Undo"), self)
        self._reply_action = QAction(self.tr("Send them your decisions…"), self)
        self._applied, self._done_words = 0, ""
        self._is_review_stale = False
        self._reply_to = ""
        self._connect()
        self.home.show_view(INBOX)
        self.setFocusProxy(self.home.main_widget())

    # ------------------------------------------------------------ what the window asks

    def show_address(self, rest: str) -> None:
        """`outbox`, `partners`, `given_got/IACHR`, `share`, `review/7`; else the inbox."""
        where, _, what = rest.partition("/")
        if where == REVIEW and what.isdecimal():
            self.review(int(what))
        elif where == SHARE and self.share_page.is_begun:
            self._show(self.share_page)
        elif where == SHARE:
            self.share()
        elif where == GIVEN_GOT and what and self.given_got.show_partner(what):
            self._show(self.given_got)
        else:
            self._go_home(where if where in (OUTBOX, GIVEN_GOT, PARTNERS) else INBOX)

    def begin_new(self) -> None:
        """A new partner where partners are shown, else something to share."""
        if self._stack.currentWidget() is self.home and self.home.view == PARTNERS:
            self.home.partners.begin_new()
        else:
            self.share()

    @property
    def review_page(self) -> ReviewPage | None:
        """The review that goes on; None when there is none."""
        return self._review

    # ------------------------------------------------------------ beginning

    def choose_workbook(self) -> None:
        """Ask for a file and open it."""
        self.open_files(chosen_files(self, self._settings))

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take workbooks into the inbox one after the other; a single one is reviewed at once."""
        if not paths:
            return
        self._go_home(INBOX)
        self.receiving.take(paths)

    def share(self, refs: Sequence[str] = (), code: str = "") -> None:
        """Begin to share, with records that were selected elsewhere or with a partner."""
        self._forget_notice()
        self.share_page.begin(refs, code)
        self._show(self.share_page)
        self.moved.emit(SHARE)

    def review(self, number: int) -> None:
        """Review a workbook of the inbox, or go on where its review was left."""
        if self._review is not None and self._review.delivery.number == number:
            if not self._is_review_stale:
                self._show(self._review)
                self.moved.emit(f"{REVIEW}/{number}")
                return
            self._keep_draft()
        self.receiving.open(number)

    def show_changes(self, number: int) -> None:
        """Show what was taken in from a workbook of the inbox."""
        received = self.home.inbox.received(number)
        self.changes.show_import(number, received.file_name if received is not None else "")
        self._show(self.changes)
        self.changes.view.setFocus()

    def show_given_got(self, code: str, workbook: str = "") -> None:
        """Show all that was given to a partner and got from it, or what went in one workbook."""
        if self.given_got.show_partner(code):
            self._show(self.given_got)
            self.given_got.begin(workbook)
            self.moved.emit(f"{GIVEN_GOT}/{code}")

    # ------------------------------------------------------------ the review

    def _list_left(self) -> None:
        self._go_home(INBOX)

    def _show_review(self, delivery: Delivery) -> None:
        if self._keep_soon.isActive():
            self._keep_draft()
        self.forget_review()
        self.lists.forget()
        plan = delivery.plan
        origin = self._desk.read(origin_of, plan.arrival)
        wording = self._desk.read(wording_for, plan)
        page = ReviewPage(self._desk, self._settings, delivery, origin, wording)
        page.left.connect(self._finish_later)
        page.decided.connect(self._keep_soon.start)
        page.apply_wanted.connect(self._apply)
        page.copy_wanted.connect(self.copy.save)
        page.open_requested.connect(self.open_requested)
        self._review, self._is_review_stale = page, False
        self._stack.addWidget(page)
        self._show(page)
        page.focus()
        self.moved.emit(f"{REVIEW}/{delivery.number}")
        self.versions.tell(delivery.number, page.head.notice)

    def _take_newer(self, number: int) -> None:
        self.versions.take(number)
        self.review(number)

    def _finish_later(self) -> None:
        self._keep_draft()
        if self._review is not None:
            self._show_received(self._review.delivery.number)

    def _keep_draft(self) -> None:
        self._keep_soon.stop()
        if self._review is not None:
            number, draft = self._review.delivery.number, self._review.draft()
            if draft != self._review.delivery.draft:
                self._desk.do(inbox.keep_for_later, number, draft)

    def _apply(self, decisions: Decisions, pin: Pin) -> None:
        if self._review is None:
            return
        self._keep_soon.stop()
        self._review.set_busy(True)
        delivery = self._review.delivery
        self._done_words = done_sentence(self._review.review.upshot())
        ask_long(self._desk, self._carried_out, carry_out, delivery, decisions, pin)

    def _carried_out(self, answer: Answer) -> None:
        if answer.error is not None:
            if self._review is not None:
                self._review.set_busy(False)
            if not isinstance(answer.error, Cancelled):
                self._desk.failed.emit(answer.error)
            return
        outcome, number, name = answer.value
        assert isinstance(outcome, Outcome)
        self.forget_review()
        self._go_home(INBOX)
        tell(self._desk, outcome.changes)
        self._tell_inbox()
        self.home.inbox.view.choose(number)
        self._say_applied(outcome, number, name)
        self.moved.emit(INBOX)

    def _say_applied(self, outcome: Outcome, number: int, name: str) -> None:
        self._applied = number
        self._reply_to = self._partner_of(outcome)
        count = len(outcome.changes.edits)
        if not count:
            words = self.tr("{file} is noted as received; no record was changed.")
            self.home.notice.tell(words.format(file=isolated(name)))
            return
        done = self._done_words or self.tr("%n record(s) changed or added.", "", count)
        said = self.tr("{file} was taken in: {done}").format(file=isolated(name), done=done)
        if outcome.waiting:
            waits = self.tr("%n change(s) wait in the inbox.", "", outcome.waiting)
            said = f"{said} {waits}"
        actions = [self._changes_action, self._undo_action]
        if self._reply_to:
            actions.append(self._reply_action)
        self.home.notice.tell(said, actions)

    def _partner_of(self, outcome: Outcome) -> str:
        """The desk that hears of the decisions: the sender, or who returned our own workbook."""
        origin = self._desk.read(origin_of, outcome.plan.arrival)
        return origin.code if origin.trust.is_proven else ""

    def _say_of_copy(self, sentence: str, actions: list[QAction], warns: bool) -> None:
        is_there = self._review is not None and self._stack.currentWidget() is self._review
        notice = self._review.head.notice if self._review and is_there else self.home.notice
        notice.tell(sentence, actions, warns=warns)

    def forget_review(self) -> None:
        """Let the review go; what was decided is kept in the inbox."""
        if self._review is not None:
            self._keep_soon.stop()
            self._stack.removeWidget(self._review)
            self._review.deleteLater()
            self._review = None

    # ------------------------------------------------------------ undoing, setting aside

    def _undo(self, number: int) -> None:
        ask_long(self._desk, self._undone, inbox.undo_import, number)

    def _undone(self, answer: Answer) -> None:
        if answer.error is not None:
            self.home.notice.tell(error_sentence(answer.error), warns=True)
            return
        changes = answer.value
        assert isinstance(changes, Changes)
        self.forget_review()
        self._go_home(INBOX)
        tell(self._desk, changes)

    def _say_taken_back(self, count: int) -> None:
        """Also where it was taken back elsewhere: what stood here before would offer it again."""
        self.home.notice.tell(
            self.tr("Taken back: %n record(s). The workbook waits in the inbox again.", "", count)
        )

    def _set_aside(self, number: int) -> None:
        self._desk.do(inbox.set_aside, number)

    def _undo_applied(self) -> None:
        self._undo(self._applied)

    def _show_applied(self) -> None:
        self.show_changes(self._applied)

    def _reply(self) -> None:
        self.share(code=self._reply_to)

    # ------------------------------------------------------------ moving about

    def _connect(self) -> None:
        home = self.home
        home.open_action.triggered.connect(self.choose_workbook)
        home.share_action.triggered.connect(self._share_from_home)
        home.add_partner_action.triggered.connect(self._add_partner)
        home.dropped.connect(self._dropped)
        home.view_chosen.connect(self._view_chosen)
        home.inbox.review_wanted.connect(self.review)
        home.inbox.changes_wanted.connect(self.show_changes)
        home.inbox.undo_wanted.connect(self._undo)
        home.inbox.set_aside_wanted.connect(self._set_aside)
        home.inbox.newer_wanted.connect(self._take_newer)
        home.partners.share_wanted.connect(self._share_with)
        home.given_got.partner_wanted.connect(self.show_given_got)
        home.outbox.given_wanted.connect(self.show_given_got)
        self.given_got.open_requested.connect(self.open_requested)
        self.given_got.left.connect(self._given_got_left)
        self.given_got.share_wanted.connect(self._share_with)
        self.given_got.inbox_wanted.connect(self._show_received)
        self.share_page.left.connect(self._share_left)
        self.share_page.focal_point_wanted.connect(self._ask_focal_point)
        self.changes.left.connect(self._changes_left)
        self.changes.undo_wanted.connect(self._undo)
        self.changes.open_requested.connect(self.open_requested)
        self.receiving.opened.connect(self._show_review)
        self.receiving.list_found.connect(self.lists.begin)
        self.lists.planned.connect(self._show_review)
        self.lists.left.connect(self._list_left)
        self.receiving.refused.connect(home.try_again)
        self.receiving.copy_wanted.connect(self.copy.save_refused)
        self.copy.said.connect(self._say_of_copy)
        self._changes_action.triggered.connect(self._show_applied)
        self._undo_action.triggered.connect(self._undo_applied)
        self._reply_action.triggered.connect(self._reply)
        self._desk.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        if changes.operation == UNDO and "inbox" in changes.about:
            self._say_taken_back(len(changes.edits))
        if self._review is not None and self._review.is_about(changes.refs):
            self._is_review_stale = True
        self.home.touched(changes.kinds)
        if self._stack.currentWidget() is self.given_got:
            self.given_got.refresh()

    def _tell_inbox(self) -> None:
        tell(self._desk, Changes("deliver", touched=frozenset({"inbox"})))

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        if widget is self.home:
            self.home.refresh()

    def _go_home(self, view: str) -> None:
        self.home.show_view(view)
        self._show(self.home)

    def _view_chosen(self, view: str) -> None:
        self._forget_notice()
        self.moved.emit(view)

    def _forget_notice(self) -> None:
        """What was said about the inbox means nothing elsewhere."""
        if not self.receiving.is_reading:
            self.home.notice.hide()

    def _dropped(self, names: Sequence[str]) -> None:
        self.open_files([Path(name) for name in names])

    def _share_from_home(self) -> None:
        self.share()

    def _share_with(self, code: str) -> None:
        self.share(code=code)

    def _add_partner(self) -> None:
        self._go_home(PARTNERS)
        self.home.partners.begin_new()
        self.moved.emit(PARTNERS)

    def _ask_focal_point(self, code: str) -> None:
        """Where a person says whether a partner belongs to the network."""
        self._go_home(PARTNERS)
        self.home.partners.ask_focal_point(code)
        self.moved.emit(PARTNERS)

    def _share_left(self) -> None:
        self._go_home(OUTBOX if self.share_page.save.written is not None else self.home.view)
        self.home.main_widget().setFocus()
        self.moved.emit(self.home.view)

    def _given_got_left(self) -> None:
        self._go_home(GIVEN_GOT)
        self.home.given_got.view.choose(self.given_got.code)
        self.home.main_widget().setFocus()
        self.moved.emit(GIVEN_GOT)

    def _show_received(self, number: int) -> None:
        self._go_home(INBOX)
        self.home.inbox.view.choose(number)
        self.home.main_widget().setFocus()
        self.moved.emit(INBOX)

    def _changes_left(self) -> None:
        self._go_home(INBOX)
        self.home.main_widget().setFocus()
