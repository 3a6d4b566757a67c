"""How large a window of its own opens: as its letters ask for, and never larger than the screen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from hrdesk.ui.tokens import scaled

_TITLE_BAR = 40


def open_as(window: QWidget, width: int, height: int) -> None:
    """Give a window its first size, in pixels at letters of 100 %.

    With large letters on a small screen its foot, where the buttons are, would be out of reach. A
    dialog is no larger than the window that it belongs to: it would hang over its edges.
    """
    wanted = QSize(scaled(window.font(), width), scaled(window.font(), height))
    window.resize(wanted.boundedTo(_room_of(window)))


def set_first_height(window: QWidget, height: int) -> None:
    """Make a window as high as its contents are, as far as there is room for it."""
    window.resize(window.width(), min(height, _room_of(window).height()))


def grow_for_words(window: QWidget) -> None:
    """Make a window high enough for its sentences at its width, as far as the screen is; it opens
    as narrow as it may be.

    Qt asks for the height of a narrower one: empty lines would stand in it.
    """
    layout = window.layout()
    if layout is None:
        return
    layout.activate()
    width = window.width() if window.isVisible() else window.minimumWidth()
    wanted = layout.totalHeightForWidth(width)
    room = _room_on(window.screen()).height()
    window.setMinimumHeight(min(wanted, room))
    if not window.isVisible():
        window.resize(width, min(wanted, room))


def room_on_screen() -> QSize:
    """What a window may take of the screen on which a program starts."""
    return _room_on(QGuiApplication.primaryScreen())


def _room_on(screen: QScreen) -> QSize:
    # What the system draws above a window is on the screen too.
    return screen.availableGeometry().size() - QSize(0, _TITLE_BAR)


def _room_of(window: QWidget) -> QSize:
    above = window.parentWidget() or window
    room = _room_on(above.screen())
    if window.inherits("QDialog") and above is not window and above.window().isVisible():
        room = room.boundedTo(above.window().size() - QSize(0, _TITLE_BAR))
    return room
