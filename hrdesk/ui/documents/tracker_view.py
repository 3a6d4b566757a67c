"""The statement tracker: statements by stage, what each waits for, and days worth one."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import DocumentStage, DocumentType
from hrdesk.domain.label import Label
from hrdesk.operations.called import Called
from hrdesk.operations.named_days import ComingDay, coming_days, start_statement
from hrdesk.operations.statements import STAGES, Statement, statements
from hrdesk.operations.visit_papers import ask_clearance, clear, set_stage
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.line_model import Line, LineModel, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.calendar.spoken import day_and_month
from hrdesk.ui.calendar.wording import in_days
from hrdesk.ui.desk import Desk
from hrdesk.ui.documents.paper_lines import awaited_of, names_of, paper_lines, paper_of_key
from hrdesk.ui.language import isolated
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.printing.tables import Heading, Row, TablePrintable
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.records.place_view import PlaceView
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import MEDIUM, SMALL
from hrdesk.ui.visits.tab import VerbButton, key_of_lines
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.words import code_word, date_word

_DAY = "day:"


class TrackerView(PlaceView):
    """Enter notes a clearance or opens a statement, R takes it one stage on, C asks for one."""

    kinds = frozenset({"document", "activity", "person", "organisation"})

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._clock = clock
        self._all: list[Statement] = []
        self._days: list[ComingDay] = []
        self.list = LineList(self.tr("Statement tracker"), stacked=True)
        self.further = key_of_lines(self.list, "R", self.take_further, self.tr("Next stage"))
        self.asked = key_of_lines(
            self.list, "C", self.ask_clearance, self.tr("Ask for a clearance…")
        )
        key_of_lines(self.list, "Space", self.list.open_current)
        self._lay_out()
        self.list.opened.connect(self._open)
        self.setFocusProxy(self.list)

    # ------------------------------------------------------------ what the page asks

    def reload(self) -> None:
        self._all = self.desk.read(statements, self._today)
        self._days = [
            each for each in self.desk.read(coming_days, self._today) if not each.statement
        ]
        self.show_filtered()

    def show_filtered(self) -> None:
        shown = [each for each in self._all if self._lets(each)]
        lines = [*self._of_days(), *self._of_stages(shown)]
        self.list.show_lines(lines)
        self.stack.setCurrentIndex(0 if lines else 1)
        for verb in (self.further, self.asked):
            verb.setVisible(bool(shown))
        waiting = sum(len(each.paper.awaited) for each in shown)
        said = [self.tr("%n statement(s)", "", len(shown))]
        if waiting:
            said.append(self.tr("%n clearance(s) awaited", "", waiting))
        self.counted.emit(" · ".join(said))

    def chosen(self) -> list[str]:
        ref = paper_of_key(self.list.current_key)
        return [ref] if any(each.paper.ref == ref for each in self._all) else []

    def printable(self) -> Printable | None:
        if not self._all:
            return None
        words = (
            self.tr("Statement"),
            self.tr("Occasion"),
            self.tr("Drafter"),
            self.tr("Parties"),
            self.tr("Cleared"),
            self.tr("Awaited"),
            self.tr("Date"),
        )
        rows: list[Row] = []
        for stage in STAGES:
            rows.append(Row(Label.PUBLIC, (code_word(stage),), is_title=True))
            rows += [_row(each) for each in self._all if each.stage is stage and self._lets(each)]
        headings = [Heading(word) for word in words]
        return TablePrintable(self.list.accessibleName(), headings, rows, self.layoutDirection())

    def new_word(self) -> str:
        return self.tr("New joint statement")

    def begin_new(self) -> None:
        values = {"type": DocumentType.JOINT_STATEMENT, "stage": DocumentStage.PLANNED}
        self.new_wanted.emit("document", values)

    # ------------------------------------------------------------ doing

    def take_further(self) -> None:
        """The current statement goes one stage on."""
        current = self._current()
        if current is not None and current.paper.next is not None:
            self.desk.do(set_stage, current.paper.ref, current.paper.next, self._today)

    def ask_clearance(self) -> None:
        """Ask who has to clear the current statement."""
        current = self._current()
        if current is not None:
            asked = NamePopup(self.tr("Who has to clear it?"), self.tr("Add"), self)
            asked.named.connect(partial(self._ask, current.paper.ref))
            asked.open_under(self._ask_button)

    def _ask(self, document: str, who: str) -> None:
        self.desk.do(ask_clearance, document, who)

    def _open(self, key: str) -> None:
        document, who = awaited_of(key)
        if document:
            self.desk.do(clear, document, who, self._today)
        elif key.startswith(_DAY):
            ref, _, day = key.removeprefix(_DAY).partition("@")
            self.desk.do_then(self._begun, start_statement, ref, date.fromisoformat(day))
        else:
            self.opened.emit(key)

    def _begun(self, changes: Changes) -> None:
        self.opened.emit(changes.refs[0])

    def _current(self) -> Statement | None:
        ref = paper_of_key(self.list.current_key)
        return next((each for each in self._all if each.paper.ref == ref), None)

    @property
    def _today(self) -> date:
        return today_at(self._clock, self.desk.database.identity.zone)

    # ------------------------------------------------------------ lines

    def _lets(self, each: Statement) -> bool:
        names = (named.title for named in _named(each))
        told = " ".join((each.paper.title, each.occasion, *names))
        return all(word in told.casefold() for word in self.text.casefold().split())

    def _of_days(self) -> Iterator[Line]:
        if self._days and not self.text:
            yield Line(self.tr("Days to prepare for"), Sort.HEADING)
            for each in self._days:
                day = each.occurrence
                note = f"{day_and_month(day.first)} · {in_days(day.first, self._today)}"
                yield Line(
                    day.title,
                    note=note,
                    icon="star",
                    key=f"{_DAY}{day.ref}@{day.first.isoformat()}",
                    verb=self.tr("Begin a joint statement"),
                )

    def _of_stages(self, shown: list[Statement]) -> Iterator[Line]:
        for stage in STAGES:
            here = [each for each in shown if each.stage is stage]
            if here:
                yield Line(code_word(stage), Sort.HEADING)
            for each in here:
                yield from paper_lines(each.paper, list(self._told(each)))

    def _told(self, each: Statement) -> Iterator[str]:
        if each.occasion and each.occasion != each.paper.title:
            yield isolated(each.occasion)
        if each.parties:
            yield isolated(", ".join(party.title for party in each.parties))
        if each.drafter is not None:
            said = self.tr("drafted by {person}")
            yield said.format(person=isolated(each.drafter.title))

    def _lay_out(self) -> None:
        row = FlowLayout()
        row.setSpacing(SMALL)
        for action, key in ((self.further, "R"), (self.asked, "C")):
            self._ask_button = VerbButton(action, key, self)
            row.addWidget(self._ask_button)
        head = QVBoxLayout()
        head.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        head.addLayout(row)
        new = QAction(self.new_word(), self)
        new.triggered.connect(self.begin_new)
        words = self.tr("No statement is on its way, and no day to prepare for one is near.")
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self.stack.addWidget(EmptyState("file-text", words, [new]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def current_line(self, key: str) -> None:
        """Make a line current."""
        model = self.list.model()
        if isinstance(model, LineModel):
            for row, line in enumerate(model.lines):
                if line.key == key:
                    self.list.setCurrentIndex(model.index(row, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _named(each: Statement) -> list[Called]:
    return [*([each.drafter] if each.drafter is not None else ()), *each.parties]


def _row(each: Statement) -> Row:
    cleared = ", ".join(f"{step.what} ({date_word(step.day)})" for step in each.paper.cleared)
    return Row(
        Label(each.paper.label),
        (
            each.paper.title,
            each.occasion,
            names_of([each.drafter] if each.drafter is not None else ()),
            names_of(each.parties),
            cleared,
            ", ".join(each.paper.awaited),
            date_word(each.paper.date),
        ),
    )
