"""Editors for sets: short values as chips, other records as a list."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.fields import Field
from hrdesk.domain.text import normalised
from hrdesk.domain.values import Value
from hrdesk.ui.icons import icon
from hrdesk.ui.records.editors.base import Editor
from hrdesk.ui.records.editors.picking import Offer, PickLine, Search
from hrdesk.ui.records.editors.token import Token
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP
from hrdesk.ui.widgets.flow import FlowLayout

Index = QModelIndex | QPersistentModelIndex
Said = Callable[[str], str]
Titles = Callable[[Sequence[str]], dict[str, str]]
Make = Callable[[str], str]
_MOST_ROWS = 6


class TokenEditor(Editor):
    """A set of short values as chips; Backspace in the empty line takes the last one away.

    Where the values come from a list (`closed`), only those are taken.
    """

    def __init__(
        self,
        spec: Field,
        search: Search,
        said: Said,
        *,
        closed: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spec, parent)
        self._find, self._said, self._closed = search, said, closed
        self._values: list[str] = []
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self._flow.setSpacing(GAP)
        # Not fixed: that holds it to one line, however many its chips need.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        self.pick = _TokenLine(self._search, self)
        self.pick.setPlaceholderText(self.tr("Add…"))
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self._chips)
        column.addWidget(self.pick)
        self.line.addLayout(column)
        self.setFocusProxy(self.pick)
        self.pick.chosen.connect(self._chosen)
        self.pick.textEdited.connect(self._edited)
        self.pick.returnPressed.connect(self._entered)
        self.pick.last_unwanted.connect(self._take_last)

    @property
    def codes(self) -> list[str]:
        """The values, in the order of their words."""
        return sorted(self._values, key=lambda each: normalised(self._said(each)))

    def said(self, value: str) -> str:
        """A value in words."""
        return self._said(value)

    def show_value(self, value: Value) -> None:
        self._values = list(value) if not isinstance(value, str) else [value] if value else []
        self.pick.clear()
        self._show()

    def given(self) -> object:
        typed = self._typed()
        return [*self._values, *([typed] if typed else [])]

    def keep_given(self, given: object) -> None:
        if isinstance(given, list):
            self._values, typed = given[:-1], given[-1:]
            self._show()
            self.pick.setText("".join(typed))

    def set_placeholder(self, text: str) -> None:
        self.pick.setPlaceholderText(text or self.tr("Add…"))

    def _search(self, typed: str) -> Sequence[Offer]:
        return [each for each in self._find(typed) if each.key not in self._values]

    def _typed(self) -> str:
        """What stands in the line and was not turned into a chip yet."""
        typed = " ".join(self.pick.text().split())
        if not typed:
            return typed
        if not self._closed and self._said is str:
            # Its words are the values themselves: a look among those known would change nothing.
            return typed
        offers = self._find(typed)
        same = [each for each in offers if normalised(each.text) == normalised(typed)]
        if not self._closed:
            # Who types the word of a code means the code; other words are kept as they are.
            return next((each.key for each in same if each.key != each.text), typed)
        return (same or offers)[0].key if len(same or offers) == 1 else typed

    def _chosen(self, offer: Offer) -> None:
        self._take(offer.key)

    def _entered(self) -> None:
        typed = self._typed()
        offers = (*self._find(""), *self._find(self.pick.text()))
        known = not self._closed or any(each.key == typed for each in offers)
        if typed and known:
            self._take(typed)
        else:
            self.done.emit()

    def _take(self, text: str) -> None:
        if text not in self._values:
            self._values.append(text)
        self.pick.clear()
        self._changed()

    def _take_last(self) -> None:
        if self._values:
            self._values.pop()
            self._changed()

    def _remove(self, text: str) -> None:
        self._values.remove(text)
        self._changed()

    def _changed(self) -> None:
        self._show()
        self.touched.emit()
        self.done.emit()

    def _edited(self) -> None:
        self.touched.emit()

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in self.codes:
            self._flow.addWidget(self._chip(each))
        self._chips.setVisible(bool(self._values))
        self._chips.updateGeometry()

    def _chip(self, text: str) -> Token:
        chip = Token(self._said(text), self._chips)
        chip.clicked.connect(partial(self._remove, text))
        return chip


class _TokenLine(PickLine):
    last_unwanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text() and not event.isAutoRepeat():
            self.last_unwanted.emit()
            return
        super().keyPressEvent(event)


class LinksEditor(Editor):
    """Other records as a list: Enter opens one, Del or its cross takes it out, typing below adds."""

    def __init__(
        self,
        spec: Field,
        search: Search,
        titles: Titles,
        make: Make,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spec, parent)
        self._find, self._titles, self._make = search, titles, make
        self.names = _Names(self)
        self.list = _List(self)
        self.list.setModel(self.names)
        self.pick = PickLine(self._search, self)
        self.pick.setPlaceholderText(self.tr("Add…"))
        self.out = QAction(icon("x"), self.tr("Take out of the list"), self)
        self.go = QAction(icon("arrow-right"), self.tr("Open this record"), self)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.addActions([self.go, self.out])
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self.list)
        column.addWidget(self.pick)
        self.line.addLayout(column)
        self.setFocusProxy(self.pick)
        self.pick.chosen.connect(self._chosen)
        self.pick.textEdited.connect(self._edited)
        self.pick.returnPressed.connect(self.done)
        self.out.triggered.connect(self._remove)
        self.go.triggered.connect(self._open)
        self.list.out_wanted.connect(self._remove)
        self.list.crossed.connect(self._take_out)
        self.list.activated.connect(self._open)

    def show_value(self, value: Value) -> None:
        refs = list(value) if not isinstance(value, str) else [value] if value else []
        self._show(refs)
        self.pick.clear()

    def given(self) -> object:
        typed = self.pick.text().strip()
        offers = [each for each in self._find(typed) if each.key] if typed else []
        found = offers[0].key if len(offers) == 1 else typed
        return [*self.names.refs, *([found] if found else [])]

    def keep_given(self, given: object) -> None:
        if isinstance(given, list):
            self._show(given[:-1])
            self.pick.setText("".join(given[-1:]))

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.pick.setAccessibleName(self.tr("{field}: add").format(field=name))
        self.list.setAccessibleName(name)

    def set_placeholder(self, text: str) -> None:
        self.pick.setPlaceholderText(text or self.tr("Add…"))

    def _search(self, typed: str) -> Sequence[Offer]:
        return [each for each in self._find(typed) if each.key not in self.names.refs]

    def _show(self, refs: Sequence[str]) -> None:
        titles = self._titles(refs)
        rows = [(ref, titles.get(ref, ref)) for ref in refs]
        self.names.show(sorted(rows, key=_by_title))
        self.list.fit()

    def _chosen(self, offer: Offer) -> None:
        self.pick.clear()
        ref = offer.key or self._make(offer.hint)
        self._show([*self.names.refs, ref])
        self.touched.emit()
        self.done.emit()

    def _remove(self) -> None:
        self._leave_out({self.names.refs[index.row()] for index in self.list.selectedIndexes()})

    def _take_out(self, row: int) -> None:
        self._leave_out({self.names.refs[row]})

    def _leave_out(self, gone: set[str]) -> None:
        if gone:
            self._show([ref for ref in self.names.refs if ref not in gone])
            self.touched.emit()
            self.done.emit()

    def _open(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0:
            self.open_requested.emit(self.names.refs[row])

    def _edited(self) -> None:
        self.touched.emit()


def _by_title(row: tuple[str, str]) -> str:
    return normalised(row[1])


class _Names(QAbstractListModel):
    """Refs by their titles."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._rows: list[tuple[str, str]] = []

    @property
    def refs(self) -> list[str]:
        return [ref for ref, _ in self._rows]

    def show(self, rows: list[tuple[str, str]]) -> None:
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][1]
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("x")
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, _row(self._view))
        return None


class _List(QListView):
    """As high as its rows, up to a point; a click on the cross of one takes it out."""

    out_wanted = Signal()
    crossed = Signal(int)  # row

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_WithCross(self))
        self._pressed = -1  # the row on whose cross the mouse went down

    def fit(self) -> None:
        rows = self.model().rowCount()
        self.setVisible(rows > 0)
        around = 2 * self.frameWidth() + 2
        self.setFixedHeight(_row(self) * min(rows, _MOST_ROWS) + around)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.out_wanted.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._row_of(event) if self._is_on_cross(event) else -1
        if self._pressed < 0:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, -1
        if pressed < 0:
            super().mouseReleaseEvent(event)
        elif self._is_on_cross(event) and self._row_of(event) == pressed:
            self.crossed.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The second of two clicks is on the cross of the row that has moved up: it means nothing.
        if not self._is_on_cross(event):
            super().mouseDoubleClickEvent(event)

    def _row_of(self, event: QMouseEvent) -> int:
        return self.indexAt(event.position().toPoint()).row()

    def _is_on_cross(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        at = self.indexAt(place)
        if not at.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return False
        row = self.visualRect(at)
        end = row.adjusted(row.width() - row.height(), 0, 0, 0)
        return QStyle.visualRect(self.layoutDirection(), row, end).contains(place)


class _WithCross(QStyledItemDelegate):
    """The sign of a row stands at its end."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.decorationPosition = QStyleOptionViewItem.Position.Right


def _row(widget: QWidget) -> int:
    """A row of a list inside a form is a little closer than one of a table."""
    return row_height(widget) - GAP
