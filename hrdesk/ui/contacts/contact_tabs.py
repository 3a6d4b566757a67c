"""What the form of a contact has beside its fields: card, people of a list, what an office has."""

from PySide6.QtCore import QObject, Signal

from hrdesk.domain.records import kind_of
from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.contacts.list_people import ListPeople
from hrdesk.ui.contacts.organisation_tab import OrganisationTab
from hrdesk.ui.contacts.pasted_signature import PastedSignature
from hrdesk.ui.contacts.person_card import PersonCard
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.form import RecordForm
from hrdesk.ui.settings import Settings
from hrdesk.ui.words import number_word


class ContactTabs(QObject):
    """Follows the record that a form shows; what is not for its kind is gone."""

    open_requested = Signal(str)
    share_requested = Signal(list)
    said = Signal(str)

    def __init__(self, desk: Desk, settings: Settings, clock: Clock, form: RecordForm) -> None:
        super().__init__(form)
        self._form = form
        self.card = PersonCard(desk, settings, clock, form)
        self.people = ListPeople(desk, settings, clock)
        self.around = OrganisationTab(desk, settings, clock)
        form.tabs.insertTab(1, self.people, self.tr("People"))
        form.tabs.insertTab(2, self.around, self.tr("People"))
        self.pasted = PastedSignature(desk, form)
        self._ref = ""
        form.shown.connect(self.show_record)
        # What was merged away, or is made while something else is shown already.
        form.made.connect(self._follow)
        desk.changed.connect(self._follow)
        for part in (self.card, self.people, self.around):
            part.open_requested.connect(self.open_requested)
            part.said.connect(self.said)
        self.people.add_wanted.connect(self._add_people)
        self.around.counted.connect(self._count_colleagues)
        self.around.share_requested.connect(self.share_requested)
        self.show_record("")

    def show_record(self, ref: str) -> None:
        """Show what belongs to a record; an empty Ref is none."""
        self._ref = ref
        kind, form = kind_of(ref) if ref else "", self._form
        for part, own in ((self.people, "mailing_list"), (self.around, "organisation")):
            form.tabs.setTabVisible(form.tabs.indexOf(part), kind == own or form.begins(own))
            form.tabs.setTabEnabled(form.tabs.indexOf(part), kind == own)
        self.around.show_organisation(ref if kind == "organisation" else "")
        if kind == "person" and (fields := form.fields) is not None:
            fields.put_on_top(self.card)
        self.card.show_person(ref if kind == "person" else "")
        if kind == "mailing_list":
            self.people.show_record(ref)

    def _add_people(self) -> None:
        """To where names are typed; who is found by the rule stands above it."""
        self._form.tabs.setCurrentIndex(0)
        if self._form.fields is not None:
            self._form.fields.focus_field("members")

    def _follow(self, _: object) -> None:
        ref = "" if self._form.is_draft else self._form.ref
        if ref != self._ref:
            if self._form.fields is not None:
                # Whoever was filling it in finds the fields where they were.
                self._form.fields.keep_still()
            self.show_record(ref)

    def _count_colleagues(self, count: int) -> None:
        tabs = self._form.tabs
        said = self.tr("People ({count})").format(count=number_word(count))
        tabs.setTabText(tabs.indexOf(self.around), said if count else self.tr("People"))
