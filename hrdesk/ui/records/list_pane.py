"""The list of a page: filter chips, the table of one kind at a time, and what an empty one says."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import is_discreet
from hrdesk.ui.printing.tables import Copied, TablePrintable
from hrdesk.ui.records.copied_strip import CopiedStrip
from hrdesk.ui.records.filters import FilterBar
from hrdesk.ui.records.nothing_found import NothingFound
from hrdesk.ui.records.place_view import PlaceView
from hrdesk.ui.records.several_foot import SeveralFoot
from hrdesk.ui.records.table_model import RecordTable
from hrdesk.ui.records.table_view import RecordTableView
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import LARGE, SMALL
from hrdesk.ui.widgets.chips import BesideChips
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.listed import Listed
from hrdesk.ui.widgets.page_veil import hides_by_itself
from hrdesk.ui.widgets.top_bar import SearchBox
from hrdesk.ui.widgets.veil import Veil
from hrdesk.ui.words import kind_plural, language

_PAUSE = 80


class ListPane(QWidget):
    """Filters as one types into `box`; tells which rows are chosen and what is to be done."""

    opened = Signal(str)  # Ref
    picked = Signal(list)  # Refs
    remove_wanted = Signal(list)  # Refs
    menu_wanted = Signal(object)  # where the menu of the chosen rows is to open: place or button
    new_wanted = Signal()
    counted = Signal(int)  # how many rows are shown
    keep_wanted = Signal()  # keep what is shown under a name
    said = Signal(str)  # what was just done

    def __init__(
        self, desk: Desk, settings: Settings, box: SearchBox, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self.box = box
        self.bar = FilterBar(desk, self)
        self.views: dict[str, RecordTableView] = {}
        self.view: RecordTableView | None = None
        self._other: QWidget | None = None
        self._alone: QWidget | None = None
        self._veiled: Veil | None = None
        self._among: tuple[str, ...] | None = None
        # Whether there is anything that could be filtered, in use or put aside.
        self.has_any = True
        self.copied = CopiedStrip(self)
        self.copied.all_wanted.connect(self._copy_all)
        self._copied_refs: list[str] = []
        self._stack = QStackedWidget(self)
        self._empty: dict[str, EmptyState] = {}
        self._nothing = NothingFound(desk, self._clear_action())
        self._nothing.meant.connect(self._show_meant)
        self._stack.addWidget(self._nothing)
        self.foot = SeveralFoot(self)
        self.foot.menu_wanted.connect(self.menu_wanted)
        self.keep = BesideChips(self)
        self.keep.setText(self.tr("Save filter…"))
        self.keep.clicked.connect(self.keep_wanted)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.apply)
        box.textChanged.connect(self._pause.start)
        box.returnPressed.connect(self._enter)
        self.bar.changed.connect(self.apply)
        self._lay_out()

    @property
    def kind(self) -> str:
        """The kind that is shown."""
        return self.view.table.kind if self.view is not None else ""

    @property
    def refs(self) -> list[str]:
        """The Refs of all rows that are shown."""
        return self.view.table.refs if self.view is not None else []

    def show_query(self, query: Query) -> None:
        """Show a kind narrowed to what a query names; the order stays the person's own."""
        is_other = query.kind != self.kind
        if is_other:
            self.view = self._view(query.kind)
            self.setFocusProxy(self._alone or self.view)
            self.bar.kind = query.kind
        self._among = query.among
        self.bar.set_filters(query.where, query.lives)
        if self.box.text() != query.text:
            self.box.setText(query.text)
        self.apply()
        if is_other and self.view is not None:
            # What was chosen there before is chosen still.
            self.view.tell_again()
            self.counted.emit(len(self.refs))

    def apply(self) -> None:
        """Narrow the table to what the box and the chips say now."""
        self._pause.stop()
        if self.view is None:
            return
        query = Query(
            self.kind,
            self.box.text().strip(),
            dict(self.bar.where),
            lives=self.bar.lives,
            among=self._among,
            language=language(),
        )
        table = self.view.table
        order, descending = self.view.order()
        table.show(replace(query, order=order, descending=descending))
        self._show_right_one()

    def query(self) -> Query:
        """What is shown now."""
        assert self.view is not None
        return self.view.table.query

    def clear(self) -> None:
        """Let everything through again."""
        self._among = None
        self.box.clear()
        self.bar.clear()

    def set_empty_state(self, kind: str, empty: EmptyState) -> None:
        """What a kind says while there is nothing of it."""
        if (before := self._empty.get(kind)) is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        self._empty[kind] = empty
        self._stack.addWidget(empty)

    def show_in_place(self, other: QWidget | None) -> None:
        """Show another view of the same rows where the table is; None for the table again."""
        self._other = other
        if other is not None and self._stack.indexOf(other) < 0:
            self._stack.addWidget(other)
        self._show_right_one()

    def show_alone(self, other: QWidget | None) -> None:
        """Show something else that filters for itself, whatever rows there are; None for the list."""
        self._alone = other
        if other is not None and self._stack.indexOf(other) < 0:
            self._stack.addWidget(other)
        self._head_row.setVisible(other is None)
        self._tell_foot(0 if other is not None or self.view is None else len(self.view.refs()))
        focused = other or self.view
        if focused is not None:
            self.setFocusProxy(focused)
        self._show_right_one()

    @property
    def is_table(self) -> bool:
        """Whether nothing else stands where the table is."""
        return self._alone is None and self._other is None

    def copy_rows(self) -> None:
        """Copy the chosen rows as a table, or what is shown in their place."""
        if isinstance(self._alone, PlaceView):
            self._alone.copy()
        elif self.view is not None:
            self.view.copy()

    def printable(self, among: Collection[str] | None = None) -> TablePrintable | None:
        """The rows shown, or those chosen where several are; None where there are none."""
        rows = self.refs if among is None else set(self.refs) & set(among)
        return self.view.printable(among) if self.view is not None and rows else None

    def listed(self) -> Listed | None:
        """The records that are shown, with the columns; None where there are none."""
        if self.view is None or not self.refs:
            return None
        return Listed(self.query(), len(self.refs), tuple(self.view.header.in_sight()))

    def _enter(self) -> None:
        """Open the one row that a filter left; go into the table where there are several."""
        if self._pause.isActive():
            self.apply()
        if self._alone is not None or self.refs:
            self.go_into()
        if self.is_table and len(self.refs) == 1:
            self.opened.emit(self.refs[0])

    def go_into(self) -> None:
        """From the filter into the table, where the first row is chosen if none is."""
        if self.is_table and self.view is not None and not self.view.refs():
            self.select_near(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def select_near(self, row: int) -> None:
        """Choose the row at a place, or the last one."""
        if self.view is not None and self.refs:
            self.view.choose([self.refs[min(row, len(self.refs) - 1)]])

    # ------------------------------------------------------------ tables

    def _view(self, kind: str) -> RecordTableView:
        view = self.views.get(kind)
        if view is None:
            view = RecordTableView(RecordTable(self._desk, kind, self), self._settings, self)
            self.views[kind] = view
            view.setAccessibleName(kind_plural(kind))
            self._stack.addWidget(view)
            view.opened.connect(self.opened)
            view.picked.connect(self._picked)
            view.remove_wanted.connect(self.remove_wanted)
            view.menu_wanted.connect(self.menu_wanted.emit)
            view.copied.connect(self._tell_copied)
            view.not_copied.connect(self.copied.tell_nothing)
            view.typed.connect(self.type_into_filter)
            view.escaped.connect(self._escaped)
            view.table.counted.connect(self._counted)
        return view

    def _tell_copied(self, found: Copied, is_private: bool) -> None:
        assert self.view is not None
        self._copied_refs = self.view.copied_refs
        self.copied.tell_copied(found, is_private=is_private)
        if self.copied.isHidden():
            self.said.emit(self.tr("%n row(s) copied as a table", "", len(found.rows)))
        for button in self.copied.buttons:
            self.setTabOrder(self.view, button)

    def _copy_all(self) -> None:
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.copy_all()

    def _picked(self, refs: list[str]) -> None:
        if self.sender() is self.view:
            if refs != self._copied_refs:
                # What it says is about other rows.
                self.copied.hide()
            self._tell_foot(len(refs))
            self.picked.emit(refs)

    def type_into_filter(self, text: str) -> None:
        """What is typed beside the box is meant for it."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.insert(text)

    def _escaped(self) -> None:
        if self.box.text():
            self.box.clear()
        elif self.view is not None and len(self.view.refs()) > 1:
            self.view.clearSelection()

    def _counted(self, count: int) -> None:
        if self.sender() is not self.view and self.view is not None:
            count = len(self.refs)
        self._show_right_one()
        self._tell_foot(len(self.view.refs()) if self.view is not None else 0)
        self.counted.emit(count)

    def _tell_foot(self, chosen: int) -> None:
        self.foot.tell(chosen, len(self.refs))

    # ------------------------------------------------------------ nothing to show

    def _show_right_one(self) -> None:
        if self.view is None:
            return
        narrowed = bool(self.box.text().strip()) or self.bar.is_active
        other = self._alone or self._other
        self.has_any = bool(self.refs) or self._desk.read(listing.has_any, self.kind)
        self.bar.setVisible(self.has_any)
        self.fit_box()
        self.keep.setVisible(narrowed and self.has_any)
        if other is not None and is_discreet() and not hides_by_itself(other):
            self._stack.setCurrentWidget(self._veil())
        elif self._alone is not None:
            self._stack.setCurrentWidget(self._alone)
        elif self.refs:
            self._stack.setCurrentWidget(self._other or self.view)
        elif (narrowed and self.has_any) or self.kind not in self._empty:
            self._nothing.set_sentence(self._nothing_found())
            self._nothing.look(self.kind, self.box.text().strip())
            self._stack.setCurrentWidget(self._nothing)
        else:
            self._stack.setCurrentWidget(self._empty[self.kind])
        # A table out of sight still has to hear when there is something to show again.
        self.view.table.set_awake(True)

    def fit_box(self) -> None:
        """The filter is off where there is nothing that it could narrow."""
        is_bare = isinstance(self._alone, PlaceView) and self._alone.is_bare
        self.box.setEnabled(not is_bare if self._alone is not None else self.has_any)

    def _veil(self) -> Veil:
        if self._veiled is None:
            self._veiled = Veil()
            self._stack.addWidget(self._veiled)
        return self._veiled

    def _nothing_found(self) -> str:
        text = self.box.text().strip()
        kinds = kind_plural(self.kind).lower()
        if text:
            return self.tr("No {kinds} match “{text}”.").format(text=text, kinds=kinds)
        return self.tr("No {kinds} match these filters.").format(kinds=kinds)

    def _show_meant(self, name: str) -> None:
        """Filter by a name alone: other filters may hide who was meant."""
        self._among = None
        self.box.setText(name)
        self.bar.clear()
        self.apply()

    def _clear_action(self) -> QAction:
        action = QAction(self.tr("Clear the filter"), self)
        action.triggered.connect(self.clear)
        return action

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self._head_row = QWidget(self)
        self.head = QHBoxLayout(self._head_row)
        self.head.setContentsMargins(LARGE, 0, LARGE, SMALL)
        self.head.setSpacing(SMALL)
        self.head.addWidget(self.bar, 1)
        self.bar.chips.put_behind(self.keep)
        # It comes with the first letter, and moves no filter then.
        policy = self.keep.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.keep.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head_row)
        strip = QHBoxLayout()
        strip.setContentsMargins(LARGE, 0, LARGE, SMALL)
        strip.addWidget(self.copied)
        layout.addLayout(strip)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.foot)
