"""The page Today: cards for what needs the person, the day, visits in motion, and what comes."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.operations import attention
from hrdesk.operations.agenda import Occurrence, between
from hrdesk.operations.attention import First, Need, Want
from hrdesk.operations.update_occasions import Occasion
from hrdesk.ui.calendar.clock import Clock, this_moment, today_at
from hrdesk.ui.calendar.spoken import day_and_month, day_words
from hrdesk.ui.calendar.ticking import Ticking
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.settings import Settings
from hrdesk.ui.today import day_lines, need_lines
from hrdesk.ui.today.cards import LineCard
from hrdesk.ui.today.clocks import clock_words, zones_to_show
from hrdesk.ui.today.of_visits import with_visits
from hrdesk.ui.today.put_off import PutOff
from hrdesk.ui.tokens import LARGE, SMALL, scaled
from hrdesk.ui.widgets.page import Page
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.words import number_word

_TWO_WEEKS = timedelta(days=14)
_TWO_COLUMNS = 800
_EXCHANGE, _PARTNERS = "exchange", "given_got"
_RESTRICTED = "restricted"


class TodayPage(Page):
    """Reads when it is seen, when the desk changes, and when a day or a minute begins."""

    hides_by_itself = True
    open_requested = Signal(str)  # the Ref of a record
    field_requested = Signal(str, str)  # the Ref of a record, and the field to fill in
    place_requested = Signal(str, str)  # the key of a place, and what to show there
    new_requested = Signal(str)  # a record kind

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
        self._put_off = PutOff(settings)
        self._needs: dict[str, Need] = {}
        self._zones: list[str] = []
        self._found: list[Occurrence] = []
        self._shows_all = False
        self._is_stale = True
        self.header = PageHeader("")
        self.header.keep_count()
        self.needs = LineCard(self.tr("Needs you"))
        self.motion = LineCard(self.tr("Visits in motion"))
        self.today = LineCard(self.tr("Today"), lead="00:00–00:00")
        self.coming = LineCard(self.tr("Next 14 days"), lead="Wed 30 Nov")
        self.back = QPushButton(icon("undo-2"), "")
        self.week = QAction(self.tr("Weekly update…"), self)
        self.forecast = QAction(self.tr("Forecast of visits…"), self)
        self.header.add_button(self.week, "mail")
        self.header.add_button(self.forecast, "plane")
        self._ticking = Ticking(clock, self._zone, self)
        self._body = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------ what others ask for

    def show_address(self, rest: str) -> None:
        """There is only one thing to see here."""

    def begin_new(self) -> None:
        """Something today, whichever day the calendar shows."""
        self.place_requested.emit(day_lines.CALENDAR, self._today.isoformat())
        self.new_requested.emit("activity")

    def panes(self) -> list[QWidget]:
        return [self.needs.list, self.today.list, self.motion.list, self.coming.list]

    # ------------------------------------------------------------ reading

    def reload(self) -> None:
        """Read everything again."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        today = self._today
        self._read_needs(today)
        visits = self._desk.read(attention.visits_in_motion, today)
        self.motion.show_lines(day_lines.motion_lines(visits, today))
        found = self._desk.read(between, today, today + _TWO_WEEKS)
        self._found = with_visits(self._desk, [each for each in found if each.is_exact])
        self.coming.show_lines(day_lines.coming_lines(self._found, today, self._zone))
        self._zones = self._desk.read(zones_to_show, visits, self._clock())
        self._tell_time()

    def _read_needs(self, today: date) -> None:
        put_off = self._put_off.keys(today)
        needed = self._desk.read(attention.needs, today)
        found = with_visits(self._desk, [each for each in needed if each.key not in put_off])
        off = len(needed) - len(found)
        self.back.setVisible(off > 0)
        self.back.setText(self.tr("%n put off until tomorrow: bring back", "", off))
        self.back.setAccessibleName(self.back.text())
        self._needs = {each.key: each for each in found}
        lines = need_lines.need_lines(found, today, show_all=self._shows_all)
        # Of a full desk nobody is told, and to look for it takes as long as all that waits.
        nothing = "" if found else self._nothing_waits(today)
        if not found and (missing := self._desk.read(attention.not_begun)):
            lines = need_lines.first_lines(nothing, missing)
        self.needs.show_lines(lines, empty=nothing)
        self.needs.set_count(number_word(len(found)) if found else "")

    def _nothing_waits(self, today: date) -> str:
        deadline = self._desk.read(attention.next_deadline, today)
        if deadline is None:
            return self.tr("Nothing is waiting.")
        said = self.tr("Nothing is waiting. Next deadline: {day}.")
        return said.format(day=day_and_month(deadline.last))

    def _tell_time(self) -> None:
        """Everything that changes from minute to minute; nothing is read."""
        now, today = self._clock(), self._today
        here = [each for each in self._found if each.first <= today]
        self.today.show_lines(day_lines.today_lines(here, now, today, self._zone))
        self.header.set_title(day_words(today))
        self.header.set_count(clock_words(self._zones, now))

    @property
    def _zone(self) -> str:
        return self._desk.database.identity.zone

    @property
    def _today(self) -> date:
        return today_at(self._clock, self._zone)

    # ------------------------------------------------------------ doing

    def _run_need(self, key: str) -> None:
        """The verb of a line."""
        need = self._needs.get(key)
        begun = {text: first for first, text in need_lines.FIRST.items()}
        if key == need_lines.MORE:
            self._shows_all = True
            self._read_needs(self._today)
        elif begun.get(key) is First.PARTNER:
            self.place_requested.emit(_EXCHANGE, "partners")
        elif key in begun:
            self.new_requested.emit(begun[key].value)
        elif need is not None and need.want is Want.LEADS:
            self.field_requested.emit(need.ref, "leads")
        elif need is not None and need.ref:
            self.open_requested.emit(need.ref)
        elif need is not None and need.want is Want.PURGE:
            self.place_requested.emit(_RESTRICTED, "")
        elif need is not None:
            where = f"{_PARTNERS}/{need.partner}" if need.partner else ""
            self.place_requested.emit(_EXCHANGE, where)

    def _open(self, key: str) -> None:
        if key == day_lines.NEW:
            self.begin_new()
        elif key in (day_lines.CALENDAR, day_lines.VISITS):
            self.place_requested.emit(key, "")
        else:
            self.open_requested.emit(key)

    def _begin_week(self) -> None:
        self._begin_update(Occasion.WEEK)

    def _begin_forecast(self) -> None:
        self._begin_update(Occasion.FORECAST)

    def _begin_update(self, occasion: Occasion) -> None:
        # Loaded when it is first wanted: what writes workbooks and calendars is big.
        from hrdesk.ui.today.update_dialog import UpdateDialog

        dialog = UpdateDialog(self._desk, self._settings, occasion, self._today, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def put_off_current(self) -> None:
        """Not today: the line comes back tomorrow."""
        key = self.needs.list.current_key
        if key in self._needs:
            row = self.needs.list.currentIndex().row()
            self._put_off.add(key, self._today)
            self._read_needs(self._today)
            self.needs.choose_near(row)

    def _bring_back(self) -> None:
        """What was put off is wanted today after all."""
        self.needs.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._put_off.bring_back(self._today)
        self._read_needs(self._today)

    def _react(self, changes: Changes) -> None:
        self.reload()

    def _minute_begins(self) -> None:
        if not self._is_stale:
            self._tell_time()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self._columns.setContentsMargins(LARGE, SMALL, LARGE, LARGE)
        self._columns.setSpacing(LARGE)
        for cards in ((self.needs, self.motion), (self.today, self.coming)):
            column = QVBoxLayout()
            column.setSpacing(LARGE)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self.back.hide()
        self.needs.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.needs.list.setToolTip(self.tr("Enter does what the line says. Del: not today."))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(scroll, 1)
        self.setFocusProxy(self.needs.list)

    def _arrange(self) -> None:
        """Two columns where there is room, one under the other where there is not."""
        wide = self.width() >= scaled(self.font(), _TWO_COLUMNS)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def _connect(self) -> None:
        self.needs.list.opened.connect(self._run_need)
        for card in (self.motion, self.today, self.coming):
            card.list.opened.connect(self._open)
        self.back.clicked.connect(self._bring_back)
        self.week.triggered.connect(self._begin_week)
        self.forecast.triggered.connect(self._begin_forecast)
        self._ticking.new_day.connect(self.reload)
        self._ticking.minute.connect(self._minute_begins)
        self._desk.changed.connect(self._react)

    # ------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()
        else:
            self._tell_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.needs.list.hasFocus():
            self.put_off_current()
        else:
            super().keyPressEvent(event)
