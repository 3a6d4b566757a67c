"""The tabs of a visit by keyboard: what each key does stands on the desk, and is said."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.changes import Changes
from hrdesk.operations.assessments import assess
from hrdesk.operations.checklist import add_item, checklist_of
from hrdesk.operations.partners import set_partner
from hrdesk.operations.records import save_record
from hrdesk.store import listing
from hrdesk.store.listing import Query, linked_from
from hrdesk.store.records import read_state
from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.records.editors.picking import Offer
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.undo_words import of_changes, sentence_of
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.checklist_tab import ChecklistTab
from hrdesk.ui.visits.delegation_tab import DelegationTab
from hrdesk.ui.visits.ladder_view import RUNG
from hrdesk.ui.visits.overview_tab import OverviewTab
from hrdesk.ui.visits.page import VisitsPage
from hrdesk.ui.visits.papers_tab import PapersTab
from hrdesk.ui.visits.places_tab import PlacesTab
from hrdesk.ui.visits.recommendations_tab import RecommendationsTab
from hrdesk.ui.visits.tab import ListTab, VerbButton
from tests.ui.open_desk import Moment, Write, held_up, kept
from tests.ui.sight import stands_by

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
TODAY = date(2026, 11, 18)
Show = Callable[[type[ListTab], str], ListTab]


@pytest.fixture
def show(desk: Desk, theme: Theme, qtbot: QtBot) -> Show:
    def make(kind: type[ListTab], visit: str) -> ListTab:
        tab = kind(desk, lambda: TODAY)  # type: ignore[call-arg, arg-type]
        qtbot.addWidget(tab)
        tab.resize(460, 700)
        tab.show_visit(visit)
        with qtbot.waitActive(tab):
            tab.show()
        tab.list.setFocus()
        return tab

    return make


def texts(lines: LineList) -> list[str]:
    model = lines.model()
    assert isinstance(model, LineModel)
    return [each.text for each in model.lines]


def choose(tab: ListTab, text: str) -> None:
    model = tab.list.model()
    assert isinstance(model, LineModel)
    row = next(at for at, each in enumerate(model.lines) if text in each.text)
    tab.list.setCurrentIndex(model.index(row))


def press(qtbot: QtBot, desk: Desk, tab: ListTab, key: Qt.Key) -> Changes:
    with qtbot.waitSignal(desk.changed) as told:
        qtbot.keyClick(tab.list, key)
    changes = told.args[0]
    assert isinstance(changes, Changes)
    return changes


def values(desk: Desk, ref: str, name: str) -> tuple[str, ...]:
    state = desk.read(read_state, ref)
    assert state is not None
    value = state.value(name)
    assert isinstance(value, tuple)
    return value


def let_go(tab: ListTab) -> None:
    """No line is chosen, as in a tab that has not had the focus yet."""
    tab.list.setCurrentIndex(QModelIndex())


def able(tab: ListTab) -> str:
    """The keys of the verbs that are not grey."""
    return "".join(key for key, action in tab.verbs.items() if action.isEnabled())


def test_the_tabs_of_a_visit_that_is_begun_are_built_before_it_is_one(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot
) -> None:
    page = VisitsPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    tabs = page.detail.form.tabs
    assert not tabs.findChildren(OverviewTab)
    page.begin_new()
    fields = tabs.currentWidget()
    # Not at the key that makes a record of what is typed.
    qtbot.waitUntil(lambda: bool(tabs.findChildren(OverviewTab)))
    assert tabs.currentWidget() is fields
    assert tabs.isTabVisible(tabs.indexOf(page.tabs.overview)), "where it will be"
    assert not tabs.isTabEnabled(tabs.indexOf(page.tabs.overview))


def test_a_visit_is_found_in_the_tab_that_it_was_left_with(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    visit, other = write("visit", dates="2027-02-08"), write("programme_item")
    page = VisitsPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    page.show_record(visit)
    tabs = page.detail.form.tabs
    assert tabs.currentWidget() is page.tabs.overview
    tabs.setCurrentWidget(page.tabs.papers)
    page.show_record(other)
    fields = page.detail.form.fields
    assert fields is not None
    assert tabs.currentWidget().isAncestorOf(fields)
    page.show_record(visit)
    assert tabs.currentWidget() is page.tabs.papers


def test_forecast_is_confirmed_with_other_dates_in_four_actions(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", dates="2027-02-08/2027-02-17", firmness="forecast")
    with qtbot.waitSignal(desk.changed):
        desk.do(set_partner, "IACHR", name="Commission")
    with qtbot.waitSignal(desk.changed):
        desk.do(add_item, visit, "Visas", date(2026, 12, 10))
    page = VisitsPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    with qtbot.waitActive(page):
        page.show()
    page.show_record(visit)
    page.tabs.overview.list.setFocus()
    actions = 0

    def act(*typed: Qt.Key | str) -> None:
        nonlocal actions
        actions += 1
        for each in typed:
            focused = QApplication.focusWidget()
            if isinstance(each, str):
                QTest.keyClicks(focused, each)
            else:
                qtbot.keyClick(focused, each)

    act(KEY.Key_C)
    assert page.tabs.overview.sheet.isVisible()
    page_field = QApplication.focusWidget()
    assert page_field is not None
    page_field.selectAll()  # type: ignore[attr-defined]  # as Tab into it does
    act("15 Feb 2027", KEY.Key_Tab)
    while "to" not in (QApplication.focusWidget().accessibleName()):
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    QApplication.focusWidget().selectAll()  # type: ignore[attr-defined]
    act("24 Feb 2027")
    with qtbot.waitSignal(desk.changed):
        actions += 1
        qtbot.keyClick(
            QApplication.focusWidget(), KEY.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    assert actions == 4
    assert kept(desk, visit, "dates") == "2027-02-15/2027-02-24"
    assert kept(desk, visit, "status") == "confirmed"
    said = texts(page.tabs.overview.list)
    assert set(said[-2:]) == {
        f"Confirmed, {isolated('15–24 Feb 2027')}",
        f"Forecast, {isolated('8–17 Feb 2027')}",
    }
    qtbot.waitUntil(page.tabs.overview.told.isVisible)
    assert "moved with it" in page.tabs.overview.told.text()
    assert desk.read(checklist_of, visit).items[0].due == date(2026, 12, 17)


def test_ladder_is_climbed_by_one_key_and_any_rung_by_enter(
    desk: Desk, show: Show, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", status="accepted")
    tab = show(OverviewTab, visit)
    press(qtbot, desk, tab, KEY.Key_R)
    assert kept(desk, visit, "status") == "dates_proposed"
    qtbot.keyClick(tab.list, KEY.Key_R)
    assert isinstance(tab, OverviewTab)
    assert tab.sheet.isVisible()
    qtbot.mouseClick(tab.sheet.confirm, Qt.MouseButton.LeftButton)
    assert tab.sheet.fault.isVisible()
    qtbot.keyClick(tab.sheet, KEY.Key_Escape)
    assert not tab.sheet.isVisible()
    choose(tab, "Postponed")
    press(qtbot, desk, tab, KEY.Key_Return)
    assert kept(desk, visit, "status") == "postponed"
    assert any("Dates proposed" in each for each in texts(tab.list)[-3:])


def where(tab: ListTab, text: str) -> QPoint:
    model = tab.list.model()
    assert isinstance(model, LineModel)
    row = next(at for at, each in enumerate(model.lines) if each.text == text)
    tab.list.scrollTo(model.index(row))
    return tab.list.visualRect(model.index(row)).center()


def test_a_click_on_the_ladder_only_chooses_and_a_button_says_what_it_does(
    desk: Desk, show: Show, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", status="accepted", country="TCD", dates="2027-02-03/2027-02-12")
    tab = show(OverviewTab, visit)
    assert isinstance(tab, OverviewTab)
    assert tab.list.current_key == RUNG + "accepted", "Enter does no harm there"
    with qtbot.assertNotEmitted(desk.changed):
        qtbot.keyClick(tab.list, KEY.Key_Return)
        qtbot.mouseClick(tab.list.viewport(), LEFT, pos=where(tab, "Cancelled"))
    assert tab.list.current_key == RUNG + "cancelled"
    assert kept(desk, visit, "status") == "accepted"
    assert tab.given.isVisible()
    assert tab.given.text() == f"Mark as: {isolated('Cancelled')}"
    with qtbot.waitSignal(desk.changed) as told:
        tab.given.trigger()
    assert kept(desk, visit, "status") == "cancelled"
    assert not tab.given.isVisible()
    said = desk.read(of_changes, told.args[0])
    assert sentence_of(said) == (
        f"New status of {isolated('Chad, 3–12 Feb 2027')}: {isolated('Cancelled')}"
    )
    with qtbot.waitSignal(desk.changed):
        qtbot.mouseDClick(tab.list.viewport(), LEFT, pos=where(tab, "Invited"))
    assert kept(desk, visit, "status") == "invited"
    assert tab.list.current_key == RUNG + "invited"


def test_where_the_next_rung_is_to_confirm_one_verb_asks_and_both_keys_do(
    show: Show, write: Write, qtbot: QtBot
) -> None:
    tab = show(OverviewTab, write("visit", status="dates_proposed"))
    assert isinstance(tab, OverviewTab)
    assert (tab.raised.isVisible(), tab.asked.isVisible()) == (False, True)
    for key in (KEY.Key_R, KEY.Key_C):
        qtbot.keyClick(tab.list, key)
        assert tab.sheet.isVisible()
        qtbot.keyClick(tab.sheet, KEY.Key_Escape)
        assert not tab.sheet.isVisible()


def test_since_is_said_of_a_status_and_not_of_dates_alone(show: Show, write: Write) -> None:
    tab = show(OverviewTab, write("visit", dates="2027-03-08/2027-03-17"))
    assert isinstance(tab, OverviewTab)
    assert tab.said.text().startswith("No status yet · ")
    assert "since" not in tab.said.text()
    tab.show_visit(write("visit", 2, status="invited", dates="2027-03-08/2027-03-17"))
    assert tab.said.text().startswith("Invited, ")
    assert "since" in tab.said.text()


def test_steps_that_nobody_noted_are_hollow_on_the_ladder(
    desk: Desk, show: Show, write: Write, qtbot: QtBot
) -> None:
    steps = ["2026-10-01 requested by NIRMS", "2026-11-01 accepted by NIRMS"]
    tab = show(OverviewTab, write("visit", status="accepted", steps=steps))
    model = tab.list.model()
    assert isinstance(model, LineModel)
    signs = {each.text: each.icon for each in model.lines if each.key.startswith(RUNG)}
    assert (signs["Accepted"], signs["Requested"]) == ("current", "below")
    assert signs["Invited"] == signs["Reminded"] == "skipped"
    assert signs["Confirmed"] == "above"
    assert not tab.grab().isNull()


def test_findings_go_into_the_statement_and_no_other_paper(
    desk: Desk, show: Show, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", country="MEX")
    terms = write("document", 1, title="Terms", type="terms_of_reference", visit=visit)
    tab = show(PapersTab, visit)
    choose(tab, "Terms")
    assert not tab.verbs["I"].isVisible()
    press(qtbot, desk, tab, KEY.Key_S)
    choose(tab, "Terms")
    one = write("recommendation", 1, text="Ratify", country="MEX")
    with qtbot.waitSignal(desk.changed):
        desk.do(assess, visit, one, state="done", in_statement=True)
    press(qtbot, desk, tab, KEY.Key_I)
    statement = kept(desk, visit, "statement")
    assert "Ratify" in kept(desk, statement, "draft")
    assert kept(desk, terms, "draft") == ""


def test_checklist_is_prepared_ticked_and_added_to(
    desk: Desk, show: Show, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", dates="2026-12-01/2026-12-09")
    tab = show(ChecklistTab, visit)
    assert isinstance(tab, ChecklistTab)
    press(qtbot, desk, tab, KEY.Key_P)
    assert tab.said.text().startswith("0 of 13 done")
    assert tab.said.text().endswith("0 of 7 terms agreed by the State")
    assert "overdue" in tab.said.text()
    choose(tab, "Visas")
    assert able(tab) == "O"
    press(qtbot, desk, tab, KEY.Key_Space)
    choose(tab, "Security")
    press(qtbot, desk, tab, KEY.Key_Return)
    choose(tab, "No reprisals")
    assert able(tab) == "", "terms of reference are no records to open"
    press(qtbot, desk, tab, KEY.Key_Return)
    assert tab.said.text().startswith("2 of 13 done")
    assert tab.said.text().endswith("1 of 7 terms agreed by the State")
    assert tab.listed.done == 3, "the tab and the list of visits count both"
    assert values(desk, visit, "terms_of_reference") == ("no_reprisals",)
    tab.add_line.setText("Ask for a helicopter")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.add_line, KEY.Key_Return)
    choose(tab, "helicopter")
    with qtbot.waitSignal(tab.open_requested):
        qtbot.keyClick(tab.list, KEY.Key_O)


def test_recommendations_are_chosen_assessed_and_narrowed(
    desk: Desk, show: Show, write: Write, qtbot: QtBot
) -> None:
    one = write("recommendation", 1, text="Ratify", country="MEX")
    write("recommendation", 2, text="Train", country="MEX", themes=["Torture"])
    visit = write("visit", country="MEX", recommendations=[one], themes=["Torture"])
    tab = show(RecommendationsTab, visit)
    assert isinstance(tab, RecommendationsTab)
    assert texts(tab.list)[1:] == [
        "? Ratify",
        "Open recommendations this visit could follow up",
        "Train",
    ]
    let_go(tab)
    assert able(tab) == "W", "what needs a line is grey until one is chosen"
    choose(tab, "Train")
    assert able(tab) == "FOW"
    assert not tab.assessed.isEnabled()
    press(qtbot, desk, tab, KEY.Key_F)
    choose(tab, "Ratify")
    assert able(tab) == "DPUNFOSW"
    assert tab.assessed.isEnabled()
    assert [each.text() for each in tab.assessed.menu().actions()][:2] == ["Done", "Partly done"]
    press(qtbot, desk, tab, KEY.Key_P)
    press(qtbot, desk, tab, KEY.Key_S)
    assert "◐ Ratify" in texts(tab.list)
    qtbot.keyClick(tab.list, KEY.Key_Return)
    assert tab.sheet.isVisible()
    tab.sheet.evidence.setPlainText("Seen in the capital")
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.sheet, KEY.Key_Return, control)
    assert tab.followed[0].found is not None
    assert (tab.followed[0].found.evidence, tab.followed[0].found.in_statement) == (
        "Seen in the capital",
        True,
    )
    tab.list.setFocus()
    qtbot.keyClick(tab.list, KEY.Key_W)
    assert texts(tab.list) == ["Followed up by this visit", "? Train"]
    choose(tab, "Train")
    press(qtbot, desk, tab, KEY.Key_F)
    assert values(desk, visit, "recommendations") == (one,)


def test_places_say_who_was_there_and_are_chosen_by_a_key(
    desk: Desk, show: Show, write: Write, qtbot: QtBot
) -> None:
    prison = write("place", name="Prison", country="MEX", type="prison", city="Town")
    write("visit", 2, country="MEX", dates="2019", status="held", places=[prison])
    visit = write("visit", 1, country="MEX")
    tab = show(PlacesTab, visit)
    let_go(tab)
    assert able(tab) == ""
    choose(tab, "Prison")
    assert able(tab) == "V"
    press(qtbot, desk, tab, KEY.Key_V)
    assert values(desk, visit, "places") == (prison,)
    model = tab.list.model()
    assert isinstance(model, LineModel)
    assert model.lines[1].text == "✓ Prison"
    assert "Visited before" in model.lines[1].note
    with qtbot.waitSignal(tab.open_requested) as told:
        qtbot.keyClick(tab.list, KEY.Key_Return)
    assert told.args == [prison]


def test_a_place_is_added_to_a_visit_by_typing(
    desk: Desk, show: Show, write: Write, qtbot: QtBot
) -> None:
    far = write("place", 1, name="Prison of the north", country="TUN")
    near = write("place", 2, name="Prison of the south", country="MEX", city="Town")
    visit = write("visit", country="MEX")
    tab = show(PlacesTab, visit)
    assert isinstance(tab, PlacesTab)
    tab.pick.setFocus()
    qtbot.keyClicks(tab.pick, "pri")
    qtbot.waitUntil(lambda: bool(tab.pick.offers))
    assert [each.key for each in tab.pick.offers] == [near, far, ""]
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.pick, KEY.Key_Tab)
    assert values(desk, visit, "places") == (near,)
    tab.pick.setFocus()
    qtbot.keyClicks(tab.pick, "Shelter")
    qtbot.waitUntil(lambda: [each.key for each in tab.pick.offers] == [""])
    with qtbot.waitSignal(desk.changed) as told:
        tab.pick.chosen.emit(tab.pick.offers[0])
    made = told.args[0].refs[0]
    assert set(values(desk, visit, "places")) == {near, made}
    state = desk.read(read_state, made)
    assert state is not None
    assert state.values() == {"name": "Shelter", "country": "MEX"}
    qtbot.waitUntil(lambda: "✓ Shelter" in texts(tab.list))
    assert tab.pick.text() == ""
    tab.pick.offer()
    assert tab.pick.offers == []


def test_what_is_to_come_is_no_visit_before_and_leads_were_there_too(
    desk: Desk, show: Show, write: Write
) -> None:
    prison = write("place", name="Prison", country="MEX")
    spt = write("organisation", name="SPT")
    write("visit", 2, country="MEX", dates="2019", status="held", places=[prison], leads=[spt])
    write("visit", 3, country="MEX", dates="2027-06", status="accepted", places=[prison])
    tab = show(PlacesTab, write("visit", 1, country="MEX", places=[prison]))
    model = tab.list.model()
    assert isinstance(model, LineModel)
    note = "".join(each for each in model.lines[1].note if each.isprintable())
    assert note == "Visited before: 2019 (SPT) · Other visits: Jun 2027"


def test_delegation_warns_calmly_and_has_a_head(
    desk: Desk, show: Show, write: Write, qtbot: QtBot
) -> None:
    national = write(
        "person", 1, name="Quesada, L", nationalities=["MEX"], roster="yes", function="Judge"
    )
    keller = write("person", 2, name="Keller, M", nationalities=["CHE"])
    visit = write("visit", country="MEX", delegation=[national])
    tab = show(DelegationTab, visit)
    assert isinstance(tab, DelegationTab)
    assert any("National of the visited country" in each for each in texts(tab.list))
    model = tab.list.model()
    assert isinstance(model, LineModel)
    assert model.lines[0].note == "on the roster · Judge", "what is cut is the function"
    with qtbot.waitSignal(desk.changed):
        tab.pick.chosen.emit(Offer(keller, "Keller, M"))
    let_go(tab)
    assert able(tab) == ""
    choose(tab, "Keller")
    assert able(tab) == "H-"
    press(qtbot, desk, tab, KEY.Key_H)
    assert able(tab) == "-", "who leads it does so already"
    assert texts(tab.list)[0] == "★ Keller, M"
    choose(tab, "Quesada")
    button = next(each for each in tab.findChildren(VerbButton) if "Does" in each.text())
    button.setFocus()
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(button, KEY.Key_Space)
    assert texts(tab.list) == ["★ Keller, M"]
    assert tab.list.hasFocus(), "nobody is left on a grey button"


def test_who_is_made_on_the_way_joins_the_visit_that_was_open(
    desk: Desk, show: Show, write: Write, qtbot: QtBot
) -> None:
    visit, other = write("visit", 1, country="MEX"), write("visit", 2, country="TUN")
    tab = show(DelegationTab, visit)
    assert isinstance(tab, DelegationTab)
    assert not any(each.isVisible() for each in tab.buttons.values()), "about nobody"
    with held_up(desk):
        tab.pick.chosen.emit(Offer("", "New: person", "Keller, M"))
        tab.show_visit(other)
    qtbot.waitUntil(lambda: not desk.is_busy)
    (made,) = desk.read(listing.keys, Query("person"))
    assert values(desk, visit, "delegation") == (made,)
    assert values(desk, other, "delegation") == ()


def test_a_key_pressed_twice_begins_one_statement(
    desk: Desk, show: Show, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", country="MEX")
    tab = show(PapersTab, visit)
    with held_up(desk):
        qtbot.keyClick(tab.list, KEY.Key_S)
        qtbot.keyClick(tab.list, KEY.Key_S)
        qtbot.keyClick(tab.list, KEY.Key_T)
    qtbot.waitUntil(lambda: not desk.is_busy)
    made = [kept(desk, each, "type") for each in desk.read(listing.keys, Query("document"))]
    assert sorted(made) == ["end_of_visit_statement", "report"]


def test_statement_is_begun_cleared_and_takes_the_outline(
    desk: Desk, show: Show, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", country="MEX")
    tab = show(PapersTab, visit)
    assert isinstance(tab, PapersTab)
    press(qtbot, desk, tab, KEY.Key_S)
    press(qtbot, desk, tab, KEY.Key_R)
    assert tab.papers[0].stage == "drafted"
    tab.ask_clearance()
    _answer(tab, qtbot, desk, "Legal section", by=tab.buttons["C"])
    choose(tab, "awaited")
    press(qtbot, desk, tab, KEY.Key_Return)
    assert any("cleared" in each for each in texts(tab.list))
    # After a pop-up the offscreen window is not the active one, so that no shortcut counts.
    with qtbot.waitSignal(desk.changed):
        tab.verbs["T"].trigger()
    tab.ask_feedback()
    _answer(tab, qtbot, desk, "ODIHR", by=tab.buttons["B"])
    assert texts(tab.list)[-1] == "ODIHR"
    assert len(desk.read(linked_from, visit)) == 2
    tab.verbs["I"].trigger()
    qtbot.waitUntil(tab.told.isVisible)


def _answer(tab: ListTab, qtbot: QtBot, desk: Desk, text: str, *, by: QWidget) -> None:
    popup = tab.findChildren(NamePopup)[-1]
    assert stands_by(popup, by)
    popup.line.setText(text)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(popup.line, KEY.Key_Return)
    tab.list.setFocus()


@pytest.mark.parametrize(
    "kind",
    [OverviewTab, ChecklistTab, RecommendationsTab, PlacesTab, DelegationTab, PapersTab],
)
def test_every_part_has_a_name(
    kind: type[ListTab], show: Show, write: Write, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(show(kind, write("visit"))) == []


def test_keys_stand_on_buttons_while_they_work(show: Show, write: Write, qtbot: QtBot) -> None:
    """In the list beside, letters are for the filter; no button moves as the focus comes and goes."""
    tab = show(OverviewTab, write("visit", country="MEX", dates="2027-03-08/2027-03-17"))
    buttons = [each for each in tab.findChildren(VerbButton) if each.isVisible()]
    (brief,) = (each for each in buttons if each.accessibleName() == "Brief…")
    assert brief.text() == "Brief… (\u2066B\u2069)"
    places = [each.geometry() for each in buttons]
    brief.setFocus()
    qtbot.waitUntil(lambda: brief.text() == "Brief…")
    assert [each.sizeHint() for each in buttons] == [place.size() for place in places]
    tab.list.setFocus()
    qtbot.waitUntil(lambda: brief.text() == "Brief… (\u2066B\u2069)")
    assert [each.geometry() for each in buttons] == places


def test_programme_follows_typed_dates_when_one_says_so(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", dates="2027-03-08/2027-03-17")
    item = write("programme_item", 1, visit=visit, time="2027-03-08T09:30/2027-03-08T10:30")
    page = VisitsPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show()
    page.show_record(visit)
    bar = page.tabs.along
    assert bar.isHidden()
    typed = partial(desk.do, save_record, visit)
    with qtbot.waitSignal(desk.changed):
        typed({"dates": "2027-03-10/2027-03-19"})
    assert "begins 2 day(s) later. 1 item(s) of its programme stayed." in bar.line.text()
    with qtbot.waitSignal(desk.changed):
        typed({"dates": "2027-03-06/2027-03-15"})  # counted from where the programme lies
    assert "begins 2 day(s) earlier" in bar.line.text()
    with qtbot.waitSignal(desk.changed):
        bar.move_all.click()
    assert bar.isHidden()
    assert kept(desk, item, "time") == "2027-03-06T09:30/2027-03-06T10:30"
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert kept(desk, item, "time") == "2027-03-08T09:30/2027-03-08T10:30"
    assert kept(desk, visit, "dates") == "2027-03-06/2027-03-15"
    with qtbot.waitSignal(desk.changed):
        typed({"dates": "2027-03-04/2027-03-15"})  # longer, and not elsewhere
    assert bar.isHidden()
    with qtbot.waitSignal(desk.changed):
        typed({"dates": "2027-04-04/2027-04-15"})
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert bar.isHidden()
