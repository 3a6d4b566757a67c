"""The ground of a day or a week on screen: where everything lies, scrolled and painted."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from hrdesk.domain.label import Label, strictest
from hrdesk.operations.agenda import Occurrence, at
from hrdesk.operations.rescheduling import can_be_resized, span_after
from hrdesk.ui.calendar import working
from hrdesk.ui.calendar.dragging import Drag, edge_at, new_time_words, paint_ghost, paint_tip
from hrdesk.ui.calendar.drawing import SLOT, Drawn
from hrdesk.ui.calendar.week_edges import EdgeMarks
from hrdesk.ui.calendar.week_model import WeekModel, minute_of
from hrdesk.ui.calendar.week_painting import Look, WeekPainter
from hrdesk.ui.calendar.week_shape import Crowd, WeekShape
from hrdesk.ui.calendar.working import USUAL, Hours
from hrdesk.ui.tokens import Colours, colours

_CHANGES = (
    QEvent.Type.FontChange,
    QEvent.Type.LayoutDirectionChange,
    QEvent.Type.PaletteChange,
)


class WeekGrid(QAbstractScrollArea):
    """Paints a `WeekModel` with what is chosen, current and held; knows what lies at a point."""

    def __init__(
        self,
        model: WeekModel,
        parent: QWidget | None = None,
        *,
        hours: Callable[[], Hours] = lambda: USUAL,
    ) -> None:
        super().__init__(parent)
        self._working_hours = hours
        self.week = model
        self.chosen = ""
        self.is_on_thing = False
        self.minute = working.next_hour(minute_of(model.moment, model.zone))
        self.zones: tuple[str, ...] = (model.zone,)
        self._day: date = model.today
        self._shape: WeekShape | None = None
        self._hours: QPixmap | None = None
        self._drag = Drag()
        self._drawn = Drawn()
        self._let_go_at: QPoint | None = None  # on the screen, while it is told
        self._scrolled = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.edges = EdgeMarks(self.viewport())

    def show_zones(self, zones: tuple[str, ...]) -> None:
        """The zones whose times stand beside the hours, the window's own first."""
        self.zones = zones
        self._lay_out_anew()

    def shape(self) -> WeekShape:
        """Where everything lies now."""
        if self._shape is None:
            self._shape = WeekShape(
                self.week,
                self.viewport().size(),
                self.font(),
                self.layoutDirection(),
                self.zones,
                working=self._working_hours(),
            )
            self._set_range(self._shape)
        return self._shape

    @property
    def has_keys_on_thing(self) -> bool:
        """Whether the keys mean what is chosen."""
        return self.is_on_thing

    def strictest_shown(self) -> Label | None:
        """The strictest label among the things of the days shown, scrolled away or not."""
        labels = {Label(each.label) for each in self.week.occurrences}
        return strictest(*labels) if labels else None

    def hit(self, point: QPoint) -> tuple[Occurrence | None, str]:
        """What lies at a point of the view, and which end of it."""
        shape = self.shape()
        if point.y() < shape.top:
            for bar in shape.bars:
                if bar.place.contains(point):
                    edge = edge_at(
                        bar.place, point, upright=False, begins=bar.begins, ends=bar.ends
                    )
                    if self._is_mirrored:
                        edge = {"start": "end", "end": "start"}.get(edge, "")
                    return bar.occurrence, edge if can_be_resized(bar.occurrence) else ""
            return None, ""
        inside = self._in_hours(point)
        for placed in shape.blocks:
            if placed.place.contains(inside):
                block = placed.block
                edge = edge_at(
                    placed.place, inside, upright=True, begins=block.begins, ends=block.ends
                )
                return block.occurrence, edge if can_be_resized(block.occurrence) else ""
        return None, ""

    def crowd_at(self, point: QPoint) -> Crowd | None:
        """What found no room and is counted at a point of the view."""
        inside, shape = self._in_hours(point), self.shape()
        if point.y() < shape.top:
            return None
        return next((each for each in shape.crowds if each.more.place.contains(inside)), None)

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _in_hours(self, point: QPoint) -> QPoint:
        return point - QPoint(0, self.shape().top - self.verticalScrollBar().value())

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        now, shape = colours(self.palette()), self.shape()
        look = Look(
            self.chosen,
            self._day,
            self.minute,
            self.hasFocus(),
            self.week.today,
            self.week.moment,
            keys_on_thing=self.has_keys_on_thing and shape.shows(self.chosen),
            drawn=self._drawn,
        )
        hours, scroll = self._hours_of(shape, now), self.verticalScrollBar().value()
        WeekPainter(painter, shape, now, look, scroll, hours).paint()
        drag = self._drag
        if drag.is_going and drag.each is not None:
            paint_ghost(painter, self._ghost(), now)
            words = new_time_words(drag.each, drag.step, self.week.zone)
            over = [mark.geometry() for mark in self.edges.shown()]
            paint_tip(painter, self.viewport(), drag.place, words, now, over=over)

    def _hours_of(self, shape: WeekShape, now: Colours) -> QPixmap:
        """The hours, painted once: what is chosen or held is painted over them."""
        if self._hours is None:
            ratio = self.devicePixelRatioF()
            size = QSize(shape.size.width(), shape.hours_height)
            self._hours = QPixmap(size * ratio)
            self._hours.setDevicePixelRatio(ratio)
            self._hours.fill(now.window)
            painter = QPainter(self._hours)
            painter.setFont(self.font())
            painter.setLayoutDirection(self.layoutDirection())
            WeekPainter(painter, shape, now, Look()).paint_hours()
            painter.end()
        return self._hours

    def _ghost(self) -> QRect:
        """Where what is held would lie."""
        shape, drag = self.shape(), self._drag
        scroll = shape.top - self.verticalScrollBar().value()
        boxes = [bar.place for bar in shape.bars if bar.occurrence is drag.each]
        boxes += [
            each.place.translated(0, scroll)
            for each in shape.blocks
            if each.block.occurrence is drag.each
        ]
        if not boxes:
            return QRect()
        if any(bar.occurrence is drag.each for bar in shape.bars):
            return self._ghost_of_days(boxes[0])
        if drag.edge:
            down = self._far_of_edge()
            is_end = drag.edge == "end"
            return boxes[-1].adjusted(0, 0, 0, down) if is_end else boxes[0].adjusted(0, down, 0, 0)
        across = shape.column(0).width() * drag.step.days * (-1 if self._is_mirrored else 1)
        return boxes[0].translated(across, shape.y_of(drag.step.minutes))

    def _far_of_edge(self) -> int:
        """How far down the end that is held goes: not beyond the other one."""
        drag = self._drag
        span = span_after(drag.each, drag.step) if drag.each is not None else None
        if span is None or drag.each is None:
            return 0
        _, _, starts, ends = at(span, self.week.zone)
        new, old = (ends, drag.each.ends) if drag.edge == "end" else (starts, drag.each.starts)
        if new is None or old is None:
            return 0
        return self.shape().y_of((new - old).total_seconds() / 60)

    def _ghost_of_days(self, bar: QRect) -> QRect:
        """Over the days themselves: of what began before the first day a part only is in sight."""
        drag = self._drag
        span = span_after(drag.each, drag.step) if drag.each is not None else None
        if span is None:
            return QRect()
        begin, end, _, _ = at(span, self.week.zone)
        first = max((begin - self.week.start).days, 0)
        last = min((end - self.week.start).days, self.week.days - 1)
        if first > last:
            return QRect()
        shape = self.shape()
        days = shape.column(first).united(shape.column(last))
        return QRect(days.left(), bar.top(), days.width(), bar.height()).adjusted(2, 0, -3, 0)

    def _lay_out_anew(self) -> None:
        self._shape = self._hours = None
        self.viewport().update()
        self._mark_edges()

    def _mark_edges(self) -> None:
        """Say at the edges what lies beyond them, as soon as somebody sees it."""
        if self.isVisible():
            self.edges.look(self.shape(), self.verticalScrollBar().value())

    def _set_range(self, shape: WeekShape) -> None:
        bar = self.verticalScrollBar()
        seen = max(self.viewport().height() - shape.top, 1)
        bar.setRange(0, max(shape.hours_height - seen, 0))
        bar.setPageStep(seen)
        bar.setSingleStep(shape.hour)
        if not self._scrolled and self.isVisible():
            self._scrolled = True
            bar.setValue(self._first_seen(shape, seen))

    def _first_seen(self, shape: WeekShape, seen: int) -> int:
        """From when working hours begin; today as far down as leaves more to come than is over."""
        begin = shape.y_of(shape.working[0] - SLOT)
        if not self.week.start <= self.week.today <= self.week.last:
            return begin
        above = minute_of(self.week.moment, self.week.zone) - seen * 60 // shape.hour // 3
        # The words of an hour stand across its line: half of them above it.
        half = self.fontMetrics().height() // 2 + 1
        return max(begin, shape.y_of(above - above % SLOT) - half)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_anew()

    def scrollContentsBy(self, across: int, down: int) -> None:
        self.viewport().update()
        self._mark_edges()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _CHANGES:
            self._lay_out_anew()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.week.set_awake(True)
        if self._shape is None or self._shape.working != self._working_hours():
            self._lay_out_anew()
        self._mark_edges()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.week.set_awake(False)
