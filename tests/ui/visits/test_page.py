"""The page Visits by keyboard: list and time line show the same, one visit opens with all of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.operations.records import save_record
from hrdesk.ui.calendar.ticking import Ticking
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.brief_dialog import BriefDialog
from hrdesk.ui.visits.page import LIST, TIME_LINE, VisitsPage
from tests.ui.open_desk import Moment, Write, kept

KEY = Qt.Key
Open = Callable[[], VisitsPage]


@pytest.fixture
def open_page(desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot) -> Open:
    def make() -> VisitsPage:
        page = VisitsPage(desk, settings, clock=clock)
        qtbot.addWidget(page)
        page.resize(1180, 700)
        with qtbot.waitActive(page):
            page.show()
        return page

    return make


def tab_names(page: VisitsPage) -> list[str]:
    tabs = page.detail.form.tabs
    return [tabs.tabText(at) for at in range(tabs.count()) if tabs.isTabVisible(at)]


def test_visit_opens_with_its_programme_and_recommendations(open_page: Open, write: Write) -> None:
    visit = write("visit", country="MEX", dates="2027-03-08/2027-03-17")
    write("programme_item", 1, visit=visit)
    write("recommendation", text="Ratify", country="MEX")
    page = open_page()
    page.show_record(visit)
    assert page.detail.ref == visit
    names = tab_names(page)
    assert names[:8] == [
        "Overview",
        "Details",
        "Programme (1)",
        "Places",
        "Delegation",
        "Recommendations",
        "Check-list",
        "Documents",
    ]
    assert names[-2:] == ["History", "Who has it"]


def test_other_kinds_have_no_programme(open_page: Open, write: Write) -> None:
    activity = write("activity", dates="2026-12-08")
    item = write("programme_item", 1, activity=activity)
    page = open_page()
    page.show_record(item)
    assert page.list.kind == "programme_item"
    assert not any("Programme" in name for name in tab_names(page))


def test_item_of_a_visit_opens_within_the_visit(open_page: Open, write: Write) -> None:
    visit = write("visit", dates="2027-03-08/2027-03-17")
    item = write("programme_item", 1, visit=visit)
    page = open_page()
    page.show_record(item)
    assert page.detail.ref == visit
    assert page.tabs.programme.form.ref == item
    assert page.tabs.programme.form.isVisible()


def test_record_of_another_place_is_asked_for(open_page: Open, write: Write, qtbot: QtBot) -> None:
    page = open_page()
    person = write("organisation", name="x")
    with qtbot.waitSignal(page.open_requested) as told:
        page.show_record(person)
    assert told.args == [person]


def test_time_line_shows_what_the_list_lets_through(
    open_page: Open, write: Write, qtbot: QtBot
) -> None:
    georgia = write("visit", 1, country="GEO", dates="2026-12-01")
    write("visit", 2, country="TUN", dates="2026-12-05")
    page = open_page()
    page.show_view(TIME_LINE)
    assert page.time_line is not None
    assert page.time_line.isVisible()
    assert len(page.time_line.lines) == 2
    page.filter_text("georgia")
    qtbot.waitUntil(lambda: [each.ref for each in _lines(page)] == [georgia])
    page.filter_text("nothing of it")
    time_line = page.time_line
    qtbot.waitUntil(lambda: not time_line.isVisible())


def _lines(page: VisitsPage) -> list:  # type: ignore[type-arg]
    assert page.time_line is not None
    return page.time_line.lines


def test_view_is_kept_and_the_form_waits_until_it_is_opened(
    open_page: Open, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", dates="2026-12-01")
    page = open_page()
    assert page.view == LIST
    assert not page.detail.isVisible(), "nothing is chosen: the list has all the room"
    assert page.list.view is not None
    page.list.view.choose([visit])
    qtbot.waitUntil(page.detail.isVisible)
    page.show_view(TIME_LINE)
    assert not page.detail.isVisible()
    time_line = page.time_line
    assert time_line is not None
    qtbot.waitUntil(time_line.hasFocus)
    qtbot.keyClick(time_line, KEY.Key_Down)
    qtbot.keyClick(time_line, KEY.Key_Return)
    assert page.detail.isVisible()
    assert page.detail.ref == visit
    qtbot.keyClick(page.detail.form, KEY.Key_Escape)
    assert not page.detail.isVisible()
    assert time_line.hasFocus()
    assert page.panes()[-1] is not page.list.view
    again = open_page()
    assert again.view == TIME_LINE


def test_what_is_chosen_in_the_list_is_current_on_the_time_line(
    open_page: Open, write: Write, qtbot: QtBot
) -> None:
    visits = [write("visit", number, dates=f"2026-12-0{number}") for number in (1, 2, 3)]
    page = open_page()
    page.show_record(visits[1])
    page.show_view(TIME_LINE)
    assert page.time_line is not None
    assert page.time_line.current_ref == visits[1]
    qtbot.keyClick(page.time_line, KEY.Key_Down)
    page.show_view(LIST)
    assert page.list.view is not None
    assert page.list.view.refs() == [visits[2]]


def test_programme_items_are_a_list_only(open_page: Open, write: Write) -> None:
    write("visit", dates="2026-12-01")
    page = open_page()
    page.show_view(TIME_LINE)
    page.show_kind("programme_item")
    assert page.view == LIST
    page.show_view(TIME_LINE)
    assert page.view == LIST


def test_a_view_that_is_asked_for_over_programme_items_shows_the_visits(
    open_page: Open, write: Write
) -> None:
    write("visit", country="MEX", dates="2027-03-08/2027-03-17")
    page = open_page()
    page.show_kind("programme_item")
    page.header.view_chosen.emit(TIME_LINE)
    assert (page.view, page.list.kind, page.side.current) == (TIME_LINE, "visit", "visit")


def test_changes_reach_the_time_line(
    open_page: Open, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    visit = write("visit", dates="2026-12-01")
    page = open_page()
    page.show_view(TIME_LINE)
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, visit, {"dates": "2027-01-15"})
    assert _lines(page)[0].dates == "2027-01-15"


def test_list_begins_with_what_is_not_over(open_page: Open, write: Write) -> None:
    for number in range(60):
        write("visit", number, dates=f"{1990 + number}-05-01")
    page = open_page()
    view = page.list.view
    assert view is not None
    top = view.table.ref_at(view.rowAt(0))
    assert "2020" < kept(page.desk, top, "dates") < "2027"


def test_the_visit_that_is_opened_stands_in_sight_in_the_list(
    open_page: Open, write: Write, qtbot: QtBot
) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 6) for day in range(1, 13)]
    refs = [write("visit", at, country="TUN", dates=day) for at, day in enumerate(days)]
    page = open_page()
    view = page.list.view
    assert view is not None
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    page.show_record(refs[0])
    seen = view.viewport().rect()
    qtbot.waitUntil(lambda: seen.contains(view.visualRect(view.currentIndex()).center()))


def test_new_visit_has_no_programme_before_it_is_one(
    open_page: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = open_page()
    page.begin_new()
    assert not any("Programme" in name for name in tab_names(page))
    fields = page.detail.form.fields
    assert fields is not None
    focused = page.focusWidget()
    assert focused is not None
    with qtbot.waitSignal(page.detail.form.made) as told:
        qtbot.keyClicks(focused, "Georgia")
        qtbot.keyClick(focused, KEY.Key_Return)
        qtbot.keyClick(focused, KEY.Key_Tab)
    assert kept(desk, told.args[0], "country") == "GEO"
    assert "Programme" in tab_names(page)


def test_at_midnight_today_moves_on(open_page: Open, clock: Moment) -> None:
    page = open_page()
    clock.passes(hours=15)
    ticking = page.findChild(Ticking)
    assert ticking is not None
    ticking.tick()
    assert page.time_line is not None
    assert page.time_line.today.day == 19


def test_every_part_has_a_name(
    open_page: Open, write: Write, nameless: Callable[[QWidget], list[str]]
) -> None:
    visit = write("visit", dates="2026-12-01")
    page = open_page()
    page.show_record(visit)
    page.show_view(TIME_LINE)
    for part in (page.tabs.programme.list, page.tabs.recommendations.list, page.time_line):
        assert part is not None
        assert nameless(part) == []


def test_new_visit_begins_at_its_top_where_list_and_detail_take_turns(
    open_page: Open, write: Write, qtbot: QtBot
) -> None:
    write("visit", country="MEX", dates="2027-03-08/2027-03-17")
    page = open_page()
    page.resize(780, 420)
    qtbot.waitUntil(lambda: page.panes_widget.takes_turns and not page.detail.isVisible())
    page.begin_new()
    fields = page.detail.form.fields
    assert fields is not None
    country = fields.rows["country"]
    qtbot.waitUntil(
        lambda: fields.isVisible() and country.visibleRegion().boundingRect() == country.rect()
    )
    settled: list[bool] = []
    QTimer.singleShot(0, page, lambda: settled.append(True))
    qtbot.waitUntil(lambda: bool(settled))
    assert fields.verticalScrollBar().value() == 0
    assert country.visibleRegion().boundingRect() == country.rect()


def test_the_brief_is_written_of_the_visit_that_is_chosen_and_letters_filter_the_list(
    open_page: Open, write: Write, qtbot: QtBot
) -> None:
    write("visit", 1, country="KEN", dates="2026-12-01/2026-12-03")
    brazil = write("visit", 2, country="BRA", dates="2026-12-05/2026-12-06")
    page = open_page()
    view = page.list.view
    assert view is not None
    assert not page.write_brief()  # of none or several there is none
    view.choose([brazil])
    view.setFocus()
    qtbot.waitUntil(lambda: page.detail.ref == brazil)
    qtbot.keyClicks(view, "b")
    assert page.list.box.text() == "b"
    page.list.box.clear()
    assert briefs(page) == []
    assert page.write_brief()
    assert close(briefs(page)) == [brazil]
    page.show_view(TIME_LINE)
    assert page.time_line is not None
    qtbot.keyClick(page.time_line, KEY.Key_B)
    assert close(briefs(page)) == [brazil]


def briefs(page: VisitsPage) -> list[BriefDialog]:
    return [each for each in page.findChildren(BriefDialog) if each.isVisible()]


def close(dialogs: list[BriefDialog]) -> list[str]:
    for each in dialogs:
        each.close()
    return [each._ref for each in dialogs]


def test_nothing_moves_when_what_is_begun_becomes_a_visit(open_page: Open, qtbot: QtBot) -> None:
    """The form slid down by three lines of tabs, under whoever aimed at the next field."""
    page = open_page()
    button = page.new_button
    assert button.room > button.sizeHint().width(), "room for New programme item from the start"
    page.begin_new()
    form = page.detail.form
    assert form.fields is not None
    assert form.is_draft
    qtbot.waitUntil(lambda: "Overview" in tab_names(page))
    QApplication.processEvents()
    before, rows = tab_names(page), form.fields.rows
    at = {name: row.mapTo(page, QPoint()) for name, row in rows.items() if row.isVisible()}
    assert not any(form.tabs.isTabEnabled(place) for place in (0, 2, 5))
    names = [form.tabs.name_of(place) for place in range(form.tabs.count())]
    lines = {name.y() for name in names if name.isVisible()}
    assert len(lines) > 1, "in as many lines as the tabs of a visit"
    qtbot.keyClicks(rows["country"].focusWidget() or rows["country"], "Honduras")
    qtbot.keyClick(rows["country"].focusWidget() or rows["country"], KEY.Key_Tab)
    qtbot.waitUntil(lambda: not form.is_draft and form.tabs.isTabEnabled(0))
    QApplication.processEvents()
    assert [each.split(" ")[0] for each in tab_names(page)] == [
        each.split(" ")[0] for each in before
    ]
    assert {name: rows[name].mapTo(page, QPoint()) for name in at} == at
    assert {name.y() for name in names if name.isVisible()} == lines
    assert form.tabs.isTabEnabled(form.tabs.count() - 1)
