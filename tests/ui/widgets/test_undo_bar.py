"""The undo bar stays its time, waits while one points at it, and goes by Escape."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.domain.label import Label
from hrdesk.ui.theme import Theme
from hrdesk.ui.widgets.headings import Caption, ElidedLabel
from hrdesk.ui.widgets.marking import MarkingBadge
from hrdesk.ui.widgets.status_bar import StatusBar
from hrdesk.ui.widgets.undo_bar import UndoBar


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> QWidget:
    page = QWidget()
    page.resize(800, 600)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def foot(qtbot: QtBot, page: QWidget) -> StatusBar:
    """The line at the foot of a window."""
    line = StatusBar()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(QWidget(), 1)
    column.addWidget(line)
    with qtbot.waitActive(page):
        page.show()
    return line


def test_it_stays_ten_seconds(foot: StatusBar) -> None:
    bar = UndoBar(foot)
    assert not bar.isVisible()
    bar.offer("3 contacts changed.")
    assert bar.isVisible()
    assert bar._time.isActive()
    assert bar._time.interval() == 10_000


def test_it_goes_when_its_time_is_over(qtbot: QtBot, foot: StatusBar) -> None:
    bar = UndoBar(foot, seconds=0.01)
    bar.offer("Deleted.")
    qtbot.waitUntil(bar.isHidden)


def test_a_new_sentence_begins_the_time_anew(foot: StatusBar) -> None:
    bar = UndoBar(foot)
    bar.offer("One.")
    bar.offer("Two.")
    assert bar.text == "Two."
    assert bar.accessibleName() == "Two."
    assert bar._time.remainingTime() > 9_000


def test_undo_is_asked_once(qtbot: QtBot, foot: StatusBar) -> None:
    bar = UndoBar(foot)
    bar.offer("Deleted.")
    undo = next(button for button in bar.findChildren(QPushButton) if button.text() == "Undo")
    with qtbot.waitSignal(bar.undo_asked):
        undo.click()
    assert bar.isHidden()
    with qtbot.assertNotEmitted(bar.undo_asked):
        QTest.keyClick(foot, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)


def test_alt_u_undoes(qtbot: QtBot, foot: StatusBar) -> None:
    bar = UndoBar(foot)
    bar.offer("Deleted.")
    with qtbot.waitSignal(bar.undo_asked):
        QTest.keyClick(foot, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)


def test_what_cannot_be_undone_offers_nothing(qtbot: QtBot, foot: StatusBar) -> None:
    bar = UndoBar(foot)
    bar.offer("Copied.", undo=False)
    with qtbot.assertNotEmitted(bar.undo_asked):
        bar.take_back()
    assert bar.isVisible()


def test_escape_closes_it(foot: StatusBar) -> None:
    bar = UndoBar(foot)
    bar.offer("Deleted.")
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert not bar._time.isActive()


def test_its_time_stands_still_while_one_points_at_it(foot: StatusBar) -> None:
    bar = UndoBar(foot)
    bar.offer("Deleted.")
    here = QPointF(1, 1)
    QApplication.sendEvent(bar, QEnterEvent(here, here, here))
    assert not bar._time.isActive()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert bar._time.isActive()


def test_it_goes_by_itself_where_it_came_up_under_a_mouse_that_rests(foot: StatusBar) -> None:
    """It stood there till somebody pressed it."""
    bar = UndoBar(foot)
    bar.offer("Deleted.")
    here = QPointF(QCursor.pos())
    QApplication.sendEvent(bar, QEnterEvent(here, here, here))
    assert bar._time.isActive()
    QTest.mouseMove(bar, bar.rect().topLeft() + QPoint(2, 2))
    QTest.mouseMove(bar, bar.rect().topLeft() + QPoint(4, 2))
    assert not bar._time.isActive(), "now one points at it"


def test_it_stands_in_the_line_at_the_foot_and_covers_nothing_one_works_in(
    page: QWidget, foot: StatusBar
) -> None:
    foot.show_saved(QTime(10, 3))
    foot.show_marking(Label.PARTNERS)
    bar = UndoBar(foot)
    bar.offer("A sentence that is much longer than anybody would want to read in one go " * 3)
    for way in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        page.setLayoutDirection(way)
        for width in (800, 400):
            page.resize(width, 300)
            QApplication.processEvents()
            assert foot.rect().contains(bar.geometry())
            assert bar.height() == foot.height()
            assert bar.geometry().contains(foot.findChildren(Caption)[0].geometry())
            badge = foot.findChildren(MarkingBadge)[0]
            assert badge.isVisible()
            assert not bar.geometry().intersects(badge.geometry()), "the label stays in sight"
            undo = bar.findChildren(QPushButton)[0]
            assert bar.rect().contains(undo.geometry())
            assert undo.width() >= undo.minimumSizeHint().width()


def test_its_words_have_the_room_of_those_before_the_label_where_there_is_little(
    page: QWidget, foot: StatusBar
) -> None:
    """In a narrow window of a record Undo stood alone."""
    foot.show_marking(Label.NETWORK)
    bar = UndoBar(foot)
    for way in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        page.setLayoutDirection(way)
        page.resize(340, 300)
        QApplication.processEvents()
        before = next(each for each in foot.findChildren(Caption) if each.text() == "On screen:")
        for said in ("Label of the Office of the Rapporteur on Prevention: Network", "Saved"):
            bar.offer(said)
            QApplication.processEvents()
            assert bar.geometry().contains(before.geometry()), "no half of it is left"
            words = bar.findChildren(ElidedLabel)[0]
            least = words.fontMetrics().averageCharWidth() * 8
            assert words.width() > min(least, words.sizeHint().width() - 1)


def test_what_is_said_of_a_page_goes_with_it_and_what_was_done_stays(foot: StatusBar) -> None:
    bar = UndoBar(foot)
    bar.offer("There is nothing to print on this page", undo=False, of_page=True)
    bar.leave_page()
    assert bar.isHidden()
    bar.offer("Deleted.")
    bar.leave_page()
    assert bar.isVisible()


def test_what_is_in_no_journal_is_taken_back_by_its_own_way(foot: StatusBar) -> None:
    bar = UndoBar(foot)
    taken: list[str] = []
    bar.undo_asked.connect(lambda: taken.append("journal"))
    bar.offer_back("Muted.", lambda: taken.append("own"))
    bar.take_back()
    bar.offer("Deleted.")
    bar.take_back()
    assert taken == ["own", "journal"]
