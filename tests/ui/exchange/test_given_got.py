"""Given and got: what passed with each partner, what is overdue, and what "changed since" means."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.changes import Changes
from hrdesk.domain.label import Label
from hrdesk.domain.later import LaterField, LaterRecord
from hrdesk.domain.refs import derived_ref
from hrdesk.operations.partners import set_partner
from hrdesk.operations.records import set_label
from hrdesk.operations.send import CHANGED
from hrdesk.store import partners
from hrdesk.store.later import keep_later_records, remember_later
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.given_got_view import GivenGotView
from hrdesk.ui.exchange.kept_dialog import KeptDialog
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.language import isolated
from hrdesk.ui.records.erasing import EraseDialog
from tests.factories import pen
from tests.ui.exchange.conftest import World, idle
from tests.worlds import DeskAtWork

KEY = Qt.Key
DAY = 24 * 60
BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def view(page: ExchangePage) -> GivenGotView:
    page.show_address("given_got")
    return page.home.given_got


def texts(view: GivenGotView) -> list[tuple[str, ...]]:
    return [line.texts for line in view.view.table.lines]


def passed(page: ExchangePage) -> list[tuple[str, ...]]:
    return [line.texts for line in page.given_got.view.table.lines]


def test_without_partners_it_is_said_what_will_stand_here(
    ours: DeskAtWork, page: ExchangePage, view: GivenGotView
) -> None:
    with ours.database.writing() as session:
        session.raw("DELETE FROM partner")
    view.reload()
    assert "No partner is known yet" in view.empty_sentence
    assert view.count_words() == ""


def test_partners_are_listed_with_the_last_of_each_way(view: GivenGotView) -> None:
    assert texts(view) == [("IACHR", "Desk IACHR", "never", "never", "not agreed")]
    assert view.empty_sentence == ""


def test_what_is_overdue_is_said_in_the_list_and_on_the_page(
    page: ExchangePage, view: GivenGotView, ours: DeskAtWork, qtbot: QtBot
) -> None:
    ours.do(set_partner, "IACHR", rhythm="weekly")
    ours.add("visit", country="TUN")
    sent = ours.send("IACHR")
    ours.minute += 8 * DAY
    page.home.touched(frozenset({"outbox"}))
    assert texts(view) == [
        ("IACHR", "Desk IACHR", "22 Nov 2026 · overdue", "never · overdue", "every week")
    ]
    assert view.count_words() == "1 overdue"
    qtbot.keyClick(view.view, KEY.Key_Return)
    assert page.given_got.isVisible()
    assert page.given_got.about.text.split("\n") == [
        "Agreed: every week. Your workbook was due on 29 Nov 2026. Theirs was due on 29 Nov 2026.",
        "New to the other side: 1 record(s) given, 0 record(s) got. In the last twelve months: 1 workbook(s) given"
        " (0 confirmed), 0 workbook(s) got.",
    ]
    (line,) = passed(page)
    assert (line[0], line[2], line[3], line[4]) == (
        "given",
        isolated(sent.name),
        "1 record(s)",
        "not confirmed yet",
    )


def test_a_workbook_says_how_many_records_it_withdrew(
    page: ExchangePage, view: GivenGotView, ours: DeskAtWork
) -> None:
    ref = ours.add("visit", country="TUN")
    ours.send("IACHR")
    ours.do(set_label, [ref], Label.INTERNAL)
    ours.send("IACHR")
    page.home.touched(frozenset({"outbox"}))
    page.show_given_got("IACHR")
    last, first = passed(page)
    assert (last[3], first[3]) == ("0 record(s) · 1 no longer shared", "1 record(s)")


def test_both_ways_stand_in_one_list_the_latest_first(
    page: ExchangePage, ours: DeskAtWork, theirs: DeskAtWork, world: World, qtbot: QtBot
) -> None:
    ours.minute += DAY
    ours.receive(world.book)
    page.home.touched(frozenset({"inbox"}))
    page.show_given_got("IACHR")
    got, given = passed(page)
    assert (got[0], got[2], got[4]) == (
        "got",
        isolated(world.book.name),
        "partly taken in",
    )
    assert (given[0], given[4]) == ("given", "confirmed 23 Nov 2026")
    assert page.panes() == [page.given_got.view, page.given_got.share]
    qtbot.keyClick(page.given_got.view, KEY.Key_Return)
    assert page.home.view == "inbox"
    assert page.home.inbox.view.current_key() == 1


def test_enter_on_what_has_left_tells_which_records_went(
    page: ExchangePage, ours: DeskAtWork, desk: Desk, qtbot: QtBot
) -> None:
    kept = ours.add("visit", country="TUN", purpose="First")
    gone = ours.add("person", name="Amina")
    ours.send("IACHR")
    ours.set(kept, purpose="Second")
    ours.do(set_label, [gone], Label.INTERNAL)
    ours.send("IACHR")
    page.show_given_got("IACHR")
    given = page.given_got.given
    page.given_got.view.selectRow(1)
    assert page.given_got.records.text() == "Records in it"
    qtbot.keyClick(page.given_got.view, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(given.view.table.lines))
    assert [line.texts for line in given.view.table.lines] == [
        (f"Person · {isolated('Amina')}", "Name", "given anew"),
        (f"Visit · {isolated('Tunisia')}", "Country, Purpose", "given anew"),
    ]
    assert page.panes() == [given.view]
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(given.view, KEY.Key_Return)
    assert asked.args == [gone]
    qtbot.keyClick(given.back, KEY.Key_Space)
    assert page.given_got.view.hasFocus()
    page.show_address("outbox")
    qtbot.keyClick(page.home.outbox.view, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(given.view.table.lines))
    first = given.view.table.lines[0].texts
    assert first == (f"Person · {isolated('Amina')}", "that it is no longer shared", "")


def test_what_went_is_read_again_while_it_is_shown(
    page: ExchangePage, ours: DeskAtWork, desk: Desk, qtbot: QtBot
) -> None:
    ref = ours.add("visit", country="TUN", purpose="First")
    later = derived_ref("HEA", "kinds", "1")
    told = {"title": "On prisons", "label": "network", "life": "active"}
    heads = {name: (pen().write(later, name, text, ()),) for name, text in told.items()}
    with ours.database.writing() as session:
        remember_later(session, [LaterField("hearing", "title", "text")])
        keep_later_records(session, [LaterRecord("hearing", "Hearings", later, heads)], 0)
    ours.send("IACHR")
    page.show_given_got("IACHR")
    given = page.given_got.given
    qtbot.keyClick(page.given_got.view, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(given.view.table.lines) == 2)
    # What only a later version knows has no place here that could be opened.
    assert given.view.current_key() == later
    with qtbot.assertNotEmitted(page.open_requested):
        qtbot.keyClick(given.view, KEY.Key_Return)
    ours.set(ref, purpose="Second")
    ours.send("IACHR")
    desk.changed.emit(Changes("send", touched=frozenset({"outbox"})))
    assert len(given.view.table.lines) == 2
    qtbot.waitUntil(lambda: given.view.table.lines[1].texts[2] == "given anew")


def test_back_returns_to_the_partner_in_the_list(
    page: ExchangePage, view: GivenGotView, ours: DeskAtWork, qtbot: QtBot
) -> None:
    ours.knows("ODIHR")
    page.home.touched(frozenset({"partner"}))
    view.view.choose("ODIHR")
    with qtbot.waitSignal(page.moved) as told:
        qtbot.mouseClick(view.show_all, Qt.MouseButton.LeftButton)
    assert told.args == ["given_got/ODIHR"]
    assert "Nothing has been given or got yet" in page.given_got.about.text
    assert page.given_got.nothing.isVisible()
    assert page.given_got.share.hasFocus()
    for shown in (page.given_got.list, page.given_got.box):
        assert not shown.isVisible(), "there is nothing that headings or a filter could be about"
    qtbot.keyClick(page.given_got.back, KEY.Key_Space)
    assert view.isVisible()
    assert view.view.current_key() == "ODIHR"


def test_the_page_follows_what_happens(page: ExchangePage, ours: DeskAtWork, desk: Desk) -> None:
    page.show_address("given_got/IACHR")
    ours.add("visit", country="TUN")
    ours.send("IACHR")
    page.given_got.refresh()
    assert len(passed(page)) == 1
    page.show_address("given_got/NOBODY")
    assert page.home.view == "given_got"


def test_sharing_begins_with_the_partner(page: ExchangePage, qtbot: QtBot) -> None:
    page.show_given_got("IACHR")
    qtbot.keyClick(page.given_got.share, KEY.Key_Space)
    assert page.share_page.who.partner is not None
    assert page.share_page.isVisible()


def test_the_rhythm_is_chosen_in_the_form_of_the_partner(
    page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    page.show_address("partners")
    form = page.home.partners.form
    form.rhythm.setFocus()
    for _ in range(3):
        qtbot.keyClick(form.rhythm, KEY.Key_Down)
    idle(desk, qtbot)
    assert desk.read(partners.known_partner, "IACHR").rhythm == "monthly"
    assert form.rhythm.currentText() == "every month"


def test_every_part_tells_its_name(
    page: ExchangePage, view: GivenGotView, nameless: Callable[[QWidget], list[str]]
) -> None:
    page.show_given_got("IACHR")
    assert nameless(view) == []
    assert nameless(page.given_got) == []


# ---------------------------------------------------------------- what "changed since" means


def since_words(page: ExchangePage, desk: Desk, qtbot: QtBot) -> tuple[str, str]:
    page.share(code="IACHR")
    page.share_page.go_on()
    idle(desk, qtbot)
    changed = page.share_page.what.changed
    return changed.text().replace("&", ""), changed.accessibleDescription()


def test_until_a_confirmation_it_is_since_the_last_workbook(
    page: ExchangePage, ours: DeskAtWork, desk: Desk, qtbot: QtBot
) -> None:
    ours.add("visit", country="TUN")
    ours.send("IACHR")
    assert since_words(page, desk, qtbot) == (
        "Only what changed since the last time",
        f"{isolated('Desk IACHR')} has not confirmed any workbook yet, so this is what changed"
        " since it was given the last one, on 22 Nov 2026.",
    )


def test_afterwards_it_is_since_the_confirmation_and_the_open_ones_are_named(
    page: ExchangePage, ours: DeskAtWork, theirs: DeskAtWork, desk: Desk, qtbot: QtBot
) -> None:
    ref = ours.add("visit", country="TUN")
    theirs.receive(ours.send("IACHR"))
    ours.receive(theirs.send("NIRMS"))
    name, words = since_words(page, desk, qtbot)
    assert name == "Only what changed since its last confirmation"
    assert words == (
        "What changed since the workbook of 22 Nov 2026, the last one that"
        f" {isolated('Desk IACHR')} confirmed."
    )
    sent = []
    for purpose in "abcd":
        ours.set(ref, purpose=purpose)
        sent.append(ours.send("IACHR", CHANGED).name)
    _, words = since_words(page, desk, qtbot)
    named = ", ".join(isolated(each) for each in reversed(sent[1:]))
    assert words.endswith(
        f"4 workbook(s) not confirmed yet, whose content goes again: {named} and 1 more."
    )


# ---------------------------------------------------------------- kept for a newer HRDesk


def test_what_no_list_shows_can_be_seen_and_erased(
    page: ExchangePage, view: GivenGotView, ours: DeskAtWork, desk: Desk, qtbot: QtBot
) -> None:
    assert view.kept.isHidden()
    ref = derived_ref("HEA", "kinds", "1")
    told = {"title": "On prisons", "label": "network", "life": "active", "origin": "IACHR.1f"}
    heads = {name: (pen().write(ref, name, text, ()),) for name, text in told.items()}
    with ours.database.writing() as session:
        remember_later(session, [LaterField("hearing", "title", "text")])
        keep_later_records(session, [LaterRecord("hearing", "Hearings", ref, heads)], 0)
    ours.send("IACHR")
    view.reload()
    assert view.kept.text() == "Kept for a newer HRDesk: 1…"
    qtbot.mouseClick(view.kept, BUTTON)
    kept = page.findChildren(KeptDialog)[-1]
    qtbot.waitUntil(lambda: bool(kept.view.table.lines))
    assert kept.view.table.lines[0].texts == (
        isolated("Hearings"),
        isolated("On prisons"),
        ref,
        "IACHR",
    )
    assert "It has what stands here now." in kept.holders.toPlainText()
    qtbot.mouseClick(kept.erase, BUTTON)
    dialog = kept.findChildren(EraseDialog)[-1]
    qtbot.waitUntil(lambda: dialog.progress.isHidden())
    qtbot.keyClick(dialog.understood, KEY.Key_Space)
    qtbot.mouseClick(dialog.erase, BUTTON)
    qtbot.waitUntil(lambda: dialog.erase.isHidden() and not kept.view.table.lines)
    assert (kept.erase.isEnabled(), kept.holders.toPlainText()) == (False, "")
    assert kept.empty.isVisible()
    assert "Nothing is kept" in kept.empty.sentence
    assert kept.about.isHidden(), "nothing is kept of which it would tell"
    assert kept.view.isHidden(), "no headings over nothing"
    dialog.close()
    kept.close_button.click()
    qtbot.waitUntil(view.kept.isHidden)
