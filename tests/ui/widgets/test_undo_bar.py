"""The undo bar stays its time, waits while one points at it, and goes by Escape."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QEnterEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.undo_bar import UndoBar


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> QWidget:
    page = QWidget()
    page.resize(800, 600)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    return page


def test_it_stays_ten_seconds(page: QWidget) -> None:
    bar = UndoBar(page)
    assert not bar.isVisible()
    bar.offer("3 contacts changed.")
    assert bar.isVisible()
    assert bar._time.isActive()
    assert bar._time.interval() == 10_000


def test_it_goes_when_its_time_is_over(qtbot: QtBot, page: QWidget) -> None:
    bar = UndoBar(page, seconds=0.01)
    bar.offer("Deleted.")
    qtbot.waitUntil(bar.isHidden)


def test_a_new_sentence_begins_the_time_anew(page: QWidget) -> None:
    bar = UndoBar(page)
    bar.offer("One.")
    bar.offer("Two.")
    assert bar.text == "Two."
    assert bar.accessibleName() == "Two."
    assert bar._time.remainingTime() > 9_000


def test_undo_is_asked_once(qtbot: QtBot, page: QWidget) -> None:
    bar = UndoBar(page)
    bar.offer("Deleted.")
    undo = next(button for button in bar.findChildren(QPushButton) if button.text() == "Undo")
    with qtbot.waitSignal(bar.undo_asked):
        undo.click()
    assert bar.isHidden()
    with qtbot.assertNotEmitted(bar.undo_asked):
        QTest.keyClick(page, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)


def test_alt_u_undoes(qtbot: QtBot, page: QWidget) -> None:
    bar = UndoBar(page)
    bar.offer("Deleted.")
    with qtbot.waitSignal(bar.undo_asked):
        QTest.keyClick(page, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)


def test_what_cannot_be_undone_offers_nothing(qtbot: QtBot, page: QWidget) -> None:
    bar = UndoBar(page)
    bar.offer("Copied.", undo=False)
    with qtbot.assertNotEmitted(bar.undo_asked):
        bar.take_back()
    assert bar.isVisible()


def test_escape_closes_it(page: QWidget) -> None:
    bar = UndoBar(page)
    bar.offer("Deleted.")
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert not bar._time.isActive()


def test_its_time_stands_still_while_one_points_at_it(page: QWidget) -> None:
    bar = UndoBar(page)
    bar.offer("Deleted.")
    here = QPointF(1, 1)
    QApplication.sendEvent(bar, QEnterEvent(here, here, here))
    assert not bar._time.isActive()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert bar._time.isActive()


def test_it_goes_by_itself_where_it_came_up_under_a_mouse_that_rests(page: QWidget) -> None:
    """It lay over the foot of a list till somebody pressed it."""
    bar = UndoBar(page)
    bar.offer("Deleted.")
    here = QPointF(QCursor.pos())
    QApplication.sendEvent(bar, QEnterEvent(here, here, here))
    assert bar._time.isActive()
    QTest.mouseMove(bar, bar.rect().topLeft() + QPoint(2, 2))
    QTest.mouseMove(bar, bar.rect().topLeft() + QPoint(4, 2))
    assert not bar._time.isActive(), "now one points at it"


def test_it_floats_inside_the_page_however_small(page: QWidget) -> None:
    bar = UndoBar(page)
    bar.offer("A sentence that is much longer than anybody would want to read in one go " * 3)
    for width, height in ((800, 600), (400, 300)):
        page.resize(width, height)
        assert page.rect().contains(bar.geometry())


def test_it_covers_no_button_that_stands_at_the_foot(page: QWidget) -> None:
    foot = QPushButton("Delete…", page)
    foot.setGeometry(350, 560, 100, 32)
    area = QScrollArea(page)
    area.setGeometry(100, 300, 600, 240)
    inside = QPushButton("Scrolls away", area.viewport())
    inside.setGeometry(200, 180, 200, 32)
    for each in (foot, area, inside):
        each.show()
    bar = UndoBar(page)
    bar.offer("Deleted.")
    assert bar.geometry().bottom() < foot.geometry().top()
    assert bar.geometry().bottom() > area.geometry().center().y()
    foot.move(0, 560)
    bar.offer("Deleted.")
    assert bar.geometry().bottom() > foot.geometry().top()


def test_where_buttons_are_everywhere_it_stays_at_the_foot(page: QWidget) -> None:
    for number in range(20):
        button = QPushButton(page)
        button.setGeometry(300, 30 * number, 200, 30)
        button.show()
    bar = UndoBar(page)
    bar.offer("Deleted.")
    assert bar.geometry().bottom() > 560


def test_what_is_said_of_a_page_goes_with_it_and_what_was_done_stays(page: QWidget) -> None:
    bar = UndoBar(page)
    bar.offer("There is nothing to print on this page", undo=False, of_page=True)
    bar.stay_clear()
    assert bar.isHidden()
    bar.offer("Deleted.")
    bar.stay_clear()
    assert bar.isVisible()


def test_what_is_in_no_journal_is_taken_back_by_its_own_way(page: QWidget) -> None:
    bar = UndoBar(page)
    taken: list[str] = []
    bar.undo_asked.connect(lambda: taken.append("journal"))
    bar.offer_back("Muted.", lambda: taken.append("own"))
    bar.take_back()
    bar.offer("Deleted.")
    bar.take_back()
    assert taken == ["own", "journal"]


def test_it_goes_when_one_presses_or_scrolls_what_it_covers(qtbot: QtBot, page: QWidget) -> None:
    bar = UndoBar(page)
    with qtbot.assertNotEmitted(bar.undo_asked):
        bar.offer("Moved.")
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
        assert bar.isHidden()
        bar.offer("Moved.")
        at = QPointF(bar.rect().center())
        turned = QWheelEvent(
            at,
            bar.mapToGlobal(at),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(bar, turned)
        assert bar.isHidden()
