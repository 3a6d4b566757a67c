"""A programme is told day by day in words, and items are added and changed where they stand."""

from collections.abc import Sequence
from threading import Event, Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.domain.errors import DeskError
from hrdesk.operations.programme_items import people_called
from hrdesk.operations.records import add_record, save_record
from hrdesk.store.records import read_state
from hrdesk.store.session import Session
from hrdesk.ui.calendar.line_model import Sort
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated, ltr
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits import programme_reading
from hrdesk.ui.visits.day_tab import DayTab
from hrdesk.ui.visits.programme_pane import ProgrammePane
from hrdesk.ui.visits.programme_tab import ProgrammeTab
from tests.factories import ref
from tests.ui.open_desk import MORNING, Write, held_up, kept

KEY = Qt.Key


def at(day: int, begin: str, end: str) -> str:
    return f"2027-03-{day:02}T{begin}/2027-03-{day:02}T{end}[America/Mexico_City]"


@pytest.fixture
def visit(write: Write) -> str:
    return write("visit", country="MEX", dates="2027-03-08/2027-03-17")


@pytest.fixture
def tab(desk: Desk, settings: Settings, theme: Theme, visit: str, qtbot: QtBot) -> ProgrammeTab:
    tab = ProgrammeTab(desk, settings, today=MORNING.date)
    qtbot.addWidget(tab)
    tab.resize(520, 600)
    return tab


def shown(tab: ProgrammeTab, visit: str, qtbot: QtBot) -> ProgrammeTab:
    tab.show_visit(visit)
    with qtbot.waitActive(tab):
        tab.show()
    return tab


def lines(tab: ProgrammeTab) -> list[tuple[Sort, str]]:
    model = tab.list.model()
    return [(line.sort, line.text) for line in model.lines]  # type: ignore[attr-defined]


def test_days_are_numbered_and_items_stand_under_them(
    tab: ProgrammeTab, visit: str, write: Write, qtbot: QtBot
) -> None:
    write("programme_item", 1, subject="Ministry", visit=visit, time=at(9, "09:00", "10:00"))
    write(
        "programme_item", 2, subject="Court", visit=visit, time=at(8, "09:00", "10:00"), done="yes"
    )
    write("programme_item", 3, subject="Shelter", visit=visit, meeting_with="Director")
    shown(tab, visit, qtbot)
    assert lines(tab) == [
        (Sort.HEADING, f"Day 1 – {isolated('Monday 8 Mar')}"),
        (Sort.THING, "✓ Court"),
        (Sort.HEADING, f"Day 2 – {isolated('Tuesday 9 Mar')}"),
        (Sort.THING, "Ministry"),
        (Sort.HEADING, "Not yet placed"),
        (Sort.THING, f"{isolated('Shelter')}, with {isolated('Director')}"),
    ]
    line = tab.list.model().lines[1]  # type: ignore[union-attr]
    assert line.lead == ltr("09:00–10:00")
    assert line.note == f"{ltr('16:00–17:00')} Zurich"
    assert not tab.grab().isNull()


def test_what_is_planned_on_other_days_than_those_of_the_visit_is_told(
    tab: ProgrammeTab, visit: str, write: Write, qtbot: QtBot
) -> None:
    for day in (7, 8, 18):
        time = at(day, "09:00", "10:00")
        write("programme_item", day, subject=f"On the {day}", visit=visit, time=time)
    shown(tab, visit, qtbot)
    assert lines(tab) == [
        (Sort.HEADING, "Sunday 7 Mar"),
        (Sort.WARNING, f"Before the first day, {isolated('8 Mar')}"),
        (Sort.THING, "On the 7"),
        (Sort.HEADING, f"Day 1 – {isolated('Monday 8 Mar')}"),
        (Sort.THING, "On the 8"),
        (Sort.HEADING, "Thursday 18 Mar"),
        (Sort.WARNING, f"After the last day, {isolated('17 Mar')}"),
        (Sort.THING, "On the 18"),
    ]


def test_clashes_are_said_in_words(
    tab: ProgrammeTab, visit: str, write: Write, qtbot: QtBot
) -> None:
    ana = write("person", "Ana", name="Adeyemi, Ana")
    write(
        "programme_item", 1, subject="Court", visit=visit, time=at(8, "09:00", "11:00"), team=(ana,)
    )
    write(
        "programme_item",
        2,
        subject="Prison",
        visit=visit,
        time=at(8, "10:30", "12:00"),
        team=(ana,),
    )
    write("programme_item", 3, subject="Tea", visit=visit, time=at(8, "10:50", "11:00"))
    shown(tab, visit, qtbot)
    said = [text for sort, text in lines(tab) if sort is Sort.WARNING]
    assert said[0].startswith(f"Overlaps “{isolated('Prison')}” by 30 minute")
    assert isolated("Adeyemi, Ana") in said[0]
    assert said[1].startswith(f"Overlaps “{isolated('Tea')}” by 10 minute")
    assert len(said) == 6


def test_item_opens_in_place_and_esc_goes_back(
    tab: ProgrammeTab, visit: str, write: Write, qtbot: QtBot
) -> None:
    item = write("programme_item", 1, subject="Court", visit=visit, time=at(8, "09:00", "10:00"))
    shown(tab, visit, qtbot)
    tab.list.setFocus()
    qtbot.keyClick(tab.list, KEY.Key_Down)
    qtbot.keyClick(tab.list, KEY.Key_Return)
    assert tab.currentWidget() is tab.form
    assert tab.form.ref == item
    qtbot.keyClick(tab.form, KEY.Key_Escape)
    assert tab.list.isVisible()
    qtbot.waitUntil(tab.list.hasFocus)


def test_new_item_follows_the_last_one(
    tab: ProgrammeTab, visit: str, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    shown(tab, visit, qtbot)
    assert tab.next_time() == "2027-03-08T09:00/2027-03-08T10:00"
    write("programme_item", 1, subject="Court", visit=visit, time=at(9, "10:00", "11:30"))
    tab.reload()
    assert tab.next_time() == at(9, "11:30", "12:30")
    tab.add()
    focused = tab.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Press conference")
    with qtbot.waitSignal(tab.form.made) as told:
        qtbot.keyClick(focused, KEY.Key_Tab)
    made = told.args[0]
    assert kept(desk, made, "visit") == visit
    assert kept(desk, made, "time") == at(9, "11:30", "12:30")
    assert [each.ref for each in tab.items][-1] == made


@pytest.mark.parametrize(("country", "zone"), [("TUN", "[Africa/Tunis]"), ("MEX", ""), ("", "")])
def test_what_is_typed_is_by_the_clock_of_the_country(
    tab: ProgrammeTab, write: Write, desk: Desk, qtbot: QtBot, country: str, zone: str
) -> None:
    shown(tab, write("visit", 3, country=country, dates="2027-03-08/2027-03-17"), qtbot)
    tab.line.setFocus()
    qtbot.keyClicks(tab.line, "9:00-10:30 Ministry")
    with qtbot.waitSignal(desk.changed) as told:
        qtbot.keyClick(tab.line, KEY.Key_Return)
    (made,) = told.args[0].refs
    assert kept(desk, made, "time") == f"2027-03-08T09:00/2027-03-08T10:30{zone}"
    assert tab.next_time() == f"2027-03-08T10:30/2027-03-08T11:30{zone}"


def test_what_is_typed_while_an_item_is_added_stays_and_comes_after_it(
    tab: ProgrammeTab, visit: str, desk: Desk, qtbot: QtBot
) -> None:
    shown(tab, visit, qtbot)
    tab.line.setFocus()
    with held_up(desk):
        qtbot.keyClicks(tab.line, "9:00-10:30 Ministry")
        qtbot.keyClick(tab.line, KEY.Key_Return)
        qtbot.keyClick(tab.line, KEY.Key_Return)
        assert tab.line.hasFocus()
        qtbot.keyClicks(tab.line, "45m Court")
        qtbot.keyClick(tab.line, KEY.Key_Return)
        qtbot.keyClick(tab.line, KEY.Key_Return)
        assert tab.line.text() == "45m Court"
    qtbot.waitUntil(lambda: len(tab.items) == 2 and not desk.is_busy)
    assert tab.line.text() == ""
    assert [kept(desk, each.ref, "time") for each in tab.items] == [
        "2027-03-08T09:00/2027-03-08T10:30",
        "2027-03-08T10:30/2027-03-08T11:15",
    ]


def test_what_is_typed_is_read_out_and_waits_for_what_it_lacks(
    tab: ProgrammeTab, visit: str, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    ana = write("person", name="Кузнецова, Наталья")
    shown(tab, visit, qtbot)
    tab.line.setFocus()
    qtbot.keyClicks(tab.line, ">")
    qtbot.keyClick(tab.line, KEY.Key_Return)
    assert (tab.line.text(), tab.reading.isVisible()) == (">", True)
    assert tab.reading.text().startswith(f"Tue 9 Mar, {ltr('09:00–09:30')} · ")
    qtbot.keyClicks(tab.line, "9-10:30 Opening @Kuz @nobody")
    qtbot.waitUntil(lambda: "Кузнецова" in tab.reading.text())
    assert isolated("@nobody") in tab.reading.text()
    with qtbot.waitSignal(desk.changed) as told:
        qtbot.keyClick(tab.line, KEY.Key_Return)
    assert kept(desk, told.args[0].refs[0], "subject") == "Opening @nobody"
    state = desk.read(read_state, told.args[0].refs[0])
    assert state is not None
    assert state.value("team") == (ana,)
    qtbot.waitUntil(tab.reading.isHidden)


def test_names_are_looked_for_off_the_windows_thread_and_late_answers_are_dropped(
    tab: ProgrammeTab,
    visit: str,
    desk: Desk,
    write: Write,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of 20,000 people of whom a third have other scripts it held each pause up for 100 ms."""
    write("person", name="Кузнецова, Наталья")
    shown(tab, visit, qtbot)
    asked: list[tuple[list[str], Thread]] = []
    go_on = Event()

    def slowly(session: Session, names: Sequence[str]) -> tuple[list[str], list[str]]:
        asked.append((list(names), current_thread()))
        go_on.wait()
        return people_called(session, names)

    monkeypatch.setattr(programme_reading, "people_called", slowly)
    try:
        for typed in ("9:00 Opening @nat", "9:00 Opening @nob", "9:00 Closing @kuz"):
            tab.line.setText(typed)
            tab._read_line()
            qtbot.waitUntil(lambda: bool(asked))
        assert tab.reading.text() == ""
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: "Кузнецова" in tab.reading.text())
    assert "Closing" in tab.reading.text()
    assert [names for names, _ in asked] == [["nat"], ["kuz"]], "nobody waits for the one between"
    assert main_thread() not in {thread for _, thread in asked}
    tab.line.setText("9:00 Closing of it @kuz")
    tab._read_line()
    assert "Closing of it" in tab.reading.text(), "who is meant is known by now"
    assert len(asked) == 2
    with qtbot.waitSignal(desk.changed):
        desk.do(add_record, "person", {"name": "Kuz, Ana"})
    tab._read_line()
    qtbot.waitUntil(lambda: "Kuz, Ana" in tab.reading.text())


def test_what_could_not_be_added_stands_in_the_line_again(
    tab: ProgrammeTab, visit: str, desk: Desk, qtbot: QtBot
) -> None:
    shown(tab, visit, qtbot)
    qtbot.keyClicks(tab.line, "9:00-10:30")
    with qtbot.waitSignal(desk.failed) as told:
        qtbot.keyClick(tab.line, KEY.Key_Return)
    assert isinstance(told.args[0], DeskError)
    assert tab.line.text() == "9:00-10:30"
    qtbot.keyClicks(tab.line, " Ministry")
    qtbot.keyClick(tab.line, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(tab.items) == 1 and not desk.is_busy)


def test_what_is_typed_for_one_visit_waits_there_and_goes_to_no_other(
    tab: ProgrammeTab, visit: str, desk: Desk, write: Write, qtbot: QtBot
) -> None:
    other = write("visit", 2, country="TUN", dates="2027-05-03/2027-05-04")
    shown(tab, visit, qtbot)
    qtbot.keyClicks(tab.line, "9:00-10:30 Ministry")
    tab.show_visit(other)
    assert tab.line.text() == ""
    qtbot.keyClicks(tab.line, "Court")
    tab.show_visit(visit)
    assert tab.line.text() == "9:00-10:30 Ministry"
    # What the desk refuses meanwhile is not lost either.
    tab.line.setText("9:00-10:30")
    with qtbot.waitSignal(desk.failed), held_up(desk):
        qtbot.keyClick(tab.line, KEY.Key_Return)
        tab.show_visit(other)
    assert tab.line.text() == "Court"
    tab.show_visit(visit)
    assert tab.line.text() == "9:00-10:30"


def test_an_item_without_a_zone_is_where_the_others_are(
    tab: ProgrammeTab, visit: str, write: Write, qtbot: QtBot
) -> None:
    write("programme_item", 1, subject="Court", visit=visit, time=at(8, "09:00", "11:00"))
    bare = at(8, "10:00", "12:00").partition("[")[0]
    write("programme_item", 2, subject="Prison", visit=visit, time=bare)
    shown(tab, visit, qtbot)
    assert any("by 60 minute" in text for sort, text in lines(tab) if sort is Sort.WARNING)


def test_visit_without_days_gives_no_time(tab: ProgrammeTab, write: Write, qtbot: QtBot) -> None:
    vague = write("visit", 2, dates="2027-05")
    shown(tab, vague, qtbot)
    assert tab.next_time() == ""
    assert not tab.list.isVisible()
    tab.add()
    assert tab.form.is_draft


def test_another_visit_closes_the_item(
    tab: ProgrammeTab, visit: str, write: Write, qtbot: QtBot
) -> None:
    item = write("programme_item", 1, visit=visit)
    other = write("visit", 2)
    shown(tab, visit, qtbot)
    tab.open_item(item)
    tab.open_item(ref("programme_item", "nobody"))
    tab.show_visit(other)
    assert tab.currentWidget() is not tab.form
    assert tab.items == []


def test_changes_are_seen(
    tab: ProgrammeTab, visit: str, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    item = write("programme_item", 1, subject="Court", visit=visit)
    shown(tab, visit, qtbot)
    with qtbot.waitSignal(desk.changed):
        desk.do(save_record, item, {"subject": "High court", "confidential": "yes"})
    assert (Sort.THING, "High court") in lines(tab)
    assert tab.list.model().lines[1].note == "confidential"  # type: ignore[union-attr]


def test_people_are_offered_after_an_at_and_enter_is_for_the_line(
    tab: ProgrammeTab, visit: str, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    write("person", 1, name="Kang, Min")
    write("person", 2, name="Kang, Ho")
    write("person", 3, name="Nowak, Peter")
    shown(tab, visit, qtbot)
    tab.line.setFocus()
    qtbot.keyClicks(tab.line, "9:00 Opening kang")
    assert tab.line._people("") == ()
    qtbot.keyClicks(tab.line, " @kang")
    qtbot.waitUntil(lambda: len(tab.line.offers) == 2 and tab.line._list.isVisible())
    assert not tab.line._list.currentIndex().isValid()
    qtbot.keyClick(tab.line, KEY.Key_Tab)
    taken = tab.line.text()
    assert taken in ("9:00 Opening kang @Kang.Min ", "9:00 Opening kang @Kang.Ho ")
    assert tab.line.hasFocus()
    qtbot.keyClicks(tab.line, "@now")
    qtbot.waitUntil(tab.line._list.isVisible)
    with qtbot.waitSignal(desk.changed) as told:
        qtbot.keyClick(tab.line, KEY.Key_Return)
    assert not tab.line._list.isVisible()
    assert kept(desk, told.args[0].refs[0], "subject") == "Opening kang"


def test_the_two_views_turn_with_the_window(
    desk: Desk, settings: Settings, theme: Theme, visit: str, qtbot: QtBot
) -> None:
    table = ProgrammeTab(desk, settings, today=MORNING.date)
    pane = ProgrammePane(table, DayTab(desk, MORNING.date))
    qtbot.addWidget(pane)
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    pane.resize(520, 600)
    pane.show_visit(visit)
    with qtbot.waitExposed(pane):
        pane.show()
    views = {each.text(): each for each in pane.findChildren(QPushButton) if each.isCheckable()}
    places = {text: each.mapTo(pane, QPoint()).x() for text, each in views.items()}
    assert places["Table"] > places["Day"]
