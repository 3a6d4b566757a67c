"""Where everything lies in a day or a week: the same on a screen and on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyle

from hrdesk.domain.lanes import Place, fit
from hrdesk.operations.agenda import Occurrence
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.month_bars import MOST_OF_A_DAY, SIGN, Bar, More
from hrdesk.ui.calendar.month_cells import Lanes
from hrdesk.ui.calendar.named_days import day_lines
from hrdesk.ui.calendar.spoken import zone_words
from hrdesk.ui.calendar.week_model import DAY_MINUTES, LEAST_MINUTES, Block, WeekModel
from hrdesk.ui.calendar.working import USUAL, Hours
from hrdesk.ui.tokens import GAP, SMALL, scaled

HOURS = 24
_MARGIN = 3
_MOST_WHOLE = 0.4
_HOUR = 44
# Narrower than some letters a thing says nothing.
_LEAST_BLOCK = 56
_WIDEST_CITY = 76


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its box, from the top of midnight."""

    place: QRect
    block: Block


@dataclass(frozen=True, slots=True)
class Crowd:
    """What found no room beside others in an hour: the box of its "+N", from midnight."""

    more: More
    things: tuple[Occurrence, ...]


class WeekShape:
    """All boxes of the days shown, at one size; `hour` is the height of one, `working` are light.

    What lies over the hours is measured from the top of the whole; hours from midnight.
    """

    def __init__(
        self,
        model: WeekModel,
        size: QSize,
        font: QFont,
        way: Qt.LayoutDirection,
        zones: tuple[str, ...],
        *,
        hour: int = 0,
        working: Hours = USUAL,
    ) -> None:
        self.model, self.size, self.way, self.zones = model, size, way, zones
        self.working = working
        metrics = QFontMetrics(font)
        self.hour = hour or scaled(font, _HOUR)
        times = metrics.horizontalAdvance("00:00")
        cities = [metrics.horizontalAdvance(zone_words(each)) for each in zones]
        self.zone_width = max(times, min(max(cities), scaled(font, _WIDEST_CITY))) + 2 * GAP + 2
        self.gutter = self.zone_width * len(zones)
        self.head = scaled(font, 34)
        self._lanes, self._metrics, self._sign = Lanes.of(font), metrics, scaled(font, SIGN)
        self.bars: list[Bar] = []
        self.more: list[More] = []
        self.whole = self._lay_whole()
        self._least_block = scaled(font, _LEAST_BLOCK)
        self.blocks: list[Placed] = []
        self.crowds: list[Crowd] = []
        for number in range(model.days):
            self._lay_times(number)

    @property
    def top(self) -> int:
        """Where the hours begin to be seen."""
        return self.head + self.whole

    @property
    def hours_height(self) -> int:
        """How high a whole day is."""
        return HOURS * self.hour

    def column(self, number: int) -> QRect:
        """A day from top to bottom of what is seen."""
        width = self.size.width() - self.gutter
        left = self.gutter + width * number // self.model.days
        right = self.gutter + width * (number + 1) // self.model.days
        return self.turned(QRect(left, 0, right - left, self.size.height()))

    def turned(self, rect: QRect) -> QRect:
        """A box where one reads from the right."""
        return QStyle.visualRect(self.way, QRect(QPoint(0, 0), self.size), rect)

    def zone_column(self, number: int) -> QRect:
        """The times of a zone, from top to bottom."""
        left = number * self.zone_width
        return self.turned(QRect(left, 0, self.zone_width, self.size.height()))

    def y_of(self, minute: float) -> int:
        """How far below midnight a minute lies."""
        return round(minute * self.hour / 60)

    def minute_at(self, y: int) -> int:
        """The minute of the day at a height below midnight."""
        return min(max(y * 60 // self.hour, 0), DAY_MINUTES - 1)

    def day_at(self, x: int) -> int:
        """The day at a place, the nearest one beside the days."""
        number = next((n for n in range(self.model.days) if _across(self.column(n), x)), None)
        if number is not None:
            return number
        beside = self.column(0)
        return 0 if abs(x - beside.center().x()) < self.size.width() / 2 else self.model.days - 1

    def slot(self, number: int, begin: int, end: int) -> QRect:
        """The box of some minutes of a day, from midnight."""
        column = self.column(number)
        top = self.y_of(begin)
        return QRect(column.left(), top, column.width() - 1, max(self.y_of(end) - top, 2))

    def shows(self, ref: str) -> bool:
        """Whether a record has a box of its own, and is not only counted."""
        boxes = (*(bar.occurrence for bar in self.bars), *(b.block.occurrence for b in self.blocks))
        return any(each.ref == ref for each in boxes)

    # ------------------------------------------------------------ inner

    def _lay_whole(self) -> int:
        """Lays what lasts whole days; gives the height that it takes."""
        model = self.model
        step, lane = self._lanes.step, self._lanes.lane
        wanted = max((each.lane for each in model.places), default=0) + 1
        most = max(int(self.size.height() * _MOST_WHOLE) // step, 1)
        room = min(wanted, most)
        shown, more = fit(model.places, room, model.days)
        for place in shown:
            cells = self.column(place.first).united(self.column(place.last))
            begin = _MARGIN if place.begins else 0
            end = _MARGIN if place.ends else 0
            top = self.head + GAP + place.lane * step
            box = QRect(cells.left() + begin, top, cells.width() - begin - end - 1, lane)
            if self.way == Qt.LayoutDirection.RightToLeft:
                box.moveLeft(cells.left() + end)
            each = model.whole[place.item]
            row = QRect(cells.left(), top, cells.width(), lane)
            text = wording.short_line(each, model.zone)
            letters = model.letters.get(each.origin, "")
            self.bars.append(Bar(box, row, each, place.begins, place.ends, text, letters))
        for number, count in enumerate(more):
            if count:
                column = self.column(number)
                top = self.head + GAP + (room - 1) * step
                box = QRect(column.left() + _MARGIN, top, column.width() - SMALL, lane)
                self.more.append(More(box, model.day(number), count, is_beside=False))
        taken = room if model.places else 0
        used = [
            taken
            if count
            else max((each.lane + 1 for each in shown if _covers(each, n)), default=0)
            for n, count in enumerate(more)
        ]
        return max(taken, self._lay_named(used, taken)) * step + SMALL

    def _lay_named(self, used: Sequence[int], lanes: int) -> int:
        """Named days stand under the rest of their day, on the lanes that others leave; gives how
        many lanes there are then.
        """
        by_day: dict[date, list[Occurrence]] = {}
        taken = 0
        for each in self.model.named:
            by_day.setdefault(each.first, []).append(each)
        for day, several in by_day.items():
            number = (day - self.model.start).days
            column, first = self.column(number), used[number]
            top = self.head + GAP + first * self._lanes.step
            names = [wording.short_line(each, self.model.zone) for each in several]
            width = column.width() - SMALL
            room = width - 3 * GAP - self._sign
            most = min(max(lanes - first, 1), MOST_OF_A_DAY)
            words, lines, is_whole = day_lines(names, self._metrics, room, most)
            if not is_whole:
                words, lines, _ = day_lines(names, self._metrics, room, MOST_OF_A_DAY, sparing=True)
            high = self._lanes.lane if lines == 1 else lines * self._metrics.height()
            place = QRect(column.left() + _MARGIN, top, width, high)
            self.bars.append(
                Bar(place, column, several[0], begins=True, ends=True, text=words, lines=lines)
            )
            taken = max(taken, first + -(-high // self._lanes.step))
        return taken

    def _lay_times(self, number: int) -> None:
        """What has times on a day; where too many stand side by side the last place counts them."""
        room = max(self._inner(number).width() // self._least_block, 2)
        blocks = [each for each in self.model.blocks if each.day == number]
        hidden = [each for each in blocks if each.columns > room and each.column >= room - 1]
        for block in blocks:
            if block in hidden:
                continue
            columns = min(block.columns, room)
            beside = any(each.begin < block.end and block.begin < each.end for each in hidden)
            last = min(block.column + block.width, columns - beside)
            place = self._box(number, (block.column, last, columns), block.begin, block.end)
            self.blocks.append(Placed(place, block))
        for begin, end, several in _by_hours(hidden):
            place = self._box(number, (room - 1, room, room), begin, end)
            more = More(place, self.model.day(number), len(several), is_beside=False)
            self.crowds.append(Crowd(more, tuple(each.occurrence for each in several)))

    def _inner(self, number: int) -> QRect:
        return self.column(number).adjusted(_MARGIN, 0, -SMALL, 0)

    def _box(self, number: int, columns: tuple[int, int, int], begin: int, end: int) -> QRect:
        """The box of some minutes in some of the columns of a day."""
        first, last, of = columns
        inner = self._inner(number)
        left = inner.left() + inner.width() * first // of
        right = inner.left() + inner.width() * last // of
        top = self.y_of(begin)
        box = QRect(left, top + 1, right - left - 2, self.y_of(end) - top - 2)
        return QStyle.visualRect(self.way, inner, box)


def _by_hours(blocks: Sequence[Block]) -> Iterator[tuple[int, int, list[Block]]]:
    """From when to when some of them lie, hour by hour, so that one of the counts is in sight."""
    for run in _at_once(blocks):
        begin, end = min(each.begin for each in run), max(each.end for each in run)
        starts = [begin, *range((begin // 60 + 1) * 60, end, 60)]
        # A piece of an hour in which no words fit goes with its neighbour.
        starts = [at for at in starts if at == begin or min(at - begin, end - at) >= LEAST_MINUTES]
        for since, until in pairwise([*starts, end]):
            yield since, until, [each for each in run if each.begin < until and since < each.end]


def _at_once(blocks: Sequence[Block]) -> list[list[Block]]:
    """Those that overlap, one through another, together."""
    found: list[list[Block]] = []
    until = 0
    for each in sorted(blocks, key=lambda block: block.begin):
        if not found or each.begin >= until:
            found.append([])
        found[-1].append(each)
        until = max(until, each.end)
    return found


def _covers(place: Place, column: int) -> bool:
    return place.first <= column <= place.last


def _across(rect: QRect, x: int) -> bool:
    return rect.left() <= x <= rect.right()
