"""The kinds of records that live in Contacts, and what each says while there is none of it."""

from PySide6.QtCore import QCoreApplication

from hrdesk.ui.records.place_page import KindHere


def kinds_here() -> tuple[KindHere, ...]:
    """People first."""
    say = QCoreApplication.translate
    return (
        KindHere("person", "users", say("ContactsPage", "There is nobody here yet.")),
        KindHere(
            "organisation", "building-2", say("ContactsPage", "There is no organisation yet.")
        ),
        KindHere(
            "mailing_list",
            "mail",
            say(
                "ContactsPage",
                "There is no mailing list yet. A list gives the addresses of its people.",
            ),
        ),
    )
