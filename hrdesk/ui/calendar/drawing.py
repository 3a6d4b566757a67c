"""Hours that somebody marks over an empty part of a day: by the mouse, or by Shift and arrows."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication

from hrdesk.ui.calendar.dragging import paint_ghost
from hrdesk.ui.calendar.spoken import times_words
from hrdesk.ui.painting import box, paint_text
from hrdesk.ui.tokens import GAP, RADIUS, Colours

SLOT = 30
_QUARTER = 15
_DAY = 24 * 60


@dataclass
class Drawn:
    """Minutes of one day, from where it was begun; nothing is marked while `is_there` is False."""

    day: date = date.min
    origin: int = 0
    begin: int = 0
    end: int = 0
    is_there: bool = False
    _place: QPoint | None = None
    _head: int = 0

    def hold(self, day: date, minute: int, place: QPoint) -> None:
        """Begin at a half hour with the mouse."""
        self.let_be()
        self.day, self.origin, self._place = day, minute, place

    def follow(self, minute: int, place: QPoint) -> bool:
        """Draw on to where the mouse is; True as soon as it is more than a click."""
        if self._place is None:
            return False
        far = (place - self._place).manhattanLength()
        if not self.is_there and far < QApplication.startDragDistance():
            return False
        self.is_there = True
        quarter = minute - minute % _QUARTER
        down = quarter >= self.origin
        self.begin = min(self.origin, quarter)
        self.end = quarter + _QUARTER if down else self.origin + SLOT
        return True

    def release(self) -> None:
        """The mouse lets go; what is drawn stays."""
        self._place = None

    def stretch(self, day: date, minute: int, step: int) -> int:
        """A half hour more or less from where one is at; gives the half hour at its moving end."""
        if not self.is_there:
            self.let_be()
            self.day, self.origin, self._head, self.is_there = day, minute, minute, True
        self._head = min(max(self._head + step, 0), _DAY - SLOT)
        self.begin = min(self.origin, self._head)
        self.end = max(self.origin, self._head) + SLOT
        return self._head

    def let_be(self) -> None:
        """Mark nothing any more."""
        self.is_there, self._place = False, None

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """From when to when, by the wall clock."""
        midnight = datetime.combine(self.day, time())
        return midnight + timedelta(minutes=self.begin), midnight + timedelta(minutes=self.end)

    @property
    def text(self) -> str:
        """`2026-11-19T10:00/2026-11-19T12:00`, canonical but for the zone."""
        return "/".join(each.isoformat(timespec="minutes") for each in self.moments)

    def words(self, zone: str) -> str:
        """`10:00–12:00`."""
        begin, end = (each.replace(tzinfo=ZoneInfo(zone)) for each in self.moments)
        return times_words(begin, end, zone)


def paint_drawn(
    painter: QPainter, rect: QRect, words: str, now: Colours, way: Qt.LayoutDirection
) -> None:
    """The hours that are marked, and what they are."""
    paint_ghost(painter, rect, now)
    metrics = QFontMetrics(painter.font())
    side = rect.adjusted(GAP, GAP, -GAP, 0)
    label = QRect(0, side.top(), metrics.horizontalAdvance(words) + 2 * GAP + 2, metrics.height())
    label.setWidth(min(label.width(), side.width()))
    label.moveLeft(side.left() if way == Qt.LayoutDirection.LeftToRight else 0)
    if way == Qt.LayoutDirection.RightToLeft:
        label.moveRight(side.right())
    box(painter, label, now.popup, radius=RADIUS)
    paint_text(painter, label.adjusted(GAP, 0, -GAP, 0), words, now.text, reading=way)
