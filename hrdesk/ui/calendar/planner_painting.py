"""The bars of a year: as those of a month where they are wide enough, else boxes, or stars."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from hrdesk.domain.label import Label
from hrdesk.operations.layers import is_thin
from hrdesk.operations.planner import NAMED_DAYS, PlannerItem, PlannerRow
from hrdesk.ui.calendar.month_bars import Bar, paint_bar
from hrdesk.ui.calendar.named_days import with_its_number
from hrdesk.ui.calendar.spoken import month_letter, month_words
from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box, paint_text
from hrdesk.ui.tokens import GAP, Colours, ReviewState, scaled
from hrdesk.ui.words import months

LEAST_BAR, STAR = 8, 13
# With fewer letters of it nobody knows what something is.
_FEW_LETTERS = 8
_SIGN = 14


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar of the planner: in which row it stands, and where it is painted."""

    row: int
    item: PlannerItem
    bar: Bar


def paint_in_year(
    painter: QPainter,
    bar: Bar,
    now: Colours,
    way: Qt.LayoutDirection,
    beside: QRect,
    before: QRect,
) -> None:
    """One thing; a named day is a star. What has no room for its words has them `beside` it.

    Where none is there either it is `before` it.
    """
    if is_thin(bar.occurrence):
        painter.fillRect(bar.place, now.window)
        paint_icon(painter, bar.place, "star", now.secondary)
        return
    signs = scaled(painter.font(), _SIGN) + 2 * GAP
    metrics = painter.fontMetrics()
    has_words = _has_words_beside(metrics, bar, signs, beside)
    is_before = not has_words and _has_words_beside(metrics, bar, signs, before)
    if bar.place.width() >= signs:
        paint_bar(painter, replace(bar, text="") if has_words or is_before else bar, now, way)
    else:
        marks = now.markings[Label(bar.occurrence.label)]
        box(painter, bar.place, marks.fill, marks.edge, dashed=marks.dashed)
    if has_words or is_before:
        room = before if is_before else beside
        words = with_its_number(bar.text, metrics, room.width())
        # No line of a month, nor that of today, goes through them.
        ground = QRect(room)
        ground.setWidth(min(metrics.horizontalAdvance(words) + GAP, room.width()))
        if (way == Qt.LayoutDirection.RightToLeft) != is_before:
            ground.moveRight(room.right())
        painter.fillRect(ground, now.window)
        paint_text(painter, room, words, now.secondary, reading=way, trailing=is_before)


def lanes_of(row: PlannerRow, at: Callable[[date], int]) -> list[int]:
    """In which lane each thing of a row stands: no star lies over another, whatever the room."""
    if row.key != NAMED_DAYS:
        return [each.lane for each in row.items]
    lanes: list[int] = []
    ends: list[int] = []
    for left in (at(each.occurrence.first) for each in row.items):
        lane = next((at for at, end in enumerate(ends) if end <= left), len(ends))
        ends[lane : lane + 1] = [left + STAR]
        lanes.append(lane)
    return lanes


def _has_words_beside(metrics: QFontMetrics, bar: Bar, signs: int, beside: QRect) -> bool:
    """Whether the words fit better behind the bar than into it."""
    inside = bar.place.width() - signs - 2 * GAP
    if metrics.horizontalAdvance(bar.text) <= inside:
        return False
    few = _FEW_LETTERS * metrics.averageCharWidth()
    return inside < few <= beside.width()


def room_beside(places: Sequence[QRect], whole: QRect, way: Qt.LayoutDirection) -> list[QRect]:
    """What is free behind each bar, up to the next one in its lane."""
    is_ltr = way == Qt.LayoutDirection.LeftToRight
    lanes: dict[int, list[int]] = {}
    for place in places:
        lanes.setdefault(place.top(), []).append(place.left() if is_ltr else -place.right())
    for lane in lanes.values():
        lane.sort()
    found = []
    for place in places:
        lane = lanes[place.top()]
        after = bisect_right(lane, place.left() if is_ltr else -place.right())
        if is_ltr:
            next_one = lane[after] if after < len(lane) else whole.right()
            left, right = place.right() + GAP, next_one - GAP
        else:
            next_one = -lane[after] if after < len(lane) else whole.left()
            left, right = next_one + GAP, place.left() - GAP
        found.append(QRect(left, place.top(), max(right - left, 0), place.height()))
    return found


def rooms_at(
    places: Sequence[QRect], whole: QRect, way: Qt.LayoutDirection
) -> list[tuple[QRect, QRect]]:
    """What is free behind each bar, and before the first of each lane.

    What is before another one is that behind the one before.
    """
    is_ltr = way == Qt.LayoutDirection.LeftToRight
    other = Qt.LayoutDirection.RightToLeft if is_ltr else Qt.LayoutDirection.LeftToRight
    found = []
    for behind, before in zip(
        room_beside(places, whole, way), room_beside(places, whole, other), strict=True
    ):
        side = before.left() - whole.left() if is_ltr else whole.right() - before.right()
        found.append((behind, before if side <= GAP else QRect()))
    return found


def paint_head(
    painter: QPainter,
    whole: QRect,
    places: Mapping[date, QRect],
    now: Colours,
    way: Qt.LayoutDirection,
) -> None:
    """The names of months over where they begin; the first and each January with the year."""
    painter.fillRect(whole, now.surface)
    painter.fillRect(whole.left(), whole.bottom(), whole.width(), 1, now.line)
    for number, (day, place) in enumerate(places.items()):
        is_first = number == 0 or day.month == 1
        words = _name_of_month(day, painter.fontMetrics(), place.width(), with_year=is_first)
        paint_text(painter, place, words, now.secondary, reading=way)


def _name_of_month(day: date, metrics: QFontMetrics, room: int, *, with_year: bool) -> str:
    names = [month_words(day)] if with_year else []
    names.append(months()[day.month - 1])
    fitting = (name for name in names if metrics.horizontalAdvance(name) <= room)
    return next(fitting, month_letter(day))


def paint_clash(painter: QPainter, place: QRect, now: Colours, way: Qt.LayoutDirection) -> None:
    """The foot under a bar that clashes, with a sign where there is room."""
    marks = now.states[ReviewState.CONFLICT]
    painter.fillRect(QRect(place.left(), place.bottom() - 2, place.width(), 3), marks.edge)
    side = scaled(painter.font(), _SIGN)
    if place.width() > 3 * side:
        sign = QRect(place.right() - side - GAP, place.top(), side, place.height())
        if way == Qt.LayoutDirection.RightToLeft:
            sign = QRect(place.left() + GAP, place.top(), side, place.height())
        paint_icon(painter, sign, "triangle-alert", marks.text)
