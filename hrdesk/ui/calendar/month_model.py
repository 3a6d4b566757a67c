"""Six weeks around a month: which days they are, what stands on each, and in which lane."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.lanes import WEEK, Place, lay_out
from hrdesk.operations import agenda
from hrdesk.operations.agenda import Occurrence
from hrdesk.operations.layers import is_thin
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.in_sight import InSight
from hrdesk.ui.calendar.origins import letters_for
from hrdesk.ui.calendar.spoken import day_words, week_start, weekday_names
from hrdesk.ui.desk import Desk
from hrdesk.ui.words import semicolon

WEEKS = 6
FIRST_YEAR, LAST_YEAR = 1900, 2199
KINDS = frozenset({"activity", "visit", "commitment", "ratification"})
_THURSDAY = 4
_DISPLAY = Qt.ItemDataRole.DisplayRole
_READ_OUT = Qt.ItemDataRole.AccessibleTextRole

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class MonthModel(QAbstractTableModel, InSight):
    """One month as six rows of seven days; it reads again when the desk changes."""

    changed = Signal()  # another month, or other things in it

    def __init__(self, desk: Desk, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begin(desk, clock)
        self.month = today_at(clock, self.zone).replace(day=1)
        self.start = week_start(self.month)
        self.occurrences: list[Occurrence] = []
        # What has a lane, and the named days, which stand beside the number of the day.
        self.barred: list[Occurrence] = []
        self.named: dict[date, list[Occurrence]] = {}
        self.undated: list[Occurrence] = []
        self.weeks: list[list[Place]] = []
        self.letters: Mapping[str, str] = {}
        desk.changed.connect(self._react)

    @property
    def weeks_needed(self) -> int:
        """How many of the six weeks have a day of the month."""
        following = (self.month + timedelta(days=31)).replace(day=1)
        return (following - self.start - timedelta(days=1)).days // WEEK + 1

    def show_month(self, day: date) -> None:
        """Show the month that a day lies in."""
        month = day.replace(day=1)
        if month != self.month and FIRST_YEAR <= month.year <= LAST_YEAR:
            self.month, self.start = month, week_start(month)
            self.reload()

    def _read(self) -> None:
        """Read the six weeks again and lay their bars."""
        last = self.start + timedelta(days=WEEKS * WEEK - 1)
        found = self.layers.of(self._desk.read(agenda.between, self.start, last, self.zone))
        self.letters = letters_for(self._desk, found)
        self.occurrences = [each for each in found if each.is_exact]
        self.undated = [each for each in found if not each.is_exact and self._may_be_here(each)]
        self.barred = [each for each in self.occurrences if not is_thin(each)]
        self.named = {}
        for each in filter(is_thin, self.occurrences):
            self.named.setdefault(each.first, []).append(each)
        spans = [(each.first, each.last) for each in self.barred]
        self.weeks = [lay_out(spans, self.day(row, 0)) for row in range(WEEKS)]
        self.dataChanged.emit(self.index(0, 0), self.index(WEEKS - 1, WEEK - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, WEEKS - 1)
        self.changed.emit()

    def day(self, row: int, column: int) -> date:
        """The day of a cell."""
        return self.start + timedelta(days=row * WEEK + column)

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; invalid when it is not among the six weeks."""
        number = (day - self.start).days
        if not 0 <= number < WEEKS * WEEK:
            return QModelIndex()
        return self.index(*divmod(number, WEEK))

    def on_day(self, day: date) -> list[Occurrence]:
        """What stands on a day, in order."""
        return [each for each in self.occurrences if each.first <= day <= each.last]

    def is_in_month(self, day: date) -> bool:
        """Whether a day belongs to the month shown and not to its neighbours."""
        return (day.year, day.month) == (self.month.year, self.month.month)

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role != _READ_OUT:
            return None
        return self._read_out(self.day(index.row(), index.column()))

    def headerData(self, section: int, way: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role != _DISPLAY:
            return None
        if way == Qt.Orientation.Horizontal:
            return weekday_names()[section]
        return self._week_number(section)

    # ------------------------------------------------------------ inner

    def _read_out(self, day: date) -> str:
        found = self.on_day(day)
        if not found:
            return self.tr("{day}, nothing").format(day=day_words(day))
        said = semicolon().join(wording.short_line(each, self.zone) for each in found)
        entries = self.tr("%n thing(s)", "", len(found))
        return self.tr("{day}, {count}: {list}").format(
            day=day_words(day), count=entries, list=said
        )

    def _week_number(self, row: int) -> str:
        start = self.day(row, 0)
        thursday = start + timedelta(days=(_THURSDAY - start.isoweekday()) % WEEK)
        return QLocale().toString(thursday.isocalendar().week)

    def _may_be_here(self, each: Occurrence) -> bool:
        following = (self.month + timedelta(days=31)).replace(day=1)
        return each.first < following and each.last >= self.month

    def _react(self, changes: Changes) -> None:
        if KINDS & changes.kinds:
            self.reload()
