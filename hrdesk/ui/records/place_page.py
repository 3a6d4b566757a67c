"""A place of the window for some kinds of record: kinds at the side, table, and detail beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import Life
from hrdesk.domain.records import kind_of
from hrdesk.operations.records import archive, remove
from hrdesk.operations.withdrawals import may_be_taken_off, take_off
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.store.same import shown_ref
from hrdesk.ui.country_address import country_of
from hrdesk.ui.desk import Desk
from hrdesk.ui.focus import holds_focus
from hrdesk.ui.icons import Tone, icon
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.records.counted_words import counted_words
from hrdesk.ui.records.detail_pane import DetailPane
from hrdesk.ui.records.filter_shelf import FILTER, FilterShelf
from hrdesk.ui.records.list_pane import ListPane
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.records.row_menu import RowMenu
from hrdesk.ui.settings import Settings
from hrdesk.ui.style import make_primary
from hrdesk.ui.widgets.empty_state import EmptyState
from hrdesk.ui.widgets.listed import Listed
from hrdesk.ui.widgets.page import Page
from hrdesk.ui.widgets.page_header import PageHeader, ShrinkingButton
from hrdesk.ui.widgets.panes import Panes
from hrdesk.ui.widgets.side_list import SideDropDown, SideEntry, SideList
from hrdesk.ui.widgets.top_bar import ActionButton
from hrdesk.ui.words import kind_plural, new_word


@dataclass(frozen=True)
class KindHere:
    """One kind of a place: its icon, and what the empty table says."""

    kind: str
    icon: str
    empty: str


class PlacePage(Page):
    """Nothing but what the kinds of a place have in common; places add what is their own."""

    hides_by_itself = True
    stays_as_it_is = True
    open_requested = Signal(str)  # the Ref of a record that lives elsewhere

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        module: str,
        title: str,
        kinds: Sequence[KindHere],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.settings, self.module = desk, settings, module
        self.kinds = {each.kind: each for each in kinds}
        self.filters = FilterShelf(desk, settings, module, list(self.kinds), self)
        self.header = PageHeader(title)
        self.side = SideList(title)
        self.list = ListPane(desk, settings, self.header.add_filter_box(), self)
        self.detail = DetailPane(desk, settings, self)
        self.panes_widget = Panes(settings, module, self.side, self.list, self.detail)
        self.filters.changed.connect(self._refresh_side)
        self.row_menu = RowMenu(self)
        self.new_button = ShrinkingButton("", self)
        self.new_button.setIcon(icon("plus", Tone.ON_ACCENT))
        self.new_button.keep_room_for(new_word(each.kind) for each in kinds)
        self._build_header()
        self._build_empty_states()
        self._lay_out()
        self._connect()
        self._refresh_side()
        self.filters.count_soon()
        self.show_kind(next(iter(self.kinds)))

    # ------------------------------------------------------------ what the window asks

    def show_address(self, rest: str) -> None:
        """A Ref, the name of a kind, or nothing for the page as it is."""
        if rest in self.kinds:
            self.show_kind(rest)
        elif rest:
            self.show_record(rest)

    def show_record(self, ref: str) -> None:
        """Show a record in its list, and its form; filters that hide it are taken away."""
        kind, ref = kind_of(ref), self.desk.read(shown_ref, ref)
        if kind not in self.kinds:
            self.open_requested.emit(ref)
            return
        had_focus, was_listed = holds_focus(self), not self.list.isHidden()
        if kind != self.list.kind:
            # Only on the way: Back leads to the record, and the detail stays in sight for it.
            with QSignalBlocker(self.side), QSignalBlocker(self.detail):
                self.show_kind(kind)
        table = self.list.view
        assert table is not None
        if table.refs() != [ref] and not table.choose([ref]):
            self.list.clear()
            if not table.choose([ref]):
                table.clearSelection()
        self.detail.show_record(ref)
        self.panes_widget.open_detail()
        if had_focus:
            self.keep_focus_in_sight(is_new=was_listed and self.list.isHidden())
        self.moved.emit(ref)

    def keep_focus_in_sight(self, *, is_new: bool = False) -> None:
        """Into the record where what had the focus is gone now, or the record took all the room."""
        now, fields = QApplication.focusWidget(), self.detail.form.fields
        is_gone = is_new or now is None or not (holds_focus(self) and now.isVisible())
        if is_gone and fields is not None:
            fields.focus_first()

    def show_kind(self, kind: str) -> None:
        """Show all records of a kind."""
        self.side.choose(kind)
        self._show_query(Query(kind))

    def filter_text(self, text: str) -> None:
        self.list.box.setText(text)

    def focus_filter(self) -> None:
        if self.list.isHidden():
            self.panes_widget.close_detail()
        self.list.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.box.selectAll()

    def begin_new(self) -> None:
        self.new_record()

    def new_record(self, kind: str = "", values: Mapping[str, object] | None = None) -> None:
        """Begin a record of a kind; of the one that is shown unless another is named."""
        kind = kind or self.list.kind
        if kind != self.list.kind:
            self.show_kind(kind)
        if self.list.view is not None:
            self.list.view.clearSelection()
        self.panes_widget.open_detail()
        self.detail.new_record(kind, values)

    def panes(self) -> list[QWidget]:
        shown = self.panes_widget.visible_panes()
        focused: dict[QWidget, QWidget] = {self.detail: self.detail.form}
        if self.list.view is not None and self.list.refs:
            focused[self.list] = self.list.view
        return [focused.get(pane, pane) for pane in shown]

    def chosen(self) -> list[str]:
        """The chosen rows; where none is, the record whose form is open."""
        refs = self.list.view.refs() if self.list.view is not None else []
        if refs or self.detail.form.is_draft or not self.detail.ref:
            return refs
        return [self.detail.ref]

    def printable(self) -> Printable | None:
        return self.list.printable()

    def listed(self) -> Listed | None:
        return self.list.listed()

    def toggle_side(self) -> None:
        self.panes_widget.toggle_side()

    # ------------------------------------------------------------ side list

    def _refresh_side(self) -> None:
        counts = self.desk.read(listing.counts)
        entries = [
            SideEntry(each.kind, kind_plural(each.kind), counts[each.kind], each.icon)
            for each in self.kinds.values()
        ]
        if saved := self.filters.entries():
            entries += [SideEntry("", self.tr("Saved filters"), heading=True), *saved]
        entries += self.more_entries()
        self.side.set_entries(entries)
        self._show_count()

    def more_entries(self) -> list[SideEntry]:
        """What a place lists of its own under the filters."""
        return []

    def _side_chosen(self, key: str) -> None:
        saved = self.filters.of(key)
        if saved is not None:
            self._show_query(saved.query)
        elif key in self.kinds:
            self._show_query(Query(key))
            self.moved.emit(key)

    def _show_query(self, query: Query) -> None:
        if query.kind != self.list.kind:
            self.detail.leave()
        self.list.show_query(query)
        self.new_button.say(new_word(query.kind))
        self.panes_widget.close_detail()
        self._show_count()
        self.kind_shown(query.kind)

    def kind_shown(self, kind: str) -> None:
        """For places that show something of their own beside one kind."""

    def _show_count(self) -> None:
        if self.list.view is None:
            return
        # Of one reading: the side list may have counted before or after a change.
        shown, everything = len(self.list.refs), self.list.view.table.total
        self.header.set_counted(*counted_words(shown, everything, self.list.kind))

    def _counted(self) -> None:
        table = self.list.view.table if self.list.view is not None else None
        self.follow_columns()
        # The side counts active records alone: beside a list of others it never agrees.
        is_like_side = table is not None and table.query.lives == (Life.ACTIVE,)
        if table is not None and is_like_side and table.total != self._count_of(table.kind):
            self._refresh_side()
        else:
            self._show_count()

    def _count_of(self, kind: str) -> int:
        found = (entry.count for entry in self.side.entries if entry.key == kind)
        return next(found, 0) or 0

    # ------------------------------------------------------------ saved filters

    def _ask_filter_name(self) -> None:
        popup = NamePopup(self.tr("Name of the filter"), self.tr("Save"), self)
        popup.named.connect(self.save_filter)
        popup.open_under(self.list.keep)

    def save_filter(self, name: str) -> None:
        """Keep what is shown now under a name."""
        saved = self.filters.save(name, self.list.query(), len(self.list.refs))
        self.side.choose(FILTER + saved.key)

    # ------------------------------------------------------------ list and detail

    def _picked(self, refs: list[str]) -> None:
        if self.panes_widget.takes_turns and self.detail.isHidden():
            self.detail.show_later(refs, self.list.kind)
            return
        if refs or not self.detail.is_beginning:
            self.detail.show_chosen(refs, self.list.kind)
        if len(refs) == 1:
            self.moved.emit(refs[0])

    def _opened(self, ref: str) -> None:
        chosen = self.list.view.refs() if self.list.view is not None else []
        self.panes_widget.open_detail()
        if len(chosen) > 1:
            self.detail.show_chosen(chosen, self.list.kind)
            self.detail.focus_several()
            return
        self.detail.show_record(ref)
        if self.detail.form.fields is not None:
            self.detail.form.fields.focus_first()

    def _made(self, ref: str) -> None:
        if self.list.view is not None:
            self.list.view.choose([ref])

    def _remove(self, refs: list[str]) -> None:
        self._let_go(refs, remove)

    def _let_go(self, refs: list[str], operation: Callable[..., Changes]) -> None:
        view = self.list.view
        if view is None or not refs:
            return
        row = min(max(view.table.row_of(ref), 0) for ref in refs)
        self.desk.do_then(partial(self._removed, row), operation, refs)

    def _open_row_menu(self, place: QPoint | QWidget, marked: Sequence[str] = ()) -> None:
        refs = list(marked) or self.chosen()
        self.row_menu.show_for(refs, may_be_taken_off=self.desk.read(may_be_taken_off, refs))
        self.row_menu.open_at(place)

    def _archive(self, refs: list[str]) -> None:
        self.desk.do(archive, refs)

    def _share_one(self, ref: str) -> None:
        self.share_requested.emit([ref])

    def _removed(self, row: int, _: object) -> None:
        self.list.select_near(row)

    def _open_named(self, address: str) -> None:
        (self.open_requested.emit if country_of(address) else self.show_record)(address)

    def _back_to_list(self) -> None:
        self.panes_widget.close_detail()
        if not self.list.refs:
            self.detail.leave()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit_head(self) -> None:
        """What is above a list goes with it: the record has the window to itself, and a way back."""
        self.header.setVisible(self.panes_widget.isHidden() or not self.list.isHidden())

    def _changed(self, changes: Changes) -> None:
        if changes.kinds & set(self.kinds):
            self.filters.count_soon()

    def _build_header(self) -> None:
        make_primary(self.new_button)
        self.new_button.clicked.connect(self.begin_new)
        self.columns = QAction(icon("columns-3"), self.tr("Columns"), self)
        self.columns.triggered.connect(self.choose_columns)
        self.header.add_action(self.columns)
        self.header.add_last(self.new_button)

    def follow_columns(self) -> None:
        """Grey, and not gone, where no list has columns: what stands beside it stays where it is."""
        self.columns.setEnabled(self.list.has_any and self.list.is_table)

    def choose_columns(self) -> None:
        buttons = self.header.findChildren(ActionButton)
        under = next((each for each in buttons if each.defaultAction() is self.columns), None)
        if self.list.view is not None and self.columns.isVisible() and self.columns.isEnabled():
            self.list.view.header.open_chooser(under or self.header)

    def _build_empty_states(self) -> None:
        for each in self.kinds.values():
            new = QAction(new_word(each.kind), self)
            new.triggered.connect(self.begin_new)
            self.detail.take_turns_with(new)
            self.list.set_empty_state(each.kind, EmptyState(each.icon, each.empty, [new]))

    def _lay_out(self) -> None:
        self.setFocusProxy(self.list)
        self.drop_down = SideDropDown(self.side)
        self.drop_down.hide()
        self.list.head.insertWidget(0, self.drop_down, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.panes_widget, 1)

    def _connect(self) -> None:
        self.side.chosen.connect(self._side_chosen)
        self.side.typed.connect(self.list.type_into_filter)
        self.side.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.side.customContextMenuRequested.connect(partial(self.filters.open_menu, self.side))
        self.panes_widget.side_shown.connect(self.drop_down.setHidden)
        self.panes_widget.arranged.connect(self.fit_head)
        self.list.opened.connect(self._opened)
        self.list.picked.connect(self._picked)
        self.list.remove_wanted.connect(self._remove)
        self.list.counted.connect(self._counted)
        self.list.said.connect(self.said)
        self.detail.idle.connect(self.panes_widget.set_detail_idle)
        self.panes_widget.set_detail_idle(self.detail.is_idle)
        self.list.keep_wanted.connect(self._ask_filter_name)
        self.list.menu_wanted.connect(self._open_row_menu)
        self.row_menu.open_wanted.connect(self._opened)
        self.row_menu.apart_wanted.connect(self.apart_requested)
        self.row_menu.share_wanted.connect(self.share_requested)
        self.row_menu.merge_wanted.connect(self.detail.ask_to_join)
        self.row_menu.copy_wanted.connect(self.list.copy_rows)
        self.row_menu.archive_wanted.connect(self._archive)
        self.row_menu.remove_wanted.connect(self._remove)
        self.row_menu.take_off_wanted.connect(partial(self._let_go, operation=take_off))
        self.row_menu.erase_wanted.connect(self.detail.form.ask_to_erase)
        form = self.detail.form
        form.share_wanted.connect(self._share_one)
        form.open_requested.connect(self._open_named)
        form.close_wanted.connect(self._back_to_list)
        form.made.connect(self._made)
        self.detail.remove_wanted.connect(self._remove)
        self.detail.share_wanted.connect(self.share_requested)
        self.desk.changed.connect(self._changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.detail.show_way_back(self.panes_widget.takes_turns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        in_filter = self.list.box.hasFocus()
        if event.key() == Qt.Key.Key_Escape and in_filter and self.list.box.text():
            self.list.box.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self._back_to_list()
        elif event.key() == Qt.Key.Key_Down and in_filter:
            self.list.go_into()
        else:
            super().keyPressEvent(event)
