"""Where everything lies on the time line of visits, and how it scrolls and zooms."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from heapq import nlargest
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QStyle, QWidget

from hrdesk.domain.label import Label, strictest
from hrdesk.operations.met_on_days import Met
from hrdesk.operations.time_line import VisitLine
from hrdesk.ui.language import isolated
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, SMALL, WIDE, scaled
from hrdesk.ui.visits.time_line_painting import caption
from hrdesk.ui.visits.time_scale import ZOOMS, TimeScale, needed_day, scale_around
from hrdesk.ui.visits.visit_words import met_words, name_of, who_goes
from hrdesk.ui.words import comma, label_word, span_word

_LONG_OVER = timedelta(days=180)
_NAMES, _BAR, _LOAD = 190, 18, 48
# The mark of a row, what is kept free around it and its words, and the sign of a conflict.
_AROUND_NAMES = 70
_MEASURED = 20


class TimeLineFrame(QAbstractScrollArea):
    """Rows keep their place at the leading side; days scroll beside them in reading direction.

    All rectangles are laid as if one reads from the left, and turned where they are painted.
    """

    current_changed = Signal(str)  # the Ref of a visit
    zoomed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[VisitLine] = []
        # How wide names are, once that was asked.
        self._names: int | None = None
        self.scale = scale_around([], today, ZOOMS[1])
        self._end, self._needed = self.scale.end, needed_day([], today)
        self.today = today
        self.busy: list[tuple[date, date]] = []
        # By visit, what it cannot be beside; read after the visits, which do not wait for it.
        self.met: Mapping[str, Sequence[Met]] = {}
        self.current = -1
        self.was_shown = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Time line of visits; the list says the same in words"))

    # ------------------------------------------------------------ what is shown

    def show_lines(self, lines: list[VisitLine], busy: list[tuple[date, date]]) -> None:
        """Show these visits in this order; the current one stays current."""
        ref = self.current_ref
        middle = self._middle()
        self.lines, self.busy, self._names = lines, busy, None
        days = [day for line in lines for day in (line.first, line.last) if day is not None]
        self.scale = scale_around(days, self.today, self.scale.day_width)
        self._end, self._needed = self.scale.end, needed_day(days, self.today)
        self.current = next((at for at, each in enumerate(lines) if each.ref == ref), -1)
        self._measure()
        if self.was_shown:
            self.centre(middle)
        self.viewport().update()

    def show_met(self, met: Mapping[str, Sequence[Met]]) -> None:
        """Say beside the bars what visits overlap that they cannot be beside."""
        self.met = met
        self.viewport().update()

    def caption_of(self, line: VisitLine) -> str:
        """What stands beside a bar: how it is with the visit, and a warning in words."""
        warned = " · ".join(met_words(self.met.get(line.ref, ())))
        return f"{caption(line)} · ⚠ {warned}" if warned and not line.is_off else caption(line)

    def caption_rect(self, at: int, bar: QRect, words: str) -> QRect:
        """Where words stand beside a bar in sight: behind it, else before, else over one that is long."""
        days, row = self.days_rect(), self.row_rect(at)
        width = self.fontMetrics().horizontalAdvance(words) + GAP
        seen = bar & days
        left = max(bar.right(), days.left()) + SMALL
        if left + width > days.right():
            if bar.left() - SMALL - width > days.left():
                left = bar.left() - SMALL - width
            elif seen.width() > width or bar.right() >= days.right() - WIDE:
                left = seen.left() + SMALL
        return QRect(left, row.top(), max(min(width, days.right() - left), 0), row.height())

    def set_today(self, today: date) -> None:
        self.today = today
        self.viewport().update()

    @property
    def current_ref(self) -> str:
        """The Ref of the current row; empty when there is none."""
        return self.lines[self.current].ref if 0 <= self.current < len(self.lines) else ""

    def choose(self, ref: str) -> None:
        """Make a visit current and bring it into sight."""
        at = next((at for at, each in enumerate(self.lines) if each.ref == ref), -1)
        if at >= 0:
            self.go_to_row(at)

    def mark(self, ref: str) -> None:
        """Make a visit current where it is; tells nobody."""
        at = next((at for at, each in enumerate(self.lines) if each.ref == ref), -1)
        if at != self.current:
            self.current = at
            self.viewport().update()

    def strictest_shown(self) -> Label | None:
        """The strictest label among the rows in sight, and of what they say that visits overlap."""
        lines = [self.lines[at] for at in self.rows_in_sight()]
        met = [each for line in lines for each in self.met.get(line.ref, ())[:1]]
        labels = {Label(each.label) for each in lines} | {Label(each.label) for each in met}
        return strictest(*labels) if labels else None

    # ------------------------------------------------------------ zoom

    def zoom_in(self) -> None:
        self._zoom(self.scale.zoomed(1), self._middle())

    def zoom_out(self) -> None:
        self._zoom(self.scale.zoomed(-1), self._middle())

    def zoom_to(self, day_width: float) -> None:
        self._zoom(replace(self.scale, day_width=day_width), self._middle())

    def fit(self) -> None:
        """All visits that are not long over, and today, in one sight."""
        since = self.today - _LONG_OVER
        days = [
            day
            for line in self.lines
            if line.first is not None and line.last is not None and line.last >= since
            for day in (line.first, line.last)
        ]
        first, last = min([*days, self.today]), max([*days, self.today])
        self._zoom(self.scale.fitting(first, last, self.days_rect().width() - WIDE), first)
        self.horizontalScrollBar().setValue(self.scale.at(first) - WIDE // 2)

    def go_to_today(self) -> None:
        self.centre(self.today)

    def centre(self, day: date) -> None:
        """Scroll so that a day stands in the middle."""
        self.horizontalScrollBar().setValue(self.scale.at(day) - self.days_rect().width() // 2)

    def _zoom(self, scale: TimeScale, kept: date) -> None:
        self.scale = scale
        self._measure()
        self.centre(kept)
        self.viewport().update()
        self.zoomed.emit()

    def _middle(self) -> date:
        return self.scale.day_at(self.horizontalScrollBar().value() + self.days_rect().width() / 2)

    # ------------------------------------------------------------ where things are

    @property
    def row_height(self) -> int:
        """How high a row is: that of lists, with some room for the bars."""
        return row_height(self) + scaled(self.font(), SMALL)

    @property
    def header_height(self) -> int:
        return 2 * (self.fontMetrics().height() + GAP)

    def names_width(self) -> int:
        """As wide as the names need, and no more than a third."""
        widest = max(scaled(self.font(), _NAMES), self._widest_name())
        return min(widest, self.viewport().width() // 3)

    def _widest_name(self) -> int:
        if self._names is None:
            said = (
                " · ".join(filter(None, (name_of(each), who_goes(each)))) for each in self.lines
            )
            # The longest by letters are about the widest; thousands are not measured one by one.
            longest = nlargest(_MEASURED, said, key=len)
            metrics, around = self.fontMetrics(), scaled(self.font(), _AROUND_NAMES)
            self._names = max(map(metrics.horizontalAdvance, longest), default=0) + around
        return self._names

    def days_rect(self) -> QRect:
        """Where days are painted, as if one reads from the left."""
        whole = self.viewport().rect()
        return whole.adjusted(self.names_width(), 0, 0, 0)

    def rows_rect(self) -> QRect:
        return self.viewport().rect().adjusted(0, self.header_height, 0, -self.foot_height)

    @property
    def foot_height(self) -> int:
        """The strip of busy weeks, and above it the word of today: it covers no row."""
        return scaled(self.font(), _LOAD) + self.today_height

    @property
    def today_height(self) -> int:
        return self.fontMetrics().height() + 2

    def load_rect(self) -> QRect:
        """The strip at the foot."""
        whole = self.viewport().rect()
        return whole.adjusted(0, whole.height() - self.foot_height, 0, 0)

    def days_in_sight(self) -> tuple[date, date]:
        """The first and the last day that are painted."""
        begin = self.horizontalScrollBar().value()
        return self.scale.day_at(begin), self.scale.day_at(begin + self.days_rect().width())

    def first_row(self) -> int:
        """The first row in sight."""
        return self.rows_in_sight().start

    def row_rect(self, at: int) -> QRect:
        rows = self.rows_rect()
        top = rows.top() + at * self.row_height - self.verticalScrollBar().value()
        return QRect(0, top, rows.width(), self.row_height)

    def rows_in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        first = max(top // self.row_height, 0)
        last = (top + self.rows_rect().height()) // self.row_height
        return range(first, min(last + 1, len(self.lines)))

    def place_of(self, day: date) -> int:
        return self.names_width() + self.scale.at(day) - self.horizontalScrollBar().value()

    def bar_rect(self, at: int) -> QRect:
        """Where the bar of a row is painted, halo and all; empty for a visit without a date."""
        line = self.lines[at]
        if line.first is None or line.last is None:
            return QRect()
        return self.turned(self.span_rect(at, line.first, line.last))

    def span_rect(self, at: int, first: date, last: date) -> QRect:
        row = self.row_rect(at)
        height = scaled(self.font(), _BAR)
        left = self.place_of(first)
        width = max(self.place_of(last) + round(self.scale.day_width) - left, 4)
        return QRect(left, row.center().y() - height // 2, width, height)

    def turned(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.viewport().rect(), rect)

    def row_at(self, point: QPoint) -> int:
        if not self.rows_rect().contains(point):
            return -1
        distance = point.y() - self.rows_rect().top() + self.verticalScrollBar().value()
        at = distance // self.row_height
        return at if at < len(self.lines) else -1

    def _measure(self) -> None:
        days, rows = self.days_rect(), self.rows_rect()
        whole = replace(self.scale, end=self._end).within(days.width(), self._needed)
        self.scale = whole.reaching(days.width())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        beyond = self.scale.width - days.width()
        # A part of the last day is worth no bar.
        across.setRange(0, beyond if beyond > ceil(self.scale.day_width) else 0)
        across.setPageStep(days.width())
        across.setSingleStep(max(round(self.scale.day_width * 7), 10))
        below = len(self.lines) * self.row_height - rows.height()
        # At the end, too, a whole row stands under the header.
        down.setRange(0, max(ceil(below / self.row_height), 0) * self.row_height)
        down.setPageStep(rows.height())
        down.setSingleStep(self.row_height)

    # ------------------------------------------------------------ going

    def go_to_row(self, at: int) -> None:
        if not self.lines:
            return
        self.current = min(max(at, 0), len(self.lines) - 1)
        line = self.lines[self.current]
        rows = self.rows_rect()
        row = self.row_rect(self.current)
        down = self.verticalScrollBar()
        if row.top() < rows.top():
            down.setValue(down.value() + row.top() - rows.top())
        elif row.bottom() > rows.bottom():
            down.setValue(down.value() + row.bottom() - rows.bottom())
        if line.first is not None and line.last is not None:
            self._bring_into_sight(line.first, line.last)
        self.setAccessibleDescription(self.words_of(line))
        self.current_changed.emit(line.ref)
        self.viewport().update()

    def _bring_into_sight(self, first: date, last: date) -> None:
        days = self.days_rect()
        left, right = self.place_of(first), self.place_of(last + timedelta(days=1))
        whole = days.left() <= left and right <= days.right()
        fills = left <= days.left() and right >= days.right()
        if not (whole or fills):
            self.centre(first + (last - first) / 2)

    def words_of(self, line: VisitLine) -> str:
        """A visit in one sentence."""
        parts = [part for part in (name_of(line), who_goes(line)) if part]
        parts += [self.caption_of(line) if line.dates else self.tr("no date yet")]
        if line.agreed:
            said = self.tr("last agreed with a partner: {dates}")
            parts.append(said.format(dates=isolated(span_word(line.agreed))))
        parts.append(label_word(Label(line.label)))
        return comma().join(parts)

    # ------------------------------------------------------------ Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._names = None
            self._measure()

    def begin(self) -> None:
        """What is current in sight; else today in the first third, and on top what is not over."""
        self.was_shown = True
        self._measure()
        if self.current >= 0:
            self.go_to_row(self.current)
            return
        self.centre(self.scale.day_at(self.scale.at(self.today) + self.days_rect().width() / 6))
        later = (
            at for at, line in enumerate(self.lines) if line.last is None or line.last >= self.today
        )
        at = next(later, len(self.lines))
        self.verticalScrollBar().setValue((at - 1) * self.row_height)
