"""The tab Programme of a visit: what is planned, and one item of it in full in the same place."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.dates import parse_span
from hrdesk.operations.programme import ProgrammeLine, programme_of
from hrdesk.store import listing
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.calendar.spoken import zone_words
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.records.editors.base import Today, this_day
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import MEDIUM, SMALL
from hrdesk.ui.visits.programme_lines import programme_lines
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.headings import Caption

_KINDS = frozenset({"programme_item", "visit", "person", "place"})
_MORNING, _HOUR = time(9), timedelta(hours=1)


class ProgrammeTab(QStackedWidget):
    """Reads when it is seen; Enter opens an item, Esc goes back to the programme."""

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
        self._desk = desk
        self.ref = ""
        self.items: list[ProgrammeLine] = []
        self.list = LineList(self.tr("Programme"), lead="00:00–00:00", stacked=True)
        self.form = RecordForm(desk, settings, today=today, parent=self)
        self._zone = Caption()
        self._zone.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._add = QPushButton(icon("plus"), self.tr("Add"))
        self._add.setAccessibleName(self.tr("Add to the programme"))
        new = QAction(self.tr("Add the first item"), self)
        new.triggered.connect(self.add)
        said = self.tr("Nothing is planned yet.")
        self._empty = EmptyState("clock", said, [new])
        self._plan = self._lay_out()
        self.addWidget(self._plan)
        self.addWidget(self._empty)
        self.addWidget(self.form)
        self.form.head.back.show()
        self._connect()

    def show_visit(self, ref: str) -> None:
        """Show the programme of a visit."""
        if ref != self.ref:
            self.ref = ref
            self.close_item()
        self.reload()

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

    def add(self) -> None:
        """Begin an item after the last one."""
        self.setCurrentWidget(self.form)
        self.form.new_record("programme_item", {"visit": self.ref, "time": self.next_time()})

    def next_time(self) -> str:
        """An hour after the last item, or the first morning; empty where the visit has no days."""
        dated = [each for each in self.items if each.day is not None and each.begins]
        if dated:
            last = dated[-1]
            assert last.day is not None
            start = datetime.combine(last.day, time.fromisoformat(last.ends or last.begins))
            zone = last.zone
        elif (first := self._first_day()) is not None:
            start, zone = datetime.combine(first, _MORNING), ""
        else:
            return ""
        end = start + _HOUR
        return f"{start:%Y-%m-%dT%H:%M}/{end:%Y-%m-%dT%H:%M}" + (f"[{zone}]" if zone else "")

    def reload(self) -> None:
        """Read the programme again."""
        self.items = self._desk.read(programme_of, self.ref) if self.ref else []
        people = {ref for each in self.items for clash in each.clashes for ref in clash.people}
        names = self._desk.read(listing.titles, sorted(people))
        home = self._desk.database.identity.zone
        self.list.show_lines(programme_lines(self.items, names, self._first_day(), home))
        zones = sorted({zone_words(each.zone) for each in self.items if each.zone})
        said = self.tr("Times of {cities}")
        self._zone.setText(said.format(cities=", ".join(zones)) if zones else "")
        if self.currentWidget() is not self.form:
            self._show_right_one()
        self.counted.emit(len(self.items))

    def _first_day(self) -> date | None:
        state = self._desk.read(read_state, self.ref) if self.ref else None
        span = parse_span(state.text("dates")) if state is not None else None
        return span.first if span is not None and span.is_exact else None

    def _show_right_one(self) -> None:
        self.setCurrentWidget(self._plan if self.items else self._empty)

    def _react(self, changes: Changes) -> None:
        if self.ref and _KINDS & changes.kinds:
            self.reload()

    def _lay_out(self) -> QWidget:
        plan = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        head.addWidget(self._zone, 1)
        head.addWidget(self._add)
        layout = QVBoxLayout(plan)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        return plan

    def _connect(self) -> None:
        self._add.clicked.connect(self.add)
        self.list.opened.connect(self.open_item)
        self.form.close_wanted.connect(self.close_item)
        self.form.open_requested.connect(self.open_requested)
        self._desk.changed.connect(self._react)

    # ------------------------------------------------------------ Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.currentWidget() is self.form:
            self.close_item()
        else:
            super().keyPressEvent(event)
