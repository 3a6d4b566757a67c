"""The table of one kind on screen: columns that are kept, keys that work, rows that stay chosen."""

import json
from collections.abc import Sequence

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from hrdesk.ui.records.columns import LABEL, TITLE, first_shown
from hrdesk.ui.records.table_model import RecordTable
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import MARKING_WIDTH, scaled
from hrdesk.ui.widgets.marking import MarkingDelegate

_PART = "columns"
_PAUSE = 60
_KEEP_PAUSE = 400
_LETTER = 7.5
_WIDEST = 36
# More pieces than that are not chosen again over a reset: it would be felt at each key.
_MOST_PIECES = 200
_ONLY_TEXT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class RecordTableView(QTableView):
    """Shows a `RecordTable`; what is chosen is told by Ref and survives every change."""

    opened = Signal(str)  # Ref: Enter or a double click
    picked = Signal(list)  # Refs of the chosen rows, a moment after they were chosen
    typed = Signal(str)  # letters typed into the table: meant for the filter
    escaped = Signal()  # Esc
    remove_wanted = Signal(list)  # Refs

    def __init__(self, table: RecordTable, settings: Settings, parent: QWidget | None = None):
        super().__init__(parent)
        self.table = table
        self._settings = settings
        self._chosen: list[str] = []
        self._current = ""
        self._pause = _once(self, _PAUSE)
        self._pause.timeout.connect(self._tell)
        self._keep_soon = _once(self, _KEEP_PAUSE)
        self._keep_soon.timeout.connect(self.keep_columns)
        self._build()
        self.setModel(table)
        table.modelAboutToBeReset.connect(self._remember)
        table.modelReset.connect(self._choose_again)
        self.restore_columns()
        self._listen_to_header()

    # ------------------------------------------------------------ what is chosen

    def refs(self) -> list[str]:
        """The Refs of the chosen rows, from top to bottom."""
        chosen = self.selectionModel().selection()
        pieces = [chosen.at(place) for place in range(chosen.size())]
        rows = {row for each in pieces for row in range(each.top(), each.bottom() + 1)}
        return [self.table.ref_at(row) for row in sorted(rows)]

    def current_ref(self) -> str:
        """The Ref of the row with the cursor."""
        return self.table.ref_at(self.currentIndex().row())

    def choose(self, refs: Sequence[str]) -> bool:
        """Choose rows by Ref and go to the first; False when none of them is shown."""
        rows = sorted(row for ref in refs if (row := self.table.row_of(ref)) >= 0)
        if not rows:
            return False
        self._choose_rows(rows, rows[0])
        self.scrollTo(self.currentIndex())
        return True

    # ------------------------------------------------------------ columns

    def column_menu(self) -> QMenu:
        """The chooser of columns, for the header and for a button."""
        menu = QMenu(self)
        menu.setToolTipsVisible(False)
        for at, column in enumerate(self.table.columns):
            if column.name in (LABEL, TITLE) and not self.isColumnHidden(at):
                continue
            action = QAction(column.word, menu, checkable=True)
            action.setChecked(not self.isColumnHidden(at))
            action.setData(column.name)
            menu.addAction(action)
        menu.addSeparator()
        reset = menu.addAction(self.tr("Columns as at first"))
        menu.triggered.connect(self._column_chosen)
        reset.setData("")
        return menu

    def show_column(self, name: str, shown: bool) -> None:
        """Show or hide a column; a new one comes last."""
        at = self.table.column_named(name)
        self.setColumnHidden(at, not shown)
        if shown:
            header = self.horizontalHeader()
            header.moveSection(header.visualIndex(at), header.count() - 1)
            self.scrollTo(self.table.index(max(self.currentIndex().row(), 0), at))
        self._keep_soon.start()

    def keep_columns(self) -> None:
        """Keep order, widths and sorting of the columns for this kind and reading direction."""
        header = self.horizontalHeader()
        shown = [
            (self.table.columns[at].name, header.sectionSize(at))
            for at in map(header.logicalIndex, range(header.count()))
            if not header.isSectionHidden(at)
        ]
        sorted_by = header.sortIndicatorSection()
        kept = {
            "columns": shown,
            "order": self.table.columns[sorted_by].name if sorted_by >= 0 else "",
            "descending": header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
        }
        text = json.dumps(kept, ensure_ascii=False)
        self._settings.keep_state(self.table.kind, _PART, QByteArray(text.encode()))

    def restore_columns(self) -> None:
        """The columns as they were kept, or as they are at first."""
        text = bytes(self._settings.state(self.table.kind, _PART).data())
        try:
            kept = json.loads(text) if text else {}
            columns = [(str(name), int(width)) for name, width in kept.get("columns", ())]
        except (ValueError, TypeError, AttributeError):
            kept, columns = {}, []
        self._show_columns(columns or [(name, 0) for name in first_shown(self.table.kind)])
        order = self.table.column_named(str(kept.get("order") or self._first_order()))
        down = Qt.SortOrder.DescendingOrder if kept.get("descending") else _UP
        with QSignalBlocker(self.horizontalHeader()):
            self.horizontalHeader().setSortIndicator(order, down)

    def order(self) -> tuple[str, bool]:
        """The column that the header names to sort by, and whether downwards."""
        header = self.horizontalHeader()
        down = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return self.table.columns[max(header.sortIndicatorSection(), 0)].order, down

    def _show_columns(self, columns: Sequence[tuple[str, int]]) -> None:
        header = self.horizontalHeader()
        places = [(self.table.column_named(name), width) for name, width in columns]
        shown = {at: width for at, width in places if at > 0}
        with QSignalBlocker(header):
            for at in range(1, header.count()):
                self.setColumnHidden(at, at not in shown)
            for visual, at in enumerate(shown, start=1):
                header.moveSection(header.visualIndex(at), visual)
                header.resizeSection(at, shown[at] or self._first_width(at))

    def _first_width(self, at: int) -> int:
        letters = min(self.table.columns[at].width, _WIDEST)
        return scaled(self.font(), letters * _LETTER)

    def _first_order(self) -> str:
        return "dates" if self.table.kind in ("visit", "activity") else TITLE

    def _column_chosen(self, action: QAction) -> None:
        name = action.data()
        if name:
            self.show_column(name, action.isChecked())
            return
        self._show_columns([(each, 0) for each in first_shown(self.table.kind)])
        self._keep_soon.start()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setItemDelegateForColumn(0, MarkingDelegate(self))
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)

    def _listen_to_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(scaled(self.font(), MARKING_WIDTH))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, scaled(self.font(), MARKING_WIDTH + 10))
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        header.sortIndicatorChanged.connect(self._sort)
        header.sectionMoved.connect(self._header_changed)
        header.sectionResized.connect(self._header_changed)

    def _choose_columns(self, place: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().viewport().mapToGlobal(place))

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.table.sort(column, order)
        self._keep_soon.start()

    def _header_changed(self, *_: int) -> None:
        self._keep_soon.start()

    # ------------------------------------------------------------ over a reset

    def _remember(self) -> None:
        self._chosen, self._current = self.refs(), self.current_ref()

    def _choose_again(self) -> None:
        rows = sorted(row for ref in self._chosen if (row := self.table.row_of(ref)) >= 0)
        if rows:
            current = self.table.row_of(self._current)
            self._choose_rows(rows, current if current >= 0 else rows[0])
            self.scrollTo(self.currentIndex())
        self._pause.start()

    def _choose_rows(self, rows: Sequence[int], current: int) -> None:
        selection = QItemSelection()
        last = len(self.table.columns) - 1
        pieces = _runs(rows)
        for first, end in pieces if len(pieces) <= _MOST_PIECES else [(current, current)]:
            selection.select(self.table.index(first, 0), self.table.index(end, last))
        model = self.selectionModel()
        model.setCurrentIndex(
            self.table.index(current, 1), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _tell(self) -> None:
        self.picked.emit(self.refs())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text(self.refs()))

    def as_text(self, refs: Sequence[str]) -> str:
        """Rows as a table of text: the columns shown, with their headings, between tabs."""
        header = self.horizontalHeader()
        columns = [
            at
            for at in map(header.logicalIndex, range(header.count()))
            if not header.isSectionHidden(at)
        ]
        rows = [[self.table.columns[at].word for at in columns]]
        rows += [[self.table.text_at(self.table.row_of(ref), at) for at in columns] for ref in refs]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)

    # ------------------------------------------------------------ Qt

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._pause.start()

    def mouseDoubleClickEvent(self, event: object) -> None:
        super().mouseDoubleClickEvent(event)  # type: ignore[arg-type]  # handed on as it came
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
        elif key == Qt.Key.Key_Delete and not event.modifiers():
            self._remove()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif _is_text(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.verticalHeader().setDefaultSectionSize(scaled(self.font(), self._settings.density.row))
        self.table.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.table.set_awake(False)

    def _open(self) -> None:
        if ref := self.current_ref():
            self.opened.emit(ref)

    def _remove(self) -> None:
        if refs := self.refs():
            self.remove_wanted.emit(refs)


_UP = Qt.SortOrder.AscendingOrder


def _once(parent: QWidget, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer


def _is_text(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text.strip()) and text.isprintable() and not event.modifiers() & ~_ONLY_TEXT


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring rows as (first, last), so that a long selection stays cheap."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
