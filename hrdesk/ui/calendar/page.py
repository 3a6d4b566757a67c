"""The page Calendar: days, weeks, months or an agenda, and beside them the form of what was opened."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.domain.dates import is_zone, parse_moment
from hrdesk.operations.agenda import Occurrence
from hrdesk.operations.layers import Layers
from hrdesk.operations.records import archive, remove
from hrdesk.operations.rescheduling import Step
from hrdesk.operations.withdrawals import may_be_taken_off, take_off
from hrdesk.store.partners import partners
from hrdesk.store.same import shown_ref
from hrdesk.ui.calendar.banner import Banner
from hrdesk.ui.calendar.clock import Clock, this_moment, today_at
from hrdesk.ui.calendar.coming_strip import ComingStrip, Strips
from hrdesk.ui.calendar.computer_zone import ComputerZone
from hrdesk.ui.calendar.day_menu import DayMenu
from hrdesk.ui.calendar.day_of import day_of
from hrdesk.ui.calendar.detail import CalendarDetail
from hrdesk.ui.calendar.head import MOST_ZONES, CalendarHead
from hrdesk.ui.calendar.hours_window import HoursWindow
from hrdesk.ui.calendar.moving import Moving
from hrdesk.ui.calendar.quick_line import QuickLine
from hrdesk.ui.calendar.ticking import Ticking
from hrdesk.ui.calendar.undated import UndatedStrip
from hrdesk.ui.calendar.views import MONTH, VIEWS, CalendarViews
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.latin_keys import latin_key, writes_a_letter
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.records.row_menu import RowMenu
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.page import Page
from hrdesk.ui.widgets.panes import Panes


class CalendarPage(Page):
    """All views stand at the same day; what is opened in one is marked in the others."""

    hides_by_itself = True
    stays_as_it_is = True
    open_requested = Signal(str)  # the Ref of a record that another page shows
    print_requested = Signal()

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
        self.header, self.banner = CalendarHead(), Banner()
        self.views = CalendarViews(desk, settings, clock)
        self.quick = QuickLine(desk, self._today, self._zone_shown)
        self.month, self.agenda = self.views.month, self.views.agenda
        self.undated, self.coming = UndatedStrip(self.month.month), ComingStrip(desk, self._today)
        self.detail = CalendarDetail(desk, settings, self._today)
        self.form, self.series = self.detail.form, self.detail.series
        self.moving = Moving(desk, self._today, self._zone_shown, self)
        self._menu = DayMenu(self._zone, self)
        self.thing_menu = RowMenu(self)
        self.thing_menu.copy.setVisible(False)
        self._ticking = Ticking(clock, self._zone, self)
        self.computer = ComputerZone(self.banner, settings, self._home, parent=self)
        calendar = self._calendar()
        self._panes = Panes(settings, "calendar", None, calendar, self.detail, on_demand=True)
        self._close = self._panes.close_detail
        self._lay_out()
        self._connect()
        self._show_kept()

    # ------------------------------------------------------------ what others ask for

    def show_address(self, rest: str) -> None:
        """Shows a record by its Ref, a day as in `2026-11-18`, or a view by its name."""
        day = parse_moment(rest)
        if rest in VIEWS:
            self._show_view(rest)
        elif day is not None:
            self.go_to(day.first)
        elif rest:
            self.show_record(rest)

    def show_record(self, ref: str) -> None:
        """Goes to the day of a record and opens it."""
        ref = self._desk.read(shown_ref, ref)
        self._stand_at(day_of(self._desk, ref, self._zone))
        self._open(ref)
        self.views.show_thing(self.views.chosen)

    def new_record(self, kind: str = "activity") -> None:
        """Begins a record; an activity is put on the day, or the hour, that one is at."""
        self._begin_form({"dates": self.views.dates_for_new} if kind == "activity" else None, kind)

    def _begin_form(self, values: Mapping[str, object] | None, kind: str = "activity") -> None:
        self._panes.open_detail()
        self.views.choose("")
        self.detail.begin(kind, values)

    def new_on(self, when: date | str) -> None:
        """Begins an activity on a day, or at the half hour that one is at."""
        if isinstance(when, date):
            self.go_to(when)
        self.new_record()

    def begin_new(self) -> None:
        """Opens the line for something new at the day, or the half hour, that one is at."""
        self.quick.begin(self.views.slot)

    def chosen(self) -> list[str]:
        """What is open beside the calendar, else what is marked in it."""
        if self.form.isVisible() and self.form.ref and not self.form.is_draft:
            return [self.form.ref]
        return [self.views.chosen] if self.views.chosen else []

    def panes(self) -> list[QWidget]:
        return [self.header, self.views, *([self.form] if self.form.isVisible() else [])]

    def printable(self) -> Printable:
        """The view as it is shown."""
        from hrdesk.ui.calendar.paper import printable_of

        title = self.tr("Calendar: {what}").format(what=isolated(self.header.title))
        return printable_of(self.views, self._desk, self._clock, title)

    # ------------------------------------------------------------ days

    @property
    def view(self) -> str:
        """`day`, `week`, `month`, `agenda`, `year` or `upr`."""
        return self.views.key

    @property
    def day(self) -> date:
        """The day one is at."""
        return self.views.day

    def go_to(self, day: date) -> None:
        """Goes to a day in all views."""
        self.views.go_to(day)
        self._name()

    def go_to_today(self) -> None:
        self.go_to(self._today())

    def step(self, step: int) -> None:
        """Goes on or back by what is shown: a day, a week or a month."""
        self.views.step(step)

    # ------------------------------------------------------------ inner

    @property
    def _zone(self) -> str:
        return self.views.zone

    def _zone_shown(self) -> str:
        return self._zone

    def _home(self) -> str:
        return self._desk.database.identity.zone

    def _show_in(self, zone: str) -> None:
        """Tells all times in a zone, as chosen after a journey."""
        self.views.show_in(zone)
        self._menu.show_in(self._zone)
        self._ticking.show_in(self._zone)
        self._show_zones()
        self._name()

    def _today(self) -> date:
        return today_at(self._clock, self._zone)

    def _stand_at(self, day: date | None) -> None:
        """Goes to a day where days are shown: from a board back to the view before it."""
        if day is None:
            return
        if self.view != self.views.with_days:
            self._show_view(self.views.with_days)
        self.go_to(day)

    def _open(self, ref: str) -> None:
        if not self.detail.show_record(ref, self.day):
            return
        self.views.choose(ref)
        self._panes.open_detail()
        self.moved.emit(ref)

    def _closed(self) -> None:
        self.form.finish()
        self.views.choose("")

    def _show_view(self, key: str) -> None:
        self.views.show_view(key)
        self.header.show_view(self.view)
        self.undated.set_wanted(self.view == MONTH)
        self._strips.show_signs_of(self.view)
        self._name()
        self._settings.keep_state("calendar", "view", QByteArray(self.view.encode()))

    def _show_kept(self) -> None:
        """The view, the layers and the zones as they were left."""
        kept = self._settings.kept_text("calendar", "zones").split()
        self.header.zones = [zone for zone in kept if is_zone(zone)][: MOST_ZONES - 1]
        self.header.layers = Layers.of_text(self._settings.kept_text("calendar", "layers"))
        self.views.show_layers(self.header.layers)
        if is_zone(self.computer.shown):
            self._show_in(self.computer.shown)
        self._show_zones()
        self.computer.look()
        self._show_view(bytes(self._settings.state("calendar", "view").data()).decode())

    def _name(self) -> None:
        self.header.name(self.view, self.views.first_shown, self._zone, self.day)

    def _fill_menu(self) -> None:
        known = self._desk.read(partners)
        zones = dict.fromkeys(each.zone for each in known if each.zone and each.zone != self._zone)
        desks = {each.code: each.name for each in known}
        self.header.fill_menu(desks, self._desk.database.identity.code, list(zones))

    def _keep_layers(self, layers: Layers) -> None:
        self._settings.keep_text("calendar", "layers", layers.text)
        self.views.show_layers(layers)

    def _show_zones(self) -> None:
        """The zone shown, home where that is another one, and those chosen."""
        self._settings.keep_text("calendar", "zones", " ".join(self.header.zones))
        zones = dict.fromkeys((self._zone, self._home(), *self.header.zones))
        self.views.show_zones(tuple(zones))

    def _show_day(self, day: date, at: QPoint) -> None:
        self._menu.show_day(day, self.views.on_day(day))
        self._menu.popup(at)

    def _move(self, each: Occurrence, step: Step) -> None:
        self.moving.move_thing(each, step, self.views.place_of(self.day))

    def show_hours(self, day: date | None = None) -> None:
        """Shows when chosen people are at work on a day; a meeting can be begun from there."""
        window = HoursWindow(self._desk, self._settings, self, zone=self._zone)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.meeting_wanted.connect(self._begin_form)
        window.show_day(day or self.day)
        window.show()

    def _ask_for_day(self) -> None:
        self.header.ask_for_day(self._today())

    # ------------------------------------------------------------ building

    def _calendar(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.quick)
        column.addWidget(self.views, 1)
        self._strips = Strips(self.coming, self.undated)
        column.addWidget(self._strips)
        body.setFocusProxy(self.views)
        return body

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._panes, 1)
        # Whoever comes here by key is in the calendar, and not on a button over it.
        self.setFocusProxy(self.views)

    def _connect(self) -> None:
        self.header.view_chosen.connect(self._show_view)
        self.header.step_wanted.connect(self.step)
        self.header.today_wanted.connect(self.go_to_today)
        self.header.new_wanted.connect(self.new_record)
        self.header.day_wanted.connect(self.go_to)
        self.header.layers_changed.connect(self._keep_layers)
        self.header.zones_changed.connect(self._show_zones)
        self.header.print_wanted.connect(self.print_requested)
        self.header.menu.aboutToShow.connect(self._fill_menu)
        for place in (self.views, self.undated, self.coming, self._menu):
            place.opened.connect(self._open)
        self.views.day_opened.connect(self._show_day)
        self.views.new_wanted.connect(self.new_on)
        self.views.day_changed.connect(self._name)
        self.views.menu_wanted.connect(self._open_thing_menu)
        self.views.move_wanted.connect(self._move)
        self.views.copy_wanted.connect(self.moving.copy_thing)
        self.quick.added.connect(self._added)
        self.quick.kept.connect(self._kept)
        self.quick.form_wanted.connect(self._begin_form)
        self.quick.closed.connect(self.views.setFocus)
        self.computer.chosen.connect(self._show_in)
        self._ticking.minute.connect(self.computer.look)
        self.moving.refused.connect(self.banner.say)
        self.moving.moved.connect(self.views.follow)
        self.moving.moved.connect(self.detail.follow)
        self._menu.new_wanted.connect(self.new_on)
        self._menu.hours_wanted.connect(self.show_hours)
        self._panes.detail_closed.connect(self._closed)
        self._ticking.new_day.connect(self.views.reload)
        self._ticking.minute.connect(self.views.tell_time)
        self._connect_form()

    def _connect_form(self) -> None:
        self.form.open_requested.connect(self.open_requested)
        self.detail.event_tab.open_requested.connect(self.open_requested)
        self.form.share_wanted.connect(self._share)
        self.thing_menu.open_wanted.connect(self._open)
        self.thing_menu.apart_wanted.connect(self.apart_requested)
        self.thing_menu.share_wanted.connect(self.share_requested)
        self.thing_menu.remove_wanted.connect(self._remove)
        self.thing_menu.archive_wanted.connect(self._archive)
        self.thing_menu.take_off_wanted.connect(self._take_off)
        self.thing_menu.erase_wanted.connect(self.form.ask_to_erase)
        self.form.erased.connect(self._close)
        self.series.opened.connect(self._open)
        self.form.made.connect(self._made)
        self.form.close_wanted.connect(self._close)
        self._panes.turned.connect(self.form.head.show_as_closing)
        self._panes.take_along(self.header)

    def _open_thing_menu(self, ref: str, place: QPoint) -> None:
        off = self._desk.read(may_be_taken_off, [ref])
        self.thing_menu.show_for([ref], may_be_taken_off=off)
        self.thing_menu.popup(place)

    def _share(self, ref: str) -> None:
        self.share_requested.emit([ref])

    def _remove(self, refs: list[str]) -> None:
        one = self.detail.one_of_series(refs[0], self.day) if len(refs) == 1 else None
        if one is None:
            self._desk.do(remove, refs)
        else:
            self.series.ask_to_leave_out(one, self.views.place_of(self.day))

    def _remove_chosen(self) -> None:
        """What the keys mean: on a day that one went on to nothing is chosen any more."""
        if (refs := self.chosen()) and not self.views.has_keys_on_day:
            self._remove(refs)

    def _take_off(self, refs: list[str]) -> None:
        self._desk.do(take_off, refs)

    def _archive(self, refs: list[str]) -> None:
        self._desk.do(archive, refs)

    def _added(self, ref: str, day: date | None) -> None:
        """Goes to what was added by the line, and gives the calendar the focus again."""
        self._stand_at(day)
        self.views.show_thing(ref)
        self.views.setFocus()

    def _kept(self, ref: str) -> None:
        """What was added by the line takes the place of what was open; a draft is let be."""
        if self.form.isVisible() and not self.form.is_draft:
            self._open(ref)

    def _made(self, ref: str) -> None:
        self._stand_at(day_of(self._desk, ref, self._zone))
        self.views.show_thing(ref)
        self.moved.emit(ref)

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits come here only when no field has the focus."""
        doing = {
            Qt.Key.Key_T: self.go_to_today,
            Qt.Key.Key_Home: self.go_to_today,
            Qt.Key.Key_G: self._ask_for_day,
            Qt.Key.Key_Delete: self._remove_chosen,
        }
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        views = {Qt.Key(Qt.Key.Key_1 + place): view for place, view in enumerate(VIEWS)}
        key = latin_key(event)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in doing:
            doing[key]()
        elif plain and key in steps:
            self.step(steps[key])
        elif plain and key in views:
            self._show_view(views[key])
        elif key == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.begin_new()
        elif writes_a_letter(event):
            self.quick.begin(self.views.slot, event.text())
        else:
            super().keyPressEvent(event)
