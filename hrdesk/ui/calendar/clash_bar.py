"""Over the form of a record: what it clashes with, and the way to say that it does not matter."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.dates import parse_span
from hrdesk.domain.text import one_line
from hrdesk.operations.clashes import CLASH, CalendarClash, clashes, mute_clash, unmute_clash
from hrdesk.store.muted import Pair
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.clash_words import reason_words, seen_from
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.records.notices import Hint, Notice
from hrdesk.ui.tokens import GAP, LARGE, SMALL, ReviewState
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.pop_up_place import open_under

_KINDS = frozenset({"activity", "visit", "programme_item", CLASH})
_DATED = ("ACT", "VIS")
# Letters of a line of the menu.
_WIDTH = 90


class ClashBar(QWidget):
    """Calm: a sentence and a button; gone where nothing clashes. Each clash is muted by itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ref = ""
        self._day: date | None = None
        self.found: list[CalendarClash] = []
        self.notice = Notice(ReviewState.QUESTION, self)
        self.muted = Hint(self)
        self.which = QMenu(self)
        self.which.triggered.connect(self._chosen)
        self._doing: Callable[[Sequence[Pair]], None] = self._ask_why
        self.mute = QPushButton(self.tr("Does not matter…"))
        self.tell = QPushButton(self.tr("Tell again"))
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        flow.setSpacing(SMALL)
        for button in (self.mute, self.tell):
            button.setAccessibleName(button.text())
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        layout.setSpacing(GAP)
        for widget in (self.notice, self.muted, buttons):
            layout.addWidget(widget)
        self.mute.clicked.connect(self._ask)
        self.tell.clicked.connect(self._tell_again)
        desk.changed.connect(self._react)
        self.hide()

    def show_record(self, ref: str, day: date) -> None:
        """Show what a record clashes with, of a series on a day."""
        self._ref, self._day = ref, day
        self.reload()

    def reload(self) -> None:
        """Read it again."""
        self.found = self._read()
        zone = self._desk.database.identity.zone
        open_ones = [each for each in self.found if not each.reason]
        muted = [each for each in self.found if each.reason]
        self.notice.say("\n".join(seen_from(each, self._ref, zone) for each in open_ones))
        said = self.tr("{clash} It does not matter: {reason}")
        self.muted.say(
            "\n".join(
                said.format(
                    clash=seen_from(each, self._ref, zone), reason=isolated(reason_words(each))
                )
                for each in muted
            )
        )
        self.mute.setVisible(bool(open_ones))
        self.tell.setVisible(bool(muted))
        self.setVisible(bool(self.found))

    def _read(self) -> list[CalendarClash]:
        if not self._ref.startswith(_DATED) or self._day is None:
            return []
        state = self._desk.read(read_state, self._ref)
        span = parse_span(state.text("dates")) if state is not None else None
        if state is None or span is None or not span.is_exact:
            return []
        first, last = span.first, span.last
        if state.text("recurrence"):
            first = last = self._day
        return self._desk.read(clashes, first, last, of=self._ref)

    def mute_pairs(self, pairs: Sequence[Pair], reason: str) -> None:
        """Say that it does not matter that these clash."""
        for pair in pairs:
            self._desk.do(mute_clash, pair, reason)

    def _ask(self) -> None:
        self._of_which(muted=False, button=self.mute, doing=self._ask_why)

    def _tell_again(self) -> None:
        self._of_which(muted=True, button=self.tell, doing=self._unmute)

    def _of_which(
        self, *, muted: bool, button: QPushButton, doing: Callable[[Sequence[Pair]], None]
    ) -> None:
        """Do it for the one clash that there is, or ask which of several is meant."""
        pairs = {each.pair: each for each in self.found if bool(each.reason) is muted}
        if len(pairs) == 1:
            doing(list(pairs))
            return
        self._doing = doing
        self.which.clear()
        zone = self._desk.database.identity.zone
        for pair, each in pairs.items():
            words = one_line(seen_from(each, self._ref, zone), _WIDTH)
            self.which.addAction(words.replace("&", "&&")).setData([pair])
        self.which.addSeparator()
        self.which.addAction(self.tr("All of them")).setData(list(pairs))
        open_under(self.which, button)

    def _chosen(self, action: QAction) -> None:
        self._doing(action.data())

    def _ask_why(self, pairs: Sequence[Pair]) -> None:
        popup = NamePopup(self.tr("Why it does not matter"), self.tr("Keep"), self)
        popup.named.connect(partial(self.mute_pairs, pairs))
        popup.open_under(self.mute)

    def _unmute(self, pairs: Sequence[Pair]) -> None:
        for pair in pairs:
            self._desk.do(unmute_clash, pair)

    def _react(self, changes: Changes) -> None:
        if self._ref and _KINDS & changes.kinds:
            self.reload()
