"""What pops up stands under what it belongs to, and always on the screen."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QMainWindow, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.ui.theme import Theme
from hrdesk.ui.tokens import GAP
from hrdesk.ui.widgets.pop_up_place import hang, open_under, place_under


def _placed(qtbot: QtBot, at: QPoint, *, mirrored: bool = False) -> tuple[QRect, QRect, QRect]:
    """Where a pop-up stands, what it belongs to, and the screen."""
    widget = QWidget()
    qtbot.addWidget(widget)
    if mirrored:
        widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    widget.setGeometry(QRect(at, widget.size()))
    widget.resize(120, 30)
    widget.show()
    popup = QFrame(widget, Qt.WindowType.Popup)
    popup.setFixedSize(200, 150)
    place_under(popup, widget)
    over = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
    return popup.geometry(), over, widget.screen().availableGeometry()


def test_it_begins_where_reading_begins(qtbot: QtBot, theme: Theme) -> None:
    popup, over, _ = _placed(qtbot, QPoint(300, 200))
    assert (popup.left(), popup.top()) == (over.left(), over.bottom() + 1)
    popup, over, _ = _placed(qtbot, QPoint(300, 200), mirrored=True)
    assert (popup.right(), popup.top()) == (over.right(), over.bottom() + 1)


def test_a_menu_opens_where_reading_begins(qtbot: QtBot, theme: Theme) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    widget.setGeometry(400, 200, 60, 30)
    widget.show()
    menu = QMenu(widget)
    menu.addAction("What may be chosen, in more words than its button has")
    open_under(menu, widget, 2)
    over = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
    place = menu.geometry()
    menu.close()
    assert (place.right(), place.top()) == (over.right(), over.bottom() + 3)
    assert place.width() > over.width()


def test_at_the_foot_of_the_screen_it_stands_over_it(qtbot: QtBot, theme: Theme) -> None:
    _, _, room = _placed(qtbot, QPoint(300, 200))
    popup, over, _ = _placed(qtbot, QPoint(300, room.bottom() - 60))
    assert popup.bottom() < over.top()
    assert room.contains(popup)


def test_beside_the_screen_is_no_place(qtbot: QtBot, theme: Theme) -> None:
    _, _, room = _placed(qtbot, QPoint(300, 200))
    popup, _, _ = _placed(qtbot, QPoint(room.right() - 130, 200))
    assert room.contains(popup)
    popup, _, _ = _placed(qtbot, QPoint(0, 200), mirrored=True)
    assert room.contains(popup)


def test_in_a_window_it_does_not_reach_past_its_edge(qtbot: QtBot, theme: Theme) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setGeometry(100, 100, 400, 300)
    widget = QWidget(window)
    widget.setGeometry(300, 20, 90, 30)
    window.show()
    popup = QFrame(widget, Qt.WindowType.Popup)
    popup.setFixedSize(200, 150)
    place_under(popup, widget)
    assert popup.geometry().right() <= window.geometry().right()
    assert popup.geometry().top() == widget.mapToGlobal(QPoint(0, 0)).y() + widget.height()
    widget.setGeometry(210, 20, 100, 30)
    place_under(popup, widget)
    assert popup.geometry().right() >= window.geometry().right() - GAP - 1, "least of all"


def test_a_button_at_its_foot_keeps_its_menu_in_the_window(qtbot: QtBot, theme: Theme) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setGeometry(100, 100, 400, 300)
    button, menu = QPushButton("Which", window), QMenu(window)
    button.setGeometry(180, 260, 90, 30)
    menu.addAction("What may be chosen, in more words than its button has")
    hang(menu, button)
    window.show()
    button.showMenu()
    place = menu.geometry()
    menu.close()
    over = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
    assert window.geometry().contains(place)
    assert place.bottom() < over.top()
    assert place.left() > window.geometry().left() + GAP, "no further than it must"


def test_a_menu_shows_all_that_it_offers_at_last(qtbot: QtBot, theme: Theme) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setGeometry(400, 740, 60, 30)
    widget.show()
    menu = QMenu(widget)
    offered = [menu.addAction(f"Choice {number}") for number in range(22)]
    less = partial(offered[0].setVisible, False)
    menu.aboutToShow.connect(less)
    open_under(menu, widget)
    place, last = menu.geometry(), menu.actionGeometry(offered[-1])
    whole = menu.sizeHint()
    menu.close()
    assert place.height() == whole.height() > widget.screen().availableSize().height() * 2 // 3
    assert last.bottom() < place.height()
    assert place.bottom() == widget.mapToGlobal(QPoint(0, 0)).y() - 1, "at what it belongs to"
