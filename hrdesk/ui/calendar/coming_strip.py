"""The line under the calendar: how many clashes there are ahead, and which days come up."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.operations.clashes import AHEAD, CLASH, CalendarClash, clashes
from hrdesk.operations.named_days import ComingDay, coming_days, start_statement
from hrdesk.ui.calendar.clash_words import FEW, clash_words, coming_words, reason_words
from hrdesk.ui.calendar.sign_legend import SignLegend, legend_words
from hrdesk.ui.calendar.views import UPR, YEAR
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.style import make_scrolling
from hrdesk.ui.tokens import GAP, LARGE, SMALL, colours, scaled
from hrdesk.ui.widgets.pop_up_place import hang

_KINDS = frozenset({"activity", "visit", "document", "programme_item", CLASH})
_PAUSE = 300
# What a menu has beside its words.
_EDGES = 64
# Lines for which every screen has room.
_MOST_IN_SIGHT = 12


class Strips(QWidget):
    """Several strips on one line: the calendar needs the height."""

    def __init__(self, leading: QWidget, rest: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(leading)
        row.addWidget(rest, 1)
        self._leading, self._rest = leading, rest
        self.legend = SignLegend(self)
        self.legend.setContentsMargins(SMALL, 0, LARGE, 0)
        row.addWidget(self.legend)
        self.legend.hide()
        self._has_signs, self._legends = True, [self.legend.text()]

    def show_signs_of(self, view: str) -> None:
        """Explain the signs that the view above has."""
        self._has_signs = view != UPR
        usual = legend_words()
        self._legends = [legend_words(in_year=True), usual] if view == YEAR else [usual]
        self._show_legend()

    def event(self, event: QEvent) -> bool:
        # What stands beside it may have become wider, or be there only now.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._show_legend()
        return super().event(event)

    def _show_legend(self) -> None:
        """Where it takes no height and cuts nothing."""
        parts = [each for each in (self._leading, self._rest) if not each.isHidden()]
        taken = sum(each.sizeHint().width() for each in parts)
        has_line = any(each.sizeHint().height() for each in parts if each.height())
        free = self.width() - taken - SMALL - LARGE - 1
        wide = self.legend.fontMetrics().horizontalAdvance
        words = next((each for each in self._legends if wide(each) <= free), "")
        if words and words != self.legend.text():
            self.legend.setText(words)
        self.legend.setVisible(self._has_signs and has_line and bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painter.fillRect(0, 0, self.width(), 1, now.line)


class ComingStrip(QWidget):
    """Two buttons with menus, read a moment after the calendar stands; gone where there is nothing."""

    opened = Signal(str)  # Ref

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._today = desk, today
        self.clashes: list[CalendarClash] = []
        self.days: list[ComingDay] = []
        self._is_wanted = False
        self.clash_menu, self.day_menu = QMenu(self), QMenu(self)
        for menu in (self.clash_menu, self.day_menu):
            menu.setToolTipsVisible(True)
        self.clash_button = self._button("triangle-alert", self.clash_menu, self.tr("Clashes"))
        self.day_button = self._button("star", self.day_menu, self.tr("Days coming up"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SMALL, GAP, SMALL, GAP)
        row.setSpacing(SMALL)
        row.addWidget(self.clash_button)
        row.addWidget(self.day_button)
        row.addStretch(1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self.reload)
        self.clash_menu.triggered.connect(self._open_clash)
        self.day_menu.triggered.connect(self._open_day)
        desk.changed.connect(self._react)

    def reload(self) -> None:
        """Read what is ahead."""
        today = self._today()
        self.clashes = self._desk.read(clashes, today, today + AHEAD)
        self.days = self._desk.read(coming_days, today)
        self._fill(today)

    def _fill(self, today: date) -> None:
        told = [each for each in self.clashes if not each.reason]
        self.clash_menu.clear()
        make_scrolling(self.clash_menu, len(self.clashes) > _MOST_IN_SIGHT)
        for number, each in enumerate(self.clashes):
            self._add_clash(each, number)
        self.day_menu.clear()
        for number, day in enumerate(self.days):
            self._add_day(day, today, number)
        self._name(self.clash_button, self.tr("%n clash(es) ahead", "", len(told)), bool(told))
        self._name(
            self.day_button,
            self.tr("%n named day(s) coming up", "", len(self.days)),
            bool(self.days),
        )
        self._is_wanted = bool(told or self.days)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height() if self._is_wanted else 0)

    def _add_clash(self, each: CalendarClash, number: int) -> None:
        """A line of the menu; what is too long for the window is whole in the tool tip."""
        wide = self.clash_menu.fontMetrics().horizontalAdvance
        names: list[str] = []

        def taken_out(name: str) -> str:
            names.append(name)
            return ""

        room = self._room() - wide(self._line_of(each, taken_out, FEW))
        widest = _fair_share([wide(name) for name in names], room)
        action = self.clash_menu.addAction(
            self._line_of(each, partial(self._cut, widest), FEW).replace("&", "&&")
        )
        action.setToolTip(self._line_of(each, str, None))
        action.setData(number)

    def _line_of(self, each: CalendarClash, shorten: Callable[[str], str], most: int | None) -> str:
        words = clash_words(each, shorten, most)
        if not each.reason:
            return words
        said = self.tr("{clash} – does not matter: {reason}")
        return said.format(clash=words, reason=isolated(shorten(reason_words(each))))

    def _room(self) -> int:
        """How wide the words of a menu may be: they stay within the window and the screen."""
        widths = self.window().width(), self.screen().availableGeometry().width()
        return min(widths) - scaled(self.clash_menu.font(), _EDGES)

    def _cut(self, width: int, name: str) -> str:
        metrics = self.clash_menu.fontMetrics()
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)

    def _add_day(self, day: ComingDay, today: date, number: int) -> None:
        """A line of the menu; a long name is cut, so that the menu has room for what is done."""
        whole = day.occurrence
        bare = coming_words(replace(day, occurrence=replace(whole, title="")), today)
        room = self._room() - self.fontMetrics().horizontalAdvance(bare)
        title = self.fontMetrics().elidedText(whole.title, Qt.TextElideMode.ElideRight, room)
        words = coming_words(replace(day, occurrence=replace(whole, title=title)), today)
        action = self.day_menu.addAction(words.replace("&", "&&"))
        action.setToolTip(coming_words(day, today))
        action.setData(number)

    def _name(self, button: QPushButton, words: str, shown: bool) -> None:
        button.setText(words)
        button.setAccessibleName(words)
        button.setVisible(shown)

    def _open_clash(self, action: QAction) -> None:
        self.opened.emit(self.clashes[int(action.data())].owners[0])

    def _open_day(self, action: QAction) -> None:
        day = self.days[int(action.data())]
        if day.statement:
            self.opened.emit(day.statement)
        else:
            each = day.occurrence
            self._desk.do_once(self._made, start_statement, each.ref, each.first)

    def _made(self, changes: Changes) -> None:
        self.opened.emit(changes.refs[0])

    def _react(self, changes: Changes) -> None:
        if _KINDS & changes.kinds and self.isVisible():
            self._later.start()

    def _button(self, icon_name: str, menu: QMenu, name: str) -> QPushButton:
        button = QPushButton(icon(icon_name), "")
        button.setAccessibleName(name)
        button.setFlat(True)
        hang(menu, button)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.hide()
        return button

    # ------------------------------------------------------------ Qt

    def event(self, event: QEvent) -> bool:
        # Larger letters make the buttons higher.
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painter.fillRect(0, 0, self.width(), 1, now.line)


def _fair_share(widths: Sequence[int], room: int) -> int:
    """How wide each of several names may be: what short ones leave is for the long ones."""
    left = len(widths)
    for width in sorted(widths):
        if width * left > room:
            return room // left
        room, left = room - width, left - 1
    return max(widths, default=0)
