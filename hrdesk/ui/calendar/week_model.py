"""A day or a week: what lasts whole days in lanes, what has times side by side in each day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from hrdesk.domain.changes import Changes
from hrdesk.domain.dates import local
from hrdesk.domain.lanes import WEEK, Place, lay_out, side_by_side
from hrdesk.operations import agenda
from hrdesk.operations.agenda import Occurrence
from hrdesk.operations.layers import is_thin
from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.calendar.in_sight import InSight
from hrdesk.ui.calendar.month_model import FIRST_YEAR, KINDS, LAST_YEAR
from hrdesk.ui.calendar.origins import letters_for
from hrdesk.ui.calendar.spoken import week_start
from hrdesk.ui.desk import Desk

DAY_MINUTES = 24 * 60
# What is shorter is drawn as long, so that its words can be read.
LEAST_MINUTES = 30
_WHOLE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Block:
    """What has times, on one of the days shown: minutes after midnight, and its columns there."""

    occurrence: Occurrence
    day: int
    begin: int
    end: int
    column: int
    columns: int
    begins: bool
    ends: bool
    width: int = 1


class WeekModel(QObject, InSight):
    """One day, or the week that a day lies in; it reads again when the desk changes."""

    changed = Signal()  # other days, or other things on them

    def __init__(self, desk: Desk, clock: Clock, days: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begin(desk, clock)
        self.days = days
        self.least_minutes = LEAST_MINUTES
        self.start = self._first(self.today)
        self.letters: Mapping[str, str] = {}
        self.occurrences: list[Occurrence] = []
        # What lies over the hours, and the named days, which are a thin line under it.
        self.whole: list[Occurrence] = []
        self.named: list[Occurrence] = []
        self.places: list[Place] = []
        self.blocks: list[Block] = []
        desk.changed.connect(self._react)

    @property
    def last(self) -> date:
        """The last day shown."""
        return self.start + timedelta(days=self.days - 1)

    @property
    def moment(self) -> datetime:
        """What time it is."""
        return self._clock()

    def day(self, number: int) -> date:
        """A day shown, by its number from 0."""
        return self.start + timedelta(days=number)

    def show_day(self, day: date) -> None:
        """Show the days around a day."""
        first = self._first(day)
        if first != self.start and FIRST_YEAR <= day.year <= LAST_YEAR:
            self.start = first
            self.reload()

    def _read(self) -> None:
        """Read the days again and lay out what stands on them."""
        found = self._desk.read(agenda.between, self.start, self.last, self.zone)
        self.letters = letters_for(self._desk, found)
        self.occurrences = [each for each in self.layers.of(found) if each.is_exact]
        over = [each for each in self.occurrences if is_whole(each)]
        self.whole = [each for each in over if not is_thin(each)]
        self.named = [each for each in over if is_thin(each)]
        spans = [(each.first, each.last) for each in self.whole]
        self.places = lay_out(spans, self.start, self.days)
        self.blocks = [block for number in range(self.days) for block in self._on_day(number)]
        self.changed.emit()

    def on_day(self, day: date) -> list[Occurrence]:
        """What stands on a day, in order."""
        return [each for each in self.occurrences if each.first <= day <= each.last]

    def _first(self, day: date) -> date:
        return week_start(day) if self.days == WEEK else day

    def _on_day(self, number: int) -> Iterator[Block]:
        day = self.day(number)
        timed = [each for each in self.on_day(day) if not is_whole(each)]
        times = [self._minutes(each, day) for each in timed]
        for place in side_by_side(times):
            each, (begin, end) = timed[place.item], times[place.item]
            yield Block(
                each,
                number,
                begin,
                end,
                place.column,
                place.columns,
                begins=each.first == day,
                ends=each.last == day,
                width=place.width,
            )

    def _minutes(self, each: Occurrence, day: date) -> tuple[int, int]:
        """From and to on a day, by the wall clock of the window."""
        assert each.starts is not None
        begin = minute_of(each.starts, self.zone) if each.first == day else 0
        end = DAY_MINUTES
        if each.last == day:
            end = minute_of(each.ends or each.starts, self.zone) or DAY_MINUTES
        end = min(max(end, begin + self.least_minutes), DAY_MINUTES)
        return min(begin, DAY_MINUTES - self.least_minutes), end

    def _react(self, changes: Changes) -> None:
        if KINDS & changes.kinds:
            self.reload()


def is_whole(each: Occurrence) -> bool:
    """Whether it stands over the hours: whole days, and what lasts longer than one."""
    if each.starts is None:
        return True
    return each.ends is not None and each.ends - each.starts >= _WHOLE_DAY


def minute_of(instant: datetime, zone: str) -> int:
    """Minutes after midnight on the wall clock of a zone."""
    wall = local(instant, zone)
    return wall.hour * 60 + wall.minute
