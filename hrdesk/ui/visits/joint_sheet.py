"""The sheet in which two visits become one joint visit: when, who leads, and which desks will hear."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

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
from hrdesk.ui.tokens import ReviewState
from hrdesk.ui.visits.fill_in import FillIn
from hrdesk.ui.widgets.headings import CardTitle
from hrdesk.ui.words import comma


class JointSheet(FillIn):
    """Begins in the dates; Ctrl+Enter proposes, Esc goes back."""

    proposed = Signal(list, str, list)  # both Refs, dates, leads

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.refs: list[str] = []
        self.dates = editor_for(field_of("visit", "dates"), "visit", desk, today=today)
        self.leads = editor_for(field_of("visit", "leads"), "visit", desk, today=today)
        self.dates.set_name(self.tr("Dates of the joint visit"))
        self.leads.set_name(self.tr("Leads"))
        self.told, self.fault = Hint(), Notice(ReviewState.ERROR)
        self.propose = QPushButton(self.tr("Propose the joint visit"))
        self.back = QPushButton(self.tr("Not yet"))
        self._lay_out()
        self.dates.touched.connect(self._forgive)

    def show_visits(self, states: Sequence[RecordState], desks: Sequence[Tellable]) -> None:
        """Begin with the dates that are firmer, else those of the first, and all who go."""
        self.refs = [state.ref for state in states]
        firm = [each for each in states if each.text("firmness") == "confirmed"]
        self.dates.show_value((firm or list(states))[0].text("dates"))
        self.leads.show_value(leads_proposed(states))
        names = comma().join(isolated(each.name) for each in desks)
        said = self.tr("These desks have one of the two, and hear of it with the next workbook:")
        nobody = self.tr("No other desk has one of the two yet; send it to whom it concerns.")
        self.told.say(f"{said} {names}" if desks else nobody)
        self.fault.say("")
        self.dates.setFocus(Qt.FocusReason.OtherFocusReason)

    def give(self) -> None:
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
        column = self.column
        column.addWidget(CardTitle(self.tr("Propose a joint visit")))
        what = Sentence()
        what.setText(
            self.tr(
                "Both become one visit, a forecast until it is agreed. What each of them says is"
                " kept, and the two can be taken apart again."
            )
        )
        column.addWidget(what)
        self.add_field(self.tr("&Dates"), self.dates)
        self.add_field(self.tr("&Leads"), self.leads)
        column.addWidget(self.told)
        column.addWidget(self.fault)
        self.add_foot(self.propose, self.back)
        column.addStretch(1)
