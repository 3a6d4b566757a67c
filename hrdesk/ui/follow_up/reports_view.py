"""The view Reports due: reports of States by day, and beside them the load of each year."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.domain.label import Label
from hrdesk.operations.ratifications import Region, regions
from hrdesk.operations.report_dues import ReportDue, Wanted, mark_received, report_dues
from hrdesk.store.session import Session
from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.lines_view import LinesView
from hrdesk.ui.follow_up.region_choice import RegionChoice
from hrdesk.ui.follow_up.reports_words import (
    BODY,
    STATE,
    YEAR,
    due_lines,
    load_lines,
    rows_of,
    word_of,
)
from hrdesk.ui.follow_up.reports_words import (
    key_of as bar_of,
)
from hrdesk.ui.printing.tables import Heading, Row, TablePrintable
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import MEDIUM, SMALL
from hrdesk.ui.visits.tab import VerbButton, key_of_lines
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.words import code_word, country_word, field_word, new_word


class ReportsView(LinesView[ReportDue]):
    """Enter opens the record, R says that the report came; a bar chosen narrows the list to it."""

    kinds = frozenset({"ratification", "instrument", "organisation"})
    hides_choices = True

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, settings, clock, parent)
        self._all: list[ReportDue] = []
        self.show_in(
            LineList(self.tr("Reports due"), lead="28 Sep 2028"),
            LineList(self.tr("Load"), wraps=True),
        )
        self.bar_words = Caption()
        self.bar_words.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        self._by, self._bar = YEAR, ""
        self._add_choices()
        self._region = RegionChoice(self.choices, settings)
        came = self.tr("Report came today")
        action = key_of_lines(self.list, "R", self.receive, came, bool)
        self.came = VerbButton(action, "R", self)
        # One button needs no row of its own.
        self.verbs = None
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.bar_words)
        beside.addWidget(self.bars, 1)
        self.lay_out(self.beside_bars(self.list, side), EmptyState("file-text", ""))
        self.choices.put(self.came)

    # ------------------------------------------------------------ what is shown

    def reload(self) -> None:
        self.look(self._found, _dues_and_regions, self.today)

    def _found(self, found: tuple[list[ReportDue], list[Region]]) -> None:
        self._all, regions_here = found
        self._region.offer(regions_here)
        named = sorted({each.word for each in self._all}, key=str.casefold)
        self.choices.set_choices("instrument", [(each, each) for each in named])
        self.show_filtered()

    def show_filtered(self) -> None:
        here = self._let_through()
        bars = {bar_of(each, self._by) for each in here}
        self._bar = self._bar if self._bar in bars else ""
        self.shown = [each for each in here if not self._bar or bar_of(each, self._by) == self._bar]
        self.show_lines(due_lines(self.shown, self.today))
        self.bars.show_lines(load_lines(here, self._by))
        said = self.tr("Only {what}: choose it again for all").format(
            what=word_of(self._bar, self._by) if self._bar else ""
        )
        self.bar_words.setText(said if self._bar else self.tr("How many reports there are"))
        self._tell_all()

    def _let_through(self) -> list[ReportDue]:
        value = self.choices.value
        wanted = Wanted(self.text, self._region.members, value("instrument"), value("which"))
        return wanted.among(self._all, self.today, country_word)

    def narrows_by_bar(self) -> bool:
        return bool(self._bar)

    def key_of(self, each: ReportDue) -> str:
        return each.key

    def printable(self) -> TablePrintable | None:
        if not self.shown:
            return None
        words = (field_word("report_due"), field_word("country"), code_word("instrument"))
        headings = [Heading(word) for word in (*words, field_word("body"), "")]
        cells = zip(self.shown, rows_of(self.shown), strict=True)
        rows = [Row(Label(each.label), row) for each, row in cells]
        return TablePrintable(self.list.accessibleName(), headings, rows, self.layoutDirection())

    def new_word(self) -> str:
        return new_word("ratification")

    def begin_new(self) -> None:
        self.new_wanted.emit("ratification", {})

    def show_beside(self, is_any: bool) -> None:
        super().show_beside(is_any)
        self.choices.leave_out(self.came, not is_any)

    # ------------------------------------------------------------ what is done

    def receive(self) -> None:
        """Say that the report came today; the next one follows from the instrument."""
        if self.current is not None:
            self.desk.do(mark_received, self.current.ref, self.today)

    def open_line(self, key: str) -> None:
        self.opened.emit(key.partition("@")[0])

    def choose_bar(self, key: str) -> None:
        self._bar = "" if key == self._bar else key
        self.show_filtered()

    def choice_made(self) -> None:
        self._region.keep()
        by = self.choices.value("by") or YEAR
        if by != self._by:
            self._by, self._bar = by, ""
        self.show_filtered()

    # ------------------------------------------------------------ inner

    def _tell_all(self) -> None:
        today = self.today
        overdue = sum(each.is_overdue(today) for each in self.shown)
        parts = [self.tr("%n report(s)", "", len(self.shown))]
        if overdue:
            parts.append(self.tr("%n overdue", "", overdue))
        self.tell(
            is_any=bool(self.shown),
            counted=" · ".join(parts),
            otherwise=self.tr("No report is let through by what you chose.")
            if self._all
            else self.tr(
                "No report is known to fall due. Write under “Who ratified what” since when a State is bound,"
                " and reports follow from the instrument."
            ),
        )

    def _add_choices(self) -> None:
        row = self.choices
        row.add("region", self.tr("Members of"), self.tr("All States"))
        row.add("instrument", code_word("instrument"), self.tr("Any instrument"))
        which = [(self.tr("Overdue"), "overdue"), (self.tr("Written by somebody"), "written")]
        row.add("which", self.tr("Which reports"), self.tr("All that fall due"), which)
        by = [(self.tr("Counted by State"), STATE), (self.tr("Counted by body"), BODY)]
        row.add("by", self.tr("Counted by"), self.tr("Counted by year"), by)


def _dues_and_regions(session: Session, today: date) -> tuple[list[ReportDue], list[Region]]:
    return report_dues(session, today), regions(session)
