"""Beside the form of a record with a date: how long before this desk is reminded of it."""

from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.records import kind_of
from hrdesk.operations.reminders import lead_of, set_lead, usual_lead
from hrdesk.store.records import read_state
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.editors.choices import CalmCombo
from hrdesk.ui.reminders.watch import standard_leads
from hrdesk.ui.reminders.wording import MEETING_LEADS, lead_words
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import LARGE, SMALL, colours
from hrdesk.ui.widgets.box_names import name_parts

_KINDS = frozenset({"activity", "visit", "commitment"})
_USUAL = "usual"


class LeadRow(QWidget):
    """Of this desk alone: what is chosen here is shared with nobody."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self._ref = ""
        self.choice = CalmCombo()
        self.choice.addItem("", _USUAL)
        for minutes in MEETING_LEADS:
            self.choice.addItem(lead_words(minutes), minutes)
        self.choice.setAccessibleName(self.tr("Remind me"))
        name_parts(self.choice, self.choice.accessibleName())
        self.choice.activated.connect(self._choose)
        label = QLabel(self.tr("&Remind me"))
        label.setBuddy(self.choice)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        row.setSpacing(SMALL)
        row.addWidget(label)
        row.addWidget(self.choice, 1)
        desk.changed.connect(self._follow)
        self.hide()

    def show_record(self, ref: str) -> None:
        """Show what was chosen for a record; away for what has no date, and for a draft."""
        self._ref = ref
        self.setVisible(bool(ref) and kind_of(ref) in _KINDS)
        if self.isHidden():
            return
        chosen = self._desk.read(lead_of, ref)
        row = self.choice.findData(_USUAL if chosen is None else chosen)
        if row < 0 and chosen is not None:
            self.choice.addItem(lead_words(chosen), chosen)
            row = self.choice.count() - 1
        self.choice.setCurrentIndex(row)
        self._say_usual()

    def _follow(self, changes: Changes) -> None:
        if self._ref in changes.refs and not self.isHidden():
            self._say_usual()

    def _say_usual(self) -> None:
        """What is usual, as the settings and the dates of the record are now."""
        state = self._desk.read(read_state, self._ref)
        if state is None:
            return
        usual = usual_lead(state, standard_leads(self._settings))
        said = self.tr("as usual: {lead}").format(lead=lead_words(usual))
        self.choice.setItemText(self.choice.findData(_USUAL), said)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Another usual may have been chosen in the settings meanwhile.
        self._say_usual()

    def _choose(self) -> None:
        chosen = self.choice.currentData()
        self._desk.do(set_lead, self._ref, None if chosen == _USUAL else int(chosen))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painter.fillRect(0, 0, self.width(), 1, now.line)
