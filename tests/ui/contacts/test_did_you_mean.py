"""The name that a list proposes where nothing matches: what it may show, and where it leads."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.operations.records import save_record
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import look_again, set_discreet
from hrdesk.ui.language import isolated
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.records.conftest import Put


@pytest.fixture
def ewa(put: Put) -> str:
    put("person", 2, name="Keita, Awa", country="MLI")
    return put("person", 1, name="Kaminska, Ewa", country="POL")


@pytest.fixture
def page(desk: Desk, settings: Settings, theme: Theme, ewa: str, qtbot: QtBot) -> ContactsPage:
    made = ContactsPage(desk, settings)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture(autouse=True)
def as_usual(page: ContactsPage) -> Iterator[None]:
    yield
    set_discreet(False)


def proposed(page: ContactsPage, qtbot: QtBot) -> QPushButton:
    """What stands under a list in which a mistyped name was not found."""
    with qtbot.waitSignal(page.list.counted):
        page.filter_text("kaminsa")
    button = page.list._nothing.findChildren(QPushButton)[1]
    qtbot.waitUntil(button.isVisible)
    return button


def test_a_name_is_hidden_as_soon_as_the_view_is_discreet(
    page: ContactsPage, desk: Desk, qtbot: QtBot
) -> None:
    button = proposed(page, qtbot)
    set_discreet(True)
    desk.changed.emit(look_again(["person"]))
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert button.isHidden()
    set_discreet(False)
    desk.changed.emit(look_again(["person"]))
    qtbot.waitUntil(button.isVisible)


def test_a_name_is_proposed_as_it_is_now(
    page: ContactsPage, desk: Desk, ewa: str, qtbot: QtBot
) -> None:
    button = proposed(page, qtbot)
    desk.do(save_record, ewa, {"name": "Kaminska, Ewa Maria"})
    said = f"Did you mean {isolated('Kaminska, Ewa Maria')}?"
    qtbot.waitUntil(lambda: button.isVisible() and button.accessibleName() == said)


def test_whoever_was_meant_is_shown_although_another_filter_was_set(
    page: ContactsPage, ewa: str, qtbot: QtBot
) -> None:
    page.list.bar.set_filters({"country": ("MLI",)}, page.list.bar.lives)
    page.list.apply()
    proposed(page, qtbot).click()
    qtbot.waitUntil(lambda: page.list.refs == [ewa])
    assert not page.list.bar.is_active
