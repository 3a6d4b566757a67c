"""The lines under the search box: icon, title, what it is, and its key at the trailing side."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hrdesk.ui.icons import paint_icon
from hrdesk.ui.painting import box, paint_text
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, ICON, MEDIUM, SMALL, colours, scaled
from hrdesk.ui.widgets.hits import Hit
from hrdesk.ui.widgets.marking import paint_marks
from hrdesk.ui.words import comma

Index = QModelIndex | QPersistentModelIndex


class HitList(QListView):
    """Never has the focus: the keys of the box move in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits = Hits(self)
        self.setModel(self.hits)
        self.setItemDelegate(_HitDelegate(self))

    @property
    def row_height(self) -> int:
        """How high each line is."""
        return row_height(self) + GAP


class Hits(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []

    def show(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def hit(self, row: int) -> Hit:
        return self._hits[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        hit = self._hits[index.row()]
        return comma().join(part for part in (hit.title, hit.subtitle, hit.note) if part)


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, row_height(self._list) + GAP)

    @property
    def _list(self) -> QListView:
        parent = self.parent()
        assert isinstance(parent, QListView)
        return parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Hits)
        hit = model.hit(index.row())
        now = colours(option.palette)
        row = option.rect.adjusted(GAP, 1, -GAP, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, row, now.selected)
        x = row.left() + SMALL
        side = scaled(self._list.font(), ICON)
        if hit.icon:
            place = _mirrored(option, QRect(x, row.top(), side, row.height()))
            paint_icon(painter, place, hit.icon, now.secondary)
        x += side + SMALL
        metrics = option.fontMetrics
        painter.setFont(self._list.font())
        end = row.right() - SMALL
        if hit.note:
            width = metrics.horizontalAdvance(hit.note)
            note = QRect(end - width, row.top(), width + 1, row.height())
            self._text(painter, option, note, hit.note, now.secondary)
            end = note.left() - MEDIUM
        if hit.label is not None:
            sign = QRect(end + MEDIUM - GAP - side, row.top(), side, side)
            sign.moveTop(row.top() + (row.height() - side + 1) // 2)
            paint_marks(painter, _mirrored(option, sign), now.markings[hit.label])
            end = sign.left() - MEDIUM
        # What it is stays in sight beside a long title, of which the beginning tells enough.
        told = metrics.horizontalAdvance(hit.subtitle) + 1 + SMALL if hit.subtitle else 0
        most = end - x - min(told, (end - x) // 3)
        width = min(metrics.horizontalAdvance(hit.title) + 1, most)
        self._text(painter, option, QRect(x, row.top(), width, row.height()), hit.title, now.text)
        rest = QRect(x + width + SMALL, row.top(), end - x - width - SMALL, row.height())
        if rest.width() >= min(3 * side, told - SMALL):
            self._text(painter, option, rest, hit.subtitle, now.secondary)

    @staticmethod
    def _text(
        painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str, colour: str
    ) -> None:
        paint_text(painter, _mirrored(option, rect), text, colour, reading=option.direction)


def _mirrored(option: QStyleOptionViewItem, rect: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, rect)
