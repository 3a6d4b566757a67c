"""Builds the page of each place of the window, which nothing else needs to know of."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from hrdesk.ui.calendar.clock import Clock
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell import places
from hrdesk.ui.widgets.page import Page

if TYPE_CHECKING:
    from hrdesk.ui.desk import Desk


def build_page(key: str, desk: "Desk", settings: Settings, now: Clock) -> Page:
    """The page of a place of `places`; its modules are loaded when it is built, not before."""
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

    return ExchangePage(desk, settings, clock=now)


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
    places.TODAY: _today,
    places.CONTACTS: _contacts,
    places.CALENDAR: _calendar,
    places.VISITS: _visits,
    places.FOLLOW_UP: _follow_up,
    places.DOCUMENTS: _documents,
    places.EXCHANGE: _exchange,
    places.RESTRICTED: _restricted,
    places.COUNTRIES: _countries,
    places.BIN: _bin,
}
