"""The statement tracker: a board or a list of statements, what each waits for, days worth one."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import DocumentStage, DocumentType
from hrdesk.domain.label import Label
from hrdesk.operations.agenda import Occurrence
from hrdesk.operations.called import Called
from hrdesk.operations.named_days import ComingDay, coming_days, start_statement
from hrdesk.operations.statements import STAGES, Statement, statements
from hrdesk.operations.visit_papers import ask_clearance, clear, set_stage
from hrdesk.store.session import Session
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.line_model import Line, LineModel, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.documents.board import Board
from hrdesk.ui.documents.paper_lines import awaited_of, names_of, paper_of_key
from hrdesk.ui.documents.statement_lines import DAY, cards, day_lines, stage_lines
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.printing.tables import Heading, Row, TablePrintable
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.records.place_view import PlaceView
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import LARGE, SMALL
from hrdesk.ui.visits.tab import VerbButton, key_of_lines
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.widgets.nothing_let_through import NothingLetThrough
from hrdesk.ui.widgets.pop_up_place import open_under
from hrdesk.ui.widgets.view_switch import ViewSwitch
from hrdesk.ui.words import code_word, comma, date_word, new_in_view

_PLACE, _LOOK = "documents", "tracker_look"
BOARD, LIST = "board", "list"
# The stages as they follow each other.
_WAY = (
    *(DocumentStage.PLANNED, DocumentStage.DRAFTED),
    *(DocumentStage.IN_CLEARANCE, DocumentStage.ISSUED),
)


class TrackerView(PlaceView):
    """Statements as cards on a board, or as a list.

    R takes one a stage on, C asks for a clearance, G notes one; on the board Ctrl and an arrow, or
    the mouse, take a card to another stage. Enter opens it.
    """

    kinds = frozenset({"document", "activity", "person", "organisation"})

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._settings, self._clock = settings, clock
        self._all: list[Statement] = []
        self._days: list[ComingDay] = []
        name = self.tr("Statement tracker")
        self.list = LineList(name, stacked=True)
        self.list.begin_with_title()
        self.board = Board(name, {each.value: code_word(each) for each in _WAY})
        self.looks = ViewSwitch(self.tr("Look"), self)
        self.looks.add(BOARD, self.tr("Board"))
        self.looks.add(LIST, self.tr("Table"))
        self.further = key_of_lines(self.list, "R", self.take_further, self.tr("Next stage"))
        self.asked = key_of_lines(
            self.list, "C", self.ask_clearance, self.tr("Ask for a clearance…")
        )
        self.cleared = key_of_lines(self.list, "G", self.note_clearance, self.tr("Clearance given"))
        for each in (self.further, self.asked, self.cleared):
            self.board.add_verb(each)
        key_of_lines(self.list, "Space", self.list.open_current)
        lists = (self.list, *self.board.columns.values())
        self.add_copy(*lists)
        self.add_removal(*lists)
        for shown in lists:
            shown.menu_wanted.connect(self.open_menu)
        self._lay_out()
        self.list.opened.connect(self._open)
        self.board.opened.connect(self._open)
        self.board.moved.connect(self._move)
        self.board.turned.connect(self._offer_verbs)
        for shown in lists:
            shown.lines_changed.connect(self._offer_verbs)
        self.looks.chosen.connect(self.show_look)
        self.show_look(settings.kept_text(_PLACE, _LOOK) or BOARD)

    # ------------------------------------------------------------ what the page asks

    def show_look(self, look: str) -> None:
        """Show the board or the list, and keep it so; what is current stays so."""
        key = paper_of_key(self.current_key)
        self._settings.keep_text(_PLACE, _LOOK, look)
        self.looks.show_view(look)
        shown = self.list if look == LIST else self.board
        self.setFocusProxy(shown)
        self._inside.setCurrentWidget(shown)
        if key:
            self.current_line(key)
        self._offer_verbs()

    def _offer_verbs(self) -> None:
        """They are for a statement; a day that has none yet, and no card, can only be opened."""
        for verb in (self.further, self.asked, self.cleared):
            verb.setEnabled(self._current() is not None)

    @property
    def current_key(self) -> str:
        """The key of the line or the card that one is on."""
        is_list = self._inside.currentWidget() is self.list
        return self.list.current_key if is_list else self.board.current_key

    def reload(self) -> None:
        self.look(self._found, _read, self._today)

    def _found(self, found: tuple[list[Statement], list[ComingDay]]) -> None:
        self._all, self._days = found
        self.show_filtered()

    def show_filtered(self) -> None:
        shown = [each for each in self._all if self._lets(each)]
        days = [] if self.text else list(day_lines(self._days, self._today))
        head = [Line(self.tr("Days to prepare for"), Sort.HEADING)] if days else []
        self.list.show_lines([*head, *days, *stage_lines(shown)])
        self.board.show_cards(cards(shown, days))
        self.stack.setCurrentIndex(0 if shown or days else 1 if self.text else 2)
        self.is_bare = not (shown or days or self.text)
        for verb in (self.further, self.asked, self.cleared):
            verb.setVisible(bool(shown))
        self._offer_verbs()
        waiting = sum(len(each.paper.awaited) for each in shown)
        said = [self.tr("%n statement(s)", "", len(shown))]
        if waiting:
            said.append(self.tr("%n clearance(s) awaited", "", waiting))
        self.counted.emit(" · ".join(said))

    def chosen(self) -> list[str]:
        current = self._current()
        return [current.paper.ref] if current is not None else []

    def printable(self) -> Printable | None:
        days = [] if self.text else self._days
        if not self._all and not days:
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
        if days:
            rows.append(Row(Label.PUBLIC, (self.tr("Days to prepare for"),), is_title=True))
            rows += [_day_row(each.occurrence) for each in days]
        for stage in STAGES:
            here = [each for each in self._all if each.stage is stage and self._lets(each)]
            if here:
                rows.append(Row(Label.PUBLIC, (code_word(stage),), is_title=True))
                rows += map(_row, here)
        headings = [Heading(word) for word in words]
        return TablePrintable(self.list.accessibleName(), headings, rows, self.layoutDirection())

    def new_word(self) -> str:
        return new_in_view("tracker")

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

    def note_clearance(self) -> None:
        """Note the clearance that the current statement waits for; of several, ask which."""
        current = self._current()
        awaited = current.paper.awaited if current is not None else ()
        if current is None or not awaited:
            return
        if len(awaited) == 1:
            self._clear(current.paper.ref, awaited[0])
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for who in awaited:
            action = menu.addAction(who)
            action.triggered.connect(partial(self._clear, current.paper.ref, who))
        open_under(menu, self._clear_button)

    def _clear(self, document: str, who: str, _checked: bool = False) -> None:
        self.desk.do(clear, document, who, self._today)

    def _ask(self, document: str, who: str) -> None:
        self.desk.do(ask_clearance, document, who)

    def _move(self, keys: list[str], stage: str) -> None:
        """Cards went to another column; a day that has no statement yet begins one."""
        known = {each.paper.ref: each.stage for each in self._all}
        for key in keys:
            if key in known and known[key] != stage:
                self.desk.do(set_stage, key, DocumentStage(stage), self._today)
            elif key.startswith(DAY):
                self._open(key)

    def _open(self, key: str) -> None:
        document, who = awaited_of(key)
        if document:
            self.desk.do(clear, document, who, self._today)
        elif key.startswith(DAY):
            ref, _, day = key.removeprefix(DAY).partition("@")
            self.desk.do_once(self._begun, start_statement, ref, date.fromisoformat(day))
        else:
            self.opened.emit(key)

    def _begun(self, changes: Changes) -> None:
        self.opened.emit(changes.refs[0])

    def _current(self) -> Statement | None:
        ref = paper_of_key(self.current_key)
        return next((each for each in self._all if each.paper.ref == ref), None)

    @property
    def _today(self) -> date:
        return today_at(self._clock, self.desk.database.identity.zone)

    # ------------------------------------------------------------ lines

    def _lets(self, each: Statement) -> bool:
        names = (named.title for named in _named(each))
        told = " ".join((each.paper.title, each.occasion, *names))
        return all(word in told.casefold() for word in self.text.casefold().split())

    def _lay_out(self) -> None:
        row = FlowLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.looks)
        verbs = ((self.further, "R"), (self.asked, "C"), (self.cleared, "G"))
        buttons = [VerbButton(action, key, self) for action, key in verbs]
        for button in buttons:
            row.addWidget(button)
        _, self._ask_button, self._clear_button = buttons
        head = QVBoxLayout()
        head.setContentsMargins(LARGE, 0, LARGE, SMALL)
        head.addLayout(row)
        new = QAction(self.new_word(), self)
        new.triggered.connect(self.begin_new)
        words = self.tr("No statement is on its way, and no day to prepare for one is near.")
        self._inside = QStackedWidget()
        self._inside.addWidget(self.board)
        self._inside.addWidget(self.list)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._inside)
        self.nothing = NothingLetThrough(self.tr("No statement has these words."))
        self.nothing.clear_wanted.connect(self.clear_wanted)
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(EmptyState("file-text", words, [new]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def current_line(self, key: str) -> None:
        """Make a line or a card current."""
        if self._inside.currentWidget() is self.board:
            self.board.choose(key)
            return
        model = self.list.model()
        if isinstance(model, LineModel):
            for row, line in enumerate(model.lines):
                if line.key == key:
                    self.list.setCurrentIndex(model.index(row, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _read(session: Session, today: date) -> tuple[list[Statement], list[ComingDay]]:
    """Statements on their way, and days worth one that have none."""
    days = [each for each in coming_days(session, today) if not each.statement]
    return statements(session, today), days


def _named(each: Statement) -> list[Called]:
    return [*([each.drafter] if each.drafter is not None else ()), *each.parties]


def _row(each: Statement) -> Row:
    cleared = comma().join(f"{step.what} ({date_word(step.day)})" for step in each.paper.cleared)
    return Row(
        Label(each.paper.label),
        (
            each.paper.title,
            each.occasion,
            names_of([each.drafter] if each.drafter is not None else ()),
            names_of(each.parties),
            cleared,
            comma().join(each.paper.awaited),
            date_word(each.paper.date),
        ),
    )


def _day_row(day: Occurrence) -> Row:
    return Row(Label(day.label), (day.title, *[""] * 5, date_word(day.first.isoformat())))
