"""What the views that are lists have in common: a list of lines with verbs, and bars beside it."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from hrdesk.ui.calendar.line_model import Line
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.follow_up.view import FollowUpView
from hrdesk.ui.tokens import LARGE, SMALL, scaled
from hrdesk.ui.visits.tab import VerbButton, key_of_lines
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.headings import Caption

_MAIN, _BESIDE = 720, 270
_BARS_NEED = 960


class Listed(Protocol):
    """Something with a line of its own."""

    @property
    def ref(self) -> str:
        """The record that it is, or is told by."""


Each = TypeVar("Each", bound=Listed)


class LinesView(FollowUpView, Generic[Each]):
    """`shown` are the things of the lines; a bar beside them that is chosen narrows the list."""

    arranging = frozenset({"by"})
    shown: Sequence[Each] = ()

    def show_in(self, lines: LineList, bars: LineList) -> None:
        """Say which list it is, and which bars stand beside it."""
        self.list, self.bars = lines, bars
        lines.begin_with_title()
        self.verbs = QWidget()
        self.verbs.setContentsMargins(LARGE, 0, LARGE, SMALL)
        self._buttons = FlowLayout(self.verbs)
        self.setFocusProxy(lines)
        lines.opened.connect(self.open_line)
        self.add_copy(lines)
        bars.opened.connect(self.choose_bar)

    def open_line(self, key: str) -> None:
        """Open what a line tells of."""
        self.opened.emit(key)

    def choose_bar(self, key: str) -> None:
        """Narrow the list to what a bar counts, or let everything through again."""

    def key_of(self, each: Each) -> str:
        """The key of the line of a thing."""
        return each.ref

    @property
    def current(self) -> Each | None:
        """What is looked at."""
        key = self.list.current_key
        return next((each for each in self.shown if self.key_of(each) == key), None)

    def chosen(self) -> list[str]:
        return [self.current.ref] if self.current is not None else []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show them; where nothing is current, the first that can be is."""
        self.list.show_lines(lines)
        if self.shown and not self.list.current_key:
            model = self.list.model()
            rows = range(model.rowCount())
            enabled = Qt.ItemFlag.ItemIsEnabled
            first = next((row for row in rows if model.index(row, 0).flags() & enabled), 0)
            self.list.setCurrentIndex(model.index(first, 0))

    def add_verb(self, key: str, text: str, slot: Callable[[], object]) -> None:
        """Something to do with the current line, by a key and a button under the choices."""
        action = key_of_lines(self.list, key, slot, text, bool)
        self.add_button(action, key)

    def add_button(self, action: QAction, key: str = "") -> None:
        """One more button under the choices."""
        self.put_button(VerbButton(action, key, self))

    def put_button(self, button: QWidget) -> None:
        """One more, of whatever kind."""
        self._buttons.addWidget(button)

    def put_words(self, words: str) -> None:
        """What the buttons that follow do."""
        said = Caption(words)
        said.setMinimumHeight(QPushButton().sizeHint().height())
        self.put_button(said)

    def put_gap(self) -> None:
        """What follows is of another sort."""
        gap = QWidget()
        gap.setFixedSize(LARGE, 1)
        self.put_button(gap)

    def beside_bars(self, main: QWidget, side: QWidget) -> QWidget:
        """The list and what belongs to it, and the bars with their words beside."""
        self._side = side
        return self.split("bars", main, side, way=Qt.Orientation.Horizontal, sizes=(_MAIN, _BESIDE))

    def narrows_by_bar(self) -> bool:
        """Whether a bar narrows the list: then it has to be in sight."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The headings of the list tell the same: where it is narrow, the list has all the room.
        wide = self.width() >= scaled(self.font(), _BARS_NEED)
        is_shown = wide or self.narrows_by_bar()
        self._side.setVisible(is_shown)
        if (by := self.choices.boxes.get("by")) is not None:
            self.choices.leave_out(by, not is_shown)
