"""What is open beside the calendar: the form, over it its series and clashes, under it the reminder."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.operations.agenda import OF_ACTIVITIES, Occurrence, between
from hrdesk.operations.series import is_series
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.clash_bar import ClashBar
from hrdesk.ui.calendar.event_tab import EventTab
from hrdesk.ui.calendar.series_bar import SeriesBar
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.reminders.lead_row import LeadRow
from hrdesk.ui.settings import Settings

_A_YEAR = timedelta(days=366)


class CalendarDetail(QWidget):
    """Shows a record as it stands on a day: of a series, which one is meant."""

    def __init__(self, desk: Desk, settings: Settings, today: Today) -> None:
        super().__init__()
        self._desk = desk
        self.form = RecordForm(desk, settings, today=today)
        self.event_tab = EventTab(desk, settings, self.form, today)
        self.series = SeriesBar(desk)
        self.clash = ClashBar(desk)
        self.lead = LeadRow(desk, settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.series)
        column.addWidget(self.clash)
        column.addWidget(self.form, 1)
        column.addWidget(self.lead)
        self.setFocusProxy(self.form)
        self.form.shown.connect(self.lead.show_record)
        self.form.made.connect(self.lead.show_record)
        self.form.tabs.currentChanged.connect(self._show_lead)

    def show_record(self, ref: str, day: date) -> bool:
        """Show a record as it stands on a day; False when there is none."""
        if not self.form.show_record(ref):
            return False
        each = self.one_of_series(ref, day)
        self.series.show_occurrence(each)
        self.clash.show_record(ref, each.first if each is not None else day)
        return True

    def follow(self, ref: str, day: date) -> None:
        """Go with what was moved to a day.

        What was taken out of a series is one of its own, and the form of the old one would still
        lie beside it.
        """
        if not self.form.isVisible() or not self.form.ref or self.form.is_draft:
            return
        if ref == self.form.ref:
            self.series.show_occurrence(self.one_of_series(ref, day))
        else:
            self.series.opened.emit(ref)

    def _show_lead(self) -> None:
        """The other tabs have their own use for the room."""
        is_beside_fields = self.form.tabs.currentIndex() == 0
        self.lead.show_record(self.form.ref if is_beside_fields else "")

    def begin(self, kind: str, values: Mapping[str, object] | None) -> None:
        """Begin a record."""
        self.series.show_occurrence(None)
        self.clash.hide()
        self.form.new_record(kind, values)

    def one_of_series(self, ref: str, day: date) -> Occurrence | None:
        """The occurrence on a day, else the next one; None of what stands alone."""
        state = self._desk.read(read_state, ref)
        if state is None or not is_series(state):
            return None
        found = self._desk.read(between, day, day + _A_YEAR, only=OF_ACTIVITIES)
        return next((each for each in found if each.ref == ref), None)
