"""The view Joint activities: a row an activity, a column a partner, one key for each part."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from hrdesk.domain.codes import Horizon, Stage
from hrdesk.operations.done_twice import TOPIC, JointWork, Twice, all_joint
from hrdesk.operations.joint_activities import (
    Joint,
    Part,
    Wanted,
    busiest_first,
    coming_first,
    set_parts,
)
from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.calendar.spoken import year_digits
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.added_bodies import AddedBodies
from hrdesk.ui.follow_up.grid_view import GridView
from hrdesk.ui.follow_up.joint_words import joint_matrix, legend
from hrdesk.ui.follow_up.matrix_model import Cell
from hrdesk.ui.follow_up.matrix_paper import MatrixPrintable
from hrdesk.ui.follow_up.matrix_view import MatrixView
from hrdesk.ui.follow_up.twice_pane import TwicePane
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.words import code_word, field_word, kind_plural, new_in_view, number_word

_KEYS = {
    "l": Part.LEAD.value,
    "p": Part.PARTNER.value,
    "i": Part.INFORMED.value,
    "-": Part.NOTHING.value,
}


class JointView(GridView):
    """L, P and I write a part, - takes it away, also for several cells; Enter opens the activity."""

    kinds = frozenset({"activity", "organisation", TOPIC})
    arranging = frozenset({"everything"})
    add_line: AddedBodies

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, settings, clock, parent)
        self._work = JointWork()
        self._added = ""
        self.shown: list[Joint] = []
        self.show_in(MatrixView(self.tr("Joint activities"), _KEYS), kind_plural("activity"))
        self.twice = TwicePane(desk)
        self.twice_button = QPushButton()
        self.add_line = AddedBodies(desk, settings, "joint_partners")
        self.foot.setText(legend(with_keys=True))
        self._add_choices()
        empty = EmptyState("handshake", "", [self.begins_new()])
        self._both = self.in_turns("below", self.stack, self.twice, self.tr("Done twice?"))
        self._both.heed(self.grid, self.twice.list)
        self._both.want_second(False)
        self.lay_out(self.grid, empty, around=self._both, foot=self.foot)
        self.twice.opened.connect(self.opened)
        self.twice_button.toggled.connect(self._show_twice)
        self.add_line.added.connect(self._show_added)

    # ------------------------------------------------------------ what is shown

    def reload(self) -> None:
        self.look(self._found, all_joint, self.today, tuple(self.add_line.refs))

    def _found(self, found: JointWork) -> None:
        self._work = found
        self._offer_choices()
        self.show_filtered()
        if self._added and self.shown:
            self.grid.choose((self.grid.current[0], self._added))
        self._added = ""

    def show_filtered(self) -> None:
        wanted = self.wanted()
        let_through = (each for each in self._work.activities if wanted.lets(each))
        self.shown = coming_first(let_through, self.today)
        bodies = busiest_first(self._work.bodies, self.shown, self.add_line.refs)
        if not wanted.partner:
            self.choices.set_choices("partner", [(each.word, each.ref) for each in bodies])
        self.grid.show_matrix(joint_matrix(self.shown, bodies))
        self._tell_all()
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

    def printable(self) -> MatrixPrintable | None:
        if not self.shown:
            return None
        return self.paper(legend(), drops_empty=True)

    def new_word(self) -> str:
        return new_in_view("joint")

    def begin_new(self) -> None:
        """A joint activity: it belongs to a plan, or else it is one body's own."""
        horizon = self.choices.value("horizon") or Horizon.SHORT.value
        self.new_wanted.emit("activity", {"horizon": horizon, "stage": Stage.STRATEGIC_PLANNING})

    # ------------------------------------------------------------ writing

    def write(self, cells: list[Cell], sign: str) -> None:
        self.desk.do(set_parts, cells, Part(sign))

    def _show_added(self, ref: str) -> None:
        """One more column; it stays on this machine until somebody has a part in it."""
        self._added = ref
        self.reload()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ done twice

    def _look_for_twice(self) -> None:
        refs = {each.ref for each in self.shown}
        here = [each for each in self._work.twice if self._is_here(each, refs)]
        open_ones = [each for each in here if not each.reason]
        self.twice.show_pairs(here)
        self.choices.leave_out(self.twice_button, not here)
        said = self.tr("Done twice? {count}")
        self.twice_button.setText(said.format(count=number_word(len(open_ones))))
        self.twice_button.setAccessibleName(self.twice_button.text())
        self._both.want_second(bool(here) and self.twice_button.isChecked())

    def _is_here(self, each: Twice, refs: set[str]) -> bool:
        """What is narrowed shows its own pairs; everything shows those of single bodies too."""
        everything = self.wanted() in (Wanted(), Wanted(everything=True))
        return everything or each.one.ref in refs or each.other.ref in refs

    def _show_twice(self, shown: bool) -> None:
        self._both.want_second(shown)
        if shown:
            self._both.show_second()
            self.twice.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ inner

    def _tell_all(self) -> None:
        of_all = sum(each.is_joint for each in self._work.activities)
        said = self.tr("%n joint activity(ies)", "", of_all)
        if len(self.shown) != of_all:
            shown = self.tr("{shown} shown").format(shown=number_word(len(self.shown)))
            said = f"{said} · {shown}"
        self.tell(
            is_any=bool(self.shown),
            counted=said,
            otherwise=self.tr("No joint activity is let through by what you chose.")
            if self.wanted() != Wanted()
            else self.tr(
                "No activity has several bodies yet. Those with leads and partners stand here, and"
                " those planned for a horizon: the short, the middle or the long term."
            ),
        )

    def _offer_choices(self) -> None:
        themes = sorted(
            {theme for each in self._work.activities for theme in each.themes}, key=str.casefold
        )
        self.choices.set_choices("theme", [(each, each) for each in themes])
        years = {
            day.year for each in self._work.activities for day in (each.first, each.last) if day
        }
        offered = [(year_digits(date(each, 1, 1)), str(each)) for each in years]
        self.choices.set_choices("year", sorted(offered, key=lambda each: each[1], reverse=True))

    def _add_choices(self) -> None:
        say, row = field_word, self.choices
        horizons = [(code_word(each), each.value) for each in Horizon]
        stages = [(code_word(each), each.value) for each in Stage]
        row.add("year", self.tr("Year"), self.tr("Any year"))
        row.add("horizon", say("horizon"), self.tr("Any horizon"), horizons)
        row.add("stage", say("stage"), self.tr("Any stage"), stages)
        row.add("partner", self.tr("Partner"), self.tr("Any partner"))
        row.add("theme", say("themes"), self.tr("Any theme"))
        row.add_check("everything", self.tr("With only one body too"))
        self.add_line.setPlaceholderText(self.tr("Add a partner…"))
        self.add_line.setAccessibleName(self.tr("Add a partner as a column"))
        row.put(self.add_line)
        self.twice_button.setCheckable(True)
        row.put(self.twice_button)
