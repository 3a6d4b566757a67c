"""How large a window of its own opens: as its letters ask for, and never larger than the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from hrdesk.ui.tokens import scaled

_TITLE_BAR = 40


def open_as(window: QWidget, width: int, height: int) -> None:
    """Give a window its first size, in pixels at letters of 100 %.

    With large letters on a small screen its foot, where the buttons are, would be out of reach.
    """
    wanted = QSize(scaled(window.font(), width), scaled(window.font(), height))
    above = window.parentWidget() or window
    # What the system draws above a window is on the screen too.
    room = above.screen().availableGeometry().size() - QSize(0, _TITLE_BAR)
    window.resize(wanted.boundedTo(room))
