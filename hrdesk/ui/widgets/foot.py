"""The foot of a dialog: its buttons in the order of all dialogs, and always in view."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.room import Room


def foot_of(leave: QPushButton, *acts: QPushButton, beside: QWidget | None = None) -> QHBoxLayout:
    """What leaves the dialog, then what acts: the main one last, where all dialogs have it.

    What is only remarked or seldom wanted stands beside them, at the other end.
    """
    foot = QHBoxLayout()
    foot.setSpacing(SMALL)
    if beside is not None:
        foot.addWidget(beside)
    foot.addStretch(1)
    for button in (leave, *acts):
        foot.addWidget(button)
    return foot


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
