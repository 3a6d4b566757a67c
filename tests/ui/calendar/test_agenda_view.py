"""The agenda says everything in order, and its arrows step from thing to thing."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from hrdesk.operations.records import remove, save_record
from hrdesk.ui.calendar.agenda_model import AgendaModel
from hrdesk.ui.calendar.agenda_view import AgendaView
from hrdesk.ui.calendar.line_model import Sort
from hrdesk.ui.desk import Desk
from tests.ui.open_desk import Moment, Write

KEY = Qt.Key


@pytest.fixture
def view(desk: Desk, clock: Moment, qtbot: QtBot) -> AgendaView:
    model = AgendaModel(desk, clock)
    view = AgendaView(model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(800, 500)
    return view


def shown(view: AgendaView, qtbot: QtBot) -> AgendaView:
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    view.grab()
    return view


def said(view: AgendaView) -> list[str]:
    model = view.agenda
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def test_days_stand_under_their_months(view: AgendaView, write: Write, qtbot: QtBot) -> None:
    write("activity", 1, title="Briefing", dates="2026-11-19")
    write("activity", 2, title="Session", dates="2026-12-01")
    shown(view, qtbot)
    sorts = [row.sort for row in view.agenda.rows]
    assert sorts == [
        Sort.TITLE,
        Sort.HEADING,
        Sort.NOTE,
        Sort.HEADING,
        Sort.THING,
        Sort.TITLE,
        Sort.HEADING,
        Sort.THING,
    ]
    headings = said(view)
    assert headings[0] == "November 2026"
    assert headings[1] == "Wednesday 18 Nov – today"
    assert headings[2] == "Nothing today."
    assert headings[3] == "Thursday 19 Nov – tomorrow"
    assert headings[6] == "Tuesday 1 Dec"


def test_lines_say_day_and_number(view: AgendaView, write: Write, qtbot: QtBot) -> None:
    write("visit", country="GEO", dates="2026-11-10/2026-11-20")
    shown(view, qtbot)
    line = said(view)[view.agenda.row_of_day(date(2026, 11, 18))]
    assert line.startswith("Wednesday 18 Nov – today, day 9 of 11, Visit: ")


def test_what_has_no_exact_days_stands_last(view: AgendaView, write: Write, qtbot: QtBot) -> None:
    write("visit", country="GEO", dates="2027-02")
    write("activity", dates="2027-04-30")
    shown(view, qtbot)
    rows = view.agenda.rows
    assert [row.text for row in rows if row.sort is Sort.TITLE][-1] == "Without exact days"
    assert "Feb 2027" in said(view)[-1]


def test_arrows_skip_the_headings(view: AgendaView, write: Write, qtbot: QtBot) -> None:
    refs = [write("activity", number, dates=f"2026-11-{18 + number}") for number in range(3)]
    shown(view, qtbot)
    view.go_to(date(2026, 11, 18))
    seen: list[str] = []
    view.opened.connect(seen.append)
    for _ in range(3):
        qtbot.keyClick(view, KEY.Key_Return)
        qtbot.keyClick(view, KEY.Key_Down)
    assert seen == refs
    assert view.day == date(2026, 11, 20)


def test_it_begins_at_today(view: AgendaView, write: Write, qtbot: QtBot) -> None:
    write("activity", 1, dates="2026-11-02")
    write("activity", 2, dates="2026-11-18")
    shown(view, qtbot)
    assert view.day == date(2026, 11, 18)


def test_click_opens(view: AgendaView, write: Write, qtbot: QtBot) -> None:
    meeting = write("activity", dates="2026-11-18")
    shown(view, qtbot)
    row = view.agenda.row_of(meeting, date(2026, 11, 18))
    place = view.visualRect(view.agenda.index(row)).center()
    with qtbot.waitSignal(view.opened) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [meeting]
    heading = view.visualRect(view.agenda.index(0)).center()
    with qtbot.assertNotEmitted(view.opened):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(heading))


def test_far_months_are_read_when_asked_for(view: AgendaView, write: Write, qtbot: QtBot) -> None:
    write("activity", dates="2029-03-05")
    shown(view, qtbot)
    assert view.agenda.row_of_day(date(2029, 3, 1)) == -1
    view.go_to(date(2029, 3, 1))
    assert view.day == date(2029, 3, 5)


def test_current_line_stays_when_the_desk_changes(
    view: AgendaView, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    first, second = (
        write("activity", 1, dates="2026-11-18"),
        write("activity", 2, dates="2026-11-20"),
    )
    shown(view, qtbot)
    view.choose(second)
    with qtbot.waitSignal(view.agenda.modelReset):
        desk.do(save_record, first, {"dates": "2026-11-25"})
    assert view.day == date(2026, 11, 20)
    with qtbot.waitSignal(view.agenda.modelReset):
        desk.do(remove, [second])
    assert view.agenda.row_of(second, date(2026, 11, 20)) == -1


def test_every_sort_of_line_paints(view: AgendaView, write: Write, qtbot: QtBot) -> None:
    write("activity", 1, dates="2026-11-18", type="commemorative_day")
    write("activity", 2, dates="2026-11-18", type="deadline", status="cancelled")
    write("activity", 3, dates="2026-11-18T09:00/2026-11-20T12:00[America/New_York]")
    write("activity", 4, dates="2026-11-18T09:00/2026-11-18T12:00[America/New_York]", city="x")
    write("visit", dates="2027-02")
    shown(view, qtbot)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not view.grab().isNull()
