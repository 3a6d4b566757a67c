"""The page Calendar by keyboard: days, views, lists, and the form beside them."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.codes import Life
from hrdesk.domain.state import LIFE
from hrdesk.ui.calendar.day_menu import DayMenu
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.calendar.ticking import Ticking
from hrdesk.ui.calendar.views import AGENDA, MONTH
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import without_isolates
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.factories import ref
from tests.ui.open_desk import Moment, Write, kept

KEY = Qt.Key
TODAY = date(2026, 11, 18)


@pytest.fixture
def open_page(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot
) -> Callable[[], CalendarPage]:
    def make() -> CalendarPage:
        page = CalendarPage(desk, settings, clock=clock)
        qtbot.addWidget(page)
        page.resize(1180, 700)
        with qtbot.waitActive(page):
            page.show()
        page.month.setFocus()
        return page

    return make


@pytest.fixture
def page(open_page: Callable[[], CalendarPage]) -> CalendarPage:
    return open_page()


def press(qtbot: QtBot, page: CalendarPage, *keys: Qt.Key) -> None:
    for key in keys:
        focused = page.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def heading(page: CalendarPage) -> list[str]:
    """Title and caption of the page."""
    return [each.text() for each in page.header.findChildren(QLabel)]


def test_it_opens_at_today_in_the_zone_of_the_desk(page: CalendarPage) -> None:
    assert page.day == TODAY
    assert page.view == MONTH
    assert "November 2026" in heading(page)
    assert any("Zurich" in text for text in heading(page))


def test_the_head_tells_the_time_of_the_day_that_is_shown(page: CalendarPage, qtbot: QtBot) -> None:
    def caption() -> str:
        (found,) = [each for each in heading(page) if "Zurich" in each]
        return without_isolates(found)

    assert caption() == "Zurich time (UTC+1)"
    press(qtbot, page, KEY.Key_PageUp)
    assert page.day == date(2026, 10, 18)
    assert caption() == "Zurich time (UTC+2)"
    press(qtbot, page, *[KEY.Key_Down] * 2)
    assert page.day == date(2026, 11, 1)
    assert caption() == "Zurich time (UTC+1)"
    press(qtbot, page, KEY.Key_5)
    assert caption() == "Zurich time", "a year has summer and winter time"
    press(qtbot, page, KEY.Key_6)
    assert not any("Zurich" in each for each in heading(page)), "the review has no hours"


def test_keys_step_months_and_come_back_to_today(page: CalendarPage, qtbot: QtBot) -> None:
    press(qtbot, page, KEY.Key_PageDown, KEY.Key_PageDown)
    assert page.day == date(2027, 1, 18)
    assert "January 2027" in heading(page)
    press(qtbot, page, KEY.Key_PageUp)
    assert page.day == date(2026, 12, 18)
    press(qtbot, page, KEY.Key_T)
    assert page.day == TODAY
    press(qtbot, page, KEY.Key_PageUp, KEY.Key_Home)
    assert page.day == TODAY


def test_day_stays_as_far_as_a_month_has_it(page: CalendarPage, qtbot: QtBot) -> None:
    page.go_to(date(2027, 1, 31))
    press(qtbot, page, KEY.Key_PageDown)
    assert page.day == date(2027, 2, 28)


def test_digits_change_the_view_and_it_is_kept(
    page: CalendarPage, open_page: Callable[[], CalendarPage], write: Write, qtbot: QtBot
) -> None:
    write("activity", dates="2026-11-20")
    press(qtbot, page, KEY.Key_Right, KEY.Key_Right, KEY.Key_4)
    assert page.view == AGENDA
    assert page.header.view == AGENDA
    assert page.day == date(2026, 11, 20)
    assert page.agenda.hasFocus()
    press(qtbot, page, KEY.Key_3)
    assert page.month.hasFocus()
    press(qtbot, page, KEY.Key_4)
    assert open_page().view == AGENDA


def test_months_step_in_the_agenda_too(page: CalendarPage, write: Write, qtbot: QtBot) -> None:
    write("activity", 1, dates="2026-11-18")
    write("activity", 2, dates="2026-12-24")
    press(qtbot, page, KEY.Key_4, KEY.Key_PageDown)
    assert page.day == date(2026, 12, 24)


def test_what_is_chosen_opens_beside_and_esc_closes_it(
    page: CalendarPage, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    meeting = write("activity", dates="2026-11-18")
    page.month.month.reload()
    assert not page.form.isVisible()
    with qtbot.waitSignal(page.moved) as told:
        press(qtbot, page, KEY.Key_N)
    assert told.args == [meeting]
    assert page.form.isVisible()
    assert page.form.ref == meeting
    assert page.form in page.panes()
    qtbot.keyClick(page.month, KEY.Key_Escape)
    assert not page.form.isVisible()
    assert page.month.chosen == ""
    assert page.month.hasFocus()


def test_new_activity_has_the_day_filled_in(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, page, KEY.Key_Right)
    page.header.new_wanted.emit()
    assert page.form.is_draft
    focused = page.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Donor briefing")
    with qtbot.waitSignal(page.form.made) as told:
        qtbot.keyClick(focused, KEY.Key_Tab)
    made = told.args[0]
    assert kept(desk, made, "title") == "Donor briefing"
    assert kept(desk, made, "dates") == "2026-11-19"
    qtbot.waitUntil(lambda: [each.ref for each in page.month.month.on_day(page.day)] == [made])


def test_double_click_begins_on_that_day(page: CalendarPage, qtbot: QtBot) -> None:
    page.month.new_wanted.emit(date(2026, 11, 25))
    assert page.form.is_draft
    assert page.form.isVisible()


def test_list_of_the_day_opens_and_begins(page: CalendarPage, write: Write, qtbot: QtBot) -> None:
    meeting = write("activity", title="Q & A", dates="2026-11-18T09:00[America/New_York]")
    page.month.month.reload()
    press(qtbot, page, KEY.Key_Return)
    menu = page.findChild(DayMenu)
    assert menu is not None
    assert menu.isVisible()
    texts = [action.text() for action in menu.actions()]
    assert "Wednesday 18 November 2026" in texts[0]
    assert "Q && A" in texts[1]
    assert "New York" in texts[1]
    qtbot.keyClick(menu, KEY.Key_Return)
    assert page.form.ref == page.month.chosen == meeting
    assert not menu.isVisible()
    menu.show_day(date(2026, 11, 19), [])
    menu.popup(QPoint(0, 0))
    assert "Nothing on this day" in [action.text() for action in menu.actions()]
    qtbot.keyClick(menu, KEY.Key_Return)
    assert page.form.is_draft
    assert page.month.chosen == "", "nothing is framed that is not open"


def test_a_full_day_is_one_column_that_scrolls(
    page: CalendarPage, write: Write, qtbot: QtBot
) -> None:
    """Its last lines lay beside the first, beyond the edge of a small screen."""
    for number in range(60):
        write("activity", number, title=f"Side event {number}", dates="2026-11-18")
    page.views.reload()
    qtbot.keyClick(page.month, Qt.Key.Key_Return)
    qtbot.waitUntil(page._menu.isVisible)
    lefts = {page._menu.actionGeometry(each).left() for each in page._menu.actions()}
    assert len(lefts) == 1
    qtbot.keyClick(page._menu, Qt.Key.Key_Up)
    last = page._menu.activeAction()
    assert "Common working hours" in last.text()
    assert page._menu.rect().contains(page._menu.actionGeometry(last))
    page._menu.close()


def test_what_has_no_exact_days_is_named_under_the_month(
    page: CalendarPage, write: Write, qtbot: QtBot
) -> None:
    assert not page.undated.isVisible()
    visit = write("visit", country="GEO", dates="2026-11", firmness="forecast")
    page.month.month.reload()
    assert page.undated.isVisible()
    assert "Georgia" in page.undated.names
    assert "Nov 2026" in page.undated.names
    menu = page.undated.findChild(DayMenu)
    assert menu is not None
    menu.triggered.emit(menu.actions()[1])
    assert page.form.ref == visit
    press(qtbot, page, KEY.Key_4)
    assert not page.undated.isVisible()


def test_addresses_open_days_and_records(page: CalendarPage, write: Write) -> None:
    visit = write("visit", dates="2027-03-08/2027-03-17")
    vague = write("activity", dates="2027-05")
    page.show_address("2026-12-24")
    assert page.day == date(2026, 12, 24)
    page.show_address(visit)
    assert page.day == date(2027, 3, 8)
    assert page.form.ref == visit
    page.show_record(vague)
    assert page.day == date(2027, 3, 8)
    assert page.form.ref == vague
    page.show_address("")
    assert page.form.ref == vague


def test_record_that_is_gone_opens_nothing(page: CalendarPage, write: Write) -> None:
    page.show_record(ref("activity", "nobody"))
    assert not page.form.isVisible()


def test_at_midnight_today_moves_on(page: CalendarPage, clock: Moment, desk: Desk) -> None:
    clock.passes(hours=15)
    ticking = page.findChild(Ticking)
    assert ticking is not None
    ticking.tick()
    assert page.month.month.today == date(2026, 11, 19)
    assert page.day == TODAY


def test_small_window_lets_month_and_form_take_turns(
    page: CalendarPage, write: Write, qtbot: QtBot
) -> None:
    meeting = write("activity", dates="2026-11-18")
    page.resize(800, 560)
    page.show_record(meeting)
    assert page.form.isVisible()
    assert not page.month.isVisible()
    page.form.close_wanted.emit()
    assert page.month.isVisible()
    assert not page.form.isVisible()


def test_every_part_has_a_name(
    page: CalendarPage, nameless: Callable[[QWidget], list[str]], write: Write
) -> None:
    write("visit", dates="2026-11")
    page.month.month.reload()
    page.header.ensurePolished()
    for key in ("day", "week", "month", "agenda", "year", "upr"):
        page.header.view_chosen.emit(key)
    assert not nameless(page), nameless(page)


def test_what_is_marked_can_be_sent_and_put_aside(
    page: CalendarPage, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    made = write("activity", title="Briefing", dates="2026-11-18")
    page.month.month.reload()
    assert page.chosen() == []
    page.show_record(made)
    assert page.chosen() == [made]
    page.month.menu_wanted.emit(made, QPoint())
    with qtbot.waitSignal(page.share_requested) as asked:
        page.thing_menu.share.trigger()
    assert asked.args == [[made]]
    page.thing_menu.archive.trigger()
    qtbot.waitUntil(lambda: kept(desk, made, LIFE) == Life.ARCHIVED)
    page.thing_menu.remove.trigger()
    qtbot.waitUntil(lambda: kept(desk, made, LIFE) == Life.REMOVED)
    page.thing_menu.close()


def test_a_long_name_of_a_desk_makes_the_menu_no_wider_than_a_screen(
    page: CalendarPage, qtbot: QtBot
) -> None:
    name = "Independent Expert on the effects of foreign debt & all human rights " * 3
    page.header.fill_menu({"IE": name}, "NIRMS", ())
    action = next(each for each in page.header.menu.actions() if each.toolTip() == name)
    assert len(action.text()) < 80
    assert without_isolates(action.text()).endswith("… (I)"), "the letter in its bars stays"
