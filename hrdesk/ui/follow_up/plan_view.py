"""The view Plan: items of agreed plans and action points, how far they are, and the progress sheet."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.codes import CommitmentStatus, Horizon
from hrdesk.domain.label import Label
from hrdesk.operations.plan_of_action import (
    PlanItem,
    Wanted,
    add_milestone,
    has_annex_two,
    load_annex_two,
    mark_status,
    plan_items,
    tally,
)
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.follow_up.choice_row import ChoiceRow
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
from hrdesk.ui.follow_up.view import FollowUpView
from hrdesk.ui.printing.tables import as_mime
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import scaled
from hrdesk.ui.visits.tab import VerbButton, key_of_lines
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.words import code_word, field_word, new_word

_NO_PLAN = "-"
_LEAST = 96


class PlanView(FollowUpView):
    """Enter opens an item; one key says how far it is; M adds a dated line."""

    kinds = frozenset({"commitment", "organisation", "person"})

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._clock = clock
        self._all: list[PlanItem] = []
        self.shown: list[PlanItem] = []
        self.choices = ChoiceRow()
        self.list = LineList(self.tr("Plan"), lead="M13")
        self.about = LineList(self.tr("About the item"), lead=field_word("responsible"), wraps=True)
        self.shares = LineList(self.tr("How much is done"))
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.opened.connect(self.opened)
        self.list.current_moved.connect(self._show_about)
        self.shares.opened.connect(self._choose_share)
        self.choices.changed.connect(self.show_filtered)

    # ------------------------------------------------------------ what is shown

    def reload(self) -> None:
        self._all = self.desk.read(plan_items)
        plans = list(dict.fromkeys(each.plan for each in self._all))
        self.choices.set_choices("plan", [(plan_word(each), each or _NO_PLAN) for each in plans])
        bodies = {body.word: body.ref for each in self._all for body in each.responsible}
        self.choices.set_choices(
            "body", sorted(bodies.items(), key=lambda each: each[0].casefold())
        )
        self.load.setVisible(not self.desk.read(has_annex_two))
        self.show_filtered()

    def show_filtered(self) -> None:
        wanted, today = self.wanted(), self.today
        self.shown = [each for each in self._all if wanted.lets(each, today)]
        self.list.show_lines(plan_lines(self.shown, today))
        by = self.choices.value("by") or HORIZON
        self.shares.show_lines(share_lines(self.shown, by, today))
        if self.shown and self.current is None:
            model = self.list.model()
            rows = range(model.rowCount())
            enabled = Qt.ItemFlag.ItemIsEnabled
            first = next((row for row in rows if model.index(row, 0).flags() & enabled), 0)
            self.list.setCurrentIndex(model.index(first, 0))
        self.stack.setCurrentIndex(0 if self.shown else 1)
        self.counted.emit(tally_words(tally(self.shown, today)) if self.shown else "")
        self.empty.set_sentence(
            self.tr("No item is let through by what you chose.")
            if self._all
            else self.tr(
                "No plan and no action point yet. The plan of the focal points (A/HRC/23/18,"
                " Annex II) can be loaded, with a status of its own for each of its 26 items."
            )
        )
        self._show_about()

    def wanted(self) -> Wanted:
        """What the choices and the filter let through."""
        value = self.choices.value
        plan = value("plan")
        named = None if not plan else "" if plan == _NO_PLAN else plan
        return Wanted(self.text, named, value("horizon"), value("body"), value("state"))

    @property
    def today(self) -> date:
        """The day it is where the desk stands."""
        return today_at(self._clock, self.desk.database.identity.zone)

    @property
    def current(self) -> PlanItem | None:
        """The item that is looked at."""
        key = self.list.current_key
        return next((each for each in self.shown if each.ref == key), None)

    def chosen(self) -> list[str]:
        return [self.current.ref] if self.current is not None else []

    def printable(self) -> ProgressSheet | None:
        """The progress sheet of what is shown."""
        if not self.shown:
            return None
        title = self.tr("Progress sheet")
        return ProgressSheet(title, self.shown, self.today, self.layoutDirection())

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

    def _choose_share(self, key: str) -> None:
        name = "body" if self.choices.value("by") == BODY else "horizon"
        chosen = self.choices.value(name)
        self.choices.choose(name, "" if key in (chosen, "-") else key)

    def _show_about(self) -> None:
        each = self.current
        lines = about_lines(each) if each is not None else []
        self.about.show_lines(lines)
        self.about.setVisible(bool(lines))

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

    def _lay_out(self) -> None:
        self._add_choices()
        for key, status in (
            ("O", CommitmentStatus.OPEN),
            ("U", CommitmentStatus.UNDER_WAY),
            ("D", CommitmentStatus.DONE),
            ("V", CommitmentStatus.VERIFIED),
        ):
            self._add_verb(key, code_word(status), partial(self.mark, status))
        self._add_verb("M", self.tr("Add a dated line…"), self.ask_for_line)
        self._add_copy()
        self.load = self._load_action()
        self.empty = EmptyState("list-checks", "", [self.load])
        self.about.setMinimumHeight(scaled(self.font(), _LEAST))
        column = QSplitter(Qt.Orientation.Vertical)
        column.setChildrenCollapsible(False)
        column.addWidget(self.list)
        column.addWidget(self.about)
        column.setSizes([460, 160])
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(column)
        both.addWidget(self.shares)
        both.setSizes([720, 260])
        self.stack = QStackedWidget()
        self.stack.addWidget(both)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.choices)
        layout.addWidget(self.stack, 1)

    def _add_verb(self, key: str, text: str, slot: Callable[[], object]) -> None:
        action = key_of_lines(self.list, key, slot, text)
        self.choices.flow.addWidget(VerbButton(action, key, self))

    def _add_copy(self) -> None:
        copy = QAction(self.tr("Copy as a table"), self.list)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.list.addAction(copy)

    def _load_action(self) -> QAction:
        load = QAction(self.tr("Load the plan of Annex II"), self)
        load.triggered.connect(self.load_plan)
        button = VerbButton(load, "", self)
        self.choices.flow.addWidget(button)
        return load
