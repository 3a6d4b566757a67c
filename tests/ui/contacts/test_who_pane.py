"""Who handles this: typed by keyboard, answered at once, the address copied by one key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.records import save_record
from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.contacts.page import ContactsPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment
from tests.ui.records.conftest import Put

KEY = Qt.Key


@pytest.fixture
def page(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, put: Put, qtbot: QtBot
) -> ContactsPage:
    body = put("organisation", 1, name="Commission", acronym="IACHR", type="regional_mechanism")
    put("organisation", 2, name="Court", themes=["Water"], countries=["TUN"])
    deputy = put("person", 1, name="Brun, Ada", email="ada@example.org", function="Chief")
    put(
        "person",
        2,
        name="Abdi, Fatima",
        focal_point_for="IACHR",
        in_office="2019/2020",
        deputy=deputy,
    )
    put("person", 3, name="Costa", focal_point_for="IACHR", focal_point_since="2024-05")
    put("person", 4, Label.INTERNAL, name="S", pseudonym="Lark", protected=True, organisation=body)
    made = ContactsPage(desk, settings, clock=clock)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    with qtbot.waitActive(made):
        made.show()
    return made


def answered(qtbot: QtBot, page: ContactsPage) -> None:
    """The desk looks on its own thread."""
    qtbot.waitUntil(lambda: not page.desk.is_busy)


def shown(page: ContactsPage) -> list[str]:
    model = page.who.answer.model()
    return [f"{each.text}: {each.note}" for each in model.lines] if _has(model) else []


def _has(model: object) -> bool:
    return isinstance(model, LineModel)


def plain(texts: list[str]) -> list[str]:
    marks = dict.fromkeys(map(ord, "\u2066\u2068\u2069"))
    return [each.translate(marks) for each in texts]


def test_a_mechanism_is_typed_and_the_address_copied(
    page: ContactsPage, qtbot: QtBot, nameless: Callable[[QWidget], list[str]]
) -> None:
    page.show_address("who")
    line = page.who.lines["mechanism"]
    assert page.focusWidget() is line
    assert page.panes() == [line, page.who.answer]
    assert nameless(page.who) == []
    qtbot.keyClicks(line, "iachr")
    qtbot.waitUntil(lambda: bool(line.offers))
    assert [each.text for each in line.offers] == ["Commission"]
    line.chosen.emit(line.offers[0])
    line.hide_offers()
    answered(qtbot, page)
    assert plain(shown(page)) == [
        "Costa: focal point for Commission since May 2024",
        "Brun, Ada   ada@example.org: stands in for Abdi, Fatima · focal point for Commission · Chief",
        "Commission: the mechanism itself",
        "Lark: works at Commission",
    ]
    qtbot.keyClick(line, KEY.Key_Return)
    answered(qtbot, page)
    assert page.focusWidget() is page.who.answer
    said: list[str] = []
    page.said.connect(said.append)
    page.copy_addresses()
    qtbot.keyClick(page.who.answer, KEY.Key_Down)
    page.copy_addresses()
    assert QGuiApplication.clipboard().text() == "ada@example.org"
    assert "no address" in said[0]
    assert "Brun, Ada" in said[1]
    assert page.chosen() == [page.who.current]
    qtbot.keyClick(page.who.answer, KEY.Key_Return)
    assert page.detail.ref == page.chosen()[0]
    assert page.who.isHidden()


def test_themes_and_countries_answer_too(page: ContactsPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_address("who")
    theme, country = page.who.lines["theme"], page.who.lines["country"]
    assert page.who._stack.currentWidget() is page.who._advice
    assert [each.text for each in page.who._find_themes("wat")] == ["Water"]
    qtbot.keyClicks(theme, "wat")
    qtbot.keyClick(theme, KEY.Key_Return)
    assert not theme.looks, "offers would open over the answer"
    answered(qtbot, page)
    assert plain(shown(page)) == ["Court: works on Water"]
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, page.who.current, {"themes": ["Land"]})
    answered(qtbot, page)
    assert page.who._stack.currentWidget() is page.who._nobody
    page.who.copy_addresses()
    theme.clear()
    assert page.who._stack.currentWidget() is page.who._advice
    offer = next(each for each in country._search("tunis") if each.key == "TUN")
    country.chosen.emit(offer)
    answered(qtbot, page)
    assert plain(shown(page)) == ["Court: works on Tunisia"]
    country.setText("Tunis")
    assert page.who.matter.country == ""
    qtbot.keyClick(country, KEY.Key_Escape)
    assert page.who.isHidden()
    assert page.panes_widget.isVisible()


@pytest.mark.parametrize("leave", ["show_kind", "new_record", "focus_filter"])
def test_going_on_in_the_lists_leaves_it(page: ContactsPage, leave: str) -> None:
    page.show_who()
    getattr(page, leave)(*(["organisation"] if leave == "show_kind" else []))
    assert page.who.isHidden()
