"""The head of the calendar: its views, its steps, what is in sight, and the way to a day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hrdesk.domain.dates import parse_moment
from hrdesk.domain.text import one_line
from hrdesk.operations.layers import Layer, Layers, desk_layer, letters_of
from hrdesk.operations.planner import year_from
from hrdesk.ui.calendar import spoken
from hrdesk.ui.calendar.views import AGENDA, DAY, MONTH, UPR, WEEKS, YEAR
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated, opened
from hrdesk.ui.records.editors.dates import words
from hrdesk.ui.records.reading import read_date
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.widgets.text_dialog import TextDialog

MOST_ZONES = 3
# Letters of a name in the menu; its tool tip has all of it.
_WIDTH = 60
# Digits are equally wide in any.
_SOME_YEAR = 2026


class CalendarHead(PageHeader):
    """Tells what is wanted; the page does it."""

    step_wanted = Signal(int)  # on or back by what is shown
    today_wanted = Signal()
    new_wanted = Signal()
    day_wanted = Signal(object)  # the day to go to
    layers_changed = Signal(object)  # Layers
    zones_changed = Signal(list)  # the zones beside the desk's own
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.layers = Layers()
        self.zones: list[str] = []
        self.menu = QMenu(self)
        self._lay_out()

    def name(self, view: str, day: date, zone: str, at: date) -> None:
        """Say where one is: the month, the week by its days, or the day, and in which zone.

        How far that is from UTC is told as on the day one is `at`; a year has both, and the board of
        the review no hours.
        """
        if view == DAY:
            title = spoken.short_date_words(day)
        elif view == WEEKS:
            title = spoken.week_words(day)
        elif view == YEAR:
            title = _year_words(day)
        elif view == UPR:
            title = self.tr("Universal Periodic Review")
        else:
            title = spoken.month_words(day)
        # The board of the review has all that is to come: there is no day to step from. What stands
        # beside them stays where the mouse is.
        for step in self._steps:
            step.setEnabled(view != UPR)
        self.set_title(title)
        self.set_count(self._zone_words(view, zone, at))

    def fill_menu(self, desks: Mapping[str, str], own: str, zones: Sequence[str]) -> None:
        """What may be put out of sight, by the desks there are; and the zones beside the hours."""
        self.menu.clear()
        self.menu.addSection(self.tr("In sight"))
        for layer, text in (
            (Layer.ACTIVITIES, self.tr("Activities")),
            (Layer.VISITS, self.tr("Visits")),
            (Layer.DEADLINES, self.tr("Deadlines")),
            (Layer.DAYS, self.tr("Named days")),
        ):
            self._add_layer(layer.value, text)
        self.menu.addSection(self.tr("From the desks, by the letters in their bars"))
        self._add_layer(desk_layer(own), self.tr("This desk ({code})").format(code=own))
        letters = letters_of(desks)
        for code, name in desks.items():
            said = f"{code} – {isolated(one_line(name, _WIDTH))}" if name else code
            words = opened(f"{said} ({letters[code]})")
            self._add_layer(desk_layer(code), words).setToolTip(name)
        self.menu.addSection(self.tr("Time zones beside the hours"))
        for zone in self.zones:
            self._add_zone(zone, shown=True)
        if len(self.zones) + 1 < MOST_ZONES:
            for zone in zones:
                if zone not in self.zones:
                    self._add_zone(zone, shown=False)
            other = self.menu.addAction(self.tr("Another time zone…"))
            other.setObjectName("other_zone")

    def ask_for_day(self, today: date) -> None:
        """Ask for a day as people type it, and go there; says again what cannot be read."""
        said, typed = self.tr("A day, such as 15 mar, +3w, next tue or 18.11.2026"), ""
        while True:
            typed, is_meant = TextDialog.ask(
                self, self.tr("Go to a day"), said, self.tr("Go there"), text=typed
            )
            if not is_meant or not typed.strip():
                return
            moment = parse_moment(read_date(typed, today, words()) or "")
            if moment is not None:
                self.day_wanted.emit(moment.first)
                return
            said = self.tr("HRDesk reads no day in this. Try 15 mar, +3w, next tue or 18.11.2026")

    # ------------------------------------------------------------ inner

    def _zone_words(self, view: str, zone: str, at: date) -> str:
        city = spoken.zone_words(zone)
        if view == UPR:
            return ""  # its sessions and deadlines are told in months
        if view == YEAR:
            return self.tr("{city} time").format(city=city)
        noon = datetime.combine(at, time(12), ZoneInfo(zone))
        return self.tr("{city} time ({offset})").format(
            city=city, offset=spoken.offset_words(zone, noon)
        )

    def _add_layer(self, name: str, text: str) -> QAction:
        action = self.menu.addAction(text.replace("&", "&&"))
        action.setObjectName(f"layer {name}")
        action.setCheckable(True)
        action.setChecked(name not in self.layers.hidden)
        return action

    def _add_zone(self, zone: str, *, shown: bool) -> None:
        action = self.menu.addAction(spoken.zone_words(zone))
        action.setObjectName(f"zone {zone}")
        action.setCheckable(True)
        action.setChecked(shown)

    def _chosen(self, action: QAction) -> None:
        what, _, name = action.objectName().partition(" ")
        if what == "layer":
            self.layers = self.layers.with_layer(name, action.isChecked())
            self.layers_changed.emit(self.layers)
        elif what == "zone":
            others = [zone for zone in self.zones if zone != name]
            self.zones = [*others, name] if action.isChecked() else others
            self.zones_changed.emit(self.zones)
        else:
            self._ask_for_zone()

    def _ask_for_zone(self) -> None:
        from hrdesk.ui.calendar.zone_dialog import ask_for_zone

        zone = ask_for_zone(self)
        if zone and zone not in self.zones:
            self.zones = [*self.zones, zone][: MOST_ZONES - 1]
            self.zones_changed.emit(self.zones)

    def _lay_out(self) -> None:
        for key, text in (
            (DAY, self.tr("Day")),
            (WEEKS, self.tr("Week")),
            (MONTH, self.tr("Month")),
            (AGENDA, self.tr("Agenda")),
            (YEAR, self.tr("Year")),
            (UPR, self.tr("UPR")),
        ):
            self.add_view(key, text)
        back = self._step("chevron-left", self.tr("Back"), "PgUp", self._back)
        self.add_action(back)
        today = QAction(self.tr("Today"), self)
        today.triggered.connect(self.today_wanted)
        self.add_button(today)
        on = self._step("chevron-right", self.tr("On"), "PgDown", self._on)
        self.add_action(on)
        self._steps = (back, today, on)
        self.button = self.add_menu(self.tr("Layers"), "eye", self.menu)
        self.button.setToolTip(self.tr("Layers: what is in sight, and time zones"))
        self.button.setAccessibleName(self.tr("Layers and time zones"))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu.setToolTipsVisible(True)
        self.menu.triggered.connect(self._chosen)
        self.add_action(
            self._step("printer", self.tr("Print what is shown"), "Ctrl+P", self._print)
        )
        new = QAction(self.tr("New activity"), self)
        new.triggered.connect(self.new_wanted)
        self.add_button(new, "plus", primary=True)
        self.keep_room_for(_widest_titles(self.tr("Universal Periodic Review")))

    def _step(self, icon_name: str, text: str, key: str, handler: Callable[[], None]) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setToolTip(self.tr("{text} ({key})").format(text=text, key=key))
        action.triggered.connect(handler)
        return action

    def _back(self) -> None:
        self.step_wanted.emit(-1)

    def _on(self) -> None:
        self.step_wanted.emit(1)

    def _print(self) -> None:
        self.print_wanted.emit()


def _year_words(month: date) -> str:
    """`2027`, or the first and the last of twelve months that begin in another one."""
    first, last = year_from(month)
    if first.month == 1:
        return spoken.year_digits(first)
    return f"{spoken.month_words(first)} – {spoken.month_words(last)}"


def _widest_titles(board: str) -> list[str]:
    """What any of the views may be called: each month, with days of two digits and every weekday."""
    months = [date(_SOME_YEAR, month, 1) for month in range(1, 13)]
    days = [first + timedelta(days=20 + each) for first in months for each in range(7)]
    weeks = [first + timedelta(days=27) for first in months]
    return [
        board,
        *map(spoken.month_words, months),
        *map(spoken.short_date_words, days),
        *map(spoken.week_words, weeks),
        *map(_year_words, months),
    ]
