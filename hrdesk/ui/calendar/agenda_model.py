"""The agenda: half a year as one list, under the name of each month and day."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QObject

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.operations import agenda
from hrdesk.operations.agenda import Occurrence, What
from hrdesk.ui.calendar import wording
from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.calendar.in_sight import InSight
from hrdesk.ui.calendar.line_model import Index, Line, LineModel, Sort
from hrdesk.ui.calendar.month_model import KINDS
from hrdesk.ui.calendar.spoken import day_and_month, month_words, times_words, weekday_name
from hrdesk.ui.desk import Desk
from hrdesk.ui.words import comma

_MONTHS = 6
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` is the day of what lasts several days."""

    sort: Sort
    day: date
    text: str = ""
    thing: Occurrence | None = None
    number: int = 1


class AgendaModel(LineModel, InSight):
    """What happens from the month of a day on; it reads again when the desk changes."""

    def __init__(self, desk: Desk, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begin(desk, clock)
        self.rows: list[Row] = []
        self._lines: dict[int, Line] = {}
        self.since = self.until = self.today
        self.show_from(self.today)
        desk.changed.connect(self._react)

    def show_from(self, day: date) -> None:
        """Show the months from that of a day on, if they are not shown already."""
        month = day.replace(day=1)
        if not self.since <= month or not month <= self.until or self.since == self.until:
            self.since = month
            self.until = _months_on(month, _MONTHS) - timedelta(days=1)
            self.reload()

    def _read(self) -> None:
        """Read the months again."""
        found = self.layers.of(self._desk.read(agenda.between, self.since, self.until, self.zone))
        lines = agenda.agenda(found, self.since, self.until, self.today)
        self.beginResetModel()
        self._lines.clear()
        self.rows = self._rows(lines, [each for each in found if not each.is_exact])
        self.endResetModel()

    def row_of_day(self, day: date) -> int:
        """The first row of a day, or of the first day after it; -1 when there is none."""
        days = [row.day for row in self.rows]
        at = bisect_left(days, day)
        while at < len(self.rows) and self.rows[at].sort is not Sort.THING:
            at += 1
        return at if at < len(self.rows) else -1

    def row_of(self, ref: str, day: date) -> int:
        """The row of a record that lies next to a day; -1 when it is not shown."""
        rows = [
            (abs((row.day - day).days), at)
            for at, row in enumerate(self.rows)
            if row.thing is not None and row.thing.ref == ref
        ]
        return min(rows)[1] if rows else -1

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def line(self, row: int) -> Line:
        known = self._lines.get(row)
        if known is None:
            known = self._lines[row] = self._line(self.rows[row])
        return known

    # ------------------------------------------------------------ inner

    def _rows(self, lines: list[agenda.AgendaLine], undated: list[Occurrence]) -> list[Row]:
        found: list[Row] = []
        days = {line.day for line in lines}
        if self.since <= self.today <= self.until:
            days.add(self.today)
        by_day: dict[date, list[agenda.AgendaLine]] = {day: [] for day in sorted(days)}
        for line in lines:
            by_day[line.day].append(line)
        month = None
        for day, several in by_day.items():
            if day.replace(day=1) != month:
                month = day.replace(day=1)
                found.append(Row(Sort.TITLE, month, month_words(month)))
            found.append(Row(Sort.HEADING, day, self._day_words(day)))
            found += [
                Row(Sort.THING, day, thing=line.occurrence, number=line.number) for line in several
            ]
            if not several:
                found.append(Row(Sort.NOTE, day, self.tr("Nothing today.")))
        if undated:
            found.append(Row(Sort.TITLE, self.until, self.tr("Without exact days")))
            found += [Row(Sort.THING, self.until, thing=each) for each in undated]
        return found

    def _line(self, row: Row) -> Line:
        thing = row.thing
        if thing is None:
            is_today = row.sort is Sort.HEADING and row.day == self.today
            return Line(row.text, row.sort, is_strong=is_today)
        sign = "star" if thing.what is What.DAY else ""
        parts = [self._day_words(row.day), wording.sentence(thing, self.zone)]
        if thing.days > 1 and thing.is_exact:
            parts.insert(1, wording.number_of_days(row.number, thing.days))
        return Line(
            " ".join(part for part in (wording.sign(thing), wording.title(thing)) if part),
            lead=self._times(row, thing),
            note=self._note(row, thing),
            label=None if sign else Label(thing.label),
            icon=sign,
            key=thing.ref,
            said=comma().join(parts),
            is_struck=thing.is_off,
        )

    def _times(self, row: Row, thing: Occurrence) -> str:
        if thing.starts is None or not thing.is_exact:
            return ""
        if thing.days == 1:
            return times_words(thing.starts, thing.ends, self.zone)
        if row.number == 1:
            return times_words(thing.starts, None, self.zone)
        if row.number == thing.days and thing.ends is not None:
            return self.tr("to {time}").format(time=times_words(thing.ends, None, self.zone))
        return ""

    def _note(self, row: Row, thing: Occurrence) -> str:
        parts = [wording.state_word(thing), wording.own_times(thing, self.zone), thing.city]
        if not thing.is_exact:
            parts.append(wording.when(thing, self.zone))
        elif thing.days > 1:
            parts.append(wording.number_of_days(row.number, thing.days))
        if thing.is_point:
            left = wording.left(thing, self._clock())
            parts.append(left or wording.in_days(thing.last, self.today))
            parts.append(wording.end_of_day(thing, self.zone))
        return " · ".join(part for part in parts if part)

    def _day_words(self, day: date) -> str:
        words = self.tr("{weekday} {day}").format(weekday=weekday_name(day), day=day_and_month(day))
        if abs((day - self.today).days) > 1:
            return words
        near = wording.in_days(day, self.today)
        return self.tr("{day} – {near}").format(day=words, near=near)

    def _react(self, changes: Changes) -> None:
        if KINDS & changes.kinds:
            self.reload()


def _months_on(month: date, count: int) -> date:
    year, number = divmod(month.year * 12 + month.month - 1 + count, 12)
    return date(year, number + 1, 1)
