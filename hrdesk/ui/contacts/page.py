"""The page Contacts."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hrdesk.ui.desk import Desk
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
