"""How a label is shown: fill, edge, icon and word, so that none of them has to carry it alone."""

from functools import cache
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hrdesk.domain.label import Label
from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box
from hrdesk.ui.tokens import GAP, MARKING_WIDTH, SMALL, Marks, colours, scaled

_ICON = 14
# Where all of it is as small as an icon, less is left round what it shows.
_EDGE = 0.12


def marking_word(label: Label) -> str:
    """What a label is called in the language of the window."""
    # Late: `words` knows all kinds of records, and the window is painted before it needs them.
    from hrdesk.ui.words import label_word

    return label_word(label)


def marking_data(label: Label, role: int) -> Any:
    """What a model answers in the marking column, for every role; a painted cell says nothing."""
    if role == Qt.ItemDataRole.UserRole:
        return label
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return marking_word(label)
    return None


def paint_marks(painter: QPainter, rect: QRect, marks: Marks) -> None:
    """A box of that marking or state with its icon in the middle."""
    box(painter, rect, marks.fill, marks.edge, dashed=marks.dashed)
    icon = round(rect.height() * _ICON / MARKING_WIDTH)
    place = QRect(0, 0, icon, icon)
    place.moveCenter(rect.center())
    paint_icon(painter, place, marks.icon, marks.text)


def paint_sign(painter: QPainter, rect: QRect, sign: Marks | str, colour: str) -> None:
    """A marking or state in its box; or an icon of that name, which has none and is smaller."""
    if isinstance(sign, Marks):
        paint_marks(painter, rect, sign)
    else:
        paint_icon(painter, rect.adjusted(2, 2, -2, -2), sign, colour)


@cache
def label_icon(label: Label) -> QIcon:
    """The sign of a label for menus and boxes, which draw an icon before the words.

    Made once, as all icons are (`icons.icon`).
    """
    return QIcon(_Sign(label))


class _Sign(QIconEngine):
    """The box with its icon, in the colours of the moment."""

    def __init__(self, label: Label) -> None:
        super().__init__()
        self._label = label

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        marks = colours(QGuiApplication.palette()).markings[self._label]
        box(painter, rect, marks.fill, marks.edge, dashed=marks.dashed)
        edge = round(rect.height() * _EDGE)
        paint_icon(painter, rect.adjusted(edge, edge, -edge, -edge), marks.icon, marks.text)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, drawn.rect(), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return _Sign(self._label)


class MarkingBadge(QWidget):
    """A chip with the icon and the word of a label."""

    def __init__(self, marking: Label | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking: Label | None = None
        self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_marking(marking)

    @property
    def marking(self) -> Label | None:
        return self._marking

    @property
    def _icon(self) -> int:
        return scaled(self.font(), _ICON)

    def set_marking(self, marking: Label | None) -> None:
        self._marking = marking
        self._word = marking_word(marking) if marking is not None else ""
        self.setAccessibleName(self._word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = SMALL + self._icon + GAP + metrics.horizontalAdvance(self._word) + SMALL
        return QSize(width + 1, max(metrics.height() + GAP, scaled(self.font(), 20)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._marking is None:
            return
        painter = QPainter(self)
        marks = colours(self.palette()).markings[self._marking]
        box(painter, self.rect(), marks.fill, marks.edge, dashed=marks.dashed)
        place = QRect(SMALL, 0, self._icon, self.height())
        word = self.rect().adjusted(SMALL + self._icon + GAP, 0, -SMALL + 1, 0)
        turned = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        paint_icon(painter, turned, marks.icon, marks.text)
        painter.setPen(marks.text)
        turned = QStyle.visualRect(self.layoutDirection(), self.rect(), word)
        painter.drawText(turned, Qt.AlignmentFlag.AlignCenter, self._word)


class MarkingDelegate(QStyledItemDelegate):
    """Paints the first column of a table, whose model answers with `marking_data`."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        side = scaled(option.font, MARKING_WIDTH)
        return QSize(side + 2 * GAP, side)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        paint_cell_ground(painter, option)
        kept = index.data(Qt.ItemDataRole.UserRole)
        if kept is None:
            return
        side = min(scaled(option.font, MARKING_WIDTH), option.rect.height() - 2)
        place = QRect(0, 0, side, side)
        place.moveCenter(option.rect.center())
        paint_marks(painter, place, colours(option.palette).markings[Label(kept)])


def paint_cell_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Selection and focus of a cell whose contents a delegate paints itself."""
    element = QStyle.PrimitiveElement.PE_PanelItemViewItem
    option.widget.style().drawPrimitive(element, option, painter, option.widget)
