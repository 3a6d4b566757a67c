"""The list under the search box: what is typed finds commands and records, Enter opens one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hrdesk.ui.icons import paint_icon
from hrdesk.ui.language import isolated
from hrdesk.ui.painting import box, paint_text
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, ICON, MEDIUM, SMALL, colours, scaled
from hrdesk.ui.widgets.headings import Caption

_MOST_ROWS = 10
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Hit:
    """One thing found. `payload` is what `chosen` hands over; `note` stands at the trailing side."""

    title: str
    subtitle: str = ""
    icon: str = ""
    payload: object = None
    note: str = ""


Provider = Callable[[str], Sequence[Hit]]
Index = QModelIndex | QPersistentModelIndex


class _Hits(QAbstractListModel):
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
        return ", ".join(part for part in (hit.title, hit.subtitle, hit.note) if part)


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
        assert isinstance(model, _Hits)
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
        width = min(metrics.horizontalAdvance(hit.title) + 1, end - x)
        self._text(painter, option, QRect(x, row.top(), width, row.height()), hit.title, now.text)
        rest = QRect(x + width + SMALL, row.top(), end - x - width - SMALL, row.height())
        if rest.width() > 3 * side:
            self._text(painter, option, rest, hit.subtitle, now.secondary)

    @staticmethod
    def _text(
        painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str, colour: str
    ) -> None:
        paint_text(painter, _mirrored(option, rect), text, colour, reading=option.direction)


def _mirrored(option: QStyleOptionViewItem, rect: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, rect)


class CommandPalette(QFrame):
    """Serves one line edit; the focus stays in it, and its keys move in the list."""

    chosen = Signal(object)  # Hit.payload

    def __init__(self, field: QLineEdit, provider: Provider, window: QWidget) -> None:
        super().__init__(window)
        self._field = field
        self._provider = provider
        self._came_from: QWidget | None = None
        self._list = QListView(self)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Found"))
        self._hits = _Hits(self._list)
        self._list.setModel(self._hits)
        self._list.setItemDelegate(_HitDelegate(self._list))
        self._list.clicked.connect(self._choose)
        self._nothing = Caption()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, GAP, 1, GAP)
        layout.addWidget(self._list)
        layout.addWidget(self._nothing)
        self._nothing.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        self.hide()
        field.textEdited.connect(self._find)
        field.installEventFilter(self)
        window.installEventFilter(self)

    @property
    def rows(self) -> list[str]:
        return [self._hits.hit(row).title for row in range(self._hits.rowCount())]

    def summon(self) -> None:
        """Moves the focus into the box and shows what can be done."""
        focused = QApplication.focusWidget()
        if focused is not self._field:
            self._came_from = focused
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._find(self._field.text())

    def dismiss(self) -> None:
        """Closes the list and goes back to where the focus came from."""
        self.hide()
        self._field.clear()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.clearFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self._field:
            if kind == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if kind == QEvent.Type.FocusOut:
            self.hide()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in _STEPS:
            if self.isHidden():
                self._find(self._field.text())
            else:
                self._move(_STEPS[key])
        elif key in _ENTER and self.isVisible():
            self._choose(self._list.currentIndex())
        else:
            return False
        return True

    def _find(self, text: str) -> None:
        hits = self._provider(text.strip())
        self._hits.show(hits)
        self._list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        said = self.tr("Nothing matches “{text}”.")
        self._nothing.setText(said.format(text=isolated(text.strip())))
        self._move(0)
        self._place()
        self.show()
        self.raise_()

    def _move(self, step: int) -> None:
        last = self._hits.rowCount() - 1
        if last < 0:
            return
        row = min(max(self._list.currentIndex().row() + step, 0), last)
        self._list.setCurrentIndex(self._hits.index(row))
        # The focus never enters the list, so the box says which line is meant.
        said = self.tr("{line}, {number} of {count}").format(
            line=self._hits.data(self._hits.index(row)), number=row + 1, count=last + 1
        )
        self._field.setAccessibleDescription(said)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            payload = self._hits.hit(index.row()).payload
            self.dismiss()
            self.chosen.emit(payload)

    def _place(self) -> None:
        window = self._field.window()
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + GAP))
        rows = min(self._hits.rowCount(), _MOST_ROWS)
        row = row_height(self._list) + GAP
        wanted = rows * row if rows else self._nothing.sizeHint().height() + 2 * SMALL
        height = min(wanted + 2 * GAP + 2, window.height() - corner.y() - SMALL)
        self.setGeometry(corner.x(), corner.y(), self._field.width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = colours(self.palette())
        box(QPainter(self), self.rect(), now.window, now.field_edge)
