"""Scrolled sideways a table still says who each row is: where it is seen, clicked, written, sorted."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QHeaderView, QToolTip
from pytestqt.qtbot import QtBot

from hrdesk.ui.desk import Desk
from hrdesk.ui.records.table_view import RecordTableView
from tests.ui.open_desk import kept
from tests.ui.records.conftest import Put
from tests.ui.records.test_in_place import column, editor, retype

NO_STEP = QPoint()
LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key
TO_RIGHT, TO_LEFT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
both_ways = pytest.mark.parametrize("way", [TO_RIGHT, TO_LEFT])
Make = Callable[..., RecordTableView]


@pytest.fixture
def narrow(table: Make, put: Put) -> Callable[..., RecordTableView]:
    """Three people in a table that has no room for their e-mail."""

    def make(way: Qt.LayoutDirection = TO_RIGHT, width: int = 500) -> RecordTableView:
        view = table()
        view.setLayoutDirection(way)
        view.resize(width, 300)
        # By hand, so that the columns are not fitted to the few words that they hold here.
        view.header.widen("title", 1)
        for number, name in enumerate(("Abdi", "Brun", "Chen"), 1):
            put("person", number, name=name, function="Chief", email=f"p{number}@example.org")
        view.table.reload()
        return view

    return make


def aside(view: RecordTableView, share: float = 1.0) -> None:
    bar = view.horizontalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    assert bar.value() > 0


def at(view: RecordTableView, row: int, name: str) -> QRect:
    return view.visualRect(view.table.index(row, view.table.column_named(name)))


def cut(view: RecordTableView, place: QRect) -> QImage:
    return view.viewport().grab(place).toImage()


def heads_over(rows: QRect, beside: QPoint = NO_STEP) -> QRect:
    return QRect(rows.x(), 0, rows.width() - 1, 20).translated(beside)


def heading(view: RecordTableView, name: str) -> QPoint:
    return QPoint(at(view, 0, name).center().x(), view.header.height() // 2)


@both_ways
def test_tab_to_the_e_mail_keeps_the_name_in_sight(
    narrow: Make, desk: Desk, qtbot: QtBot, way: Qt.LayoutDirection
) -> None:
    view = narrow(way)
    view.choose([view.table.refs[1]])
    qtbot.keyClick(view, KEY.Key_F2)
    qtbot.keyClick(editor(view), KEY.Key_Tab)
    qtbot.waitUntil(lambda: column(view) == "function")
    qtbot.keyClick(editor(view), KEY.Key_Tab)
    qtbot.waitUntil(lambda: column(view) == "email")
    assert view.horizontalScrollBar().value() > 0
    room, field = view.viewport().rect(), editor(view).geometry()
    for name in ("label", "title"):
        assert room.contains(at(view, 1, name)), name
        assert not field.intersects(at(view, 1, name)), name
    assert room.contains(field)
    retype(qtbot, view, "brun@example.org")
    qtbot.keyClick(editor(view), KEY.Key_Return)
    qtbot.waitUntil(lambda: view.currentIndex().row() == 2 and editor(view).text().startswith("p3"))
    assert kept(desk, view.table.refs[1], "email") == "brun@example.org"


@both_ways
def test_what_is_pinned_looks_as_before(narrow: Make, way: Qt.LayoutDirection) -> None:
    view = narrow(way)
    view.choose([view.table.refs[1]])
    rows = at(view, 0, "label").united(at(view, 2, "title"))
    # Where the rest goes under it there is a line, and by it that of the heading.
    rows.adjust(*((0, 0, -2, 0) if way is TO_RIGHT else (2, 0, 0, 0)))
    # Read from the right, Qt paints headings a point beside their columns.
    beside = QPoint(0 if way is TO_RIGHT else 1, 0)
    before = cut(view, rows), view.header.grab(heads_over(rows, beside)).toImage()
    assert not view.pins(), "nothing is done while nothing is scrolled away"
    for share in (1, 0.5):
        aside(view, share)
        assert at(view, 0, "label").united(at(view, 2, "title")).contains(rows)
        assert cut(view, rows) == before[0]
        assert view.header.grab(heads_over(rows)).toImage() == before[1]
    view.horizontalScrollBar().setValue(0)
    assert not view.pins()
    assert cut(view, rows) == before[0]


@both_ways
def test_a_click_on_it_chooses_and_edits_that_cell(
    narrow: Make, desk: Desk, qtbot: QtBot, way: Qt.LayoutDirection
) -> None:
    view = narrow(way)
    aside(view)
    before = view.horizontalScrollBar().value()
    qtbot.mouseClick(view.viewport(), LEFT, pos=at(view, 2, "title").center())
    assert (view.current_ref(), column(view)) == (view.table.refs[2], "title")
    assert view.refs() == [view.table.refs[2]]
    assert view.horizontalScrollBar().value() == before, "what is in sight asks for no scrolling"
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseDClick(view.viewport(), LEFT, pos=at(view, 1, "title").center())
    assert opened.args == [view.table.refs[1]]
    qtbot.keyClick(view, KEY.Key_F2)
    assert editor(view).text() == "Brun"
    assert at(view, 1, "title").contains(editor(view).geometry())
    # It stays with its cell when the table is scrolled under it.
    for share in (0.5, 1):
        aside(view, share)
        assert at(view, 1, "title").contains(editor(view).geometry())
    retype(qtbot, view, "Brunner")
    qtbot.keyClick(editor(view), KEY.Key_Return)
    qtbot.waitUntil(lambda: editor(view).text() == "Chen")
    assert kept(desk, view.table.refs[1], "name") == "Brunner"


def test_what_is_written_goes_under_it_and_not_over(narrow: Make, qtbot: QtBot) -> None:
    view = narrow()
    view.setCurrentIndex(view.table.index(0, view.table.column_named("email")))
    assert view.edit_here()
    title = at(view, 0, "title")
    for value in range(view.horizontalScrollBar().maximum()):
        view.horizontalScrollBar().setValue(value)
        assert not editor(view).geometry().intersects(at(view, 0, "title")), value
    assert title.isValid()


@both_ways
def test_arrows_go_to_no_cell_that_is_covered(
    narrow: Make, qtbot: QtBot, way: Qt.LayoutDirection
) -> None:
    view = narrow(way)
    view.choose([view.table.refs[0]])
    on, back = KEY.Key_Right, KEY.Key_Left
    if way is TO_LEFT:
        on, back = back, on
    for key in (*[on] * 6, *[back] * 6):
        qtbot.keyClick(view, key)
        cell = view.visualRect(view.currentIndex())
        assert view.seen(view.currentIndex()).width() == cell.width(), column(view)
    assert column(view) in ("label", "title")
    assert not view.pins(), "back where rows begin"


def test_a_wide_name_leaves_room_for_the_rest(narrow: Make, qtbot: QtBot) -> None:
    view = narrow()
    view.header.resizeSection(view.table.column_named("title"), 600)
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() > 900)
    view.setCurrentIndex(view.table.index(0, view.table.column_named("country")))
    assert at(view, 0, "title").right() < view.viewport().width() // 2
    assert view.seen(view.currentIndex()) == view.visualRect(view.currentIndex())


def test_the_first_column_stands_in_for_a_title_that_is_hidden(narrow: Make) -> None:
    view = narrow()
    view.header.show_column("title", False)
    assert view.header.shown()[1] == "organisation"
    aside(view)
    assert [view.table.columns[pin.column].name for pin in view.pins()] == ["label", "organisation"]
    assert at(view, 0, "organisation").left() == at(view, 0, "label").right() + 1


def test_a_title_that_was_moved_stays_once_it_is_reached(narrow: Make) -> None:
    view = narrow()
    view.header.move_column("title", 1)
    first = view.columnWidth(view.table.column_named("organisation"))
    begin = at(view, 0, "title").left()
    view.horizontalScrollBar().setValue(first - 10)
    assert at(view, 0, "title").left() == begin - first + 10, "it goes along till then"
    aside(view)
    assert at(view, 0, "title").left() == at(view, 0, "label").right() + 1


@both_ways
def test_its_heading_sorts_and_widens(narrow: Make, qtbot: QtBot, way: Qt.LayoutDirection) -> None:
    view = narrow(way)
    title = view.table.column_named("title")
    aside(view)
    heads = view.header.viewport()
    first = view.table.refs[0]
    qtbot.mouseClick(heads, LEFT, pos=heading(view, "title"))
    assert view.order() == ("title", True)
    assert view.table.refs[-1] == first
    width, cell = view.columnWidth(title), at(view, 0, "title")
    far = QPoint(cell.right() if way is TO_RIGHT else cell.left(), 8)
    further = QPoint(-30 if way is TO_RIGHT else 30, 0)
    qtbot.mouseMove(heads, far)
    assert view.header.cursor().shape() == Qt.CursorShape.SplitHCursor
    qtbot.mousePress(heads, LEFT, pos=far)
    qtbot.mouseMove(heads, far + further)
    qtbot.mouseRelease(heads, LEFT, pos=far + further)
    assert view.columnWidth(title) == width - 30
    assert at(view, 0, "title").width() == width - 30
    qtbot.mouseMove(heads, heading(view, "title"))
    assert view.header.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_its_heading_is_moved_and_says_its_word(narrow: Make, qtbot: QtBot) -> None:
    view = narrow()
    aside(view, 0.4)
    heads = view.header.viewport()
    place = heading(view, "title")
    QApplication.sendEvent(heads, QHelpEvent(QEvent.Type.ToolTip, place, heads.mapToGlobal(place)))
    assert QToolTip.text() == "Name"
    there = heading(view, "email")
    qtbot.mousePress(heads, LEFT, pos=place)
    qtbot.mouseMove(heads, there)
    qtbot.mouseMove(heads, there + QPoint(1, 0))
    qtbot.mouseRelease(heads, LEFT, pos=there + QPoint(1, 0))
    assert view.header.shown().index("title") > view.header.shown().index("function")
    assert view.header.sectionResizeMode(0) is QHeaderView.ResizeMode.Fixed
