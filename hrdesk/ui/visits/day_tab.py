"""The programme of a visit one day at a time: lanes, what cannot be done, and what waits for a day."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.label import Label
from hrdesk.operations.day_plan import DayPlan, Planned, Way, day_plan
from hrdesk.operations.programme_items import move_item, move_to_day, place_item
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.calendar.spoken import short_day_words
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.tokens import GAP, LARGE, SMALL, scaled
from hrdesk.ui.visits.day_strip import DayStrip
from hrdesk.ui.visits.lanes_view import LanesView
from hrdesk.ui.visits.tab import VisitTab
from hrdesk.ui.widgets.headings import Caption, CardTitle
from hrdesk.ui.words import number_word

_LEAST_DAY = 40
# With less than this the day and what stands under it have one bar.
_LOW = 400


class DayTab(VisitTab):
    """Left and right go from day to day; P in what waits gives it an hour on the day shown.

    Items are dragged to another time, or onto another day of the strip; Alt with arrows does both.
    """

    item_wanted = Signal(str)  # the Ref of an item that is wanted in full
    add_wanted = Signal(object)  # the day on which an item is to begin, None where none is known
    kinds = frozenset({"visit", "programme_item", "place", "person"})

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(desk, today, parent)
        self.plan = DayPlan((), (), (), ())
        self.day: date | None = None
        self.title = CardTitle("")
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.before = self._button("chevron-left", self.tr("Day before"), -1)
        self.after = self._button("chevron-right", self.tr("Day after"), 1)
        self.add = QPushButton(icon("plus"), self.tr("Add"))
        self.add.setAccessibleName(self.tr("Add to this day of the programme"))
        self.add.clicked.connect(self._begin)
        self.strip = DayStrip(self)
        # Whose hours these are, or that there is nothing at any of them.
        self.note, self._clocks = Caption(), ""
        self.note.setContentsMargins(LARGE, 0, LARGE, GAP)
        self.note.hide()
        self.lanes = LanesView()
        self.list = LineList(self.tr("What cannot be done, and what is not yet placed"), wraps=True)
        self.list.begin_with_title()
        self.room, self._day = QScrollArea(self), QWidget()
        self._is_low: bool | None = None
        self.head = QWidget(self)
        self._lay_out()
        place = QAction(self.tr("Place it on this day"), self)
        place.setShortcut(QKeySequence("P"))
        place.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        place.triggered.connect(self.place)
        self.list.addAction(place)
        self._add_steps()
        self.list.setDragEnabled(True)
        self.lanes.current_moved.connect(self._show_item)
        self.list.current_moved.connect(self._show_line)
        self.lanes.opened.connect(self.item_wanted)
        self.lanes.moved.connect(self.move_by)
        self.lanes.dropped.connect(self._put_at)
        self.strip.chosen.connect(self.show_day)
        self.strip.dropped.connect(self._put_on)
        self.list.opened.connect(self.item_wanted)
        self.setFocusProxy(self.lanes)

    def say_clocks(self, said: str) -> None:
        """Whose times the day has: the rest of the window may be told by another zone."""
        self._clocks = said
        self._say_note()

    def _say_note(self) -> None:
        has_nothing = not self.plan.items and not self.plan.waiting
        self.note.setText(self.tr("Nothing is planned yet.") if has_nothing else self._clocks)
        self.note.setHidden(not self.note.text())

    def visit_changed(self) -> None:
        self.day = None

    def reload(self) -> None:
        self.plan = self.desk.read(day_plan, self.ref)
        days = self.plan.days
        if self.day not in days:
            planned = [each.line.day for each in self.plan.items]
            coming = [each for each in days if each >= self.today]
            self.day = next((each for each in days if each in planned), None)
            if days and days[0] <= self.today <= days[-1]:
                self.day = coming[0]
            self.day = self.day or (days[0] if days else None)
        self._show()

    def step(self, by: int) -> None:
        """Some days further or back."""
        days = self.plan.days
        if self.day in days:
            self.day = days[min(max(days.index(self.day) + by, 0), len(days) - 1)]
            self.lanes.current = -1
            self._show()

    def show_day(self, day: date) -> None:
        """Go to a day of the visit."""
        self.day = day
        self.lanes.current = -1
        self._show()

    def move_by(self, ref: str, days: int, minutes: int) -> None:
        """Move an item by some days of the visit, and go there with it; or on its day."""
        if minutes:
            self.desk.do(move_item, ref, minutes)
        elif self.day is not None and self.day + timedelta(days=days) in self.plan.days:
            wanted = self.day + timedelta(days=days)
            self.do_then(partial(self._follow, ref, wanted), move_to_day, ref, wanted)

    def _follow(self, ref: str, day: date, _: object) -> None:
        self.day = day
        self.reload()
        refs = [each.line.ref for each in self.lanes.items]
        self.lanes.go_to(refs.index(ref) if ref in refs else 0)

    def _put_on(self, ref: str, day: date) -> None:
        self.do(move_to_day, ref, day)

    def _put_at(self, ref: str, begins: time) -> None:
        if self.day is not None:
            self.do(move_to_day, ref, self.day, begins)

    def place(self) -> None:
        """Give the current one of those that wait an hour on the day shown."""
        key = self.list.current_key
        if self.day is not None and key in {each.ref for each in self.plan.waiting}:
            self.do(place_item, key, self.day)

    def _show(self) -> None:
        if self.day is None:
            self.title.setText(self.tr("The days of the visit are not known yet"))
            items: tuple[Planned, ...] = ()
        else:
            number = self.plan.days.index(self.day) + 1
            said = self.tr("Day {number} · {day}")
            self.title.setText(
                said.format(number=number_word(number), day=isolated(short_day_words(self.day)))
            )
            items = self.plan.on(self.day)
        self.before.setEnabled(self.day is not None and self.day != self.plan.days[0])
        self.after.setEnabled(self.day is not None and self.day != self.plan.days[-1])
        self.strip.show_days(self.plan.days, self.day)
        # The days beside each other are one chooser, and enough.
        for button in (self.before, self.after):
            button.setVisible(self.strip.isHidden() and len(self.plan.days) > 1)
        self.lanes.show_day(items, self.plan.teams)
        self.list.show_lines(list(self._lines(items)))
        self._say_note()
        self._fit()

    def _fit(self) -> None:
        """What is wrong and what waits gets no more room than it has lines: the day has the rest.

        In a low window it stands below the last hour, and the bar of the day moves it.
        """
        is_low = self.height() < scaled(self.font(), _LOW)
        if is_low != self._is_low:
            self._is_low = is_low
            had_focus = self.list.hasFocus()
            (self._below if is_low else self._column).insertWidget(
                2 if is_low else -1, self.list, 0 if is_low else 1
            )
            policy = Qt.ScrollBarPolicy
            bar = policy.ScrollBarAlwaysOff if is_low else policy.ScrollBarAsNeeded
            self.list.setVerticalScrollBarPolicy(bar)
            self.list.show()
            if had_focus:
                # Qt takes it away from what gets another parent.
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        high = self.list.fitting_height()
        self.list.setMinimumHeight(high if is_low else 0)
        self.list.setMaximumHeight(high)

    def _show_item(self) -> None:
        self._bring_into_sight(self.lanes, self.lanes.rect_of(self.lanes.items[self.lanes.current]))

    def _show_line(self) -> None:
        at = self.list.currentIndex()
        if at.isValid() and self.list.hasFocus() and self._is_low:
            self._bring_into_sight(self.list, self.list.visualRect(at))

    def _bring_into_sight(self, of: QWidget, place: QRect) -> None:
        at = of.mapTo(self._day, place.center())
        # Of what is higher than the room its beginning is shown.
        reach = min(place.height() // 2 + SMALL, self.room.viewport().height() // 2)
        self.room.ensureVisible(at.x(), at.y(), 0, reach)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lines(self, items: tuple[Planned, ...]) -> Iterator[Line]:
        wrong = [line for each in items for line in self._wrong(each)]
        if wrong:
            yield Line(self.tr("Cannot be done"), Sort.HEADING)
            yield from wrong
        if self.plan.waiting:
            yield Line(self.tr("Not yet placed"), Sort.HEADING)
        for each in self.plan.waiting:
            yield Line(each.title, label=Label(each.label), key=each.ref, verb="P", note=each.where)
        if self.plan.items and not self.plan.waiting:
            yield Line(self.tr("Everything has its time."), Sort.NOTE)

    def _wrong(self, each: Planned) -> Iterator[Line]:
        title = isolated(each.line.title)
        for clash in each.clashes:
            if each.line.ref < clash.ref:
                said = self.tr("“{title}” overlaps “{other}” by %n minute(s)", "", clash.minutes)
                yield Line(said.format(title=title, other=isolated(clash.title)), Sort.WARNING)
        if each.way is not None:
            yield Line(self._way(title, each.way), Sort.WARNING)
        if each.is_outside:
            said = self.tr("“{title}” is not within the days of the visit")
            yield Line(said.format(title=title), Sort.WARNING)

    def _way(self, title: str, way: Way) -> str:
        place = isolated(way.to)
        if not way.needs:
            said = self.tr("No time is left from “{title}” to {place}")
            return said.format(title=title, place=place)
        said = self.tr(
            "From “{title}” to {place} it is about {km} km: that takes {needs} minutes, and %n"
            " minute(s) are left",
            "",
            max(way.minutes, 0),
        )
        return said.format(title=title, place=place, km=way.distance, needs=way.needs)

    def _add_steps(self) -> None:
        # As shortcuts: what scrolls around the lanes would take the arrows for itself.
        for key, step in (("Left", self._left), ("Right", self._right)):
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(step)
            self.addAction(action)

    def _left(self) -> None:
        self.step(1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else -1)

    def _right(self) -> None:
        self.step(-1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1)

    def _button(self, sign: str, name: str, by: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(sign))
        button.setAutoRaise(True)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(self._further if by > 0 else self._back)
        return button

    def _begin(self) -> None:
        self.add_wanted.emit(self.day)

    def _further(self) -> None:
        self.step(1)

    def _back(self) -> None:
        self.step(-1)

    def _lay_out(self) -> None:
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(SMALL)
        head.addWidget(self.before)
        head.addWidget(self.after)
        head.addWidget(self.title, 1)
        head.addWidget(self.add)
        self._below = QVBoxLayout(self._day)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(0)
        self._below.addWidget(self.note)
        self._below.addWidget(self.lanes)
        self._below.addStretch(1)
        self.room.setWidgetResizable(True)
        self.room.setFrameShape(QScrollArea.Shape.NoFrame)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setWidget(self._day)
        # Less shows no hour of the day: then all of the tab scrolls.
        self.room.setMinimumHeight(scaled(self.font(), _LEAST_DAY))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.strip)
        self._column.addWidget(self.room, 3)
        self._fit()
