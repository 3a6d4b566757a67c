"""How the states of a review are shown: glyph, word and colour, never the colour alone."""

from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionToolButton,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box, ring
from hrdesk.ui.tokens import GAP, MARKING_WIDTH, SMALL, ReviewState, colours, scaled
from hrdesk.ui.widgets.marking import paint_cell_ground, paint_marks
from hrdesk.ui.words import number_word

_ICON = 14


def state_word(state: ReviewState) -> str:
    """What a state is called, alone in a chip or under a record."""
    words = {
        ReviewState.CONFLICT: QCoreApplication.translate("ReviewState", "Conflict"),
        ReviewState.CHANGED: QCoreApplication.translate("ReviewState", "Changed"),
        ReviewState.NEW: QCoreApplication.translate("ReviewState", "New"),
        ReviewState.REMOVED: QCoreApplication.translate("ReviewState", "Removed"),
        ReviewState.ERROR: QCoreApplication.translate("ReviewState", "Problems"),
        ReviewState.HANDLED: QCoreApplication.translate("ReviewState", "Decided"),
        ReviewState.EDITED: QCoreApplication.translate("ReviewState", "Edited by hand"),
        ReviewState.QUESTION: QCoreApplication.translate("ReviewState", "Questions"),
        ReviewState.DISGUISE: QCoreApplication.translate("ReviewState", "Disguised"),
        ReviewState.MISSING: QCoreApplication.translate("ReviewState", "Did not come back"),
        ReviewState.MESSAGE: QCoreApplication.translate("ReviewState", "Messages"),
    }
    return words[state]


def state_data(state: ReviewState, role: int) -> Any:
    """What a model answers in a column of states, for every role."""
    if role == Qt.ItemDataRole.UserRole:
        return state
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return state_word(state)
    return None


class StateDelegate(QStyledItemDelegate):
    """Paints the glyph of a state, with its bar at the leading edge of the row."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        side = scaled(option.font, MARKING_WIDTH)
        return QSize(side + 3 * GAP, side)

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
        marks = colours(option.palette).states[ReviewState(kept)]
        bar = QRect(option.rect.left(), option.rect.top() + 1, GAP, option.rect.height() - 2)
        bar = QStyle.visualRect(option.direction, option.rect, bar)
        box(painter, bar, marks.edge, radius=0)
        side = min(scaled(option.font, MARKING_WIDTH), option.rect.height() - 2)
        place = QRect(0, 0, side, side)
        place.moveCenter(option.rect.center())
        paint_marks(painter, place, marks)


class StateChip(QToolButton):
    """A switch for one state with its count; off, it keeps only its outline."""

    def __init__(self, state: ReviewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._count = 0
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_count(0)

    @property
    def _icon(self) -> int:
        return scaled(self.font(), _ICON)

    def set_count(self, count: int) -> None:
        self._count = count
        said = self.tr("{state} {count}")
        self.setText(said.format(state=state_word(self.state), count=number_word(count)))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = SMALL + self._icon + GAP + metrics.horizontalAdvance(self.text()) + SMALL + 1
        return QSize(width, max(metrics.height() + SMALL, scaled(self.font(), 28)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = colours(self.palette())
        marks = now.states[self.state]
        on = self.isChecked()
        box(painter, self.rect(), marks.fill if on else now.window, marks.edge)
        colour = marks.text if on else now.secondary
        place = QRect(SMALL, 0, self._icon, self.height())
        turned = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        paint_icon(painter, turned, marks.icon, colour)
        words = self.rect().adjusted(SMALL + self._icon + GAP, 0, -SMALL + 1, 0)
        painter.setPen(colour)
        turned = QStyle.visualRect(self.layoutDirection(), self.rect(), words)
        painter.drawText(turned, Qt.AlignmentFlag.AlignCenter, self.text())
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        if self.hasFocus() and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            ring(painter, self.rect(), now.accent)
