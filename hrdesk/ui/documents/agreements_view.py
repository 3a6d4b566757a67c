"""Agreements by when they end: parties, when they were signed, and how long they are in force."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hrdesk.domain.codes import DocumentType
from hrdesk.domain.label import Label
from hrdesk.operations.agreements import Agreement, Force, agreements
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.line_model import Line, Sort
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.calendar.wording import in_days
from hrdesk.ui.desk import Desk
from hrdesk.ui.documents.paper_lines import names_of
from hrdesk.ui.language import isolated
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.printing.tables import Heading, Row, TablePrintable
from hrdesk.ui.records.place_view import PlaceView
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.nothing_let_through import NothingLetThrough
from hrdesk.ui.words import comma, date_word, new_in_view, span_word


class AgreementsView(PlaceView):
    """Enter opens an agreement."""

    kinds = frozenset({"document", "organisation"})

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._clock = clock
        self._all: list[Agreement] = []
        self.list = LineList(self.tr("Agreements"), stacked=True, wraps=True)
        self.list.begin_with_title()
        new = QAction(self.new_word(), self)
        new.triggered.connect(self.begin_new)
        words = self.tr("There is no agreement yet. The Today page reminds you before one ends.")
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self.nothing = NothingLetThrough(self.tr("No agreement has these words."))
        self.nothing.clear_wanted.connect(self.clear_wanted)
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(EmptyState("handshake", words, [new]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.list.opened.connect(self.opened)
        self.add_copy(self.list)
        self.add_removal(self.list)
        self.list.menu_wanted.connect(self.open_menu)
        self.setFocusProxy(self.list)

    def reload(self) -> None:
        self._all = self.desk.read(agreements, self._today)
        self.show_filtered()

    def show_filtered(self) -> None:
        lines = list(self._lines())
        self.list.show_lines(lines)
        self.stack.setCurrentIndex(0 if lines else 1 if self.text else 2)
        self.is_bare = not (lines or self.text)
        shown = sum(bool(line.key) for line in lines)
        self.counted.emit(self.tr("%n agreement(s)", "", shown))

    def chosen(self) -> list[str]:
        return [self.list.current_key] if self.list.current_key else []

    def printable(self) -> Printable | None:
        if not any(True for _ in self._shown()):
            return None
        words = (self.tr("Agreement"), self.tr("Parties"), self.tr("Signed"), self.tr("In force"))
        rows = [
            Row(
                Label(each.label),
                (
                    each.title,
                    names_of(each.parties),
                    date_word(each.signed),
                    span_word(each.in_force),
                ),
            )
            for each in self._shown()
        ]
        headings = [Heading(word) for word in words]
        return TablePrintable(self.list.accessibleName(), headings, rows, self.layoutDirection())

    def new_word(self) -> str:
        return new_in_view("agreements")

    def begin_new(self) -> None:
        self.new_wanted.emit("document", {"type": DocumentType.AGREEMENT})

    def _shown(self) -> Iterator[Agreement]:
        for each in self._all:
            told = " ".join((each.title, *(party.title for party in each.parties))).casefold()
            if all(word in told for word in self.text.casefold().split()):
                yield each

    def _lines(self) -> Iterator[Line]:
        force = None
        for each in self._shown():
            if each.force is not force:
                force = each.force
                yield Line(_force_word(force), Sort.HEADING)
            yield Line(
                each.title,
                note=" · ".join(self._told(each)),
                label=Label(each.label),
                icon="triangle-alert" if each.force is Force.ENDING else "handshake",
                key=each.ref,
                is_strong=each.force is Force.ENDING,
            )

    def _told(self, each: Agreement) -> Iterator[str]:
        if each.force is Force.ENDING and each.ends is not None:
            said = self.tr("ends {when}")
            yield said.format(when=isolated(in_days(each.ends, self._today)))
        # Names may be so long that the lines are cut: dates stand before them.
        if each.signed:
            said = self.tr("signed {day}")
            yield said.format(day=isolated(date_word(each.signed)))
        elif each.dated:
            yield date_word(each.dated)
        if each.in_force:
            yield self.tr("in force {days}").format(days=isolated(span_word(each.in_force)))
        if each.parties:
            yield isolated(comma().join(party.title for party in each.parties))

    @property
    def _today(self) -> date:
        return today_at(self._clock, self.desk.database.identity.zone)


def _force_word(force: Force) -> str:
    say = QCoreApplication.translate
    return {
        Force.ENDING: say("AgreementsView", "Ending soon"),
        Force.IN_FORCE: say("AgreementsView", "In force"),
        Force.TO_COME: say("AgreementsView", "Not in force yet"),
        Force.WITHOUT_DATES: say("AgreementsView", "Not said when in force"),
        Force.OVER: say("AgreementsView", "Over"),
    }[force]
