"""A colleague's list in the window: its columns, its lines, the review; by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.domain.merge import Decision
from hrdesk.exchange.encryption import locked
from hrdesk.operations.foreign_plan import NEW_RECORD, OUT
from hrdesk.store import listing, partners
from hrdesk.store.listing import Query
from hrdesk.store.records import every_state, read_state
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.list_page import ListPage
from hrdesk.ui.exchange.list_rows_step import RowsStep
from hrdesk.ui.exchange.page import ExchangePage
from hrdesk.ui.exchange.review_page import ReviewPage
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.picking import Offer
from hrdesk.ui.widgets.text_dialog import TextDialog
from tests.exchange.foreign.tables import in_csv, in_workbook
from tests.ui.exchange.conftest import idle
from tests.worlds import DeskAtWork

PEOPLE = (
    ["Name", "E-mail", "Telephone", "Shoe size"],
    ["Ana Perez", "ana@example.org", "2", "38"],
    ["Diallo, Awa", "awa@example.org", "3", "40"],
    ["Lee, Bob", "bob@example.org", None, "44"],
)
VISITS = (["Pays", "Du", "Au"], ["Tunisie", "2027-03-10", "2027-03-12"])
SAMPLES = " · ".join(isolated(f"{name}@example.org") for name in ("ana", "awa", "bob"))
KEY = Qt.Key


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return in_workbook(tmp_path / "people.xlsx", Contacts=PEOPLE, Visites=VISITS)


@pytest.fixture
def ana(ours: DeskAtWork) -> str:
    """A record that is certainly meant."""
    return ours.add("person", name="Pérez, Ana", phone="1")


@pytest.fixture
def aua(ours: DeskAtWork) -> str:
    """A record that may be meant."""
    return ours.add("person", name="Diallo, Aua")


@pytest.fixture
def opened_list(page: ExchangePage, qtbot: QtBot) -> Callable[[Path], ListPage]:
    """Opens a list, and waits until its columns are there."""

    def open_file(path: Path) -> ListPage:
        page.open_files([path])
        qtbot.waitUntil(lambda: page.lists.page is not None)
        assert page.lists.page is not None
        return page.lists.page

    return open_file


def columns(found: ListPage) -> list[tuple[str, ...]]:
    return [line.texts for line in found.columns.view.table.lines]


def pick(box: QComboBox, data: str) -> None:
    """Choose in a box as a person does."""
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def rows_of(found: ListPage, qtbot: QtBot) -> RowsStep:
    """Go on to the lines."""
    found.next.click()
    qtbot.waitUntil(lambda: found.rows is not None and found.panes()[0] is found.rows.view)
    assert found.rows is not None
    return found.rows


def reviewed(page: ExchangePage, found: ListPage, qtbot: QtBot) -> ReviewPage:
    found.next.click()
    qtbot.waitUntil(lambda: page.review_page is not None)
    assert page.review_page is not None
    return page.review_page


def becomes(step: RowsStep) -> list[str]:
    return [line.texts[3] for line in step.view.table.lines]


def applied(page: ExchangePage, review: ReviewPage, qtbot: QtBot) -> None:
    review.head.accept.setChecked(True)
    review.ask_to_apply()
    review.ask_to_apply()
    qtbot.waitUntil(lambda: page.review_page is None)


def names(desk: Desk) -> set[str]:
    refs = desk.read(listing.keys, Query("person"))
    return {str(state.text("name")) for ref in refs if (state := desk.read(read_state, ref))}


def test_from_the_file_to_the_records(
    page: ExchangePage,
    desk: Desk,
    path: Path,
    ana: str,
    aua: str,
    opened_list: Callable[[Path], ListPage],
    qtbot: QtBot,
) -> None:
    found = opened_list(path)
    assert columns(found)[1] == ("E-mail", SAMPLES, "E-mail", "sure (100 %)")
    assert columns(found)[3][2:] == ("left out", "")
    step = rows_of(found, qtbot)
    assert becomes(step) == [
        "brings \u2068Pérez, Ana\u2069 up to date",
        "asked in the review",
        "a new record",
        "a new record",
    ]
    assert "the same name" in step.view.table.lines[0].texts[2]
    pick(step.label, Label.NETWORK.value)
    review = reviewed(page, found, qtbot)
    assert page.lists.page is None
    assert "somebody's own list" in review.head.header._count.text()
    asked = next(item for item in review.delivery.plan.items if item.twins)
    assert [twin.ref for twin in asked.twins] == [aua]
    for item in review.delivery.plan.items:
        if item.ref == ana:
            review.review.choose(item, Decision.THEIRS)
    applied(page, review, qtbot)
    state = desk.read(read_state, ana)
    assert state is not None
    assert state.text("phone") == "2"
    assert state.conflicts() == {}
    assert names(desk) == {"Ana Perez", "Diallo, Aua", "Lee, Bob"}
    (received,) = desk.read(partners.received)
    assert (received.file_name, received.sender) == ("people.xlsx", "")
    assert "somebody's own list" in page.home.inbox.view.table.lines[0].texts


def test_columns_are_corrected_and_remembered(
    page: ExchangePage,
    desk: Desk,
    path: Path,
    opened_list: Callable[[Path], ListPage],
    qtbot: QtBot,
) -> None:
    found = opened_list(path)
    step = found.columns
    step.view.choose(3)
    pick(step.field, "mobile")
    step.view.choose(4)
    pick(step.field, "email")
    assert [texts[2] for texts in columns(found)] == ["Name", "left out", "Mobile", "E-mail"]
    pick(step.field, "")
    step.view.choose(2)
    pick(step.field, "email")
    step.sheet.setCurrentIndex(1)
    assert [texts[2] for texts in columns(found)] == ["Country", "Dates: from", "Dates: to"]
    pick(step.kind, "")
    assert not step.field.isEnabled()
    rows = rows_of(found, qtbot)
    assert len(rows.view.table.lines) == 3
    reviewed(page, found, qtbot)
    again = opened_list(path)
    assert [texts[2] for texts in columns(again)] == ["Name", "E-mail", "Mobile", "left out"]
    assert "was read before" in again.columns._remark.text()
    assert again.columns.mapping.tables[1].kind == ""


def test_lines_are_chosen_one_by_one(
    path: Path,
    ours: DeskAtWork,
    ana: str,
    aua: str,
    opened_list: Callable[[Path], ListPage],
    qtbot: QtBot,
) -> None:
    other = ours.add("person", name="Bobby")
    ours.add("visit", country="TUN")
    step = rows_of(opened_list(path), qtbot)
    step.view.setCurrentIndex(step.view.table.index(1, 0))
    pick(step.choice, aua)
    step.view.setCurrentIndex(step.view.table.index(0, 0))
    pick(step.choice, OUT)
    step.view.setCurrentIndex(step.view.table.index(3, 0))
    pick(step.choice, NEW_RECORD)
    step.view.setCurrentIndex(step.view.table.index(2, 0))
    step.other.setText("bob")
    step.other.offer()
    assert [offer.key for offer in step.other.offers] == [other]
    step.other.hide_offers()
    step.other.chosen.emit(Offer(other, "Bobby"))
    assert becomes(step)[:3] == [
        "left out",
        "brings \u2068Diallo, Aua\u2069 up to date",
        "brings \u2068Bobby\u2069 up to date",
    ]
    pick(step.take, "new")
    assert becomes(step) == ["left out", "left out", "left out", "a new record"]
    pick(step.take, "updates")
    assert becomes(step)[3] == "left out"


def test_back_and_cancel_keep_nothing(
    page: ExchangePage,
    desk: Desk,
    path: Path,
    opened_list: Callable[[Path], ListPage],
    qtbot: QtBot,
) -> None:
    found = opened_list(path)
    rows_of(found, qtbot)
    found.back.click()
    assert found.panes()[0] is found.columns.view
    rows_of(found, qtbot)
    found.back.click()
    found.back.click()
    assert page.lists.page is None
    assert page.panes() == page.home.panes()
    assert desk.read(partners.received) == []


def test_nothing_to_take_in_is_said(
    path: Path, opened_list: Callable[[Path], ListPage], qtbot: QtBot
) -> None:
    found = opened_list(path)
    for sheet in (0, 1):
        found.columns.sheet.setCurrentIndex(sheet)
        pick(found.columns.kind, "")
    assert "This is a proposal" in found.columns.remark
    found.next.click()
    assert found.notice.warns
    assert "what a sheet holds" in found.notice.text


def test_where_no_sheet_was_recognised_it_is_said(
    tmp_path: Path, opened_list: Callable[[Path], ListPage]
) -> None:
    rows = (["Hat", "Shoe size"], ["green", "38"], ["red", "40"])
    found = opened_list(in_workbook(tmp_path / "hats.xlsx", Hats=rows))
    assert "nothing was recognised" in found.columns.remark
    pick(found.columns.kind, "person")
    assert "This is a proposal" in found.columns.remark


def test_a_file_that_went_away_is_said(
    page: ExchangePage,
    path: Path,
    desk: Desk,
    opened_list: Callable[[Path], ListPage],
    qtbot: QtBot,
) -> None:
    found = opened_list(path)
    content = path.read_bytes()
    path.unlink()
    found.next.click()
    qtbot.waitUntil(lambda: found.notice.warns)
    assert "There is no file" in found.notice.text
    path.write_bytes(content)
    rows_of(found, qtbot)
    path.unlink()
    found.next.click()
    qtbot.waitUntil(lambda: found.notice.warns)
    assert page.review_page is None


@pytest.mark.parametrize("text", ["Dear all,\nsee below.\n", "<html></html>"])
def test_what_is_no_list_is_refused_in_one_sentence(
    page: ExchangePage, desk: Desk, tmp_path: Path, text: str, qtbot: QtBot
) -> None:
    path = tmp_path / "letter.csv"
    path.write_text(text)
    page.open_files([path])
    qtbot.waitUntil(lambda: page.home.notice.warns and not desk.is_busy)
    assert "finds no list" in page.home.notice.text
    assert page.lists.page is None


def test_by_keyboard_alone(
    page: ExchangePage,
    desk: Desk,
    tmp_path: Path,
    opened_list: Callable[[Path], ListPage],
    qtbot: QtBot,
) -> None:
    found = opened_list(in_csv(tmp_path / "people.csv", PEOPLE))
    found.columns.view.setFocus()
    qtbot.keyClick(found.columns.view, KEY.Key_Down)
    qtbot.keyClick(found.columns.view, KEY.Key_Return)
    assert page.window().focusWidget() is found.columns.field
    qtbot.keyClick(found.columns.field, KEY.Key_Home)
    assert columns(found)[1][2] == "left out"
    qtbot.keyClick(found.next, KEY.Key_Space)
    qtbot.waitUntil(lambda: found.rows is not None)
    step = found.rows
    assert step is not None
    qtbot.keyClick(step.view, KEY.Key_Return)
    assert page.window().focusWidget() is step.choice
    qtbot.keyClick(step.choice, KEY.Key_End)
    assert becomes(step)[0] == "left out"
    qtbot.keyClick(found.next, KEY.Key_Space)
    qtbot.waitUntil(lambda: page.review_page is not None)
    idle(desk, qtbot)


def test_every_part_tells_its_name(
    path: Path,
    opened_list: Callable[[Path], ListPage],
    nameless: Callable[[QWidget], list[str]],
    qtbot: QtBot,
) -> None:
    found = opened_list(path)
    assert nameless(found) == []
    rows_of(found, qtbot)
    assert nameless(found) == []


def test_a_list_with_a_passphrase_asks_for_it_once(
    page: ExchangePage, desk: Desk, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(locked(path.read_bytes(), "one two"))
    monkeypatch.setattr(TextDialog, "ask", lambda *_, **__: ("one two", True))
    page.open_files([path])
    idle(desk, qtbot)
    page.receiving._unlock.trigger()
    qtbot.waitUntil(lambda: page.lists.page is not None)
    found = page.lists.page
    assert found is not None
    assert columns(found)
    qtbot.mouseClick(found.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: found.rows is not None)


def test_a_mistyped_state_is_asked_for_among_states(
    page: ExchangePage,
    ours: DeskAtWork,
    opened_list: Callable[[Path], ListPage],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    known = ours.add("visit", country="TUN", dates="2027-03-10/2027-03-14", purpose="Prisons")
    rows = (
        ["Country", "From", "To", "Mechanism"],
        ["Tunesia", "2027-03-10", "2027-03-12", "Committee"],
        ["Kenya", "2027-05", None, None],
    )
    ours.add("organisation", name="Committee")
    step = rows_of(opened_list(in_workbook(tmp_path / "visits.xlsx", Visits=rows)), qtbot)
    assert becomes(step) == ["left out without Country", "a new record"]
    assert "Tunesia" in step.view.table.lines[0].texts[1]
    assert step.state_words.text() == f"&State that “{isolated('Tunesia')}” means"
    assert step.state.itemText(1) == "Tunisia"
    step.view.setFocus()
    qtbot.keyClick(step.view, KEY.Key_Return)
    qtbot.waitUntil(lambda: page.window().focusWidget() is step.state)
    pick(step.state, "TUN")
    # Now it is known for what it is.
    assert "Tunisia" in step.view.table.lines[0].texts[2]
    pick(step.choice, NEW_RECORD)
    assert becomes(step) == ["a new record", "a new record"]
    step.view.choose(step.reading.listed[1].row.ref)
    assert not step.state.isVisible(), "Kenya is a State"
    review = reviewed(page, page.lists.page, qtbot)  # type: ignore[arg-type]
    assert not [entry for entry in review.review.entries if entry.findings]
    applied(page, review, qtbot)
    with ours.database.reading() as session:
        found = [state for state in every_state(session, "visit") if state.ref != known]
    assert {state.text("country") for state in found} == {"TUN", "KEN"}


def test_a_state_that_nobody_names_is_told_and_nobody_known_is_asked_for(
    page: ExchangePage,
    ours: DeskAtWork,
    opened_list: Callable[[Path], ListPage],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    ours.add("organisation", name="Committee")
    rows = (["Country", "From", "Mechanism"], ["Atlantis", "2027-03-10", "Committee"])
    found = opened_list(in_workbook(tmp_path / "visits.xlsx", Visits=rows))
    step = rows_of(found, qtbot)
    pick(step.state, "TUN")
    assert becomes(step) == ["a new record"]
    pick(step.state, "")
    assert becomes(step) == ["left out without Country"]
    review = reviewed(page, found, qtbot)
    codes = {each.code for entry in review.review.entries for each in entry.findings}
    assert codes == {"list_bad_value", "list_required"}
