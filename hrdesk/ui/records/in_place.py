"""A few fields edited in their cells: F2 begins, Tab goes on, Enter goes down, Esc restores."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field
from hrdesk.domain.records import shape_of
from hrdesk.domain.values import YES, canonical, joined
from hrdesk.operations.records import save_record
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import hides
from hrdesk.ui.records.columns import TELLING, TITLE
from hrdesk.ui.records.editors.texts import LEFT_TO_RIGHT, read_from_left
from hrdesk.ui.records.table_model import RecordTable
from hrdesk.ui.tokens import scaled
from hrdesk.ui.widgets.pinned import PinnedTableView
from hrdesk.ui.words import field_word, wanted_sentence

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
# So much of a cell is enough to write in it, and less is not.
TO_WRITE = 160
_IN_PLACE: Mapping[str, tuple[str, ...]] = {
    "person": ("name", "function", "email", "tags"),
    "organisation": ("name", "acronym", "tags"),
    "mailing_list": ("name", "tags"),
    "place": ("name", "city", "tags"),
    "document": ("title", "symbol", "tags"),
}


def field_in_place(table: RecordTable, column: int) -> Field | None:
    """The field that a cell of this column is edited as; None where it is not."""
    shown = table.columns[column]
    alone = shape_of(table.kind).title
    name = alone[0] if shown.name == TITLE and len(alone) == 1 else shown.name
    if name not in _IN_PLACE.get(table.kind, ()):
        return None
    return next(spec for spec in shape_of(table.kind).fields if spec.name == name)


def text_in_place(table: RecordTable, row: int, column: int) -> str | None:
    """What stands in a cell that may be edited; None where the form is to be opened for it.

    A field on which desks disagree is decided in the form; who a protected person is stays hidden.
    """
    spec, line = field_in_place(table, column), table.line_at(row)
    if spec is None or line is None or line.conflicts or hides(line.label, line.ref):
        return None
    if line.values.get("protected") == YES and spec.name in TELLING:
        return None
    return line.values.get(spec.name, "")


class InPlace(QStyledItemDelegate):
    """Writes through the desk; the next cell opens when the last one is kept."""

    wanted = Signal(QModelIndex)  # a cell that is to be opened

    def __init__(self, desk: Desk, table: RecordTable, view: PinnedTableView) -> None:
        super().__init__(view)
        self._desk, self._table, self._view = desk, table, view
        self._ref, self._column = "", -1

    def begin(self, row: int, column: int) -> bool:
        """Open a cell; where it is not edited, the next one of its row that is."""
        for each in self._columns_from(column):
            if text_in_place(self._table, row, each) is not None:
                index = self._table.index(row, each)
                self.wanted.emit(index)
                return True
        return False

    # ------------------------------------------------------------ keeping

    def _keep(self, line: QLineEdit, row_step: int, column_step: int) -> None:
        """Keep what was typed and open the cell beside it, or say why it cannot be kept."""
        value = self._read(line)
        if value is None:
            return
        row = self._table.row_of(self._ref)
        spec = field_in_place(self._table, self._column)
        assert spec is not None
        next_ref = self._table.ref_at(row + row_step) if row_step else self._ref
        column = self._next_column(column_step) if column_step else self._column
        go_on = partial(self._go_on, next_ref, column)
        is_same = value == text_in_place(self._table, row, self._column)
        self.closeEditor.emit(line, QAbstractItemDelegate.EndEditHint.NoHint)
        if is_same:
            # Once the editor is gone: the view opens none while it closes one.
            QTimer.singleShot(0, self._view, partial(go_on, None))
        else:
            self._desk.do_then(go_on, save_record, self._ref, {spec.name: value})

    def _read(self, line: QLineEdit) -> str | None:
        """The value as it is kept; None, and said at the cell, where there is none."""
        spec = field_in_place(self._table, self._column)
        assert spec is not None
        said = ""
        try:
            value = joined(canonical(spec, line.text()))
            if spec.required and not value:
                said = self.tr("“{field}” may not be empty.").format(field=field_word(spec.name))
        except BadValue as error:
            value, said = "", wanted_sentence(error)
        if not said:
            return value
        place = line.mapToGlobal(line.rect().bottomLeft())
        QToolTip.showText(place, said, line)
        line.setToolTip(said)
        return None

    def _go_on(self, ref: str, column: int, _: object) -> None:
        row = self._table.row_of(ref) if ref else -1
        if row < 0 or column < 0 or not self._view.isVisible():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.begin(row, column)

    def _next_column(self, step: int) -> int:
        """The next column that is edited, in the order on screen; -1 behind the last."""
        columns = self._columns()
        at = columns.index(self._column) + step
        return columns[at] if 0 <= at < len(columns) else -1

    def _columns_from(self, column: int) -> list[int]:
        columns = self._columns()
        later = columns[columns.index(column) :] if column in columns else columns
        return later or columns

    def _columns(self) -> list[int]:
        """The columns on screen that are edited in place, in their order."""
        header = self._view.horizontalHeader()
        order = sorted(range(len(self._table.columns)), key=header.visualIndex)
        return [
            each
            for each in order
            if not header.isSectionHidden(each) and field_in_place(self._table, each) is not None
        ]

    # ------------------------------------------------------------ Qt

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        spec = field_in_place(self._table, index.column())
        assert spec is not None
        if spec.kind in LEFT_TO_RIGHT:
            read_from_left(line)
        line.setAccessibleName(field_word(spec.name))
        self._ref, self._column = self._table.ref_at(index.row()), index.column()
        return line

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """In what is seen of the cell: what stands beyond the edge would be written blindly.

        Over its neighbour where the column is narrow, for it was empty till now.
        """
        super().updateEditorGeometry(editor, option, index)
        place = editor.geometry() & self._view.seen(index)
        is_pinned = index.column() in self._view.pinned()
        more = max(0, scaled(self._view.font(), TO_WRITE) - place.width()) * (not is_pinned)
        if self._view.isRightToLeft():
            place.setLeft(max(place.left() - more, 0))
        else:
            place.setRight(min(place.right() + more, self._view.viewport().width() - 1))
        editor.setGeometry(place)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = text_in_place(self._table, index.row(), index.column())
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(text or "")

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Left by a click elsewhere: kept where it can be."""
        if not isinstance(editor, QLineEdit) or not editor.isModified():
            return
        spec, value = field_in_place(self._table, self._column), self._read(editor)
        if spec is not None and value is not None:
            self._desk.do(save_record, self._ref, {spec.name: value})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            assert isinstance(event, QKeyEvent)
            key = Qt.Key(event.key())
            if key in _ENTER:
                self._keep(watched, 1, 0)
                return True
            if key in _TABS:
                self._keep(watched, 0, _TABS[key])
                return True
        return super().eventFilter(watched, event)
