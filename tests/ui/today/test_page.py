"""Today by keyboard: what needs the person, hour by hour, what moves, what comes."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.desks import Start, starting_records
from hrdesk.operations.partners import set_partner
from hrdesk.operations.records import add_record, save_record
from hrdesk.store.partners import WAITING, Sent, keep_received, remember_sent
from hrdesk.store.records import write_states
from hrdesk.ui.calendar.line_model import Line
from hrdesk.ui.calendar.lines import LineList
from hrdesk.ui.calendar.spoken import name_home
from hrdesk.ui.calendar.ticking import Ticking
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated, ltr, without_isolates
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.today.clocks import clock_words
from hrdesk.ui.today.page import TodayPage
from hrdesk.ui.widgets.headings import ElidedLabel
from tests.factories import ref
from tests.ui.open_desk import MORNING, Moment, Write
from tests.ui.sight import words_without_room

KEY = Qt.Key
TODAY = date(2026, 11, 18)
Open = Callable[[], TodayPage]


@pytest.fixture
def open_page(desk: Desk, settings: Settings, theme: Theme, clock: Moment, qtbot: QtBot) -> Open:
    def make() -> TodayPage:
        page = TodayPage(desk, settings, clock=clock)
        qtbot.addWidget(page)
        page.resize(1180, 700)
        with qtbot.waitActive(page):
            page.show()
        page.setFocus()
        return page

    return make


def in_days(number: int) -> str:
    return (TODAY + timedelta(days=number)).isoformat()


def lines(shown: LineList) -> list[Line]:
    return shown.model().lines  # type: ignore[attr-defined, no-any-return]


def texts(shown: LineList) -> list[str]:
    return [line.text for line in lines(shown)]


def heading(page: TodayPage) -> list[str]:
    return [each.text() for each in page.header.findChildren(QLabel)]


# ---------------------------------------------------------------- nothing there


def test_empty_desk_says_so_in_words(open_page: Open) -> None:
    page = open_page()
    assert texts(page.needs.list)[0] == "Nothing is waiting."
    assert texts(page.motion.list)[0].startswith("No visit is under way")
    assert texts(page.today.list) == [
        "Nothing stands in the calendar today.",
        "Add to today…",
    ]
    assert texts(page.coming.list) == ["Nothing stands in the calendar for two weeks."]
    assert "Wednesday 18 November 2026" in heading(page)
    assert not page.grab().isNull()


def test_a_new_desk_says_what_to_begin_with(open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    begun: list[object] = []
    page.new_requested.connect(begun.append)
    page.place_requested.connect(lambda place, rest: begun.append((place, rest)))
    for key in ("first visit", "first person", "first partner"):
        page._run_need(key)
    assert begun == ["visit", "person", ("exchange", "partners")]
    assert len(texts(page.needs.list)) == 4


def test_a_desk_that_began_with_the_network_says_so_too(
    open_page: Open, desk: Desk, qtbot: QtBot
) -> None:
    with desk.database.writing() as session:
        write_states(session, starting_records(Start.NETWORK))
    page = open_page()
    assert len(texts(page.needs.list)) == 4
    desk.do(add_record, "person", {"name": "Diop, Awa"})
    qtbot.waitUntil(lambda: len(texts(page.needs.list)) == 3)
    assert not any("people" in each for each in texts(page.needs.list)), "there are some"
    desk.do(add_record, "activity", {"title": "Call", "dates": in_days(40)})
    qtbot.waitUntil(lambda: len(texts(page.needs.list)) == 1)


def test_next_deadline_is_named_while_nothing_waits(open_page: Open, write: Write) -> None:
    write("activity", dates=in_days(20), type="deadline")
    page = open_page()
    assert texts(page.needs.list) == ["Nothing is waiting. Next deadline: 8 Dec."]


def test_clocks_stay_in_sight_under_a_date_that_fills_the_head(open_page: Open, desk: Desk) -> None:
    with desk.database.writing() as session:
        set_partner(session, "IACHR", zone="America/New_York")
    page = open_page()
    assert _clocks_in_sight(page) == ["Zurich 09:24 · New York 03:24"]
    page.resize(620, 560)
    page.grab()
    (said,) = _clocks_in_sight(page)
    assert said == "Zurich 09:24 · New York 03:24"
    page.resize(320, 560)
    page.grab()
    assert _clocks_in_sight(page) == [said]
    assert not list(words_without_room(page.header))
    page.resize(1180, 700)
    page.grab()
    assert _clocks_in_sight(page) == [said]


def _clocks_in_sight(page: TodayPage) -> list[str]:
    shown = [
        each.shown_text() if isinstance(each, ElidedLabel) else each.text()
        for each in page.header.findChildren(QLabel)
        if each.isVisible()
    ]
    return [without_isolates(said) for said in shown if "Zurich" in said]


# ---------------------------------------------------------------- needs you


def test_every_need_has_a_verb_and_enter_does_it(
    open_page: Open, write: Write, qtbot: QtBot
) -> None:
    overdue = write("commitment", 1, title="Send the list", due=in_days(-9))
    deadline = write("activity", 2, title="Report", dates=in_days(1), type="deadline")
    visit = write("visit", 3, country="KEN", dates=in_days(82), firmness="forecast")
    page = open_page()
    found = lines(page.needs.list)
    assert [line.text for line in found] == [
        f"Overdue: {isolated('Send the list')}",
        f"Deadline: {isolated('Report')}",
        f"Nobody leads yet: {isolated('Kenya, 8 Feb 2027')}",
    ]
    assert [line.verb for line in found] == ["Open", "Open", "Name a lead"]
    assert found[0].note.startswith("9 day")
    assert found[2].note == "8 Feb"
    assert found[1].note == "tomorrow"
    opened: list[str] = []
    page.open_requested.connect(opened.append)
    page.field_requested.connect(lambda ref, name: opened.append(f"{ref} {name}"))
    for _ in range(3):
        qtbot.keyClick(page.needs.list, KEY.Key_Return)
        qtbot.keyClick(page.needs.list, KEY.Key_Down)
    assert opened == [overdue, deadline, f"{visit} leads"]


def test_an_item_of_a_visit_says_of_which(open_page: Open, write: Write) -> None:
    visit = write("visit", 3, country="TCD", dates=in_days(30), label=Label.INTERNAL)
    write("commitment", 1, title="Visas asked for", due=in_days(5), visit=visit)
    page = open_page()
    line = next(each for each in lines(page.needs.list) if "Visas" in each.text)
    assert "Chad" in line.text
    assert line.label is Label.INTERNAL
    (line,) = [each for each in lines(page.coming.list) if "Visas" in each.text]
    assert "Chad" in line.text
    assert line.label is Label.INTERNAL


def test_workbook_that_waits_leads_to_exchange(open_page: Open, desk: Desk, qtbot: QtBot) -> None:
    with desk.database.writing() as session:
        keep_received(
            session,
            b"x",
            workbook="w",
            sender="IACHR",
            file_name="visits.xlsx",
            status=WAITING,
            counts={},
        )
    page = open_page()
    assert texts(page.needs.list) == [f"{isolated('visits.xlsx')} waits to be looked at"]
    qtbot.keyClick(page.needs.list, KEY.Key_Down)
    with qtbot.waitSignal(page.place_requested) as told:
        qtbot.keyClick(page.needs.list, KEY.Key_Return)
    assert told.args == ["exchange", ""]


def test_partner_who_was_to_hear_leads_to_what_it_was_given(
    open_page: Open, desk: Desk, qtbot: QtBot
) -> None:
    minute = int(MORNING.timestamp()) // 60 - 20 * 24 * 60
    with desk.database.writing() as session:
        set_partner(session, "IACHR", name="Commission", rhythm="weekly")
        sent = Sent("W1", "IACHR", minute, 1, "a.xlsx", "network", 0)
        remember_sent(session, sent, {})
    page = open_page()
    assert texts(page.needs.list) == [
        f"A workbook is due to {isolated('Commission')}",
        f"A workbook is due from {isolated('Commission')}",
    ]
    assert [line.note for line in lines(page.needs.list)] == ["13 day(s) ago"] * 2
    qtbot.keyClick(page.needs.list, KEY.Key_Down)
    with qtbot.waitSignal(page.place_requested) as told:
        qtbot.keyClick(page.needs.list, KEY.Key_Return)
    assert told.args == ["exchange", "given_got/IACHR"]


def many(write: Write) -> None:
    for number in range(5):
        write("commitment", f"o{number}", due=in_days(-5 + number))
        write("commitment", f"d{number}", due=in_days(1 + number))
        write("activity", number, dates=in_days(1 + number), type="deadline", inputs_by=in_days(2))
        write("visit", number, dates=in_days(30), firmness="forecast")


def test_seven_rows_and_the_rest_on_request(open_page: Open, write: Write, qtbot: QtBot) -> None:
    many(write)
    page = open_page()
    assert len(texts(page.needs.list)) == 8
    assert texts(page.needs.list)[-1].startswith("8 more")
    assert any(text.startswith("⁨Overdue") and "2 more" in text for text in texts(page.needs.list))
    for _ in range(8):
        qtbot.keyClick(page.needs.list, KEY.Key_Down)
    qtbot.keyClick(page.needs.list, KEY.Key_Return)
    assert len(texts(page.needs.list)) == 15
    assert page.needs.list.height() >= page.needs.list.fitting_height()


def test_del_puts_off_until_tomorrow(
    open_page: Open, write: Write, clock: Moment, qtbot: QtBot
) -> None:
    for number in range(3):
        write("commitment", number, due=in_days(-3 + number))
    page = open_page()
    qtbot.keyClick(page.needs.list, KEY.Key_Down)
    qtbot.keyClick(page.needs.list, KEY.Key_Delete)
    assert len(texts(page.needs.list)) == 2
    assert page.needs.list.currentIndex().row() == 1
    assert len(texts(open_page().needs.list)) == 2
    assert page.back.text().startswith("1 put off until tomorrow")
    page.back.click()
    assert len(texts(page.needs.list)) == 3
    assert page.back.isHidden()
    assert page.focusWidget() is page.needs.list
    page.put_off_current()
    assert len(texts(page.needs.list)) == 2
    assert not page.back.isHidden()
    page.needs.list.setFocus()
    clock.passes(hours=24)
    ticking = page.findChild(Ticking)
    assert ticking is not None
    ticking.tick()
    assert len(texts(page.needs.list)) == 3


def test_del_elsewhere_puts_nothing_off(open_page: Open, write: Write, qtbot: QtBot) -> None:
    write("commitment", due=in_days(-3))
    page = open_page()
    page.motion.list.setFocus()
    qtbot.keyClick(page.motion.list, KEY.Key_Delete)
    assert len(texts(page.needs.list)) == 1


@pytest.mark.parametrize("text", ["{", "[]", '{"day": "2026-11-18"}', '{"keys": 3}'])
def test_spoilt_memory_is_no_memory(
    open_page: Open, write: Write, settings: Settings, text: str
) -> None:
    settings.keep_state("today", "put_off", QByteArray(text.encode()))
    write("commitment", due=in_days(-3))
    assert len(texts(open_page().needs.list)) == 1


# ---------------------------------------------------------------- today


def test_day_stands_in_order_with_a_line_where_one_is(
    open_page: Open, write: Write, clock: Moment
) -> None:
    write("activity", 1, title="Early", dates=f"{TODAY}T08:00/{TODAY}T09:00[Europe/Zurich]")
    write("activity", 2, title="Call", dates=f"{TODAY}T08:00/{TODAY}T09:00[America/New_York]")
    write("visit", 3, country="GEO", dates=f"{in_days(-8)}/{in_days(2)}", firmness="confirmed")
    page = open_page()
    found = lines(page.today.list)
    assert [line.text for line in found] == [
        f"Visit: {isolated('Georgia')}",
        "Early",
        f"now {ltr('09:24')}",
        "Call",
        "Add to today…",
    ]
    assert found[0].note == "Confirmed · day 9 of 11"
    assert found[3].lead == ltr("14:00–15:00")
    assert found[3].note == f"{ltr('08:00–09:00')} {isolated('New York')}"
    clock.passes(hours=6)
    ticking = page.findChild(Ticking)
    assert ticking is not None
    ticking.tick()
    assert texts(page.today.list)[3] == f"now {ltr('15:24')}"
    assert not page.grab().isNull()


def test_last_line_begins_an_activity(open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    page.today.list.setFocus()
    went: list[object] = []
    page.place_requested.connect(lambda place, rest: went.append((place, rest)))
    page.new_requested.connect(went.append)
    with qtbot.waitSignal(page.new_requested) as told:
        qtbot.keyClick(page.today.list, KEY.Key_Return)
    assert told.args == ["activity"]
    assert went == [("calendar", TODAY.isoformat()), "activity"], "whichever day was looked at"
    with qtbot.waitSignal(page.new_requested):
        page.begin_new()


# ---------------------------------------------------------------- what moves and what comes


def test_visits_in_motion_say_how_far_they_are(open_page: Open, write: Write) -> None:
    dates = ((-8, 2), (15, 20), (-9, -5), (-12, -6))
    for number, (first, last) in enumerate(dates):
        write(
            "visit",
            number,
            dates=f"{in_days(first)}/{in_days(last)}",
            firmness="confirmed",
            terms_of_reference="security; no_reprisals",
            statement=ref("document") if number == 3 else "",
        )
    page = open_page()
    notes = [line.note for line in lines(page.motion.list)]
    assert notes[0] == "Confirmed · day 9 of 11"
    assert notes[1].endswith("terms of reference 2 of 7")
    assert notes[2].startswith("ended 5 day")
    assert notes[2].endswith("no statement yet")
    assert notes[3].startswith("ended 6 day")
    assert "statement" not in notes[3]
    assert lines(page.motion.list)[0].progress == pytest.approx(9 / 11)


def test_many_visits_lead_to_their_page(open_page: Open, write: Write, qtbot: QtBot) -> None:
    for number in range(12):
        write("visit", number, dates=in_days(number), firmness="confirmed")
    page = open_page()
    assert len(lines(page.motion.list)) == 9
    with qtbot.waitSignal(page.place_requested) as told:
        page.motion.list.opened.emit("visits")
    assert told.args == ["visits", ""]


def test_next_two_weeks_are_told_by_day(open_page: Open, write: Write, qtbot: QtBot) -> None:
    write("activity", 1, title="Working group", dates=f"{in_days(6)}/{in_days(9)}")
    write("activity", 2, title="Deadline", dates=in_days(2), type="deadline")
    write("activity", 3, title="Far", dates=in_days(15))
    write(
        "activity", 4, title="Call", dates=f"{in_days(3)}T09:00/{in_days(3)}T10:00[Europe/Zurich]"
    )
    write("activity", 5, title="Day", dates=in_days(7), type="commemorative_day")
    page = open_page()
    found = lines(page.coming.list)
    assert [(line.lead, line.text) for line in found] == [
        ("Fri 20 Nov", "Deadline"),
        ("Sat 21 Nov", "Call"),
        ("Tue 24 Nov", "Working group"),
        ("Wed 25 Nov", "Day"),
    ]
    assert found[2].note == "to 27 Nov"
    assert found[1].note == ltr("09:00–10:00")
    assert found[3].icon == "star"
    page.coming.list.setFocus()
    with qtbot.waitSignal(page.open_requested) as told:
        qtbot.keyClick(page.coming.list, KEY.Key_Return)
    assert told.args == [found[0].key]


def test_more_than_fits_leads_to_the_calendar(open_page: Open, write: Write, qtbot: QtBot) -> None:
    for number in range(20):
        write("activity", number, dates=in_days(1 + number % 14))
    page = open_page()
    found = lines(page.coming.list)
    assert len(found) == 15
    assert found[-1].text.startswith("6 more")
    with qtbot.waitSignal(page.place_requested) as told:
        page.coming.list.opened.emit(found[-1].key)
    assert told.args == ["calendar", ""]


def test_a_day_full_of_meetings_hides_no_deadline_and_no_day(open_page: Open, write: Write) -> None:
    for number in range(20):
        write("activity", number, title=f"Meeting {number}", dates=in_days(1))
    write("activity", 20, title="Call", dates=in_days(5))
    write("activity", 21, title="Report", dates=in_days(9), type="deadline")
    page = open_page()
    found = lines(page.coming.list)
    assert len(found) == 15
    assert [line.text for line in found[12:14]] == ["Call", "Report"]
    assert found[11].note.startswith("+8\N{NO-BREAK SPACE}more")
    assert not any("more" in line.note for line in found[:11])
    assert found[-1].text.startswith("8 more")


# ---------------------------------------------------------------- clocks


def clocks(page: TodayPage) -> str:
    return next(text for text in heading(page) if "Zurich" in text)


def test_clocks_of_home_partners_and_the_next_visit(
    open_page: Open, write: Write, desk: Desk
) -> None:
    with desk.database.writing() as session:
        set_partner(session, "IACHR", zone="America/New_York")
        set_partner(session, "ODIHR", zone="Europe/Warsaw")
        set_partner(session, "AICHR")
    write("visit", country="GEO", dates=in_days(5), firmness="confirmed")
    page = open_page()
    said = clocks(page)
    assert said.index("Zurich") < said.index("New York") < said.index("Tbilisi")
    name_home("Europe/Zurich", "Geneva")
    home = clock_words(["Europe/Zurich"], datetime(2026, 11, 18, 8, 24, tzinfo=UTC))
    assert without_isolates(home) == "Geneva 09:24"
    assert ltr("09:24") in said
    assert ltr("03:24") in said
    assert ltr("12:24") in said


def test_visit_tells_its_zone_by_its_programme(open_page: Open, write: Write) -> None:
    visit = write("visit", country="MEX", dates=in_days(5), firmness="confirmed")
    write("programme_item", 1, visit=visit, time=f"{in_days(5)}T09:00[America/Mexico_City]")
    assert "Mexico City" in clocks(open_page())


def test_country_of_many_zones_tells_none(open_page: Open, write: Write) -> None:
    write("visit", country="IDN", dates=in_days(5), firmness="confirmed")
    assert clocks(open_page()).count(":") == 1


# ---------------------------------------------------------------- keeping up


def test_it_reads_again_when_the_desk_changes(
    open_page: Open, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    meeting = write("activity", title="Call", dates=in_days(3))
    page = open_page()
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, meeting, {"title": "Meeting"})
    assert texts(page.coming.list) == ["Meeting"]
    page.hide()
    with qtbot.waitSignal(desk.changed):
        desk.do(add_record, "activity", {"title": "Another", "dates": in_days(4)})
    assert texts(page.coming.list) == ["Meeting"]
    page.show()
    assert texts(page.coming.list) == ["Meeting", "Another"]
    page.hide()
    page.show()
    assert texts(page.coming.list) == ["Meeting", "Another"]


def test_at_midnight_the_page_turns(open_page: Open, write: Write, clock: Moment) -> None:
    write("activity", title="Tomorrow", dates=in_days(1))
    page = open_page()
    clock.passes(hours=15)
    ticking = page.findChild(Ticking)
    assert ticking is not None
    ticking.tick()
    assert "Thursday 19 November 2026" in heading(page)
    assert "Tomorrow" in texts(page.today.list)


def test_narrow_page_has_one_column(open_page: Open, write: Write, qtbot: QtBot) -> None:
    many(write)
    page = open_page()
    assert page.needs.y() == page.today.y()
    page.resize(600, 700)
    qtbot.waitUntil(lambda: page.today.y() > page.motion.y())
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not page.grab().isNull()


def test_every_part_has_a_name(open_page: Open, nameless: Callable[[QWidget], list[str]]) -> None:
    page = open_page()
    assert nameless(page.needs) + nameless(page.today) + nameless(page.coming) == []
    assert page.panes()[0] is page.needs.list


def test_words_take_a_second_line_where_the_page_is_narrow(open_page: Open, write: Write) -> None:
    write(
        "commitment", title="Agree with all focal points on the forecast of visits", due=in_days(3)
    )
    page = open_page()
    wide = page.needs.list.sizeHintForRow(0)
    page.resize(830, 700)
    page.grab()
    assert page.needs.list.sizeHintForRow(0) > wide
    assert page.needs.list.height() >= page.needs.list.fitting_height()
