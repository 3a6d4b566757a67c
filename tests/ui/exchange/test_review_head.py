"""The band over a review: who a sender is, whether words were compared, whether a passphrase is lost."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.operations.fingerprint import spoken
from hrdesk.operations.send import send
from hrdesk.operations.unlocking import unlocked
from hrdesk.store import partners
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.widgets.headings import Caption
from tests.ui.exchange.conftest import Opened, World
from tests.worlds import DeskAtWork

SPACE = Qt.Key.Key_Space


def test_words_that_were_compared_accept_the_sender_and_are_noted(
    world: World, opened: Opened, page: ExchangePage, desk: Desk, theirs: DeskAtWork, qtbot: QtBot
) -> None:
    review = opened(world.book)
    head = review.head
    assert " ".join(spoken(theirs.database.identity.mark)) in head.band.text
    assert head.compared.isVisible()
    head.compared.setFocus()
    qtbot.keyClick(head.compared, SPACE)
    assert head.accept.isChecked()
    assert review.footer.apply.isEnabled()
    review.ask_to_apply()
    review.ask_to_apply()
    qtbot.waitUntil(lambda: page.review_page is None)
    partner = desk.read(partners.known_partner, "IACHR")
    assert partner.identity == theirs.database.identity.mark
    assert partner.compared is not None


def test_what_a_workbook_is_stands_whole_beside_the_longest_name(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    book = world.book.with_name(f"{'answer of the regional mechanism ' * 4}.xlsx")
    world.book.rename(book)
    review = opened(book)
    review.resize(700, review.height())
    (told,) = (
        each for each in review.head.findChildren(Caption) if "origin not proven" in each.text()
    )
    qtbot.waitUntil(lambda: told.isVisible() and not told.is_cut)


def test_in_a_low_window_the_gist_of_the_sender_leaves_the_list_in_reach(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    review = opened(world.book)
    head = review.head
    review.resize(560, 420)
    qtbot.waitUntil(lambda: head.is_folded)
    assert head.band.text == "\u2068IACHR\u2069 is not accepted yet."
    assert head._same.isHidden(), "its line is room for what came"
    assert not head.accept.isVisible()
    top = review.list.mapTo(review, review.list.rect().topLeft()).y()
    assert top + review.list.sizeHintForRow(0) < review.footer.y()
    qtbot.keyClick(head.whole, SPACE)
    assert head.accept.isVisible()
    assert "eight words" in head.band.text
    assert len(head.band.text.split("\n")[-1].split()) == 8, (
        "alone in their line: they are read out"
    )
    assert not head._same.isHidden()
    qtbot.keyClick(head.accept, SPACE)
    assert head.is_folded, "whoever has accepted goes on with the records"
    assert head.band.text == "\u2068IACHR\u2069: accepted."
    assert head.whole.text() == "Read on…"
    assert review.focusWidget() is head.whole
    qtbot.keyClick(head.whole, SPACE)
    qtbot.keyClick(head.accept, SPACE)
    assert head.accept.isVisible()
    qtbot.keyClick(head.whole, SPACE)
    assert head.band.text == "\u2068IACHR\u2069 is not accepted yet."
    review.resize(1180, 900)
    assert not head.whole.isVisible()
    assert "eight words" in head.band.text


def test_accepting_alone_compares_nothing(
    world: World, opened: Opened, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    review = opened(world.book)
    qtbot.keyClick(review.head.accept, SPACE)
    assert not review.head.compared.isChecked()
    review.ask_to_apply()
    review.ask_to_apply()
    qtbot.waitUntil(lambda: page.review_page is None)
    assert desk.read(partners.known_partner, "IACHR").compared is None


def test_words_of_a_known_desk_are_not_asked_for(
    ours: DeskAtWork, theirs: DeskAtWork, opened: Opened, qtbot: QtBot
) -> None:
    theirs.add("visit", country="TUN")
    ours.receive(theirs.send("NIRMS"))
    theirs.add("visit", country="GEO")
    review = opened(theirs.send("NIRMS"))
    assert not review.head.band.isVisible()
    assert not review.head.compared.isVisible()


def test_workbook_that_lost_its_passphrase_is_warned_of(
    ours: DeskAtWork, opened: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    ours.add("visit", country="TUN")
    locked, clear = tmp_path / "locked.xlsx", tmp_path / "clear.xlsx"
    send(ours.database, "IACHR", locked, passphrase="six words that nobody else knows")
    with unlocked(locked, "six words that nobody else knows") as found:
        clear.write_bytes(found.path.read_bytes())
    band = opened(clear).head.elsewhere
    assert band.isVisible()
    assert band.warns
    assert "comes back without" in band.text


def test_workbook_that_kept_its_passphrase_is_not(
    returned: tuple[Path, str], opened: Opened
) -> None:
    assert not opened(returned[0]).head.elsewhere.isVisible()
