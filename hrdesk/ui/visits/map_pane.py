"""The map of visits with its year and region above it, and the visits of a country below."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QToolButton, QVBoxLayout, QWidget

from hrdesk.domain.certainty import certainty_of
from hrdesk.domain.label import Label
from hrdesk.operations.time_line import VisitLine
from hrdesk.operations.visit_map import by_country, region_members, regions, years_of
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.calendar.spoken import year_digits
from hrdesk.ui.discreet import hides
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.settings import Settings
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, LARGE, SMALL
from hrdesk.ui.visits.pattern_legend import PatternLegend
from hrdesk.ui.visits.time_line_painting import caption
from hrdesk.ui.visits.visit_map import VisitMap
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.kept_splitter import KeptSplitter
from hrdesk.ui.words import country_word


class MapPane(QWidget):
    """Shows the visits that the list lets through."""

    hides_by_itself = True

    opened = Signal(str)  # the Ref of a visit that is wanted in full
    current_changed = Signal(str)

    def __init__(
        self, settings: Settings, today: date, region: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.map = VisitMap(self)
        self.list = LineList(self.tr("Visits to the country"), stacked=True)
        # Its words stand under the year.
        self.list.setViewportMargins(GAP, 0, GAP, 0)
        self.year, self.region = QComboBox(self), QComboBox(self)
        self._lines: Sequence[VisitLine] = ()
        self._today = today
        self.region.addItem(self.tr("Whole world"), "")
        for each in regions():
            self.region.addItem(each, each)
        self.region.setCurrentIndex(max(self.region.findData(region), 0))
        for box, name in ((self.year, self.tr("Year")), (self.region, self.tr("Region"))):
            box.setAccessibleName(name)
            name_parts(box, name)
        self._lay_out()
        self._leave_room()
        self.setFocusProxy(self.map)
        self.map.current_changed.connect(self._show_country)
        self.map.opened.connect(self._open)
        self.list.opened.connect(self._open_line)
        self.year.activated.connect(self._filter)
        self.region.activated.connect(self._show_region)
        self._show_region()

    def show_lines(self, lines: Sequence[VisitLine]) -> None:
        """Show these visits, of the year that was chosen."""
        first = not self._lines
        self._lines = lines
        chosen = self.year.currentData() if not first else self._today.year
        with QSignalBlocker(self.year):
            self.year.clear()
            self.year.addItem(self.tr("All years"), None)
            for year in years_of(lines):
                self.year.addItem(year_digits(date(year, 1, 1)), year)
            self.year.setCurrentIndex(max(self.year.findData(chosen), 0))
        self._filter()

    def mark(self, ref: str) -> None:
        """Make the country of a visit current; tells nobody."""
        line = next((each for each in self._lines if each.ref == ref), None)
        if line is not None and line.country in self.map.visits:
            self.map.current = line.country
            self._show_country(line.country)
            self.map.update()

    def visits_shown(self) -> set[str]:
        """The Refs of all visits of the year that was chosen."""
        return {each.ref for here in self.map.visits.values() for each in here.visits}

    def _filter(self) -> None:
        seen = [each for each in self._lines if not hides(each.label)]
        self.map.show_visits(by_country(seen, self.year.currentData()))
        surest = (here.surest for here in self.map.visits.values())
        self.legend.show_these(certainty_of(each.status, each.firmness) for each in surest)
        self._show_country(self.map.current)

    def _show_region(self) -> None:
        self.map.show_region(tuple(region_members(str(self.region.currentData()))))

    def _show_country(self, code: str) -> None:
        here = self.map.visits.get(code)
        if here is None:
            said = self.tr("Visits to %n State(s): choose one.", "", len(self.map.visits))
            states = [Line(self.map.words_of(each), key=each) for each in self.map.order()]
            self.list.show_lines([Line(said, Sort.NOTE), *states])
            return
        lines = [Line(country_word(code), Sort.HEADING)]
        lines += [
            Line(caption(each), label=Label(each.label), key=each.ref) for each in here.visits
        ]
        self.list.show_lines(lines)

    def _open(self, code: str) -> None:
        """The only visit of a country; of several, the list of them is gone to."""
        visits = self.map.visits[code].visits
        if len(visits) == 1:
            self.opened.emit(visits[0].ref)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_line(self, key: str) -> None:
        """A State is chosen on the map, a visit is opened."""
        if key in self.map.visits:
            self.map.choose(key)
        else:
            self.opened.emit(key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._leave_room()

    def _leave_room(self) -> None:
        """Under the map three lines at least, and what stands over them."""
        self.list.setMinimumHeight(4 * row_height(self.list) + 2)

    def _button(self, text: str, name: str, slot: Callable[[], None]) -> QToolButton:
        """A small one, square where it has a sign alone."""
        button, high = QToolButton(self), self.year.sizeHint().height()
        button.setText(text)
        button.setMinimumSize(high, high)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        row = FlowLayout()
        row.setSpacing(GAP)
        row.addWidget(self.year)
        row.addWidget(self.region)
        for text, name, slot in (
            ("+", self.tr("Zoom in"), self._zoom_in),
            ("−", self.tr("Zoom out"), self._zoom_out),
            (self.tr("Fit"), self.tr("Fit"), self.map.fit),
        ):
            row.addWidget(self._button(text, name, slot))
        self.legend = PatternLegend(self, row)
        above = QVBoxLayout()
        above.setContentsMargins(LARGE, 0, LARGE, SMALL)
        above.addLayout(row)
        parts = KeptSplitter(self._settings, "visits", "map", Qt.Orientation.Vertical, self)
        parts.addWidget(self.map)
        parts.addWidget(self.list)
        parts.setStretchFactor(0, 4)
        parts.setStretchFactor(1, 1)
        borders = Hint(self)
        borders.setContentsMargins(LARGE, SMALL, LARGE, GAP)
        borders.say(
            self.tr(
                "Outlines: Natural Earth. Borders and names shown here express no opinion on the"
                " status of any territory or on its borders."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(parts, 1)
        column.addWidget(borders)

    def _zoom_in(self) -> None:
        self.map.zoom(1.5)

    def _zoom_out(self) -> None:
        self.map.zoom(1 / 1.5)
