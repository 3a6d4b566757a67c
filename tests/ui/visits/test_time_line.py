"""The time line draws what is known of each visit, and is walked and zoomed by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.met_on_days import Met
from hrdesk.operations.overlaps import mute_meeting
from hrdesk.operations.time_line import busy_days, visit_lines
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import set_discreet
from hrdesk.ui.language import isolated
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.page import TIME_LINE, VisitsPage
from hrdesk.ui.visits.time_line import TimeLine
from hrdesk.ui.visits.time_line_painting import caption, numbered
from hrdesk.ui.visits.time_line_pane import TimeLinePane
from hrdesk.ui.visits.time_scale import ZOOMS
from tests.ui.open_desk import Moment, Write

KEY = Qt.Key
TODAY = date(2026, 11, 18)
Make = Callable[[], TimeLine]


@pytest.fixture
def make(desk: Desk, theme: Theme, qtbot: QtBot) -> Make:
    def build() -> TimeLine:
        view = TimeLine(TODAY)
        refresh(view, desk)
        qtbot.addWidget(view)
        view.resize(1000, 420)
        with qtbot.waitActive(view):
            view.show()
        view.setFocus()
        view.grab()
        return view

    return build


def refresh(view: TimeLine, desk: Desk) -> None:
    lines = desk.read(visit_lines)
    view.show_lines(lines, desk.read(busy_days, lines))


def test_bars_lie_where_the_days_are(make: Make, write: Write) -> None:
    write("visit", 1, dates="2026-12-01/2026-12-10")
    write("visit", 2, dates="2026-12-11/2026-12-20")
    write("visit", 3, dates="")
    view = make()
    first, second = view.bar_rect(0), view.bar_rect(1)
    assert abs(second.left() - first.right()) <= 2
    assert abs(first.width() - 10 * ZOOMS[1]) <= 2
    assert second.top() - first.top() == view.row_height
    assert view.bar_rect(2).isEmpty()


def test_days_run_from_the_right_where_one_reads_so(make: Make, write: Write) -> None:
    write("visit", 1, dates="2026-12-01/2026-12-10")
    write("visit", 2, dates="2026-12-11/2026-12-20")
    view = make()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert view.bar_rect(1).left() < view.bar_rect(0).left()
    assert not view.grab().isNull()


def test_it_begins_with_what_is_not_over(make: Make, write: Write) -> None:
    for number in range(30):
        write("visit", number, dates=f"{2012 + number}-05-15")
    view = make()
    first = view.lines[view.first_row() + 1]
    assert first.last is not None
    assert first.last >= TODAY
    assert view.days_rect().contains(QPoint(view.place_of(TODAY), 100))


@pytest.mark.parametrize(
    ("values", "state", "dates"),
    [
        (
            {"firmness": "confirmed", "dates": "2026-11-10/2026-11-20"},
            "✓ Confirmed",
            "10–20 Nov 2026",
        ),
        ({"firmness": "forecast", "dates": "2027-02"}, "◌ Forecast", "Feb 2027"),
        ({"firmness": "tentative", "dates": "2027"}, "? Tentative", "2027"),
        ({"status": "held", "dates": "2026-10-01"}, "■ Held", "1 Oct 2026"),
        ({"status": "cancelled", "dates": "2026-10-01"}, "✕ Cancelled", "1 Oct 2026"),
    ],
)
def test_every_bar_has_a_sign_and_a_word(
    make: Make, write: Write, values: dict[str, str], state: str, dates: str
) -> None:
    write("visit", **values)
    view = make()
    assert caption(view.lines[0]) == f"{state} · {isolated(dates)}"
    assert caption(view.lines[0]) in view.words_of(view.lines[0])


def test_arrows_go_from_visit_to_visit_and_enter_opens(
    make: Make, write: Write, qtbot: QtBot
) -> None:
    refs = [write("visit", number, dates=f"2026-1{number}-01") for number in (0, 1, 2)]
    view = make()
    seen: list[str] = []
    view.current_changed.connect(seen.append)
    qtbot.keyClick(view, KEY.Key_Down)
    qtbot.keyClick(view, KEY.Key_Down)
    qtbot.keyClick(view, KEY.Key_Up)
    qtbot.keyClick(view, KEY.Key_PageDown)
    assert seen == [refs[0], refs[1], refs[0], refs[2]]
    assert "Tunisia" in view.accessibleDescription()
    with qtbot.waitSignal(view.opened) as told:
        qtbot.keyClick(view, KEY.Key_Return)
    assert told.args == [refs[2]]


def test_keys_in_an_empty_time_line_do_nothing(make: Make, qtbot: QtBot) -> None:
    view = make()
    for key in (KEY.Key_Down, KEY.Key_Return, KEY.Key_0, KEY.Key_T):
        qtbot.keyClick(view, key)
    assert view.current_ref == ""
    assert view.strictest_shown() is None


def test_a_visit_out_of_sight_is_brought_into_it(make: Make, write: Write, qtbot: QtBot) -> None:
    near = write("visit", 1, dates="2026-12-01")
    far = write("visit", 2, dates="2031-05-01")
    view = make()
    assert not view.viewport().rect().intersects(view.bar_rect(1))
    view.choose(far)
    assert view.viewport().rect().contains(view.bar_rect(1))
    view.choose("VIS-nobody")
    assert view.current_ref == far
    view.mark(near)
    assert view.current_ref == near


def test_plus_and_minus_zoom_around_the_middle(make: Make, write: Write, qtbot: QtBot) -> None:
    write("visit", 1, dates="2025-01-01")
    write("visit", 2, dates="2028-01-01")
    view = make()
    view.centre(TODAY)
    qtbot.keyClick(view, KEY.Key_Plus)
    assert view.scale.day_width == ZOOMS[2]
    middle = view.days_rect().center().x()
    assert abs(view.place_of(TODAY) - middle) <= 2 * ZOOMS[2]
    for _ in range(4):
        qtbot.keyClick(view, KEY.Key_Minus)
    assert view.scale.day_width == ZOOMS[0]


def test_fit_shows_all_that_is_not_long_over(make: Make, write: Write, qtbot: QtBot) -> None:
    write("visit", 1, dates="2011-01-01")
    write("visit", 2, dates="2026-10-01")
    write("visit", 3, dates="2027-08-30")
    view = make()
    qtbot.keyClick(view, KEY.Key_0)
    sight = view.viewport().rect()
    assert sight.contains(view.bar_rect(1))
    assert sight.contains(view.bar_rect(2))
    assert not sight.contains(view.bar_rect(0))


def test_keys_of_the_window_for_letters_are_kept_for_the_zoom(make: Make) -> None:
    view = make()
    control = Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_0, control)
    event.ignore()
    QApplication.sendEvent(view, event)
    assert event.isAccepted()
    other = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_Z, control)
    other.ignore()
    QApplication.sendEvent(view, other)
    assert not other.isAccepted()


def test_left_and_right_scroll_and_t_comes_back(make: Make, write: Write, qtbot: QtBot) -> None:
    write("visit", 1, dates="2025-01-01")
    write("visit", 2, dates="2028-01-01")
    view = make()
    view.go_to_today()
    before = view.place_of(TODAY)
    qtbot.keyClick(view, KEY.Key_Right)
    assert view.place_of(TODAY) < before
    qtbot.keyClick(view, KEY.Key_T)
    assert view.place_of(TODAY) == before
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(view, KEY.Key_Left)
    assert view.place_of(TODAY) < before


def test_mouse_chooses_opens_and_zooms(make: Make, write: Write, qtbot: QtBot) -> None:
    ref = write("visit", dates="2026-12-01/2026-12-10")
    view = make()
    place = view.bar_rect(0).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.current_ref == ref
    with qtbot.waitSignal(view.opened) as told:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [ref]
    below = QPoint(place.x(), view.load_rect().center().y())
    with qtbot.assertNotEmitted(view.current_changed):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.scale.day_width == ZOOMS[2]
    wheel(view, -120, Qt.KeyboardModifier.ControlModifier)
    assert view.scale.day_width == ZOOMS[1]


def wheel(view: TimeLine, turn: int, keys: Qt.KeyboardModifier) -> None:
    place = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        place,
        QPointF(view.viewport().mapToGlobal(place)),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_tips_say_the_visit_and_how_busy_a_week_is(make: Make, write: Write) -> None:
    write("visit", country="GEO", dates="2026-11-16/2026-11-22", firmness="confirmed")
    write("activity", type="session", dates="2026-11-18/2026-11-19")
    view = make()
    assert not view.horizontalScrollBar().maximum(), "one visit fits"
    point = view.bar_rect(0).center()
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)
    assert "Georgia, ✓ Confirmed" in QToolTip.text()
    QToolTip.hideText()
    place = QPoint(view.bar_rect(0).center().x(), view.load_rect().center().y())
    assert view.tip_at(place).startswith("Week of \u206816 Nov\u2069: 2 ")
    assert view.tip_at(QPoint(5, 5)) == ""


def test_two_visits_to_one_state_are_told_apart_by_who_goes(make: Make, write: Write) -> None:
    body = write("organisation", name="European Committee", acronym="CPT")
    write("visit", country="GEO", dates="2026-11-16/2026-11-22", leads=(body,))
    view = make()
    assert view.words_of(view.lines[0]).startswith(f"Georgia, {isolated('CPT')}, ")
    assert not view.grab().isNull()
    secret = replace(view.lines[0], label="internal")
    assert "CPT" in view.words_of(secret)
    set_discreet(True)
    said = view.words_of(secret)
    set_discreet(False)
    assert "CPT" not in said


def test_current_visit_stays_current_when_the_desk_changes(
    make: Make, write: Write, desk: Desk
) -> None:
    kept = write("visit", 2, dates="2026-12-05")
    view = make()
    view.choose(kept)
    write("visit", 1, dates="2026-12-01")
    refresh(view, desk)
    assert view.current_ref == kept
    assert len(view.lines) == 2


def test_everything_paints_at_every_zoom(make: Make, write: Write) -> None:
    for number, label in enumerate(Label):
        write("visit", number, label=label, dates=f"2026-1{number % 3}-05", status="held")
    write("visit", "a", dates="2026-11/2027-02", firmness="tentative")
    write("visit", "b", dates="2026-11-10/2026-11-20", status="cancelled")
    write("visit", "c", dates="2027-08", firmness="forecast")
    write("visit", "d", dates="")
    view = make()
    assert view.strictest_shown() is Label.INTERNAL
    view.set_today(date(2026, 11, 19))
    for width in (0.2, *ZOOMS):
        view.zoom_to(width)
        assert not view.grab().isNull()


def test_pane_shows_which_zoom_one_is_at(make: Make, write: Write, qtbot: QtBot) -> None:
    write("visit", dates="2026-12-01")
    pane = TimeLinePane(make())
    qtbot.addWidget(pane)
    pane.resize(1000, 420)
    pane.show()
    buttons = {each.text(): each for each in pane.buttons()}
    assert buttons["Year"].isChecked()
    qtbot.mouseClick(buttons["Month"], Qt.MouseButton.LeftButton)
    assert pane.time_line.scale.day_width == ZOOMS[3]
    qtbot.mouseClick(buttons["Fit"], Qt.MouseButton.LeftButton)
    assert not any(each.isChecked() for each in buttons.values())


def test_what_a_visit_cannot_be_beside_is_said_at_its_bar(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    who = write("person", name="Keller, M")
    one = write("visit", 1, country="GEO", dates="2027-02-08/2027-02-17", head=who)
    other = write("visit", 2, country="FJI", dates="2027-02-15/2027-02-19", head=who)
    write("visit", 3, country="TUN", dates="2027-02-15/2027-02-19")
    page = VisitsPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.show_view(TIME_LINE)
    page.show()
    view = page.time_line
    assert view is not None
    qtbot.waitUntil(lambda: set(view.met) == {one, other})
    lines = {each.ref: each for each in view.lines}
    said = f"⚠ overlaps {isolated('Fiji')}, 3 day(s)"
    assert view.caption_of(lines[one]).endswith(said)
    assert said in view.words_of(lines[one])
    assert "⚠" not in view.caption_of(next(each for each in view.lines if each.country == "TUN"))
    assert not view.grab().isNull()
    desk.do(mute_meeting, (one, other), "She leaves earlier.")
    qtbot.waitUntil(lambda: not view.met)


def test_columns_of_busy_weeks_have_their_number_where_there_is_room(
    make: Make, write: Write
) -> None:
    for number in range(3):
        write("visit", number, dates="2026-12-01/2026-12-03")
    view = make()
    view.zoom_to(ZOOMS[-1])
    view.centre(date(2026, 12, 1))
    strip = view.load_rect()
    plain = view.grab(strip).toImage()
    view.busy = [(date(2026, 12, 1), date(2026, 12, 3))]
    view.viewport().update()
    assert view.grab(strip).toImage() != plain, "one alone is as high: the number tells them apart"


def test_words_of_a_bar_that_fills_the_sight_stand_over_it(make: Make, write: Write) -> None:
    write("visit", 1, dates="2026-06/2028-06", firmness="forecast")
    write("visit", 2, dates="2026-12-01/2026-12-05")
    view = make()
    view.zoom_to(ZOOMS[-1])
    view.centre(date(2026, 12, 1))
    for at, line in enumerate(view.lines):
        assert line.first is not None
        assert line.last is not None
        bar = view.span_rect(at, line.first, line.last)
        said = view.caption_of(line)
        words = view.caption_rect(at, bar, said)
        assert view.days_rect().contains(words)
        assert words.width() >= view.fontMetrics().horizontalAdvance(said)
        assert words.intersects(bar) == (line.dates == "2026-06/2028-06")


def test_the_label_of_what_a_visit_overlaps_counts_among_what_is_shown(
    make: Make, write: Write
) -> None:
    one = write("visit", 1, country="FJI", dates="2026-12-01/2026-12-05", label=Label.NETWORK)
    view = make()
    assert view.strictest_shown() is Label.NETWORK
    view.show_met({one: (Met("", "Closed session", Label.INTERNAL.value, "", 2),)})
    assert "Closed session" in view.caption_of(view.lines[0])
    assert view.strictest_shown() is Label.INTERNAL


def test_weeks_that_are_narrower_than_their_numbers_have_the_fullest_told() -> None:
    weeks = [(QRect(at * 6, 0, 6, 40), count) for at, count in enumerate([1, 3, 1, 0, 0, 2, 0])]
    assert numbered(weeks, 14) == [1, 5]
    wide = [(QRect(at * 60, 0, 60, 40), count) for at, count in enumerate([1, 3, 0])]
    assert numbered(wide, 14) == [1, 0]


def test_names_have_the_room_that_they_need_up_to_a_third(
    make: Make, write: Write, desk: Desk
) -> None:
    view = make()
    narrow = view.names_width()
    long = "WG discrimination, women"
    body = write("organisation", 1, name=long, acronym=long)
    write("visit", 2, country="GEO", dates="2026-11-16/2026-11-22", mechanisms=[body])
    refresh(view, desk)
    wanted = view.fontMetrics().horizontalAdvance(f"Georgia · {long}")
    assert narrow < wanted < view.names_width() <= view.viewport().width() // 3
