"""How large a window of its own opens: as its letters ask for, and never larger than the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from hrdesk.ui.tokens import scaled


def open_as(window: QWidget, width: int, height: int) -> None:
    """Give a window its first size, in pixels at letters of 100 %.

    With large letters on a small screen its foot, where the buttons are, would be out of reach.
    """
    wanted = QSize(scaled(window.font(), width), scaled(window.font(), height))
    above = window.parentWidget() or window
    window.resize(wanted.boundedTo(above.screen().availableGeometry().size()))
