"""The list at the leading side of a page: all of it, parts of it, saved filters, with counts."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
    QPainter,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hrdesk.ui.icons import icon, paint_icon
from hrdesk.ui.language import opened
from hrdesk.ui.painting import box, paint_text, ring
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, ICON, MEDIUM, SMALL, colours, scaled
from hrdesk.ui.widgets.chips import chip_height
from hrdesk.ui.widgets.dragged import dragged_refs
from hrdesk.ui.widgets.pop_up_place import hang
from hrdesk.ui.words import comma

Index = QModelIndex | QPersistentModelIndex
_WIDEST = 260  # of a name in a button or a menu


@dataclass(frozen=True)
class SideEntry:
    """One line. A heading cannot be chosen; a count of None shows none, or that it `is_coming`."""

    key: str
    text: str
    count: int | None = None
    icon: str = ""
    heading: bool = False
    is_coming: bool = False


class _Entries(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[SideEntry] = []

    def show(self, entries: Sequence[SideEntry]) -> None:
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.text if entry.count is None else f"{entry.text}{comma()}{entry.count}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = self.entries[index.row()].heading
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags if heading else chosen

    def row_of(self, key: str) -> int:
        rows = (n for n, entry in enumerate(self.entries) if entry.key == key and not entry.heading)
        return next(rows, -1)


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, view: "SideList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, row_height(self._view))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._view.entry(index.row())
        now = colours(option.palette)
        row = option.rect.adjusted(GAP, 1, -GAP, -1)
        self._paint_ground(painter, option, row)
        if entry.key and entry.key == self._view.over:
            box(painter, row, now.hover)
            ring(painter, row, now.accent)
        painter.setFont(self._view.font())
        x, end = row.left() + SMALL, row.right() - SMALL
        if entry.icon:
            side = scaled(self._view.font(), ICON)
            place = QRect(x, row.top(), side, row.height())
            paint_icon(painter, self._turned(option, place), entry.icon, now.secondary)
            x += side + SMALL
        if entry.count is not None or entry.is_coming:
            text = self._view.locale().toString(entry.count) if entry.count is not None else "…"
            width = option.fontMetrics.horizontalAdvance(text) + 1
            self._text(painter, option, QRect(end - width, row.top(), width, row.height()), text)
            end -= width + SMALL
        colour = now.secondary if entry.heading else now.text
        place = self._turned(option, QRect(x, row.top(), end - x, row.height()))
        paint_text(painter, place, entry.text, colour, reading=option.direction)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect) -> None:
        now = colours(option.palette)
        if option.state & QStyle.StateFlag.State_Selected:
            box(painter, row, now.selected)
            bar = QRect(row.left(), row.top() + GAP, 3, row.height() - 2 * GAP)
            box(painter, self._turned(option, bar), now.accent, radius=1.5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, row, now.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, row, now.accent)

    def _text(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str
    ) -> None:
        colour = colours(option.palette).secondary
        place = self._turned(option, rect)
        paint_text(painter, place, text, colour, reading=option.direction, trailing=True)

    @staticmethod
    def _turned(option: QStyleOptionViewItem, rect: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, rect)


class SideList(QListView):
    """One line of it is always the chosen one, as long as there is any."""

    chosen = Signal(str)  # the key of an entry
    dropped = Signal(str, list)  # the key of an entry, the Refs that were dropped on it
    typed = Signal(str)  # letters: meant for the filter of what is listed beside

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The keys of the entries on which records may be dropped.
        self.takers: frozenset[str] = frozenset()
        self.over = ""
        self.setAcceptDrops(True)
        self._model = _Entries(self)
        self._quiet = False
        self.setModel(self._model)
        self.setItemDelegate(_EntryDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.selectionModel().currentChanged.connect(self._tell)

    def keyboardSearch(self, search: str) -> None:
        """Jumping about in here by letters would list something else with each."""
        self.typed.emit(search)

    @property
    def entries(self) -> list[SideEntry]:
        return self._model.entries

    @property
    def current(self) -> str:
        row = self.currentIndex().row()
        return self.entry(row).key if row >= 0 else ""

    def entry(self, row: int) -> SideEntry:
        return self._model.entries[row]

    def set_entries(self, entries: Sequence[SideEntry]) -> None:
        """Keeps the chosen entry where it is still there, and then tells nobody."""
        kept = self.current
        self._quiet = True
        self._model.show(entries)
        first = next((entry.key for entry in entries if not entry.heading), "")
        self.choose(kept if self._model.row_of(kept) >= 0 else first)
        self._quiet = False
        if kept and kept != self.current:
            self.chosen.emit(self.current)
        self.updateGeometry()

    def choose(self, key: str) -> None:
        row = self._model.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        room = scaled(self.font(), 40) + 2 * MEDIUM
        longest = max(
            (
                metrics.horizontalAdvance(
                    f"{entry.text}{'' if entry.count is None else self.locale().toString(entry.count)}"
                )
                for entry in self.entries
            ),
            default=0,
        )
        widest = scaled(self.font(), 260)
        return QSize(min(max(longest + room, self.minimumSizeHint().width()), widest), 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(self.font(), 150), 0)

    # ------------------------------------------------------------ what is dragged here

    def _taker_at(self, event: QDropEvent) -> str:
        """The entry under the mouse, if it takes what is dragged."""
        at = self.indexAt(event.position().toPoint())
        key = self.entry(at.row()).key if at.isValid() else ""
        return key if key in self.takers and dragged_refs(event.mimeData()) else ""

    def _show_over(self, key: str) -> None:
        self.over = key
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(bool(self.takers and dragged_refs(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._show_over(self._taker_at(event))
        event.setAccepted(bool(self.over))

    def dragLeaveEvent(self, event: object) -> None:
        self._show_over("")

    def dropEvent(self, event: QDropEvent) -> None:
        key = self._taker_at(event)
        self._show_over("")
        event.setAccepted(bool(key))
        if key:
            event.setDropAction(Qt.DropAction.CopyAction)
            self.dropped.emit(key, dragged_refs(event.mimeData()))

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.chosen.emit(self.entry(current.row()).key)


class SideDropDown(QPushButton):
    """The same list as a menu, for windows too narrow to keep it open."""

    def __init__(self, side: SideList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._choose)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        hang(menu, self)
        side.chosen.connect(self._name)
        side.selectionModel().currentChanged.connect(self._name)
        self._name()

    def sizeHint(self) -> QSize:
        """As high as the chips beside it."""
        return QSize(super().sizeHint().width(), chip_height(self))

    def _name(self) -> None:
        row = self._side.currentIndex().row()
        text = self._side.entry(row).text if row >= 0 else ""
        self.setText(self._short(text))
        # Its sign tells it apart from the filters beside it.
        self.setIcon(icon(sign) if row >= 0 and (sign := self._side.entry(row).icon) else QIcon())
        self.setToolTip("" if self.text() == _pressed(text) else text)
        self.setAccessibleName(f"{self._side.accessibleName()}: {text}")

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for entry in self._side.entries:
            if entry.heading:
                menu.addSection(entry.text)
                continue
            action = QAction(self._short(entry.text), menu)
            if entry.count is not None:
                action.setText(f"{action.text()}\t{self.locale().toString(entry.count)}")
            action.setToolTip(entry.text)
            action.setCheckable(True)
            action.setChecked(entry.key == self._side.current)
            action.setData(entry.key)
            self._group.addAction(action)
            menu.addAction(action)

    def _short(self, text: str) -> str:
        """As much of a long name, of a mailing list or a filter, as leaves the page in sight."""
        most = scaled(self.font(), _WIDEST)
        short = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, most)
        return _pressed(text if short == text else opened(short))

    def _choose(self, action: QAction) -> None:
        self._side.choose(str(action.data()))


def _pressed(text: str) -> str:
    """For a button or a menu, which take `&` for the sign of a key."""
    return text.replace("&", "&&")
