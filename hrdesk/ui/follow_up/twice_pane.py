"""Under the matrix: pairs of activities that may be the same work, told calmly and to be muted."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.operations.done_twice import Twice, mute_twice, unmute_twice
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.joint_words import key_of, twice_lines
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.tokens import LARGE, SMALL, scaled
from hrdesk.ui.visits.tab import VerbButton, key_of_lines
from hrdesk.ui.widgets.flow import FlowLayout

_LEAST = 120


class TwicePane(QWidget):
    """1 and 2 open one of the two, M mutes with a reason, or tells again."""

    opened = Signal(str)  # the Ref of an activity

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.pairs: Sequence[Twice] = ()
        self.said = Hint()
        self.list = LineList(self.tr("Activities that may be done twice"), stacked=True)
        self.list.setMinimumHeight(scaled(self.font(), _LEAST))
        self._verbs = FlowLayout()
        self._verbs.setSpacing(SMALL)
        self._verbs.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        self._add_verb("1", self.tr("Open the first"), partial(self.open_one, 0))
        self._add_verb("2", self.tr("Open the second"), partial(self.open_one, 1))
        self.mute_action = self._add_verb("M", self.tr("Mute…"), self.mute)
        head = QVBoxLayout()
        head.setContentsMargins(LARGE, SMALL, LARGE, 0)
        head.addWidget(self.said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(self._verbs)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.said.say(
            self.tr(
                "Same theme, same country or near in time, and nobody leads both. It may be meant"
                " so: then mute it."
            )
        )
        self.list.opened.connect(self._open_first)
        self.list.current_moved.connect(self._follow)

    @property
    def current(self) -> Twice | None:
        """The pair that is looked at."""
        key = self.list.current_key
        return next((each for each in self.pairs if key_of(each) == key), None)

    def show_pairs(self, pairs: Sequence[Twice]) -> None:
        """Show pairs, those that are muted last."""
        self.pairs = sorted(pairs, key=lambda each: bool(each.reason))
        self.list.show_lines(twice_lines(self.pairs))
        if self.pairs and self.current is None:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._follow()

    def open_one(self, number: int) -> None:
        """Open one of the two."""
        if (each := self.current) is not None:
            self.opened.emit((each.one, each.other)[number].ref)

    def mute(self) -> None:
        """Ask why a pair does not matter; of a muted one, tell again."""
        each = self.current
        if each is None:
            return
        if each.reason:
            self._desk.do(unmute_twice, each.pair)
            return
        asked = NamePopup(self.tr("Why is it no matter?"), self.tr("Mute"), self)
        asked.named.connect(partial(self._mute, each))
        asked.open_under(self.said)

    def _mute(self, each: Twice, reason: str) -> None:
        self._desk.do(mute_twice, each.pair, reason)

    def _open_first(self, _key: str) -> None:
        self.open_one(0)

    def _follow(self) -> None:
        each = self.current
        muted = each is not None and bool(each.reason)
        self.mute_action.setText(self.tr("Tell of it again") if muted else self.tr("Mute…"))

    def _add_verb(self, key: str, text: str, slot: Callable[[], object]) -> QAction:
        action = key_of_lines(self.list, key, slot, text, bool)
        self._verbs.addWidget(VerbButton(action, key, self))
        return action
