"""The statement tracker and the agreements: what one key does, and what stands where."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.documents.agreements_view import AgreementsView
from hrdesk.ui.documents.page import DocumentsPage
from hrdesk.ui.documents.tracker_view import LIST, TrackerView
from hrdesk.ui.printing.printable import strictest_printed
from hrdesk.ui.printing.tables import TablePrintable
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment, Write, kept


@pytest.fixture
def page(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> DocumentsPage:
    write("organisation", 1, name="Commission")
    write(
        "document",
        2,
        title="On prisons",
        type="joint_statement",
        stage="drafted",
        occasion="26 June",
        clearances=["Commission"],
    )
    write("document", 3, title="On schools", type="statement", stage="planned")
    write("document", 4, title="Memorandum", type="agreement", in_force="2022/2026-12-31")
    write(
        "activity",
        5,
        title="Human Rights Day",
        type="commemorative_day",
        dates="2026-12-10",
        lead_days="30",
    )
    made = DocumentsPage(desk, settings, clock=clock)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    with qtbot.waitActive(made):
        made.show()
    return made


def lines(view: LineList) -> list[str]:
    model = view.model()
    return [line.text for line in model.lines] if isinstance(model, LineModel) else []


def tracker(page: DocumentsPage, qtbot: QtBot) -> TrackerView:
    page.show_address("tracker")
    view = page.view
    assert isinstance(view, TrackerView)
    view.show_look(LIST)
    qtbot.waitUntil(lambda: bool(view._all))
    return view


def on(view: TrackerView, title: str) -> str:
    """Make the line with this text current; gives its key."""
    model = view.list.model()
    assert isinstance(model, LineModel)
    key = next(line.key for line in model.lines if line.text == title)
    view.current_line(key)
    return key


def test_statements_stand_by_stage_with_what_they_wait_for(
    page: DocumentsPage, nameless: Callable[[QWidget], list[str]], qtbot: QtBot
) -> None:
    view = tracker(page, qtbot)
    assert lines(view.list) == [
        "Days to prepare for",
        "Human Rights Day",
        "Drafted",
        "On prisons",
        "Clearance awaited: \u2068Commission\u2069",
        "Planned",
        "On schools",
    ]
    view.filter_text("june")
    assert lines(view.list)[:2] == ["Drafted", "On prisons"]
    assert len(lines(view.list)) == 3
    view.filter_text("nothing")
    assert view.stack.currentIndex() == 1
    view.filter_text("")
    paper = view.printable()
    assert paper is not None
    assert paper.labels()[Label.NETWORK] == 3, "the day and two statements, as on screen"
    assert nameless(page) == []


def test_a_tracker_with_nothing_but_days_is_printed(page: DocumentsPage, qtbot: QtBot) -> None:
    view = tracker(page, qtbot)
    view._all = []
    view.show_filtered()
    paper = view.printable()
    assert paper is not None
    assert paper.labels()[Label.NETWORK] == 1
    view.filter_text("nothing")
    assert view.printable() is None


def test_one_key_clears_and_one_takes_further(
    page: DocumentsPage, desk: Desk, qtbot: QtBot
) -> None:
    view = tracker(page, qtbot)
    on(view, "Clearance awaited: \u2068Commission\u2069")
    assert view.chosen() != []
    with qtbot.waitSignal(desk.changed):
        QTest.keyClick(view.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any("cleared" in line for line in lines(view.list)))
    ref = on(view, "On prisons")
    state = desk.read(read_state, ref)
    assert state is not None
    assert state.value("clearances") == ("2026-11-18 Commission by NIRMS",)
    with qtbot.waitSignal(desk.changed):
        QTest.keyClick(view.list, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: "In clearance" in lines(view.list))
    QTest.keyClick(view.list, Qt.Key.Key_C)
    (popup,) = view.findChildren(NamePopup)
    with qtbot.waitSignal(desk.changed):
        popup.named.emit("Council")
    popup.close()
    qtbot.waitUntil(lambda: any("Council" in line for line in lines(view.list)))


def test_a_day_that_is_near_proposes_a_joint_statement(
    page: DocumentsPage, desk: Desk, qtbot: QtBot
) -> None:
    view = tracker(page, qtbot)
    on(view, "Human Rights Day")
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert kept(desk, str(opened.args[0]), "type") == "joint_statement"
    qtbot.waitUntil(lambda: "Days to prepare for" not in lines(view.list))
    page.begin_new()
    assert page.detail.form.is_draft


def test_agreements_stand_by_when_they_end(page: DocumentsPage, qtbot: QtBot) -> None:
    page.show_address("agreements")
    view = page.view
    assert isinstance(view, AgreementsView)
    assert lines(view.list) == ["Ending soon", "Memorandum"]
    paper = view.printable()
    assert paper is not None
    view.list.setCurrentIndex(view.list.model().index(1, 0))
    assert len(view.chosen()) == 1
    with qtbot.waitSignal(view.opened):
        QTest.keyClick(view.list, Qt.Key.Key_Return)
    view.filter_text("nothing")
    assert view.stack.currentIndex() == 1
    page.begin_new()
    assert page.detail.form.is_draft


def test_an_agreement_without_a_day_of_signing_tells_the_date_of_its_paper(
    page: DocumentsPage, write: Write
) -> None:
    write("document", 21, title="Road map", type="agreement", date="2012-01")
    page.show_address("agreements")
    view = page.view
    assert isinstance(view, AgreementsView)
    (note,) = [line.note for line in view._lines() if line.text == "Road map"]
    assert note == "Jan 2012"


def test_an_agreement_tells_its_dates_before_names_that_may_be_cut(
    page: DocumentsPage, write: Write
) -> None:
    party = write("organisation", 10, name="Open one")
    pact = {"type": "agreement", "parties": [party], "in_force": "2022/2026-12-31"}
    write("document", 11, title="Pact", signed="2021-12-06", **pact)
    page.show_address("agreements")
    view = page.view
    assert isinstance(view, AgreementsView)
    (note,) = [line.note for line in view._lines() if line.text == "Pact"]
    places = [note.index(word) for word in ("ends", "signed", "2022", "Open one")]
    assert places == sorted(places)


def test_names_on_paper_go_no_further_than_their_records(
    page: DocumentsPage, write: Write, qtbot: QtBot
) -> None:
    open_one = write("organisation", 10, name="Open one", label=Label.PUBLIC)
    hidden = write("organisation", 11, name="Hidden friends", label=Label.INTERNAL)
    ana = write("person", 12, name="Ana", protected="yes", pseudonym="Source 7")
    about = {"parties": [open_one, hidden], "drafter": ana}
    write("document", 13, title="On exile", type="joint_statement", stage="drafted", **about)
    write("document", 14, title="Pact", type="agreement", in_force="2022/2026-12-31", **about)
    view = tracker(page, qtbot)
    assert any("On exile" in line for line in lines(view.list))
    for address in ("tracker", "agreements"):
        page.show_address(address)
        assert isinstance(page.view, TrackerView | AgreementsView)
        paper = page.view.printable()
        assert isinstance(paper, TablePrintable)
        html = paper._html(Label.NETWORK)
        assert "Open one" in html
        assert not any(word in html for word in ("Hidden", "Source 7", "Ana"))
        assert "Hidden friends" in paper._html(Label.INTERNAL)
        assert strictest_printed(paper, Label.INTERNAL) is Label.INTERNAL, "its head says so"
