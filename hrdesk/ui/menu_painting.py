"""How the lines of a menu look: entries, titles of groups, and the line between two groups."""

from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionMenuItem, QWidget

from hrdesk.ui.language import ltr
from hrdesk.ui.painting import box, flood, to_its_end
from hrdesk.ui.tokens import SMALL, colours

_State = QStyle.StateFlag
_Type = QStyleOptionMenuItem.MenuItemType


def menu_line(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The line between two groups of a menu."""
    rect = option.rect.adjusted(SMALL, 0, -SMALL, 0)
    middle = QRect(rect.left(), rect.center().y(), rect.width(), 1)
    flood(painter, middle, QColor(colours(option.palette).line))


def is_section(option: QStyleOption) -> bool:
    """Is this the title of a group of a menu?"""
    entry = cast(QStyleOptionMenuItem, option)
    return bool(entry.text) and entry.menuItemType == _Type.Separator


def more_in_bold(option: QStyleOption) -> int:
    """How much wider a title is than the same words of an entry."""
    entry = cast(QStyleOptionMenuItem, option)
    bold = QFont(entry.font)
    bold.setBold(True)
    plain, wide = (QFontMetrics(each) for each in (entry.font, bold))
    return wide.horizontalAdvance(entry.text) - plain.horizontalAdvance(entry.text)


def menu_section(option: QStyleOption, painter: QPainter) -> None:
    """Lets Fusion write the title of a group as an entry: in line with what stands under it."""
    title = cast(QStyleOptionMenuItem, option)
    if title.rect.top() > SMALL:  # others stand above it
        line = QRect(title.rect.left() + SMALL, title.rect.top(), title.rect.width() - 2 * SMALL, 1)
        flood(painter, line, QColor(colours(title.palette).line))
    font = QFont(title.font)
    font.setBold(True)
    title.font = font
    title.menuItemType = _Type.Normal
    title.state &= ~_State.State_Selected


def menu_choice(option: QStyleOption, painter: QPainter) -> None:
    """The chosen line of a menu; what Fusion draws after that is a line not chosen."""
    chosen = _State.State_Selected | _State.State_Enabled
    if option.state & chosen == chosen:
        box(painter, option.rect.adjusted(3, 1, -3, -1), colours(option.palette).selected)
    option.state &= ~_State.State_Selected
    entry = cast(QStyleOptionMenuItem, option)
    name, tab, keys = to_its_end(entry.text, option.direction).partition("\t")
    if tab:
        # Read from the right, Ctrl++ would be ++Ctrl.
        name = f"{name}\t{ltr(keys)}"
    entry.text = name
