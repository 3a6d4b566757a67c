"""A small pop-up to choose values to filter by: a line to find them, and a list to tick."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.label import Label
from hrdesk.domain.text import words_of
from hrdesk.ui.painting import box
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, MARKING_WIDTH, SMALL, colours, scaled
from hrdesk.ui.widgets.form_rows import Remark
from hrdesk.ui.widgets.marking import paint_marks
from hrdesk.ui.widgets.pop_up_place import paint_ground, place_under, room_of, room_under

Index = QModelIndex | QPersistentModelIndex
_FEW = 9
_ROWS, _LEAST_ROWS = 12, 6
_NARROWEST, _WIDEST = 240, 480
_WAYS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_CHECK = Qt.ItemDataRole.CheckStateRole


@dataclass(frozen=True, slots=True)
class Pick:
    """A value and its words."""

    value: str
    text: str
    label: Label | None = None  # whose sign stands before the words, as it does in lists


class FilterPopup(QFrame):
    """Tells at each tick what is chosen now; closes on Esc or a click elsewhere."""

    chosen = Signal(str, list)  # the filter's key, values

    def __init__(
        self,
        key: str,
        name: str,
        picks: Sequence[Pick],
        chosen: Sequence[str],
        parent: QWidget,
        *,
        one: bool = False,
    ) -> None:
        """With `one` the value that is chosen takes the place of the one before."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.key = key
        self.picks = _Picks(picks, chosen, self, one=one)
        self.picks.ticked.connect(self._tell)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Find…"))
        self.line.setAccessibleName(self.tr("Find a value of {filter}").format(filter=name))
        self.line.setVisible(len(picks) > _FEW)
        self.line.textChanged.connect(self.picks.narrow)
        self.list = _TickList(self)
        self.list.setModel(self.picks)
        self.list.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        self._column.setSpacing(SMALL)
        self._column.addWidget(self.line)
        self._column.addWidget(self.list)
        self.list.setVisible(bool(picks))
        self._show_rows(_ROWS)
        # Of the window there is room for two thirds: more would hide the page.
        self.list.setMinimumWidth(self._wide_enough(picks, parent.window().width() * 2 // 3))
        # A window with a part that takes more height is a hundred high at least.
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _show_rows(self, most: int) -> None:
        rows = max(min(self.picks.rowCount(), most), 1)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 1))

    def _wide_enough(self, picks: Sequence[Pick], room: int) -> int:
        """Names of bodies differ at their ends: these are shown as far as that is no page."""
        least, most = scaled(self.font(), _NARROWEST), scaled(self.font(), _WIDEST)
        metrics, style = self.list.fontMetrics(), self.style()
        parts = (QStyle.PixelMetric.PM_IndicatorWidth, QStyle.PixelMetric.PM_ScrollBarExtent)
        beside = sum(style.pixelMetric(part) for part in parts) + 5 * GAP
        if any(pick.label for pick in picks):
            beside += scaled(self.font(), MARKING_WIDTH) + GAP
        widest = max((metrics.horizontalAdvance(pick.text) for pick in picks), default=0)
        return max(least, min(widest + beside, max(most, room)))

    def current(self) -> str:
        """The value that the cursor is on; empty where there is none."""
        return self.picks.value_at(self.list.currentIndex().row())

    def put_in_order(self, values: Sequence[str]) -> None:
        """Show these first, in this order; the cursor stays on its value."""
        here = self.current()
        self.picks.put_in_order(values)
        self.list.setCurrentIndex(self.picks.index(self.picks.row_of(here)))

    def add_action(self, action: QAction) -> None:
        """Something else to do with the values; the pop-up closes with it."""
        button = QPushButton(action.text(), self)
        button.clicked.connect(action.trigger)
        button.clicked.connect(self.close)
        self._column.addWidget(button)

    def add_hint(self, sentence: str) -> None:
        """What else can be done with the values, under them."""
        self._column.addWidget(Remark(sentence, quiet=True))

    def open_under(self, widget: QWidget) -> None:
        """Show it under a chip: all of it where the window has room, and always on the screen."""
        row = max(self.list.sizeHintForRow(0), 1)
        self.adjustSize()
        free = room_under(widget) - (self.height() - self.list.height()) - 2 * SMALL
        self._show_rows(max(free // row, _LEAST_ROWS))
        self.fit(room_of(widget).height() - SMALL)
        place_under(self, widget, 2)
        self.show()
        (self.line if self.line.isVisibleTo(self) else self.list).setFocus()

    def fit(self, room: int) -> None:
        """Show fewer values at a time where the screen is lower than all of it."""
        self.adjustSize()
        row = max(self.list.sizeHintForRow(0), 1)
        missing = -(-max(self.height() - room, 0) // row)
        self.list.setFixedHeight(max(self.list.height() // row - missing, 1) * row)
        self.adjustSize()

    def _tell(self) -> None:
        self.chosen.emit(self.key, self.picks.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.line.hasFocus() and self.line.text().strip():
                self.picks.take_first()
            self.close()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            self.list.setCurrentIndex(self.picks.index(0))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_ground(self)


class _TickList(QListView):
    pushed = Signal(int, int)  # Alt and an arrow: so many places down, so many steps further

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_PickDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._tick)

    def _tick(self, index: QModelIndex) -> None:
        model = self.model()
        assert isinstance(model, _Picks)
        model.tick(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._tick(self.currentIndex())
            return
        way = _WAYS.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            down, further = way
            self.pushed.emit(down, -further if self.isRightToLeft() else further)
            return
        super().keyPressEvent(event)


class _PickDelegate(QStyledItemDelegate):
    """The row that the cursor is on is filled: a frame would look like a field to type in."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = colours(option.palette)
        if option.state & QStyle.StateFlag.State_HasFocus:
            box(painter, option.rect, now.selected)
        label = index.data(Qt.ItemDataRole.UserRole)
        super().paint(painter, option, index)
        if label is not None:
            element = QStyle.SubElement.SE_ItemViewItemDecoration
            full = QStyleOptionViewItem(option)
            self.initStyleOption(full, index)
            place = option.widget.style().subElementRect(element, full, option.widget)
            paint_marks(painter, place, now.markings[Label(label)])


class _Picks(QAbstractListModel):
    """Values with a tick; those ticked first stand on top."""

    ticked = Signal()

    def __init__(
        self, picks: Sequence[Pick], chosen: Sequence[str], view: QWidget, *, one: bool
    ) -> None:
        super().__init__(view)
        self._view, self._one = view, one
        self.chosen = list(chosen)
        self._all = sorted(picks, key=lambda pick: pick.value not in self.chosen)
        self._shown = self._all

    def narrow(self, typed: str) -> None:
        """Show those whose words begin like these."""
        wanted = words_of(typed)
        self.beginResetModel()
        self._shown = [
            pick
            for pick in self._all
            if all(any(word.startswith(each) for word in words_of(pick.text)) for each in wanted)
        ]
        self.endResetModel()

    def value_at(self, row: int) -> str:
        """The value of a row; empty where there is none."""
        return self._shown[row].value if 0 <= row < len(self._shown) else ""

    def row_of(self, value: str) -> int:
        """The row of a value that is shown; -1 for others."""
        rows = (row for row, pick in enumerate(self._shown) if pick.value == value)
        return next(rows, -1)

    def put_in_order(self, values: Sequence[str]) -> None:
        """Show these first, in this order."""
        places = {value: place for place, value in enumerate(values)}
        self.beginResetModel()
        self._all.sort(key=lambda pick: places.get(pick.value, len(places)))
        shown = {pick.value for pick in self._shown}
        self._shown = [pick for pick in self._all if pick.value in shown]
        self.endResetModel()

    def tick(self, row: int) -> None:
        """Choose a value, or no longer."""
        value = self._shown[row].value
        if self._one:
            self.chosen[:] = [value]
        elif value in self.chosen:
            self.chosen.remove(value)
        else:
            self.chosen.append(value)
        first, last = (0, len(self._shown) - 1) if self._one else (row, row)
        self.dataChanged.emit(self.index(first), self.index(last))
        self.ticked.emit()

    def take_first(self) -> None:
        """Choose the first value shown; one that is chosen stays so."""
        if self._shown and self._shown[0].value not in self.chosen:
            self.tick(0)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        pick = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return pick.text
        if role == _CHECK:
            ticked = pick.value in self.chosen
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.UserRole:
            return pick.label
        if role == Qt.ItemDataRole.DecorationRole and pick.label is not None:
            # Room for the sign, which is painted in the colours of the moment.
            return _blank(scaled(self._view.font(), MARKING_WIDTH))
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, row_height(self._view) - GAP)
        return None


def _blank(side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
