"""The page Contacts."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.domain.records import kind_of
from hrdesk.ui.contacts.list_people import ListPeople
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.records.place_page import KindHere, PlacePage
from hrdesk.ui.settings import Settings


class ContactsPage(PlacePage):
    """People, organisations, and the lists of people to write to."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        say = QCoreApplication.translate
        kinds = (
            KindHere("person", "users", say("ContactsPage", "There is nobody here yet.")),
            KindHere(
                "organisation", "building-2", say("ContactsPage", "There is no organisation yet.")
            ),
            KindHere(
                "mailing_list",
                "mail",
                say("ContactsPage", "There is no mailing list yet. A list gives its addresses."),
            ),
        )
        title = say("ContactsPage", "Contacts")
        super().__init__(desk, settings, "contacts", title, kinds, parent)
        form = self.detail.form
        self.people = ListPeople(desk)
        form.tabs.insertTab(1, self.people, icon("users"), self.tr("People"))
        self.people.open_requested.connect(self.show_record)
        form.shown.connect(self._form_shows)
        form.made.connect(self._form_shows)
        self._form_shows("")

    def _form_shows(self, ref: str) -> None:
        is_list = bool(ref) and kind_of(ref) == "mailing_list"
        tabs = self.detail.form.tabs
        tabs.setTabVisible(tabs.indexOf(self.people), is_list)
        if is_list:
            self.people.show_record(ref)
