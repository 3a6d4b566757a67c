"""Visits are moved on the time line by keys and by the mouse, and kept once they are let go."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrdesk.operations.checklist import add_item
from hrdesk.operations.time_line import VisitLine
from hrdesk.ui.desk import Desk
from hrdesk.ui.settings import Settings
from hrdesk.ui.theme import Theme
from hrdesk.ui.visits.page import TIME_LINE, VisitsPage
from hrdesk.ui.visits.time_line import TimeLine
from hrdesk.ui.visits.time_line_moving import Grip
from tests.ui.open_desk import Moment, Write, kept

KEY = Qt.Key
NONE_MORE = Qt.KeyboardModifier.NoModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
TODAY = date(2026, 11, 18)


def line(ref: str, dates: str, first: date, last: date, core: bool = True) -> VisitLine:
    days = (first, last) if core else None
    return VisitLine(ref, ref, "network", "TUN", "", "forecast", 0, dates, first, last, days)


EXACT = line("VIS-A", "2026-12-01/2026-12-10", date(2026, 12, 1), date(2026, 12, 10))
MONTH = line("VIS-B", "2027-02", date(2027, 2, 1), date(2027, 2, 28), core=False)
NONE = VisitLine("VIS-C", "c", "network", "TUN", "", "", 0, "", None, None, None)
Make = Callable[[Sequence[VisitLine]], tuple[TimeLine, list[tuple[str, str]]]]


@pytest.fixture
def make(theme: Theme, british: None, qtbot: QtBot) -> Make:
    def build(lines: Sequence[VisitLine]) -> tuple[TimeLine, list[tuple[str, str]]]:
        view = TimeLine(TODAY)
        qtbot.addWidget(view)
        view.show_lines(list(lines), [])
        view.resize(1000, 300)
        with qtbot.waitActive(view):
            view.show()
        view.setFocus()
        view.zoom_to(9.0)
        view.go_to_row(0)
        told: list[tuple[str, str]] = []
        view.dates_wanted.connect(lambda ref, dates: told.append((ref, dates)))
        return view, told

    return build


def alt(view: TimeLine, key: Qt.Key, more: Qt.KeyboardModifier = NONE_MORE) -> None:
    """A key while Alt stays down; QTest would let go of it each time."""
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, key, ALT | more))


def let_go_of_alt(qtbot: QtBot, view: TimeLine) -> None:
    qtbot.keyRelease(view, KEY.Key_Alt)


def test_a_short_bar_has_its_ends_beside_it(make: Make) -> None:
    view, _ = make([line("VIS-A", "2026-12-01", date(2026, 12, 1), date(2026, 12, 1))])
    bar = view.bar_rect(0)
    y = bar.center().y()
    places = (bar.left() - 4, bar.left() + 1, bar.right() - 1, bar.right() + 4)
    held = [view.moving.grip_at(QPoint(x, y)) for x in places]
    assert held == [Grip.START, Grip.WHOLE, Grip.WHOLE, Grip.END]


def test_busy_weeks_follow_what_is_held(make: Make, qtbot: QtBot) -> None:
    view, _ = make([EXACT, MONTH])
    session = (date(2026, 12, 1), date(2026, 12, 4))
    exact = EXACT.core
    assert exact is not None
    view.show_lines([EXACT, MONTH], [exact, session, exact])
    first, second = (
        (date(2026, 12, 1) + timedelta(days=each), date(2026, 12, 10) + timedelta(days=each))
        for each in (0, 7)
    )
    for _ in range(7):
        alt(view, KEY.Key_Right)
    assert sorted(view.moving.busy(view.busy)) == sorted([first, session, second])
    qtbot.keyClick(view, KEY.Key_Escape)
    assert view.moving.busy(view.busy) == [exact, session, exact]
    view.go_to_row(1)
    alt(view, KEY.Key_Right)
    assert view.moving.busy(view.busy) == [exact, session, exact], "a month is nobody's busy week"
    let_go_of_alt(qtbot, view)


def test_alt_and_arrows_move_and_resize_in_one_step(make: Make, qtbot: QtBot) -> None:
    view, told = make([EXACT, MONTH, NONE])
    for _ in range(3):
        alt(view, KEY.Key_Right)
    alt(view, KEY.Key_Right, SHIFT)
    assert told == []
    assert view.moving.shown(EXACT).agreed == EXACT.dates
    view.grab()
    let_go_of_alt(qtbot, view)
    assert told == [("VIS-A", "2026-12-04/2026-12-14")]
    alt(view, KEY.Key_Left)
    qtbot.keyClick(view, KEY.Key_Escape)
    let_go_of_alt(qtbot, view)
    assert len(told) == 1
    alt(view, KEY.Key_Left)
    qtbot.keyClick(view, KEY.Key_Down)
    alt(view, KEY.Key_Right)
    view.clearFocus()
    assert told[1:] == [("VIS-A", "2026-11-30/2026-12-09"), ("VIS-B", "2027-03")]
    view.go_to_row(2)
    alt(view, KEY.Key_Right)
    let_go_of_alt(qtbot, view)
    assert len(told) == 3


def test_right_arrow_is_earlier_where_one_reads_from_the_right(make: Make, qtbot: QtBot) -> None:
    view, told = make([EXACT])
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    alt(view, KEY.Key_Right)
    let_go_of_alt(qtbot, view)
    assert told == [("VIS-A", "2026-11-30/2026-12-09")]


def test_window_goes_back_and_forward_where_there_is_nothing_to_move(make: Make) -> None:
    view, _ = make([EXACT, NONE])

    def taken() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_Left, ALT)
        event.ignore()
        QApplication.sendEvent(view, event)
        return event.isAccepted()

    assert taken()
    view.go_to_row(1)
    assert not taken()


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        ("start", "2026-12-04/2026-12-10"),
        ("middle", "2026-12-04/2026-12-13"),
        ("end", "2026-12-01/2026-12-13"),
    ],
)
def test_dragging_an_end_resizes_and_the_rest_moves(
    part: str, wanted: str, make: Make, qtbot: QtBot
) -> None:
    view, told = make([EXACT])
    bar = view.bar_rect(0)
    x = {"start": bar.left() + 2, "middle": bar.center().x(), "end": bar.right() - 2}[part]
    point = QPoint(x, bar.center().y())
    move(view, point)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    move(view, point + QPoint(27, 3))
    assert told == []
    assert view.moving.shown(EXACT).agreed_days == (EXACT.first, EXACT.last), "where it was"
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told == [("VIS-A", wanted)]


def move(view: TimeLine, point: QPoint) -> None:
    whole = QPointF(view.viewport().mapToGlobal(point))
    button = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), whole, button, button, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.viewport(), event)


def test_page_keeps_new_dates_and_says_what_moved_with_them(
    desk: Desk, settings: Settings, theme: Theme, clock: Moment, write: Write, qtbot: QtBot
) -> None:
    visit = write("visit", dates="2026-12-08/2026-12-17", firmness="forecast")
    with qtbot.waitSignal(desk.changed):
        desk.do(add_item, visit, "Visas", date(2026, 12, 1))
    page = VisitsPage(desk, settings, clock=clock)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    with qtbot.waitActive(page):
        page.show()
    page.show_record(visit)
    page.show_view(TIME_LINE)
    view = page.time_line
    assert view is not None
    alt(view, KEY.Key_Right)
    let_go_of_alt(qtbot, view)
    told = page.findChild(type(page._pane)).told  # type: ignore[union-attr]
    qtbot.waitUntil(told.isVisible)
    assert kept(desk, visit, "dates") == "2026-12-09/2026-12-18"
    assert "moved with it" in told.text()
    assert "No partner" in told.text()
