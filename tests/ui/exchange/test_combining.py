"""A conflict is combined by keyboard alone: suggested, edited, taken, and carried out."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hrdesk.domain.merge import Combined
from hrdesk.store.records import read_state
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.field_rows import on_one_line
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.exchange.review_list import DETAIL_ROLE
from hrdesk.ui.exchange.review_page import ReviewPage
from hrdesk.ui.records.proposal_words import about_text
from tests.ui.exchange.conftest import Opened, World, idle, text_of
from tests.worlds import DeskAtWork

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
TOGETHER = "Three NGOs; off site"


@pytest.fixture
def review(world: World, opened: Opened, qtbot: QtBot) -> ReviewPage:
    """The review of a sender who was accepted; the cursor is in the purpose."""
    made = opened(world.book)
    made.head.accept.setFocus()
    qtbot.keyClick(made.head.accept, KEY.Key_Space)
    made.pane.fields.setFocus()
    qtbot.keyClick(made.pane.fields, KEY.Key_Down)
    return made


def press(
    review: ReviewPage,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.keyClick(review.focusWidget() or review.list, key, modifier)


def after(review: ReviewPage, row: int) -> str:
    return on_one_line(review.pane.fields.table.rows[row].after)


def apply(review: ReviewPage, page: ExchangePage, qtbot: QtBot) -> None:
    press(review, qtbot, KEY.Key_Return, CTRL)
    press(review, qtbot, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.review_page is None)


def test_both_changes_are_suggested_taken_and_carried_out(
    review: ReviewPage, page: ExchangePage, desk: Desk, world: World, qtbot: QtBot
) -> None:
    editor = review.pane.editor
    press(review, qtbot, KEY.Key_3)
    assert editor.isVisible()
    assert editor.given == TOGETHER
    assert "do not touch each other" in editor.hint
    press(review, qtbot, KEY.Key_Return, CTRL)
    assert editor.isHidden()
    assert after(review, 1) == TOGETHER
    assert review.footer.words.endswith("1 field(s) in conflict")
    apply(review, page, qtbot)
    state = desk.read(read_state, world.both)
    assert state is not None
    (head,) = state.heads("purpose")
    assert (head.value, len(head.parents)) == (TOGETHER, 2)
    assert head.author == desk.database.identity.author
    assert set(state.conflicts()) == {"dates"}


def test_what_is_written_is_what_is_taken(review: ReviewPage, world: World, qtbot: QtBot) -> None:
    press(review, qtbot, KEY.Key_3)
    qtbot.keyClicks(review.pane.editor.text, " 1, 2 and 3 A")
    press(review, qtbot, KEY.Key_Return, CTRL)
    assert after(review, 1) == f"{TOGETHER} 1, 2 and 3 A"
    choices = review.review.draft().decisions
    assert isinstance(choices[(world.both, "purpose")], Combined)
    assert not review.pane.editor.isVisible()


def test_escape_takes_nothing_and_forgets_nothing(review: ReviewPage, qtbot: QtBot) -> None:
    editor = review.pane.editor
    press(review, qtbot, KEY.Key_3)
    qtbot.keyClicks(editor.text, "!")
    press(review, qtbot, KEY.Key_Escape)
    assert editor.isHidden()
    assert review.focusWidget() is review.pane.fields
    assert after(review, 1) == "—"
    press(review, qtbot, KEY.Key_3)
    assert editor.given == f"{TOGETHER}!"
    assert "is here again" in editor.hint
    press(review, qtbot, KEY.Key_Z, CTRL)
    assert editor.given == TOGETHER


def test_decision_is_taken_back_and_made_anew(review: ReviewPage, qtbot: QtBot) -> None:
    press(review, qtbot, KEY.Key_3)
    press(review, qtbot, KEY.Key_Return, CTRL)
    assert review.focusWidget() is review.pane.fields
    press(review, qtbot, KEY.Key_Z, CTRL)
    assert review.review.open_conflicts == 2
    review.pane.fields.enter_row(1)
    press(review, qtbot, KEY.Key_3)
    press(review, qtbot, KEY.Key_Return, CTRL)
    assert review.review.open_conflicts == 1


def test_another_line_puts_the_editor_away(review: ReviewPage, qtbot: QtBot) -> None:
    press(review, qtbot, KEY.Key_3)
    review._next()
    assert review.pane.editor.isHidden()
    assert review.pane.choices.isVisible()


def test_dates_and_changes_cannot_be_combined(review: ReviewPage, qtbot: QtBot) -> None:
    for row, offered in ((0, False), (1, True), (2, False)):
        review.pane.fields.enter_row(row)
        assert review.pane.choices.combine.isVisible() is offered
        press(review, qtbot, KEY.Key_3)
        assert review.pane.editor.isVisible() is offered
        review.pane.editor.close_editor()


def test_what_no_field_takes_stays_and_says_why(review: ReviewPage, qtbot: QtBot) -> None:
    editor = review.pane.editor
    press(review, qtbot, KEY.Key_3)
    editor.text.setPlainText("x" * 33_000)
    press(review, qtbot, KEY.Key_Return, CTRL)
    assert editor.isVisible()
    assert editor.fault
    editor.text.setPlainText("shorter")
    assert not editor.fault


def test_what_is_begun_waits_for_another_day(
    review: ReviewPage, page: ExchangePage, desk: Desk, world: World, qtbot: QtBot
) -> None:
    press(review, qtbot, KEY.Key_3)
    qtbot.keyClicks(review.pane.editor.text, " and")
    number = review.delivery.number
    press(review, qtbot, KEY.Key_Escape)
    press(review, qtbot, KEY.Key_Escape)
    idle(desk, qtbot)
    page.forget_review()
    page.show_address(f"review/{number}")
    qtbot.waitUntil(lambda: page.review_page is not None)
    again = page.review_page
    assert again is not None
    again.pane.fields.enter_row(1)
    again.combine()
    assert again.pane.editor.given == f"{TOGETHER} and"
    assert text_of(desk, world.both, "purpose") == "Two NGOs; off site"


def test_list_tells_what_was_combined(
    ours: DeskAtWork, theirs: DeskAtWork, opened: Opened, qtbot: QtBot
) -> None:
    ref = ours.add("visit", country="TUN", purpose="First")
    theirs.receive(ours.send("IACHR"))
    theirs.set(ref, purpose="Theirs")
    ours.set(ref, purpose="Mine")
    review = opened(theirs.send("NIRMS"))
    press(review, qtbot, KEY.Key_3)
    assert review.pane.editor.given == "Mine\nTheirs"
    press(review, qtbot, KEY.Key_Return, CTRL)
    assert str(review.entries.index(0).data(DETAIL_ROLE)).endswith("combined")


def test_elements_of_a_set_are_ticked(
    ours: DeskAtWork,
    theirs: DeskAtWork,
    opened: Opened,
    page: ExchangePage,
    desk: Desk,
    qtbot: QtBot,
) -> None:
    ref = ours.add("visit", country="TUN", themes=["a", "b"])
    theirs.receive(ours.send("IACHR"))
    theirs.set(ref, themes=["b"])
    theirs.set(ref, themes=["a", "b", "c"])
    ours.set(ref, themes=["b"])
    review = opened(theirs.send("NIRMS"))
    review.head.accept.setChecked(True)
    press(review, qtbot, KEY.Key_3)
    editor = review.pane.editor
    assert {box.text() for box in editor.boxes.values()} == {"a (only theirs)", "c (only theirs)"}
    assert editor.kept == {"a", "c"}
    press(review, qtbot, KEY.Key_Space)
    press(review, qtbot, KEY.Key_1)  # no key of the review while one decides here
    assert editor.kept == {"c"}
    press(review, qtbot, KEY.Key_Return, CTRL)
    apply(review, page, qtbot)
    state = desk.read(read_state, ref)
    assert state is not None
    assert state.value("themes") == ("b", "c")
    assert state.conflicts() == {}


def test_every_part_of_the_editor_tells_its_name(
    review: ReviewPage, nameless: object, qtbot: QtBot
) -> None:
    press(review, qtbot, KEY.Key_3)
    assert callable(nameless)
    assert nameless(review) == []


def test_unknown_past_is_said() -> None:
    assert "is not known" in about_text((), knows_base=False)
