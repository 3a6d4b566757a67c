"""The view UPR: sessions with the States of a region, deadlines, and our submissions."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Changes
from hrdesk.operations.layers import EVERYTHING_IN_SIGHT, Layer, Layers
from hrdesk.operations.upr import (
    Standing,
    UprSession,
    UprState,
    board,
    mark_submission,
    region_of,
    start_submission,
)
from hrdesk.operations.visit_map import regions
from hrdesk.ui.calendar.clock import Clock, today_at
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.calendar.upr_lines import SEPARATOR, is_missed, upr_lines
from hrdesk.ui.desk import Desk
from hrdesk.ui.latin_keys import latin_key
from hrdesk.ui.records.editors.choices import CalmCombo
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import LARGE, SMALL
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.words import number_word

_KINDS = frozenset({"activity", "document", "organisation"})
_OWN, _ALL = "", "*"
_PLACE, _PART = "upr", "region"


class UprView(QWidget):
    """Enter starts our submission on a State or opens it; D, S and C say how far it is, K is its kit."""

    opened = Signal(str)  # Ref

    def __init__(
        self, desk: Desk, settings: Settings, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._clock = desk, settings, clock
        self._states: dict[str, UprState] = {}
        self.sessions: list[UprSession] = []
        self._is_stale = True
        self.list = LineList(self.tr("Universal Periodic Review"), wraps=True)
        self.list.begin_with_title()
        self.region = CalmCombo()
        self.region.setAccessibleName(self.tr("Region"))
        name_parts(self.region, self.tr("Region"))
        self._fill_regions(has_own=True)
        self.count = Hint()
        self.layers = EVERYTHING_IN_SIGHT
        self._unknown = self.tr(
            "This desk knows no session of the Universal Periodic Review. They come with the"
            " network's organisations, or with a partner's workbook."
        )
        self._out_of_sight = self.tr(
            "All sessions were put out of sight: they come back by Layers, at the head."
        )
        self._nothing = EmptyState("calendar", self._unknown)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self._lay_out()
        self.region.activated.connect(self._choose_region)
        self.list.opened.connect(self._start_or_open)
        desk.changed.connect(self._react)

    @property
    def today(self) -> date:
        """The day it is where the desk stands."""
        return today_at(self._clock, self._desk.database.identity.zone)

    @property
    def chosen(self) -> str:
        """The Ref of the submission on the current State; empty where there is none."""
        state = self._states.get(self.list.current_key)
        return state.submission if state is not None else ""

    @property
    def country(self) -> str:
        """The State of the current line; empty on any other line."""
        state = self._states.get(self.list.current_key)
        return state.country if state is not None else ""

    def show_kit(self) -> None:
        """Show what can be handed in on the current State."""
        # Loaded when it is first wanted: what writes workbooks is big.
        from hrdesk.ui.countries.paper_dialog import CountryPapers

        dialog = CountryPapers(self._desk, self._settings, self.country, "kit", self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    @property
    def nothing_said(self) -> str:
        """What is said while no session is shown; empty while there is one."""
        return "" if self.sessions else self._nothing.sentence

    @property
    def shows_deadlines(self) -> bool:
        """Whether it is told by when stakeholders and States hand in."""
        return Layer.DEADLINES.value not in self.layers.hidden

    def show_layers(self, layers: Layers) -> None:
        """Show what a person wants to see, and nothing else."""
        if layers != self.layers:
            self.layers, self._is_stale = layers, True
            if self.isVisible():
                self.reload()

    def reload(self) -> None:
        """Read the board again."""
        self._is_stale = False
        own = self._desk.read(region_of, _OWN)
        self._fill_regions(has_own=own is not None)
        region = self._desk.read(region_of, str(self.region.currentData()))
        known = self._desk.read(board, region)
        sessions = self.sessions = [
            each for each in known if self.layers.lets(Layer.ACTIVITIES, each.label, each.origin)
        ]
        self._states = {
            f"{each.ref}{SEPARATOR}{state.country}": state
            for each in sessions
            for state in each.states
        }
        lines = upr_lines(sessions, self.today, deadlines=self.shows_deadlines)
        self.list.show_lines(lines)
        self._nothing.set_sentence(self._out_of_sight if known else self._unknown)
        self._stack.setCurrentWidget(self.list if sessions else self._nothing)
        states = [state for each in sessions if each.last >= self.today for state in each.states]
        begun = sum(bool(state.submission) for state in states)
        said = self.tr("%n State(s) to come, {begun} with a submission", "", len(states))
        parts = [said.format(begun=number_word(begun))]
        if own is None and not self._settings.kept_text(_PLACE, _PART):
            parts.append(self.tr("this desk's organisation covers no States yet"))
        self.count.say(" · ".join(parts))
        if states and not self.list.current_key:
            self.list.setCurrentIndex(self.list.model().index(self._first_row(), 0))

    def _fill_regions(self, *, has_own: bool) -> None:
        """What can be chosen; a desk whose organisation names no States has none of its own."""
        if self.region.count() and has_own == (self.region.findData(_OWN) >= 0):
            return
        self.region.clear()
        if has_own:
            self.region.addItem(self.tr("States of this desk"), _OWN)
        self.region.addItem(self.tr("All States"), _ALL)
        for body in regions():
            self.region.addItem(self.tr("Members of {body}").format(body=body), body)
        kept = self.region.findData(self._settings.kept_text(_PLACE, _PART))
        self.region.setCurrentIndex(max(kept, 0))

    def _first_row(self) -> int:
        model = self.list.model()
        rows = range(model.rowCount())
        enabled = Qt.ItemFlag.ItemIsEnabled
        return next((row for row in rows if model.index(row, 0).flags() & enabled), 0)

    def _choose_region(self) -> None:
        self._settings.keep_text(_PLACE, _PART, str(self.region.currentData()))
        self.reload()

    def _start_or_open(self, key: str) -> None:
        state = self._states.get(key)
        if state is None:
            return
        if state.submission:
            self.opened.emit(state.submission)
        elif not self._is_missed(key):
            ref, _, country = key.partition(SEPARATOR)
            self._desk.do_once(self._made, start_submission, ref, country)

    def _is_missed(self, key: str) -> bool:
        """Whether a State came up in a session that is over, and nothing was kept."""
        here = (each for each in self.sessions if key.startswith(f"{each.ref}{SEPARATOR}"))
        return any(is_missed(each, self._states[key], self.today) for each in here)

    def _made(self, changes: Changes) -> None:
        self.opened.emit(changes.refs[0])

    def _mark(self, standing: Standing) -> None:
        if self.chosen:
            self._desk.do(mark_submission, self.chosen, standing)

    def _react(self, changes: Changes) -> None:
        if _KINDS & changes.kinds:
            self._is_stale = True
            if self.isVisible():
                self.reload()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        head.setSpacing(SMALL)
        label = QLabel(self.tr("Re&gion"))
        label.setBuddy(self.region)
        label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        head.addWidget(label)
        self.region.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        head.addWidget(self.region)
        head.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)

    # ------------------------------------------------------------ Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        marks = {
            Qt.Key.Key_D: Standing.DRAFTED,
            Qt.Key.Key_S: Standing.SENT,
            Qt.Key.Key_C: Standing.CONFIRMED,
        }
        key = latin_key(event)
        if key == Qt.Key.Key_K and not event.modifiers() and self.country:
            self.show_kit()
            return
        if key in marks and not event.modifiers():
            self._mark(marks[key])
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_stale = True
