"""The common working hours of chosen people: one line a half hour; Enter begins a meeting there."""

from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.common_hours import HalfHour, half_hours
from hrdesk.domain.dates import local
from hrdesk.domain.records import field_of
from hrdesk.domain.working_hours import WorkingHours
from hrdesk.store import listing
from hrdesk.ui.calendar.line_model import Line
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.calendar.spoken import clock_words, day_words, short_weekday, times_words, zone_words
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import LOOK, shown
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.make import editor_for
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import MEDIUM, SMALL
from hrdesk.ui.widgets.first_size import open_as
from hrdesk.ui.widgets.headings import Caption, CardTitle
from hrdesk.ui.words import comma

_WIDTH, _HEIGHT, _EMPTY_HEIGHT = 640, 620, 180
# No line ends between a name and its time.
_BESIDE = "\u00a0"


class _HalfHours(LineList):
    """Leaves the keys of pages to the window: they go from day to day."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)


class HoursWindow(QWidget):
    """PgUp and PgDown go a day back or on. Where somebody's zone is not known, that is said."""

    meeting_wanted = Signal(object)  # values of the activity

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget, *, zone: str = "") -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._desk, self._settings = desk, settings
        self._zone = zone or desk.database.identity.zone
        self.day = date.min
        self._found: dict[str, HalfHour] = {}
        self._people: list[str] = []
        self.setWindowTitle(self.tr("Common working hours"))
        spec = field_of("activity", "participants")
        self.people = editor_for(spec, "activity", desk, parent=self)
        self.people.set_name(self.tr("People"))
        self.people.show_value(())
        self.said = Hint(self)
        self.title = CardTitle("")
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.before = self._button("chevron-left", self.tr("Day before"), "PgUp", -1)
        self.after = self._button("chevron-right", self.tr("Day after"), "PgDown", 1)
        self.list = _HalfHours(self.tr("Half hours"), lead="00:00–00:00", wraps=True)
        self._lay_out()
        self.people.touched.connect(self.reload)
        self.list.opened.connect(self._begin)
        desk.changed.connect(self._look_again)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        for part in (self.before, self.title, self.after):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        column.setSpacing(SMALL)
        column.addWidget(Caption(self.tr("People")))
        column.addWidget(self.people)
        column.addLayout(head)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        column.addStretch()
        self.list.hide()
        open_as(self, _WIDTH, _EMPTY_HEIGHT)

    def _button(self, icon_name: str, text: str, key: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(icon_name))
        button.setAutoRaise(True)
        button.setAccessibleName(text)
        button.setToolTip(self.tr("{text} ({key})").format(text=text, key=key))
        button.clicked.connect(partial(self.step, step))
        return button

    def step(self, days: int) -> None:
        """Go some days on or back."""
        self.show_day(self.day + timedelta(days=days))

    def show_day(self, day: date) -> None:
        """Show a day."""
        self.day = day
        self.reload()

    def reload(self) -> None:
        """Read the zones of the people and show when all of them are at work."""
        home = self._zone
        lines = self._desk.read(listing.lines, "person", self._refs())
        self._people = [each.ref for each in lines]
        known = [each for each in lines if each.values.get("zone")]
        unknown = [each for each in lines if each not in known]
        hours = WorkingHours(*self._settings.working_hours)
        zones = [each.values["zone"] for each in known]
        found = half_hours(self.day, home, zones, hours)
        self._found = {f"{number}": each for number, each in enumerate(found)}
        at_home = self.tr("{city} time").format(city=isolated(zone_words(home)))
        self.title.setText(comma().join((day_words(self.day), isolated(at_home))))
        choose = self.tr("Choose people: the half hours at which they are at work are listed here.")
        said = [] if lines else [choose]
        if unknown:
            seen = (shown(each.title, each.label, each.ref) for each in unknown)
            names = comma().join(map(isolated, seen))
            said.append(self.tr("No time zone is known of {names}.").format(names=names))
        best = max(found, key=lambda each: each.at_work)
        if known and not best.suits_all:
            said.append(self.tr("On this day there is no half hour at which all are at work."))
        self.said.say("\n".join(said))
        titles = [each.title for each in known]
        hours_lines = [self._line(key, each, titles, home) for key, each in self._found.items()]
        self.list.show_lines(hours_lines if known else [])
        self._make_room(is_wanted=bool(known))
        if known and best.at_work:
            at_best = self.list.model().index(found.index(best), 0)
            self.list.setCurrentIndex(at_best)
            self.list.scrollTo(at_best, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _make_room(self, *, is_wanted: bool) -> None:
        """The window is as high as the list of a day from when there is one."""
        if is_wanted and self.list.isHidden():
            wanted = self.size()
            open_as(self, _WIDTH, _HEIGHT)
            self.resize(self.size().expandedTo(wanted))
        self.list.setVisible(is_wanted)

    def _look_again(self, changes: Changes) -> None:
        if changes.operation == LOOK:
            self.reload()

    def _refs(self) -> list[str]:
        given = self.people.given()
        return [str(each) for each in given] if isinstance(given, list | tuple) else []

    def _line(self, key: str, each: HalfHour, titles: list[str], home: str) -> Line:
        clocks = [
            f"{isolated(title)}{_BESIDE}{self._clock(there.now)}"
            for title, there in zip(titles, each.there, strict=True)
        ]
        at_work = self.tr("%n at work", "", each.at_work)
        return Line(
            " · ".join(clocks),
            lead=times_words(each.starts, each.ends, home),
            note=self.tr("all at work") if each.suits_all else at_work,
            icon="circle-check" if each.suits_all else "circle",
            key=key,
            verb=self.tr("Meet"),
        )

    def _clock(self, wall: datetime) -> str:
        """Where it is another day, the time says which."""
        clock = clock_words(wall)
        return clock if wall.date() == self.day else f"{short_weekday(wall.date())}{_BESIDE}{clock}"

    def _begin(self, key: str) -> None:
        home = self._zone
        each = self._found[key]
        begin, end = local(each.starts, home), local(each.ends, home)
        dates = f"{begin:%Y-%m-%dT%H:%M}/{end:%Y-%m-%dT%H:%M}[{home}]"
        self.meeting_wanted.emit({"dates": dates, "participants": self._people})
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.step(steps[key])
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
