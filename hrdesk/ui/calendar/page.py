"""The page Calendar: a month or an agenda, and beside it the form of what was opened."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.dates import parse_moment, parse_span
from hrdesk.domain.records import kind_of
from hrdesk.operations.agenda import OF_ACTIVITIES, Occurrence, between
from hrdesk.operations.records import archive, remove
from hrdesk.operations.series import is_series
from hrdesk.operations.withdrawals import may_be_taken_off, take_off
from hrdesk.store.records import read_state
from hrdesk.ui.calendar import spoken
from hrdesk.ui.calendar.agenda_model import AgendaModel
from hrdesk.ui.calendar.agenda_view import AgendaView
from hrdesk.ui.calendar.clock import Clock, this_moment, today_at
from hrdesk.ui.calendar.day_menu import DayMenu
from hrdesk.ui.calendar.month_model import MonthModel
from hrdesk.ui.calendar.month_view import MonthView
from hrdesk.ui.calendar.series_bar import SeriesBar
from hrdesk.ui.calendar.ticking import Ticking
from hrdesk.ui.calendar.undated import UndatedStrip
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.records.row_menu import RowMenu
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.page import Page
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.widgets.panes import Panes

MONTH, AGENDA = "month", "agenda"
_A_YEAR = timedelta(days=366)
_DATE_FIELDS = {"activity": "dates", "visit": "dates", "commitment": "due"}


class CalendarPage(Page):
    """Both views stand at the same day; what is opened in one is marked in the other."""

    open_requested = Signal(str)  # the Ref of a record that another page shows

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        clock: Clock = this_moment,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._clock = desk, settings, clock
        self.header = PageHeader("")
        self.month = MonthView(MonthModel(desk, clock, self))
        self.agenda = AgendaView(AgendaModel(desk, clock, self))
        self.undated = UndatedStrip(self.month.month)
        self.form = RecordForm(desk, settings, today=self._today)
        self.series = SeriesBar(desk)
        self._menu = DayMenu(self._zone, self)
        self.thing_menu = RowMenu(self)
        self.thing_menu.copy.setVisible(False)
        self._views = QStackedWidget()
        self._ticking = Ticking(clock, self._zone, self)
        calendar, detail = self._calendar(), self._detail()
        self._panes = Panes(settings, "calendar", None, calendar, detail, on_demand=True)
        self._lay_out()
        self._connect()
        self._show_view(bytes(settings.state("calendar", "view").data()).decode() or MONTH)
        self._name_month()

    # ------------------------------------------------------------ what others ask for

    def show_address(self, rest: str) -> None:
        """Shows a record by its Ref, or a day as in `2026-11-18`."""
        day = parse_moment(rest)
        if day is not None:
            self.go_to(day.first)
        elif rest:
            self.show_record(rest)

    def show_record(self, ref: str) -> None:
        """Goes to the day of a record and opens it."""
        day = self._day_of(ref)
        if day is not None:
            self.go_to(day)
        self._open(ref)

    def new_record(self, kind: str = "activity") -> None:
        """Begins a record; an activity is put on the day one is at."""
        self._panes.open_detail()
        self.series.show_occurrence(None)
        self.form.new_record(kind, {"dates": self.day.isoformat()} if kind == "activity" else None)

    def new_on(self, day: date) -> None:
        """Begins an activity on a day."""
        self.go_to(day)
        self.new_record()

    def begin_new(self) -> None:
        self.new_record()

    def chosen(self) -> list[str]:
        """What is open beside the calendar, else what is marked in it."""
        if self.form.isVisible() and self.form.ref and not self.form.is_draft:
            return [self.form.ref]
        ref = self.agenda.current_key if self.view == AGENDA else self.month.chosen
        return [ref] if ref else []

    def panes(self) -> list[QWidget]:
        shown = [self.header, self._views]
        return [*shown, self.form] if self.form.isVisible() else shown

    # ------------------------------------------------------------ days

    @property
    def view(self) -> str:
        """`month` or `agenda`."""
        return AGENDA if self._views.currentWidget() is self.agenda else MONTH

    @property
    def day(self) -> date:
        """The day one is at."""
        return self._shown.day

    def go_to(self, day: date) -> None:
        """Goes to a day in both views."""
        self.month.go_to(day)
        self.agenda.go_to(day)
        self._name_month()

    def go_to_today(self) -> None:
        self.go_to(self._today())

    def step_month(self, step: int) -> None:
        """Goes a month on or back; the day stays as far as the month has one."""
        day = self.day
        number = day.year * 12 + day.month - 1 + step
        month = spoken.as_qdate(date(number // 12, number % 12 + 1, 1))
        self.go_to(date(month.year(), month.month(), min(day.day, month.daysInMonth())))

    def next_month(self) -> None:
        self.step_month(1)

    def previous_month(self) -> None:
        self.step_month(-1)

    # ------------------------------------------------------------ inner

    @property
    def _shown(self) -> MonthView | AgendaView:
        return self.agenda if self.view == AGENDA else self.month

    @property
    def _zone(self) -> str:
        return self._desk.database.identity.zone

    def _today(self) -> date:
        return today_at(self._clock, self._zone)

    def _day_of(self, ref: str) -> date | None:
        field = _DATE_FIELDS.get(kind_of(ref), "")
        state = self._desk.read(read_state, ref) if field else None
        span = parse_span(state.text(field)) if state is not None else None
        return span.first if span is not None and span.is_exact else None

    def _open(self, ref: str) -> None:
        if not self.form.show_record(ref):
            return
        self.month.choose(ref)
        self.agenda.choose(ref)
        self.series.show_occurrence(self._one_of_series(ref))
        self._panes.open_detail()
        self.moved.emit(ref)

    def _one_of_series(self, ref: str) -> Occurrence | None:
        """The occurrence on the day one is at, else the next one; None of what stands alone."""
        state = self._desk.read(read_state, ref)
        if state is None or not is_series(state):
            return None
        until = self.day + _A_YEAR
        found = self._desk.read(between, self.day, until, only=OF_ACTIVITIES)
        return next((each for each in found if each.ref == ref), None)

    def _close(self) -> None:
        self._panes.close_detail()

    def _closed(self) -> None:
        self.form.finish()
        self.month.choose("")

    def _show_view(self, key: str) -> None:
        day = self.day
        view: QWidget = self.agenda if key == AGENDA else self.month
        focused = self._shown.hasFocus()
        self._views.setCurrentWidget(view)
        self._views.setFocusProxy(view)
        self.header.show_view(self.view)
        self.undated.set_wanted(view is self.month)
        if focused:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go_to(day)
        self._settings.keep_state("calendar", "view", QByteArray(self.view.encode()))

    def _name_month(self) -> None:
        self.header.set_title(spoken.month_words(self.day))
        zone = self.tr("{city} time ({offset})").format(
            city=spoken.zone_words(self._zone),
            offset=spoken.offset_words(self._zone, self._clock()),
        )
        self.header.set_count(zone)

    def _show_day(self, day: date, at: QPoint) -> None:
        self._menu.show_day(day, self.month.month.on_day(day))
        self._menu.popup(at)

    def _day_begins(self) -> None:
        self.month.month.reload()
        self.agenda.agenda.reload()

    def _follow_day(self) -> None:
        self._name_month()

    # ------------------------------------------------------------ building

    def _calendar(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._views.addWidget(self.month)
        self._views.addWidget(self.agenda)
        column.addWidget(self._views, 1)
        column.addWidget(self.undated)
        body.setFocusProxy(self._views)
        return body

    def _detail(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.series)
        column.addWidget(self.form, 1)
        return body

    def _lay_out(self) -> None:
        self.header.add_view(MONTH, self.tr("Month"))
        self.header.add_view(AGENDA, self.tr("Agenda"))
        self.header.add_action(
            self._step("chevron-left", self.tr("Previous month"), "PgUp", self.previous_month)
        )
        today = QAction(self.tr("Today"), self)
        today.triggered.connect(self.go_to_today)
        self.header.add_button(today)
        self.header.add_action(
            self._step("chevron-right", self.tr("Next month"), "PgDown", self.next_month)
        )
        new = QAction(self.tr("New activity"), self)
        new.triggered.connect(self.begin_new)
        self.header.add_button(new, "plus", primary=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._panes, 1)

    def _step(self, icon_name: str, text: str, key: str, handler: Callable[[], None]) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setToolTip(self.tr("{text} ({key})").format(text=text, key=key))
        action.triggered.connect(handler)
        return action

    def _connect(self) -> None:
        self.header.view_chosen.connect(self._show_view)
        self.month.opened.connect(self._open)
        self.month.day_opened.connect(self._show_day)
        self.month.new_wanted.connect(self.new_on)
        self.month.day_changed.connect(self._follow_day)
        self.agenda.opened.connect(self._open)
        self.agenda.day_changed.connect(self._follow_day)
        self.undated.opened.connect(self._open)
        self._menu.opened.connect(self._open)
        self._menu.new_wanted.connect(self.new_on)
        self.form.open_requested.connect(self.open_requested)
        self.form.share_wanted.connect(self._share)
        self.month.menu_wanted.connect(self._open_thing_menu)
        self.agenda.menu_wanted.connect(self._open_thing_menu)
        self.thing_menu.open_wanted.connect(self._open)
        self.thing_menu.share_wanted.connect(self.share_requested)
        self.thing_menu.remove_wanted.connect(self._remove)
        self.thing_menu.archive_wanted.connect(self._archive)
        self.thing_menu.take_off_wanted.connect(self._take_off)
        self.thing_menu.erase_wanted.connect(self.form.ask_to_erase)
        self.form.erased.connect(self._close)
        self.series.opened.connect(self._open)
        self.form.made.connect(self._made)
        self.form.close_wanted.connect(self._close)
        self._panes.detail_closed.connect(self._closed)
        self._ticking.new_day.connect(self._day_begins)

    def _open_thing_menu(self, ref: str, place: QPoint) -> None:
        off = self._desk.read(may_be_taken_off, [ref])
        self.thing_menu.show_for([ref], may_be_taken_off=off)
        self.thing_menu.popup(place)

    def _share(self, ref: str) -> None:
        self.share_requested.emit([ref])

    def _remove(self, refs: list[str]) -> None:
        one = self._one_of_series(refs[0]) if len(refs) == 1 else None
        if one is None:
            self._desk.do(remove, refs)
        else:
            self.series.ask_to_leave_out(one, self.month.place_of(self.day))

    def _remove_chosen(self) -> None:
        if refs := self.chosen():
            self._remove(refs)

    def _take_off(self, refs: list[str]) -> None:
        self._desk.do(take_off, refs)

    def _archive(self, refs: list[str]) -> None:
        self._desk.do(archive, refs)

    def _made(self, ref: str) -> None:
        self.month.choose(ref)
        self.moved.emit(ref)

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits come here only when no field has the focus."""
        doing = {
            Qt.Key.Key_PageUp: self.previous_month,
            Qt.Key.Key_PageDown: self.next_month,
            Qt.Key.Key_T: self.go_to_today,
            Qt.Key.Key_Home: self.go_to_today,
            Qt.Key.Key_Delete: self._remove_chosen,
        }
        views = {Qt.Key.Key_1: MONTH, Qt.Key.Key_2: AGENDA}
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in doing:
            doing[key]()
        elif plain and key in views:
            self._show_view(views[key])
        elif key == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.begin_new()
        else:
            super().keyPressEvent(event)
