"""Partners are added and changed by keyboard; each field is kept as it is left."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.operations.fingerprint import spoken
from hrdesk.operations.partners import set_partner
from hrdesk.operations.records import add_record
from hrdesk.store import partners
from hrdesk.store.partners import Partner
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.exchange.partners_view import PartnersView
from hrdesk.ui.exchange.share_page import Step
from hrdesk.ui.tokens import MEDIUM
from hrdesk.ui.widgets.form_rows import Remark
from tests.ui.exchange.conftest import SIZE, idle
from tests.ui.sight import words_without_room
from tests.worlds import DeskAtWork

KEY = Qt.Key


@pytest.fixture
def view(page: ExchangePage) -> PartnersView:
    page.show_address("partners")
    return page.home.partners


def kept(desk: Desk, code: str) -> Partner:
    return desk.read(partners.known_partner, code)


def laid_out() -> None:
    """A layout within a layout comes to rest a turn later, and a bar takes room in another."""
    for _ in range(4):
        QApplication.processEvents()


def gaps(view: PartnersView) -> list[str]:
    """The remarks that have more height than their lines."""
    said = [each for each in view.form.findChildren(Remark) if each.isVisible() and each.text()]
    return [each.text() for each in said if each.height() > each.heightForWidth(each.width())]


def leave(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClick(widget, KEY.Key_Tab)


def test_partner_is_added_with_a_code_and_a_name(
    view: PartnersView, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    page.begin_new()
    assert view.form.is_adding
    qtbot.keyClicks(view.form.code, "odihr")
    qtbot.keyClicks(view.form.name, "Warsaw")
    qtbot.keyClick(view.form.name, KEY.Key_Return)
    qtbot.waitUntil(lambda: not view.form.is_adding)
    partner = kept(desk, "ODIHR")
    assert (partner.name, partner.focal_point, partner.identity) == ("Warsaw", False, "")
    assert view.view.current_key() == "ODIHR"
    qtbot.waitUntil(view.share.hasFocus)
    assert [line.texts for line in view.view.table.lines] == [
        ("IACHR", "Desk IACHR", "yes", "not yet accepted"),
        ("ODIHR", "Warsaw", "no", "not yet accepted"),
    ]


def test_a_code_that_is_an_acronym_here_brings_name_and_zone(
    view: PartnersView, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    values = {"name": "Office in Warsaw", "acronym": "ODIHR", "zone": "Europe/Warsaw"}
    desk.do(add_record, "organisation", values)
    idle(desk, qtbot)
    page.begin_new()
    form = view.form
    qtbot.keyClicks(form.code, "odihr")
    leave(form.code, qtbot)
    assert (form.name.text(), form.zone.given()) == ("Office in Warsaw", "Europe/Warsaw")
    form.name.setText("As I call it")
    qtbot.keyClick(form.code, KEY.Key_Return)
    qtbot.waitUntil(lambda: not form.is_adding)
    partner = kept(desk, "ODIHR")
    assert (partner.name, partner.zone) == ("As I call it", "Europe/Warsaw")
    desk.do(add_record, "organisation", {**values, "name": "Elsewhere", "acronym": "CHREL"})
    idle(desk, qtbot)
    page.begin_new()
    qtbot.keyClicks(form.code, "chrel")
    qtbot.keyClick(form.code, KEY.Key_Return)
    qtbot.waitUntil(lambda: not form.is_adding)
    partner = kept(desk, "CHREL")
    assert (partner.name, partner.zone) == ("Elsewhere", "Europe/Warsaw"), "Enter at once"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "needs a short code"),
        ("IACHR", "There is a partner with this code"),
        ("nirms", "your own desk"),
        ("a b!", "cannot be “a b!”"),
    ],
)
def test_code_that_cannot_be_is_refused_in_words(
    view: PartnersView, page: ExchangePage, desk: Desk, code: str, words: str, qtbot: QtBot
) -> None:
    page.begin_new()
    qtbot.keyClicks(view.form.code, code)
    qtbot.keyClick(view.form.add, KEY.Key_Space)
    idle(desk, qtbot)
    assert words in view.form.refusal
    assert view.form.is_adding
    assert len(desk.read(partners.partners)) == 1


def test_adding_can_be_cancelled(view: PartnersView, page: ExchangePage, qtbot: QtBot) -> None:
    page.begin_new()
    qtbot.keyClick(view.form.cancel, KEY.Key_Space)
    assert not view.form.is_adding
    assert view.form.code.text() == "IACHR"


@pytest.mark.parametrize("way", ["click", "enter", "address"])
def test_partner_with_the_cursor_is_shown_again_while_another_is_begun(
    view: PartnersView, page: ExchangePage, way: str, qtbot: QtBot
) -> None:
    page.begin_new()
    line = view.view.visualRect(view.view.currentIndex()).center()
    if way == "click":
        qtbot.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=line)
    elif way == "enter":
        qtbot.keyClick(view.view, KEY.Key_Return)
    else:
        view.show_partner("IACHR")
    assert not view.form.is_adding
    assert view.form.code.text() == "IACHR"


def test_fields_are_kept_as_they_are_left(view: PartnersView, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(view.view, KEY.Key_Return)
    assert view.form.name.hasFocus()
    view.form.name.selectAll()
    qtbot.keyClicks(view.form.name, "Washington")
    leave(view.form.name, qtbot)
    qtbot.keyClicks(view.form.email, "desk@example.org")
    leave(view.form.email, qtbot)
    idle(desk, qtbot)
    partner = kept(desk, "IACHR")
    assert (partner.name, partner.email) == ("Washington", "desk@example.org")
    assert view.view.table.lines[0].texts[1] == "Washington"


def test_typing_goes_on_while_the_field_before_is_kept(
    view: PartnersView, desk: Desk, qtbot: QtBot
) -> None:
    view.form.name.setFocus()
    qtbot.keyClicks(view.form.name, " (Washington)")
    leave(view.form.name, qtbot)
    view.form.email.setFocus()
    qtbot.keyClicks(view.form.email, "half@")
    idle(desk, qtbot)
    assert view.form.email.text() == "half@"


def test_address_that_is_none_is_refused_and_stays_to_be_corrected(
    view: PartnersView, desk: Desk, qtbot: QtBot
) -> None:
    view.form.email.setFocus()
    qtbot.keyClicks(view.form.email, "nowhere")
    leave(view.form.email, qtbot)
    idle(desk, qtbot)
    assert "e-mail address" in view.form.refusal
    assert kept(desk, "IACHR").email == ""


def test_focal_point_is_switched_and_explained(
    view: PartnersView, desk: Desk, qtbot: QtBot
) -> None:
    assert "labelled Network" in view.form.focal_point.accessibleDescription()
    qtbot.keyClick(view.form.focal_point, KEY.Key_Space)
    idle(desk, qtbot)
    assert not kept(desk, "IACHR").focal_point


def test_language_and_zone_are_chosen(view: PartnersView, desk: Desk, qtbot: QtBot) -> None:
    view.form.language.setFocus()
    qtbot.keyClick(view.form.language, KEY.Key_Down)
    idle(desk, qtbot)
    assert kept(desk, "IACHR").language == "fr"
    view.form.zone.pick.setFocus()
    qtbot.keyClicks(view.form.zone.pick, "Europe/Warsaw")
    view.form.zone.pick.hide_offers()
    leave(view.form.zone.pick, qtbot)
    idle(desk, qtbot)
    assert kept(desk, "IACHR").zone == "Europe/Warsaw"
    assert view.form.zone.pick.text() == "Warsaw · Poland"
    assert "there now" in view.form.there.text()


def test_zone_that_is_none_is_not_kept(view: PartnersView, desk: Desk, qtbot: QtBot) -> None:
    view.form.zone.pick.setFocus()
    qtbot.keyClicks(view.form.zone.pick, "Nowhere/Town")
    leave(view.form.zone.pick, qtbot)
    idle(desk, qtbot)
    assert "no time zone" in view.form.refusal
    assert kept(desk, "IACHR").zone == ""


def test_identity_is_told(
    view: PartnersView, desk: Desk, ours: DeskAtWork, theirs: DeskAtWork, qtbot: QtBot
) -> None:
    assert "Not yet accepted" in view.form.known_words
    theirs.add("visit", country="TUN")
    ours.receive(theirs.send("NIRMS"))
    view.reload()
    assert view.form.known_words.startswith("Known: ")
    assert " ".join(spoken(theirs.database.identity.mark)) in view.form.known_words
    view.form.compared.click()
    idle(desk, qtbot)
    assert kept(desk, "IACHR").compared is not None
    assert view.form.compared.text().startswith("Compared by telephone on ")


def test_sharing_begins_with_the_chosen_partner(
    view: PartnersView, page: ExchangePage, ours: DeskAtWork, qtbot: QtBot
) -> None:
    ours.knows("ODIHR")
    page.home.touched(frozenset({"partner"}))
    view.view.choose("ODIHR")
    qtbot.keyClick(view.share, KEY.Key_Space)
    partner = page.share_page.who.partner
    assert partner is not None
    assert partner.code == "ODIHR"
    assert page.share_page.step is Step.WHAT, "for whom is answered"
    page.share()
    assert page.share_page.who.partner is None, "of two nobody is chosen"
    assert not page.share_page.next.isEnabled()
    qtbot.keyClick(page.share_page.who.view, Qt.Key.Key_Down)
    assert page.share_page.next.isEnabled()


def test_every_part_tells_its_name(
    view: PartnersView, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(view) == []


def test_who_asks_about_a_partner_sees_it_though_another_was_begun(
    view: PartnersView, page: ExchangePage, qtbot: QtBot
) -> None:
    page.begin_new()
    assert view.form.is_adding
    page.share(code="IACHR")
    page.share_page.focal_point_wanted.emit("IACHR")
    assert not view.form.is_adding
    assert view.form.code.text() == "IACHR"
    qtbot.waitUntil(view.form.focal_point.hasFocus)


def test_what_adds_a_partner_stays_in_sight_in_a_small_window(
    view: PartnersView, page: ExchangePage, qtbot: QtBot
) -> None:
    page.resize(800, 500)
    page.begin_new()
    for button in (view.form.add, view.form.cancel):
        qtbot.waitUntil(
            lambda button=button: button.visibleRegion().boundingRect() == button.rect()
        )  # type: ignore[misc]
    assert not view.form.back.isVisible(), "Cancel leads there"
    assert not page.home.header.isVisible(), "what it filters is out of sight"
    view.form.cancel.click()
    assert view.view.isVisible()
    assert page.home.header.isVisible()
    view.view.opened.emit()
    assert view.form.back.isVisible()
    view.form.back.click()
    assert view.view.isVisible()
    assert not view.form.isVisible()


def test_beside_the_list_no_way_leads_back_to_it(page: ExchangePage) -> None:
    """Also where the first thing that is seen of the partners is one of them."""
    page.resize(1180, 700)
    page.show_address("partners")
    view = page.home.partners
    view.show_partner("IACHR")
    assert view.view.isVisible()
    assert view.form.code.isVisible()
    assert not view.form.back.isVisible()


def test_no_remark_is_cut_where_the_form_scrolls(
    view: PartnersView, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    """Rows that are gone, and the bar beside what is too high, had the room of other rows."""
    name = "Inter-American Commission on Human Rights"
    desk.do(set_partner, "IACHR", name=name, zone="America/New_York")
    idle(desk, qtbot)
    page.home.touched(frozenset({"partner"}))
    page.resize(1340, 800)
    view.begin_new()
    laid_out()
    assert not gaps(view), "as high as a label likes to be by itself"
    for size in ((919, 480), (880, 540)):
        page.resize(*SIZE)
        view.begin_new()
        laid_out()
        page.resize(*size)
        laid_out()
        view.show_partner("IACHR")
        laid_out()
        assert not list(words_without_room(view.form))


def test_no_bar_stands_beside_a_form_that_has_room(
    view: PartnersView, page: ExchangePage, qtbot: QtBot
) -> None:
    """It wanted more below its last field than the space to what ends it."""
    page.resize(1240, 740)
    view.begin_new()
    laid_out()
    (area,) = view.form.findChildren(QScrollArea)
    page.resize(page.width(), page.height() - _room_below(area, view))
    laid_out()
    assert not area.verticalScrollBar().isVisible()
    page.resize(page.width(), page.height() - 2 * MEDIUM)
    laid_out()
    assert area.verticalScrollBar().isVisible()


def _room_below(area: QScrollArea, view: PartnersView) -> int:
    """What is free below the last field, less the space to what ends the form."""
    end = view.form.rhythm.mapTo(area, view.form.rhythm.rect().bottomLeft()).y()
    return area.height() - 1 - end - MEDIUM


def test_columns_give_what_they_do_not_need_to_names_that_are_cut(
    view: PartnersView, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    name = "OSCE Office for Democratic Institutions and Human Rights"
    desk.do(set_partner, "ODIHR", name=name, zone="Europe/Warsaw")
    idle(desk, qtbot)
    page.home.touched(frozenset({"partner"}))
    page.resize(1240, 740)
    laid_out()
    lines, letters = view.view, view.view.fontMetrics()
    for column in range(lines.model().columnCount()):
        for row in range(lines.model().rowCount()):
            words = str(lines.model().index(row, column).data())
            assert letters.horizontalAdvance(words) < lines.columnWidth(column), words
    assert sum(lines.columnWidth(at) for at in range(4)) <= lines.viewport().width()
