"""Visits that meet: the pairs by what they are, and the two of the current one side by side."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.overlaps import USUAL_DAYS, Ground, Meets
from hrdesk.operations.overlaps import (
    Meeting,
    meetings,
    mute_meeting,
    propose_joint,
    unmute_meeting,
)
from hrdesk.operations.telling import having
from hrdesk.store.database import Database
from hrdesk.store.records import read_states
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.join_panel import JoinDialog
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import GAP, LARGE, MEDIUM, SMALL, scaled
from hrdesk.ui.visits.joint_sheet import JointSheet
from hrdesk.ui.visits.overlap_card import OverlapCard
from hrdesk.ui.visits.overlap_words import FEW, MORE, count_words, key_of, meeting_lines
from hrdesk.ui.visits.tab import VerbButton, key_of_lines
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.kept_splitter import KeptSplitter

_MOST_DAYS = 365
_LEAST_LIST = 104  # a pair under its heading, and that there are more
_SHARES = (11, 9)  # of the pairs, as long as they need it, and of the two side by side
_KINDS = frozenset({"visit", "overlap"})


class OverlapsPane(QWidget):
    """Enter and two clicks do what a pair asks for, one click shows the two side by side; what is
    muted is shown only when it is asked for."""

    opened = Signal(str)  # the Ref of a visit
    joined = Signal(str)  # that of a joint visit which was just proposed
    done = Signal(str, object)  # what was done in words, and what takes it back

    def __init__(
        self, desk: Desk, settings: Settings, today: Today, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._today = desk, settings, today
        self.meetings: list[Meeting] = []
        self._let_through: frozenset[str] | None = None
        self._most = FEW
        self._asked = ""  # the pair that the sheet is about
        self._is_stale = True
        # The first time it is read beside the window: of thousands of visits it takes a while.
        self.was_read = self._is_reading = False
        self.days = QSpinBox()
        self.days.setRange(0, _MOST_DAYS)
        self.days.setValue(USUAL_DAYS)
        self.days.setAccessibleName(self.tr("How many days apart still counts"))
        name_parts(self.days, self.days.accessibleName())
        self.muted = QCheckBox(self.tr("Show muted"))
        self.said = Hint()
        self.list = _Pairs(self.tr("Visits that meet"), stacked=True, wraps=True)
        self.list.begin_with_title()
        self.card = OverlapCard(desk)
        self.sheet = JointSheet(desk, today)
        self.empty = EmptyState("handshake", "")
        self.verbs: dict[str, QAction] = {}
        self.buttons: dict[str, VerbButton] = {}
        self._verbs = FlowLayout()
        self._lay_out()
        self.setFocusProxy(self.list)
        self.days.valueChanged.connect(self.reload)
        self.muted.toggled.connect(self._show)
        self.list.opened.connect(self.take_up)
        self.sheet.proposed.connect(self._propose)
        self.sheet.closed.connect(self._close_sheet)
        desk.changed.connect(self._react)

    @property
    def current(self) -> Meeting | None:
        """The pair that is looked at."""
        key = self.list.current_key
        return next((each for each in self.meetings if key_of(each) == key), None)

    def reload(self) -> None:
        """Read anew which visits meet."""
        self._is_stale = False
        self._keep(self._desk.read(meetings, self._today(), self.days.value()))

    def _keep(self, found: list[Meeting]) -> None:
        self.meetings, self.was_read = found, True
        self._show()

    def _first_read(self, answer: Answer) -> None:
        if not self.was_read and isinstance(answer.value, list):
            self._keep(answer.value)

    def let_through(self, refs: frozenset[str]) -> None:
        """Show only pairs with one of these visits."""
        if refs != self._let_through:
            self._let_through = refs
            if self.was_read and not self._is_stale:
                self._show()

    def take_up(self, _key: str = "") -> None:
        """Do what the pair asks for: join an echo, propose to go together otherwise."""
        each = self.current
        if each is None:
            if self.list.current_key.startswith(MORE):
                self._show_more()
            return
        pair = [each.one.ref, each.other.ref]
        if each.overlap.meets is Meets.ECHO:
            JoinDialog(self._desk, pair, self).open()
        elif Ground.COUNTRY in each.overlap.grounds:
            states = self._desk.read(read_states, pair)
            desks = {told.code: told for ref in pair for told in self._desk.read(having, ref)}
            self._asked = self.list.current_key
            self.below.setCurrentWidget(self.sheet)
            self.sheet.show_visits(list(states.values()), list(desks.values()))
        else:
            self.open_visit(0)

    def _propose(self, refs: list[str], dates: str, leads: list[str]) -> None:
        self._close_sheet()
        self._desk.do_then(self._show_proposed, propose_joint, refs, dates, leads, self._today())

    def _show_proposed(self, changes: object) -> None:
        """What was proposed is shown: here it meets nothing any more, and would be out of sight."""
        assert isinstance(changes, Changes)
        if changes.refs:
            self.joined.emit(min(changes.refs))

    def _close_sheet(self) -> None:
        self.below.setCurrentIndex(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_visit(self, number: int) -> None:
        """Open one of the two."""
        each = self.current
        if each is not None:
            self.opened.emit((each.one, each.other)[number].ref)

    def mute(self) -> None:
        """Ask why this pair is no matter, and tell of it no more; of a muted one, tell again."""
        each = self.current
        if each is None:
            return
        if each.is_muted:
            back = partial(self._desk.do, mute_meeting, each.overlap.pair, each.reason)
            said = self.tr("Told of again: {pair}")
            self._do(each, said, back, unmute_meeting, each.overlap.pair)
            return
        asked = NamePopup(self.tr("Why is it no matter?"), self.tr("Mute"), self)
        asked.named.connect(partial(self._mute, each))
        asked.open_under(self.buttons["M"])

    def _mute(self, each: Meeting, reason: str) -> None:
        back = partial(self._desk.do, unmute_meeting, each.overlap.pair)
        said = self.tr("Muted: {pair}")
        self._do(each, said, back, mute_meeting, each.overlap.pair, reason)

    def _do(
        self,
        each: Meeting,
        said: str,
        back: Callable[[], None],
        operation: Callable[..., Changes],
        *given: object,
    ) -> None:
        """What is in no journal; the line goes out of sight with it, and can be had back."""
        called = titles_here(self._desk, [each.one.ref, each.other.ref])
        one, other = (isolated(called.get(it.ref, it.title)) for it in (each.one, each.other))
        pair = self.tr("{one} and {other}").format(one=one, other=other)
        sentence = said.format(pair=pair)
        self._desk.do_then(lambda _: self.done.emit(sentence, back), operation, *given)

    def _show_more(self) -> None:
        """Twice as many of each sort; the first new one is current."""
        row = self.list.currentIndex().row()
        self._most *= 2
        self._show()
        self.list.setCurrentIndex(self.list.model().index(row, 0))

    def _show(self) -> None:
        here = [each for each in self.meetings if self._is_let_through(each)]
        shown = self._shown_of(here)
        quiet = sum(each.is_muted for each in here)
        self.muted.setVisible(bool(quiet))
        self.said.say(count_words(here))
        self.list.show_lines(meeting_lines(shown, self._most))
        self._fit_list()
        if shown and self.current is None:
            self.list.setCurrentIndex(self.list.model().index(1, 0))
        self.empty.set_sentence(self._nothing(quiet, len(self.meetings) - len(here)))
        self.stack.setCurrentIndex(0 if shown else 1)
        self._follow()

    def _shown_of(self, here: Sequence[Meeting]) -> list[Meeting]:
        return [each for each in here if self.muted.isChecked() or not each.is_muted]

    def visits_shown(self) -> set[str]:
        """The Refs of all visits that meet here."""
        here = [each for each in self.meetings if self._is_let_through(each)]
        return {visit.ref for each in self._shown_of(here) for visit in (each.one, each.other)}

    def _is_let_through(self, each: Meeting) -> bool:
        refs = self._let_through
        return refs is None or each.one.ref in refs or each.other.ref in refs

    def _nothing(self, quiet: int, filtered: int) -> str:
        if quiet:
            return self.tr("All visits that meet are muted.")
        if filtered:
            return self.tr("No visit that the filters let through meets another one.")
        return self.tr(
            "No coming visit meets one of another body: none goes to the same or a neighbouring"
            " country near in time, and nobody is asked to be in two places at once."
        )

    def _follow(self) -> None:
        each = self.current
        self.card.show_meeting(each)
        for action in self.verbs.values():
            action.setEnabled(each is not None)
        is_echo = each is not None and each.overlap.meets is Meets.ECHO
        self.verbs["J"].setVisible(is_echo)
        is_one = each is not None and Ground.COUNTRY in each.overlap.grounds
        self.verbs["P"].setVisible(is_one and not is_echo)
        # What is filled in stays while the list is read again.
        if each is None or self.list.current_key != self._asked:
            self.below.setCurrentIndex(0)
        muted = each is not None and each.is_muted
        self.verbs["M"].setText(self.tr("Tell of it again") if muted else self.tr("Mute…"))

    def _react(self, changes: Changes) -> None:
        if _KINDS & changes.kinds:
            self._is_stale = True
            self._read_if_seen()

    def _read_if_seen(self) -> None:
        if not self._is_stale or not self.isVisible():
            return
        if self.was_read or self._is_reading:
            self.reload()
            return
        self._is_stale, self._is_reading = False, True
        self.said.say(self.tr("Reading…"))
        self._follow()
        ask(self._desk, self._first_read, _read, self._today(), self.days.value())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_if_seen()

    # ------------------------------------------------------------ layout

    def _lay_out(self) -> None:
        within = QLabel(self.tr("Within"))
        self.days.setSuffix(self.tr(" days"))
        top = QHBoxLayout()
        top.setContentsMargins(LARGE, 0, LARGE, SMALL)
        top.setSpacing(GAP)
        for widget in (within, self.days, self.muted):
            top.addWidget(widget)
        top.addSpacing(SMALL)
        top.addWidget(self.said, 1)
        # While nothing is said, the room is nobody's.
        top.addStretch()
        self.split = KeptSplitter(self._settings, "visits", "overlaps", Qt.Orientation.Vertical)
        self.split.addWidget(self.list)
        self.below = QStackedWidget()
        self.below.addWidget(self._both())
        self.below.addWidget(self.sheet)
        self.split.addWidget(self.below)
        for part, share in enumerate(_SHARES):
            self.split.setStretchFactor(part, share)
        self.list.resized.connect(self._fit_list)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.stack, 1)
        self.list.current_moved.connect(self._follow)

    def _fit_list(self) -> None:
        """No more room than its lines need: what the two visits say has the rest."""
        height = self.list.fitting_height()
        if height == self.list.maximumHeight():
            return
        self.list.setMinimumHeight(min(height, scaled(self.font(), _LEAST_LIST)))
        self.list.setMaximumHeight(height)
        if not self.split.is_chosen:
            self.split.setSizes([100 * share for share in _SHARES])

    def _both(self) -> QWidget:
        self._verbs.setSpacing(SMALL)
        self.verbs_row = QWidget()
        row = QVBoxLayout(self.verbs_row)
        row.setContentsMargins(LARGE, SMALL, LARGE, 0)
        row.addLayout(self._verbs)
        self._add_verb("J", self.tr("Merge into one visit…"), self.take_up)
        self._add_verb("P", self.tr("Propose a joint visit…"), self.take_up)
        self._add_verb("1", self.tr("Open the first"), partial(self.open_visit, 0))
        self._add_verb("2", self.tr("Open the second"), partial(self.open_visit, 1))
        self._add_verb("M", self.tr("Mute…"), self.mute)
        both = QWidget()
        layout = QVBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, MEDIUM)
        layout.setSpacing(0)
        layout.addWidget(self.verbs_row)
        layout.addWidget(self.card, 1)
        return both

    def _add_verb(self, key: str, text: str, slot: Callable[[], object]) -> None:
        action = key_of_lines(self.list, key, slot, text)
        self.verbs[key] = action
        self.buttons[key] = VerbButton(action, key, self)
        self._verbs.addWidget(self.buttons[key])


class _Pairs(LineList):
    """One click on a pair is a look at it."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def opens_by_click(self, key: str) -> bool:
        return key.startswith(MORE)


def _read(database: Database, today: date, days: int) -> list[Meeting]:
    with database.reading() as session:
        return meetings(session, today, days)
