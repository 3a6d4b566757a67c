"""How Qt's own controls look: Fusion without its gradients, flat and calm, with edges one can see.

Colours come from the scheme that the palette was built from, so one style serves light and dark.
Only the style of bigger text has a pixelMetric(): Qt asks for metrics several times for every cell.
"""

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from hrdesk.ui import control_painting as paint
from hrdesk.ui import menu_painting
from hrdesk.ui.icons import icon
from hrdesk.ui.painting import flood, to_its_end
from hrdesk.ui.qt_class import is_a
from hrdesk.ui.side_of_fields import begin_at_the_side
from hrdesk.ui.tokens import GAP, ICON, Density, scaled

if TYPE_CHECKING:
    from PySide6.QtWidgets import (
        QAbstractButton,
        QAbstractScrollArea,
        QHeaderView,
        QLabel,
        QTableView,
    )

_CE = QStyle.ControlElement
_PE = QStyle.PrimitiveElement
_CC = QStyle.ComplexControl
_CT = QStyle.ContentsType
_SC = QStyle.SubControl

_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BAR = 12  # the breadth of a scroll bar
_PM = QStyle.PixelMetric
_TICK = 14
# What Fusion knows in one size only. The small icon is that of menus, fields, boxes and tables.
_FIXED = {
    _PM.PM_IndicatorWidth: _TICK,
    _PM.PM_IndicatorHeight: _TICK,
    _PM.PM_ExclusiveIndicatorWidth: _TICK,
    _PM.PM_ExclusiveIndicatorHeight: _TICK,
    _PM.PM_SmallIconSize: 16,
    _PM.PM_HeaderMarkSize: 16,
    _PM.PM_MenuButtonIndicator: 12,
    _PM.PM_MessageBoxIconSize: 48,
}
_SHORTEST_THUMB = 32
_ARROWS = {
    "SP_ArrowBack": "chevron-left",
    "SP_ArrowForward": "chevron-right",
    "SP_FileDialogToParent": "chevron-up",
}
_THIN_SPACE = "\u2009"
_BESIDE_ICON = 4  # what Fusion leaves between the icon of a choice and its words

Painting = Callable[[QStyleOption, QPainter, QWidget | None], None]

_PRIMITIVES: dict[QStyle.PrimitiveElement, Painting] = {
    _PE.PE_PanelButtonCommand: paint.button,
    _PE.PE_PanelButtonTool: paint.tool_button,
    _PE.PE_PanelLineEdit: paint.field,
    _PE.PE_FrameLineEdit: paint.nothing,
    _PE.PE_Frame: paint.frame,
    _PE.PE_FrameMenu: paint.nothing,
    _PE.PE_PanelMenu: paint.menu_panel,
    _PE.PE_FrameFocusRect: paint.focus,
    _PE.PE_FrameTabBarBase: paint.tab_base,
    _PE.PE_FrameTabWidget: paint.nothing,
    _PE.PE_FrameStatusBarItem: paint.nothing,
    _PE.PE_PanelScrollAreaCorner: paint.scroll_corner,
    _PE.PE_PanelTipLabel: paint.tip,
    _PE.PE_IndicatorCheckBox: paint.check_box,
    _PE.PE_IndicatorItemViewItemCheck: paint.check_box,
    _PE.PE_IndicatorRadioButton: paint.radio_button,
    _PE.PE_IndicatorArrowDown: paint.arrow_down,
    _PE.PE_IndicatorArrowUp: paint.arrow_up,
    _PE.PE_IndicatorArrowLeft: paint.arrow_left,
    _PE.PE_IndicatorArrowRight: paint.arrow_right,
    _PE.PE_IndicatorHeaderArrow: paint.sort_arrow,
}
_CONTROLS: dict[QStyle.ControlElement, Painting] = {
    _CE.CE_HeaderSection: paint.header_section,
    _CE.CE_HeaderEmptyArea: paint.header_end,
    _CE.CE_TabBarTabShape: paint.tab,
    _CE.CE_ProgressBarGroove: paint.progress_groove,
    _CE.CE_ProgressBarContents: paint.progress_contents,
    _CE.CE_Splitter: paint.splitter,
    _CE.CE_MenuBarEmptyArea: paint.bar_background,
    _CE.CE_MenuBarItem: paint.menu_title,
}


class DeskStyle(QProxyStyle):
    """Fusion's behaviour and sizes of text, our strokes."""

    def __init__(self, density: Density, body: QFont) -> None:
        super().__init__("Fusion")
        self.density = density
        self._body = body
        self._least = _least(density)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        painting = _PRIMITIVES.get(element)
        if painting is None:
            QProxyStyle.drawPrimitive(self, element, option, painter, widget)
        else:
            painting(option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        painting = _CONTROLS.get(element)
        if element == _CE.CE_MenuItem and _is_line(option):
            painting = menu_painting.menu_line
        if painting is not None:
            painting(option, painter, widget)
        elif element == _CE.CE_PushButton:
            # Without Fusion's inner focus rectangle: paint.button draws the ring.
            self.drawControl(_CE.CE_PushButtonBevel, option, painter, widget)
            self.drawControl(_CE.CE_PushButtonLabel, option, painter, widget)
        else:
            _prepare(element, option, painter, widget)
            QProxyStyle.drawControl(self, element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == _CC.CC_ScrollBar:
            thumb = self.subControlRect(control, option, _SC.SC_ScrollBarSlider, widget)
            around = widget and widget.parent()
            if not is_a(around and around.parent(), "QTextEdit", "QPlainTextEdit"):
                # There it would cover the inner half of the ring.
                flood(painter, option.rect, option.palette.base())
            paint.scroll_bar(option, painter, thumb)
        elif control == _CC.CC_ComboBox:
            arrow = self.subControlRect(control, option, _SC.SC_ComboBoxArrow, widget)
            paint.combo_box(option, painter, arrow)
        elif control == _CC.CC_SpinBox:
            up = self.subControlRect(control, option, _SC.SC_SpinBoxUp, widget)
            down = self.subControlRect(control, option, _SC.SC_SpinBoxDown, widget)
            paint.spin_box(option, painter, up, down)
        else:
            QProxyStyle.drawComplexControl(self, control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_bar_part(option, part)
        rect = QProxyStyle.subControlRect(self, control, option, part, widget)  # type: ignore[arg-type]  # None comes from Qt itself
        if control == _CC.CC_ComboBox and part == _SC.SC_ComboBoxEditField:
            rtl = option.direction == Qt.LayoutDirection.RightToLeft
            return rect.adjusted(0, 0, -GAP, 0) if rtl else rect.adjusted(GAP, 0, 0, 0)
        return rect

    def sizeFromContents(
        self,
        contents: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if contents == _CT.CT_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_bar_size(option, scaled(_font_of(widget), _BAR))
        wanted = QProxyStyle.sizeFromContents(self, contents, option, size, widget)  # type: ignore[arg-type]  # likewise
        if contents == _CT.CT_MenuItem and menu_painting.is_section(option):
            wanted.setWidth(wanted.width() + menu_painting.more_in_bold(option))
        least = self._least.get(contents)
        if least is None or _is_line(option):
            return wanted
        font = _font_of(widget)
        if contents == _CT.CT_ToolButton and wanted.width() <= wanted.height() + 2 * GAP:
            return QSize(scaled(font, least[1]), scaled(font, least[1]))
        extra, height = least
        return QSize(wanted.width() + extra, max(wanted.height(), scaled(font, height)))

    def polish(self, thing: QWidget | QApplication | QPalette) -> None:  # type: ignore[override]  # three C++ functions in one
        QProxyStyle.polish(self, thing)
        if not isinstance(thing, QWidget):
            return
        if isinstance(thing, QPushButton) and not is_a(thing.window(), "QDialog"):
            # Return presses the button that one is on, as in dialogs, and not only Space.
            thing.setAutoDefault(True)
        begin_at_the_side(thing)
        if isinstance(thing, QLineEdit) and thing.hasFrame():
            thing.setTextMargins(GAP, 0, GAP, 0)
        elif is_a(thing, "QAbstractButton", "QTabBar", "QListView"):
            side = scaled(self._body, ICON)
            cast("QAbstractButton", thing).setIconSize(QSize(side, side))
        elif is_a(thing, "QTextEdit", "QPlainTextEdit"):
            # Its paper would cover the inner half of the ring.
            cast("QAbstractScrollArea", thing).viewport().setAutoFillBackground(False)
        elif is_a(thing, "QTableView"):
            height = _row(self.density, self._body)
            cast("QTableView", thing).verticalHeader().setDefaultSectionSize(height)
        elif is_a(thing, "QHeaderView"):
            cast("QHeaderView", thing).setDefaultAlignment(_LEADING)
        elif is_a(thing, "QLabel") and cast("QLabel", thing).buddy() is not None:
            # Of the height of a field a form gives a label 7/4 of what it asks for: were that less,
            # its words would stand above those in the field.
            least = scaled(self._body, self.density.control) * 4 / 7
            around = max(ceil((least - thing.fontMetrics().height()) / 2), 0)
            thing.setContentsMargins(0, around, 0, around)

    def standardIcon(
        self,
        standardIcon: QStyle.StandardPixmap,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        # OK and Cancel are words: their old icons would be unlike all others.
        if standardIcon.name.startswith("SP_Dialog"):
            return QIcon()
        if standardIcon.name in _ARROWS:
            # Of its own boxes for files Qt has black ones, also on dark ground.
            return icon(_ARROWS[standardIcon.name])
        return QProxyStyle.standardIcon(self, standardIcon, option, widget)


class BiggerStyle(DeskStyle):
    """The same where text is bigger: icons, arrows and boxes to tick grow with it."""

    def __init__(self, density: Density, body: QFont) -> None:
        super().__init__(density, body)
        self._grown = {metric: scaled(body, side) for metric, side in _FIXED.items()}

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        side = self._grown.get(metric)
        return QProxyStyle.pixelMetric(self, metric, option, widget) if side is None else side


def style_for(density: Density, body: QFont) -> DeskStyle:
    """The style for a text of this size."""
    return (BiggerStyle if scaled(body, _TICK) > _TICK else DeskStyle)(density, body)


def _least(density: Density) -> dict[QStyle.ContentsType, tuple[int, int]]:
    """More width and the least height for each kind of control."""
    return {
        _CT.CT_PushButton: (2 * GAP, density.control),
        _CT.CT_LineEdit: (0, density.control),
        _CT.CT_ComboBox: (2 * GAP, density.control),
        _CT.CT_SpinBox: (0, density.control),
        _CT.CT_ToolButton: (0, density.control),
        _CT.CT_MenuItem: (2 * GAP, 28),
        _CT.CT_MenuBarItem: (GAP, 28),
        _CT.CT_TabBarTab: (2 * GAP, 36),
        _CT.CT_HeaderSection: (0, density.row),
    }


def _font_of(widget: QWidget | None) -> QFont:
    return widget.font() if widget is not None else QApplication.font()


def _is_line(option: QStyleOption) -> bool:
    """Is this a line between two groups of a menu?"""
    return isinstance(option, QStyleOptionMenuItem) and not option.text


def _prepare(
    element: QStyle.ControlElement,
    option: QStyleOption,
    painter: QPainter,
    widget: QWidget | None,
) -> None:
    """Changes what Fusion is about to draw."""
    if element == _CE.CE_ItemViewItem:
        paint.turn_to_text(option)
    elif element == _CE.CE_MenuItem:
        if menu_painting.is_section(option):
            menu_painting.menu_section(option, painter)
        menu_painting.menu_choice(option, painter)
    elif element == _CE.CE_ComboBoxLabel:
        _end_choice(option, widget)
    elif element in (_CE.CE_PushButtonLabel, _CE.CE_ToolButtonLabel):
        paint.colour_label(option, widget)
        _part_from_icon(option)


def _part_from_icon(option: QStyleOption) -> None:
    """Leaves more between an icon and the words beside it: what Qt leaves does not grow."""
    if not isinstance(option, QStyleOptionButton | QStyleOptionToolButton):
        return
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    if isinstance(option, QStyleOptionToolButton) and option.toolButtonStyle != beside:
        return
    if option.text and not option.icon.isNull():
        option.text = _THIN_SPACE + option.text


def _end_choice(option: QStyleOption, widget: QWidget | None) -> None:
    """Ends what is chosen with … where its box is too narrow, at its own end, not within a letter."""
    if isinstance(option, QStyleOptionComboBox) and widget is not None:
        part = widget.style().subControlRect(
            _CC.CC_ComboBox, option, _SC.SC_ComboBoxEditField, widget
        )
        room, text = part.width() - 2, option.currentText
        if not option.currentIcon.isNull():
            room -= option.iconSize.width() + _BESIDE_ICON
            text = _THIN_SPACE + text
        text = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        option.currentText = to_its_end(text, option.direction)


def make_scrolling(menu: QWidget, scrolls: bool = True) -> None:
    """Lets a long menu scroll: in columns side by side its last lines lie beyond the screen."""
    menu.setStyleSheet("QMenu { menu-scrollable: 1; }" if scrolls else "")


def make_primary(button: QPushButton | QToolButton, primary: bool = True) -> None:
    """Marks the one action that a page is there for: filled with the accent."""
    button.setProperty(paint.PRIMARY, primary)
    button.update()


def row_height(widget: QWidget) -> int:
    """How high a row of a table or list is, by the density and the size of its text."""
    style = QApplication.style()
    density = style.density if isinstance(style, DeskStyle) else Density.COMFORTABLE
    return _row(density, widget.font())


def _row(density: Density, font: QFont) -> int:
    return max(scaled(font, density.row), QFontMetrics(font).height() + GAP)


def _scroll_bar_size(option: QStyleOptionSlider, breadth: int) -> QSize:
    if option.orientation == Qt.Orientation.Horizontal:
        return QSize(2 * _SHORTEST_THUMB, breadth)
    return QSize(breadth, 2 * _SHORTEST_THUMB)


def _scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """A bar without arrows: the thumb, the page before it and the page after it."""
    across = option.orientation == Qt.Orientation.Horizontal
    length = option.rect.width() if across else option.rect.height()
    span = option.maximum - option.minimum
    thumb = length
    if span > 0:
        thumb = max(length * option.pageStep // (span + option.pageStep), _SHORTEST_THUMB)
        thumb = min(thumb, length)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown
    )
    begin, end = {
        _SC.SC_ScrollBarSlider: (start, start + thumb),
        _SC.SC_ScrollBarSubPage: (0, start),
        _SC.SC_ScrollBarAddPage: (start + thumb, length),
        _SC.SC_ScrollBarGroove: (0, length),
    }.get(part, (0, 0))
    if across:
        rect = QRect(begin, 0, end - begin, option.rect.height())
    else:
        rect = QRect(0, begin, option.rect.width(), end - begin)
    return QStyle.visualRect(option.direction, option.rect, rect)
