"""What stays in a month is painted once, and looks as if all of it were painted each time."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from hrdesk.ui.calendar.month_cells import CellDelegate, Index
from hrdesk.ui.calendar.month_model import MonthModel
from hrdesk.ui.calendar.month_view import MonthView
from hrdesk.ui.desk import Desk
from hrdesk.ui.theme import palette
from hrdesk.ui.tokens import DARK
from tests.ui.open_desk import Moment, Write

KEY = Qt.Key


@pytest.fixture
def view(desk: Desk, clock: Moment, write: Write, qtbot: QtBot) -> MonthView:
    model = MonthModel(desk, clock)
    view = MonthView(model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(900, 660)
    for number in range(6):
        write("activity", number, dates=f"2026-11-{9 + number:02}/2026-11-{18 + number}")
        write("activity", 10 + number, dates="2026-11-20T10:00[Europe/Zurich]")
    write("activity", 20, type="commemorative_day", dates="2026-11-20")
    with qtbot.waitActive(view):
        view.show()
    view.setFocus()
    return view


class Counted(CellDelegate):
    """Counts the days that are painted."""

    count = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.count += 1
        super().paint(painter, option, index)


def picture(view: MonthView, *, keeps: bool) -> QImage:
    view.keeps_picture = keeps
    return view.grab().toImage()


def test_it_looks_the_same_wherever_one_is(view: MonthView, qtbot: QtBot) -> None:
    def look_the_same() -> None:
        assert picture(view, keeps=True) == picture(view, keeps=False)

    look_the_same()
    for key in (KEY.Key_Right, KEY.Key_Up, KEY.Key_Left, KEY.Key_Up, KEY.Key_N, KEY.Key_N):
        qtbot.keyClick(view, key)
        look_the_same()
    first = view.month.barred[0]
    for number in range((first.last - first.first).days + 1):
        view.go_to(first.first + timedelta(days=number))
        look_the_same()
    view.clearFocus()
    look_the_same()
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look_the_same()
    view.setPalette(palette(DARK))
    look_the_same()


def test_going_through_it_paints_no_day_again(
    view: MonthView, write: Write, clock: Moment, qtbot: QtBot
) -> None:
    counted = Counted(view.month, view, lambda: False)
    view.setItemDelegate(counted)
    view.go_to(date(2026, 12, 1))
    view.grab()
    assert counted.count == view.month.weeks_needed * 7
    for key in (KEY.Key_Right, KEY.Key_Down, KEY.Key_N):
        qtbot.keyClick(view, key)
        view.viewport().repaint()
    assert counted.count == view.month.weeks_needed * 7
    write("activity", 30, title="Call", dates="2026-12-03")
    view.month.reload()
    view.grab()
    assert counted.count == 2 * view.month.weeks_needed * 7
