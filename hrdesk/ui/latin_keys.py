"""Letters as commands by their place on the keyboard, also where it writes Russian or Arabic."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_LATIN = "qwertyuiopasdfghjklzxcvbnm"
# What the same keys write, from the top row to the bottom one; two letters of Arabic are one key.
_WRITTEN = (
    _LATIN,
    "йцукенгшщзфывапролдячсмить",
    [
        "ض",
        "ص",
        "ث",
        "ق",
        "ف",
        "غ",
        "ع",
        "ه",
        "خ",
        "ح",
        "ش",
        "س",
        "ي",
        "ب",
        "ل",
        "ا",
        "ت",
        "ن",
        "م",
        "ئ",
        "ء",
        "ؤ",
        "ر",
        "لا",
        "ى",
        "ة",
    ],
)
_WRITING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_PLACE = {
    written: Qt.Key(ord(letter.upper()))
    for others in _WRITTEN
    for written, letter in zip(others, _LATIN, strict=True)
}


def latin_key(event: QKeyEvent) -> Qt.Key:
    """The key that was pressed; of a letter, the one that stands there on a Latin keyboard."""
    return _PLACE.get(event.text().lower(), Qt.Key(event.key()))


def writes_a_letter(event: QKeyEvent) -> bool:
    """Whether somebody writes a letter, small or capital, and gives no command."""
    return event.text().isalpha() and not event.modifiers() & ~_WRITING
