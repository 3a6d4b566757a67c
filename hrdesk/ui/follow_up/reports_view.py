"""The view Reports due: reports of States by day, and beside them the load of each year."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.label import Label
from hrdesk.domain.text import words_of
from hrdesk.operations.ratifications import regions
from hrdesk.operations.report_dues import ReportDue, mark_received, report_dues
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.choice_row import ChoiceRow
from hrdesk.ui.follow_up.reports_words import (
    BODY,
    STATE,
    YEAR,
    due_lines,
    key_of,
    load_lines,
    rows_of,
    word_of,
)
from hrdesk.ui.follow_up.view import FollowUpView
from hrdesk.ui.printing.tables import Heading, Row, TablePrintable
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import LARGE, SMALL
from hrdesk.ui.visits.tab import VerbButton, key_of_lines
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.headings import Caption
from hrdesk.ui.words import code_word, country_word, field_word, new_word

_PLACE, _PART = "follow_up", "ratification_region"


class ReportsView(FollowUpView):
    """Enter opens the record, R says that the report came; a bar chosen narrows the list to it."""

    kinds = frozenset({"ratification", "instrument", "organisation"})

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._settings, self._clock = settings, clock
        self._all: list[ReportDue] = []
        self._regions: dict[str, frozenset[str]] = {}
        self.shown: list[ReportDue] = []
        self.choices = ChoiceRow()
        self.list = LineList(self.tr("Reports due"), lead="28 Sep 2028")
        self.load = LineList(self.tr("Load"))
        self.bar_words = Caption()
        self._by, self._bar = YEAR, ""
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.opened.connect(self._open)
        self.load.opened.connect(self._choose_bar)
        self.choices.changed.connect(self._chosen)

    # ------------------------------------------------------------ what is shown

    def reload(self) -> None:
        self._all = self.desk.read(report_dues, self.today)
        found = self.desk.read(regions)
        self._regions = {ref: codes for ref, _, codes in found}
        box = self.choices.boxes["region"]
        is_first = box.count() == 1
        self.choices.set_choices("region", [(word, ref) for ref, word, _ in found])
        if is_first:
            box.setCurrentIndex(max(box.findData(self._settings.kept_text(_PLACE, _PART)), 0))
        named = sorted({each.word for each in self._all}, key=str.casefold)
        self.choices.set_choices("instrument", [(each, each) for each in named])
        self.show_filtered()

    def show_filtered(self) -> None:
        here = [each for each in self._all if self._lets(each)]
        bars = {key_of(each, self._by) for each in here}
        self._bar = self._bar if self._bar in bars else ""
        self.shown = [each for each in here if not self._bar or key_of(each, self._by) == self._bar]
        self.list.show_lines(due_lines(self.shown, self.today))
        self.load.show_lines(load_lines(here, self._by))
        if self.shown and not self.list.current_key:
            self.list.setCurrentIndex(self.list.model().index(1, 0))
        said = self.tr("Only {what}: choose it again for all").format(
            what=word_of(self._bar, self._by) if self._bar else ""
        )
        self.bar_words.setText(said if self._bar else self.tr("How many reports there are"))
        self.stack.setCurrentIndex(0 if self.shown else 1)
        self._count()

    def _lets(self, each: ReportDue) -> bool:
        value = self.choices.value
        region = self._regions.get(value("region"))
        if region is not None and each.country not in region:
            return False
        if value("instrument") not in ("", each.word):
            return False
        if each.is_derived and value("which") == "written":
            return False
        if value("which") == "overdue" and not each.is_overdue(self.today):
            return False
        words = words_of(f"{country_word(each.country)} {each.word} {each.body}")
        wanted = words_of(self.text)
        return all(any(word.startswith(part) for word in words) for part in wanted)

    @property
    def today(self) -> date:
        """The day it is where the desk stands."""
        return today_at(self._clock, self.desk.database.identity.zone)

    @property
    def current(self) -> ReportDue | None:
        """The report that is looked at."""
        key = self.list.current_key
        return next((each for each in self.shown if each.key == key), None)

    def chosen(self) -> list[str]:
        return [self.current.ref] if self.current is not None else []

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

    # ------------------------------------------------------------ what is done

    def receive(self) -> None:
        """Say that the report came today; the next one follows from the instrument."""
        if self.current is not None:
            self.desk.do(mark_received, self.current.ref, self.today)

    def _open(self, key: str) -> None:
        self.opened.emit(key.partition("@")[0])

    def _choose_bar(self, key: str) -> None:
        self._bar = "" if key == self._bar else key
        self.show_filtered()

    def _chosen(self) -> None:
        self._settings.keep_text(_PLACE, _PART, self.choices.value("region"))
        by = self.choices.value("by") or YEAR
        if by != self._by:
            self._by, self._bar = by, ""
        self.show_filtered()

    # ------------------------------------------------------------ inner

    def _count(self) -> None:
        overdue = sum(each.is_overdue(self.today) for each in self.shown)
        parts = [self.tr("%n report(s)", "", len(self.shown))]
        if overdue:
            parts.append(self.tr("%n overdue", "", overdue))
        self.counted.emit(" · ".join(parts))
        self.empty.set_sentence(
            self.tr("No report is let through by what you chose.")
            if self._all
            else self.tr(
                "No report is known to fall due. Write in Ratification since when a State is bound,"
                " and reports follow from the instrument."
            )
        )

    def _lay_out(self) -> None:
        row = self.choices
        row.add("region", self.tr("Members of"), self.tr("All States"))
        row.add("instrument", code_word("instrument"), self.tr("Any instrument"))
        which = [(self.tr("Overdue"), "overdue"), (self.tr("Written by somebody"), "written")]
        row.add("which", self.tr("Which reports"), self.tr("Derived too"), which)
        by = [(self.tr("Load by State"), STATE), (self.tr("Load by body"), BODY)]
        row.add("by", self.tr("Load by"), self.tr("Load by year"), by)
        received = key_of_lines(self.list, "R", self.receive, self.tr("Report came today"))
        row.flow.addWidget(VerbButton(received, "R", self))
        self.empty = EmptyState("file-text", "")
        self.bar_words.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.bar_words)
        beside.addWidget(self.load, 1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.list)
        both.addWidget(side)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 1)
        both.setSizes([700, 280])
        self.stack = QStackedWidget()
        self.stack.addWidget(both)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row)
        layout.addWidget(self.stack, 1)
