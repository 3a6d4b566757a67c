"""The bars of a month: laid over the cells of its table once, painted as often as Qt asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QTableView

from hrdesk.domain.label import Label
from hrdesk.domain.lanes import WEEK, Place, fit, taller
from hrdesk.operations.agenda import Occurrence, What
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.month_cells import Lanes, number_width
from hrdesk.ui.calendar.month_model import WEEKS, MonthModel
from hrdesk.ui.calendar.named_days import day_lines, fitting_name, with_its_number
from hrdesk.ui.calendar.origins import paint_origin
from hrdesk.ui.calendar.spoken import number_words
from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box, chevron, in_lines, paint_text, ring
from hrdesk.ui.tokens import GAP, RADIUS, SMALL, Colours, Marks, scaled

_MARGIN = 3
_ROOM_FOR_WORDS = 4
SIGN = 13
_FEWEST_LETTERS = 4
_CUT = 8
# Of a name that is cut; fewer tell nothing.
_FEWEST_OF_A_NAME = 6
_MOST_LINES = 4
# A day alone in its cell takes more of what is free.
MOST_OF_A_DAY = 6
# Letters are a little wider on paper than where they are measured.
_SURE = 0.95


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing in one week; `place` is the box itself, `row` the week it is cut off by.

    `lines` is on how many its words stand; of more than one `text` has each as it is shown.
    """

    place: QRect
    row: QRect
    occurrence: Occurrence
    begins: bool
    ends: bool
    text: str
    letters: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class More:
    """The words for what did not fit on a day."""

    place: QRect
    day: date
    count: int
    is_beside: bool


class Bars:
    """All bars of a month at one size of the view; where they wrap, words take the lanes left."""

    def __init__(self, view: QTableView, model: MonthModel, *, wraps: bool = False) -> None:
        self._view = view
        self._model = model
        self._wraps = wraps
        heights = [view.rowHeight(row) for row in range(WEEKS) if not view.isRowHidden(row)]
        self._lanes = Lanes.of(view.font(), None if wraps else min(heights, default=None))
        self._metrics = view.fontMetrics()
        self.bars: list[Bar] = []
        self.more: list[More] = []
        for row, places in enumerate(model.weeks):
            self._lay(row, places)

    def at(self, point: QPoint) -> Occurrence | None:
        """What is painted at a point."""
        bar = self.bar_at(point)
        return None if bar is None else bar.occurrence

    def bar_at(self, point: QPoint) -> Bar | None:
        """The bar that is painted at a point."""
        return next((each for each in self.bars if each.place.contains(point)), None)

    def more_at(self, point: QPoint) -> date | None:
        """The day whose "+N more" is painted at a point."""
        return next((each.day for each in self.more if each.place.contains(point)), None)

    def bars_of(self, ref: str) -> Iterator[Bar]:
        """The bars of one record."""
        return (each for each in self.bars if each.occurrence.ref == ref)

    def _lay(self, row: int, places: list[Place]) -> None:
        model, view = self._model, self._view
        first = view.visualRect(model.index(row, 0))
        if first.isEmpty():
            return
        room = self._lanes.room(first.height())
        shown, more = fit(places, room, words_apart=room < _ROOM_FOR_WORDS)
        week = first.united(view.visualRect(model.index(row, WEEK - 1)))
        is_beside = room < _ROOM_FOR_WORDS
        rooms = [room - bool(count and not is_beside) for count in more]
        free, bottom = list(rooms), [0] * WEEK
        for place, (lane, height) in zip(shown, self._heights(row, shown, rooms), strict=True):
            for column in range(place.first, place.last + 1):
                free[column] = min(free[column], lane)
                bottom[column] = max(bottom[column], lane + height)
            cells = view.visualRect(model.index(row, place.first)).united(
                view.visualRect(model.index(row, place.last))
            )
            top = cells.top() + self._lanes.number + lane * self._lanes.step
            begin = _MARGIN if place.begins else 0
            end = _MARGIN if place.ends else 0
            high = self._lanes.lane + (height - 1) * self._lanes.step
            logical = QRect(cells.left() + begin, top, cells.width() - begin - end - 1, high)
            where = QStyle.visualRect(view.layoutDirection(), cells, logical)
            each = model.barred[place.item]
            text = wording.short_line(each, model.zone)
            if height > 1:
                text = "\n".join(self._lines_of(row, place, height))
            letters = model.letters.get(each.origin, "")
            self.bars.append(
                Bar(where, week, each, place.begins, place.ends, text, letters, height)
            )
        for column, count in enumerate(more):
            lanes = free[column], bottom[column], rooms[column]
            has_more = bool(count)
            if not self._name(row, column, week, lanes, has_more=has_more, is_beside=is_beside):
                count += len(self._model.named[self._model.day(row, column)])
            if count:
                self._say_more(row, column, count)

    def _heights(self, row: int, shown: list[Place], rooms: list[int]) -> Sequence[tuple[int, int]]:
        """The lane of each, and how many lanes it takes."""
        if not self._wraps:
            return [(place.lane, 1) for place in shown]
        return taller(
            shown, [len(self._lines_of(row, place, _MOST_LINES)) for place in shown], rooms
        )

    def _lines_of(self, row: int, place: Place, most: int) -> list[str]:
        """Its words on as many lines as they need."""
        each, view, model = self._model.barred[place.item], self._view, self._model
        cells = view.visualRect(model.index(row, place.first)).united(
            view.visualRect(model.index(row, place.last))
        )
        signs = (1 + bool(each.conflicts)) * (scaled(view.font(), SIGN) + GAP)
        letters = self._metrics.horizontalAdvance(f"  {model.letters.get(each.origin, '')}")
        cuts = (2 - place.begins - place.ends) * (_CUT + GAP)
        width = cells.width() - 2 * _MARGIN - 2 * GAP - signs - letters - cuts
        words = wording.short_line(each, model.zone)
        return in_lines(self._metrics, words, self._sure(width), most)

    def _sure(self, width: int) -> int:
        """How much of a width words surely have."""
        return int(width * _SURE) if self._wraps else width

    def _name(
        self,
        row: int,
        column: int,
        week: QRect,
        lanes: tuple[int, int, int],
        *,
        has_more: bool,
        is_beside: bool,
    ) -> bool:
        """A named day stands under the number of its day where it has the room, in full width.

        It takes no lane of anything: where bars lie there, its first words stand beside the number,
        unless more of it is read under all bars, on paper at any rate. `lanes` are how many are free
        above the bars, where these end, and all. Where only a few letters would be read of it, it is
        not written and False is given: then it counts among what else the day has, which is said
        beside the number or, if the day has more, in a lane.
        """
        named = self._model.named.get(self._model.day(row, column), [])
        if not named:
            return True
        cell = self._view.visualRect(self._model.index(row, column))
        turned = self._beside_number(row, column, says_more=has_more and is_beside)
        can_count = has_more or is_beside
        if turned.width() <= 2 * scaled(self._view.font(), SIGN):
            return not can_count
        _, bottom, room = lanes
        words, lines, is_whole = self._in_room(named, turned, 1)
        below = self._below(named, cell, bottom, room)
        if below is not None and (not bottom or not is_whole):
            turned, words, lines, is_whole = below
        if can_count and lines == 1 and not is_whole and self._is_stump(words, turned):
            return False
        self.bars.append(
            Bar(turned, week, named[0], begins=True, ends=True, text=words, lines=lines)
        )
        return True

    def _beside_number(self, row: int, column: int, *, says_more: bool) -> QRect:
        """What is free in a cell between the number of its day and the count of what else it has."""
        cell = self._view.visualRect(self._model.index(row, column))
        number = self._number_width(self._model.day(row, column))
        end = self._words_for_more() if says_more else _MARGIN
        where = QRect(cell.left() + number, cell.top() + 3, 0, self._lanes.number - 4)
        where.setRight(cell.right() - end)
        return QStyle.visualRect(self._view.layoutDirection(), cell, where)

    def _is_stump(self, words: str, place: QRect) -> bool:
        """Whether so little of a name is left in its place that nobody knows which it is."""
        room = place.width() - 3 * GAP - scaled(self._view.font(), SIGN)
        words = fitting_name(words, self._metrics, room)
        left = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        return len(left) - 1 < _FEWEST_OF_A_NAME

    def _below(
        self, named: Sequence[Occurrence], cell: QRect, bottom: int, room: int
    ) -> tuple[QRect, str, int, bool] | None:
        """The place of a named day under all bars, its words there, and whether they are whole."""
        if bottom >= room:
            return None
        high = self._metrics.height()
        top = cell.top() + self._lanes.number + bottom * self._lanes.step
        place = QRect(cell.left() + _MARGIN, top, cell.width() - 2 * _MARGIN, high)
        most = min((room - bottom) * self._lanes.step // high, MOST_OF_A_DAY)
        words, lines, is_whole = self._in_room(named, place, most)
        place.setHeight(lines * high)
        return place, words, lines, is_whole

    def lanes_needed(self, row: int) -> int:
        """How many lanes a week needs for all that is in it."""
        return max((place.lane + 1 for place in self._model.weeks[row]), default=1)

    def lanes_wanted(self, row: int) -> int:
        """The same, for all of its words to be read whole."""
        wanted = [self.lanes_needed(row)] * WEEK
        for place in self._model.weeks[row]:
            more = len(self._lines_of(row, place, _MOST_LINES)) - 1
            for column in range(place.first, place.last + 1):
                wanted[column] += more
        for column in range(WEEK):
            named = self._model.named.get(self._model.day(row, column), [])
            if named:
                cell = self._view.visualRect(self._model.index(row, column))
                _, lines, _ = self._in_room(named, cell, _MOST_LINES, sparing=True)
                wanted[column] += lines
        return max(wanted)

    def _in_room(
        self, named: Sequence[Occurrence], place: QRect, most: int, *, sparing: bool = False
    ) -> tuple[str, int, bool]:
        """What the days are called in a place, on how many lines, and whether nothing is cut."""
        width = self._sure(place.width() - 3 * GAP - scaled(self._view.font(), SIGN))
        names = [wording.short_line(each, self._model.zone) for each in named]
        return day_lines(names, self._metrics, width, most, sparing=sparing)

    def _number_width(self, day: date) -> int:
        return GAP + number_width(self._view.font(), number_words(day))

    def _words_for_more(self) -> int:
        return self._metrics.horizontalAdvance("+99") + SMALL + GAP

    def _say_more(self, row: int, column: int, count: int) -> None:
        cell = self._view.visualRect(self._model.index(row, column))
        day = self._model.day(row, column)
        room = self._lanes.room(cell.height())
        if room < _ROOM_FOR_WORDS:
            # Low cells say it beside the number and keep their lanes for the bars.
            start = cell.left() + max(cell.width() // 3, self._number_width(day))
            if self._model.named.get(day):
                start = max(start, cell.right() - self._words_for_more())
            half = QRect(start, cell.top() + 2, 0, self._lanes.lane)
            half.setRight(cell.right() - _MARGIN)
            turned = QStyle.visualRect(self._view.layoutDirection(), cell, half)
            self.more.append(More(turned, day, count, is_beside=True))
            return
        top = cell.top() + self._lanes.number + (room - 1) * self._lanes.step
        place = QRect(cell.left() + _MARGIN, top, cell.width() - 2 * _MARGIN, self._lanes.lane)
        self.more.append(More(place, day, count, is_beside=False))


def paint_bar(painter: QPainter, bar: Bar, now: Colours, way: Qt.LayoutDirection) -> None:
    """A box in the colours of its marking; a named day is a line of words and nothing else."""
    each = bar.occurrence
    marks = now.markings[Label(each.label)]
    is_day = each.what is What.DAY
    if not is_day:
        _paint_box(painter, bar, marks, way)
    inner = bar.place.adjusted(GAP, 0, -GAP, 0)
    colour = now.secondary if is_day else marks.text
    inner = _paint_cuts(painter, bar, inner, colour, way)
    ground = now.window if is_day else marks.fill
    inner = paint_origin(painter, inner, bar.letters, (ground, colour), way)
    side = scaled(painter.font(), SIGN)
    for name in signs_of(each, now):
        sign = QRect(inner.left(), inner.top(), side, inner.height() // bar.lines)
        paint_icon(painter, QStyle.visualRect(way, inner, sign), name, colour)
        inner = _without_lead(inner, side + GAP, way)
    font = painter.font()
    if each.is_off:
        struck = QFont(font)
        struck.setStrikeOut(True)
        painter.setFont(struck)
    _paint_words(painter, bar, inner, colour, way)
    painter.setFont(font)


def _paint_box(painter: QPainter, bar: Bar, marks: Marks, way: Qt.LayoutDirection) -> None:
    place = bar.place.intersected(bar.row)
    if bar.begins and bar.ends and place == bar.place:
        box(painter, place, marks.fill, marks.edge, dashed=marks.dashed)
        return
    painter.save()
    painter.setClipRect(place)
    box(painter, _stretched(bar, way), marks.fill, marks.edge, dashed=marks.dashed)
    painter.restore()


def _paint_words(
    painter: QPainter, bar: Bar, inner: QRect, colour: str, way: Qt.LayoutDirection
) -> None:
    metrics = painter.fontMetrics()
    if bar.lines > 1:
        high = inner.height() // bar.lines
        for number, words in enumerate(bar.text.split("\n")):
            line = QRect(inner.left(), inner.top() + number * high, inner.width(), high)
            paint_text(painter, line, words, colour, reading=way, of=bar.text)
        return
    shorten = fitting_name if bar.occurrence.what is What.DAY else with_its_number
    words = shorten(bar.text, metrics, inner.width())
    # A letter and three dots say nothing.
    if inner.width() > _FEWEST_LETTERS * metrics.averageCharWidth():
        paint_text(painter, inner, words, colour, reading=way)


def signs_of(each: Occurrence, now: Colours) -> list[str]:
    """The icons before the words: the marking, or the star of a named day, and that desks differ."""
    first = "star" if each.what is What.DAY else now.markings[Label(each.label)].icon
    return [first, "git-compare"] if each.conflicts else [first]


def paint_more(painter: QPainter, more: More, now: Colours, way: Qt.LayoutDirection) -> None:
    """`+3 more`, or only the number where there is no room."""
    words = QCoreApplication.translate("MonthView", "+%n more", "", more.count)
    rect = more.place.adjusted(GAP, 0, -GAP, 0)
    # A little more than its width: Qt rounds otherwise when it shortens a text.
    if QFontMetrics(painter.font()).horizontalAdvance(words) + 2 > rect.width():
        words = f"+{QLocale().toString(more.count)}"
    paint_text(painter, rect, words, now.accent, reading=way, trailing=more.is_beside)


def paint_choice(painter: QPainter, bar: Bar, now: Colours, *, quiet: bool = False) -> None:
    """The ring round what is chosen, in two colours so that it shows on every marking.

    Quiet where the keys mean the day or the hour, and not what is chosen.
    """
    ring(painter, bar.place.adjusted(-1, -1, 1, 1), now.window)
    colour = now.field_edge if quiet else now.accent
    ring(painter, bar.place.adjusted(-2, -2, 2, 2), colour)


def _stretched(bar: Bar, way: Qt.LayoutDirection) -> QRect:
    """A side that goes on in another week is pushed out of sight, so that it looks cut off."""
    left, right = (bar.begins, bar.ends) if way == _LTR else (bar.ends, bar.begins)
    return bar.place.adjusted(0 if left else -2 * RADIUS, 0, 0 if right else 2 * RADIUS, 0)


def _paint_cuts(
    painter: QPainter, bar: Bar, inner: QRect, colour: str, way: Qt.LayoutDirection
) -> QRect:
    """Arrow heads at the sides that go on; gives what is left for the words."""
    back, ahead = Qt.ArrowType.LeftArrow, Qt.ArrowType.RightArrow
    if way != _LTR:
        back, ahead = ahead, back
    if not bar.begins:
        place = QRect(inner.left(), inner.top(), _CUT, inner.height())
        chevron(painter, QStyle.visualRect(way, inner, place), back, colour)
        inner = _without_lead(inner, _CUT + GAP, way)
    if not bar.ends:
        place = QRect(inner.right() - _CUT, inner.top(), _CUT, inner.height())
        chevron(painter, QStyle.visualRect(way, inner, place), ahead, colour)
        short = inner.adjusted(0, 0, -_CUT - GAP, 0)
        inner = QStyle.visualRect(way, inner, short)
    return inner


def _without_lead(rect: QRect, width: int, way: Qt.LayoutDirection) -> QRect:
    return QStyle.visualRect(way, rect, rect.adjusted(width, 0, 0, 0))


_LTR = Qt.LayoutDirection.LeftToRight
