"""The sheet in which two visits become one joint visit: when, who leads, and which desks will hear."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hrdesk.domain.dates import parse_span
from hrdesk.domain.records import field_of
from hrdesk.domain.state import RecordState
from hrdesk.operations.overlaps import leads_proposed
from hrdesk.operations.telling import Tellable
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.editors.make import editor_for
from hrdesk.ui.records.notices import Hint, Notice, Sentence
from hrdesk.ui.style import make_primary
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL, ReviewState
from hrdesk.ui.widgets.headings import CardTitle


class JointSheet(QScrollArea):
    """Begins in the dates; Ctrl+Enter proposes, Esc goes back."""

    proposed = Signal(list, str, list)  # both Refs, dates, leads
    closed = Signal()

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.refs: list[str] = []
        self.dates = editor_for(field_of("visit", "dates"), "visit", desk, today=today)
        self.leads = editor_for(field_of("visit", "leads"), "visit", desk, today=today)
        self.dates.set_name(self.tr("Dates of the joint visit"))
        self.leads.set_name(self.tr("Leads"))
        self.told, self.fault = Hint(), Notice(ReviewState.ERROR)
        self.propose = QPushButton(self.tr("Propose the joint visit"))
        make_primary(self.propose)
        self.back = QPushButton(self.tr("Not yet"))
        self._lay_out()
        self.propose.clicked.connect(self._give)
        self.back.clicked.connect(self.closed)
        self.dates.touched.connect(self._forgive)

    def show_visits(self, states: Sequence[RecordState], desks: Sequence[Tellable]) -> None:
        """Begin with the dates that are firmer, else those of the first, and all who go."""
        self.refs = [state.ref for state in states]
        firm = [each for each in states if each.text("firmness") == "confirmed"]
        self.dates.show_value((firm or list(states))[0].text("dates"))
        self.leads.show_value(leads_proposed(states))
        names = ", ".join(isolated(each.name) for each in desks)
        said = self.tr("These desks have one of the two, and hear of it with the next workbook:")
        nobody = self.tr("No other desk has one of the two yet; send it to whom it concerns.")
        self.told.say(f"{said} {names}" if desks else nobody)
        self.fault.say("")
        self.dates.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        dates = str(self.dates.given())
        if parse_span(dates) is None:
            self.fault.say(self.tr("Say when, as exactly as it is known: March 2027 is enough."))
            self.dates.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        leads = self.leads.given()
        self.proposed.emit(self.refs, dates, list(leads) if isinstance(leads, list | tuple) else [])

    def _forgive(self) -> None:
        self.fault.say("")

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        column.setSpacing(SMALL)
        column.addWidget(CardTitle(self.tr("Propose a joint visit")))
        what = Sentence()
        what.setText(
            self.tr(
                "Both become one visit, a forecast until it is agreed. What each of them says is"
                " kept, and the two can be taken apart again."
            )
        )
        column.addWidget(what)
        for text, editor in ((self.tr("&Dates"), self.dates), (self.tr("&Leads"), self.leads)):
            label = QLabel(text)
            label.setBuddy(editor)
            column.addWidget(label)
            column.addWidget(editor)
        column.addWidget(self.told)
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.addWidget(self.propose)
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(inner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._give()
        else:
            super().keyPressEvent(event)
