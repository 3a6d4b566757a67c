"""The view Ratification: a row a State, a column an instrument, one key for where they stand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrdesk.domain.codes import InstrumentSystem
from hrdesk.domain.text import words_of
from hrdesk.domain.titles import sort_key
from hrdesk.geography import countries
from hrdesk.operations.ratifications import Grid, Region, Treaty, grid, regions, set_status
from hrdesk.store.session import Session
from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.grid_view import GridView
from hrdesk.ui.follow_up.matrix_model import Cell
from hrdesk.ui.follow_up.matrix_paper import MatrixPrintable
from hrdesk.ui.follow_up.matrix_view import MatrixView
from hrdesk.ui.follow_up.ratification_words import (
    INVITATION,
    STATUS_KEYS,
    group_word,
    legend,
    ratification_matrix,
)
from hrdesk.ui.follow_up.region_choice import RegionChoice
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.words import country_word, field_word, new_word


class RatificationView(GridView):
    """R, A, S, N and D write, ? says unknown, also for several cells; Enter opens the record."""

    kinds = frozenset({"ratification", "instrument", "country_file", "organisation"})

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, settings, clock, parent)
        self._known = Grid()
        self.states: list[str] = []
        self.treaties: list[Treaty] = []
        self.show_in(MatrixView(self.tr("Ratification"), STATUS_KEYS), field_word("country"))
        self._add_choices()
        self._region = RegionChoice(self.choices, settings)
        self.lay_out(self.grid, EmptyState("scale", "", [self.begins_new()]), foot=self.foot)

    # ------------------------------------------------------------ what is shown

    def reload(self) -> None:
        self.look(self._found, _grid_and_regions)

    def _found(self, found: tuple[Grid, list[Region]]) -> None:
        self._known, regions_here = found
        self._region.offer(regions_here)
        groups = dict.fromkeys(group_word(each) for each in self._known.treaties)
        self.choices.set_choices("system", [(each, each) for each in groups if each])
        named = [(each.word, each.ref) for each in self._known.treaties]
        self.choices.set_choices("missing", named)
        self.show_filtered()

    def show_filtered(self) -> None:
        value, region = self.choices.value, self._region.members
        system = value("system")
        self.treaties = [
            each
            for each in self._known.treaties
            if not system or group_word(each) == system
            if region is None or not each.open_to or each.open_to & region
        ]
        self.states = self._states(region, value("missing"))
        matrix = ratification_matrix(self._known, self.states, self.treaties, self.today)
        self.show_matrix(matrix)
        self._tell_all()

    def _states(self, region: frozenset[str] | None, missing: str) -> list[str]:
        """Those of the region, let through by the filter, that are not bound by what is missing."""
        known = {*countries(), *(country for country, _ in self._known.standings)}
        found = [code for code in known if region is None or code in region]
        treaty = next((each for each in self._known.treaties if each.ref == missing), None)
        if treaty is not None:
            found = [code for code in found if treaty.is_open_to(code)]
            found = [code for code in found if not self._is_bound(code, missing)]
        if self.choices.is_checked("known"):
            told = {country for country, _ in self._known.standings} | {*self._known.invitations}
            found = [code for code in found if code in told]
        wanted = words_of(self.text)
        found = [code for code in found if _has(wanted, country_word(code))]
        return sorted(found, key=lambda code: sort_key(country_word(code)))

    def _is_bound(self, country: str, instrument: str) -> bool:
        standing = self._known.standings.get((country, instrument))
        return standing is not None and standing.is_bound

    def chosen(self) -> list[str]:
        known = self._known.standings
        found = (known.get(cell) for cell in self.grid.chosen_cells())
        return [each.ref for each in found if each is not None]

    def printable(self) -> MatrixPrintable | None:
        # Of an empty grid nobody has use on paper.
        is_any = bool(self.states and self.grid.grid.matrix.marks)
        return self.paper(legend()) if is_any else None

    def new_word(self) -> str:
        return new_word("instrument")

    def begin_new(self) -> None:
        self.new_wanted.emit("instrument", {"system": InstrumentSystem.REGIONAL.value})

    # ------------------------------------------------------------ writing

    def writes_into(self, column: str) -> bool:
        return column != INVITATION

    def not_written_word(self) -> str:
        return self.tr("An invitation is written in the file of the country: Enter opens it.")

    def write(self, cells: list[Cell], sign: str) -> None:
        self.desk.do(set_status, cells, sign)

    def open_cell(self, country: str, column: str) -> None:
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

    def choice_made(self) -> None:
        self._region.keep()
        self.show_filtered()

    def _tell_all(self) -> None:
        parts = [self.tr("%n State(s)", "", len(self.states))]
        shown, today = frozenset(self.states), self.today
        late = sum(
            each.is_late(today) and country in shown
            for (country, _), each in self._known.preventive.items()
        )
        if late:
            parts.append(self.tr("%n without a preventive mechanism that is due", "", late))
        self.tell(
            is_any=bool(self.states and self._known.treaties),
            counted=" · ".join(parts),
            otherwise=self.tr("No State is let through by what you chose.")
            if self._known.treaties
            else self.tr("There is no instrument yet. Each one that you add gets a column here."),
        )

    def show_current(self) -> None:
        """At the foot all of the current cell in words, or else what the signs mean."""
        index = self.grid.currentIndex()
        mark = self.grid.grid.mark_at(index) if index.isValid() else None
        told = str(index.data(Qt.ItemDataRole.ToolTipRole)) if mark is not None else ""
        self.foot.setText(told or legend(with_keys=True))

    def _add_choices(self) -> None:
        row = self.choices
        row.add("region", self.tr("Members of"), self.tr("All States"))
        row.add("system", field_word("system"), self.tr("Any system"))
        row.add("missing", self.tr("Not bound by"), self.tr("Bound or not"))
        row.add_check("known", self.tr("Only States with entries"))


def _grid_and_regions(session: Session) -> tuple[Grid, list[Region]]:
    return grid(session), regions(session)


def _has(wanted: list[str], text: str) -> bool:
    words = words_of(text)
    return all(any(word.startswith(part) for word in words) for part in wanted)
