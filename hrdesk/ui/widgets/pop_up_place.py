"""Where what pops up stands: under what it belongs to, and on the screen."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QMenu, QWidget


def place_under(popup: QWidget, widget: QWidget, gap: int = 0) -> None:
    """Put a pop-up under a widget, at the side where reading begins; over it for want of room."""
    popup.adjustSize()
    over = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
    room = _room_for(popup, widget)
    place = QRect(over.left(), over.bottom() + 1 + gap, popup.width(), popup.height())
    if widget.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        place.moveRight(over.right())
    if place.bottom() > room.bottom() and over.top() - gap - place.height() >= room.top():
        place.moveBottom(over.top() - 1 - gap)
    popup.move(_inside(room, place))


def _room_for(popup: QWidget, widget: QWidget) -> QRect:
    """The screen; of its width what the program's window has. What is small may be reached past."""
    room = widget.screen().availableGeometry()
    window = widget.window().geometry() & room
    if widget.window().inherits("QMainWindow") and popup.width() <= window.width():
        room.setLeft(window.left())
        room.setRight(window.right())
    return room


def place_at(popup: QWidget, point: QPoint) -> None:
    """Put a pop-up where somebody points, as far as all of it is on the screen then."""
    popup.move(_inside(popup.screen().availableGeometry(), QRect(point, popup.size())))


def _inside(room: QRect, place: QRect) -> QPoint:
    left = max(room.left(), min(place.left(), room.right() - place.width()))
    top = max(room.top(), min(place.top(), room.bottom() - place.height()))
    return QPoint(left, top)


def open_under(menu: QMenu, widget: QWidget, gap: int = 0) -> None:
    """Open a menu under a widget, at the side where reading begins."""
    place_under(menu, widget, gap)
    menu.popup(menu.pos())
