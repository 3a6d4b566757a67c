"""The card of a person: one click to write or to call, whose clock it is, and what to mind."""

from collections.abc import Callable
from datetime import UTC, datetime, time

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.domain.working_hours import WorkingHours
from hrdesk.ui.contacts.local_time import time_there
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.contacts.person_card import PersonCard
from hrdesk.ui.contacts.ways import WayButton
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment
from tests.ui.records.conftest import Put


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is handed to the system, in place of opening it."""
    links: list[str] = []

    def note(url: QUrl) -> bool:
        links.append(url.toString())
        return url.scheme() != "skype"

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return links


@pytest.fixture
def card(desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot) -> PersonCard:
    made = PersonCard(desk, settings, clock)
    qtbot.addWidget(made)
    return made


def ways(card: QWidget) -> dict[str, WayButton]:
    return {each.way.how.value: each for each in card.findChildren(WayButton) if each.isEnabled()}


def test_one_click_writes_or_calls(
    card: PersonCard,
    put: Put,
    opened: list[str],
    qtbot: QtBot,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    deputy = put("person", 2, name="Brun, Ada")
    who = put(
        "person",
        1,
        name="Müller, Anna",
        other_names=["Мюллер, Анна"],
        email="anna@example.org",
        phone="+41 22 000 00 00",
        call_handles=["Teams: anna@example.org", "Skype: anna.m", "Threema 123"],
        deputy=deputy,
        focal_point_for="IACHR",
        focal_point_since="2024-05-03",
        in_office="2019/2026-10",
        last_confirmed="2025-01",
        zone="America/New_York",
    )
    card.show_person(who)
    said: list[str] = []
    card.said.connect(said.append)
    for button in ways(card).values():
        button.click()
    assert opened == [
        "mailto:anna@example.org",
        "tel:+41220000000",
        "skype:anna.m?call",
        "https://teams.microsoft.com/l/call/0/0?users=anna@example.org",
    ]
    # What no program takes, or nobody understands, is copied instead.
    assert "No program here opens this link" in said[0]
    assert "Threema 123" in said[1]
    assert QGuiApplication.clipboard().text() == "Threema 123"
    card.copy_address()
    assert QGuiApplication.clipboard().text() == "anna@example.org"
    assert "Мюллер" in card.who.text()
    assert "IACHR" in card.focal.text()
    assert "3 May 2024" in card.focal.text()
    assert "No longer in office" in card.care.text()
    assert "Brun, Ada" in card.care.text()
    assert "over a year ago" in card.care.text()
    assert nameless(card) == []
    (link,) = (each for each in card.buttons if each.objectName() == deputy)
    with qtbot.waitSignal(card.open_requested) as told:
        link.click()
    assert told.args == [deputy]


def test_it_tells_their_time_and_whether_they_work(
    card: PersonCard, put: Put, clock: Moment, settings: Settings
) -> None:
    # Wednesday, 09:24 in Zurich.
    hours = WorkingHours(time(9), time(17))
    here = time_there(
        datetime(2026, 11, 18, 8, 24, tzinfo=UTC), "Europe/Zurich", "Europe/Zurich", hours
    )
    assert "as with you" in here, "in Zurich, or in Geneva as the desk"
    card.show_person(put("person", 1, name="A", zone="America/New_York"))
    assert "03:24" in card.time.text()
    assert "6 h" in card.time.text()
    assert "before working hours" in card.time.text()
    clock.passes(hours=7)
    card._ticking.tick()
    assert "10:24" in card.time.text()
    assert "within working hours" in card.time.text()
    clock.passes(days=2)
    card.show_person(put("person", 2, name="B", zone="Africa/Cairo", country="EGY"))
    assert "a day off" in card.time.text()
    assert "1 h" in card.time.text()
    card.show_person(put("person", 3, name="C"))
    assert card.time.isHidden()
    card.show_person("")
    assert card.isHidden()


def test_working_hours_that_make_no_sense_are_the_usual_ones(settings: Settings) -> None:
    usual = settings.working_hours
    begin, end = usual
    settings.working_hours = (end, begin)
    assert settings.working_hours == usual
    settings.working_hours = (begin.replace(hour=8), end.replace(hour=16))
    assert settings.working_hours == (begin.replace(hour=8), end.replace(hour=16))


def test_who_a_protected_person_is_is_shown_when_opened(
    desk: Desk, settings: Settings, theme: Theme, put: Put, qtbot: QtBot
) -> None:
    other = put("person", 1, name="Abdi, Fatima")
    lark = put("person", 2, Label.INTERNAL, name="Secret, Person", protected=True, pseudonym="Lark")
    page = ContactsPage(desk, settings)
    qtbot.addWidget(page)
    page.resize(1280, 700)
    with qtbot.waitExposed(page):
        page.show()
    view = page.list.view
    assert view is not None
    view.choose([lark])
    qtbot.waitUntil(lambda: page.detail.currentWidget() is page._cover)
    assert page.detail.ref == ""
    page._cover.findChildren(QPushButton)[0].click()
    assert page.detail.ref == lark
    assert page.card.isVisible()
    assert "Protected" in page.card.care.text()
    view.choose([other])
    qtbot.waitUntil(lambda: page.detail.ref == other)
    assert page.card.care.text() == ""
