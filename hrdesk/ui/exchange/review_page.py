"""The review of an incoming workbook: line by line, by keyboard alone if one likes."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hrdesk.domain.combine import can_be_combined
from hrdesk.domain.merge import WITHDRAWN, Choice, Class, Decision, Item
from hrdesk.domain.state import RecordState
from hrdesk.operations.accepting import Decisions
from hrdesk.operations.agreed import agreed_values
from hrdesk.operations.inbox import Delivery, Draft
from hrdesk.operations.receive import Pin
from hrdesk.operations.trust import Origin
from hrdesk.store.listing import linked_from
from hrdesk.store.records import read_state
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.combining import Combining
from hrdesk.ui.exchange.field_rows import Known
from hrdesk.ui.exchange.record_pane import RecordPane
from hrdesk.ui.exchange.record_room import RecordRoom
from hrdesk.ui.exchange.review import Entry, Review
from hrdesk.ui.exchange.review_footer import ReviewFooter
from hrdesk.ui.exchange.review_head import ReviewHead
from hrdesk.ui.exchange.review_keys import Command, command_of
from hrdesk.ui.exchange.review_list import ReviewEntries, ReviewListView
from hrdesk.ui.exchange.review_words import item_sentence, progress_words, upshot_sentence
from hrdesk.ui.exchange.wording import Wording
from hrdesk.ui.language import isolated
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import scaled
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.kept_splitter import KeptSplitter
from hrdesk.ui.widgets.room import Room
from hrdesk.ui.words import number_word

_LIST, _DETAIL = 3, 7
# Three lines of the list.
_LOWEST = 130


class ReviewPage(QWidget):
    """Holds the choices until they are applied or kept for later; writes nothing itself."""

    left = Signal()
    apply_wanted = Signal(object, Pin)  # the decisions, and whether the sender is accepted
    decided = Signal()  # something was chosen, and may be kept
    open_requested = Signal(str)  # Ref
    copy_wanted = Signal(object)  # Delivery: tell the sender what happened

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        delivery: Delivery,
        origin: Origin,
        wording: Wording,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.delivery = delivery
        self.review = Review(delivery.plan, delivery.draft)
        self._desk, self._settings = desk, settings
        self._origin, self._wording = origin, wording
        identity = desk.database.identity
        self._refs = {item.ref for item in delivery.plan.items}
        self._us, self._zone = identity.author, identity.zone
        self._entry: Entry | None = None
        self.head = ReviewHead(delivery, origin, identity.zone)
        self.entries = ReviewEntries(self.review, wording, self)
        self.list = ReviewListView()
        self.pane = RecordPane(
            self.tr("Mine · {desk}").format(desk=isolated(identity.code)),
            self.tr("Theirs · {desk}").format(desk=isolated(origin.code or self.tr("the list"))),
        )
        self._room = RecordRoom(self.pane)
        self.combining = Combining(
            self.pane.editor, desk, delivery.plan.arrival, self.review, wording, self
        )
        self.footer = ReviewFooter()
        self._empty = EmptyState("circle-check", self._nothing_words())
        way = Qt.Orientation.Horizontal
        self._splitter = KeptSplitter(settings, "exchange", "review", way)
        self._commands = self._command_table()
        self._build()
        self._connect()
        self._show_progress()
        self._show_first()

    # ------------------------------------------------------------ what others ask

    def draft(self) -> Draft:
        """How far the review is."""
        return self.review.draft()

    def is_about(self, refs: Iterable[str]) -> bool:
        """Whether one of these records is among those that the workbook changes."""
        return not self._refs.isdisjoint(refs)

    def set_busy(self, busy: bool) -> None:
        """While the decisions are carried out, nothing can be decided."""
        self.footer.set_busy(busy)
        self._splitter.setEnabled(not busy)
        self.head.setEnabled(not busy)

    @property
    def nothing_words(self) -> str:
        """What is said in place of the list when the workbook brings nothing."""
        return "" if self.review.entries else self._empty.sentence

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.list, self.pane.fields, self.footer.apply]

    def focus(self) -> None:
        """Put the keyboard where deciding begins."""
        target = self.list if self.review.entries else self.footer.apply
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        # Each scrolls for itself: the list stays in reach, however much a record needs.
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._room)
        self._splitter.setMinimumHeight(scaled(self.font(), _LOWEST))
        self._splitter.setStretchFactor(0, _LIST)
        self._splitter.setStretchFactor(1, _DETAIL)
        # Before anybody moved it: in shares of whatever room there is.
        self._splitter.setSizes([100 * _LIST, 100 * _DETAIL])
        self.list.setModel(self.entries)
        has_entries = bool(self.review.entries)
        self._splitter.setVisible(has_entries)
        self._empty.setVisible(not has_entries)
        middle = QHBoxLayout()
        middle.addWidget(self._splitter)
        middle.addWidget(self._empty)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(middle, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Room(upper), 1)
        layout.addWidget(self.footer)

    def _connect(self) -> None:
        self.list.picked.connect(self._show_row)
        self.pane.chosen.connect(self._choose)
        self.pane.accepted.connect(self.accept)
        self.pane.combine_wanted.connect(self.combine)
        self.pane.editing.connect(self.footer.setDisabled)
        self.combining.made.connect(self._choose)
        self.combining.begun.connect(self.decided)
        self.pane.item_entered.connect(self._say_about)
        self.pane.open_requested.connect(self.open_requested)
        self.head.states_chosen.connect(self.entries.show_states)
        self.head.accepted.connect(self._accept_sender)
        self.head.copy_action.triggered.connect(self._want_copy)
        self.entries.modelReset.connect(self._follow_filter)
        self.footer.safe_wanted.connect(self.take_safe)
        self.footer.later_wanted.connect(self.left)
        self.footer.apply_wanted.connect(self.ask_to_apply)
        self.footer.confirmed.connect(self._apply)

    def _nothing_words(self) -> str:
        return self.tr(
            "Nothing in this workbook is new: %n field(s) known here already.",
            "",
            self.review.plan.same,
        )

    # ------------------------------------------------------------ showing

    def _show_first(self) -> None:
        undecided = (
            row for row, each in enumerate(self.entries.entries) if not self._is_done(each)
        )
        row = next(undecided, 0)
        if self.entries.entries:
            self.list.setCurrentIndex(self.entries.index(row))

    def _show_row(self, row: int) -> None:
        entry = self.entries.entries[row]
        self._entry = entry
        self.pane.show_entry(entry, self.review, self._wording, self._known_of(entry))
        self._room.show_top()
        place = self.tr("Record {number} of {all}")
        everything = number_word(len(self.entries.entries))
        self.pane.set_place(place.format(number=number_word(row + 1), all=everything))

    def _known_of(self, entry: Entry) -> Known:
        if not entry.items or entry.is_new:
            return Known(RecordState(entry.key))
        state = self._desk.read(read_state, entry.key) or RecordState(entry.key)
        unclear = [each for each in entry.items if each.kind is Class.CONFLICT and not each.base]
        return Known(state, self._desk.read(agreed_values, unclear))

    def _say_about(self, item: Item | None) -> None:
        envelope = self.delivery.plan.arrival.envelope
        if item is None:
            self.pane.say_about("")
            return
        sentence = item_sentence(item, envelope, self._us, self._zone)
        if item.kind is Class.REMOVAL or item.code == WITHDRAWN:
            links = len(self._desk.read(linked_from, item.ref))
            linked = self.tr("%n record(s) here link to it.", "", links) if links else ""
            sentence = f"{linked} {sentence}".strip()
        self.pane.say_about(sentence)

    def _follow_filter(self) -> None:
        row = self.entries.row_of(self._entry) if self._entry is not None else -1
        if self.entries.entries:
            self.list.setCurrentIndex(self.entries.index(max(row, 0)))

    def _show_progress(self) -> None:
        review = self.review
        safe = len(review.needing_no_decision())
        self.head.show_counts(review.counts(), review.plan.same)
        reason = ""
        if not review.may_be_carried_out:
            known = self.tr("Say above that you know the list; nothing is taken over before.")
            reason = self.tr("Accept the sender above first; nothing is taken over before.")
            reason = known if review.plan.arrival.is_list else reason
        self.footer.set_applicable(review.may_be_carried_out, reason)
        total = len(review.entries)
        # Whoever has decided everything looks at the foot for what is still missing.
        words = reason if reason and review.decided == total else progress_words(review)
        self.footer.show_progress(words, review.decided, total, safe)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.footer.fit(self.width())
        self.head.fit(self.width(), self.height() - self.footer.sizeHint().height())

    # ------------------------------------------------------------ deciding

    def accept(self) -> None:
        """Agree with what is chosen beforehand and go on; where nothing is, one has to choose."""
        if self._entry is not None and self.review.may_agree(self._entry):
            self.review.accept(self._entry)
            self._decided()
            self._go_on()

    def combine(self) -> None:
        """Make one value of both, where one can hold both."""
        item = self.pane.current_item()
        if item is not None and can_be_combined(item):
            self.pane.make_room()
            self.combining.start(item)

    def take_safe(self) -> None:
        """Agree with all lines that need no decision."""
        self.review.accept_safe()
        self._decided()
        if self._entry is None or self._is_done(self._entry):
            self._go_on()

    def take_back(self) -> None:
        """Undo the last decision, and show what it was about."""
        entry = self.review.take_back()
        if entry is None:
            return
        self._decided()
        row = self.entries.row_of(entry)
        if row >= 0:
            self.list.setCurrentIndex(self.entries.index(row))

    def ask_to_apply(self) -> None:
        """Say what applying will do; asked again, do it."""
        if not self.review.may_be_carried_out or not self.footer.isEnabled():
            return
        if self.footer.is_asking:
            self._apply()
        else:
            self.footer.ask(upshot_sentence(self.review.upshot()))

    def _choose(self, item: Item, decision: Choice) -> None:
        self.review.choose(item, decision)
        self._decided()
        if self._entry is not None and self._is_done(self._entry):
            self._go_on()
        else:
            self.pane.next_open_row()

    def _choose_here(self, decision: Decision) -> None:
        item = self.pane.current_item()
        if item is not None:
            self._choose(item, decision)

    def _decided(self) -> None:
        self.entries.refresh()
        self.pane.refresh()
        self._show_progress()
        self.decided.emit()

    def _is_done(self, entry: Entry) -> bool:
        return self.review.is_decided(entry)

    def _go_on(self) -> None:
        """To the next line that waits, from here and then from the top."""
        entries = self.entries.entries
        here = self.list.currentIndex().row()
        for row in (*range(here + 1, len(entries)), *range(here)):
            if not self._is_done(entries[row]):
                self.list.setCurrentIndex(self.entries.index(row))
                return

    def _step(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        if 0 <= row < len(self.entries.entries):
            self.list.setCurrentIndex(self.entries.index(row))

    def _want_copy(self) -> None:
        self.copy_wanted.emit(self.delivery)

    def _accept_sender(self, accepted: bool) -> None:
        self.review.accepted = accepted
        self._decided()

    def _apply(self) -> None:
        decisions: Decisions = self.review.decisions()
        self.apply_wanted.emit(decisions, self._pin())

    def _pin(self) -> Pin:
        if self.head.compared.isChecked():
            return Pin.COMPARED
        return Pin.NEW if self.review.accepted else Pin.NOBODY

    # ------------------------------------------------------------ keys

    def _command_table(self) -> dict[Command, Callable[[], None]]:
        return {
            Command.MINE: self._choose_mine,
            Command.THEIRS: self._choose_theirs,
            Command.LATER: self._choose_later,
            Command.COMBINE: self._choose_third,
            Command.ACCEPT: self.accept,
            Command.NEXT: self._next,
            Command.PREVIOUS: self._previous,
            Command.TAKE_BACK: self.take_back,
            Command.APPLY: self.ask_to_apply,
            Command.FULL_TEXT: self.pane.toggle_full_text,
            Command.LEAVE: self._leave,
        }

    def _choose_mine(self) -> None:
        self._choose_here(Decision.OURS)

    def _choose_theirs(self) -> None:
        self._choose_here(Decision.THEIRS)

    def _choose_third(self) -> None:
        item = self.pane.current_item()
        if item is not None and item.apart is not None:
            self._choose(item, Decision.APART)
        else:
            self.combine()

    def _choose_later(self) -> None:
        self._choose_here(Decision.LATER)

    def _next(self) -> None:
        self._step(1)

    def _previous(self) -> None:
        self._step(-1)

    def _leave(self) -> None:
        if self.footer.is_asking:
            self.footer.keep_deciding()
            self.focus()
        else:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        # Before the window's own shortcuts: Ctrl+Z takes back a decision here.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and command_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command is None:
            super().keyPressEvent(event)
        else:
            self._commands[command]()
