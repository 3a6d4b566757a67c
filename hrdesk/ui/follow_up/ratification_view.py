"""The view Ratification: a row a State, a column an instrument, one key for where they stand."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.codes import InstrumentSystem
from hrdesk.domain.text import words_of
from hrdesk.geography import countries
from hrdesk.operations.ratifications import Grid, Treaty, grid, regions, set_status
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.choice_row import ChoiceRow
from hrdesk.ui.follow_up.matrix_paper import MatrixPrintable
from hrdesk.ui.follow_up.matrix_view import MatrixView
from hrdesk.ui.follow_up.ratification_words import (
    INVITATION,
    STATUS_KEYS,
    group_word,
    legend,
    ratification_matrix,
)
from hrdesk.ui.follow_up.view import FollowUpView
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import GAP, LARGE
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.words import country_word, field_word, new_word

_PLACE, _PART = "follow_up", "ratification_region"


class RatificationView(FollowUpView):
    """R, A, S, N and D write, ? says unknown, also for several cells; Enter opens the record."""

    kinds = frozenset({"ratification", "instrument", "country_file", "organisation"})

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._settings, self._clock = settings, clock
        self._known = Grid()
        self._regions: dict[str, frozenset[str]] = {}
        self.states: list[str] = []
        self.treaties: list[Treaty] = []
        self.grid = MatrixView(self.tr("Ratification"), STATUS_KEYS)
        self.choices = ChoiceRow()
        self.foot = Caption()
        self._lay_out()
        self.setFocusProxy(self.grid)
        self.grid.marked.connect(self._write)
        self.grid.opened.connect(self._open)
        self.grid.said.connect(self.said)
        self.grid.current_moved.connect(self._tell)
        self.choices.changed.connect(self._chosen)

    # ------------------------------------------------------------ what is shown

    def reload(self) -> None:
        self._known = self.desk.read(grid)
        found = self.desk.read(regions)
        self._regions = {ref: codes for ref, _, codes in found}
        first = not self.choices.boxes["region"].count() > 1
        self.choices.set_choices("region", [(word, ref) for ref, word, _ in found])
        if first:
            box = self.choices.boxes["region"]
            kept = self._settings.kept_text(_PLACE, _PART)
            box.setCurrentIndex(max(box.findData(kept), 0))
        groups = dict.fromkeys(group_word(each) for each in self._known.treaties)
        self.choices.set_choices("system", [(each, each) for each in groups if each])
        named = [(each.word, each.ref) for each in self._known.treaties]
        self.choices.set_choices("missing", named)
        self.show_filtered()

    def show_filtered(self) -> None:
        value = self.choices.value
        system, region = value("system"), self._regions.get(value("region"))
        self.treaties = [
            each
            for each in self._known.treaties
            if not system or group_word(each) == system
            if region is None or not each.open_to or each.open_to & region
        ]
        self.states = self._states(region, value("missing"))
        today = today_at(self._clock, self.desk.database.identity.zone)
        self.grid.show_matrix(ratification_matrix(self._known, self.states, self.treaties, today))
        self.stack.setCurrentIndex(0 if self.states and self._known.treaties else 1)
        self._count(today)
        self._tell()

    def _states(self, region: frozenset[str] | None, missing: str) -> list[str]:
        """Those of the region, let through by the filter, that are not bound by what is missing."""
        known = {*countries(), *(country for country, _ in self._known.standings)}
        found = [code for code in known if region is None or code in region]
        treaty = next((each for each in self._known.treaties if each.ref == missing), None)
        if treaty is not None:
            found = [code for code in found if treaty.is_open_to(code)]
            found = [code for code in found if not self._is_bound(code, missing)]
        wanted = words_of(self.text)
        found = [code for code in found if _has(wanted, country_word(code))]
        return sorted(found, key=lambda code: country_word(code).casefold())

    def _is_bound(self, country: str, instrument: str) -> bool:
        standing = self._known.standings.get((country, instrument))
        return standing is not None and standing.is_bound

    def chosen(self) -> list[str]:
        known = self._known.standings
        found = (known.get(cell) for cell in self.grid.chosen_cells())
        return [each.ref for each in found if each is not None]

    def printable(self) -> MatrixPrintable | None:
        if not self.states:
            return None
        name, matrix = self.grid.accessibleName(), self.grid.grid.matrix
        return MatrixPrintable(
            name, field_word("country"), matrix, self.layoutDirection(), legend()
        )

    def new_word(self) -> str:
        return new_word("instrument")

    def begin_new(self) -> None:
        self.new_wanted.emit("instrument", {"system": InstrumentSystem.REGIONAL.value})

    # ------------------------------------------------------------ writing

    def _write(self, cells: list[tuple[str, str]], status: str) -> None:
        wanted = [cell for cell in cells if cell[1] != INVITATION]
        if wanted:
            self.desk.do(set_status, wanted, status)

    def _open(self, country: str, column: str) -> None:
        if column == INVITATION:
            file = self._known.invitations.get(country)
            if file is not None:
                self.opened.emit(file.ref)
            else:
                self.new_wanted.emit("country_file", {"country": country})
            return
        standing = self._known.standings.get((country, column))
        if standing is not None:
            self.opened.emit(standing.ref)
        else:
            values = {"country": country, "instrument": column}
            self.new_wanted.emit("ratification", values)

    # ------------------------------------------------------------ inner

    def _chosen(self) -> None:
        self._settings.keep_text(_PLACE, _PART, self.choices.value("region"))
        self.show_filtered()

    def _count(self, today: date) -> None:
        parts = [self.tr("%n State(s)", "", len(self.states))]
        shown = frozenset(self.states)
        late = sum(
            each.is_late(today) and country in shown
            for (country, _), each in self._known.preventive.items()
        )
        if late:
            parts.append(self.tr("%n without a preventive mechanism that is due", "", late))
        self.counted.emit(" · ".join(parts))
        self.empty.set_sentence(
            self.tr("No State is let through by what you chose.")
            if self._known.treaties
            else self.tr("There is no instrument yet. Each one that you add gets a column here.")
        )

    def _tell(self) -> None:
        """At the foot all of the current cell in words, or else what the signs mean."""
        index = self.grid.currentIndex()
        mark = self.grid.grid.mark_at(index) if index.isValid() else None
        said = str(index.data(Qt.ItemDataRole.ToolTipRole)) if mark is not None else legend()
        self.foot.setText(said)

    def _lay_out(self) -> None:
        row = self.choices
        row.add("region", self.tr("Members of"), self.tr("All States"))
        row.add("system", field_word("system"), self.tr("Any system"))
        row.add("missing", self.tr("Not bound by"), self.tr("Bound or not"))
        new = QAction(self.new_word(), self)
        new.triggered.connect(self.begin_new)
        self.empty = EmptyState("scale", "", [new])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.empty)
        self.foot.setContentsMargins(LARGE, GAP, LARGE, GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.foot)


def _has(wanted: list[str], text: str) -> bool:
    words = words_of(text)
    return all(any(word.startswith(part) for word in words) for part in wanted)
