"""One, all from one on, or all of a series: by keyboard, and every key counted."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrdesk.operations.agenda import between
from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.desk import Desk
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from tests.ui.open_desk import Moment, Write, kept

KEY = Qt.Key


class Keys:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.count = 0

    def press(self, widget: QWidget | None, *keys: Qt.Key) -> None:
        for key in keys:
            assert widget is not None
            self._qtbot.keyClick(widget, key)
            self.count += 1


@pytest.fixture
def page(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> CalendarPage:
    write(
        "activity",
        "call",
        title="Call of focal points",
        dates="2026-11-03T14:00/2026-11-03T15:00[America/New_York]",
        recurrence="FREQ=WEEKLY;COUNT=6",
    )
    made = CalendarPage(desk, settings, clock=clock)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    with qtbot.waitActive(made):
        made.show()
    made.month.setFocus()
    return made


def days(desk: Desk) -> list[int]:
    found = desk.read(between, date(2026, 11, 1), date(2026, 12, 31))
    return [each.first.timetuple().tm_yday - 300 for each in found]


def test_one_exception_in_a_weekly_series(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    """Next week's call is left out: N goes to it, Del asks, Enter takes the first answer."""
    keys = Keys(qtbot)
    keys.press(page.focusWidget(), KEY.Key_N)
    assert page.day == date(2026, 11, 24)
    keys.press(page.focusWidget(), KEY.Key_Delete)
    assert page.series.menu.isVisible()
    with qtbot.waitSignal(desk.changed):
        keys.press(page.series.menu, KEY.Key_Return)
    assert keys.count == 3
    assert days(desk) == [7, 14, 21, 35, 42]


def test_esc_leaves_all_as_it_is(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    keys = Keys(qtbot)
    keys.press(page.focusWidget(), KEY.Key_N, KEY.Key_Delete)
    keys.press(page.series.menu, KEY.Key_Down, KEY.Key_Escape)
    assert len(days(desk)) == 6


def test_following_ones_are_left_out(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    keys = Keys(qtbot)
    keys.press(page.focusWidget(), KEY.Key_N, KEY.Key_Delete)
    with qtbot.waitSignal(desk.changed):
        keys.press(page.series.menu, KEY.Key_Down, KEY.Key_Return)
    assert days(desk) == [7, 14, 21]


def test_bar_says_how_often_and_takes_one_apart(
    page: CalendarPage, desk: Desk, qtbot: QtBot
) -> None:
    Keys(qtbot).press(page.focusWidget(), KEY.Key_N)
    assert page.series.isVisible()
    assert " 2026; what you change" in page.series.findChild(Hint).text()
    page.series.change.setFocus()
    qtbot.keyClick(page.series.change, KEY.Key_Space)
    qtbot.waitUntil(lambda: kept(desk, page.form.ref, "occurrence") == "2026-11-24")
    assert not page.series.isVisible()
    assert len(days(desk)) == 6


def test_bar_begins_a_new_series(page: CalendarPage, desk: Desk, qtbot: QtBot) -> None:
    Keys(qtbot).press(page.focusWidget(), KEY.Key_N)
    with qtbot.waitSignal(page.series.opened) as told:
        page.series.follow.click()
    assert kept(desk, told.args[0], "recurrence") == "FREQ=WEEKLY;COUNT=3"
    page.series.leave.click()
    assert page.series.menu.isVisible()
    page.series.menu.close()


def test_the_form_goes_with_what_was_taken_out_of_a_series(
    page: CalendarPage, desk: Desk, qtbot: QtBot
) -> None:
    Keys(qtbot).press(page.focusWidget(), KEY.Key_N)
    old = page.form.ref
    page.month.setFocus()
    qtbot.keyClick(page.month, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    menu = page.moving.which
    qtbot.keyClick(menu, KEY.Key_Down)
    qtbot.keyClick(menu, KEY.Key_Return)
    qtbot.waitUntil(lambda: page.form.ref not in ("", old))
    assert page.form.ref == page.views.chosen
    said = page.series.findChild(Hint).text()
    assert page.series.occurrence is not None
    assert page.series.occurrence.ref == page.form.ref
    assert "Wed" in said
    assert "Tue" not in said.split(".")[1]


def test_what_stands_alone_has_no_bar(page: CalendarPage, write: Write, desk: Desk) -> None:
    single = write("activity", "single", dates="2026-11-20")
    page.show_record(single)
    assert not page.series.isVisible()
