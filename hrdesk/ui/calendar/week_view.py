"""A day or a week on screen: hours down, days across, whole days over them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from hrdesk.domain.lanes import WEEK
from hrdesk.operations.agenda import Occurrence
from hrdesk.operations.rescheduling import Step
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.dragging import step_of_key
from hrdesk.ui.calendar.drawing import SLOT
from hrdesk.ui.calendar.month_view import MOST_TOLD
from hrdesk.ui.calendar.origins import with_origin
from hrdesk.ui.calendar.spoken import day_words, time_words
from hrdesk.ui.calendar.week_grid import WeekGrid
from hrdesk.ui.calendar.week_model import WeekModel, minute_of
from hrdesk.ui.calendar.working import USUAL, Hours
from hrdesk.ui.latin_keys import latin_key
from hrdesk.ui.words import day_and_time, semicolon

_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WeekView(WeekGrid):
    """Shows a `WeekModel`; one half hour of one day is current, and one thing may be chosen."""

    opened = Signal(str)  # the Ref of what was chosen
    day_opened = Signal(object, QPoint)  # a day whose list is wanted, and where on the screen
    menu_wanted = Signal(str, QPoint)  # a Ref, and where on the screen its menu is to open
    new_wanted = Signal(object)  # the day for something new, or the moment as canonical text
    day_changed = Signal(object)  # the day that is current now
    move_wanted = Signal(object, object)  # an Occurrence, and the Step it is to go
    copy_wanted = Signal(object, object)  # an Occurrence, and how far from it the copy is to lie

    def __init__(
        self,
        model: WeekModel,
        parent: QWidget | None = None,
        *,
        hours: Callable[[], Hours] = lambda: USUAL,
    ) -> None:
        super().__init__(model, parent, hours=hours)
        self.thing: Occurrence | None = None
        self._hour_awaited = False
        self.setAccessibleName(self.tr("Week") if model.days == WEEK else self.tr("Day"))
        model.changed.connect(self._follow)
        self.edges.reached.connect(self._reach)

    # ------------------------------------------------------------ days and things

    @property
    def day(self) -> date:
        """The day that is current."""
        return self._day

    @property
    def slot(self) -> str:
        """The half hour that is current, as canonical text of the window's zone."""
        hour, minute = divmod(self.minute, 60)
        return f"{self._day.isoformat()}T{hour:02}:{minute:02}"

    @property
    def hours_drawn(self) -> str:
        """From when to when somebody drew over empty hours, as such text; empty where nobody did."""
        return self._drawn.text if self._drawn.is_there else ""

    def go_to(self, day: date) -> None:
        """Make a day current; the days around it are shown."""
        before, self._day = self._day, day
        if day != before:
            self._drawn.let_be()
        self.week.show_day(day)
        if day != before:
            self.day_changed.emit(day)
        self._say()
        self.viewport().update()

    def choose(self, ref: str) -> None:
        """Mark everything that belongs to a record."""
        if ref != self.chosen or (self.thing is not None and self.thing.ref != ref):
            self.thing = None
        self.chosen, self.is_on_thing = ref, bool(ref)
        if ref:
            self._drawn.let_be()
        self._hour_awaited = False
        self.viewport().update()

    def place_of(self, day: date) -> QPoint:
        """Where something was let go just now, else below the name of a day, on the screen."""
        if self._let_go_at is not None:
            return self._let_go_at
        shape = self.shape()
        number = min(max((day - self.week.start).days, 0), self.week.days - 1)
        column = shape.column(number)
        return self.viewport().mapToGlobal(QPoint(column.left(), shape.head))

    def current_thing(self) -> Occurrence | None:
        """What is chosen, on the day one is at or the first shown."""
        found = [each for each in self.week.occurrences if each.ref == self.chosen]
        if self.thing in found:
            return self.thing
        here = [each for each in found if each.first <= self._day <= each.last]
        return next(iter(here or found), None)

    @property
    def has_keys_on_thing(self) -> bool:
        """Whether the keys mean what is chosen, and not the half hour one went on to."""
        each = self.current_thing()
        return self.is_on_thing and each is not None and each.first <= self._day <= each.last

    def stand_at_thing(self) -> None:
        """Go to the hour of what is chosen, so that it is in sight; as soon as it has been read."""
        each = self.current_thing()
        self._hour_awaited = each is None and bool(self.chosen)
        if each is not None and each.starts is not None:
            minute = minute_of(each.starts, self.week.zone)
            self._go_to_minute(minute - minute % SLOT)
            # All of it, and over the foot, where what was just done is told.
            long = (each.ends or each.starts) - each.starts
            self._bring_into_sight(minute + round(long.total_seconds() / 60) + 2 * SLOT)

    def step_thing(self, step: int) -> None:
        """Choose the next or previous thing, over the days shown and beyond them."""
        things = self.week.occurrences
        current = self.current_thing()
        if current is not None and current in things:
            wanted = things.index(current) + step
        else:
            later = (n for n, each in enumerate(things) if each.first >= self._day)
            wanted = next(later, len(things) - 1)
        if not 0 <= wanted < len(things):
            return
        each = things[wanted]
        self.go_to(max(each.first, self.week.start))
        self._take(each)

    # ------------------------------------------------------------ keys

    def event(self, event: QEvent) -> bool:
        # Alt with an arrow is the window's Back otherwise, also while something is chosen here.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent):
            lets_be = event.key() == Qt.Key.Key_Escape and self._drawn.is_there
            if lets_be or self._step_of(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._draws_by(event):
            return
        key = latin_key(event)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = self._step_of(event)
        each = self.current_thing()
        if key == Qt.Key.Key_Escape and self._drag.is_going:
            self._drag.let_go()
            self.viewport().update()
        elif step is not None and each is not None:
            self.move_wanted.emit(each, step)
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            way = 1 if key == Qt.Key.Key_Right else -1
            self.is_on_thing = False
            self.go_to(self._day + timedelta(days=-way if self._is_mirrored else way))
        elif plain and key in _DOWN:
            self.is_on_thing = False
            self._drawn.let_be()
            self._go_to_minute(self.minute + SLOT * _DOWN[key])
        elif plain and key in _ENTER and self.has_keys_on_thing and each is not None:
            self.opened.emit(each.ref)
        elif plain and key in _ENTER:
            self.day_opened.emit(self._day, self.place_of(self._day))
        elif plain and key in (Qt.Key.Key_N, Qt.Key.Key_P):
            self.step_thing(1 if key == Qt.Key.Key_N else -1)
        else:
            event.ignore()

    def _step_of(self, event: QKeyEvent) -> Step | None:
        each = self.current_thing()
        if each is None:
            return None
        return step_of_key(event, each, mirrored=self._is_mirrored, hours=True)

    def _go_to_minute(self, minute: int) -> None:
        self.minute = min(max(minute, 0), 24 * 60 - SLOT)
        shape = self.shape()
        top, bottom = shape.y_of(self.minute), shape.y_of(self.minute + SLOT)
        bar = self.verticalScrollBar()
        seen = self.viewport().height() - shape.top
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + seen:
            bar.setValue(bottom - seen)
        self._say()
        self.viewport().update()

    def _draws_by(self, event: QKeyEvent) -> bool:
        """Shift and an arrow mark hours, Enter makes something of them, Esc lets them be."""
        key, keys = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if keys == Qt.KeyboardModifier.ShiftModifier and key in _DOWN:
            self.is_on_thing = False
            self._go_to_minute(self._drawn.stretch(self._day, self.minute, _DOWN[key] * SLOT))
            return True
        if keys or not self._drawn.is_there:
            return False
        if key in _ENTER:
            self.new_wanted.emit(self.hours_drawn)
        elif key == Qt.Key.Key_Escape:
            self._drawn.let_be()
            self._say()
            self.viewport().update()
        return key in (*_ENTER, Qt.Key.Key_Escape)

    def _reach(self, day: date, begin: int, end: int) -> None:
        """Go where something lies that was beyond an edge."""
        self.is_on_thing = False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go_to(day)
        self._go_to_minute(begin - begin % SLOT)
        self._bring_into_sight(end + SLOT)

    def _bring_into_sight(self, until: int) -> None:
        """Scroll on to a minute, as far as the current half hour stays in sight."""
        shape, bar = self.shape(), self.verticalScrollBar()
        seen = self.viewport().height() - shape.top
        wanted = shape.y_of(min(until, 24 * 60)) - seen
        if wanted > bar.value():
            bar.setValue(min(wanted, shape.y_of(self.minute)))

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        crowd = self.crowd_at(point)
        counted = (each for each in self.shape().more if each.place.contains(point))
        more = next(counted, None) if crowd is None else crowd.more
        each, edge = self.hit(point)
        if more is not None:
            self.day_opened.emit(more.day, self.place_of(more.day))
            return
        self._drag.take(each, edge, point)
        self._drawn.let_be()
        self.is_on_thing = False
        self.go_to(self.week.day(self.shape().day_at(point.x())))
        if each is not None:
            self._keep_to(each)
        elif point.y() >= self.shape().top:
            minute = self.shape().minute_at(self._in_hours(point).y())
            self._go_to_minute(minute - minute % SLOT)
            self._drawn.hold(self._day, self.minute, point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_edge(point)
            return
        if self._drawn.follow(self.shape().minute_at(self._in_hours(point).y()), point):
            self._scroll_along(point)
            self._say()
            self.viewport().update()
            return
        if self._drag.go(point, self._step_to(point), event.modifiers()):
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, each = self._drag, self._drag.each
        going, step, copies = drag.is_going, drag.step, drag.copies
        drag.let_go()
        self._drawn.release()
        self.viewport().update()
        if each is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if not going:
            self.opened.emit(each.ref)
        elif step.days or step.minutes:
            self._let_go_at = event.globalPosition().toPoint()
            (self.copy_wanted if copies else self.move_wanted).emit(each, step)
            self._let_go_at = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        is_free = self.hit(point)[0] is None and self.crowd_at(point) is None
        if event.button() == Qt.MouseButton.LeftButton and is_free:
            in_hours = point.y() >= self.shape().top
            self.new_wanted.emit(self.slot if in_hours else self._day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            where = self.place_of(self._day)
            if self.has_keys_on_thing:
                self.menu_wanted.emit(self.chosen, where)
            else:
                self.day_opened.emit(self._day, where)
        elif (each := self.hit(event.pos())[0]) is not None:
            self.choose(each.ref)
            self.menu_wanted.emit(each.ref, event.globalPos())
        else:
            self.is_on_thing = False
            day = self.week.day(self.shape().day_at(event.pos().x()))
            self.go_to(day)
            self.day_opened.emit(day, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            crowd, each = self.crowd_at(event.pos()), self.hit(event.pos())[0]
            things = crowd.things[:MOST_TOLD] if crowd else [each] if each else []
            said = "\n".join(map(self._tip, things))
            QToolTip.showText(event.globalPos(), said, self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, each: Occurrence) -> str:
        return with_origin(wording.sentence(each, self.week.zone), each, self.week.letters)

    def _step_to(self, point: QPoint) -> Step:
        """How far what is held would go if it were let go at a point."""
        shape, drag = self.shape(), self._drag
        if drag.each is None:
            return Step()
        days = shape.day_at(point.x()) - shape.day_at(drag.origin.x())
        if drag.each.starts is None or drag.origin.y() < shape.top:
            return Step(days, 0, drag.edge)
        minutes = round((point.y() - drag.origin.y()) * 60 / shape.hour / 15) * 15
        return Step(0 if drag.edge else days, minutes, drag.edge)

    def _show_edge(self, point: QPoint) -> None:
        each, edge = self.hit(point)
        shapes = Qt.CursorShape
        if not edge or each is None:
            self.viewport().setCursor(shapes.ArrowCursor)
        else:
            over = point.y() < self.shape().top
            self.viewport().setCursor(shapes.SizeHorCursor if over else shapes.SizeVerCursor)

    def _scroll_along(self, point: QPoint) -> None:
        """Drawing beyond the hours in sight goes on in those below or above."""
        bar, top = self.verticalScrollBar(), self.shape().top
        if point.y() > self.viewport().height():
            bar.setValue(bar.value() + self.shape().hour // 2)
        elif point.y() < top:
            bar.setValue(bar.value() - self.shape().hour // 2)

    # ------------------------------------------------------------ inner

    def _take(self, each: Occurrence) -> None:
        self._keep_to(each)
        self.stand_at_thing()
        self.opened.emit(each.ref)

    def _keep_to(self, each: Occurrence) -> None:
        self.choose(each.ref)
        self.thing = each

    def _say(self) -> None:
        """Tells a screen reader where one is and what stands there; the agenda tells all."""
        found = self.week.on_day(self._day)
        list_of = semicolon().join(wording.short_line(each, self.week.zone) for each in found)
        moment = datetime.fromisoformat(self.slot).replace(tzinfo=ZoneInfo(self.week.zone))
        said = day_and_time(
            day_words(self._day),
            self._drawn.words(self.week.zone)
            if self._drawn.is_there
            else time_words(moment, self.week.zone),
        )
        self.setAccessibleDescription(f"{said}: {list_of}" if found else said)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )

    def _follow(self) -> None:
        self._say()
        self._lay_out_anew()
        if self._hour_awaited:
            self.stand_at_thing()
