"""The tabs that an activity has beside those of every record: its programme and action points."""

from PySide6.QtCore import QObject, QTimer, Signal

from hrdesk.domain.records import kind_of
from hrdesk.ui.calendar.action_points_tab import ActionPointsTab
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Settings
from hrdesk.ui.visits.programme_tab import ProgrammeTab
from hrdesk.ui.words import number_word

_PLACE = 1


class EventTab(QObject):
    """Built when an activity is shown first; gone for other kinds of record."""

    open_requested = Signal(str)

    def __init__(self, desk: Desk, settings: Settings, form: RecordForm, today: Today) -> None:
        super().__init__(form)
        self._desk, self._settings, self._form, self._today = desk, settings, form, today
        self.programme: ProgrammeTab | None = None
        self.points = ActionPointsTab(desk, today, form)
        self.points.hide()
        form.shown.connect(self.show_record)
        form.made.connect(self.show_record)

    def show_record(self, ref: str) -> None:
        """Follow the record that the form shows."""
        is_activity = bool(ref) and kind_of(ref) == "activity"
        if self.programme is None:
            if not is_activity:
                if self._form.begins("activity"):
                    # Once the form is painted.
                    QTimer.singleShot(0, self, self._build_ahead)
                return
            self.programme = self._build()
        tabs = self._form.tabs
        for tab in (self.programme, self.points):
            place = tabs.indexOf(tab)
            tabs.setTabVisible(place, is_activity or self._form.begins("activity"))
            tabs.setTabEnabled(place, is_activity)
            tab.show_visit(ref if is_activity else "")

    def _build_ahead(self) -> None:
        if self.programme is None and self._form.begins("activity"):
            self.programme = self._build()
            self.show_record("")

    def _build(self) -> ProgrammeTab:
        made = ProgrammeTab(self._desk, self._settings, today=self._today, parent=self._form)
        self._form.tabs.insertTab(_PLACE, made, self.tr("Programme"))
        made.open_requested.connect(self.open_requested)
        made.counted.connect(self._count)
        self._form.tabs.insertTab(_PLACE + 1, self.points, self.tr("Action points"))
        self.points.open_requested.connect(self.open_requested)
        self.points.counted.connect(self._count_points)
        return made

    def _count(self, count: int) -> None:
        tabs = self._form.tabs
        if self.programme is not None:
            said = self.tr("Programme ({count})").format(count=number_word(count))
            place = tabs.indexOf(self.programme)
            tabs.setTabText(place, said if count else self.tr("Programme"))

    def _count_points(self, count: int) -> None:
        tabs = self._form.tabs
        said = self.tr("Action points ({count})").format(count=number_word(count))
        tabs.setTabText(tabs.indexOf(self.points), said if count else self.tr("Action points"))
