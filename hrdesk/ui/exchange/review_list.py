"""The list of records that a workbook changes: a glyph, a title, and what there is to decide."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hrdesk.ui.exchange.review import Entry, Review
from hrdesk.ui.exchange.review_words import entry_detail, entry_title
from hrdesk.ui.exchange.wording import Wording
from hrdesk.ui.painting import box, paint_text
from hrdesk.ui.tokens import GAP, MARKING_WIDTH, MEDIUM, SMALL, ReviewState, colours, scaled
from hrdesk.ui.widgets.marking import paint_cell_ground, paint_marks

Index = QModelIndex | QPersistentModelIndex
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1
_DISPLAY = Qt.ItemDataRole.DisplayRole
_STATE = Qt.ItemDataRole.UserRole
_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class ReviewEntries(QAbstractListModel):
    """The lines of a review in the states that are wanted."""

    def __init__(self, review: Review, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._wording = wording
        self.entries: list[Entry] = list(review.entries)

    def show_states(self, states: Sequence[ReviewState]) -> None:
        """Show lines that are in one of these states now."""
        wanted = set(states)
        entries = [each for each in self._review.entries if self._review.state(each) in wanted]
        if entries != self.entries:
            self.beginResetModel()
            self.entries = entries
            self.endResetModel()

    def refresh(self) -> None:
        """Something was decided: words and colours may be others, the lines stay."""
        if self.entries:
            self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))

    def row_of(self, entry: Entry) -> int:
        """The row of a line; -1 when it is not shown."""
        rows = (row for row, each in enumerate(self.entries) if each.key == entry.key)
        return next(rows, -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        entry = self.entries[index.row()]
        if role == _DISPLAY:
            return entry_title(entry, self._wording)
        if role == DETAIL_ROLE:
            return entry_detail(entry, self._review)
        if role == _STATE:
            return self._review.state(entry)
        if role in _SPOKEN:
            return f"{entry_title(entry, self._wording)}\n{entry_detail(entry, self._review)}"
        return None


class _EntryDelegate(QStyledItemDelegate):
    """Two lines of text beside the glyph; what is decided is grey and has no colour any more."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + MEDIUM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        paint_cell_ground(painter, option)
        now = colours(option.palette)
        state = ReviewState(index.data(_STATE))
        marks, row = now.states[state], option.rect
        bar = QRect(row.left(), row.top() + 2, GAP, row.height() - 4)
        box(painter, _turned(option, bar), marks.edge, radius=0)
        side = scaled(option.font, MARKING_WIDTH)
        glyph = QRect(row.left() + MEDIUM, row.top(), side, side)
        glyph.moveTop(row.top() + (row.height() - side) // 2)
        paint_marks(painter, _turned(option, glyph), marks)
        left = row.left() + MEDIUM + side + MEDIUM
        line = QRect(left, row.top() + GAP, row.right() - left - SMALL, option.fontMetrics.height())
        is_done = state is ReviewState.HANDLED
        font = QFont(option.font)
        font.setWeight(QFont.Weight.Normal if is_done else QFont.Weight.DemiBold)
        painter.setFont(font)
        title = str(index.data(_DISPLAY))
        colour = now.secondary if is_done else now.text
        paint_text(painter, _turned(option, line), title, colour, reading=option.direction)
        painter.setFont(option.font)
        line.translate(0, option.fontMetrics.height() + GAP // 2)
        detail = str(index.data(DETAIL_ROLE))
        paint_text(painter, _turned(option, line), detail, now.secondary, reading=option.direction)


def _turned(option: QStyleOptionViewItem, rect: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, rect)


class ReviewListView(QListView):
    """The list; letters and digits are commands of the review, not a search in the list."""

    picked = Signal(int)  # the row

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_EntryDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Records in this workbook"))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.picked.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)
