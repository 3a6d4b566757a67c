"""The common working hours of chosen people: one line a half hour; Enter begins a meeting there."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.domain.common_hours import HalfHour, half_hours
from hrdesk.domain.dates import local
from hrdesk.domain.records import field_of
from hrdesk.domain.working_hours import WorkingHours
from hrdesk.store import listing
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.calendar.spoken import day_words, times_words
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.records.editors.make import editor_for
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import MEDIUM, SMALL
from hrdesk.ui.widgets.first_size import open_as

_WIDTH, _HEIGHT = 560, 620
_ONE_DAY = timedelta(days=1)


class HoursWindow(QWidget):
    """PgUp and PgDown go a day back or on. Where somebody's zone is not known, that is said."""

    meeting_wanted = Signal(object)  # values of the activity

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._desk, self._settings = desk, settings
        self.day = date.min
        self._found: dict[str, HalfHour] = {}
        self._people: list[str] = []
        self.setWindowTitle(self.tr("Common working hours"))
        spec = field_of("activity", "participants")
        self.people = editor_for(spec, "activity", desk, parent=self)
        self.people.set_name(self.tr("People"))
        self.people.show_value(())
        self.said = Hint(self)
        self.list = LineList(self.tr("Half hours"), lead="00:00–00:00")
        column = QVBoxLayout(self)
        column.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        column.setSpacing(SMALL)
        for widget in (self.people, self.said):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        open_as(self, _WIDTH, _HEIGHT)
        self.people.touched.connect(self.reload)
        self.list.opened.connect(self._begin)

    def show_day(self, day: date) -> None:
        """Show a day."""
        self.day = day
        self.reload()

    def reload(self) -> None:
        """Read the zones of the people and show when all of them are at work."""
        home = self._desk.database.identity.zone
        lines = self._desk.read(listing.lines, "person", self._refs())
        self._people = [each.ref for each in lines]
        known = [each for each in lines if each.values.get("zone")]
        unknown = [each.title for each in lines if each not in known]
        hours = WorkingHours(*self._settings.working_hours)
        zones = [each.values["zone"] for each in known]
        found = half_hours(self.day, home, zones, hours)
        self._found = {f"{number}": each for number, each in enumerate(found)}
        said = [day_words(self.day)]
        if unknown:
            names = ", ".join(isolated(each) for each in unknown)
            said.append(self.tr("No time zone is known of {names}.").format(names=names))
        if known and not any(each.suits_all for each in found):
            said.append(self.tr("On this day there is no half hour at which all are at work."))
        self.said.say("\n".join(said))
        titles = [each.title for each in known]
        shown = [self._line(key, each, titles, home) for key, each in self._found.items()]
        nobody = Line(self.tr("Choose people above."), Sort.NOTE)
        self.list.show_lines(shown if known else [nobody])
        best = next((key for key, each in self._found.items() if each.suits_all), "")
        if known and best:
            self.list.setCurrentIndex(self.list.model().index(int(best), 0))

    def _refs(self) -> list[str]:
        given = self.people.given()
        return [str(each) for each in given] if isinstance(given, list | tuple) else []

    def _line(self, key: str, each: HalfHour, titles: list[str], home: str) -> Line:
        clocks = [
            f"{isolated(title)} {ltr(f'{there.now:%H:%M}')}"
            for title, there in zip(titles, each.there, strict=True)
        ]
        at_work = self.tr("%n at work", "", each.at_work)
        return Line(
            " · ".join(clocks),
            lead=times_words(each.starts, each.ends, home),
            note=self.tr("all at work") if each.suits_all else at_work,
            icon="circle-check" if each.suits_all else "circle",
            key=key,
        )

    def _begin(self, key: str) -> None:
        home = self._desk.database.identity.zone
        each = self._found[key]
        begin, end = local(each.starts, home), local(each.ends, home)
        dates = f"{begin:%Y-%m-%dT%H:%M}/{end:%Y-%m-%dT%H:%M}[{home}]"
        self.meeting_wanted.emit({"dates": dates, "participants": self._people})
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.show_day(self.day + steps[key] * _ONE_DAY)
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
