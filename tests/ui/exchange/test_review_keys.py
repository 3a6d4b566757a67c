"""The keys of the review are the same on every keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from hrdesk.ui.exchange.review_keys import Command, command_of

# Qt asks the application which keys mean Undo.
pytestmark = pytest.mark.usefixtures("qapp")
KEY, MOD = Qt.Key, Qt.KeyboardModifier


def press(key: int, text: str = "", modifiers: Qt.KeyboardModifier = MOD.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        *(("1", Command.MINE), ("2", Command.THEIRS), ("0", Command.LATER)),
        *(("&", Command.MINE), ("é", Command.THEIRS), ("à", Command.LATER)),
        *(("١", Command.MINE), ("٢", Command.THEIRS), ("٠", Command.LATER)),
        *(("a", Command.ACCEPT), ("A", Command.ACCEPT), ("ф", Command.ACCEPT)),
        *(("ش", Command.ACCEPT), (" ", Command.FULL_TEXT)),
        *(("3", Command.COMBINE), ('"', Command.COMBINE), ("٣", Command.COMBINE)),
        *(("4", None), ("b", None), ("", None), ("½", None)),
    ],
)
def test_what_is_typed(text: str, wanted: Command | None) -> None:
    assert command_of(press(0, text)) is wanted


@pytest.mark.parametrize(
    ("key", "modifiers", "wanted"),
    [
        (KEY.Key_Down, MOD.AltModifier, Command.NEXT),
        (KEY.Key_Up, MOD.AltModifier, Command.PREVIOUS),
        (KEY.Key_Return, MOD.ControlModifier, Command.APPLY),
        (KEY.Key_Enter, MOD.ControlModifier | MOD.KeypadModifier, Command.APPLY),
        (KEY.Key_Z, MOD.ControlModifier, Command.TAKE_BACK),
        (KEY.Key_Escape, MOD.NoModifier, Command.LEAVE),
        (KEY.Key_Down, MOD.NoModifier, None),
        (KEY.Key_A, MOD.ControlModifier, None),
        (KEY.Key_Left, MOD.AltModifier, None),
    ],
)
def test_keys_with_names(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, wanted: Command | None
) -> None:
    assert command_of(press(key, "", modifiers)) is wanted


def test_digits_of_the_number_pad_count_too() -> None:
    assert command_of(press(KEY.Key_2, "2", MOD.KeypadModifier)) is Command.THEIRS
