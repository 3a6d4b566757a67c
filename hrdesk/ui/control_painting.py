"""One function for each kind of control that style.py draws itself."""

from typing import cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QStyleOptionSpinBox,
    QStyleOptionTab,
    QStyleOptionTabBarBase,
    QStyleOptionViewItem,
    QWidget,
)

from hrdesk.ui.icons import paint_icon
from hrdesk.ui.language import opened
from hrdesk.ui.painting import box, chevron, flood, ring, text_direction, to_its_end
from hrdesk.ui.qt_class import is_a
from hrdesk.ui.tokens import RADIUS, RING, Colours, ReviewState, colours

PRIMARY = "primary"
INVALID = "invalid"

_State = QStyle.StateFlag
_ROUND = 99


def _is(option: QStyleOption, state: QStyle.StateFlag) -> bool:
    return bool(option.state & state)


def _shows_focus(option: QStyleOption) -> bool:
    """Buttons show the ring when the keyboard brought the focus, fields always."""
    return _is(option, _State.State_HasFocus) and _is(option, _State.State_KeyboardFocusChange)


def nothing(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """For what Fusion frames and we do not."""


# ---------------------------------------------------------------- buttons


def is_primary(option: QStyleOption, widget: QWidget | None) -> bool:
    """Marked by style.make_primary; in a dialog, what Enter presses, or never presses by itself."""
    if widget is None:
        return False
    if isinstance(option, QStyleOptionButton) and is_a(widget.window(), "QDialog"):
        features = QStyleOptionButton.ButtonFeature
        if option.features & (features.AutoDefaultButton | features.DefaultButton):
            return bool(option.features & features.DefaultButton)
    return bool(widget.property(PRIMARY))


def button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    now = colours(option.palette)
    enabled = _is(option, _State.State_Enabled)
    if isinstance(option, QStyleOptionButton) and (
        option.features & QStyleOptionButton.ButtonFeature.Flat
    ):
        _quiet(option, painter, now)
    elif enabled and is_primary(option, widget):
        _filled(option, painter, now)
    else:
        down = _is(option, _State.State_Sunken) or _is(option, _State.State_On)
        hovered = enabled and _is(option, _State.State_MouseOver)
        fill = now.selected if down else now.hover if hovered else now.window
        edge = now.accent if _is(option, _State.State_On) else now.field_edge
        box(painter, option.rect, fill, edge if enabled else now.line)
    if _shows_focus(option) and not is_primary(option, widget):
        ring(painter, option.rect, now.accent)


def tool_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if _is(option, _State.State_AutoRaise):
        _quiet(option, painter, colours(option.palette))
    else:
        button(option, painter, widget)


def _filled(option: QStyleOption, painter: QPainter, now: Colours) -> None:
    lively = _is(option, _State.State_MouseOver) or _is(option, _State.State_Sunken)
    box(painter, option.rect, now.accent_hover if lively else now.accent)
    if _shows_focus(option):
        # The ring would vanish on the fill: a line of the background parts them.
        inner = option.rect.adjusted(RING, RING, -RING, -RING)
        box(painter, inner, "", now.on_accent, radius=RADIUS - 1, width=1.5)


def _quiet(option: QStyleOption, painter: QPainter, now: Colours) -> None:
    if not _is(option, _State.State_Enabled):
        return
    if _is(option, _State.State_Sunken) or _is(option, _State.State_On):
        box(painter, option.rect, now.selected)
    elif _is(option, _State.State_MouseOver):
        box(painter, option.rect, now.hover)
    if _shows_focus(option):
        ring(painter, option.rect, now.accent)


def colour_label(option: QStyleOption, widget: QWidget | None) -> None:
    """Gives the label of a filled button the colour that can be read on it, and any its end."""
    label = cast(QStyleOptionButton, option)
    label.text = to_its_end(label.text, option.direction)
    if _is(option, _State.State_Enabled) and is_primary(option, widget):
        palette = QPalette(option.palette)
        palette.setColor(QPalette.ColorRole.ButtonText, colours(palette).on_accent)
        option.palette = palette


def check_box(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    now = colours(option.palette)
    fill, edge, mark = _indicator(option, now)
    box(painter, option.rect, fill, edge, radius=3)
    if _is(option, _State.State_On):
        paint_icon(painter, option.rect.adjusted(1, 1, -1, -1), "check", mark)
    elif _is(option, _State.State_NoChange):
        middle = option.rect.center()
        half = option.rect.width() // 4
        box(painter, QRect(middle.x() - half, middle.y(), 2 * half + 1, 2), mark, radius=1)


def radio_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    fill, edge, mark = _indicator(option, colours(option.palette))
    box(painter, option.rect, fill, edge, radius=_ROUND)
    if _is(option, _State.State_On):
        inset = option.rect.width() // 3
        box(painter, option.rect.adjusted(inset, inset, -inset, -inset), mark, radius=_ROUND)


def _indicator(option: QStyleOption, now: Colours) -> tuple[str, str, str]:
    """Fill, edge and mark of a check box or radio button."""
    enabled = _is(option, _State.State_Enabled)
    if _is(option, _State.State_On) or _is(option, _State.State_NoChange):
        fill = now.accent if enabled else now.disabled
        return fill, fill, now.on_accent if enabled else now.window
    hovered = enabled and _is(option, _State.State_MouseOver)
    edge = now.field_edge if enabled else now.line
    return now.hover if hovered else now.window, edge, now.text


# ---------------------------------------------------------------- fields


def _field_box(
    option: QStyleOption,
    painter: QPainter,
    now: Colours,
    *,
    invalid: bool = False,
    radius: int = RADIUS,
    paper: str = "",
) -> None:
    enabled = _is(option, _State.State_Enabled)
    focused = enabled and _is(option, _State.State_HasFocus)
    edge = now.accent if focused else now.field_edge if enabled else now.line
    if invalid:
        edge = now.states[ReviewState.ERROR].edge
    fill = (paper or now.window) if enabled else now.surface
    width = RING if focused or invalid else 1
    box(painter, option.rect, fill, edge, radius=radius, width=width)


def field(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if isinstance(widget, QLineEdit) and is_a(widget.parent(), "QComboBox", "QAbstractSpinBox"):
        return  # the control around it has drawn the field
    now = colours(option.palette)
    if isinstance(option, QStyleOptionFrame) and option.lineWidth > 0:
        invalid = widget is not None and bool(widget.property(INVALID))
        _field_box(option, painter, now, invalid=invalid)
    else:
        flood(painter, option.rect, option.palette.base())


def frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    now = colours(option.palette)
    if widget is not None and is_a(widget, "QTextEdit", "QPlainTextEdit"):
        invalid = bool(widget.property(INVALID))
        # Pages to be handed out are white in each scheme: their words are black.
        paper = option.palette.base().color().name()
        _field_box(option, painter, now, invalid=invalid, radius=2, paper=paper)
    else:
        box(painter, option.rect, "", now.line, radius=2)


def combo_box(option: QStyleOptionComplex, painter: QPainter, arrow: QRect) -> None:
    now = colours(option.palette)
    if cast(QStyleOptionComboBox, option).frame:
        _field_box(option, painter, now)
    elif _is(option, _State.State_HasFocus):
        ring(painter, option.rect, now.accent)
    enabled = _is(option, _State.State_Enabled)
    chevron(painter, arrow, Qt.ArrowType.DownArrow, now.secondary if enabled else now.disabled)


def spin_box(option: QStyleOptionComplex, painter: QPainter, up: QRect, down: QRect) -> None:
    now = colours(option.palette)
    if cast(QStyleOptionSpinBox, option).frame:
        _field_box(option, painter, now)
    for rect, way in ((up, Qt.ArrowType.UpArrow), (down, Qt.ArrowType.DownArrow)):
        enabled = _is(option, _State.State_Enabled)
        chevron(painter, rect, way, now.secondary if enabled else now.disabled)


def turn_to_text(option: QStyleOption) -> None:
    """Lets the text of a cell be read and cut in its own direction, on the side where it stood."""
    cell = cast(QStyleOptionViewItem, option)
    own = text_direction(cell.text, option.direction)
    if own == option.direction:
        return
    ticks = cell.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    if ticks or not cell.icon.isNull():
        # The box or the picture stays where it stands: the text alone is turned, to its very end.
        cell.text = opened(cell.text)
        return
    flag = Qt.AlignmentFlag
    sides = flag.AlignLeft | flag.AlignRight
    side = cell.displayAlignment & sides
    other = {flag.AlignLeft: flag.AlignRight, flag.AlignRight: flag.AlignLeft}.get(side)
    if other is not None:
        cell.displayAlignment = (cell.displayAlignment & ~sides) | other
        option.direction = own


# ---------------------------------------------------------------- frames, bars, arrows


def focus(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if not isinstance(widget, QPushButton):
        ring(painter, option.rect, colours(option.palette).accent)


def menu_panel(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    now = colours(option.palette)
    box(painter, option.rect, now.popup, now.field_edge, radius=0)


def tip(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    now = colours(option.palette)
    box(painter, option.rect, now.surface, now.field_edge, radius=0)


def scroll_corner(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    flood(painter, option.rect, option.palette.base())


def menu_title(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    title = cast(QStyleOptionMenuItem, option)
    now = colours(option.palette)
    bar_background(option, painter, widget)
    if _is(option, _State.State_Selected):
        box(painter, option.rect.adjusted(1, 2, -1, -2), now.selected)
    painter.setPen(QColor(now.text if _is(option, _State.State_Enabled) else now.disabled))
    flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextShowMnemonic.value
    painter.drawText(option.rect, flags, title.text)


def bar_background(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    flood(painter, option.rect, option.palette.window())


def splitter(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    now = colours(option.palette)
    rect = QRect(option.rect)
    # Qt says Horizontal for the handle between two widgets side by side.
    if _is(option, _State.State_Horizontal):
        rect = QRect(rect.center().x(), rect.top(), 1, rect.height())
    else:
        rect = QRect(rect.left(), rect.center().y(), rect.width(), 1)
    hovered = _is(option, _State.State_MouseOver) or _is(option, _State.State_Sunken)
    flood(painter, rect, QColor(now.accent if hovered else now.line))


def header_section(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    header_end(option, painter, widget)
    now = colours(option.palette)
    last = cast(QStyleOptionHeader, option).position in (
        QStyleOptionHeader.SectionPosition.End,
        QStyleOptionHeader.SectionPosition.OnlyOneSection,
    )
    if not last:
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        edge = option.rect.left() if rtl else option.rect.right()
        inset = option.rect.height() // 4
        top = option.rect.top() + inset
        flood(painter, QRect(edge, top, 1, option.rect.height() - 2 * inset), QColor(now.line))


def header_end(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    now = colours(option.palette)
    flood(painter, option.rect, QColor(now.surface))
    bottom = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
    flood(painter, bottom, QColor(now.line))


def tab_base(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    bar = cast(QStyleOptionTabBarBase, option).tabBarRect
    bottom = QRect(option.rect.left(), bar.bottom(), option.rect.width(), 1)
    flood(painter, bottom, QColor(colours(option.palette).line))


def tab(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Written words with a line under the open one."""
    now = colours(option.palette)
    rect = cast(QStyleOptionTab, option).rect
    if _is(option, _State.State_MouseOver) and not _is(option, _State.State_Selected):
        box(painter, rect.adjusted(2, 4, -2, -6), now.hover)
    if _is(option, _State.State_Selected):
        line = QRect(rect.left() + 6, rect.bottom() - 2, rect.width() - 12, 3)
        box(painter, line, now.accent, radius=1.5)


def progress_groove(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    box(painter, option.rect, colours(option.palette).selected, radius=3)


def progress_contents(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """An unknown length shows a half bar that stands still: nothing moves without need."""
    bar = cast(QStyleOptionProgressBar, option)
    length = bar.maximum - bar.minimum
    share = (bar.progress - bar.minimum) / length if length > 0 else 0.5
    done = QRect(option.rect)
    done.setWidth(round(option.rect.width() * share))
    if option.direction == Qt.LayoutDirection.RightToLeft:
        done.moveRight(option.rect.right())
    if done.width() > 0:
        box(painter, done, colours(option.palette).accent, radius=3)


def scroll_bar(option: QStyleOptionComplex, painter: QPainter, thumb: QRect) -> None:
    now = colours(option.palette)
    if thumb.size() == option.rect.size():
        return  # there is nothing to scroll
    lively = _is(option, _State.State_MouseOver) or _is(option, _State.State_Sunken)
    inset = 2 if lively else 3
    box(painter, thumb.adjusted(inset, inset, -inset, -inset), now.field_edge, radius=_ROUND)


def arrow_down(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if is_primary(option, widget):
        chevron(painter, option.rect, Qt.ArrowType.DownArrow, colours(option.palette).on_accent)
    else:
        _arrow(option, painter, Qt.ArrowType.DownArrow)


def arrow_up(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    _arrow(option, painter, Qt.ArrowType.UpArrow)


def arrow_left(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    _arrow(option, painter, Qt.ArrowType.LeftArrow)


def arrow_right(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    _arrow(option, painter, Qt.ArrowType.RightArrow)


def sort_arrow(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    # Qt calls it down where the order goes up; people read the arrow as from small to big.
    up = cast(QStyleOptionHeader, option).sortIndicator == (
        QStyleOptionHeader.SortIndicator.SortDown
    )
    _arrow(option, painter, Qt.ArrowType.UpArrow if up else Qt.ArrowType.DownArrow)


def _arrow(option: QStyleOption, painter: QPainter, way: Qt.ArrowType) -> None:
    now = colours(option.palette)
    enabled = _is(option, _State.State_Enabled)
    chevron(painter, option.rect, way, now.secondary if enabled else now.disabled)
