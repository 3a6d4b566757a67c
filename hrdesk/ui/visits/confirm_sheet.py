"""The sheet that a visit is confirmed with: dates, lead, whom to tell, and what to prepare."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.dates import parse_span
from hrdesk.domain.records import field_of
from hrdesk.domain.state import RecordState
from hrdesk.operations.telling import Tellable
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.records.editors.base import Today
from hrdesk.ui.records.editors.make import editor_for
from hrdesk.ui.records.notices import Hint, Notice
from hrdesk.ui.tokens import ReviewState
from hrdesk.ui.visits.fill_in import FillIn
from hrdesk.ui.visits.visit_words import has_word
from hrdesk.ui.widgets.headings import CardTitle
from hrdesk.ui.widgets.sided import SidedLabel
from hrdesk.ui.words import span_word


class ConfirmSheet(FillIn):
    """Begins in the dates; Ctrl+Enter confirms, Esc goes back. Only dates are needed."""

    confirmed = Signal(str, list, list, bool)  # dates, leads, desks to tell, prepare the list?

    def __init__(self, desk: Desk, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.dates = editor_for(field_of("visit", "dates"), "visit", desk, today=today)
        self.leads = editor_for(field_of("visit", "leads"), "visit", desk, today=today)
        self.dates.set_name(self.tr("Confirmed dates"))
        self.leads.set_name(self.tr("Lead"))
        self.was, self.fault = Hint(), Notice(ReviewState.ERROR)
        self.tell: list[tuple[str, QCheckBox]] = []
        self.prepare = QCheckBox(self.tr("Prepare the check-list"))
        self.confirm = QPushButton(self.tr("Confirm the visit"))
        self.back = QPushButton(self.tr("Not yet"))
        self._desks = QVBoxLayout()
        self._nobody = Hint()
        self._lay_out()
        self.dates.touched.connect(self._forgive)

    def show_visit(
        self, state: RecordState, desks: Sequence[Tellable], *, is_prepared: bool
    ) -> None:
        """Begin with what the visit says now."""
        dates = state.text("dates")
        self.dates.show_value(dates)
        self.leads.show_value(state.value("leads"))
        said = self.tr("Until now: {dates}. It stays in the history.")
        self.was.say(said.format(dates=isolated(span_word(dates))) if dates else "")
        self.fault.say("")
        for _, box in self.tell:
            box.hide()
            box.deleteLater()
        self.tell = [(each.code, self._box(each)) for each in desks]
        self._nobody.say("" if desks else self.tr("No partner desk is known yet."))
        self.prepare.setChecked(not is_prepared)
        self.prepare.setVisible(not is_prepared)
        self.dates.setFocus(Qt.FocusReason.OtherFocusReason)

    def _box(self, each: Tellable) -> QCheckBox:
        # The code, since names of offices are wider than the pane.
        box = QCheckBox(f"{ltr(each.code)} – {has_word(each)}")
        box.setToolTip(each.name)
        box.setAccessibleName(f"{each.name} – {has_word(each)}")
        box.setChecked(each.has_it)
        box.setEnabled(each.may_get)
        self._desks.addWidget(box)
        return box

    def give(self) -> None:
        dates = str(self.dates.given())
        span = parse_span(dates)
        if span is None or not span.is_exact:
            self.fault.say(self.tr("A confirmed visit needs its first and its last day."))
            self.dates.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        leads = self.leads.given()
        chosen = [code for code, box in self.tell if box.isChecked()]
        wanted = self.prepare.isChecked() and not self.prepare.isHidden()
        self.confirmed.emit(dates, leads if isinstance(leads, list) else [], chosen, wanted)

    def _forgive(self) -> None:
        self.fault.say("")

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(CardTitle(self.tr("Confirm this visit")))
        self.add_field(self.tr("&Dates"), self.dates)
        column.addWidget(self.was)
        self.add_field(self.tr("&Lead"), self.leads)
        column.addWidget(SidedLabel(self.tr("Whom to tell")))
        column.addWidget(self._nobody)
        column.addLayout(self._desks)
        column.addWidget(self.prepare)
        column.addWidget(self.fault)
        self.add_foot(self.confirm, self.back)
        column.addStretch(1)
