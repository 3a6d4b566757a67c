"""The line for something new, by the keyboard alone."""

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.operations.reminders import lead_of
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.calendar.working import next_hour
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import without_isolates
from tests.ui.open_desk import Write, kept

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_call_tomorrow_in_new_york_shows_the_time_here(
    page: CalendarPage, write: Write, desk: Desk, qtbot: QtBot
) -> None:
    """Three actions: open the line, type it, Enter; and it stands where it is here."""
    write("person", name="Hassan, Amina")
    qtbot.keyClick(page.month, KEY.Key_N, CTRL)
    assert page.quick.line.hasFocus()
    assert "missing" not in page.quick.preview.text(), "before one has begun"
    qtbot.keyClicks(page.quick.line, "delegation call tomorrow 14:00 nyc 1h @A.Hassan !2")
    said = page.quick.line.accessibleDescription()
    for part in ("delegation call", "Thu 19 Nov", "14:00–15:00", "New York", "20:00–21:00"):
        assert part in said
    assert "Zurich" in said
    assert "Hassan, Amina" in said
    assert "remind 2 hour" in said
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(page.quick.line, KEY.Key_Return)
    assert not page.quick.isVisible()
    assert page.day == date(2026, 11, 19)
    assert page.month.hasFocus()
    (added,) = page.month.month.on_day(page.day)
    assert page.month.chosen == added.ref
    assert kept(desk, added.ref, "title") == "delegation call"
    assert kept(desk, added.ref, "dates").endswith("T15:00[America/New_York]")
    qtbot.waitUntil(lambda: desk.read(lead_of, added.ref) == 120)


def test_what_is_not_understood_is_underlined_and_nothing_is_added_without_a_title(
    page: CalendarPage, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.month, KEY.Key_C)
    assert page.quick.line.text() == "c"
    page.quick.line.setText("Call @Nobody")
    assert "<u>@Nobody</u>" in page.quick.preview.text()
    assert "not understood" in page.quick.line.accessibleDescription()
    page.quick.line.setText("Call 31 feb 25:00")
    assert "there is no \u206831 February\u2069" in page.quick.preview.text()
    page.quick.line.setText("tomorrow 14:00")
    assert not page.quick.add.isEnabled()
    qtbot.keyClick(page.quick.line, KEY.Key_Return)
    assert page.quick.isVisible()
    assert desk.to_undo() is None
    qtbot.keyClick(page.quick.line, KEY.Key_Escape)
    assert not page.quick.isVisible()
    assert page.month.hasFocus()


def test_a_capital_begins_the_line_also_where_its_letter_is_a_key(
    page: CalendarPage, qtbot: QtBot
) -> None:
    for key, letter in ((KEY.Key_L, "L"), (KEY.Key_T, "T")):
        shift = Qt.KeyboardModifier.ShiftModifier
        QApplication.sendEvent(page.month, QKeyEvent(QEvent.Type.KeyPress, key, shift, letter))
        assert page.quick.line.text() == letter
        page.quick.line.clear()
        qtbot.keyClick(page.quick.line, KEY.Key_Escape)
        assert page.month.hasFocus()


def test_a_day_that_may_mean_another_says_its_year_and_that_it_is_past(
    page: CalendarPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.month, KEY.Key_N, CTRL)
    for typed, said, is_past in (
        ("Hearing 15 sep", "Tue 15 Sep", True),
        ("Hearing 3/4", "Sat 3 Apr · 2027", False),
        ("Hearing 24 nov", "Tue 24 Nov", False),
    ):
        page.quick.line.setText(typed)
        assert said in page.quick.line.accessibleDescription()
        assert ("already past" in page.quick.preview.text()) is is_past


def test_the_city_of_this_desk_is_not_swallowed(page: CalendarPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.month, KEY.Key_N, CTRL)
    page.quick.line.setText("réunion mardi 15h Genève")
    said = without_isolates(page.quick.line.accessibleDescription())
    assert said == "réunion · Tue 24 Nov, 15:00–16:00, Genève time"
    page.views.show_in("America/New_York")
    page.quick.line.setText("réunion mardi 15h 1h genève")
    said = without_isolates(page.quick.line.accessibleDescription())
    assert "15:00–16:00 Genève = 09:00–10:00 New York" in said, "and not Zurich"
    page.quick.line.setText("réunion mardi 15h gva")
    assert "15:00–16:00 Geneva =" in without_isolates(page.quick.line.accessibleDescription())
    page.quick.line.setText("meeting tuesday 15h ottawa")
    assert "15:00–16:00 Ottawa" in without_isolates(page.quick.line.accessibleDescription())
    page.views.show_in("")
    page.quick.line.setText("réunion mardi 15h")
    assert "time" not in page.quick.line.accessibleDescription()


def test_a_page_that_is_pasted_leaves_the_calendar_in_sight(
    page: CalendarPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.month, KEY.Key_N, CTRL)
    page.quick.line.setText("Call")
    page.grab()
    high = page.quick.height()
    page.quick.line.setText("what was agreed in the last meeting of all " * 120)
    page.grab()
    assert page.quick.height() < 2 * high
    assert "…" in page.quick.preview.text()


def test_a_deadline_is_kept_as_one(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(page.month, KEY.Key_N, CTRL)
    qtbot.keyClicks(page.quick.line, "Deadline for inputs tomorrow 23:59")
    assert "· Deadline ·" in page.quick.line.accessibleDescription()
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(page.quick.line, KEY.Key_Return)
    (added,) = page.month.month.on_day(date(2026, 11, 19))
    assert kept(desk, added.ref, "type") == "deadline"
    assert kept(desk, added.ref, "dates") == "2026-11-19T23:59[Europe/Zurich]"


def test_ctrl_enter_goes_on_in_the_form(page: CalendarPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.month, KEY.Key_2)
    qtbot.keyClick(page.views.week, KEY.Key_N, CTRL)
    qtbot.keyClicks(page.quick.line, "Briefing !2")
    assert "remind 2 hour" in page.quick.line.accessibleDescription()
    assert "10:00–11:00" in page.quick.line.accessibleDescription()
    qtbot.keyClick(page.quick.line, KEY.Key_Return, CTRL)
    assert page.form.isVisible()
    fields = page.form.fields
    assert fields is not None
    qtbot.waitUntil(lambda: fields.rows["title"].editor.given() == "Briefing !2")


def test_something_new_begins_in_working_hours() -> None:
    assert [next_hour(minute) for minute in (0, 8 * 60, 9 * 60 + 24, 17 * 60, 23 * 60)] == [
        9 * 60,
        9 * 60,
        10 * 60,
        9 * 60,
        9 * 60,
    ]


def test_a_meeting_of_every_monday_is_a_series(
    page: CalendarPage, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.month, KEY.Key_N, CTRL)
    qtbot.keyClicks(page.quick.line, "team meeting every monday 10:00")
    said = page.quick.line.accessibleDescription()
    assert "team meeting · " in said
    assert "Every week on Monday" in said
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(page.quick.line, KEY.Key_Return)
    (added,) = page.month.month.on_day(date(2026, 11, 23))
    assert kept(desk, added.ref, "recurrence") == "FREQ=WEEKLY;BYDAY=MO"
    (again,) = page.month.month.on_day(date(2026, 11, 30))
    assert again.ref == added.ref
