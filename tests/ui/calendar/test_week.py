"""Day and week show times where they lie, and are walked by keys and mouse."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.operations.layers import Layer, Layers
from hrdesk.ui.calendar.week_model import WeekModel
from hrdesk.ui.calendar.week_view import WeekView
from hrdesk.ui.desk import Desk
from tests.ui.open_desk import Moment, Write

KEY = Qt.Key
TODAY = date(2026, 11, 18)


@pytest.fixture
def view(desk: Desk, clock: Moment, qtbot: QtBot) -> WeekView:
    model = WeekModel(desk, clock, 7)
    view = WeekView(model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(1000, 660)
    return view


def shown(view: WeekView, qtbot: QtBot) -> WeekView:
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    view.grab()
    return view


def place(view: WeekView, ref: str) -> QPoint:
    """The middle of something, in the view as it is scrolled."""
    shape = view.shape()
    for bar in shape.bars:
        if bar.occurrence.ref == ref:
            return bar.place.center()
    block = next(each for each in shape.blocks if each.block.occurrence.ref == ref)
    return block.place.center() + QPoint(0, shape.top - view.verticalScrollBar().value())


def test_times_stand_on_their_day_at_their_hour_and_days_above(
    view: WeekView, write: Write, qtbot: QtBot
) -> None:
    call = write("activity", 1, dates="2026-11-18T08:00/2026-11-18T09:00[America/New_York]")
    visit = write("visit", country="GEO", dates="2026-11-10/2026-11-20")
    long = write("activity", 2, dates="2026-11-16T09:00/2026-11-18T12:00[Europe/Zurich]")
    night = write("activity", 3, dates="2026-11-19T23:00/2026-11-20T01:00[Europe/Zurich]")
    shape = shown(view, qtbot).shape()
    assert view.week.start == date(2026, 11, 16)
    assert {bar.occurrence.ref for bar in shape.bars} == {visit, long}
    found = [(each.block.occurrence.ref, each.block.day, each.block.begin) for each in shape.blocks]
    assert found == [(call, 2, 14 * 60), (night, 3, 23 * 60), (night, 4, 0)]
    block = shape.blocks[0].place
    assert shape.column(2).contains(block.center().x(), 5)
    assert shape.y_of(14 * 60) <= block.top() < block.bottom() <= shape.y_of(15 * 60)


def test_what_overlaps_shares_the_day_and_nothing_leaves_its_column(
    view: WeekView, write: Write, qtbot: QtBot
) -> None:
    for number in range(60):
        day, hour = 16 + number % 7, 8 + number // 14
        write("activity", number, dates=f"2026-11-{day}T{hour:02}:00[Europe/Zurich]")
    shape = shown(view, qtbot).shape()
    assert len(shape.blocks) == 60
    for one in shape.blocks:
        column = shape.column(one.block.day)
        assert column.left() < one.place.left() < one.place.right() <= column.right()
        assert not any(
            one.place.intersects(other.place) for other in shape.blocks if other is not one
        )


def test_it_is_mirrored(view: WeekView, write: Write, qtbot: QtBot) -> None:
    call = write("activity", 1, dates="2026-11-16T10:00[Europe/Zurich]")
    visit = write("visit", dates="2026-11-16/2026-11-17")
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.show_zones(("Europe/Zurich", "Asia/Tbilisi"))
    shape = shown(view, qtbot).shape()
    assert shape.column(0).left() > shape.column(6).left()
    assert shape.zone_column(0).left() > shape.zone_column(1).left() > shape.column(0).left()
    assert place(view, visit).x() < place(view, call).x()
    assert shape.day_at(shape.column(6).center().x()) == 6
    assert shape.day_at(2) == 6
    assert shape.day_at(view.width() - 30) == 0
    qtbot.keyClick(view, KEY.Key_Left)
    assert view.day == date(2026, 11, 19)


def test_arrows_move_day_and_hour_and_tell_both(view: WeekView, write: Write, qtbot: QtBot) -> None:
    write("activity", 1, title="Call", dates="2026-11-19T10:00[Europe/Zurich]")
    shown(view, qtbot)
    assert (view.day, view.slot) == (TODAY, "2026-11-18T10:00")
    for key in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Down, KEY.Key_Up):
        qtbot.keyClick(view, key)
    assert view.slot == "2026-11-19T10:30"
    assert "19 November" in view.accessibleDescription()
    assert "Call" in view.accessibleDescription()
    for _ in range(22):
        qtbot.keyClick(view, KEY.Key_Up)
    assert view.slot == "2026-11-19T00:00"
    assert view.verticalScrollBar().value() == 0
    for _ in range(50):
        qtbot.keyClick(view, KEY.Key_Down)
    assert view.slot == "2026-11-19T23:30"
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    for _ in range(4):
        qtbot.keyClick(view, KEY.Key_Right)
    assert view.week.start == date(2026, 11, 23)


def test_next_and_previous_thing_are_opened(view: WeekView, write: Write, qtbot: QtBot) -> None:
    first = write("activity", 1, dates="2026-11-17T10:00[Europe/Zurich]")
    second = write("activity", 2, dates="2026-11-18")
    third = write("activity", 3, dates="2026-11-20T16:10[Europe/Zurich]")
    shown(view, qtbot)
    opened: list[str] = []
    view.opened.connect(opened.append)
    for key in (KEY.Key_N, KEY.Key_N, KEY.Key_N, KEY.Key_P, KEY.Key_P, KEY.Key_P):
        qtbot.keyClick(view, key)
    assert opened == [second, third, second, first]
    assert view.slot == "2026-11-17T10:00"


def test_mouse_opens_begins_and_asks(view: WeekView, write: Write, qtbot: QtBot) -> None:
    call = write("activity", 1, title="Call", dates="2026-11-18T10:00[Europe/Zurich]")
    for number in range(2, 20):
        write("activity", number, dates="2026-11-19")
    shown(view, qtbot)
    with qtbot.waitSignal(view.opened) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, call))
    assert told.args == [call]
    tip = QHelpEvent(QHelpEvent.Type.ToolTip, place(view, call), QPoint())
    QApplication.sendEvent(view.viewport(), tip)
    assert "Call" in QToolTip.text()
    QToolTip.hideText()
    (more,) = view.shape().more
    with qtbot.waitSignal(view.day_opened) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=more.place.center())
    assert told.args[0] == date(2026, 11, 19)
    free = QPoint(view.shape().column(4).center().x(), view.height() - 20)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=free)
    assert view.day == date(2026, 11, 20)
    with qtbot.waitSignal(view.new_wanted) as told:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=free)
    assert told.args == [view.slot]
    with qtbot.waitSignal(view.day_opened):
        qtbot.keyClick(view, KEY.Key_Return)


def test_a_crowd_at_one_hour_is_counted_and_opens_the_list(
    view: WeekView, write: Write, qtbot: QtBot
) -> None:
    """Twelve meetings at nine were twelve strokes without a letter."""
    for number in range(12):
        times = "2026-11-19T09:00/2026-11-19T10:00"
        write("activity", number, title=f"Meeting {number}", dates=f"{times}[Europe/Zurich]")
    after = write("activity", 20, dates="2026-11-19T09:45/2026-11-19T10:15[Europe/Zurich]")
    shape = shown(view, qtbot).shape()
    (crowd,) = shape.crowds
    assert crowd.more.count == len(crowd.things)
    assert crowd.more.count + len(shape.blocks) == 13
    assert after in {each.ref for each in crowd.things}
    boxes = [each.place for each in shape.blocks] + [crowd.more.place]
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)
    assert all(each.width() > 2 * view.fontMetrics().averageCharWidth() for each in boxes)
    down = QPoint(0, shape.top - view.verticalScrollBar().value())
    point = crowd.more.place.center() + down
    with qtbot.waitSignal(view.day_opened) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args[0] == date(2026, 11, 19)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, point, QPoint()))
    assert "Meeting" in QToolTip.text()
    QToolTip.hideText()
    with qtbot.assertNotEmitted(view.new_wanted):
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_a_long_crowd_is_counted_hour_by_hour(view: WeekView, write: Write, qtbot: QtBot) -> None:
    """One count in the middle of a day lay where nobody had scrolled to."""
    for number in range(36):
        begin = 8 * 60 + number % 9 * 60
        times = (f"2026-11-19T{at // 60:02}:{at % 60:02}" for at in (begin, begin + 75))
        write("activity", number, dates=f"{'/'.join(times)}[Europe/Zurich]")
    view.resize(500, 660)
    shape = shown(view, qtbot).shape()
    assert len(shape.crowds) == 9
    told = {each.ref for crowd in shape.crowds for each in crowd.things}
    assert len(told) + len(shape.blocks) == 36
    places = [crowd.more.place for crowd in shape.crowds]
    assert all(one.bottom() < other.top() for one, other in pairwise(places))


def test_what_began_before_the_days_is_held_from_the_first_of_them(
    view: WeekView, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", country="GEO", dates="2026-11-10/2026-11-19")
    at, port = place(shown(view, qtbot), visit), view.viewport()
    day = QPoint(view.shape().column(0).width(), 0)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=at)
    plain = view.grab().toImage()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(at + day)
    event = QMouseEvent(QEvent.Type.MouseMove, where, where, buttons, buttons, keys)
    QApplication.sendEvent(port, event)
    held = view.grab().toImage()
    for number in (0, 4):
        inside = port.mapTo(view, QPoint(view.shape().column(number).center().x(), at.y()))
        assert held.pixel(inside) != plain.pixel(inside)
    qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_the_strictest_label_of_the_days_is_told(
    view: WeekView, write: Write, qtbot: QtBot
) -> None:
    shown(view, qtbot)
    assert view.strictest_shown() is None
    write("activity", 1, dates="2026-11-18T03:00[Europe/Zurich]", label=Label.PARTNERS)
    write("activity", 2, dates="2026-11-19", label=Label.PUBLIC)
    view.week.reload()
    assert view.strictest_shown() is Label.PARTNERS


def test_layers_put_things_out_of_sight(view: WeekView, write: Write, qtbot: QtBot) -> None:
    write("activity", 1, dates="2026-11-18T10:00[Europe/Zurich]")
    write("visit", dates="2026-11-18")
    shown(view, qtbot)
    view.week.show_layers(Layers().with_layer(Layer.VISITS, False))
    assert not view.shape().bars
    assert len(view.shape().blocks) == 1


def test_one_day_alone(desk: Desk, clock: Moment, write: Write, qtbot: QtBot) -> None:
    write("activity", 1, dates="2026-11-18T10:00[Europe/Zurich]")
    model = WeekModel(desk, clock, 1)
    view = WeekView(model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(600, 500)
    shown(view, qtbot)
    assert view.accessibleName() == "Day"
    assert len(view.shape().blocks) == 1
    qtbot.keyClick(view, KEY.Key_Right)
    assert (model.start, model.last) == (date(2026, 11, 19), date(2026, 11, 19))
    assert not view.shape().blocks
