"""The tab Programme of a visit or an event: what is planned, a line to add, one item in full."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.dates import Span, parse_span
from hrdesk.domain.records import kind_of
from hrdesk.operations.programme import ProgrammeLine, programme_of
from hrdesk.operations.programme_city import city_of_programme
from hrdesk.operations.programme_items import ITEM, add_typed, move_item, next_start, place_item
from hrdesk.operations.records import add_record, remove
from hrdesk.store import listing
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.country_zone import zone_of_country
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.latin_keys import latin_key
from hrdesk.ui.records.editors.base import Today, this_day
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import LARGE, SMALL
from hrdesk.ui.visits.named_line import NamedLine
from hrdesk.ui.visits.programme_lines import programme_lines
from hrdesk.ui.visits.programme_reading import LineReading, is_day_alone
from hrdesk.ui.visits.programme_words import clock_words
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.words import comma

_KINDS = frozenset({"programme_item", "visit", "activity", "person", "place"})
_STEP = 15
_HOUR = timedelta(hours=1)
_PAUSE = 120  # in typing, before it is said what it means


class ProgrammeTab(QStackedWidget):
    """Reads when it is seen; Enter opens an item, Esc goes back to the programme.

    A goes to the line that adds, P places an item or takes its time away, Alt with Up or Down lets
    it begin earlier or later, Del removes it.
    """

    open_requested = Signal(str)  # the Ref of a record elsewhere
    counted = Signal(int)  # how many items there are

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        today: Today = this_day,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self.ref = ""
        self.items: list[ProgrammeLine] = []
        self._is_adding = self._adds_next = False
        # What was typed into the line and not added, by the visit that it was typed for.
        self._typed: dict[str, str] = {}
        self.list = LineList(self.tr("Programme"), lead="00:00–00:00", stacked=True, wraps=True)
        self.form = RecordForm(desk, settings, today=today, parent=self)
        self._zone, self.head = Caption(), QWidget(self)
        self.new_one = QPushButton(icon("plus"), self.tr("Add"))
        self.new_one.setAccessibleName(self.tr("Add to the programme"))
        new = QAction(self.tr("Add the first item"), self)
        new.triggered.connect(self._begin)
        said = self.tr("Nothing is planned yet.")
        self._empty = EmptyState("clock", said, [new])
        self.line = NamedLine(desk)
        self.line.setPlaceholderText(
            self.tr("9:00-10:30 Opening @name · 45m Discussion · 1h Lunch · > next day")
        )
        self.line.setAccessibleName(self.tr("Add to the programme by a line"))
        self.reading = Hint()
        self._reading = LineReading(desk, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.hand_out = QPushButton(icon("printer"), self.tr("Hand out…"))
        self.hand_out.setAccessibleName(self.tr("Programme to hand out"))
        self._shown = QStackedWidget()
        self._plan = self._lay_out()
        self.addWidget(self._plan)
        self.addWidget(self.form)
        self.form.head.back.show()
        self._connect()

    def show_visit(self, ref: str) -> None:
        """Show the programme of a visit or an activity."""
        if ref != self.ref:
            self._typed[self.ref] = self.line.text()
            self.ref = ref
            self.line.setText(self._typed.pop(ref, ""))
            self._adds_next = False
            self.close_item()
        self.reload()

    def give_head(self) -> tuple[QPushButton, QWidget]:
        """What adds and what stands beside it, for a line with others: above the programme they
        take room from it.
        """
        self._above.removeWidget(self.head)
        self._above.setContentsMargins(0, 0, 0, 0)
        return self.new_one, self.head

    def show_papers(self) -> None:
        """Show the programme as it is handed out."""
        # Loaded when it is first wanted: what prints is big.
        from hrdesk.ui.visits.brief_dialog import BriefDialog
        from hrdesk.ui.visits.handed_pages import What

        dialog = BriefDialog(self._desk, self._settings, self.ref, self, What.PROGRAMME)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def open_item(self, ref: str) -> None:
        """Show one item in full."""
        if self.form.show_record(ref):
            self.setCurrentWidget(self.form)
            if self.form.fields is not None:
                self.form.fields.focus_first()

    def close_item(self) -> None:
        """Back to the programme; what was changed is kept."""
        self.form.finish()
        self._show_right_one()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, on: date | None = None) -> None:
        """Begin an item after the last one, or after the last one of a day."""
        self.setCurrentWidget(self.form)
        field = kind_of(self.ref)
        self.form.new_record(ITEM, {field: self.ref, "time": self.next_time(on)})

    def _begin(self) -> None:
        self.add()

    def add_typed(self) -> None:
        """Add what stands in the line; the focus stays there for the next one."""
        text = self.line.text().strip()
        if self._is_adding:
            # It begins where the one ends that is on its way.
            self._adds_next = bool(text)
            return
        if not text:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        after = self._after()
        if after is not None and is_day_alone(text, after[0]):
            # Nothing is lost: what it still lacks stands above it.
            self._read_line()
            return
        self.line.clear()
        self._is_adding = True
        wanted: tuple[Any, ...] = add_record, ITEM, {"subject": text, kind_of(self.ref): self.ref}
        if after is not None:
            wanted = add_typed, self.ref, text, *after
        self._desk.do_or(self._added, partial(self._not_added, self.ref, text), *wanted)

    def _read_line(self) -> None:
        """Say what the line means, as far as it is typed."""
        after = self._after()
        self._reading.read(self.line.text(), after[0] if after else None)

    def _added(self, _: Changes) -> None:
        adds_next = self._adds_next
        self._is_adding = self._adds_next = False
        if adds_next:
            self.add_typed()

    def _not_added(self, ref: str, text: str, _: Exception) -> None:
        """What was typed stands there again, unless something else does by now."""
        self._is_adding = self._adds_next = False
        if ref != self.ref:
            self._typed[ref] = self._typed.get(ref) or text
        elif not self.line.text():
            self.line.setText(text)

    def next_time(self, on: date | None = None) -> str:
        """An hour after the last item, or the first morning; empty where the visit has no days."""
        found = self._after(on)
        if found is None:
            return ""
        start, zone = found
        end = start + _HOUR
        return f"{start:%Y-%m-%dT%H:%M}/{end:%Y-%m-%dT%H:%M}" + (f"[{zone}]" if zone else "")

    def _after(self, on: date | None = None) -> tuple[datetime, str] | None:
        """When the next item begins, and where: a country with one clock has no other."""
        items = self.items if on is None else [each for each in self.items if each.day == on]
        found = next_start(items, on or self._first_day())
        if found is None or found[1] or kind_of(self.ref) != "visit":
            return found
        state = self._desk.read(read_state, self.ref)
        country = state.text("country") if state is not None else ""
        return found[0], zone_of_country(country, found[0].replace(tzinfo=UTC))

    def reload(self) -> None:
        """Read the programme again."""
        self.items = self._desk.read(programme_of, self.ref) if self.ref else []
        people = {ref for each in self.items for clash in each.clashes for ref in clash.people}
        names = self._desk.read(listing.titles, sorted(people))
        home = self._desk.database.identity.zone
        self.list.show_lines(programme_lines(self.items, names, self._days(), home))
        self._zone.setText(self._clocks())
        if self.currentWidget() is not self.form:
            self._show_right_one()
        self.counted.emit(len(self.items))

    def _clocks(self) -> str:
        """Whose times the items say."""
        zones = {each.zone for each in self.items if each.zone}
        state = self._desk.read(read_state, self.ref) if zones else None
        if state is None:
            return ""
        rows = self._desk.read(listing.lines, ITEM, [each.ref for each in self.items])
        city = self._desk.read(city_of_programme, state, rows)
        cities = {clock_words(city, state.text("country"), zone) for zone in zones}
        said = self.tr("Times of {cities}")
        return said.format(cities=comma().join(isolated(each) for each in sorted(cities)))

    @property
    def clocks(self) -> str:
        """Whose times the items say, as told above them."""
        return self._zone.text()

    def _first_day(self) -> date | None:
        span = self._days()
        return span.first if span is not None else None

    def _days(self) -> Span | None:
        """From when to when, where that is known to the day."""
        state = self._desk.read(read_state, self.ref) if self.ref else None
        span = parse_span(state.text("dates")) if state is not None else None
        return span if span is not None and span.is_exact else None

    def _show_right_one(self) -> None:
        self.setCurrentWidget(self._plan)
        self._shown.setCurrentWidget(self.list if self.items else self._empty)
        self.hand_out.setEnabled(bool(self.items))

    def _react(self, changes: Changes) -> None:
        if self.ref and _KINDS & changes.kinds:
            self.reload()

    def _lay_out(self) -> QWidget:
        plan = QWidget()
        self.list.begin_with_title()
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(SMALL)
        head.addWidget(self._zone, 1)
        head.addStretch()
        head.addWidget(self.hand_out)
        head.addWidget(self.new_one)
        layout = QVBoxLayout(plan)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        # Whoever shows it beside something else puts it there.
        self._above = QVBoxLayout()
        self._above.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        self._above.addWidget(self.head)
        layout.addLayout(self._above)
        self._shown.addWidget(self.list)
        self._shown.addWidget(self._empty)
        layout.addWidget(self._shown, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        foot.addWidget(self.reading)
        foot.addWidget(self.line)
        layout.addLayout(foot)
        return plan

    def _connect(self) -> None:
        # As shortcuts: the list would take the arrows for itself.
        for keys, minutes in (("Alt+Up", -_STEP), ("Alt+Down", _STEP)):
            move = QAction(self.list)
            move.setShortcut(QKeySequence(keys))
            move.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            move.triggered.connect(partial(self._move, minutes))
            self.list.addAction(move)
        self.new_one.clicked.connect(self._begin)
        self.hand_out.clicked.connect(self.show_papers)
        self.line.returnPressed.connect(self.add_typed)
        self.line.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._read_line)
        self._reading.said.connect(self.reading.say)
        self.list.opened.connect(self.open_item)
        self.form.close_wanted.connect(self.close_item)
        self.form.open_requested.connect(self.open_requested)
        self._desk.changed.connect(self._react)

    # ------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, ref = latin_key(event), self.list.current_key
        if key == Qt.Key.Key_Escape and self.currentWidget() is self.form:
            self.close_item()
        elif self.currentWidget() is self.form or not self._do(key, ref):
            super().keyPressEvent(event)

    def _move(self, minutes: int) -> None:
        if ref := self.list.current_key:
            self._desk.do(move_item, ref, minutes)

    def _do(self, key: Qt.Key, ref: str) -> bool:
        """Letters come here only when the line has not the focus."""
        if key == Qt.Key.Key_A:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not ref:
            return False
        elif key == Qt.Key.Key_Delete:
            self._desk.do(remove, [ref])
        elif key == Qt.Key.Key_P:
            self._desk.do(place_item, self.ref, ref)
        else:
            return False
        return True
