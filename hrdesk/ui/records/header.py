"""The header of a record table: which columns are shown, in which order and how wide; kept."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from hrdesk.domain.fields import Kind
from hrdesk.domain.same import SAME_AS
from hrdesk.ui.records.columns import LABEL, TITLE, first_shown, title_on_two_lines
from hrdesk.ui.records.filter_popup import FilterPopup, Pick
from hrdesk.ui.records.fitting import Need, fitted, need_of
from hrdesk.ui.records.table_model import RecordTable
from hrdesk.ui.settings import Settings
from hrdesk.ui.tokens import MARKING_WIDTH, SMALL, scaled
from hrdesk.ui.widgets.pinned import PinnedHeader
from hrdesk.ui.widgets.pop_up_place import place_at
from hrdesk.ui.words import date_word, months, span_word

_PART = "columns"
_KEEP_PAUSE = 400
_LETTER = 7.5
_WIDEST = 36
_STEP = 16
_NAME, _TEXT = 150, 240
# What is worked out and usually has so many letters is a number or a date.
_SHORT = 12
# What a title wears beside it.
_SIGN = 24
# What widths are kept with: so many pixels in letters of the usual size.
_LETTERS = 1000
# Always there; and what is merged into one row, which has nothing to say of it.
_NOT_CHOSEN = frozenset({LABEL, TITLE, SAME_AS})
# So many rows tell how wide columns are to be; they are those that are read first anyway.
_ROWS_ASKED = 60
# Cut, these mislead; of all else the beginning tells what it is.
_NEVER_CUT = frozenset(
    {Kind.EMAIL, Kind.PHONE, Kind.DATE, Kind.SPAN, Kind.NUMBER, Kind.CODE, Kind.COUNTRY, Kind.BOOL}
)
# So do numbers of documents, of which the ends tell them apart.
_WHOLE = frozenset({"symbol"})
# What names are called in short.
_SHORT_NAME = "acronym"
# What a list is for: names, and of visits, which have none, who goes.
_LEADING = frozenset({TITLE, "who_goes"})
# Kinds that are looked for by when they are; and those that mostly take some hours of a day.
_BY_DATE = {"visit": "dates", "activity": "dates", "programme_item": "time"}
_WITH_HOURS = ("programme_item",)
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class RecordHeader(PinnedHeader):
    """Keeps what a person made of it for the kind and the reading direction."""

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
        self._needs: dict[int, Need] = {}
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
        """The columns in sight, the marking first, as they stand from the leading side."""
        order = map(self.logicalIndex, range(self.count()))
        return [self.table.columns[at].name for at in order if not self.isSectionHidden(at)]

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
        """Show or hide a column; a new one comes last."""
        at = self.table.column_named(name)
        if shown and self.isSectionHidden(at):
            self.moveSection(self.visualIndex(at), self.count() - 1)
            self._place({at: self._first_width(at)})
        self.setSectionHidden(at, not shown)
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
        popup = FilterPopup("", self.tr("Columns"), picks, self.shown(), self)
        first = QAction(self.tr("Reset columns"), popup)
        first.triggered.connect(self.show_first_columns)
        popup.add_action(first)
        popup.add_hint(self.tr("Alt+↑↓ moves a column, Alt+←→ changes its width"))
        popup.chosen.connect(self._chosen)
        popup.list.pushed.connect(partial(self._push, popup))
        popup.put_in_order(self.shown())
        popup.open_under(under)
        return popup

    def _push(self, popup: FilterPopup, down: int, further: int) -> None:
        """Move the column that the cursor is on, or make it wider."""
        name = popup.current()
        if name not in self.shown():
            return
        if further:
            self.widen(name, further)
        else:
            self.move_column(name, down)
            popup.put_in_order(self.shown())

    def move_column(self, name: str, step: int) -> None:
        """Put a column that is shown so many places later; the marking stays in front."""
        shown = self.shown()
        place = shown.index(name) + step
        if 0 < place < len(shown):
            there = self.visualIndex(self.table.column_named(shown[place]))
            self.moveSection(self.visualIndex(self.table.column_named(name)), there)

    def widen(self, name: str, step: int) -> None:
        """Make a column wider by some letters, or narrower."""
        at = self.table.column_named(name)
        # What is seen grows; what takes room beside goes back to what it was made.
        now = self.sectionSize(at) if step > 0 else self.own_width(at)
        self.resizeSection(at, now + step * scaled(self.font(), _STEP))

    def _chosen(self, _: str, names: list[str]) -> None:
        for column in self.table.columns:
            wanted = column.name in (LABEL, TITLE) or column.name in names
            if wanted == self.isSectionHidden(self.table.column_named(column.name)):
                self.show_column(column.name, wanted)

    def _choose_here(self, place: QPoint) -> None:
        place_at(self.open_chooser(self), self.mapToGlobal(place))

    # ------------------------------------------------------------ kept

    def keep(self) -> None:
        """Keep order, widths and sorting of the columns."""
        sorted_by = self.sortIndicatorSection()
        kept = {
            "columns": [
                (name, 0 if self._is_fitted else self.own_width(self.table.column_named(name)))
                for name in self.shown()
            ],
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
        except (ValueError, TypeError, AttributeError):
            kept, columns = {}, []
        self._show(columns or [(name, 0) for name in first_shown(self.table.kind)])
        at = self.table.column_named(str(kept.get("order") or self._first_order()))
        self._sorted_by = (at, _DOWN if kept.get("descending") else _UP)
        self.setSortIndicator(*self._sorted_by)

    def _grow(self) -> None:
        """Give columns the share of the room that they had for other letters."""
        before, self._letters = self._letters, scaled(self.font(), _LETTERS)
        if not before or before == self._letters:
            return
        shown = [at for at in range(1, self.count()) if not self.isSectionHidden(at)]
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
        for at in range(1, self.count()):
            self.setSectionHidden(at, at not in shown)
        for visual, at in enumerate(shown, start=1):
            self.moveSection(self.visualIndex(at), visual)
        self._place({at: width or self._first_width(at) for at, width in shown.items()})

    # ------------------------------------------------------------ fitted to the rows

    def fit(self) -> None:
        """Give columns the widths that their rows ask for, unless somebody has given them others."""
        if not (self._may_fit and self.table.refs and self.isVisible()):
            return
        order = map(self.logicalIndex, range(self.count()))
        shown = [at for at in order if at and not self.isSectionHidden(at)]
        for at in shown:
            if at not in self._needs:
                self._needs[at] = self._need(at)
        self._asked = max(self._asked, len(self.table.refs))
        room = self.viewport().width() - self.sectionSize(0)
        widths = fitted([self._needs[at] for at in shown], room)
        self._is_fitted = True
        self._place(dict(zip(shown, widths, strict=True)))

    def fit_from(self, row: int) -> None:
        """Give columns the widths that the rows from here on ask for: the list begins with them."""
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
        column, cells = self.table.columns[at], self._cells()
        texts, last = [], len(self.table.refs)
        first = max(min(self._asked_from, last - _ROWS_ASKED), 0)
        for row in range(first, min(first + _ROWS_ASKED, last)):
            said = self.table.text_at(row, at)
            is_signed = self.table.is_signed(row, at)
            beside = scaled(self.font(), _SIGN) if is_signed else 0
            texts.append(cells.horizontalAdvance(said) + beside + 2 * SMALL if said else 0)
        kind = column.spec.kind if column.spec is not None else None
        heading, usual = self._heading(at), self._first_width(at)
        if any(texts) or at == self.sortIndicatorSection():
            # With room for the sign of the order; nobody orders by what is empty.
            heading = max(heading, self.sectionSizeHint(at))
        if column.name == TITLE:
            # Names are what the list is for, and are written there; whole texts need more of it.
            least = scaled(self.font(), _TEXT if title_on_two_lines(self.table.kind) else _NAME)
            heading = max(heading, min(usual, least))
        yields = kind not in _NEVER_CUT if kind is not None else column.width > _SHORT
        yields = yields and column.name not in _WHOLE
        return need_of(
            heading,
            usual,
            texts,
            yields=yields,
            stands_for_names=column.name == _SHORT_NAME,
            leads=column.name in _LEADING,
        )

    def is_cut(self, name: str) -> bool:
        """Whether a text of those rows has more than the width of its column."""
        at = self.table.column_named(name)
        if at not in self._needs and self.table.refs:
            self._needs[at] = self._need(at)
        return at in self._needs and self._needs[at].all_of_it > self.sectionSize(at)

    def _place(self, widths: Mapping[int, int]) -> None:
        """Give columns widths that nobody has chosen by hand."""
        self._is_placing = True
        for at, width in widths.items():
            self.resizeSection(at, width)
        self._is_placing = False

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

    def _cells(self) -> QFontMetrics:
        # Headings have smaller letters than cells.
        view = self.parentWidget()
        return view.fontMetrics() if view is not None else self.fontMetrics()

    def _heading(self, at: int) -> int:
        return self.fontMetrics().horizontalAdvance(self.table.columns[at].word) + 2 * SMALL

    def _first_width(self, at: int) -> int:
        """Room for what usually stands in it, and for all of its heading."""
        column = self.table.columns[at]
        usual = scaled(self.font(), min(column.width, _WIDEST) * _LETTER)
        kind = column.spec.kind if column.spec is not None else None
        cells = self._cells()
        longest = _longest(kind, cells, with_hours=self.table.kind in _WITH_HOURS)
        return max(usual, self._heading(at), cells.horizontalAdvance(longest) + 2 * SMALL)

    def _first_order(self) -> str:
        return _BY_DATE.get(self.table.kind, TITLE)

    def _sorted(self, at: int, order: Qt.SortOrder) -> None:
        """What other records say cannot be sorted by: the column that was sorted by stays so."""
        if 0 <= at < len(self.table.columns) and self.table.columns[at].is_derived:
            self.setSortIndicator(*self._sorted_by)
            return
        self._sorted_by = (at, order)

    def _changed(self) -> None:
        if not (self.is_filling_now or self._is_placing):
            self._keep_soon.start()


def _longest(kind: Kind | None, cells: QFontMetrics, *, with_hours: bool) -> str:
    """A date with the longest months of the window's language, which are not to be cut."""
    names = months()
    longest = max(range(1, 13), key=lambda month: cells.horizontalAdvance(names[month - 1]))
    if kind is Kind.DATE:
        return date_word(f"2026-{longest:02}-28")
    if kind is Kind.SPAN and with_hours:
        return span_word(f"2026-{longest:02}-28T10:00/2026-{longest:02}-28T12:30[UTC]")
    if kind is Kind.SPAN:
        before = max(longest - 1, 1)
        return span_word(f"2026-{before:02}-28/2026-{max(longest, 2):02}-28")
    return ""
