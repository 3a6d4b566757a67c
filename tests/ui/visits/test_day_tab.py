"""The programme by days: lanes, warnings in words, and P that places what waits."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.line_model import LineModel
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.day_tab import DayTab
from hrdesk.ui.visits.page import VisitsPage
from hrdesk.ui.widgets.dragged import as_dragged
from tests.ui.open_desk import Moment, Write, kept

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def at(begin: str, end: str, day: int = 8) -> str:
    return f"2027-03-{day:02}T{begin}/2027-03-{day:02}T{end}[Asia/Tbilisi]"


@pytest.fixture
def tab(desk: Desk, theme: Theme, write: Write, qtbot: QtBot) -> DayTab:
    visit = write("visit", country="GEO", dates="2027-03-08/2027-03-10")
    near = write("place", 1, name="Kutaisi", coordinates="42.25, 42.70")
    far = write("place", 2, name="Batumi", coordinates="41.64, 41.64")
    for number, (team, time, place) in enumerate(
        (
            ("A", at("09:00", "10:00"), near),
            ("A", at("10:05", "11:00"), far),
            ("B", at("09:00", "12:00"), near),
            ("", at("11:30", "12:30"), far),
            ("", "", near),
        )
    ):
        write(
            "programme_item",
            number,
            subject=f"Item {number}",
            visit=visit,
            sub_team=team,
            time=time,
            place=place,
        )
    tab = DayTab(desk, lambda: date(2026, 11, 18))
    qtbot.addWidget(tab)
    tab.resize(460, 900)
    tab.show_visit(visit)
    with qtbot.waitActive(tab):
        tab.show()
    return tab


def texts(tab: DayTab) -> list[str]:
    model = tab.list.model()
    assert isinstance(model, LineModel)
    return [each.text for each in model.lines]


def test_sub_teams_stand_side_by_side_and_what_cannot_be_is_said(tab: DayTab) -> None:
    items = {each.line.title: each for each in tab.lanes.items}
    first, second, other, whole = (items[f"Item {number}"] for number in range(4))
    assert [each.team for each in (first, second, other, whole)] == ["A", "A", "B", ""]
    assert tab.lanes.rect_of(first).right() < tab.lanes.rect_of(other).left()
    assert tab.lanes.rect_of(first).bottom() < tab.lanes.rect_of(second).top()
    assert tab.lanes.rect_of(whole).width() > 1.8 * tab.lanes.rect_of(first).width()
    assert not tab.grab().isNull()
    said = texts(tab)
    assert said[0] == "Cannot be done"
    assert any("km" in each for each in said)
    assert any("overlaps" in each for each in said)
    assert said[-2:] == ["Not yet placed", "Item 4"]


def test_what_waits_is_placed_by_one_key_on_the_day_shown(
    tab: DayTab, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(tab, KEY.Key_Right)
    assert tab.title.text() == f"Day 2 · {isolated('Tue 9 Mar')}"
    tab.list.setFocus()
    qtbot.keyClick(tab.list, KEY.Key_Down)
    ref = tab.list.current_key
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(tab.list, KEY.Key_P)
    assert kept(desk, ref, "time").startswith("2027-03-09T09:00")
    assert len(tab.lanes.items) == 1
    assert not tab.before.isVisible(), "the days beside each other are enough"
    qtbot.mouseClick(tab.strip.buttons[0], LEFT)
    assert tab.day == date(2027, 3, 8)
    with qtbot.waitSignal(tab.add_wanted) as told:
        qtbot.mouseClick(tab.add, LEFT)
    assert told.args == [date(2027, 3, 8)]


def test_what_overlaps_shares_the_width_and_hides_nothing(tab: DayTab, write: Write) -> None:
    visit = write("visit", 2, country="GEO", dates="2027-03-08")
    planned = {
        "Lunch": ("", "13:00", "14:00"),
        "Press": ("", "13:30", "14:30"),
        "Plenary": ("", "09:00", "11:00"),
        "Court": ("A", "10:00", "12:00"),
        "Shelter": ("B", "11:30", "12:30"),
    }
    for number, (title, (team, begin, end)) in enumerate(planned.items(), 10):
        write(
            "programme_item",
            number,
            subject=title,
            visit=visit,
            sub_team=team,
            time=at(begin, end),
        )
    tab.show_visit(visit)
    view = tab.lanes
    places = {each.line.title: view.rect_of(each) for each in view.items}
    assert not places["Lunch"].intersects(places["Press"])
    assert places["Plenary"].width() > 1.8 * places["Shelter"].width()
    over = places["Plenary"] & places["Court"]
    assert over.left() > places["Plenary"].left() + places["Court"].width() / 2, (
        "its words are read"
    )
    titles = [each.line.title for each in view.items]
    assert titles[view.item_at(over.center())] == "Court", "what lies on top is taken up"
    assert titles[view.item_at(places["Plenary"].topLeft() + QPoint(5, 5))] == "Plenary"
    assert view.item_at(QPoint(view.width() - 2, view.height() - 2)) == -1


def test_the_day_has_one_bar_and_arrows_bring_items_into_sight(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", dates="2027-03-08/2027-03-10")
    for number in range(6):
        begin, end = f"{8 + 2 * number:02}:00", f"{9 + 2 * number:02}:00"
        write("programme_item", number, visit=visit, time=at(begin, end))
        write("programme_item", 10 + number, visit=visit)
    page = VisitsPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.resize(1000, 420)
    with qtbot.waitActive(page):
        page.show()
    page.show_record(visit)
    page.detail.form.tabs.setCurrentWidget(page.tabs.plan)
    page.tabs.plan.show_view(1)
    days = page.tabs.plan.days
    qtbot.waitUntil(lambda: len(days.lanes.items) == 6)
    bars = [
        bar
        for area in (page.tabs.plan, *days.window().findChildren(QAbstractScrollArea))
        if isinstance(area, QAbstractScrollArea) and page.tabs.plan.isAncestorOf(area)
        for bar in [area.verticalScrollBar()]
        if bar.isVisible() and bar.maximum() > 0
    ]
    assert bars == [days.room.verticalScrollBar()]
    clocks = page.tabs.plan.table.clocks
    assert clocks.startswith("Times of ")
    assert clocks in [each.text() for each in days.findChildren(QLabel)]
    days.lanes.setFocus()
    for _ in range(6):
        qtbot.keyClick(days.lanes, KEY.Key_Down)
    assert days.lanes.current == 5
    assert is_in_sight(days, days.lanes, days.lanes.rect_of(days.lanes.items[5]).center())
    days.list.setFocus()
    inner = days.room.widget()
    assert inner is not None
    qtbot.waitUntil(lambda: days.list.geometry().bottom() < inner.height())
    for _ in range(6):
        qtbot.keyClick(days.list, KEY.Key_Down)
    assert is_in_sight(days, days.list, days.list.visualRect(days.list.currentIndex()).center())


def test_with_room_what_waits_stays_in_sight_below_the_day(tab: DayTab, qtbot: QtBot) -> None:
    tab.resize(460, 600)
    bar = tab.room.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for at in (0, bar.maximum()):
        bar.setValue(at)
        place = tab.list.mapTo(tab, tab.list.rect().bottomLeft())
        assert tab.rect().contains(place)
        assert not tab.room.geometry().contains(place)
    assert tab.list.height() >= tab.list.sizeHintForRow(0) * 2


def test_one_stays_in_the_list_as_the_window_gets_low(tab: DayTab, qtbot: QtBot) -> None:
    tab.list.setFocus()
    for height in (300, 900):
        tab.resize(460, height)
        qtbot.waitUntil(lambda: tab.list.isVisible())
        assert tab.list.hasFocus()


def is_in_sight(days: DayTab, of: QWidget, point: QPoint) -> bool:
    view = days.room.viewport()
    return view.rect().contains(view.mapFromGlobal(of.mapToGlobal(point)))


def test_items_are_walked_and_opened(tab: DayTab, qtbot: QtBot) -> None:
    view = tab.lanes
    view.setFocus()
    qtbot.keyClick(view, KEY.Key_Down)
    qtbot.keyClick(view, KEY.Key_Down)
    assert "Item" in view.accessibleDescription()
    with qtbot.waitSignal(tab.item_wanted):
        qtbot.keyClick(view, KEY.Key_Return)
    place = view.rect_of(view.items[0]).center()
    qtbot.mouseClick(view, LEFT, pos=place)
    assert view.current == 0
    with qtbot.waitSignal(tab.item_wanted):
        qtbot.mouseDClick(view, LEFT, pos=QPoint(place))


def drop(onto: QWidget, ref: str, place: QPoint) -> None:
    """Let go of what is dragged; where it was taken up is for Qt's own loop."""
    mime, keys = as_dragged([ref]), Qt.KeyboardModifier.NoModifier
    for make in (QDragEnterEvent, QDropEvent):
        at = place if make is QDragEnterEvent else QPointF(place)
        event = make(at, Qt.DropAction.MoveAction, mime, LEFT, keys)  # type: ignore[call-overload]
        QApplication.sendEvent(onto, event)
        assert event.isAccepted()


def test_items_are_moved_to_another_time_and_day(tab: DayTab, desk: Desk, qtbot: QtBot) -> None:
    view = tab.lanes
    view.setFocus()
    view.go_to(1)
    ref = view.items[1].line.ref
    before = kept(desk, ref, "time")
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(view, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert kept(desk, ref, "time") != before
    qtbot.waitUntil(lambda: not desk.is_busy)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(view, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: tab.day == date(2027, 3, 9))
    assert kept(desk, ref, "time").startswith("2027-03-09T")
    assert view.items[view.current].line.ref == ref
    assert [each.day.day for each in tab.strip.buttons] == [8, 9, 10]
    with qtbot.waitSignal(desk.changed):
        drop(tab.strip.buttons[2], ref, QPoint(2, 2))
    assert kept(desk, ref, "time").startswith("2027-03-10T")
    tab.strip.buttons[2].click()
    assert tab.day == date(2027, 3, 10)
    qtbot.waitUntil(lambda: len(view.items) == 1)
    waiting = tab.plan.waiting[0].ref
    noon = QPoint(90, view.rect_of(view.items[0]).top())
    plain = view.grab().toImage()
    mime = as_dragged([waiting])
    about = (Qt.DropAction.MoveAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, QDragEnterEvent(noon, *about))
    QApplication.sendEvent(view, QDragMoveEvent(noon + QPoint(0, 30), *about))
    assert view.grab().toImage() != plain, "it is shown where it would lie"
    QApplication.sendEvent(view, QDragLeaveEvent())
    assert view.grab().toImage() == plain
    with qtbot.waitSignal(desk.changed):
        drop(view, waiting, noon)
    assert f"T{view.time_at(noon):%H:%M}/" in kept(desk, waiting, "time")


def test_visit_without_days_says_so(tab: DayTab, write: Write) -> None:
    tab.show_visit(write("visit", 2, dates="2027"))
    assert "not known" in tab.title.text()
    assert (texts(tab), tab.note.text()) == ([], "Nothing is planned yet.")
    assert tab.list.height() < tab.height() / 10, "the day has the room"


def test_item_that_is_opened_from_the_day_is_shown_in_full(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", dates="2027-03-08/2027-03-10")
    item = write("programme_item", 1, visit=visit, time=at("09:00", "10:00"))
    page = VisitsPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.show_record(visit)
    page.detail.form.tabs.setCurrentWidget(page.tabs.plan)
    page.tabs.plan.show_view(1)
    assert page.tabs.plan.days.lanes.isVisible()
    page.tabs.plan.days.item_wanted.emit(item)
    assert page.tabs.programme.form.isVisible()
    assert page.tabs.programme.form.ref == item


def test_every_part_has_a_name(tab: DayTab, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(tab) == []
