"""The view Joint activities: a row an activity, a column a partner, one key for each part."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.codes import Horizon, Stage
from hrdesk.operations.done_twice import TOPIC, Twice, all_joint
from hrdesk.operations.joint_activities import (
    Joint,
    Part,
    Wanted,
    coming_first,
    partners,
    set_parts,
)
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.choice_row import ChoiceRow
from hrdesk.ui.follow_up.joint_words import joint_matrix, legend
from hrdesk.ui.follow_up.matrix_paper import MatrixPrintable
from hrdesk.ui.follow_up.matrix_view import MatrixView
from hrdesk.ui.follow_up.twice_pane import TwicePane
from hrdesk.ui.follow_up.view import FollowUpView
from hrdesk.ui.records.editors.finding import RecordFinder
from hrdesk.ui.records.editors.picking import Offer, PickLine
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import GAP, LARGE
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.words import code_word, field_word, kind_plural, number_word

_PLACE, _PART = "follow_up", "joint_partners"
_KEYS = {
    "l": Part.LEAD.value,
    "p": Part.PARTNER.value,
    "i": Part.INFORMED.value,
    "-": Part.NOTHING.value,
}


class JointView(FollowUpView):
    """L, P and I write a part, - takes it away, also for several cells; Enter opens the activity."""

    kinds = frozenset({"activity", "organisation", TOPIC})

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._settings, self._clock = settings, clock
        self._all: list[Joint] = []
        self._pairs: list[Twice] = []
        self.shown: list[Joint] = []
        self._more = settings.kept_text(_PLACE, _PART).split()
        self.grid = MatrixView(self.tr("Joint activities"), _KEYS)
        self.choices = ChoiceRow()
        self.twice = TwicePane(desk)
        self.twice_button = QPushButton()
        self.add_line = PickLine(self._find_bodies)
        self._finder = RecordFinder(desk, "organisation")
        self.foot = Caption(legend())
        self._lay_out()
        self.setFocusProxy(self.grid)
        self.grid.marked.connect(self._write)
        self.grid.opened.connect(self._open)
        self.grid.said.connect(self.said)
        self.choices.changed.connect(self.show_filtered)
        self.twice.opened.connect(self.opened)
        self.twice_button.toggled.connect(self._show_twice)
        self.add_line.chosen.connect(self._add_body)

    # ------------------------------------------------------------ what is shown

    def reload(self) -> None:
        self.desk.run(self._found, all_joint, self._today())

    def _found(self, found: tuple[list[Joint], list[Twice]]) -> None:
        self._all, self._pairs = found
        self._offer_choices()
        self.show_filtered()

    def show_filtered(self) -> None:
        wanted = self.wanted()
        let_through = (each for each in self._all if wanted.lets(each))
        self.shown = coming_first(let_through, self._today())
        bodies = self.desk.read(partners, self.shown, self._more)
        offered = [(each.word, each.ref) for each in bodies]
        if not wanted.partner:
            self.choices.set_choices("partner", offered)
        self.grid.show_matrix(joint_matrix(self.shown, bodies))
        self.stack.setCurrentIndex(0 if self.shown else 1)
        self._count()
        self._look_for_twice()

    def wanted(self) -> Wanted:
        """What the choices and the filter let through."""
        value = self.choices.value
        return Wanted(
            self.text,
            value("horizon"),
            value("stage"),
            value("partner"),
            value("theme"),
            int(value("year") or 0),
            self.choices.is_checked("everything"),
        )

    def chosen(self) -> list[str]:
        refs = [row for row, _ in self.grid.chosen_cells()]
        return list(dict.fromkeys(refs))

    def printable(self) -> MatrixPrintable | None:
        if not self.shown:
            return None
        name, way = self.grid.accessibleName(), self.layoutDirection()
        matrix = self.grid.grid.matrix
        return MatrixPrintable(
            name, kind_plural("activity"), matrix, way, legend(), drops_empty=True
        )

    def new_word(self) -> str:
        return self.tr("New joint activity")

    def begin_new(self) -> None:
        """A joint activity: it belongs to a plan, or else it is one body's own."""
        horizon = self.choices.value("horizon") or Horizon.SHORT.value
        self.new_wanted.emit("activity", {"horizon": horizon, "stage": Stage.STRATEGIC_PLANNING})

    # ------------------------------------------------------------ writing

    def _write(self, cells: list[tuple[str, str]], part: str) -> None:
        bodies = {column.key for column in self.grid.grid.matrix.columns if not column.is_text}
        wanted = [cell for cell in cells if cell[1] in bodies]
        if wanted:
            self.desk.do(set_parts, wanted, Part(part))

    def _open(self, row: str, _column: str) -> None:
        self.opened.emit(row)

    def _find_bodies(self, typed: str) -> list[Offer]:
        return [each for each in self._finder.find(typed) if each.key]

    def _add_body(self, offer: Offer) -> None:
        """One more column; it stays on this machine until somebody has a part in it."""
        self._more = list(dict.fromkeys((*self._more, offer.key)))
        self._settings.keep_text(_PLACE, _PART, " ".join(self._more))
        self.add_line.clear()
        self.show_filtered()
        if self.shown:
            self.grid.choose((self.grid.current[0], offer.key))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ done twice

    def _look_for_twice(self) -> None:
        refs = {each.ref for each in self.shown}
        here = [each for each in self._pairs if self._is_here(each, refs)]
        open_ones = [each for each in here if not each.reason]
        self.twice.show_pairs(here)
        self.twice_button.setVisible(bool(here))
        said = self.tr("Done twice? {count}")
        self.twice_button.setText(said.format(count=number_word(len(open_ones))))
        self.twice_button.setAccessibleName(self.twice_button.text())
        self.twice.setVisible(bool(here) and self.twice_button.isChecked())

    def _is_here(self, each: Twice, refs: set[str]) -> bool:
        """What is narrowed shows its own pairs; everything shows those of single bodies too."""
        everything = self.wanted() in (Wanted(), Wanted(everything=True))
        return everything or each.one.ref in refs or each.other.ref in refs

    def _show_twice(self, shown: bool) -> None:
        self.twice.setVisible(shown)
        if shown:
            self.twice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _today(self) -> date:
        return today_at(self._clock, self.desk.database.identity.zone)

    # ------------------------------------------------------------ inner

    def _count(self) -> None:
        of_all = sum(each.is_joint for each in self._all)
        said = self.tr("%n joint activity(ies)", "", of_all)
        if len(self.shown) != of_all:
            shown = self.tr("{shown} shown").format(shown=number_word(len(self.shown)))
            said = f"{said} · {shown}"
        self.counted.emit(said)
        narrowed = self.wanted() != Wanted()
        self.empty.set_sentence(
            self.tr("No joint activity is let through by what you chose.")
            if narrowed
            else self.tr(
                "No activity has several bodies yet. Name leads and partners in an activity, or"
                " give it a horizon, and it stands here."
            )
        )

    def _offer_choices(self) -> None:
        themes = sorted({theme for each in self._all for theme in each.themes}, key=str.casefold)
        self.choices.set_choices("theme", [(each, each) for each in themes])
        years = {day.year for each in self._all for day in (each.first, each.last) if day}
        offered = [(self.locale().toString(each).replace(",", ""), str(each)) for each in years]
        self.choices.set_choices("year", sorted(offered, key=lambda each: each[1], reverse=True))

    def _lay_out(self) -> None:
        say, row = field_word, self.choices
        horizons = [(code_word(each), each.value) for each in Horizon]
        stages = [(code_word(each), each.value) for each in Stage]
        row.add("year", self.tr("Year"), self.tr("Any year"))
        row.add("horizon", say("horizon"), self.tr("Any horizon"), horizons)
        row.add("stage", say("stage"), self.tr("Any stage"), stages)
        row.add("partner", self.tr("Partner"), self.tr("Any partner"))
        row.add("theme", say("themes"), self.tr("Any theme"))
        row.add_check("everything", self.tr("Also of one body"))
        self.add_line.setPlaceholderText(self.tr("Add a partner…"))
        self.add_line.setAccessibleName(self.tr("Add a partner as a column"))
        row.flow.addWidget(self.add_line)
        self.twice_button.setCheckable(True)
        row.flow.addWidget(self.twice_button)
        new = QAction(self.new_word(), self)
        new.triggered.connect(self.begin_new)
        self.empty = EmptyState("handshake", "", [new])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.empty)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.stack)
        split.addWidget(self.twice)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        self.twice.hide()
        self.foot.setContentsMargins(LARGE, GAP, LARGE, GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row)
        layout.addWidget(split, 1)
        layout.addWidget(self.foot)
