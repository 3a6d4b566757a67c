"""The frame of the views of Follow-up: choices above, what they let through, and a foot."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.choice_row import ChoiceRow
from hrdesk.ui.follow_up.in_turns import InTurns
from hrdesk.ui.follow_up.saved_views import SavedViews
from hrdesk.ui.records.place_view import PlaceView
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import GAP, LARGE, scaled
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.headings import WrappedCaption
from hrdesk.ui.widgets.kept_splitter import KeptSplitter
from hrdesk.ui.widgets.nothing_let_through import NothingLetThrough
from hrdesk.ui.widgets.room import Room

_LEAST = 190
# What is left under the choices for what they narrow.
_WORTH = 270


class FollowUpView(PlaceView):
    """A view says what it reads and shows; the frame lays it out and changes to the empty state.

    Reading is done off the main thread (`look`), narrowing with what was read. `arranging` are
    choices that let everything through.
    """

    arranging: frozenset[str] = frozenset()
    # Whether choices are for nothing where there is nothing at all.
    hides_choices = False

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self.settings, self._clock = settings, clock
        self.choices = ChoiceRow()
        self.choices.changed.connect(self.choice_made)
        self.stack = QStackedWidget()
        # What can be done with what is current, where keys alone are not all.
        self.verbs: QWidget | None = None
        self._unfilled: EmptyState | None = None
        self._nothing = NothingLetThrough()
        self._nothing.clear_wanted.connect(self.clear)
        self._foot: WrappedCaption | None = None
        self.turns: InTurns | None = None

    @property
    def today(self) -> date:
        """The day it is where the desk stands."""
        return today_at(self._clock, self.desk.database.identity.zone)

    @property
    def empty(self) -> EmptyState:
        """What is said where nothing is shown; it depends on why."""
        return self._unfilled if self._unfilled and not self.is_narrowed else self._nothing

    @property
    def is_narrowed(self) -> bool:
        """Whether something was typed or chosen that lets less than everything through."""
        return bool(self.text or self.choices.chosen().keys() - self.arranging)

    def clear(self) -> None:
        """Let everything through again."""
        chosen = self.choices.chosen()
        self.choices.choose_all({key: chosen[key] for key in chosen.keys() & self.arranging})
        self.clear_wanted.emit()

    def choice_made(self) -> None:
        """Somebody chose otherwise in the row of choices."""
        self.show_filtered()

    def tell(self, *, is_any: bool, counted: str, otherwise: str) -> None:
        """Show what there is, or the sentence `otherwise` where nothing is shown."""
        empty = self.empty
        self.stack.setCurrentIndex(0 if is_any else self.stack.indexOf(empty))
        if self.verbs is not None:
            self.verbs.setVisible(is_any)
        self.choices.setVisible(is_any or self.is_narrowed or not self.hides_choices)
        empty.set_sentence(otherwise)
        self.is_bare = not (is_any or self.is_narrowed)
        self.show_beside(is_any)
        self.counted.emit(counted)

    def show_beside(self, is_any: bool) -> None:
        """For what is said and done about rows, which is for nothing where there are none."""

    def begins_new(self) -> QAction:
        """What begins something new, for the empty state."""
        action = QAction(self.new_word(), self)
        action.triggered.connect(self.begin_new)
        return action

    def lay_out(
        self,
        shown: QWidget,
        empty: EmptyState,
        *,
        around: QWidget | None = None,
        foot: WrappedCaption | None = None,
    ) -> None:
        """Choices, what is shown or the empty state, what stands `around` both, and the foot."""
        self._unfilled = empty
        if self.choices.boxes:
            part = type(self).__name__
            self.choices.put(SavedViews(self.choices, self.settings, part))
            self.choices.end()
        self.stack.addWidget(shown)
        self.stack.addWidget(empty)
        self.stack.addWidget(self._nothing)
        # Some rows stay in sight; where there is less room than that, the view scrolls.
        self.stack.setMinimumHeight(scaled(self.font(), _LEAST))
        inner = QWidget()
        layout = bare(QVBoxLayout(inner))
        layout.addWidget(self.choices)
        if self.verbs is not None:
            layout.addWidget(self.verbs)
        layout.addWidget(around or self.stack, 1)
        if foot is not None:
            layout.addLayout(self._foot_row(foot))
        bare(QVBoxLayout(self)).addWidget(Room(inner))

    def in_turns(self, part: str, first: QWidget, second: QWidget, word: str) -> InTurns:
        """Two widgets one above the other, and one at a time where there is little room."""
        name = f"{type(self).__name__}/{part}"
        self.turns = InTurns(self.settings, name, first, second, word)
        return self.turns

    def split(
        self,
        part: str,
        *several: QWidget,
        way: Qt.Orientation = Qt.Orientation.Vertical,
        sizes: tuple[int, ...] = (),
    ) -> KeptSplitter:
        """Widgets that share the room; people move the line between, and `part` names it."""
        name = f"{type(self).__name__}/{part}"
        found = KeptSplitter(self.settings, "follow_up", name, way)
        for number, each in enumerate(several):
            found.addWidget(each)
            found.setStretchFactor(number, 0 if number else 3)
        found.setStretchFactor(len(several) - 1, 2)
        if sizes:
            found.setSizes(list(sizes))
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_choices()

    def _fold_choices(self) -> None:
        """Where the choices would leave too little to look at, they keep to one line."""
        others = [each for each in (self.verbs, self._foot) if each is not None]
        taken = sum(_height(each, self.width()) for each in others)
        taken += self.choices.whole_height(self.width())
        self.choices.fold(self.height() - taken < scaled(self.font(), _WORTH))

    def _foot_row(self, foot: WrappedCaption) -> QHBoxLayout:
        self._foot = foot
        foot.setContentsMargins(LARGE, GAP, LARGE, GAP)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(foot, 1)
        if self.turns is not None:
            # A button is not to stand on the edge of the window's last line.
            row.setContentsMargins(0, GAP, 0, GAP)
            row.addWidget(self.turns.button())
            row.addSpacing(LARGE)
        return row


def _height(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()


def bare(layout: QVBoxLayout) -> QVBoxLayout:
    """A layout with nothing around and between its parts."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
