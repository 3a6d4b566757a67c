"""What is being moved, by mouse or by key: how far, which end of it, and when it would be then."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from hrdesk.operations.agenda import Occurrence
from hrdesk.operations.rescheduling import (
    Stays,
    Step,
    can_be_copied,
    can_be_resized,
    span_after,
    stays,
)
from hrdesk.ui.calendar.wording import span_words
from hrdesk.ui.painting import box, paint_text
from hrdesk.ui.tokens import GAP, RADIUS, SMALL, Colours

EDGE = 6
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass
class Drag:
    """One thing held by the mouse; nothing is held while `each` is None."""

    each: Occurrence | None = None
    edge: str = ""
    origin: QPoint = field(default_factory=QPoint)
    place: QPoint = field(default_factory=QPoint)
    step: Step = field(default_factory=Step)
    is_going: bool = False
    copies: bool = False

    def take(self, each: Occurrence | None, edge: str, point: QPoint) -> None:
        """Hold something from a point on."""
        self.each, self.edge, self.origin, self.place = each, edge, point, point
        self.step, self.is_going, self.copies = Step(edge=edge), False, False

    def go(self, point: QPoint, step: Step, modifiers: Qt.KeyboardModifier) -> bool:
        """Follow the mouse; True as soon as it is a drag and no click."""
        distance = (point - self.origin).manhattanLength()
        if self.each is None or stays(self.each) is Stays.APPROXIMATE:
            return False
        if not self.is_going and distance < QApplication.startDragDistance():
            return False
        self.is_going, self.place, self.step = True, point, step
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        self.copies = control and not self.edge and can_be_copied(self.each)
        return True

    def let_go(self) -> None:
        """Hold nothing any more."""
        self.take(None, "", QPoint())


def step_of_key(event: QKeyEvent, each: Occurrence, *, mirrored: bool, hours: bool) -> Step | None:
    """How far Alt and an arrow move something; with Shift its end. None for other keys.

    Where there are `hours`, up and down are minutes; else weeks. None where nothing would move.
    """
    arrow = _ARROWS.get(Qt.Key(event.key()))
    kept = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if arrow is None or kept not in (_ALT, _ALT | _SHIFT):
        return None
    across, down = arrow
    across = -across if mirrored else across
    edge = "end" if kept & _SHIFT else ""
    timed = each.starts is not None
    if edge:
        if not can_be_resized(each):
            return None
        far = across + down
        return Step(0, 15 * far, edge) if timed else Step(far, 0, edge)
    if hours and timed:
        return Step(days=across, minutes=15 * down)
    return Step(days=across + (0 if hours else 7 * down))


def edge_at(rect: QRect, point: QPoint, *, upright: bool, begins: bool, ends: bool) -> str:
    """Which end of a box is taken hold of: `start`, `end`, or neither."""
    size = rect.height() if upright else rect.width()
    if size < 4 * EDGE:
        return ""
    before = point.y() - rect.top() if upright else point.x() - rect.left()
    if before < EDGE:
        return "start" if begins else ""
    return "end" if ends and size - before <= EDGE else ""


def new_time_words(each: Occurrence, step: Step, zone: str) -> str:
    """When it would be, in the window's zone and in its own; empty where it cannot be."""
    span = span_after(each, step)
    return "" if span is None else span_words(span, zone)


def paint_ghost(painter: QPainter, rect: QRect, now: Colours) -> None:
    """Where it would lie."""
    painter.save()
    painter.setOpacity(0.35)
    box(painter, rect, now.accent)
    painter.restore()
    box(painter, rect, "", now.accent, width=2)


def tip_place(
    metrics: QFontMetrics, view: QWidget, at_point: QPoint, words: str, over: Sequence[QRect] = ()
) -> QRect:
    """Beside the mouse and inside the view, and beside what lies `over` all that is painted."""
    rect = QRect(0, 0, metrics.horizontalAdvance(words) + 2 * SMALL + 1, metrics.height() + SMALL)
    rect.moveTopLeft(at_point + QPoint(3 * GAP, 4 * GAP))
    rect.moveRight(min(rect.right(), view.width() - GAP))
    rect.moveBottom(min(rect.bottom(), view.height() - GAP))
    rect.moveLeft(max(rect.left(), GAP))
    for each in over:
        if not each.intersects(rect):
            continue
        if each.center().y() < rect.center().y():
            rect.moveTop(each.bottom() + GAP)
        else:
            rect.moveBottom(each.top() - GAP)
    return rect


def paint_tip(
    painter: QPainter,
    view: QWidget,
    at_point: QPoint,
    words: str,
    now: Colours,
    *,
    over: Sequence[QRect] = (),
) -> None:
    """The new time beside the mouse."""
    if not words:
        return
    rect = tip_place(QFontMetrics(painter.font()), view, at_point, words, over)
    box(painter, rect, now.popup, now.field_edge, radius=RADIUS)
    inner = rect.adjusted(SMALL, 0, -SMALL, 0)
    paint_text(painter, inner, words, now.text, reading=view.layoutDirection())
