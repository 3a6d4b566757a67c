"""A dialog whose buttons are always in view: what stands above them scrolls where there is no room."""

from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.room import Room


def lay_out_above_foot(dialog: QDialog, body: QLayout, foot: QLayout) -> Room:
    """Give a dialog its body and, below it, its foot of buttons.

    With large letters on a small screen a dialog is lower than all its parts ask for, and its foot
    would lie below the edge of the screen.
    """
    inner = QWidget(dialog)
    body.setContentsMargins(LARGE, MEDIUM, LARGE, SMALL)
    inner.setLayout(body)
    room = Room(inner, dialog)
    foot.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
    foot.setSpacing(SMALL)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(room, 1)
    column.addLayout(foot)
    return room
