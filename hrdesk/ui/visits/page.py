"""The page Visits: a list or a time line, and beside it one visit with its programme."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QByteArray, QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.records import kind_of
from hrdesk.operations.clashes import CLASH
from hrdesk.operations.met_on_days import Met, met_on_days
from hrdesk.operations.telling import having
from hrdesk.operations.time_line import VisitLine, busy_days, first_coming, visit_lines
from hrdesk.operations.visit_map import own_region
from hrdesk.operations.visit_steps import move_visit
from hrdesk.store.database import Database
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.clock import Clock, this_moment, today_at
from hrdesk.ui.calendar.ticking import Ticking
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.jobs import Answer, ask
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.latin_keys import latin_key, writes_a_letter
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.records.place_page import KindHere, PlacePage
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.places import VISITS, place_views
from hrdesk.ui.visits.map_pane import MapPane
from hrdesk.ui.visits.overlaps_pane import OverlapsPane
from hrdesk.ui.visits.tab import VisitTab
from hrdesk.ui.visits.time_line import TimeLine
from hrdesk.ui.visits.time_line_pane import TimeLinePane
from hrdesk.ui.visits.visit_tabs import VisitTabs
from hrdesk.ui.visits.visit_words import moved_sentence

LIST, TIME_LINE, MAP, OVERLAPS = "list", "time_line", "map", "overlaps"
_BUSY_KINDS = frozenset({"visit", "activity"})
# With what one does not want to be told of.
_MET_KINDS = _BUSY_KINDS | {"overlap", CLASH}


class VisitsPage(PlacePage):
    """What the list lets through, the time line shows; both choose the same visit."""

    done = Signal(str, object)  # what was done that is in no journal, and what takes it back

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        clock: Clock = this_moment,
        parent: QWidget | None = None,
    ) -> None:
        say = QCoreApplication.translate
        kinds = (
            KindHere("visit", "plane", say("VisitsPage", "No visit is planned or known yet.")),
            KindHere(
                "programme_item",
                "clock",
                say("VisitsPage", "No programme yet. Open a visit and add to its programme."),
            ),
        )
        self.time_line: TimeLine | None = None
        self.map: MapPane | None = None
        self.overlaps: OverlapsPane | None = None
        # All visits and busy days, read when they are first shown and after a change.
        self._visits: list[VisitLine] | None = None
        self._busy: list[tuple[date, date]] = []
        # Whether what visits overlap was read; it takes longer, and is read beside the window.
        self._is_met_read = False
        super().__init__(desk, settings, "visits", say("VisitsPage", "Visits"), kinds, parent)
        zone = desk.database.identity.zone
        self._clock, self._zone = clock, zone
        self.tabs = VisitTabs(desk, settings, self.detail.form, self._today)
        self.time_line = TimeLine(self._today())
        self._pane = TimeLinePane(self.time_line, self)
        self._pane.hide()
        self._ticking = Ticking(clock, zone, self)
        self._offer_views()
        self._listen(self.time_line)
        self._is_placed = False
        self._place_list()
        self.show_view(bytes(settings.state("visits", "view").data()).decode() or LIST)

    # ------------------------------------------------------------ list and time line

    def show_address(self, rest: str) -> None:
        if rest in place_views()[VISITS]:
            self._choose_view(rest)
        else:
            super().show_address(rest)

    @property
    def view(self) -> str:
        """`list`, `time_line`, `map` or `overlaps`."""
        return self.header.view or LIST

    def show_view(self, key: str) -> None:
        """Shows the visits in one way or another, and keeps it so."""
        self._show_view(key)
        self.settings.keep_state("visits", "view", QByteArray(self.view.encode()))

    def _choose_view(self, key: str) -> None:
        """A person asks to see visits so: programme items, which are a list only, give way."""
        if key != LIST and self.list.kind != "visit":
            self.show_kind("visit")
        self.show_view(key)

    def _show_view(self, key: str) -> None:
        wanted = key if self.list.kind == "visit" else LIST
        self.header.show_view(wanted)
        if wanted == MAP and self.map is None:
            self._make_map()
        if wanted == OVERLAPS and self.overlaps is None:
            self._make_overlaps()
        pane = self._view_shown()
        self.list.show_in_place(pane)
        self.panes_widget.set_on_demand(pane is not None)
        self.follow_columns()
        if pane is not None:
            self._read_visits()
            self._focus_current()
            if wanted == TIME_LINE and self.time_line is not None and self.detail.ref:
                self.time_line.choose(self.detail.ref)

    def _view_shown(self) -> TimeLinePane | MapPane | OverlapsPane | None:
        """What stands in the place of the list."""
        if self.time_line is None:
            return None
        return {TIME_LINE: self._pane, MAP: self.map, OVERLAPS: self.overlaps}.get(self.view)

    def _make_map(self) -> None:
        self.map = MapPane(self.settings, self._today(), self.desk.read(own_region), self)
        self.map.opened.connect(self._opened)

    def _make_overlaps(self) -> None:
        self.overlaps = OverlapsPane(self.desk, self.settings, self._today, self)
        self.overlaps.opened.connect(self._opened)
        self.overlaps.joined.connect(self._show_joined)
        self.overlaps.done.connect(self.done)

    def kind_shown(self, kind: str) -> None:
        if self.time_line is not None and kind != "visit":
            self._show_view(LIST)

    def _read_visits(self) -> None:
        if self.time_line is None or self._view_shown() is None:
            return
        if self.view == OVERLAPS and self.overlaps is not None:
            self.overlaps.let_through(frozenset(self.list.refs))
            return
        if self._visits is None:
            self._visits = self.desk.read(visit_lines)
            self._busy = self.desk.read(busy_days, self._visits)
        let_through = frozenset(self.list.refs)
        lines = [each for each in self._visits if each.ref in let_through]
        if self.view == MAP and self.map is not None:
            self.map.show_lines(lines)
            self.map.mark(self.detail.ref)
            return
        self.time_line.show_lines(lines, self._busy)
        if not self._is_met_read:
            self._is_met_read = True
            ask(self.desk, self._show_met, _read_met, self._today())
        if self.detail.ref:
            self.time_line.mark(self.detail.ref)

    def _show_met(self, answer: Answer) -> None:
        if self.time_line is not None and isinstance(answer.value, dict):
            self.time_line.show_met(answer.value)

    def _place_list(self) -> None:
        """Puts the first visit that is not over on top of a list that is sorted by date."""
        view = self.list.view
        if view is None or self.list.kind != "visit" or view.order() != ("dates", False):
            return
        coming = self.desk.read(first_coming, self.list.refs, self._today())
        row = view.table.row_of(coming)
        if row > 0 and not view.refs():
            top = QAbstractItemView.ScrollHint.PositionAtTop
            # First: what comes later reads those rows alone.
            view.header.fit_from(row - 1)
            view.scrollTo(view.table.index(row - 1, 0), top)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_placed:
            self._is_placed = True
            self._place_list()

    def _choose(self, ref: str) -> None:
        if self.list.view is not None:
            self.list.view.choose([ref])

    def _move(self, ref: str, dates: str) -> None:
        self.desk.do_then(partial(self._moved, ref), move_visit, ref, dates, self._today())

    def _moved(self, ref: str, changes: Changes) -> None:
        name = titles_here(self.desk, [ref]).get(ref, "")
        also = moved_sentence(changes.about, self.desk.read(having, ref))
        said = self.tr("New dates: {visit}.").format(visit=isolated(name))
        self._pane.told.say(f"{said} {also}".strip())

    # ------------------------------------------------------------ one visit

    def show_record(self, ref: str) -> None:
        """Shows a visit; an item of a programme is shown within its visit."""
        visit = self._visit_of(ref)
        if not visit:
            super().show_record(ref)
            return
        super().show_record(visit)
        self.detail.form.tabs.setCurrentWidget(self.tabs.plan)
        self.tabs.plan.open_item(ref)

    def write_brief(self) -> bool:
        """Show the brief of the visit that is chosen, in whichever view; False where none is."""
        refs = self.chosen()
        if len(refs) != 1 or kind_of(refs[0]) != "visit":
            return False
        self.tabs.show_brief(refs[0])
        return True

    def _open_row_menu(self, place: QPoint | QWidget, marked: Sequence[str] = ()) -> None:
        refs = list(marked) or self.chosen()
        self.brief.setVisible(self.list.kind == "visit")
        self.brief.setEnabled(len(refs) == 1)
        super()._open_row_menu(place, marked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Letters come here only from where they are not for a filter or a field.
        is_brief = latin_key(event) == Qt.Key.Key_B and writes_a_letter(event)
        if not is_brief or not self.write_brief():
            super().keyPressEvent(event)

    def _visit_of(self, ref: str) -> str:
        state = self.desk.read(read_state, ref) if kind_of(ref) == "programme_item" else None
        return state.text("visit") if state is not None else ""

    def _opened(self, ref: str) -> None:
        super()._opened(ref)
        shown = self.detail.form.tabs.currentWidget()
        if isinstance(shown, VisitTab):
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_joined(self, ref: str) -> None:
        # Chosen in the list too, which else shows again what was chosen before.
        self.show_record(ref)
        self._opened(ref)

    def _follow_record(self, ref: str) -> None:
        if ref and self.time_line is not None and kind_of(ref) == "visit":
            self.time_line.mark(ref)

    def printable(self) -> Printable | None:
        if self.view == OVERLAPS and self.overlaps is not None:
            return self.list.printable(self.overlaps.visits_shown())
        if self.view == MAP and self.map is not None:
            return self.list.printable(self.map.visits_shown())
        return super().printable()

    # ------------------------------------------------------------ inner

    def panes(self) -> list[QWidget]:
        found = super().panes()
        pane = self._view_shown()
        if pane is None:
            return found
        return [pane if each in (self.list, self.list.view) else each for each in found]

    def _back_to_list(self) -> None:
        super()._back_to_list()
        self._focus_current()

    def _focus_current(self) -> None:
        shown = self._view_shown() or self.list.view
        if shown is not None and shown.isVisible():
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _today(self) -> date:
        return today_at(self._clock, self._zone)

    def _day_begins(self) -> None:
        if self.time_line is not None:
            self.time_line.set_today(self._today())
            self._is_met_read = False
            self._read_visits()

    def _react(self, changes: Changes) -> None:
        if _MET_KINDS & changes.kinds:
            self._is_met_read = False
        if _BUSY_KINDS & changes.kinds:
            self._visits = None
        if (_MET_KINDS | _BUSY_KINDS) & changes.kinds:
            self._read_visits()

    def _offer_views(self) -> None:
        for key, word in place_views()[VISITS].items():
            self.header.add_view(key, word)
        self.brief = QAction(icon("printer"), self.tr("Brief for the delegation…"), self)
        self.row_menu.insertAction(self.row_menu.archive, self.brief)
        self.row_menu.insertSeparator(self.row_menu.archive)

    def _listen(self, time_line: TimeLine) -> None:
        form = self.detail.form
        form.shown.connect(self._follow_record)
        form.made.connect(self._follow_record)
        self.header.view_chosen.connect(self._choose_view)
        self.list.counted.connect(self._read_visits)
        time_line.current_changed.connect(self._choose)
        time_line.opened.connect(self._opened)
        time_line.dates_wanted.connect(self._move)
        self.brief.triggered.connect(self.write_brief)
        self.tabs.open_requested.connect(self.open_requested)
        self.tabs.share_wanted.connect(self._share_one)
        self._ticking.new_day.connect(self._day_begins)
        self.desk.changed.connect(self._react)


def _read_met(database: Database, today: date) -> dict[str, Sequence[Met]]:
    with database.reading() as session:
        return dict(met_on_days(session, today))
