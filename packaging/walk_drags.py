"""Takes hold of what lies in a calendar or on the time line, and holds it somewhere else."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from demo_window import settle
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from walk_stage import Walk

from hrdesk.operations.agenda import What, between

# How far things are looked for ahead, and how far they are dragged.
_AHEAD = 60
_FAR = QPoint(150, 70)


def drag_in_calendar(walk: Walk, view: str) -> None:
    """Goes to a day with an hour taken, drags what stands there, and then its end."""
    walk.stage.view(view)
    page: Any = walk.page
    day, desk = page.day, walk.stage.window.desk
    assert desk is not None
    found = desk.read(between, day, day + timedelta(days=_AHEAD))
    on = next((each.first for each in found if each.starts is not None), day)
    page.go_to(on)
    walk.stage.rest()
    shown: Any = page.views.shown
    held, end = (_bar, _bar_end) if view == "month" else (_block, _block_end)
    walk.step(f"{view}_drag", _drag, shown.viewport(), lambda at: held(shown, at))
    shown._drag.let_go()
    walk.step(f"{view}_drag_end", _drag, shown.viewport(), lambda at: end(shown, at))
    shown._drag.let_go()
    page.go_to(day)


def drag_on_time_line(walk: Walk) -> None:
    """Drags a visit in sight whose days are known, then its end."""
    line: Any = walk.page.time_line
    for step, grip in (("time_line_drag", "WHOLE"), ("time_line_resize", "END")):
        walk.step(step, _drag, line.viewport(), partial(_held, line, grip))
        line.moving.cancel()
        QToolTip.hideText()


def _held(line: Any, grip: str, at: QPoint) -> bool:
    row = line.row_at(at)
    visit = line.lines[row] if row >= 0 else None
    is_dated = visit is not None and visit.is_exact and not visit.is_off
    held = line.moving.grip_at(at) if is_dated else None
    return held is not None and held.name == grip


def _bar(shown: Any, at: QPoint) -> Any:
    """What lies in a month; a named day stays where it is."""
    bar = shown.bars().bar_at(at)
    return bar if bar is not None and bar.occurrence.what is not What.DAY else None


def _bar_end(shown: Any, at: QPoint) -> bool:
    bar = _bar(shown, at)
    return bar is not None and shown._edge(bar, at) == "end"


def _block(shown: Any, at: QPoint) -> object:
    """What lies between the hours; a bar above them where there is nothing else."""
    each, edge = shown.hit(at)
    return each if at.y() >= shown.shape().top and not edge else None


def _block_end(shown: Any, at: QPoint) -> bool:
    return at.y() >= shown.shape().top and shown.hit(at)[1] == "end"


def _drag(view: QWidget, held: Callable[[QPoint], object]) -> None:
    points = [QPoint(x, y) for y in range(4, view.height(), 6) for x in range(8, view.width(), 5)]
    at = next((point for point in points if held(point)), None)
    if at is None:
        return
    _mouse(view, QEvent.Type.MouseButtonPress, at)
    back = view.layoutDirection() == Qt.LayoutDirection.RightToLeft
    far = QPoint(-_FAR.x(), _FAR.y()) if back else _FAR
    for part in (1, 2, 3):
        _mouse(view, QEvent.Type.MouseMove, at + far * part / 3)
    settle()


def _mouse(widget: QWidget, kind: QEvent.Type, point: QPoint) -> None:
    button, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    there = QPointF(widget.mapToGlobal(point))
    event = QMouseEvent(kind, QPointF(point), there, button, button, plain)
    QApplication.sendEvent(widget, event)
