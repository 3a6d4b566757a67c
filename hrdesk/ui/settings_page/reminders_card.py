"""Settings: how long before meetings and deadlines this computer reminds."""

from PySide6.QtWidgets import QComboBox

from hrdesk.operations.reminders import WORKDAY_BEGINS, Leads
from hrdesk.ui.calendar.spoken import clock_words
from hrdesk.ui.reminders.watch import keep_standard_leads, standard_leads
from hrdesk.ui.reminders.wording import DEADLINE_LEADS, MEETING_LEADS, lead_words
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.card import Card
from hrdesk.ui.widgets.form_rows import add_row, new_form


class RemindersCard(Card):
    """For all that has no lead of its own; kept by this computer, and shared with nobody."""

    def __init__(self, settings: Settings, names: int) -> None:
        super().__init__(self.tr("Reminders"))
        self._settings = settings
        leads = standard_leads(settings)
        self.meetings = self._choice(MEETING_LEADS, leads.meetings)
        self.deadlines = self._choice(DEADLINE_LEADS, leads.deadlines)
        form = new_form()
        add_row(form, self.tr("&Meetings"), self.meetings, width=names)
        add_row(
            form,
            self.tr("De&adlines"),
            self.deadlines,
            self.tr("In the morning at {time}, where a deadline has no time.").format(
                time=clock_words(WORKDAY_BEGINS)
            ),
            width=names,
        )
        self.body.addLayout(form)

    def _choice(self, leads: tuple[int, ...], chosen: int) -> QComboBox:
        made = QComboBox()
        for minutes in leads:
            made.addItem(lead_words(minutes), minutes)
        made.setCurrentIndex(max(made.findData(chosen), 0))
        made.activated.connect(self._keep)
        return made

    def _keep(self) -> None:
        leads = Leads(int(self.meetings.currentData()), int(self.deadlines.currentData()))
        keep_standard_leads(self._settings, leads)
