"""What was just added is seen, and Enter is about what is chosen."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.page import CalendarPage
from hrdesk.ui.calendar.views import DAY, MONTH, UPR, WEEKS, YEAR
from hrdesk.ui.calendar.week_view import WeekView
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import LIGHT
from tests.factories import ref
from tests.ui.open_desk import Moment, Write

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
EARLY = ref("activity", 1)
NIGHT = "night call fri 23:00"


@pytest.fixture
def page(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> CalendarPage:
    write("activity", 1, title="Early", dates="2026-11-18T05:00/2026-11-18T06:00[Europe/Zurich]")
    page = CalendarPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.resize(1180, 640)
    with qtbot.waitActive(page):
        page.show()
    page.views.setFocus()
    return page


def add(page: CalendarPage, typed: str, qtbot: QtBot) -> str:
    qtbot.keyClick(page.views, KEY.Key_N, CTRL)
    qtbot.keyClicks(page.quick.line, typed)
    with qtbot.waitSignal(page.quick.kept) as told:
        qtbot.keyClick(page.quick.line, KEY.Key_Return)
    return str(told.args[0])


def in_sight(view: WeekView, key: str) -> bool:
    shape, scrolled = view.shape(), view.verticalScrollBar().value()
    seen = range(scrolled, scrolled + view.viewport().height() - shape.top + 1)
    places = [each.place for each in shape.blocks if each.block.occurrence.ref == key]
    return any(each.top() in seen and each.bottom() in seen for each in places)


@pytest.mark.parametrize("view", [DAY, WEEKS])
def test_the_hours_are_moved_to_what_was_added(page: CalendarPage, view: str, qtbot: QtBot) -> None:
    qtbot.keyClick(page.views, {DAY: KEY.Key_1, WEEKS: KEY.Key_2}[view])
    shown = page.views.shown
    assert isinstance(shown, WeekView)
    shown.grab()
    made = add(page, NIGHT, qtbot)
    qtbot.waitUntil(lambda: in_sight(shown, made))
    assert page.day == date(2026, 11, 20)


@pytest.mark.parametrize("board", [UPR, YEAR])
def test_from_a_board_one_comes_to_the_day_of_what_was_added(
    page: CalendarPage, board: str, write: Write, qtbot: QtBot
) -> None:
    old = write("activity", 2, title="Old", dates="2026-11-30")
    qtbot.keyClick(page.views, KEY.Key_2)
    page.show_record(old)
    qtbot.keyClick(page.views, {YEAR: KEY.Key_5, UPR: KEY.Key_6}[board])
    assert page.view == board
    made = add(page, NIGHT, qtbot)
    assert (page.view, page.day) == (WEEKS, date(2026, 11, 20))
    assert page.form.ref == made
    qtbot.waitUntil(lambda: in_sight(page.views.week, made))


def test_a_draft_is_not_thrown_out_by_the_line(page: CalendarPage, qtbot: QtBot) -> None:
    page.new_record()
    add(page, NIGHT, qtbot)
    assert page.form.is_draft


def test_what_is_asked_for_by_another_page_opens_on_its_day(
    page: CalendarPage, write: Write, qtbot: QtBot
) -> None:
    made = write("activity", 2, dates="2026-11-24T03:00/2026-11-24T04:00[Europe/Zurich]")
    qtbot.keyClick(page.views, KEY.Key_2)
    qtbot.keyClick(page.views, KEY.Key_6)
    page.show_address(made)
    assert (page.view, page.day) == (WEEKS, date(2026, 11, 24))
    qtbot.waitUntil(lambda: in_sight(page.views.week, made))


def test_the_form_of_something_new_brings_its_day_into_sight(
    page: CalendarPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.views, KEY.Key_2)
    qtbot.keyClick(page.views, KEY.Key_6)
    page.detail.begin(
        "activity", {"dates": "2026-11-25T22:00/2026-11-25T23:00[Europe/Zurich]", "title": "Late"}
    )
    page.form.finish()
    qtbot.waitUntil(lambda: not page.form.is_draft)
    qtbot.waitUntil(lambda: in_sight(page.views.week, page.form.ref))
    assert (page.view, page.day) == (WEEKS, date(2026, 11, 25))


@pytest.mark.parametrize("view", [WEEKS, MONTH])
def test_enter_opens_what_is_chosen_and_else_the_list_of_the_day(
    page: CalendarPage, view: str, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.views, {WEEKS: KEY.Key_2, MONTH: KEY.Key_3}[view])
    shown = page.views.shown
    page.views.choose(EARLY)
    with qtbot.assertNotEmitted(page.views.day_opened), qtbot.waitSignal(page.views.opened) as told:
        qtbot.keyClick(shown, KEY.Key_Return)
    assert told.args == [EARLY]
    # Gone on with the arrows, the keys mean the day, although the meeting is open beside it.
    qtbot.keyClick(shown, KEY.Key_Down)
    page.views.day_opened.disconnect(page._show_day)
    with qtbot.assertNotEmitted(page.views.opened), qtbot.waitSignal(page.views.day_opened):
        qtbot.keyClick(shown, KEY.Key_Return)


def test_only_what_the_keys_mean_has_the_frame_of_the_focus(
    page: CalendarPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.views, KEY.Key_2)
    week = page.views.week
    page.views.choose(EARLY)
    week.stand_at_thing()
    week.setFocus()

    def colours_of(chosen: bool) -> set[str]:
        """Of the frames: of the meeting, or of the half hour below it."""
        shape = week.shape()
        placed = next(each for each in shape.blocks if each.block.occurrence.ref == EARLY)
        down = QPoint(0, shape.top - week.verticalScrollBar().value())
        if chosen:
            point = QPoint(placed.place.center().x(), placed.place.top() - 2) + down
        else:
            slot = shape.slot(placed.block.day, week.minute, week.minute + 30)
            point = QPoint(slot.center().x(), slot.bottom()) + down
        image = week.viewport().grab().toImage()
        return {image.pixelColor(point + QPoint(0, dy)).name() for dy in range(-2, 2)}

    assert LIGHT.accent.lower() in colours_of(chosen=True)
    for _ in range(4):
        qtbot.keyClick(week, KEY.Key_Down)
    assert LIGHT.accent.lower() not in colours_of(chosen=True)
    assert LIGHT.accent.lower() in colours_of(chosen=False)


def test_what_is_only_counted_leaves_the_frame_to_its_day(
    page: CalendarPage, write: Write, qtbot: QtBot
) -> None:
    for number in range(2, 9):
        write("activity", number, title=f"Call {number}", dates="2026-11-18")
    page.resize(900, 420)
    page.views.reload()
    month = page.month
    month.grab()
    shown = {bar.occurrence.ref for bar in month.bars().bars}
    hidden = next(each.ref for each in month.month.on_day(page.day) if each.ref not in shown)
    page.views.choose(hidden)
    month.setFocus()
    cell = month.visualRect(month.month.index_of(page.day))
    image = month.viewport().grab().toImage()
    edge = {image.pixelColor(cell.left() + dx, cell.center().y()).name() for dx in range(4)}
    assert LIGHT.accent.lower() in edge
