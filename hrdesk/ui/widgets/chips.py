"""The filters that are at work on a list, as chips that can be taken away, and those on offer."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QToolButton, QWidget

from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box, ring
from hrdesk.ui.tokens import GAP, MEDIUM, SMALL, Colours, colours, scaled
from hrdesk.ui.widgets.flow import FlowLayout

_SIGN = 14  # the cross or the arrow


@dataclass(frozen=True)
class Filter:
    """One filter in words, such as “Country: Georgia”; not `active` means it is only offered."""

    key: str
    text: str
    active: bool = True


def chip_height(widget: QWidget) -> int:
    """How high chips are, and what stands in one line with them."""
    return max(widget.fontMetrics().height() + SMALL, scaled(widget.font(), 28))


class BesideChips(QToolButton):
    """Words in one line with chips and no higher: what lies below does not move when they come."""

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2 * MEDIUM
        return QSize(max(super().sizeHint().width(), words), chip_height(self))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Chip(QToolButton):
    """An active filter with a cross, or one on offer with an arrow."""

    def __init__(self, shown: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.setText(shown.text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said = self.tr("Remove filter {filter}") if shown.active else self.tr("Filter by {filter}")
        self.setAccessibleName(said.format(filter=shown.text))

    def sizeHint(self) -> QSize:
        return QSize(_chip_width(self, self.text()), chip_height(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = colours(self.palette())
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        self._paint_ground(painter, option, now)
        side = scaled(self.font(), _SIGN)
        words = self.rect().adjusted(MEDIUM, 0, -MEDIUM - side - GAP, 0)
        painter.setPen(now.text)
        turned = QStyle.visualRect(self.layoutDirection(), self.rect(), words)
        painter.drawText(turned, Qt.AlignmentFlag.AlignCenter, self.text())
        sign = self.rect().adjusted(self.width() - MEDIUM - side, 0, -MEDIUM, 0)
        turned = QStyle.visualRect(self.layoutDirection(), self.rect(), sign)
        paint_icon(painter, turned, "x" if self.shown.active else "chevron-down", now.secondary)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionToolButton, now: Colours
    ) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if self.shown.active:
            box(painter, self.rect(), now.selected, now.accent if hovered else "")
        else:
            box(painter, self.rect(), now.hover if hovered else now.window, now.field_edge)
        if self.hasFocus() and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            ring(painter, self.rect(), now.accent)


def _chip_width(widget: QWidget, words: str) -> int:
    sign = scaled(widget.font(), _SIGN)
    return 2 * MEDIUM + widget.fontMetrics().horizontalAdvance(words) + GAP + sign


def _has_room(widget: QWidget) -> bool:
    return not widget.isHidden() or widget.sizePolicy().retainSizeWhenHidden()


class FilterChips(QWidget):
    """A line of chips, more lines when they need them; gone while there is no filter to show."""

    removed = Signal(str)  # the key of an active filter
    offered = Signal(str, QWidget)  # the key of a filter on offer, and the chip to open a menu at

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._filters: list[Filter] = []
        self._behind: list[QWidget] = []
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Filters"))
        self.hide()

    @property
    def shown(self) -> list[str]:
        return [chip.shown.key for chip in self._chips]

    def put_behind(self, widget: QWidget) -> None:
        """What is to be done with the filters stands behind them, where the line ends."""
        self._behind.append(widget)
        self._flow.addWidget(widget)

    def width_of(self, filters: Sequence[Filter]) -> int:
        """How wide a line with these is, and with what stands behind them or may come up there."""
        kept = [each for each in self._behind if _has_room(each)]
        widths = [_chip_width(self, each.text) for each in filters]
        widths += [each.sizeHint().width() for each in kept]
        return sum(widths) + self._flow.spacing() * max(len(widths) - 1, 0)

    def set_filters(self, filters: Sequence[Filter]) -> None:
        if self._filters == list(filters) and self._chips:
            return
        self._filters = list(filters)
        for old in self._chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = [Chip(shown) for shown in filters]
        for place, chip in enumerate(self._chips):
            chip.clicked.connect(self._clicked)
            self._flow.addWidget(chip)
            self._flow.move_last(place)
        self.setVisible(self._flow.count() > 0)

    def add_action(self, action: QAction) -> None:
        """A quiet button after the chips, such as “Save filter…”."""
        button = QToolButton()
        action.setIconText(action.text())  # or Qt cuts the dots off
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAccessibleName(action.text())
        self._flow.addWidget(button)
        self.show()

    def _clicked(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        if chip.shown.active:
            self.removed.emit(chip.shown.key)
        else:
            self.offered.emit(chip.shown.key, chip)
