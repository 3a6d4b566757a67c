"""The side at which fields begin: where one begins to read the window, whatever is written in them.

Qt puts Latin words, an empty field's cursor and its prompt at the left of a window that is read
from the right, so that no two fields of a form would begin at one edge. Which way a text itself
is read stays its own.
"""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from hrdesk.ui.qt_class import is_a

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

_Way = Qt.LayoutDirection
_Side = Qt.AlignmentFlag
_AT_RIGHT = _Side.AlignRight | _Side.AlignAbsolute


def begin_at_the_side(widget: QWidget) -> None:
    """Let a field begin there; anything else stays as it is."""
    if isinstance(widget, QLineEdit):
        _turn_line(widget)
    elif is_a(widget, "QPlainTextEdit"):
        _turn_lines(cast("QPlainTextEdit", widget))
    elif is_a(widget, "QTextEdit") and not is_a(widget, "QTextBrowser"):
        _turn_lines(cast("QTextEdit", widget))


def _turn_line(line: QLineEdit) -> None:
    """One line; what stands in the middle or at the end of a field stays there."""
    way = line.alignment()
    is_absolute = bool(way & _Side.AlignAbsolute)
    if _is_from_right() and not is_absolute and way & _Side.AlignLeft:
        line.setAlignment(_AT_RIGHT | (way & _Side.AlignVertical_Mask))
    elif not _is_from_right() and is_absolute and way & _Side.AlignRight:
        line.setAlignment(_Side.AlignLeading | (way & _Side.AlignVertical_Mask))


def _turn_lines(text: "QPlainTextEdit | QTextEdit") -> None:
    """Several lines; what is read from the left by its nature says so itself."""
    from_right = _is_from_right() and text.layoutDirection() == _Way.RightToLeft
    option = text.document().defaultTextOption()
    side = _AT_RIGHT if from_right else _Side.AlignLeading
    if option.alignment() != side:
        option.setAlignment(side)
        text.document().setDefaultTextOption(option)


def _is_from_right() -> bool:
    return QGuiApplication.layoutDirection() == _Way.RightToLeft
