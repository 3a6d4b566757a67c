"""The view Recommendations: what became of each as bodies see it, or how many by two measures."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from hrdesk.domain.codes import FollowUpState, Priority
from hrdesk.operations.recommendation_matrix import (
    Cell,
    Chosen,
    FollowUpMatrix,
    follow_up_matrix,
    set_states,
)
from hrdesk.operations.recommendation_pivot import By, Offers, Pivot, pivot, read_offers
from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.added_bodies import AddedBodies
from hrdesk.ui.follow_up.grid_view import GridView
from hrdesk.ui.follow_up.index_export import IndexExport
from hrdesk.ui.follow_up.matrix_model import Matrix
from hrdesk.ui.follow_up.matrix_paper import MatrixPrintable
from hrdesk.ui.follow_up.recommendation_grid import RecommendationGrid
from hrdesk.ui.follow_up.recommendation_pane import RecommendationPane
from hrdesk.ui.follow_up.recommendation_words import (
    by_word,
    follow_up_grid,
    legend,
    pivot_grid,
    rows_word,
    value_word,
)
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.words import code_word, field_word, kind_plural, new_word, number_word

_ROWS = (By.THEME, By.BODY, By.COUNTRY, By.YEAR)
_COLUMNS = (By.STATE, By.THEME, By.BODY, By.COUNTRY, By.YEAR, By.PRIORITY)
_BOX_OF = {By.COUNTRY: "country", By.BODY: "body", By.THEME: "theme", By.YEAR: "year"}


class RecommendationsView(GridView):
    """D, P, U, N, - and ? write a state, also into several cells; Enter opens, or goes deeper."""

    kinds = frozenset({"recommendation", "commitment", "organisation", "visit"})
    arranging = frozenset({"rows", "columns"})
    hides_choices = True
    grid: RecommendationGrid
    add_line: AddedBodies

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, settings, clock, parent)
        # What the rows that are shown are; what is chosen for them is shown a moment later.
        self._shown_by: By | None = None
        self._newest = ""
        recommendations = kind_plural("recommendation")
        self.show_in(RecommendationGrid(recommendations), recommendations)
        self.pane = RecommendationPane(desk, self._today)
        self.add_line = AddedBodies(desk, settings, "recommendation_bodies")
        self._add_choices()
        empty = EmptyState(
            "flag", "", [self.begins_new(), IndexExport(desk, settings, self).action]
        )
        self._both = self.in_turns("below", self.stack, self.pane, self.tr("Details"))
        self._both.heed(self.grid, self.pane.text)
        self.lay_out(self.grid, empty, around=self._both, foot=self.foot)
        self.pane.opened.connect(self.opened)
        self.add_line.added.connect(self._show_added)

    # ------------------------------------------------------------ what is shown

    def reload(self) -> None:
        self.show_filtered()
        self.desk.read_then(self._offer, read_offers)

    def show_filtered(self) -> None:
        """Ask for what the choices let through."""
        if self.rows_by is None:
            self.look(self._shown, follow_up_matrix, self.wanted(), tuple(self.add_line.refs))
        else:
            self.look(self._shown, pivot, self.wanted(), self.rows_by, self.columns_by)

    @property
    def rows_by(self) -> By | None:
        """What rows are; None for one recommendation each."""
        value = self.choices.value("rows")
        return By(value) if value else None

    @property
    def columns_by(self) -> By:
        """What columns of counts are."""
        return By(self.choices.value("columns") or By.STATE)

    def wanted(self) -> Chosen:
        """What the choices and the filter let through."""
        value = self.choices.value
        return Chosen(
            self.text,
            value("country"),
            value("body"),
            value("theme"),
            value("year"),
            value("state"),
            value("priority"),
            self.choices.is_checked("open"),
        )

    def chosen(self) -> list[str]:
        if self._shown_by is not None:
            return []
        return super().chosen()

    def printable(self) -> MatrixPrintable | None:
        if not self.grid.grid.matrix.rows:
            return None
        note = legend() if self._shown_by is None else ""
        return self.paper(note)

    def new_word(self) -> str:
        return new_word("recommendation")

    def begin_new(self) -> None:
        country = self.choices.value("country")
        self.new_wanted.emit("recommendation", {"country": country} if country else {})

    # ------------------------------------------------------------ answers

    def _shown(self, found: FollowUpMatrix | Pivot) -> None:
        self._shown_by = by = self.rows_by
        self.grid.name_rows(kind_plural("recommendation") if by is None else by_word(by))
        if isinstance(found, Pivot):
            rows, columns = self.rows_by, self.columns_by
            assert rows is not None
            self._show(pivot_grid(found, rows, columns), found.total.total, found.total.total)
        else:
            self._show(follow_up_grid(found), len(found.rows), found.total)
            parts = (self._newest, self._about_columns(found))
            self.foot.setText("\n".join(filter(None, parts)))

    def _about_columns(self, found: FollowUpMatrix) -> str:
        """What the signs mean, and how a body gets a column as long as no other has one."""
        if any(each.ref != found.own for each in found.bodies):
            return legend(with_keys=True)
        said = self.tr("“{line}” gives another body a column.")
        if not found.bodies:
            said = self.tr("No body has a column to be marked in yet: “{line}” gives it one.")
        said = said.format(line=self.add_line.placeholderText())
        return f"{legend(with_keys=True)}\n{said}" if found.bodies else said

    def show_beside(self, is_any: bool) -> None:
        super().show_beside(is_any)
        is_one_each = self._shown_by is None
        self.foot.setVisible(is_any and is_one_each)
        self._both.want_second(is_any and is_one_each)
        self.choices.leave_out(self.add_line, not is_one_each)
        self.choices.leave_out(self.choices.boxes["columns"], is_one_each)

    def _show(self, matrix: Matrix, shown: int, total: int) -> None:
        self.grid.keys_write = self._shown_by is None
        self.show_matrix(matrix)
        said = self.tr("%n recommendation(s)", "", total)
        newest = self.tr(
            "The newest {shown} of {all} are shown: choose a State or a body for others."
        )
        newest = newest.format(shown=number_word(shown), all=number_word(total))
        self._newest = newest if shown < total else ""
        self.tell(
            is_any=bool(matrix.rows),
            counted=said,
            otherwise=self.tr("No recommendation is let through by what you chose.")
            if self.wanted() != Chosen()
            else self.tr(
                "There is no recommendation to follow up yet. Take in the Excel export of the"
                " Universal Human Rights Index, or write one."
            ),
        )

    def _offer(self, offers: Offers) -> None:
        for by, box in _BOX_OF.items():
            words = [(value_word(by, each, offers.bodies), each) for each in offers.values[by]]
            words.sort(key=lambda each: each[0].casefold(), reverse=by is By.YEAR)
            self.choices.set_choices(box, words)

    def show_current(self) -> None:
        row, _ = self.grid.current
        ref = row if self._shown_by is None and self.grid.grid.matrix.rows else ""
        self.pane.show_recommendation(ref)
        if ref:
            self._both.give_second(self.pane.fitting_height())

    # ------------------------------------------------------------ writing

    def writes_into(self, column: str) -> bool:
        return self._shown_by is None and super().writes_into(column)

    def not_written_word(self) -> str:
        if any(not each.is_text for each in self.grid.grid.matrix.columns):
            return super().not_written_word()
        return self.foot.text()

    def unknown_key_word(self) -> str:
        if self._shown_by is not None:
            return self.tr(
                "Counts are not marked: Enter shows the recommendations that are counted."
            )
        return super().unknown_key_word()

    def write(self, cells: list[Cell], sign: str) -> None:
        self.desk.do(set_states, cells, sign)

    def open_cell(self, row: str, column: str) -> None:
        by = self._shown_by
        if by is None:
            super().open_cell(row, column)
        elif row[1:]:
            self.choices.boxes["rows"].setCurrentIndex(0)
            self.choices.choose(_BOX_OF[by], row[1:])

    def _show_added(self, _ref: str) -> None:
        self.show_filtered()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _today(self) -> date:
        return self.today

    # ------------------------------------------------------------ inner

    def _add_choices(self) -> None:
        row = self.choices
        row.add(
            "rows",
            self.tr("Rows"),
            self.tr("Each recommendation"),
            [(rows_word(each), each.value) for each in _ROWS],
        )
        row.add(
            "columns",
            self.tr("Columns of counts"),
            self.tr("Counts: {what}").format(what=by_word(By.STATE)),
            [
                (self.tr("Counts: {what}").format(what=by_word(each)), each.value)
                for each in _COLUMNS[1:]
            ],
        )
        for key in ("rows", "columns"):
            row.boxes[key].setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row.leave_out(row.boxes["columns"], True)
        row.add("country", field_word("country"), self.tr("Any State"))
        row.add("body", field_word("body"), self.tr("Any body"))
        row.add("theme", field_word("themes"), self.tr("Any theme"))
        row.add("year", self.tr("Year"), self.tr("Any year"))
        states = [(code_word(each), each.value) for each in FollowUpState]
        row.add("state", field_word("state"), self.tr("Any progress"), states)
        priorities = [(code_word(each), each.value) for each in Priority]
        row.add("priority", field_word("priority"), self.tr("Any priority"), priorities)
        row.add_check("open", self.tr("Open only"))
        self.add_line.setPlaceholderText(self.tr("Add a body…"))
        self.add_line.setAccessibleName(self.tr("Add a body as a column"))
        row.put(self.add_line)
