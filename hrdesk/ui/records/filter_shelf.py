"""The saved filters of a place: kept on this machine, counted, renamed and forgotten."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from hrdesk.store.listing import Query
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.records.filter_counts import FilterCounts
from hrdesk.ui.records.name_popup import NamePopup
from hrdesk.ui.records.saved_filters import SavedFilter, first_filters, keep_filters, own_filters
from hrdesk.ui.settings import Settings
from hrdesk.ui.widgets.menu_letters import give_letters
from hrdesk.ui.widgets.side_list import SideEntry, SideList

FILTER = "filter:"


class FilterShelf(QObject):
    """What the side list offers under "Saved filters"."""

    changed = Signal()  # a filter or its count

    def __init__(
        self, desk: Desk, settings: Settings, module: str, kinds: list[str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings, self._module = settings, module
        self.filters = [*first_filters(kinds), *own_filters(settings, module)]
        self._counts = FilterCounts(desk, self.filters, self)
        self._counts.counted.connect(self.changed)
        self.count_soon = self._counts.count_soon

    def entries(self) -> list[SideEntry]:
        """A line for each, with how much it finds."""
        return [
            SideEntry(FILTER + each.key, each.name, self._counts.of(each.key), "funnel")
            for each in self.filters
        ]

    def of(self, key: str) -> SavedFilter | None:
        """The filter that a line of the side list stands for."""
        return next((each for each in self.filters if FILTER + each.key == key), None)

    def save(self, name: str, query: Query, count: int) -> SavedFilter:
        """Keep a query under a name; one that has the name already is this from now on."""
        known = next((each for each in self.filters if each.own and each.name == name), None)
        where = {field: list(values) for field, values in query.where.items()}
        lives = tuple(map(str, query.lives))
        made = SavedFilter(
            known.key if known else self._new_key(), name, query.kind, query.text, where, lives
        )
        if known is None:
            self.filters.append(made)
        else:
            self.filters[self.filters.index(known)] = made
        self._counts.know(made.key, count)
        self._keep()
        return made

    def rename(self, saved: SavedFilter, name: str) -> None:
        """Call a filter otherwise."""
        if saved in self.filters:
            self.filters[self.filters.index(saved)] = replace(saved, name=name)
            self._keep()

    def forget(self, saved: SavedFilter) -> None:
        """Keep a filter no longer."""
        self.filters.remove(saved)
        self._keep()

    def open_menu(self, side: SideList, place: QPoint) -> None:
        """What can be done with a filter that a person named, where its line stands."""
        row = side.indexAt(place).row()
        saved = self.of(side.entry(row).key) if row >= 0 else None
        if saved is None or not saved.own:
            return
        menu = QMenu(side)
        rename = menu.addAction(icon("pencil"), self.tr("Rename this filter…"))
        rename.triggered.connect(partial(self._ask_name, saved, side))
        forget = menu.addAction(icon("trash-2"), self.tr("Forget this filter"))
        forget.triggered.connect(partial(self.forget, saved))
        give_letters(menu)
        menu.popup(side.viewport().mapToGlobal(place))

    def _ask_name(self, saved: SavedFilter, side: SideList) -> None:
        popup = NamePopup(self.tr("Name of the filter"), self.tr("Rename"), side)
        popup.line.setText(saved.name)
        popup.line.selectAll()
        popup.named.connect(partial(self.rename, saved))
        popup.open_under(side)

    def _new_key(self) -> str:
        """One that no filter has, also after others were forgotten."""
        known = {each.key for each in self.filters}
        numbers = (f"own-{number}" for number in range(len(known) + 1))
        return next(key for key in numbers if key not in known)

    def _keep(self) -> None:
        keep_filters(self._settings, self._module, self.filters)
        self.changed.emit()
