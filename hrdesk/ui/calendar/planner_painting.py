"""The bars of a year: as those of a month where they are wide enough, else boxes, or stars."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

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


@dataclass(frozen=True, slots=True)
class Words:
    """Where the words of a bar stand that are not in it: behind it as one reads, or before it."""

    place: QRect
    is_before: bool


def paint_in_year(
    painter: QPainter, bar: Bar, now: Colours, way: Qt.LayoutDirection, words: Words | None
) -> None:
    """One thing; a named day is a star. What has no room for its words has them beside it."""
    if is_thin(bar.occurrence):
        painter.fillRect(bar.place, now.window)
        paint_icon(painter, bar.place, "star", now.secondary)
        return
    if bar.place.width() >= _signs(painter.font()):
        paint_bar(painter, bar if words is None else replace(bar, text=""), now, way)
    else:
        marks = now.markings[Label(bar.occurrence.label)]
        box(painter, bar.place, marks.fill, marks.edge, dashed=marks.dashed)
    if words is not None:
        _paint_beside(painter, bar.text, words, now, way)


def _paint_beside(
    painter: QPainter, text: str, words: Words, now: Colours, way: Qt.LayoutDirection
) -> None:
    metrics, room = painter.fontMetrics(), words.place
    shown = with_its_number(text, metrics, room.width())
    # No line of a month, nor that of today, goes through them.
    ground = QRect(room)
    ground.setWidth(min(metrics.horizontalAdvance(shown) + GAP, room.width()))
    if (way == Qt.LayoutDirection.RightToLeft) != words.is_before:
        ground.moveRight(room.right())
    painter.fillRect(ground, now.window)
    paint_text(painter, room, shown, now.secondary, reading=way, trailing=words.is_before)


def _signs(font: QFont) -> int:
    return scaled(font, _SIGN) + 2 * GAP


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


def words_of(
    bars: Sequence[Bar], whole: QRect, font: QFont, way: Qt.LayoutDirection
) -> list[Words | None]:
    """For each bar where its words stand; None where that is in the bar, or nowhere."""
    metrics = QFontMetrics(font)
    few = _FEW_LETTERS * metrics.averageCharWidth()
    wanted = []
    for bar in bars:
        inside = bar.place.width() - _signs(font) - 2 * GAP
        # A little more than its width: Qt rounds otherwise when it shortens a text.
        width = metrics.horizontalAdvance(bar.text) + 2
        has_room = inside >= few or width - 2 <= inside or is_thin(bar.occurrence)
        wanted.append(0 if has_room else width)
    return words_beside([bar.place for bar in bars], wanted, few, whole, way)


def words_beside(
    places: Sequence[QRect], wanted: Sequence[int], few: int, whole: QRect, way: Qt.LayoutDirection
) -> list[Words | None]:
    """Where words as wide as `wanted` stand beside each place, never over another of its lane.

    Behind it where they are whole there, else before it, else where there is more of them.
    """
    lanes: dict[int, list[int]] = {}
    turned = [QStyle.visualRect(way, whole, place) for place in places]
    for number in sorted(range(len(turned)), key=lambda number: turned[number].left()):
        lanes.setdefault(turned[number].top(), []).append(number)
    found: list[Words | None] = [None] * len(places)
    for lane in lanes.values():
        taken = whole.left()
        for number, after in zip_longest(lane, lane[1:]):
            place = turned[number]
            end = whole.right() if after is None else turned[after].left()
            behind = _between(place, place.right(), end)
            before = _between(place, taken, place.left())
            taken = max(taken, place.right())
            if not wanted[number]:
                continue
            is_before = behind.width() < min(wanted[number], before.width())
            room = before if is_before else behind
            if room.width() >= min(few, wanted[number]):
                found[number] = Words(QStyle.visualRect(way, whole, room), is_before)
                if not is_before:
                    taken += GAP + min(wanted[number], room.width())
    return found


def _between(place: QRect, begin: int, end: int) -> QRect:
    return QRect(begin + GAP, place.top(), max(end - begin - 2 * GAP, 0), place.height())


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
