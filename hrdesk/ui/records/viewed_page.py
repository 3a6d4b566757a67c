"""A place of the window with views made for one question each, beside the lists of its records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer
from PySide6.QtWidgets import QWidget

from hrdesk.domain.changes import Changes
from hrdesk.ui.calendar.clock import Clock, this_moment, today_at
from hrdesk.ui.desk import Desk
from hrdesk.ui.focus import focus_into
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.records.place_page import KindHere, PlacePage
from hrdesk.ui.records.place_view import PlaceView
from hrdesk.ui.settings import Settings
from hrdesk.ui.shell.places import place_views
from hrdesk.ui.words import new_in_view, new_word

LIST = "list"
_PAUSE = 120
Make = Callable[[Desk, Settings, Clock], PlaceView]


@dataclass(frozen=True)
class ViewHere:
    """A view by its key, its word, and what makes it when it is first asked for."""

    key: str
    word: str
    make: Make


class ViewedPage(PlacePage):
    """A place with views beside its lists; the one that was open last is open again."""

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        module: str,
        title: str,
        kinds: Sequence[KindHere],
        views: Sequence[ViewHere],
        *,
        clock: Clock = this_moment,
        parent: QWidget | None = None,
    ) -> None:
        self._clock = clock
        self._views: dict[str, PlaceView] = {}
        self._here: dict[str, ViewHere] = {}
        super().__init__(desk, settings, module, title, kinds, parent)
        self.detail.today = lambda: today_at(clock, desk.database.identity.zone)
        self._here = {each.key: each for each in views}
        self.new_button.keep_room_for(new_in_view(each.key) for each in views)
        self.header.add_view(LIST, place_views()[module][LIST])
        for each in self._here.values():
            self.header.add_view(each.key, each.word)
        self._filter_soon = QTimer(self)
        self._filter_soon.setSingleShot(True)
        self._filter_soon.setInterval(_PAUSE)
        self._filter_soon.timeout.connect(self._filter_view)
        self.list.box.textChanged.connect(self._filter_soon.start)
        self.header.view_chosen.connect(self.show_view)
        self.show_view(bytes(settings.state(module, "view").data()).decode() or LIST)

    # ------------------------------------------------------------ views

    @property
    def view(self) -> PlaceView | None:
        """The view that stands in the place of the list."""
        return self._views.get(self.header.view)

    def show_view(self, key: str) -> None:
        """Show a view, or the list, and keep it so."""
        wanted = key if key in self._here else LIST
        if wanted != LIST and wanted not in self._views:
            self._views[wanted] = self._made_view(wanted)
        self.header.show_view(wanted)
        view = self.view
        self.list.show_alone(view)
        self.panes_widget.set_side_wanted(view is None)
        self.panes_widget.set_on_demand(view is not None)
        self.panes_widget.close_detail()
        self.follow_columns()
        self._name_new(view)
        self.settings.keep_state(self.module, "view", QByteArray(wanted.encode()))
        if view is not None:
            view.filter_text(self.list.box.text().strip())
            view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.moved.emit(wanted)
        else:
            self._show_count()

    def _name_new(self, view: PlaceView | None) -> None:
        self.new_button.say(new_word(self.list.kind) if view is None else view.new_word())

    def _made_view(self, key: str) -> PlaceView:
        view = self._here[key].make(self.desk, self.settings, self._clock)
        view.opened.connect(self._show_beside)
        view.new_wanted.connect(self._begin_beside)
        view.said.connect(self.said)
        view.counted.connect(self._count_view)
        view.clear_wanted.connect(self.list.box.clear)
        view.menu_wanted.connect(self._open_row_menu)
        view.remove_wanted.connect(self._remove)
        return view

    def _show_beside(self, ref: str) -> None:
        """The form of a record beside the view, also of kinds that live elsewhere."""
        if self.detail.show_record(ref):
            self.panes_widget.open_detail()
            self._go_into_detail()

    def _go_into_detail(self) -> None:
        """Where the view gave way to it, the keyboard is in the record."""
        if self.view is not None and not self.view.isVisible():
            focus_into(self.detail.form)

    def _begin_beside(self, kind: str, values: dict[str, object]) -> None:
        self.panes_widget.open_detail()
        self.detail.new_record(kind, values)

    def _filter_view(self) -> None:
        if self.view is not None:
            self.view.filter_text(self.list.box.text().strip())

    def _count_view(self, said: str) -> None:
        if self.sender() is self.view:
            self.header.set_count(said)
            self.list.fit_box()

    # ------------------------------------------------------------ what the window asks

    def show_address(self, rest: str) -> None:
        if rest in self._here or rest == LIST:
            self.show_view(rest)
        else:
            super().show_address(rest)

    def show_record(self, ref: str) -> None:
        self._leave_views()
        super().show_record(ref)

    def show_kind(self, kind: str) -> None:
        self._leave_views()
        super().show_kind(kind)

    def begin_new(self) -> None:
        if self.view is not None:
            self.view.begin_new()
        else:
            super().begin_new()

    def chosen(self) -> list[str]:
        if self.view is None:
            return super().chosen()
        if self.detail.isVisible() and self.detail.ref:
            return [self.detail.ref]
        return self.view.chosen()

    def printable(self) -> Printable | None:
        return self.view.printable() if self.view is not None else super().printable()

    def panes(self) -> list[QWidget]:
        found = super().panes()
        view = self.view
        if view is None:
            return found
        return [view if each in (self.list, self.list.view) else each for each in found]

    # ------------------------------------------------------------ inner

    def _opened(self, ref: str) -> None:
        if self.view is not None:
            self._show_beside(ref)
        else:
            super()._opened(ref)

    def _open_row_menu(self, place: QPoint | QWidget, marked: Sequence[str] = ()) -> None:
        # Joining needs the rows beside each other.
        self.row_menu.merge.setVisible(self.view is None)
        # The form beside a view may show another record than the line that is marked.
        marked = self.view.chosen() if self.view is not None else marked
        if marked or self.view is None:
            super()._open_row_menu(place, marked)

    def _let_go(self, refs: list[str], operation: Callable[..., Changes]) -> None:
        if self.view is None:
            super()._let_go(refs, operation)
        elif refs:
            self.desk.do(operation, refs)

    def _leave_views(self) -> None:
        if self.view is not None:
            self.show_view(LIST)

    def _show_count(self) -> None:
        if self.view is None:
            super()._show_count()

    def _back_to_list(self) -> None:
        super()._back_to_list()
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
