"""The tabs that a visit has beside those of every record, with their counts."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.records import kind_of
from hrdesk.operations.visit_counts import VisitCounts, counts_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Settings
from hrdesk.ui.visits.checklist_tab import ChecklistTab
from hrdesk.ui.visits.day_tab import DayTab
from hrdesk.ui.visits.delegation_tab import DelegationTab
from hrdesk.ui.visits.moved_along import MovedAlong
from hrdesk.ui.visits.overview_tab import OverviewTab
from hrdesk.ui.visits.papers_tab import PapersTab
from hrdesk.ui.visits.places_tab import PlacesTab
from hrdesk.ui.visits.programme_pane import ProgrammePane
from hrdesk.ui.visits.programme_tab import ProgrammeTab
from hrdesk.ui.visits.recommendations_tab import RecommendationsTab
from hrdesk.ui.visits.tab import VisitTab
from hrdesk.ui.words import number_word

_NONE = VisitCounts(0, 0, 0, 0, 0, 0, 0)
_COUNTED = frozenset({"visit", "programme_item", "commitment", "document", "recommendation"})


class VisitTabs(QObject):
    """Puts its tabs between Details and the others; they are gone for other kinds of record."""

    open_requested = Signal(str)
    share_wanted = Signal(str)

    def __init__(self, desk: Desk, settings: Settings, form: RecordForm, today: Today) -> None:
        super().__init__(form)
        self._desk, self._form, self._settings = desk, form, settings
        self._today = today
        self.ref = ""
        self._is_built = False
        form.shown.connect(self.show_record)
        form.made.connect(self._made)
        desk.changed.connect(self._react)

    def _build(self) -> None:
        """All tabs at once, with the first visit that is shown or begun: the list does not wait."""
        self._is_built = True
        desk, form, settings, today = self._desk, self._form, self._settings, self._today
        self.overview = OverviewTab(desk, today, form)
        self.programme = ProgrammeTab(desk, settings, today=today, parent=form)
        self.plan = ProgrammePane(self.programme, DayTab(desk, today, form), form)
        self.places = PlacesTab(desk, today, form)
        self.delegation = DelegationTab(desk, today, form)
        self.recommendations = RecommendationsTab(desk, today, form)
        self.checklist = ChecklistTab(desk, today, form)
        self.papers = PapersTab(desk, today, form)
        self.along = MovedAlong(desk, form)
        tabs = form.tabs
        above = form.layout()
        assert isinstance(above, QVBoxLayout)
        above.insertWidget(above.indexOf(tabs), self.along)
        tabs.insertTab(0, self.overview, self.tr("Overview"))
        for place, (tab, word) in enumerate(self._others(), 2):
            tabs.insertTab(place, tab, word)
            if isinstance(tab, VisitTab):
                tab.open_requested.connect(self.open_requested)
        # The tab that a visit is left with, while something else is shown.
        self._left: QWidget = self.overview
        tabs.currentChanged.connect(self._remember)
        self.plan.open_requested.connect(self.open_requested)
        self.overview.open_requested.connect(self.open_requested)
        self.overview.share_wanted.connect(self.share_wanted)
        self.overview.brief_wanted.connect(self.show_brief)

    def _build_ahead(self) -> None:
        if not self._is_built:
            self._build()
            self._follow(self.ref)

    def show_record(self, ref: str) -> None:
        """Follow the record that the form shows, in the tab that a visit was left with."""
        was_visit = bool(self.ref)
        self._follow(ref)
        if self.ref and not was_visit:
            self._form.tabs.setCurrentWidget(self._left)

    def _made(self, ref: str) -> None:
        """What was begun is a record now; whoever fills it in goes on where they are."""
        self._follow(ref)

    def _follow(self, ref: str) -> None:
        is_visit = bool(ref) and kind_of(ref) == "visit"
        if not self._is_built:
            if not is_visit:
                if self._form.begins("visit"):
                    # Once the form is painted, and not at the key that makes a record of it.
                    QTimer.singleShot(0, self, self._build_ahead)
                return
            self._build()
        tabs = self._form.tabs
        self.ref = ref if is_visit else ""
        for tab in self._all():
            place = tabs.indexOf(tab)
            tabs.setTabVisible(place, is_visit or self._form.begins("visit"))
            tabs.setTabEnabled(place, is_visit)
            tab.show_visit(self.ref)
        self.along.show_visit(self.ref)
        self._count()

    def _remember(self) -> None:
        shown = self._form.tabs.currentWidget()
        if self.ref and shown in self._all():
            self._left = shown

    def show_brief(self, ref: str) -> None:
        """The brief of a visit for its delegation."""
        # Loaded when it is first wanted: what prints is big.
        from hrdesk.ui.visits.brief_dialog import BriefDialog

        dialog = BriefDialog(self._desk, self._settings, ref, self._form)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _react(self, changes: Changes) -> None:
        if self.ref and _COUNTED & changes.kinds:
            self._count()
            self.along.follow(changes)

    def _count(self) -> None:
        counts = self._desk.read(counts_of, self.ref) if self.ref else _NONE
        tabs = self._form.tabs
        for tab, words in self._words(counts):
            tabs.setTabText(tabs.indexOf(tab), words)

    def _words(self, counts: VisitCounts) -> list[tuple[QWidget, str]]:
        ticked = _share(counts.done, counts.to_do)
        said = {
            self.plan: _in_brackets(counts.programme),
            self.places: _in_brackets(counts.places),
            self.delegation: _in_brackets(counts.delegation),
            self.recommendations: _in_brackets(counts.recommendations),
            self.checklist: ticked,
            self.papers: _in_brackets(counts.papers),
        }
        return [(tab, f"{word} {said[tab]}".rstrip()) for tab, word in self._others()]

    def _others(self) -> list[tuple[ProgrammePane | VisitTab, str]]:
        return [
            (self.plan, self.tr("Programme")),
            (self.places, self.tr("Places")),
            (self.delegation, self.tr("Delegation")),
            (self.recommendations, self.tr("Recommendations")),
            (self.checklist, self.tr("Check-list")),
            (self.papers, self.tr("Documents")),
        ]

    def _all(self) -> list[ProgrammePane | VisitTab]:
        return [self.overview, *(tab for tab, _ in self._others())]


def _share(done: int, to_do: int) -> str:
    """`(3/8)`; nothing for a check-list that nobody has begun, as in the list of visits."""
    return f"({number_word(done)}/{number_word(to_do)})" if to_do else ""


def _in_brackets(count: int) -> str:
    """Nothing where there is nothing."""
    return f"({number_word(count)})" if count else ""
