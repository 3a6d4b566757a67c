"""Editors for sets: short values as chips, other records as a list."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from hrdesk.domain.fields import Field
from hrdesk.domain.text import normalised
from hrdesk.domain.values import Value
from hrdesk.ui.icons import icon
from hrdesk.ui.records.editors.base import Editor
from hrdesk.ui.records.editors.linked_rows import LinkedNames, LinkedRows
from hrdesk.ui.records.editors.picking import Offer, PickLine, Search
from hrdesk.ui.records.editors.token import Token
from hrdesk.ui.tokens import GAP
from hrdesk.ui.widgets.flow import FlowLayout
from hrdesk.ui.words import number_word

Said = Callable[[str], str]
Titles = Callable[[Sequence[str]], dict[str, str]]
Make = Callable[[str], str]


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
        self.names = LinkedNames(self)
        self.list = LinkedRows(self)
        self.list.setModel(self.names)
        self.more = QToolButton(self)
        self.more.setAutoRaise(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.clicked.connect(self._show_all)
        self.pick = PickLine(self._search, self)
        self.pick.setPlaceholderText(self.tr("Add…"))
        self.out = QAction(icon("x"), self.tr("Take out of the list"), self)
        self.go = QAction(icon("arrow-right"), self.tr("Open this record"), self)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.addActions([self.go, self.out])
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self.list)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
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
        self.list.followed.connect(self._open_row)
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
        self.more.setAccessibleName(self.tr("{field}: show all").format(field=name))
        self.list.setAccessibleName(name)

    def set_placeholder(self, text: str) -> None:
        self.pick.setPlaceholderText(text or self.tr("Add…"))

    def _search(self, typed: str) -> Sequence[Offer]:
        return [each for each in self._find(typed) if each.key not in self.names.refs]

    def _show(self, refs: Sequence[str]) -> None:
        titles = self._titles(refs)
        rows = [(ref, titles.get(ref, ref)) for ref in refs]
        if not set(refs) & set(self.names.refs):
            self.list.is_whole = False  # another record, of which the first few are shown
        self.names.show(sorted(rows, key=_by_title))
        self._fit()

    def _fit(self) -> None:
        """As high as its rows; of many the first, and how many more there are."""
        left = self.list.fit()
        self.more.setVisible(left > 0)
        self.more.setText(self.tr("{count} more…").format(count=number_word(left)))

    def _show_all(self) -> None:
        self.list.is_whole = True
        self._fit()
        self.pick.setFocus(Qt.FocusReason.OtherFocusReason)

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
            self._open_row(row)

    def _open_row(self, row: int) -> None:
        self.open_requested.emit(self.names.refs[row])

    def _edited(self) -> None:
        self.touched.emit()


def _by_title(row: tuple[str, str]) -> str:
    return normalised(row[1])
