"""Moving visits on the time line, by Alt and arrows or by dragging: shown at once, kept once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from hrdesk.domain.dates import parse_span
from hrdesk.domain.lanes import Days
from hrdesk.domain.moving import Shift, moved, shift_of_days
from hrdesk.operations.time_line import VisitLine, core_of
from hrdesk.ui.visits.time_line_frame import TimeLineFrame

_END = 8
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Grip(Enum):
    """What of a bar is held."""

    START = auto()
    END = auto()
    WHOLE = auto()


class Moving(QObject):
    """What is moved is only shown moved until it is settled: one step to undo.

    Keys settle when Alt is let go or something else is done, the mouse when it lets go.
    """

    settled = Signal(str, str)  # the Ref of a visit and its new dates

    def __init__(self, frame: TimeLineFrame) -> None:
        super().__init__(frame)
        self._ref = ""
        self._shift = Shift()
        self._grip: Grip | None = None
        self._from = QPoint()

    @property
    def _frame(self) -> TimeLineFrame:
        """The time line, which holds this and is not held by it."""
        frame = self.parent()
        assert isinstance(frame, TimeLineFrame)
        return frame

    def shown(self, line: VisitLine) -> VisitLine:
        """The visit as it is painted now."""
        if line.ref != self._ref or self._shift == Shift():
            return line
        dates = moved(line.dates, self._shift)
        span = parse_span(dates)
        if span is None:
            return line
        return replace(
            line,
            dates=dates,
            first=span.first,
            last=span.last,
            core=core_of(span),
            agreed=line.agreed or line.dates,
            agreed_days=line.agreed_days or _days_of(line),
        )

    def busy(self, days: Sequence[Days]) -> Sequence[Days]:
        """The busy days of all, with those of the visit that is held where it is now."""
        line = self._line() if self._shift != Shift() else None
        before = line.core if line is not None and line.is_exact and not line.is_off else None
        if line is None or before is None or before not in days:
            return days
        others, now = list(days), self.shown(line).core
        others.remove(before)
        return others if now is None else [*others, now]

    # ------------------------------------------------------------ keys

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key moves the current visit; Alt and arrows are the window's otherwise."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        return bool(alt) and event.key() in _ARROWS and self._line() is not None

    def by_key(self, event: QKeyEvent) -> bool:
        """Move by one unit, with Shift only the end; Esc leaves all as it was. False for others."""
        if event.key() == Qt.Key.Key_Escape and self._ref:
            self.cancel()
            return True
        if self.takes(event):
            step = _ARROWS[Qt.Key(event.key())]
            if self._frame.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                step = -step
            only_end = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._move(Shift(0 if only_end else step, step))
            return True
        if event.key() != Qt.Key.Key_Alt:
            self.settle()
        return False

    def _move(self, by: Shift) -> None:
        line = self._line()
        if line is None:
            return
        if line.ref != self._ref:
            self.settle()
            self._ref = line.ref
        wanted = Shift(self._shift.start + by.start, self._shift.end + by.end)
        if wanted == Shift() or moved(line.dates, wanted) != line.dates:
            self._show(wanted)

    # ------------------------------------------------------------ mouse

    def grip_at(self, point: QPoint) -> Grip | None:
        """What of a bar lies at a point: its ends are eight wide, the rest is all of it.

        Those of a short bar lie beside it, or nothing of it were left to take it up by.
        """
        at = self._frame.row_at(point)
        bar = self._frame.bar_rect(at) if at >= 0 else None
        if bar is None:
            return None
        is_short = bar.width() < 3 * _END
        beside, within = (_END, -1) if is_short else (_END // 2, _END)
        if not bar.adjusted(-beside, 0, beside, 0).contains(point):
            return None
        mirrored = self._frame.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if point.x() <= bar.left() + within:
            return Grip.END if mirrored else Grip.START
        if point.x() >= bar.right() - within:
            return Grip.START if mirrored else Grip.END
        return Grip.WHOLE

    def press(self, grip: Grip | None, point: QPoint) -> None:
        """Take hold of the current visit."""
        self._grip, self._from = grip, point

    def drag(self, event: QMouseEvent) -> None:
        """Follow the mouse; the words beside the bar say where it is now."""
        point = event.position().toPoint()
        if self._grip is None:
            grip = self.grip_at(point)
            shape = Qt.CursorShape.SizeHorCursor
            if grip in (None, Grip.WHOLE):
                shape = (
                    Qt.CursorShape.ArrowCursor if grip is None else Qt.CursorShape.OpenHandCursor
                )
            self._frame.viewport().setCursor(shape)
            return
        line = self._line()
        span = parse_span(line.dates) if line is not None else None
        if line is None or span is None:
            return
        distance = point.x() - self._from.x()
        if self._frame.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            distance = -distance
        units = shift_of_days(span, round(distance / self._frame.scale.day_width))
        start = 0 if self._grip is Grip.END else units
        end = 0 if self._grip is Grip.START else units
        self._ref = line.ref
        self._show(Shift(start, end))

    def release(self) -> None:
        """Let go of the bar."""
        if self._grip is not None:
            self._grip = None
            self.settle()

    # ------------------------------------------------------------ both

    def settle(self) -> None:
        """Keep what was moved."""
        ref, shift = self._ref, self._shift
        self.cancel()
        line = next((each for each in self._frame.lines if each.ref == ref), None)
        if line is not None and shift != Shift():
            dates = moved(line.dates, shift)
            if dates != line.dates:
                self.settled.emit(ref, dates)

    def cancel(self) -> None:
        """Leave all as it was."""
        self._ref, self._grip = "", None
        self._show(Shift())

    def _show(self, shift: Shift) -> None:
        if shift != self._shift:
            self._shift = shift
            self._frame.viewport().update()

    def _line(self) -> VisitLine | None:
        line = next(
            (each for each in self._frame.lines if each.ref == self._frame.current_ref), None
        )
        return line if line is not None and line.dates else None


def _days_of(line: VisitLine) -> tuple[date, date] | None:
    return None if line.first is None or line.last is None else (line.first, line.last)
