"""The seven places of the window: what each is called, which records live there, how it is built."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.page import Page

if TYPE_CHECKING:
    from hrdesk.ui.desk import Desk

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


def build_page(key: str, desk: "Desk", settings: Settings, now: Clock) -> Page:
    """The page of a place; its modules are loaded when it is built, not before."""
    return _BUILDERS[key](desk, settings, now)


def _today(desk: "Desk", settings: Settings, now: Clock) -> Page:
    from hrdesk.ui.today.page import TodayPage

    return TodayPage(desk, settings, clock=now)


def _contacts(desk: "Desk", settings: Settings, now: Clock) -> Page:
    from hrdesk.ui.contacts.page import ContactsPage

    return ContactsPage(desk, settings, clock=now)


def _calendar(desk: "Desk", settings: Settings, now: Clock) -> Page:
    from hrdesk.ui.calendar.page import CalendarPage

    return CalendarPage(desk, settings, clock=now)


def _visits(desk: "Desk", settings: Settings, now: Clock) -> Page:
    from hrdesk.ui.visits.page import VisitsPage

    return VisitsPage(desk, settings, clock=now)


def _follow_up(desk: "Desk", settings: Settings, now: Clock) -> Page:
    from hrdesk.ui.follow_up.page import FollowUpPage

    return FollowUpPage(desk, settings, clock=now)


def _documents(desk: "Desk", settings: Settings, now: Clock) -> Page:
    from hrdesk.ui.documents.page import DocumentsPage

    return DocumentsPage(desk, settings, clock=now)


def _exchange(desk: "Desk", settings: Settings, now: Clock) -> Page:
    from hrdesk.ui.exchange.page import ExchangePage

    return ExchangePage(desk, settings)


def _restricted(desk: "Desk", settings: Settings, now: Clock) -> Page:
    from hrdesk.ui.restricted.page import RestrictedPage

    return RestrictedPage(desk, settings, now)


def _countries(desk: "Desk", settings: Settings, now: Clock) -> Page:
    from hrdesk.ui.countries.page import CountryPage

    return CountryPage(desk, settings, now)


def _bin(desk: "Desk", settings: Settings, now: Clock) -> Page:
    from hrdesk.ui.bin.page import BinPage

    return BinPage(desk)


_BUILDERS: dict[str, Callable[["Desk", Settings, Clock], Page]] = {
    TODAY: _today,
    CONTACTS: _contacts,
    CALENDAR: _calendar,
    VISITS: _visits,
    FOLLOW_UP: _follow_up,
    DOCUMENTS: _documents,
    EXCHANGE: _exchange,
    RESTRICTED: _restricted,
    COUNTRIES: _countries,
    BIN: _bin,
}
