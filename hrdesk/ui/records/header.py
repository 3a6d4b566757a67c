"""The header of a record table: which columns are shown, in which order and how wide; kept."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from hrdesk.domain.same import SAME_AS
from hrdesk.ui.records.column_needs import ColumnNeeds
from hrdesk.ui.records.columns import LABEL, TITLE, first_shown
from hrdesk.ui.records.filter_popup import FilterPopup, Pick
from hrdesk.ui.records.fitting import Need, given_room
from hrdesk.ui.records.table_model import RecordTable
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import MARKING_WIDTH, scaled
from hrdesk.ui.widgets.pinned import PinnedHeader
from hrdesk.ui.widgets.pop_up_place import place_at

_PART = "columns"
_KEEP_PAUSE = 400
_STEP = 16
# What widths are kept with: so many pixels in letters of the usual size.
_LETTERS = 1000
# Always there; and what is merged into one row, which has nothing to say of it.
_NOT_CHOSEN = frozenset({LABEL, TITLE, SAME_AS})
# So many rows tell how wide columns are to be; they are those that are read first anyway.
_ROWS_ASKED = 60
# Kinds that are looked for by when they are.
_BY_DATE = {"visit": "dates", "activity": "dates", "programme_item": "time"}
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class RecordHeader(PinnedHeader):
    """Keeps what a person made of it for the kind and the reading direction.

    Columns that have no room are out of sight until they have, unless somebody wants them there.
    """

    hid = Signal()  # columns had no room

    def __init__(self, table: RecordTable, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = table
        self._settings = settings
        self._sorted_by = (1, _UP)
        self._keep_soon = QTimer(self)
        self._keep_soon.setSingleShot(True)
        self._keep_soon.setInterval(_KEEP_PAUSE)
        self._keep_soon.timeout.connect(self.keep)
        # For letters of which size the widths are now; 0 before there are any.
        self._letters = 0
        # Nobody has made a column wider or narrower: they may be fitted to their rows, and are.
        self._may_fit, self._is_fitted = True, False
        self._is_placing = False
        self._measured = ColumnNeeds(table, self)
        self._needs: dict[int, Need] = {}
        # Columns that are shown as soon as there is room; and those shown where there is none too.
        self._waiting: set[int] = set()
        self._wanted: set[int] = set()
        self._asked_from, self._asked = 0, 0

    def set_up(self) -> None:
        """To be called once, when the view has its model."""
        self.setMinimumSectionSize(scaled(self.font(), MARKING_WIDTH))
        self.restore()
        self._letters = scaled(self.font(), _LETTERS)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.resizeSection(0, scaled(self.font(), MARKING_WIDTH + 10))
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._choose_here)
        self.sortIndicatorChanged.connect(self._sorted)
        self.sectionResized.connect(self._sized)
        self.table.modelReset.connect(self._fit_first)
        self.table.dataChanged.connect(self._fit_first)
        for changed in (self.sortIndicatorChanged, self.sectionMoved, self.sectionResized):
            changed.connect(self._changed)

    # ------------------------------------------------------------ what is shown

    def shown(self) -> list[str]:
        """The columns, the marking first, as they stand from the leading side; with those that wait
        for room."""
        return [self.table.columns[at].name for at in (0, *self._chosen())]

    def in_sight(self) -> list[str]:
        """Those of them that have room."""
        return [self.table.columns[at].name for at in (0, *self._chosen()) if not self._waits(at)]

    def _chosen(self) -> list[int]:
        order = map(self.logicalIndex, range(1, self.count()))
        return [at for at in order if self._waits(at) or not self.isSectionHidden(at)]

    def _waits(self, at: int) -> bool:
        return at in self._waiting

    def pinned(self) -> list[int]:
        """The marking, and what the record is called or else the first column beside it."""
        title = self.table.column_named(TITLE)
        if not self.isSectionHidden(title):
            return [0, title]
        order = map(self.logicalIndex, range(1, self.count()))
        return [0, *islice((at for at in order if not self.isSectionHidden(at)), 1)]

    def order(self) -> tuple[str, bool]:
        """The column that is sorted by, as a query calls it, and whether downwards."""
        column = self.table.columns[max(self.sortIndicatorSection(), 0)]
        return column.order, self.sortIndicatorOrder() == _DOWN

    def show_column(self, name: str, shown: bool) -> None:
        """Show or hide a column; a new one comes last, and has room beside those in sight."""
        at = self.table.column_named(name)
        before = [each for each in self._chosen() if not self._waits(each)]
        if shown and self.isSectionHidden(at):
            if not self._waits(at):
                self.moveSection(self.visualIndex(at), self.count() - 1)
            self._place({at: self._measured.first_width(at)})
        if not shown:
            self._waiting.discard(at)
            self._wanted.discard(at)
        self.setSectionHidden(at, not shown)
        self.fit()
        if shown and self._waits(at):
            self._wanted.update(before, [at])
            self.fit()
        self._keep_soon.start()

    def show_first_columns(self) -> None:
        """The columns that are shown before anybody chose."""
        self._show([(name, 0) for name in first_shown(self.table.kind)])
        self.fit()
        self._keep_soon.start()

    def open_chooser(self, under: QWidget) -> FilterPopup:
        """A list of all columns to tick, under a button."""
        picks = [
            Pick(column.name, column.word)
            for column in self.table.columns
            if column.name not in _NOT_CHOSEN
        ]
        self._ticked = set(self.in_sight())
        popup = FilterPopup("", self.tr("Columns"), picks, self.in_sight(), self)
        first = QAction(self.tr("Reset columns"), popup)
        first.triggered.connect(self.show_first_columns)
        popup.add_action(first)
        popup.add_hint(self.tr("Alt+↑↓ moves a column, Alt+←→ changes its width"))
        popup.chosen.connect(self._tick)
        popup.list.pushed.connect(partial(self._push, popup))
        popup.put_in_order(self.shown())
        popup.open_under(under)
        return popup

    def _push(self, popup: FilterPopup, down: int, further: int) -> None:
        """Move the column that the cursor is on, or make it wider."""
        name = popup.current()
        if name not in self.shown():
            return
        if further and name in self.in_sight():
            self.widen(name, further)
        elif down:
            self.move_column(name, down)
            popup.put_in_order(self.shown())

    def move_column(self, name: str, step: int) -> None:
        """Put a column that is shown so many places later; the marking stays in front."""
        shown = self.shown()
        place = shown.index(name) + step
        if 0 < place < len(shown):
            there = self.visualIndex(self.table.column_named(shown[place]))
            self.moveSection(self.visualIndex(self.table.column_named(name)), there)
            # What stands further in front is the last to wait for room.
            self.fit()

    def widen(self, name: str, step: int) -> None:
        """Make a column wider by some letters, or narrower."""
        at = self.table.column_named(name)
        # What is seen grows; what takes room beside goes back to what it was made.
        now = self.sectionSize(at) if step > 0 else self.own_width(at)
        self.resizeSection(at, now + step * scaled(self.font(), _STEP))

    def _tick(self, _: str, names: list[str]) -> None:
        # What waits for room has no tick, and goes on waiting.
        before, self._ticked = self._ticked, set(names)
        for column in self.table.columns:
            if column.name in before ^ self._ticked:
                self.show_column(column.name, column.name in self._ticked)

    def _choose_here(self, place: QPoint) -> None:
        place_at(self.open_chooser(self), self.mapToGlobal(place))

    # ------------------------------------------------------------ kept

    def keep(self) -> None:
        """Keep order, widths and sorting of the columns."""
        sorted_by = self.sortIndicatorSection()
        kept = {
            "columns": [
                (self.table.columns[at].name, 0 if self._is_fitted else self.own_width(at))
                for at in (0, *self._chosen())
            ],
            "held": [self.table.columns[at].name for at in sorted(self._wanted)],
            "order": self.table.columns[sorted_by].name if sorted_by >= 0 else "",
            "descending": self.sortIndicatorOrder() == _DOWN,
            "letters": self._letters,
        }
        text = json.dumps(kept, ensure_ascii=False)
        self._settings.keep_state(self.table.kind, _PART, QByteArray(text.encode()))

    def restore(self) -> None:
        """The columns as they were kept, or as they are at first."""
        text = bytes(self._settings.state(self.table.kind, _PART).data())
        try:
            kept = json.loads(text) if text else {}
            now = scaled(self.font(), _LETTERS)
            share = now / (int(kept.get("letters", 0)) or now)
            columns = [
                (str(name), round(int(width) * share)) for name, width in kept.get("columns", ())
            ]
            held = {self.table.column_named(str(name)) for name in kept.get("held", ())}
        except (ValueError, TypeError, AttributeError):
            kept, columns, held = {}, [], set()
        self._show(columns or [(name, 0) for name in first_shown(self.table.kind)])
        self._wanted = held
        # An order is to be seen, by its sign.
        order = str(kept.get("order", ""))
        order, down = (order, kept.get("descending")) if order in self.shown() else ("", False)
        at = self.table.column_named(order or self._first_order())
        self._sorted_by = (at, _DOWN if down else _UP)
        self.setSortIndicator(*self._sorted_by)

    def _grow(self) -> None:
        """Give columns the share of the room that they had for other letters."""
        before, self._letters = self._letters, scaled(self.font(), _LETTERS)
        if not before or before == self._letters:
            return
        shown = [at for at in self._chosen() if not self._waits(at)]
        widths = {at: self.own_width(at) for at in shown}
        self.setMinimumSectionSize(scaled(self.font(), MARKING_WIDTH))
        self.resizeSection(0, scaled(self.font(), MARKING_WIDTH + 10))
        share = self._letters / before
        self._place({at: round(width * share) for at, width in widths.items()})
        self._needs = {}
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow()

    def _show(self, columns: Sequence[tuple[str, int]]) -> None:
        places = [(self.table.column_named(name), width) for name, width in columns]
        shown = {at: width for at, width in places if at > 0}
        self._may_fit, self._is_fitted = not any(shown.values()), False
        self._wanted = set()
        self._waiting = {at for at, width in shown.items() if not (width or self._may_fit)}
        for at in range(1, self.count()):
            self.setSectionHidden(at, at not in shown or self._waits(at))
        for visual, at in enumerate(shown, start=1):
            self.moveSection(self.visualIndex(at), visual)
        first = self._measured.first_width
        self._place({at: width or first(at) for at, width in shown.items() if not self._waits(at)})

    # ------------------------------------------------------------ fitted to the rows

    def fit(self) -> None:
        """Give columns the widths that their rows ask for, unless somebody has given them others.

        Those that have no room wait for it.
        """
        chosen = self._chosen()
        if not self._may_fit:
            self._show_waiting()
        has_rows = self.table.refs or all(at in self._needs for at in chosen)
        if not (self._may_fit and self.isVisible() and has_rows):
            return
        for at in chosen:
            if at not in self._needs:
                self._needs[at] = self._need(at)
        self._asked = max(self._asked, len(self.table.refs))
        room = self.viewport().width() - self.sectionSize(0)
        staying = self._staying(chosen)
        widths = given_room(
            [self._needs[at] for at in chosen], room, [at in staying for at in chosen]
        )
        self._is_fitted = True
        self._place(dict(zip(chosen, widths, strict=True)))

    def _staying(self, chosen: Sequence[int]) -> set[int]:
        """What is in sight also where there is no room, and is scrolled to."""
        view, is_sorted = self.parentWidget(), self.sortIndicatorSection()
        if (
            isinstance(view, QAbstractItemView)
            and view.state() is QAbstractItemView.State.EditingState
        ):
            # Nothing goes from where one is about to write.
            return {at for at in chosen if not self._waits(at)}
        return self._wanted | {*self.pinned(), is_sorted}

    def _show_waiting(self) -> None:
        """Where somebody gave widths: what waits comes once there is room, and nothing goes."""
        seen = [at for at in (0, *self._chosen()) if not self._waits(at)]
        room = self.viewport().width() - sum(map(self.own_width, seen))
        for at in filter(self._waits, self._chosen()):
            room -= (width := self._measured.first_width(at))
            if room < 0:
                break
            self._place({at: width})

    def fit_from(self, row: int) -> None:
        """Give columns the widths that the rows from here on ask for: the list begins with them."""
        if row != self._asked_from:
            self._asked_from, self._asked, self._needs = row, 0, {}
            self.fit()

    def _fit_first(self) -> None:
        """Once there are rows; columns that moved with each filter would be in the way.

        As long as there have been few rows, columns go on to gain: a first record is often empty.
        """
        if not self._is_fitted:
            self.fit()
        elif self._may_fit and self._asked < _ROWS_ASKED and self.table.refs:
            needs = {at: need.and_of(self._need(at)) for at, need in self._needs.items()}
            if needs != self._needs:
                self._needs = needs
                self.fit()

    def _need(self, at: int) -> Need:
        last = len(self.table.refs)
        first = max(min(self._asked_from, last - _ROWS_ASKED), 0)
        return self._measured.need(at, range(first, min(first + _ROWS_ASKED, last)))

    def is_cut(self, name: str) -> bool:
        """Whether a text of those rows has more than the width of its column."""
        at = self.table.column_named(name)
        if at not in self._needs and self.table.refs:
            self._needs[at] = self._need(at)
        return at in self._needs and self._needs[at].all_of_it > self.sectionSize(at)

    def _place(self, widths: Mapping[int, int | None]) -> None:
        """Give columns widths that nobody has chosen by hand; without one they wait for room."""
        self._is_placing = True
        before = set(self._waiting)
        for at, width in widths.items():
            (self._waiting.discard if width is not None else self._waiting.add)(at)
            if self.isSectionHidden(at) == (width is not None):
                self.setSectionHidden(at, width is None)
            if width is not None:
                self.resizeSection(at, width)
        self._is_placing = False
        if self._waiting - before:
            self.hid.emit()

    def _sized(self, _: int, before: int, after: int) -> None:
        """Made wider or narrower by hand: from now on all stay as they are."""
        if before and after and not (self._is_placing or self.is_filling_now):
            self._may_fit = self._is_fitted = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _first_order(self) -> str:
        shown = first_shown(self.table.kind)[1:]
        # What has no name of its own is called by the first column beside the marking.
        return _BY_DATE.get(self.table.kind, TITLE if TITLE in shown else shown[0])

    def _sorted(self, at: int, order: Qt.SortOrder) -> None:
        """What other records say cannot be sorted by: the column that was sorted by stays so."""
        if 0 <= at < len(self.table.columns) and self.table.columns[at].is_derived:
            self.setSortIndicator(*self._sorted_by)
            return
        self._sorted_by = (at, order)

    def _changed(self) -> None:
        if not (self.is_filling_now or self._is_placing):
            self._keep_soon.start()
