"""The view Plan: items of agreed plans and action points, how far they are, and the progress sheet."""

from functools import partial

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from hrdesk.domain.codes import CommitmentStatus, Horizon
from hrdesk.domain.label import Label
from hrdesk.operations.plan_of_action import (
    PlanItem,
    Plans,
    Wanted,
    add_milestone,
    load_annex_two,
    mark_status,
    plans,
    tally,
)
from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.lines_view import LinesView
from hrdesk.ui.follow_up.matrix_view import is_open
from hrdesk.ui.follow_up.plan_words import (
    BODY,
    HORIZON,
    about_lines,
    horizon_word,
    plan_lines,
    plan_word,
    share_lines,
    sheet_headings,
    sheet_rows,
    tally_words,
)
from hrdesk.ui.follow_up.progress_sheet import ProgressSheet
from hrdesk.ui.printing.tables import as_mime
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import scaled
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.words import code_word, field_word, new_word

_NO_PLAN = "-"
_LEAST = 96


class PlanView(LinesView[PlanItem]):
    """Enter opens an item; one key says how far it is; M adds a dated line."""

    kinds = frozenset({"commitment", "organisation", "person"})
    hides_choices = True

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, settings, clock, parent)
        self._all = Plans()
        self.show_in(
            LineList(self.tr("Plan"), lead="M13"), LineList(self.tr("How much is done"), wraps=True)
        )
        self.about = LineList(self.tr("About the item"), lead=field_word("responsible"), wraps=True)
        self.about.begin_with_title()
        self.about.setMinimumHeight(scaled(self.font(), _LEAST))
        self._add_choices()
        self._add_verbs()
        self.add_removal(self.list)
        self.list.menu_wanted.connect(self.open_menu)
        self.load = QAction(self.tr("Load the plan of Annex II"), self)
        self.load.triggered.connect(self.load_plan)
        self.add_button(self.load)
        self._column = self.in_turns("about", self.list, self.about, self.tr("Details"))
        self._column.heed(self.list, self.about)
        self.put_button(self._column.button())
        empty = EmptyState("list-checks", "", [self.load])
        self.lay_out(self.beside_bars(self._column, self.bars), empty)
        self.list.current_moved.connect(self._show_about)

    # ------------------------------------------------------------ what is shown

    def reload(self) -> None:
        self.look(self._found, plans)

    def _found(self, found: Plans) -> None:
        self._all = found
        named = list(dict.fromkeys(each.plan for each in found.items))
        self.choices.set_choices("plan", [(plan_word(each), each or _NO_PLAN) for each in named])
        bodies = {body.word: body.ref for each in found.items for body in each.responsible}
        self.choices.set_choices(
            "body", sorted(bodies.items(), key=lambda each: each[0].casefold())
        )
        self.load.setVisible(not found.has_annex_two)
        self.show_filtered()

    def show_filtered(self) -> None:
        wanted, today = self.wanted(), self.today
        self.shown = [each for each in self._all.items if wanted.lets(each, today)]
        self.show_lines(plan_lines(self.shown, today))
        by = self.choices.value("by") or HORIZON
        self.bars.show_lines(share_lines(self.shown, by, today))
        self.tell(
            is_any=bool(self.shown),
            counted=tally_words(tally(self.shown, today)) if self.shown else "",
            otherwise=self.tr("No item is let through by what you chose.")
            if self._all.items
            else self.tr(
                "No plan and no action point yet. The plan of the focal points (A/HRC/23/18,"
                " Annex II) can be loaded, with a status of its own for each of its 26 items."
            ),
        )
        self._show_about()

    def wanted(self) -> Wanted:
        """What the choices and the filter let through."""
        value = self.choices.value
        plan = value("plan")
        named = None if not plan else "" if plan == _NO_PLAN else plan
        return Wanted(self.text, named, value("horizon"), value("body"), value("state"))

    def printable(self) -> ProgressSheet | None:
        """The progress sheet of what is shown."""
        if not self.shown:
            return None
        title = self.tr("Progress sheet")
        return ProgressSheet(title, list(self.shown), self.today, self.layoutDirection())

    def copy(self) -> None:
        """Copy the progress sheet as a table; what is stricter than Network stays here."""
        rows = [row for row in sheet_rows(self.shown, self.today) if not row.is_title]
        going = [row for row in rows if is_open(row.label)]
        words = [heading.word for heading in sheet_headings()]
        QGuiApplication.clipboard().setMimeData(
            as_mime(words, [row.texts(Label.NETWORK) for row in going])
        )
        parts = [self.tr("%n row(s) copied as a table", "", len(going))]
        if held := len(rows) - len(going):
            parts.append(self.tr("%n labelled Internal or Partners left out", "", held))
        self.said.emit(" · ".join(parts))

    def new_word(self) -> str:
        return new_word("commitment")

    def begin_new(self) -> None:
        plan = self.choices.value("plan")
        values = {"status": CommitmentStatus.OPEN.value, "horizon": self.choices.value("horizon")}
        self.new_wanted.emit("commitment", values | ({"plan": plan} if plan != _NO_PLAN else {}))

    # ------------------------------------------------------------ what is done

    def mark(self, status: CommitmentStatus) -> None:
        """Say how far the current item is."""
        if self.current is not None:
            self.desk.do(mark_status, [self.current.ref], status)

    def ask_for_line(self) -> None:
        """Ask what was done, for a line with today's date."""
        each = self.current
        if each is None:
            return
        popup = NamePopup(self.tr("What was done, or is to be seen?"), self.tr("Add"), self)
        popup.named.connect(partial(self.add_line, each.ref))
        popup.open_under(self.choices)

    def add_line(self, ref: str, text: str) -> None:
        """Add a dated line to an item."""
        self.desk.do(add_milestone, ref, text, self.today)

    def load_plan(self) -> None:
        """Add the items of Annex II."""
        self.desk.do(load_annex_two)

    def choose_bar(self, key: str) -> None:
        name = "body" if self.choices.value("by") == BODY else "horizon"
        chosen = self.choices.value(name)
        self.choices.choose(name, "" if key in (chosen, "-") else key)

    def _show_about(self) -> None:
        each = self.current
        lines = about_lines(each) if each is not None else []
        self.about.show_lines(lines)
        self._column.want_second(bool(lines))
        self._column.give_second(self.about.fitting_height())

    # ------------------------------------------------------------ layout

    def _add_choices(self) -> None:
        row = self.choices
        row.add("plan", field_word("plan"), self.tr("Any plan"))
        horizons = [(horizon_word(each.value), each.value) for each in Horizon]
        row.add("horizon", field_word("horizon"), self.tr("Any horizon"), horizons)
        row.add("body", field_word("responsible"), self.tr("Any body"))
        states = [(self.tr("To do"), "to_do"), (self.tr("Overdue"), "overdue")]
        states += [(code_word(each), each.value) for each in CommitmentStatus]
        row.add("state", field_word("status"), self.tr("Any status"), states)
        row.add(
            "by", self.tr("Done by"), self.tr("Done by horizon"), [(self.tr("Done by body"), BODY)]
        )

    def _add_verbs(self) -> None:
        # "Open" alone would seem to open the item.
        self.put_words(self.tr("Mark as:"))
        for key, status in (
            ("O", CommitmentStatus.OPEN),
            ("U", CommitmentStatus.UNDER_WAY),
            ("D", CommitmentStatus.DONE),
            ("V", CommitmentStatus.VERIFIED),
        ):
            self.add_verb(key, code_word(status), partial(self.mark, status))
        # What follows marks nothing.
        self.put_gap()
        self.add_verb("M", self.tr("Note…"), self.ask_for_line)
