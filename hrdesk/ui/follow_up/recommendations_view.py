"""The view Recommendations: what became of each as bodies see it, or how many by two measures."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.codes import FollowUpState, Priority
from hrdesk.operations.recommendation_matrix import (
    Cell,
    Chosen,
    FollowUpMatrix,
    read_matrix,
    set_states,
)
from hrdesk.operations.recommendation_pivot import By, Offers, Pivot, read_offers, read_pivot
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.choice_row import ChoiceRow
from hrdesk.ui.follow_up.matrix_model import Matrix
from hrdesk.ui.follow_up.matrix_paper import MatrixPrintable
from hrdesk.ui.follow_up.recommendation_grid import RecommendationGrid
from hrdesk.ui.follow_up.recommendation_pane import RecommendationPane
from hrdesk.ui.follow_up.recommendation_words import (
    by_word,
    follow_up_grid,
    legend,
    pivot_grid,
    value_word,
)
from hrdesk.ui.follow_up.view import FollowUpView
from hrdesk.ui.records.editors.finding import RecordFinder
from hrdesk.ui.records.editors.picking import Offer, PickLine
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import GAP, LARGE
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.words import code_word, field_word, kind_plural, new_word, number_word

_PLACE, _BODIES = "follow_up", "recommendation_bodies"
_ROWS = (By.THEME, By.BODY, By.COUNTRY, By.YEAR)
_COLUMNS = (By.STATE, By.THEME, By.BODY, By.COUNTRY, By.YEAR, By.PRIORITY)
_BOX_OF = {By.COUNTRY: "country", By.BODY: "body", By.THEME: "theme", By.YEAR: "year"}


class RecommendationsView(FollowUpView):
    """D, P, U, N, - and ? write a state, also into several cells; Enter opens, or goes deeper."""

    kinds = frozenset({"recommendation", "commitment", "organisation", "visit"})

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._settings, self._clock = settings, clock
        self._asked = 0
        # What the rows that are shown are; what is chosen for them is shown a moment later.
        self._shown_by: By | None = None
        self._more = settings.kept_text(_PLACE, _BODIES).split()
        self.grid = RecommendationGrid(kind_plural("recommendation"))
        self.choices = ChoiceRow()
        self.pane = RecommendationPane(desk, self._today)
        self.add_line = PickLine(self._find_bodies)
        self._finder = RecordFinder(desk, "organisation")
        self.foot = Caption(legend())
        self._lay_out()
        self.setFocusProxy(self.grid)
        self.grid.marked.connect(self._write)
        self.grid.opened.connect(self._open)
        self.grid.said.connect(self.said)
        self.grid.current_moved.connect(self._show_current)
        self.pane.opened.connect(self.opened)
        self.choices.changed.connect(self.show_filtered)
        self.add_line.chosen.connect(self._add_body)

    # ------------------------------------------------------------ what is shown

    def reload(self) -> None:
        self.show_filtered()
        self.desk.run(self._offer, read_offers)

    def show_filtered(self) -> None:
        """Ask for what the choices let through; the last that was asked for is shown."""
        self._asked += 1
        shown = partial(self._shown, self._asked)
        if self.rows_by is None:
            self.desk.run(shown, read_matrix, self.wanted(), tuple(self._more))
        else:
            self.desk.run(shown, read_pivot, self.wanted(), self.rows_by, self.columns_by)

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
        return list(dict.fromkeys(row for row, _ in self.grid.chosen_cells()))

    def printable(self) -> MatrixPrintable | None:
        matrix = self.grid.grid.matrix
        if not matrix.rows:
            return None
        corner = kind_plural("recommendation")
        note = legend() if self._shown_by is None else ""
        name = self.grid.accessibleName()
        return MatrixPrintable(name, corner, matrix, self.layoutDirection(), note)

    def new_word(self) -> str:
        return new_word("recommendation")

    def begin_new(self) -> None:
        country = self.choices.value("country")
        self.new_wanted.emit("recommendation", {"country": country} if country else {})

    # ------------------------------------------------------------ answers

    def _shown(self, asked: int, found: FollowUpMatrix | Pivot) -> None:
        if asked != self._asked:
            return
        self._shown_by = self.rows_by
        if isinstance(found, Pivot):
            rows, columns = self.rows_by, self.columns_by
            assert rows is not None
            self._show(pivot_grid(found, rows, columns), found.total.total, found.total.total)
        else:
            self._show(follow_up_grid(found), len(found.rows), found.total)
        is_one_each = isinstance(found, FollowUpMatrix)
        for each in (self.foot, self.add_line, self.pane):
            each.setVisible(is_one_each)
        self.choices.boxes["columns"].setVisible(not is_one_each)

    def _show(self, matrix: Matrix, shown: int, total: int) -> None:
        self.grid.keys_write = self._shown_by is None
        self.grid.show_matrix(matrix)
        self.stack.setCurrentIndex(0 if matrix.rows else 1)
        said = self.tr("%n recommendation(s)", "", total)
        if shown < total:
            first = self.tr("the newest {shown} shown: choose a State or a body")
            said = f"{said} · {first.format(shown=number_word(shown))}"
        self.counted.emit(said)
        narrowed = self.wanted() != Chosen()
        self.empty.set_sentence(
            self.tr("No recommendation is let through by what you chose.")
            if narrowed
            else self.tr(
                "There is no recommendation to follow up yet. Take in the Excel export of the"
                " Universal Human Rights Index, or write one."
            )
        )
        self._show_current()

    def _offer(self, offers: Offers) -> None:
        for by, box in _BOX_OF.items():
            words = [(value_word(by, each, offers.bodies), each) for each in offers.values[by]]
            words.sort(key=lambda each: each[0].casefold(), reverse=by is By.YEAR)
            self.choices.set_choices(box, words)

    def _show_current(self) -> None:
        row, _ = self.grid.current
        ref = row if self._shown_by is None and self.grid.grid.matrix.rows else ""
        self.pane.show_recommendation(ref)

    # ------------------------------------------------------------ writing

    def _write(self, cells: list[Cell], state: str) -> None:
        bodies = {each.key for each in self.grid.grid.matrix.columns if not each.is_text}
        wanted = [cell for cell in cells if cell[1] in bodies]
        if wanted and self._shown_by is None:
            self.desk.do(set_states, wanted, state)

    def _open(self, row: str, _column: str) -> None:
        by = self._shown_by
        if by is None:
            self.opened.emit(row)
        elif row[1:]:
            self.choices.boxes["rows"].setCurrentIndex(0)
            self.choices.choose(_BOX_OF[by], row[1:])

    def _find_bodies(self, typed: str) -> list[Offer]:
        return [each for each in self._finder.find(typed) if each.key]

    def _add_body(self, offer: Offer) -> None:
        """One more column; it stays on this machine."""
        self._more = list(dict.fromkeys((*self._more, offer.key)))
        self._settings.keep_text(_PLACE, _BODIES, " ".join(self._more))
        self.add_line.clear()
        self.show_filtered()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _today(self) -> date:
        return today_at(self._clock, self.desk.database.identity.zone)

    # ------------------------------------------------------------ inner

    def _add_choices(self) -> None:
        row = self.choices
        row.add(
            "rows",
            self.tr("Rows"),
            self.tr("Each recommendation"),
            [(self.tr("By {what}").format(what=by_word(each)), each.value) for each in _ROWS],
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
        row.boxes["columns"].hide()
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
        row.flow.addWidget(self.add_line)

    def _lay_out(self) -> None:
        self._add_choices()
        new = QAction(self.new_word(), self)
        new.triggered.connect(self.begin_new)
        self.empty = EmptyState("flag", "", [new])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.empty)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.stack)
        split.addWidget(self.pane)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        self.foot.setContentsMargins(LARGE, GAP, LARGE, GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.choices)
        layout.addWidget(split, 1)
        layout.addWidget(self.foot)
