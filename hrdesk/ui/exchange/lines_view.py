"""A plain table of lines whose columns share the width, for the lists of the exchange pages."""

from collections.abc import Hashable, Sequence
from itertools import accumulate

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.text import normalised
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.painting import ring
from hrdesk.ui.tokens import GAP, LARGE, MARKING_WIDTH, MEDIUM, SMALL, colours, scaled
from hrdesk.ui.widgets.marking import MarkingDelegate

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Beside the words of a cell, and in front of them where there is an icon.
_BESIDE, _ICON = 10, 26
# More lines than these are not looked through for how wide their words are.
_MEASURED = 300


def inset(view: QAbstractItemView) -> QHBoxLayout:
    """Room at both sides, so that the first words stand under the title of the page."""
    row = QHBoxLayout()
    row.setContentsMargins(MEDIUM, 0, MEDIUM, 0)
    row.addWidget(view)
    return row


def lay_out(step: QWidget, top: QHBoxLayout, view: QAbstractItemView, below: QHBoxLayout) -> None:
    """A list with what is about all of it on top, and below it what is about its chosen line."""
    for row in (top, below):
        row.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        row.setSpacing(MEDIUM)
    layout = QVBoxLayout(step)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    layout.addLayout(top)
    layout.addLayout(inset(view), 1)
    layout.addLayout(below)


class _PartOfRow(QStyledItemDelegate):
    """A line is chosen as a whole: the ring of the keyboard goes round all of it."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


class LinesView(QTableView):
    """Keeps the chosen line by its key when the lines are read again."""

    picked = Signal()  # another line has the cursor, or none
    opened = Signal()  # Enter or a double click
    chosen_changed = Signal()  # other lines are chosen, or other ones shown
    copy_wanted = Signal()  # only where several may be chosen
    all_wanted = Signal()  # a line is to be seen that the words do not let through

    def __init__(
        self, table: LineTable, shares: Sequence[int], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = table
        self._shares = list(shares)
        self.lines: list[TableLine] = []
        self._words = ""
        # How wide each column would be to show all its words.
        self._needs = [0] * len(shares)
        self._has_marks = table.columnCount() > len(shares)
        self.setModel(table)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().setVisible(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(_PartOfRow(self))
        if self._has_marks:
            self.setItemDelegateForColumn(0, MarkingDelegate(self))
        self.doubleClicked.connect(self._open)

    def show_lines(self, lines: Sequence[TableLine]) -> None:
        """Show these lines; the chosen one stays chosen, or the first is."""
        if lines != self.lines:
            self.lines = list(lines)
            self._measure()
            self._share_out()
            self._show_narrowed()

    def narrow(self, words: str) -> None:
        """Show only the lines that have all these words."""
        if words != self._words:
            self._words = words
            self._show_narrowed()

    def choose_several(self) -> None:
        """Let several lines be chosen, and tell when they are to be copied."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def chosen_lines(self) -> list[TableLine]:
        """The lines that are chosen, in the order in which they are shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.table.lines[row] for row in rows]

    def _put_cursor(self, row: int) -> None:
        # By itself the view would take a Ctrl that is held down for a wish to leave the line out.
        flags = QItemSelectionModel.SelectionFlag
        at = self.table.index(row, 0)
        self.selectionModel().setCurrentIndex(at, flags.ClearAndSelect | flags.Rows)

    def _show_narrowed(self) -> None:
        kept, wanted = self.current_key(), normalised(self._words).split()
        shown = [line for line in self.lines if all(each in _said(line) for each in wanted)]
        self.table.show(shown if wanted else self.lines)
        row = max(self.table.row_of(kept), 0)
        if self.table.lines:
            self._put_cursor(row)
        self.picked.emit()
        self.chosen_changed.emit()

    def current_key(self) -> Hashable:
        """The key of the line with the cursor; None for none."""
        row = self.currentIndex().row()
        return self.table.lines[row].key if 0 <= row < len(self.table.lines) else None

    def choose(self, key: Hashable) -> None:
        """Put the cursor into a line; where words hide it, they have to go first."""
        if self.table.row_of(key) < 0 and any(line.key == key for line in self.lines):
            self.all_wanted.emit()
        row = self.table.row_of(key)
        if row >= 0:
            self._put_cursor(row)

    def choose_none(self) -> None:
        """Leave it to a person to choose a line."""
        # Through the view: it takes care not to choose the first as soon as it has the focus.
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.viewport().update()
            self.picked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        at = self.currentIndex()
        by_keys = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if at.isValid() and by_keys and self.hasFocus():
            last = at.siblingAtColumn(self.table.columnCount() - 1)
            whole = self.visualRect(at.siblingAtColumn(0)).united(self.visualRect(last))
            ring(QPainter(self.viewport()), whole, colours(self.palette()).accent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers():
            self._open()
        elif event.matches(QKeySequence.StandardKey.Copy) and self._takes_several:
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    @property
    def _takes_several(self) -> bool:
        return self.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self._share_out()

    def _share_out(self) -> None:
        """Each column has its share; what it does not need goes to those whose words are cut."""
        marks = scaled(self.font(), MARKING_WIDTH + 10) if self._has_marks else 0
        if self._has_marks:
            self.setColumnWidth(0, marks)
        room, whole = self.viewport().width() - marks, sum(self._shares)
        widths = [room * share // whole for share in self._shares]
        widths[-1] += room - sum(widths)
        spare = [max(width - need, 0) for width, need in zip(widths, self._needs, strict=True)]
        short = [max(need - width, 0) for width, need in zip(widths, self._needs, strict=True)]
        given = min(sum(spare), sum(short))
        for at, width in enumerate(_lent(spare, given)):
            widths[at] -= width
        # A few letters more help where few are missing, and hardly where many are.
        for at in sorted(range(len(widths)), key=short.__getitem__):
            widths[at] += min(short[at], given)
            given -= min(short[at], given)
        for at, width in enumerate(widths, int(self._has_marks)):
            self.setColumnWidth(at, width)

    def _measure(self) -> None:
        """How wide each column would be to show all its words, of so many lines."""
        first = int(self._has_marks)
        icons = scaled(self.font(), _ICON) if any(line.icon for line in self.lines) else 0
        heads, words = self.horizontalHeader().fontMetrics(), self.fontMetrics()
        self._needs = [
            max(
                heads.horizontalAdvance(self.table.headings[at + first]) + _BESIDE,
                *(words.horizontalAdvance(line.texts[at]) for line in self.lines[:_MEASURED]),
                0,
            )
            + _BESIDE
            + (icons if at == 0 else 0)
            for at in range(len(self._shares))
        ]

    def _open(self) -> None:
        if self.current_key() is not None:
            self.opened.emit()


def _lent(spare: Sequence[int], wanted: int) -> list[int]:
    """What each gives of its spare width, so that together they give what is wanted."""
    whole, before = max(sum(spare), 1), 0
    lent = []
    for upto in accumulate(spare):
        lent.append(wanted * upto // whole - before)
        before += lent[-1]
    return lent


def _said(line: TableLine) -> str:
    return normalised(" ".join(line.texts))
