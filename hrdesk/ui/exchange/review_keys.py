"""The keys of the review, on every keyboard: letters by their place, digits as they are written."""

import unicodedata
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from hrdesk.ui.latin_keys import latin_key


class Command(Enum):
    """What a key asks for."""

    MINE = auto()
    THEIRS = auto()
    LATER = auto()
    COMBINE = auto()
    ACCEPT = auto()
    NEXT = auto()
    PREVIOUS = auto()
    TAKE_BACK = auto()
    APPLY = auto()
    FULL_TEXT = auto()
    LEAVE = auto()


_DIGITS = {1: Command.MINE, 2: Command.THEIRS, 3: Command.COMBINE, 0: Command.LATER}
# The unshifted digits of French keyboards.
_FRENCH = {"&": 1, "é": 2, '"': 3, "à": 0}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NONE = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def command_of(event: QKeyEvent) -> Command | None:
    """What a key asks for; None when it is no key of the review."""
    key, modifiers = event.key(), event.modifiers() & ~_KEYPAD
    if modifiers == Qt.KeyboardModifier.AltModifier:
        steps = {Qt.Key.Key_Down: Command.NEXT, Qt.Key.Key_Up: Command.PREVIOUS}
        return steps.get(Qt.Key(key))
    if modifiers == Qt.KeyboardModifier.ControlModifier and key in _ENTER:
        return Command.APPLY
    if event.matches(QKeySequence.StandardKey.Undo):
        return Command.TAKE_BACK
    if modifiers not in (_NONE, Qt.KeyboardModifier.ShiftModifier):
        return None
    if key == Qt.Key.Key_Escape:
        return Command.LEAVE
    return Command.ACCEPT if latin_key(event) == Qt.Key.Key_A else _typed(event.text())


def _typed(text: str) -> Command | None:
    if text == " ":
        return Command.FULL_TEXT
    if len(text) != 1:
        return None
    digit = _FRENCH.get(text, unicodedata.digit(text, None))
    return _DIGITS.get(digit) if digit is not None else None
