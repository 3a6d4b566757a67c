"""The views of the calendar as one: they stand at the same day and mark the same record."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from hrdesk.domain.dates import parse_span
from hrdesk.domain.lanes import WEEK
from hrdesk.domain.shifting import resized
from hrdesk.operations.agenda import Occurrence
from hrdesk.operations.layers import EVERYTHING_IN_SIGHT, Layers
from hrdesk.operations.planner import MONTHS
from hrdesk.ui.calendar import spoken
from hrdesk.ui.calendar.agenda_model import AgendaModel
from hrdesk.ui.calendar.agenda_view import AgendaView
from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.calendar.month_model import MonthModel
from hrdesk.ui.calendar.month_view import MonthView
from hrdesk.ui.calendar.planner_view import PlannerView
from hrdesk.ui.calendar.upr_view import UprView
from hrdesk.ui.calendar.week_model import WeekModel
from hrdesk.ui.calendar.week_view import WeekView
from hrdesk.ui.calendar.working import Hours, hours_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings

DAY, WEEKS, MONTH, AGENDA, YEAR, UPR = "day", "week", "month", "agenda", "year", "upr"
VIEWS = (DAY, WEEKS, MONTH, AGENDA, YEAR, UPR)
View = WeekView | MonthView | AgendaView


class CalendarViews(QStackedWidget):
    """Holds day, week, month and agenda; what one of them tells, all tell through it.

    The year planner and the board of the Universal Periodic Review are built when they are asked
    for: they have no current day, and that of the month stays.
    """

    opened = Signal(str)  # Ref
    day_opened = Signal(object, QPoint)
    menu_wanted = Signal(str, QPoint)
    new_wanted = Signal(object)  # a day, or a moment as canonical text
    day_changed = Signal()
    move_wanted = Signal(object, object)  # Occurrence, Step
    copy_wanted = Signal(object, object)

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._clock = desk, settings, clock
        self.day_view = WeekView(WeekModel(desk, clock, 1, self), hours=self._working_hours)
        self.week = WeekView(WeekModel(desk, clock, WEEK, self), hours=self._working_hours)
        self.month = MonthView(MonthModel(desk, clock, self))
        self.agenda = AgendaView(AgendaModel(desk, clock, self))
        self._layers = EVERYTHING_IN_SIGHT
        self._with_days = MONTH
        self._views: dict[str, View] = {
            DAY: self.day_view,
            WEEKS: self.week,
            MONTH: self.month,
            AGENDA: self.agenda,
        }
        for view in self._views.values():
            self.addWidget(view)
            view.opened.connect(self.opened)
            view.menu_wanted.connect(self.menu_wanted)
            view.day_changed.connect(self._tell_day)
        for grid in self._grids():
            grid.day_opened.connect(self.day_opened)
            grid.new_wanted.connect(self.new_wanted)
            grid.move_wanted.connect(self.move_wanted)
            grid.copy_wanted.connect(self.copy_wanted)
        self.show_view(MONTH)

    @property
    def key(self) -> str:
        """Which view is shown."""
        shown = self.currentWidget()
        views = {**self._views, **self._boards()}
        return next(key for key, view in views.items() if view is shown)

    @property
    def with_days(self) -> str:
        """Which view of days is shown, or was before a board."""
        return self._with_days

    @property
    def shown(self) -> View:
        """The view that is shown; beside a board the month, which keeps the day."""
        return self._views.get(self.key, self.month)

    @cached_property
    def year(self) -> PlannerView:
        """The year planner."""
        made = PlannerView(self._desk, self._clock, self)
        made.opened.connect(self.opened)
        made.moved.connect(self.day_changed)
        made.show_layers(self._layers)
        self.addWidget(made)
        return made

    @cached_property
    def upr(self) -> UprView:
        """The board of the Universal Periodic Review."""
        made = UprView(self._desk, self._settings, self._clock, self)
        made.show_layers(self._layers)
        made.opened.connect(self.opened)
        self.addWidget(made)
        return made

    @property
    def first_shown(self) -> date:
        """The day one is at; of a month its first, of a year planner its first month."""
        if self.key == MONTH:
            return self.month.month.month
        return self.year.month if self.key == YEAR else self.day

    @property
    def day(self) -> date:
        """The day one is at."""
        return self.shown.day

    @property
    def has_keys_on_day(self) -> bool:
        """Whether the keys come here and mean a day or an hour, and not what is chosen."""
        view = self.currentWidget()
        if not isinstance(view, WeekView | MonthView) or not _holds_focus(view):
            return False
        return not view.has_keys_on_thing

    @property
    def slot(self) -> str:
        """The day one is at; where the view has hours the half hour, or from and to as drawn."""
        view = self.shown
        if isinstance(view, WeekView):
            return view.hours_drawn or view.slot
        return view.day.isoformat()

    @property
    def dates_for_new(self) -> str:
        """When something new would be: as drawn, an hour from where one is at, else the day."""
        view = self.shown
        if not isinstance(view, WeekView):
            return view.day.isoformat()
        if view.hours_drawn:
            return f"{view.hours_drawn}[{view.week.zone}]"
        span = parse_span(f"{view.slot}[{view.week.zone}]")
        longer = None if span is None else resized(span, minutes=60)
        return view.day.isoformat() if longer is None else longer.text

    @property
    def chosen(self) -> str:
        """The Ref of what is marked."""
        board = self._boards().get(self.key)
        if board is not None:
            return board.chosen
        view = self.shown
        return view.current_key if isinstance(view, AgendaView) else view.chosen

    @property
    def is_month(self) -> bool:
        """Whether steps are months."""
        return self.key not in (DAY, WEEKS)

    def show_view(self, key: str) -> None:
        """Show a view at the day one is at."""
        day = self.day
        view: QWidget = self._views.get(key, self.month)
        if key in (YEAR, UPR):
            view = self.year if key == YEAR else self.upr
        else:
            self._with_days = key if key in self._views else MONTH
        before = self.currentWidget()
        focused = before is not None and (before.hasFocus() or _holds_focus(before))
        self.setCurrentWidget(view)
        self.setFocusProxy(view)
        if focused:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go_to(day)
        if key == YEAR:
            self.year.show_year(day.replace(month=1))

    def go_to(self, day: date) -> None:
        """Go to a day in all views."""
        for view in self._views.values():
            view.go_to(day)

    def step(self, step: int) -> None:
        """Go on or back by what is shown; in a month the day stays as far as the month has one."""
        day = self.day
        if self.key == YEAR:
            self.year.step_months(step * MONTHS)
            return
        if not self.is_month:
            self.go_to(day + timedelta(days=step * (WEEK if self.key == WEEKS else 1)))
            return
        # In a month one may be at a day of its neighbours.
        shown = self.first_shown
        number = shown.year * 12 + shown.month - 1 + step
        month = spoken.as_qdate(date(number // 12, number % 12 + 1, 1))
        self.go_to(date(month.year(), month.month(), min(day.day, month.daysInMonth())))

    def choose(self, ref: str) -> None:
        """Mark everything that belongs to a record."""
        for view in self._views.values():
            if ref or not isinstance(view, AgendaView):
                view.choose(ref)

    def follow(self, ref: str, day: date) -> None:
        """Stand where something lies now, so that it can be moved on from there."""
        view = self.shown
        if view is self.month and self.key == MONTH:
            self.month.stand_at(day)
        else:
            self.go_to(day)
        self.show_thing(ref)

    def show_thing(self, ref: str) -> None:
        """Mark what belongs to a record, and scroll to its hour where the view has hours."""
        self.choose(ref)
        if isinstance(self.shown, WeekView):
            self.shown.stand_at_thing()

    def place_of(self, day: date) -> QPoint:
        """Where on the screen something about a day may open."""
        view = self.shown
        if self.key in (YEAR, UPR):
            return self.mapToGlobal(self.rect().center())
        if isinstance(view, AgendaView):
            row = view.visualRect(view.currentIndex())
            return view.viewport().mapToGlobal(row.bottomLeft())
        return view.place_of(day)

    def on_day(self, day: date) -> list[Occurrence]:
        """What stands on a day of the view shown."""
        view = self.shown
        return view.week.on_day(day) if isinstance(view, WeekView) else self.month.month.on_day(day)

    def show_zones(self, zones: tuple[str, ...]) -> None:
        """The zones beside the hours, the window's own first."""
        for view in (self.day_view, self.week):
            view.show_zones(zones)

    @property
    def zone(self) -> str:
        """The zone in which times are told."""
        return self.month.month.zone

    def show_in(self, zone: str) -> None:
        """Tell times in a zone; empty for the desk's own."""
        for model in self._models():
            model.show_in(zone)

    def show_layers(self, layers: Layers) -> None:
        """What is in sight."""
        self._layers = layers
        for model in self._models():
            model.show_layers(layers)
        for board in self._boards().values():
            board.show_layers(layers)

    def reload(self) -> None:
        """Read everything again."""
        for model in self._models():
            model.reload()

    def tell_time(self) -> None:
        """Another minute has begun: the line of now moves."""
        if isinstance(self.shown, WeekView):
            self.shown.viewport().update()

    def _boards(self) -> dict[str, PlannerView | UprView]:
        """Those that were asked for so far."""
        built = vars(self)
        return {key: built[key] for key in (YEAR, UPR) if key in built}

    def _models(self) -> Iterator[WeekModel | MonthModel | AgendaModel]:
        yield from (self.day_view.week, self.week.week, self.month.month, self.agenda.agenda)

    def _grids(self) -> Iterator[WeekView | MonthView]:
        yield from (self.day_view, self.week, self.month)

    def _working_hours(self) -> Hours:
        return hours_of(*self._settings.working_hours)

    def _tell_day(self) -> None:
        if self.sender() is self.shown:
            self.day_changed.emit()


def _holds_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)
