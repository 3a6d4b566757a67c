"""The seven places of the window: what each is called, its views, and which records live there."""

from PySide6.QtCore import QCoreApplication

TODAY, CONTACTS, CALENDAR, VISITS = "today", "contacts", "calendar", "visits"
FOLLOW_UP, DOCUMENTS, EXCHANGE = "follow_up", "documents", "exchange"

ICONS = {
    TODAY: "house",
    CONTACTS: "users",
    CALENDAR: "calendar",
    VISITS: "plane",
    FOLLOW_UP: "list-checks",
    DOCUMENTS: "file-text",
    EXCHANGE: "arrow-left-right",
}
# Pages without a button in the rail.
RESTRICTED, COUNTRIES, BIN = "restricted", "countries", "bin"
HOME_OF_KIND = {
    "organisation": CONTACTS,
    "person": CONTACTS,
    "mailing_list": CONTACTS,
    "activity": CALENDAR,
    "visit": VISITS,
    "programme_item": VISITS,
    "place": FOLLOW_UP,
    "recommendation": FOLLOW_UP,
    "commitment": FOLLOW_UP,
    "document": DOCUMENTS,
    "instrument": FOLLOW_UP,
    "ratification": FOLLOW_UP,
    "country_file": FOLLOW_UP,
}


def home_of(ref: str) -> tuple[str, str]:
    """The address of a record: where its kind lives."""
    from hrdesk.domain.records import kind_of

    return HOME_OF_KIND[kind_of(ref)], ref


ICONS_OF_KINDS = {
    "organisation": "building-2",
    "person": "users",
    "mailing_list": "mail",
    "activity": "calendar",
    "visit": "plane",
    "programme_item": "clock",
    "place": "map-pin",
    "recommendation": "flag",
    "commitment": "handshake",
    "document": "file-text",
    "instrument": "scale",
    "ratification": "table-2",
    "country_file": "globe",
}


def place_titles() -> dict[str, str]:
    """The places in the order of the rail, in the window's language."""
    said = QCoreApplication.translate
    return {
        TODAY: said("places", "Today"),
        CONTACTS: said("places", "Contacts"),
        CALENDAR: said("places", "Calendar"),
        VISITS: said("places", "Visits"),
        FOLLOW_UP: said("places", "Follow-up"),
        DOCUMENTS: said("places", "Documents"),
        EXCHANGE: said("places", "Exchange"),
    }


def place_views() -> dict[str, dict[str, str]]:
    """What one can look at in a place beside its lists, by the key that its address has.

    Pages name their buttons so, and the box of commands what opens them from anywhere.
    """
    said = QCoreApplication.translate
    return {
        CONTACTS: {"duplicates": said("places", "Duplicates?")},
        VISITS: {
            "list": said("places", "List"),
            "time_line": said("places", "Time line"),
            "map": said("places", "Map"),
            "overlaps": said("places", "Overlaps"),
        },
        FOLLOW_UP: {
            "list": said("places", "List"),
            "matrix": said("places", "Progress by body"),
            "joint": said("places", "Joint activities"),
            "plan": said("places", "Plan"),
            "ratification_grid": said("places", "Who ratified what"),
            "reports": said("places", "Reports due"),
            "themes": said("places", "Themes"),
        },
        DOCUMENTS: {
            "list": said("places", "List"),
            "tracker": said("places", "Statements"),
            "agreements": said("places", "Agreements"),
        },
        EXCHANGE: {
            "inbox": said("places", "Inbox"),
            "outbox": said("places", "Outbox"),
            "given_got": said("places", "Given and got"),
            "partners": said("places", "Partners"),
        },
    }
