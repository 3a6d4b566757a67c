"""Where what pops up stands: under what it belongs to, and on the screen."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from hrdesk.ui.painting import box
from hrdesk.ui.tokens import GAP, LARGE, colours


def place_under(popup: QWidget, widget: QWidget, gap: int = 0) -> None:
    """Put a pop-up under a widget, at the side where reading begins; over it for want of room."""
    if isinstance(popup, QMenu):
        # By itself a window grows to two thirds of the screen, and Qt cuts what is left of a menu.
        popup.resize(popup.sizeHint().boundedTo(widget.screen().availableSize()))
    else:
        popup.adjustSize()
    over = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
    room = _room_for(popup, widget)
    place = QRect(over.left(), over.bottom() + 1 + gap, popup.width(), popup.height())
    ends = place.translated(over.right() - place.right(), 0)
    if widget.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        place, ends = ends, place
    # Where it would hang out, it moves no further than it must; or ends with what it belongs to,
    # where that is the last thing before the edge.
    if not _holds(room, place) and _holds(room, ends) and _is_last(room, over):
        place = ends
    if place.bottom() > room.bottom() and over.top() - gap - place.height() >= room.top():
        place.moveBottom(over.top() - 1 - gap)
    popup.move(_inside(room, place))


class _Keeper(QObject):
    """Moves the menu of a button when it opens: Qt keeps it on the screen only."""

    def __init__(self, menu: QMenu, button: QWidget) -> None:
        super().__init__(button)
        self._menu, self._button = menu, button
        menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self._menu:
            place_under(self._menu, self._button)
        return False


def _holds(room: QRect, place: QRect) -> bool:
    return room.left() <= place.left() and place.right() <= room.right()


def _is_last(room: QRect, over: QRect) -> bool:
    beside = min(over.left() - room.left(), room.right() - over.right())
    # Of a wide button half: it stands at the beginning of a pane as well as at its end.
    return beside <= max(over.width() // 2, LARGE)


def room_of(widget: QWidget) -> QRect:
    """Where what pops up at a widget belongs: in the program's window, or anywhere on the screen."""
    room = widget.screen().availableGeometry()
    window = widget.window()
    return room & window.geometry() if window.inherits("QMainWindow") else room


def room_under(widget: QWidget) -> int:
    """How much of that is below a widget."""
    return room_of(widget).bottom() - widget.mapToGlobal(QPoint(0, widget.height())).y()


def _room_for(popup: QWidget, widget: QWidget) -> QRect:
    """That room, as far as it is large enough. What is small may be reached past."""
    room, own = widget.screen().availableGeometry(), room_of(widget)
    if own == room:
        return room
    if popup.width() <= own.width():
        gap = GAP if popup.width() + 2 * GAP <= own.width() else 0
        room.setLeft(own.left() + gap)
        room.setRight(own.right() - gap)
    if popup.height() <= own.height():
        room.setTop(own.top())
        room.setBottom(own.bottom())
    return room


def paint_ground(popup: QWidget) -> None:
    """The ground and edge that menus have too."""
    now = colours(popup.palette())
    box(QPainter(popup), popup.rect(), now.popup, now.field_edge, radius=0)


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
    # What it offers is told last, while it opens.
    place_under(menu, widget, gap)


def hang(menu: QMenu, button: QPushButton) -> None:
    """Let a button open a menu, where this one rule puts it: Qt keeps it on the screen only."""
    button.setMenu(menu)
    _Keeper(menu, button)
