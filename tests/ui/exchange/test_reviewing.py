"""A workbook is reviewed by keyboard alone, field by field, and carried out or kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.domain.merge import Decision
from hrdesk.domain.state import LIFE
from hrdesk.operations.accepting import Accept
from hrdesk.operations.receive import receive
from hrdesk.operations.records import remove, save_record, set_label
from hrdesk.operations.starting import network_records
from hrdesk.store import partners
from hrdesk.store.partners import DONE, PARTLY, WAITING
from hrdesk.store.records import read_state, write_states
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.field_rows import on_one_line
from hrdesk.ui.exchange.field_table import FieldColumn
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.exchange.review_list import DETAIL_ROLE
from hrdesk.ui.exchange.review_page import ReviewPage
from hrdesk.ui.records.called_here import linked_titles
from hrdesk.ui.tokens import ReviewState
from tests.ui.exchange.conftest import Opened, World, idle, text_of
from tests.worlds import DeskAtWork, edited

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def review(world: World, opened: Opened) -> ReviewPage:
    return opened(world.book)


@pytest.fixture
def accepted(review: ReviewPage, qtbot: QtBot) -> ReviewPage:
    """The sender is accepted by keyboard, then the list has the focus."""
    review.head.accept.setFocus()
    qtbot.keyClick(review.head.accept, KEY.Key_Space)
    review.list.setFocus()
    return review


def press(
    review: ReviewPage,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.keyClick(review.focusWidget() or review.list, key, modifier)


def go_to(review: ReviewPage, qtbot: QtBot, ref: str) -> None:
    """Step through the records until one is shown."""
    for _ in review.entries.entries:
        if review.pane.current_key() == ref:
            return
        press(review, qtbot, KEY.Key_Down, ALT)
    raise AssertionError(f"{ref} is not in the review")


def apply(review: ReviewPage, page: ExchangePage, qtbot: QtBot) -> None:
    press(review, qtbot, KEY.Key_Return, CTRL)
    assert review.footer.sentence
    press(review, qtbot, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.review_page is None)


def cell(review: ReviewPage, row: int, column: FieldColumn) -> str:
    return on_one_line(review.pane.fields.table.lines(row, column))


def status(desk: Desk) -> str:
    return desk.read(partners.received)[0].status


# ---------------------------------------------------------------- what is shown


def test_review_shows_what_needs_a_person_first(review: ReviewPage, world: World) -> None:
    states = [review.review.state(entry) for entry in review.entries.entries]
    assert states == [
        ReviewState.CONFLICT,
        ReviewState.REMOVED,
        ReviewState.CHANGED,
        ReviewState.NEW,
    ]
    first = review.entries.index(0)
    assert first.data() == "Visit · \u2068Georgia, 10–20 Nov 2026\u2069"
    assert review.pane.current_key() == world.both
    # In the list, too, what clashes is told from what only they changed.
    assert first.data(DETAIL_ROLE) == "Conflict · 2 of 3 field(s)"
    assert review.footer.words.startswith("0 of 4 decided · 2 field(s) in conflict")


def test_conflict_shows_all_sides_with_changed_words_in_brackets(review: ReviewPage) -> None:
    names = [row.name for row in review.pane.fields.table.rows]
    assert names == ["Dates", "Purpose", "Themes"]
    assert cell(review, 0, FieldColumn.BASE) == "10–18 Nov 2026"
    assert cell(review, 0, FieldColumn.MINE) == "10–⟦20⟧ Nov 2026"
    assert cell(review, 0, FieldColumn.THEIRS) == "⟦12⟧–18 Nov 2026"
    assert cell(review, 1, FieldColumn.THEIRS) == "⟦Three⟧ NGOs"
    assert cell(review, 2, FieldColumn.THEIRS) == "+ ⟦b⟧; a"
    assert "Both desks changed this field" in review.pane.about
    assert "IACHR" in review.pane.about


def test_nothing_is_chosen_of_a_sender_who_is_not_known(review: ReviewPage) -> None:
    chosen = [review.review.choice(item) for item in review.review.plan.items]
    # The removal is kept, whoever asks for it.
    assert set(chosen) == {None, Decision.OURS}
    assert "was accepted here before" in review.head.band.text
    assert review.head.band.warns
    assert not review.footer.apply.isEnabled()


def test_accepting_the_sender_chooses_what_is_safe(accepted: ReviewPage) -> None:
    rows = accepted.pane.fields.table.rows
    assert [row.choice for row in rows] == [None, None, Decision.THEIRS]
    assert on_one_line(rows[2].after) == "a; b"
    assert accepted.footer.apply.isEnabled()
    assert len(accepted.review.needing_no_decision()) == 2


def test_whoever_has_decided_everything_is_told_what_is_missing(
    review: ReviewPage, qtbot: QtBot
) -> None:
    for entry in review.review.entries:
        for item in entry.items:
            review.review.choose(item, Decision.OURS)
    press(review, qtbot, KEY.Key_1)
    assert review.footer.words.startswith("Accept the sender above first")
    assert not review.footer.apply.isEnabled()


def test_new_record_shows_all_its_values(accepted: ReviewPage, world: World, qtbot: QtBot) -> None:
    go_to(accepted, qtbot, world.new)
    rows = accepted.pane.fields.table.rows
    shown = {row.name: on_one_line(row.theirs) for row in rows}
    assert shown == {
        "Country": "Republic of Moldova",
        "Dates": "May 2027",
        "Purpose": "Joint visit",
        "Label": "Network",
    }
    assert accepted.pane.fields.isColumnHidden(FieldColumn.MINE)


def test_fields_that_are_the_same_are_shown_on_request(review: ReviewPage, qtbot: QtBot) -> None:
    assert len(review.pane.fields.table.rows) == 3
    review.pane.toggle_all_fields()
    assert [row.name for row in review.pane.fields.table.rows][3:] == ["Country"]
    assert review.pane.fields.table.rows[3].item is None


def test_base_folds_under_the_field_where_there_is_little_room(
    page: ExchangePage, review: ReviewPage, qtbot: QtBot
) -> None:
    assert not review.pane.fields.isColumnHidden(FieldColumn.BASE)
    page.resize(920, 560)
    qtbot.waitUntil(lambda: review.pane.fields.isColumnHidden(FieldColumn.BASE))
    page.resize(1180, 740)
    qtbot.waitUntil(lambda: not review.pane.fields.isColumnHidden(FieldColumn.BASE))


def test_chips_filter_the_list(review: ReviewPage, qtbot: QtBot) -> None:
    for state in (ReviewState.CONFLICT, ReviewState.REMOVED, ReviewState.NEW):
        chip = review.head.chips[state]
        chip.setFocus()
        qtbot.keyClick(chip, KEY.Key_Space)
    assert [review.review.state(each) for each in review.entries.entries] == [ReviewState.CHANGED]
    qtbot.keyClick(review.head.chips[ReviewState.CONFLICT], KEY.Key_Space)
    assert len(review.entries.entries) == 2


def test_every_part_tells_its_name(
    review: ReviewPage, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(review) == []


# ---------------------------------------------------------------- deciding


def test_mine_is_kept_and_the_others_will_hear_of_it(
    accepted: ReviewPage, page: ExchangePage, desk: Desk, world: World, qtbot: QtBot
) -> None:
    press(accepted, qtbot, KEY.Key_1)
    press(accepted, qtbot, KEY.Key_1)
    apply(accepted, page, qtbot)
    state = desk.read(read_state, world.both)
    assert state is not None
    assert state.text("dates") == "2026-11-10/2026-11-20"
    assert state.text("purpose") == "Two NGOs; off site"
    assert state.conflicts() == {}
    (head,) = state.heads("dates")
    assert head.author == desk.database.identity.author
    assert len(head.parents) == 2


def test_theirs_is_taken_field_by_field(
    accepted: ReviewPage, page: ExchangePage, desk: Desk, world: World, qtbot: QtBot
) -> None:
    press(accepted, qtbot, KEY.Key_2)
    assert accepted.pane.fields.current_row() == 1  # the next field that is open
    press(accepted, qtbot, KEY.Key_1)
    apply(accepted, page, qtbot)
    assert text_of(desk, world.both, "dates") == "2026-11-12/2026-11-18"
    assert text_of(desk, world.both, "purpose") == "Two NGOs; off site"
    assert text_of(desk, world.both, "themes/b") == "1"
    assert text_of(desk, world.changed, "purpose") == "Second"
    assert text_of(desk, world.new, "country") == "MDA"
    # Afterwards it is told in the numbers in which it was said beforehand.
    done = "was taken in: 2 record(s) changed, 1 added, yours kept in 1 field(s)."
    assert done in page.home.notice.text
    page.home.notice.buttons[0].click()
    lines = {(line.key, line.texts[1]): line.texts[2:] for line in page.changes.view.table.lines}
    assert lines[world.both, "Purpose"] == ("Two NGOs; off site", "Two NGOs; off site · kept")


def test_later_lets_both_values_stand(
    accepted: ReviewPage, page: ExchangePage, desk: Desk, world: World, qtbot: QtBot
) -> None:
    press(accepted, qtbot, KEY.Key_0)
    assert cell(accepted, 0, FieldColumn.AFTER) == "Both values stand"
    apply(accepted, page, qtbot)
    state = desk.read(read_state, world.both)
    assert state is not None
    assert set(state.conflicts()) == {"dates", "purpose"}


def test_removal_is_kept_unless_it_is_chosen(
    accepted: ReviewPage, page: ExchangePage, desk: Desk, world: World, qtbot: QtBot
) -> None:
    apply(accepted, page, qtbot)
    assert text_of(desk, world.removed, LIFE) == "active"
    assert status(desk) == PARTLY


def test_removal_is_carried_out_when_it_is_chosen(
    accepted: ReviewPage, page: ExchangePage, desk: Desk, world: World, qtbot: QtBot
) -> None:
    go_to(accepted, qtbot, world.removed)
    assert "never done unless you choose it" in accepted.pane.about
    press(accepted, qtbot, KEY.Key_2)
    apply(accepted, page, qtbot)
    assert text_of(desk, world.removed, LIFE) == "removed"
    assert status(desk) == DONE


@pytest.fixture
def withdrawn(ours: DeskAtWork, theirs: DeskAtWork) -> tuple[Path, str]:
    """A workbook that says that a record we were given is no longer shared, and the record."""
    ref = theirs.add("visit", country="KEN", purpose="Talks")
    ours.receive(theirs.send("NIRMS"))
    ours.add("programme_item", visit=ref, subject="Courtesy call")
    theirs.do(set_label, [ref], Label.INTERNAL)
    return theirs.send("NIRMS"), ref


def test_what_is_no_longer_shared_is_kept_unless_it_is_taken_off(
    withdrawn: tuple[Path, str], opened: Opened, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    book, ref = withdrawn
    review = opened(book)
    index = review.entries.index(0)
    assert (index.data(), index.data(DETAIL_ROLE)) == (
        "Visit · \u2068Kenya\u2069",
        "Question · no longer shared",
    )
    assert "\u2068IACHR\u2069 no longer shares it with you" in review.pane.about
    assert "1 record(s) here link to it" in review.pane.about
    assert [cell(review, row, FieldColumn.MINE) for row in range(2)] == ["Kenya", "Talks"]
    assert not review.pane.fields.isColumnHidden(FieldColumn.MINE)
    assert review.pane.fields.isColumnHidden(FieldColumn.THEIRS)
    press(review, qtbot, KEY.Key_A)
    assert index.data(DETAIL_ROLE) == "Decided · kept"
    apply(review, page, qtbot)
    assert text_of(desk, ref, "country") == "KEN"
    assert status(desk) == WAITING
    again = opened(book)
    press(again, qtbot, KEY.Key_2)
    assert again.entries.index(0).data(DETAIL_ROLE) == "Decided · taken off this desk"
    press(again, qtbot, KEY.Key_Return, CTRL)
    assert again.footer.sentence == "1 will be taken off this desk alone."
    press(again, qtbot, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.review_page is None)
    assert desk.read(read_state, ref) is None
    assert status(desk) == DONE


def test_clicking_a_side_chooses_it(accepted: ReviewPage, qtbot: QtBot) -> None:
    fields = accepted.pane.fields
    place = fields.visualRect(fields.table.index(0, FieldColumn.MINE)).center()
    qtbot.mouseClick(fields.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert fields.table.rows[0].choice is Decision.OURS
    assert accepted.pane.choices.isVisible()


def test_agreeing_goes_on_to_the_next_record_that_waits(
    accepted: ReviewPage, world: World, qtbot: QtBot
) -> None:
    press(accepted, qtbot, KEY.Key_A)
    # The conflict stays open, what was chosen beforehand is agreed with.
    assert accepted.pane.current_key() == world.removed
    press(accepted, qtbot, KEY.Key_A)
    assert accepted.pane.current_key() == world.changed
    assert accepted.footer.words.startswith("1 of 4 decided · 2 field(s) in conflict")


def test_decisions_are_taken_back_one_by_one(
    accepted: ReviewPage, world: World, qtbot: QtBot
) -> None:
    press(accepted, qtbot, KEY.Key_2)
    go_to(accepted, qtbot, world.changed)
    press(accepted, qtbot, KEY.Key_1)
    assert accepted.review.decided == 1
    press(accepted, qtbot, KEY.Key_Z, CTRL)
    assert accepted.review.decided == 0
    assert accepted.pane.current_key() == world.changed
    press(accepted, qtbot, KEY.Key_Z, CTRL)
    assert accepted.pane.current_key() == world.both
    assert accepted.pane.fields.table.rows[0].choice is None
    press(accepted, qtbot, KEY.Key_Z, CTRL)  # nothing is left to take back


def test_safe_changes_are_taken_in_one_step_and_given_back_in_one(
    accepted: ReviewPage, qtbot: QtBot
) -> None:
    accepted.footer.safe.setFocus()
    assert accepted.footer.safe.text() == "Take what needs no decision: 2"
    qtbot.keyClick(accepted.footer.safe, KEY.Key_Space)
    assert accepted.review.decided == 2
    assert not accepted.footer.safe.isEnabled()
    press(accepted, qtbot, KEY.Key_Z, CTRL)
    assert accepted.review.decided == 0


def test_applying_says_first_what_it_will_do(
    accepted: ReviewPage, desk: Desk, world: World, qtbot: QtBot
) -> None:
    press(accepted, qtbot, KEY.Key_2)
    press(accepted, qtbot, KEY.Key_Return, CTRL)
    parts = accepted.footer.sentence.split(", ")
    assert [part[:8] for part in parts] == [
        "2 record",
        "1 will b",
        "1 confli",
        "both val",
        "1 change",
    ]
    press(accepted, qtbot, KEY.Key_Escape)
    assert not accepted.footer.is_asking
    assert text_of(desk, world.changed, "purpose") == "First"


def test_accepting_once_makes_the_sender_known(
    accepted: ReviewPage, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    apply(accepted, page, qtbot)
    partner = desk.read(partners.known_partner, "IACHR")
    assert partner.identity


def test_whole_text_is_shown_on_request(accepted: ReviewPage, qtbot: QtBot) -> None:
    press(accepted, qtbot, KEY.Key_Space)
    assert "Last agreed:\n10–18 Nov 2026" in accepted.pane.full_text
    press(accepted, qtbot, KEY.Key_Space)
    assert accepted.pane.full_text == ""


# ---------------------------------------------------------------- on another day


def test_finishing_later_keeps_what_was_decided(
    accepted: ReviewPage, page: ExchangePage, desk: Desk, world: World, qtbot: QtBot
) -> None:
    press(accepted, qtbot, KEY.Key_2)
    press(accepted, qtbot, KEY.Key_2)
    press(accepted, qtbot, KEY.Key_A)
    press(accepted, qtbot, KEY.Key_Escape)
    idle(desk, qtbot)
    assert text_of(desk, world.changed, "purpose") == "First"
    assert status(desk) == WAITING
    assert page.home.inbox.view.table.lines[0].texts[3] == "1 decided so far"
    number = page.home.inbox.numbers[0]
    page.forget_review()
    qtbot.keyClick(page.home.inbox.view, KEY.Key_Return)
    qtbot.waitUntil(lambda: page.review_page is not None)
    again = page.review_page
    assert again is not None
    assert again.delivery.number == number
    assert again.review.decided == 1
    assert again.pane.current_key() == world.removed


def test_escape_leads_back_to_the_file_one_comes_from_and_enter_into_it_again(
    page: ExchangePage, opened: Opened, world: World, returned: tuple[Path, str], qtbot: QtBot
) -> None:
    first = opened(returned[0])
    press(first, qtbot, KEY.Key_Escape)
    page.forget_review()
    review = opened(world.book)
    press(review, qtbot, KEY.Key_Escape)
    inbox = page.home.inbox
    assert [line.key for line in inbox.view.chosen_lines()] == [review.delivery.number]
    assert inbox.list.has_one
    assert inbox.review.isEnabled()
    assert page.focusWidget() is inbox.view
    qtbot.keyClick(inbox.view, KEY.Key_Return)
    assert page.review_page is review
    assert review.isVisible()


def test_decisions_are_kept_while_one_decides(
    accepted: ReviewPage, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.changed) as kept:
        press(accepted, qtbot, KEY.Key_1)
    assert kept.args is not None
    assert kept.args[0].operation == "keep_review"


def test_review_is_planned_anew_when_its_records_were_changed_meanwhile(
    accepted: ReviewPage, page: ExchangePage, desk: Desk, world: World, qtbot: QtBot
) -> None:
    number = accepted.delivery.number
    press(accepted, qtbot, KEY.Key_2)
    page.show_address("inbox")
    page.show_address(f"review/{number}")
    assert page.review_page is accepted  # nothing has changed
    page.show_address("inbox")
    desk.do(save_record, world.changed, {"purpose": "Ours"})
    idle(desk, qtbot)
    page.show_address(f"review/{number}")
    qtbot.waitUntil(lambda: page.review_page is not accepted)
    again = page.review_page
    assert again is not None
    assert again.review.open_conflicts == 2  # one is decided, one is new
    assert again.review.draft().decisions == accepted.review.draft().decisions


def test_removal_tells_what_links_to_the_record(
    ours: DeskAtWork, theirs: DeskAtWork, opened: Opened, qtbot: QtBot
) -> None:
    visit = ours.add("visit", country="TUN")
    theirs.receive(ours.send("IACHR"))
    ours.add("programme_item", visit=visit, subject="Courtesy call")
    theirs.do(remove, [visit])
    review = opened(theirs.send("NIRMS"))
    assert "1 record" in review.pane.about
    assert "link to it" in review.pane.about


def test_whole_import_is_taken_back(
    accepted: ReviewPage, page: ExchangePage, desk: Desk, world: World, qtbot: QtBot
) -> None:
    press(accepted, qtbot, KEY.Key_2)
    apply(accepted, page, qtbot)
    assert "was taken in: 2 record(s) changed, 1 added." in page.home.notice.text
    page.home.inbox.undo.setFocus()
    qtbot.keyClick(page.home.inbox.undo, KEY.Key_Space)
    qtbot.waitUntil(lambda: text_of(desk, world.changed, "purpose") == "First")
    assert text_of(desk, world.both, "dates") == "2026-11-10/2026-11-20"
    assert desk.read(read_state, world.new) is None
    assert status(desk) == WAITING


# ---------------------------------------------------------------- our own workbook, by hand


def test_own_workbook_is_proven_and_its_edits_are_chosen(
    returned: tuple[Path, str], opened: Opened, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    book, ref = returned
    review = opened(book)
    assert not review.head.band.isVisible()
    assert [each.state for each in review.review.entries] == [ReviewState.EDITED]
    assert "Written by hand in the workbook" in review.pane.about
    press(review, qtbot, KEY.Key_A)
    apply(review, page, qtbot)
    assert text_of(desk, ref, "purpose") == "By hand"


def test_findings_are_told_with_cell_and_words(
    ours: DeskAtWork, opened: Opened, qtbot: QtBot
) -> None:
    ref = ours.add("visit", country="TUN", dates="2026-12-03")
    book = ours.send("IACHR")
    with edited(book, "Visits") as sheet:
        row = sheet.row_of(ref)
        sheet.put(row, "dates.from", "31/11/2026")
    review = opened(book)
    (entry,) = review.review.entries
    assert entry.state is ReviewState.ERROR
    assert review.entries.index(0).data() == "Visits · Dates"
    line = review.pane.findings.table.lines[0]
    assert line.texts[0].strip("\u2066\u2069").startswith("Visits, ")
    assert line.texts[2] == "31/11/2026"
    assert "cannot take" in review.pane.findings.sentences[0]
    # None of it is cut: a line is as high as what it says.
    view = review.pane.findings.view
    review.resize(900, 640)
    for column in range(1, 4):
        cell = view.visualRect(review.pane.findings.table.index(0, column))
        words, width = line.texts[column], cell.width() - 16
        flags = Qt.TextFlag.TextWordWrap.value
        needed = view.fontMetrics().boundingRect(0, 0, width, 999, flags, words)
        assert cell.height() >= needed.height()
        assert cell.width() >= needed.width()
    press(review, qtbot, KEY.Key_A)
    assert review.review.decided == 1
    press(review, qtbot, KEY.Key_Z, CTRL)
    assert review.review.decided == 0


def test_lines_that_did_not_come_back_are_told_and_nothing_is_removed(
    ours: DeskAtWork, opened: Opened, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    ref = ours.add("visit", country="TUN", dates="2026-12-03")
    book = ours.send("IACHR")
    with edited(book, "Visits") as sheet:
        sheet.sheet.delete_rows(sheet.row_of(ref))
    review = opened(book)
    assert [each.state for each in review.review.entries] == [ReviewState.MISSING]
    assert "Nothing is removed" in review.pane.findings.sentences[1]
    with qtbot.waitSignal(page.open_requested) as asked:
        view = review.pane.findings.view
        view.setFocus()
        view.doubleClicked.emit(review.pane.findings.table.index(0, 1))
    assert asked.args == [ref]
    apply(review, page, qtbot)
    assert text_of(desk, ref, LIFE) == "active"


@pytest.mark.usefixtures("spare_lines")
def test_line_without_ref_is_added_only_if_somebody_says_so(
    ours: DeskAtWork, opened: Opened, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    ours.add("visit", country="TUN", dates="2026-12-03")
    book = ours.send("IACHR")
    with edited(book, "Visits") as sheet:
        row = sheet.spare_row()
        sheet.put(row, "ref", None)
        sheet.put(row, "country", "Kenya")
        sheet.put(row, "message", "We go there too.")
    review = opened(book)
    (entry,) = review.review.entries
    assert (entry.state, entry.message) == (ReviewState.QUESTION, "We go there too.")
    assert "has no Ref" in review.pane.about
    agree = review.pane.choices._accept
    assert (agree.text(), agree.isEnabled()) == ("Nothing is proposed: choose", False)
    press(review, qtbot, KEY.Key_A)
    assert review.review.decided == 0  # nothing is chosen beforehand
    press(review, qtbot, KEY.Key_2)
    apply(review, page, qtbot)
    assert text_of(desk, entry.key, "country") == "KEN"
    assert status(desk) == DONE


@pytest.mark.usefixtures("spare_lines")
def test_two_entries_on_one_spare_line_are_one_question(
    ours: DeskAtWork,
    opened: Opened,
    page: ExchangePage,
    desk: Desk,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    ours.add("visit", country="TUN", dates="2026-12-03")
    book, other = ours.send("IACHR"), tmp_path / "other copy.xlsx"
    for country, copy in (("Kenya", other), ("Mexico", book)):
        with edited(book, "Visits", copy) as sheet:
            row = sheet.spare_row()
            ref = str(sheet.get(row, "ref"))
            sheet.put(row, "country", country)
    ours.receive(other)
    review = opened(book)
    (entry,) = review.review.entries
    assert (entry.key, entry.state, entry.is_new) == (ref, ReviewState.QUESTION, False)
    assert entry.is_whole
    assert {row.name for row in review.pane.fields.table.rows} == {"Country"}
    press(review, qtbot, KEY.Key_1)
    assert review.entries.data(review.entries.index(0), DETAIL_ROLE) == "Decided · kept mine"
    apply(review, page, qtbot)
    assert text_of(desk, ref, "country") == "KEN"


def test_message_alone_is_shown(ours: DeskAtWork, opened: Opened, qtbot: QtBot) -> None:
    ref = ours.add("visit", country="TUN", dates="2026-12-03")
    book = ours.send("IACHR")
    with edited(book, "Visits") as sheet:
        sheet.put(sheet.row_of(ref), "message", "Which flight?")
    review = opened(book)
    assert [each.state for each in review.review.entries] == [ReviewState.MESSAGE]
    assert "Which flight?" in review.pane.message


def test_lowering_a_label_is_always_a_question(
    ours: DeskAtWork, opened: Opened, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    ref = ours.add("visit", Label.NETWORK, country="TUN", dates="2026-12-03")
    book = ours.send("IACHR")
    with edited(book, "Visits") as sheet:
        sheet.put(sheet.row_of(ref), "label", "Public")
    review = opened(book)
    (entry,) = review.review.entries
    assert entry.state is ReviewState.QUESTION
    assert "less strict" in review.pane.about
    apply(review, page, qtbot)
    assert text_of(desk, ref, "label") == "network"


def test_workbook_with_nothing_new_says_so_and_is_noted(
    ours: DeskAtWork, opened: Opened, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    ours.add("visit", country="TUN", dates="2026-12-03")
    review = opened(ours.send("IACHR"))
    assert review.review.entries == ()
    assert "Nothing in this workbook is new" in review.nothing_words
    assert review.footer.words == "Nothing to decide"
    apply(review, page, qtbot)
    assert status(desk) == DONE
    assert desk.read(partners.sent_to, "IACHR")[0].confirmed is not None


def test_a_workbook_for_another_desk_says_so_calmly(
    ours: DeskAtWork, theirs: DeskAtWork, opened: Opened
) -> None:
    theirs.knows("ODIHR")
    theirs.add("visit", country="TUN")
    review = opened(theirs.send("ODIHR"))
    assert "written for another desk" in review.head.elsewhere.text
    assert "Desk ODIHR" in review.head.elsewhere.text
    assert not review.head.elsewhere.warns
    assert not review.head.elsewhere.isHidden()


def test_a_workbook_with_messages_alone_shows_them(
    ours: DeskAtWork, page: ExchangePage, opened: Opened
) -> None:
    ref = ours.add("visit", country="TUN")
    book = ours.send("IACHR")
    with edited(book, "Visits") as sheet:
        sheet.put(sheet.row_of(ref), "message", "Please call us")
    review = opened(book)
    assert review.head.elsewhere.isHidden()
    assert "Please call us" in review.pane.message
    [line] = page.home.inbox.view.table.lines
    assert "1 message" in line.texts[-1]


@pytest.mark.usefixtures("spare_lines")
def test_second_entry_on_a_spare_line_becomes_a_record_of_its_own(
    world: World, opened: Opened, page: ExchangePage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    copies = [tmp_path / "one.xlsx", tmp_path / "two.xlsx"]
    for copy, country in zip(copies, ("Kenya", "Mexico"), strict=True):
        with edited(world.book, "Visits", copy) as sheet:
            sheet.put(sheet.spare_row(), "country", country)
    receive(desk.database, copies[0], accept=Accept.ALL, removals=Decision.THEIRS)
    review = opened(copies[1])
    (item,) = review.review.plan.items
    assert item.apart is not None
    go_to(review, qtbot, item.ref)
    press(review, qtbot, KEY.Key_3)
    assert review.review.choice(item) is Decision.APART
    said = str(review.entries.index(0).data(DETAIL_ROLE))
    assert said.endswith("added on its own")
    assert review.review.upshot().added == 1
    assert review.review.upshot().changed == 0
    apply(review, page, qtbot)
    both = [desk.read(read_state, ref) for ref in (item.ref, item.apart.ref)]
    assert [each.text("country") for each in both if each is not None] == ["KEN", "MEX"]


def test_a_record_says_which_of_its_cells_were_not_taken_over(
    ours: DeskAtWork, opened: Opened, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    ref = ours.add("visit", country="TUN", dates="2027-03-10/2027-03-12", purpose="First")
    book = ours.send("IACHR")
    with edited(book, "Visits") as sheet:
        row = sheet.row_of(ref)
        sheet.put(row, "purpose", "By hand")
        sheet.put(row, "dates.from", "mid-March 2027")
        sheet.put(row, "dates.to", "19 March 2027")
    review = opened(book)
    at = next(at for at, each in enumerate(review.entries.entries) if each.key == ref)
    detail = review.entries.index(at).data(DETAIL_ROLE)
    assert detail == "2 cell(s) not taken · Edited by hand · 1 field(s)"
    go_to(review, qtbot, ref)
    assert "“\u2068mid-March 2027\u2069”" in review.pane.untaken
    assert "“\u206819 March 2027\u2069”" in review.pane.untaken
    cells = [each for entry in review.entries.entries for each in entry.findings]
    assert {each.found for each in cells} == {"mid-March 2027", "19 March 2027"}
    press(review, qtbot, KEY.Key_A)
    assert review.entries.index(at).data(DETAIL_ROLE).startswith("2 cell(s) not taken · ")
    apply(review, page, qtbot)
    assert text_of(desk, ref, "dates") == "2027-03-10/2027-03-12"
    assert text_of(desk, ref, "purpose") == "By hand"


def test_a_link_to_what_came_with_hrdesk_has_a_name_on_a_desk_that_began_with_nothing(
    ours: DeskAtWork,
    theirs: DeskAtWork,
    opened: Opened,
    page: ExchangePage,
    desk: Desk,
    qtbot: QtBot,
) -> None:
    (body,) = (each for each in network_records() if each.text("acronym") == "ACHPR")
    with theirs.database.writing() as session:
        write_states(session, [body])
    ref = theirs.add("person", name="Amina Hassan", organisation=body.ref)
    review = opened(theirs.send("NIRMS", left={body.ref}))
    rows = [row.name for row in review.pane.fields.table.rows]
    assert "African Commission" in cell(review, rows.index("Organisation"), FieldColumn.THEIRS)
    review.head.accept.setFocus()
    qtbot.keyClick(review.head.accept, KEY.Key_Space)
    review.list.setFocus()
    apply(review, page, qtbot)
    assert text_of(desk, ref, "organisation") == body.ref
    assert desk.read(read_state, body.ref) is None
    assert "African Commission" in linked_titles(desk, [body.ref])[body.ref]


def test_a_text_in_a_field_of_one_line_is_asked_about_and_taken_only_by_a_person(
    ours: DeskAtWork, opened: Opened, page: ExchangePage, desk: Desk, qtbot: QtBot
) -> None:
    ref = ours.add("person", name="Amina", function="Adviser")
    book = ours.send("IACHR")
    text = "Adviser on everything. " * 200
    with edited(book, "Persons") as sheet:
        sheet.put(sheet.row_of(ref), "function", text.strip())
    review = opened(book)
    assert "4599 character(s) in a field of one line" in review.pane.about
    assert not review.footer.safe.isEnabled(), "somebody has to look at it"
    press(review, qtbot, KEY.Key_A)
    apply(review, page, qtbot)
    assert text_of(desk, ref, "function") == text.strip(), "nothing of it is lost"
