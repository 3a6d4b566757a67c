"""The table of one kind: all Refs in order at once, their rows read in pages when they are seen."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from hrdesk.domain.changes import Changes
from hrdesk.domain.dates import parse_moment
from hrdesk.domain.fields import Kind
from hrdesk.domain.label import Label
from hrdesk.domain.records import shape_of
from hrdesk.domain.same import SAME_AS
from hrdesk.domain.state import split_register
from hrdesk.domain.values import YES
from hrdesk.operations.agenda import SETTLED
from hrdesk.store import listing
from hrdesk.store.listing import Line, Query
from hrdesk.ui.desk import Desk
from hrdesk.ui.discreet import HIDDEN, hides, is_discreet, is_strict, shown
from hrdesk.ui.icons import icon
from hrdesk.ui.records import derived
from hrdesk.ui.records.called_here import linked_titles, shown_here
from hrdesk.ui.records.columns import (
    CHANGED,
    CONFLICTS,
    LABEL,
    LIFE,
    NAMED_IN_SHORT,
    TELLING,
    TITLE,
    cell_text,
    columns_of,
    links_shown,
    title_here,
)
from hrdesk.ui.records.editors.base import this_day
from hrdesk.ui.rule_words import RULE, refs_in
from hrdesk.ui.widgets.dragged import FORMAT, as_dragged
from hrdesk.ui.widgets.marking import marking_data
from hrdesk.ui.words import comma

_PAGE = 100
# By when something is to be done.
_DUE = "due"
# What changes the title of a record without being a part of it.
_TITLES = ("protected", "pseudonym")
_PAGES_KEPT = 30
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_DECORATION = Qt.ItemDataRole.DecorationRole
_TOOL_TIP = Qt.ItemDataRole.ToolTipRole
_READ_OUT = Qt.ItemDataRole.AccessibleTextRole
_LABEL_ROLE = Qt.ItemDataRole.UserRole
_SERVED = frozenset({_DISPLAY, _ALIGNMENT, _DECORATION, _TOOL_TIP, _READ_OUT, _LABEL_ROLE})
_NUMBER_AT = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
# Of each cell, and asked for thousands. The view asks before it opens an editor; here the model
# only must not say no.
_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
)

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass
class _Page:
    """Some rows, the titles their links need, and the texts that were asked for already."""

    lines: list[Line]
    titles: Mapping[str, str]
    labels: Mapping[str, str]
    derived: derived.Texts
    texts: dict[tuple[int, int], str] = field(default_factory=dict)


class RecordTable(QAbstractTableModel):
    """The records of one kind that match a query; reads again when the desk changes."""

    counted = Signal(int)  # how many records match

    def __init__(self, desk: Desk, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.columns = columns_of(kind)
        self.names_in_short = kind in NAMED_IN_SHORT
        self.query = Query(kind)
        self.desk = desk
        # How many records of the kind there were when the Refs were read.
        self.total = 0
        self._refs: list[str] = []
        self._rows: dict[str, int] | None = None
        self._pages: OrderedDict[int, _Page] = OrderedDict()
        self._linked = {spec.links for spec in shape_of(kind).fields if spec.links}
        self._numbers = {
            place
            for place, column in enumerate(self.columns)
            if column.spec is not None and column.spec.kind is Kind.NUMBER
        }
        self._is_awake = True
        self._is_stale = True
        self._conflict_icon = icon("git-compare")
        self._protected_icon = icon("eye-off")
        self._late_icon = icon("triangle-alert")
        desk.changed.connect(self._react)

    # ------------------------------------------------------------ what is shown

    def show(self, query: Query) -> None:
        """Show what matches a query; the first call reads the table."""
        if query != self.query or self._is_stale:
            self.query = query
            self.reload()

    def reload(self) -> None:
        """Read the Refs again; what is the same keeps its place."""
        refs, self.total = self.desk.read(listing.keys_of_all, self.query)
        self._is_stale = False
        self._pages.clear()
        if refs == self._refs:
            self._repaint()
        else:
            self.beginResetModel()
            self._refs, self._rows = refs, None
            self.endResetModel()
        self.counted.emit(len(refs))

    def set_awake(self, awake: bool) -> None:
        """A table nobody sees reads nothing; what changed meanwhile is read when it is seen."""
        self._is_awake = awake
        if awake and self._is_stale:
            self.reload()

    def column_named(self, name: str) -> int:
        """The place of a column; -1 when there is none of that name."""
        return next((at for at, each in enumerate(self.columns) if each.name == name), -1)

    @property
    def refs(self) -> list[str]:
        """The Refs of all rows, in order."""
        return self._refs

    def ref_at(self, row: int) -> str:
        """The Ref of a row; empty where there is no row."""
        return self._refs[row] if 0 <= row < len(self._refs) else ""

    def row_of(self, ref: str) -> int:
        """The row of a record; -1 when it is not shown."""
        if self._rows is None:
            self._rows = {each: row for row, each in enumerate(self._refs)}
        return self._rows.get(ref, -1)

    def line_at(self, row: int) -> Line | None:
        """The record of a row; None when it went away meanwhile."""
        page, place = self._page(row)
        return page.lines[place] if place < len(page.lines) else None

    def text_at(self, row: int, column: int) -> str:
        """What stands in a cell."""
        page, place = self._page(row)
        known = page.texts.get((place, column))
        if known is None:
            known = self._text(page, place, column)
            page.texts[place, column] = known
        return known

    def is_signed(self, row: int, column: int) -> bool:
        """Whether a cell wears a sign beside its words."""
        line, name = self.line_at(row), self.columns[column].name
        if line is None or name not in (TITLE, _DUE):
            return False
        if name == _DUE:
            return self._is_late(line)
        return bool(line.conflicts or line.values.get("protected") == YES)

    def _is_late(self, line: Line) -> bool:
        """Whether what was to be done is not, and its day is over; of a month its last day counts."""
        due = parse_moment(line.values.get(_DUE, ""))
        is_open = line.values.get("status", "") not in SETTLED
        return due is not None and is_open and due.last < this_day()

    def seen_at(self, row: int, column: int) -> str:
        """What may be seen of a cell now."""
        text = self.text_at(row, column)
        return HIDDEN if text and is_discreet() and self._is_hidden(row, column) else text

    def _is_hidden(self, row: int, column: int) -> bool:
        """Whether the record, who a person is, what it links to or a field of its own is hidden."""
        shown, line = self.columns[column], self.line_at(row)
        if line is None or is_strict(line.label):
            return True
        if self.kind == "person" and shown.name in (TITLE, *TELLING):
            return True
        spec = shown.spec
        if spec is None:
            return False
        if not spec.is_link:
            return is_strict(spec.floor)
        page, _ = self._page(row)
        return any(
            hides(page.labels.get(ref), ref)
            for ref in links_shown(spec, line.values.get(spec.name, ""))
        )

    # ------------------------------------------------------------ pages

    def _page(self, row: int) -> tuple[_Page, int]:
        number, place = divmod(row, _PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read_page(number)
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return page, place

    def _read_page(self, number: int) -> _Page:
        refs = self._refs[number * _PAGE : (number + 1) * _PAGE]
        found = {line.ref: line for line in self.desk.read(listing.lines, self.kind, refs)}
        if len(found) < len(refs):
            # Gone since the Refs were read: an empty row until the change is told.
            lines = [
                found.get(ref) or Line(ref, "", Label.INTERNAL, "", "", 0, 0, {}) for ref in refs
            ]
        else:
            lines = list(found.values())
        wanted = [
            ref
            for line in lines
            for column in self.columns
            if column.spec is not None and column.spec.is_link and line.values.get(column.spec.name)
            for ref in links_shown(column.spec, line.values[column.spec.name])
        ]
        if not is_discreet():
            wanted += [ref for line in lines for ref in refs_in(line.values.get(RULE, ""))]
        titles = linked_titles(self.desk, wanted, in_short=self.names_in_short) if wanted else {}
        labels = self.desk.read(listing.labels, wanted) if wanted and is_discreet() else {}
        return _Page(lines, titles, labels, derived.read(self.desk, self.kind, lines))

    def _text(self, page: _Page, place: int, column: int) -> str:
        if place >= len(page.lines):
            return ""
        shown, line = self.columns[column], page.lines[place]
        told = page.derived.get((line.ref, shown.name))
        if shown.is_derived or told:
            return told or ""
        return cell_text(shown, line, page.titles, self.desk.database.identity.zone)

    def _react(self, changes: Changes) -> None:
        by_links = derived.decided_by(self.query) & changes.kinds
        if by_links or (self.kind in changes.kinds and not self._all_keep_their_places(changes)):
            if self._is_awake:
                self.reload()
            else:
                self._is_stale = True
        elif (self._linked | derived.sources(self.kind) | {self.kind}) & changes.kinds:
            self._pages.clear()
            self._repaint()

    def _all_keep_their_places(self, changes: Changes) -> bool:
        """Whether nothing was written that decides which records are shown, and in which order."""
        query = self.query
        # What was touched without an edit was erased.
        if query.text or query.order in (CHANGED, CONFLICTS) or self.kind in changes.touched:
            return False
        order = query.order.removeprefix(listing.OWN)
        deciding = {LIFE, SAME_AS, *_TITLES, *shape_of(self.kind).title, order, *query.where}
        deciding |= derived.decided_by(query)
        return not any(
            split_register(register)[0] in deciding
            for edit in changes.edits
            if edit.kind == self.kind
            for register in (*edit.before, *edit.after)
        )

    def _repaint(self) -> None:
        if self._refs:
            last = self.index(len(self._refs) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._refs)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in _SERVED:
            return None
        column = index.column()
        if role == _DISPLAY:
            return None if column == 0 else self.seen_at(index.row(), column)
        if role == _ALIGNMENT:
            return _NUMBER_AT if column in self._numbers else None
        if column > 1:
            if role == _DECORATION and self.columns[column].name == _DUE:
                return self._late_icon if self.is_signed(index.row(), column) else None
            return self._tip(index.row(), column) if role == _TOOL_TIP else None
        return self._marked(index.row(), column, role)

    def _tip(self, row: int, column: int) -> str:
        """All of a cell; names that stand there in short are in full."""
        seen, spec, line = self.seen_at(row, column), self.columns[column].spec, self.line_at(row)
        if self.columns[column].name == _DUE and self.is_signed(row, column):
            return self.tr("{day}: overdue").format(day=seen)
        if not (self.names_in_short and spec is not None and spec.is_link and line is not None):
            return seen
        refs = links_shown(spec, line.values.get(spec.name, ""))
        return (
            comma().join(shown_here(self.desk, refs).values()) if seen and seen != HIDDEN else seen
        )

    def _marked(self, row: int, column: int, role: int) -> Any:
        """The marking, and what the title wears: a conflict, or that a person is protected."""
        name = self.columns[column].name
        line = self.line_at(row)
        if line is None:
            return None
        if name == LABEL:
            return marking_data(Label(line.label), role)
        if name != TITLE or role == _LABEL_ROLE:
            return None
        is_protected = line.values.get("protected") == YES
        if role == _DECORATION:
            if line.conflicts:
                return self._conflict_icon
            return self._protected_icon if is_protected else None
        said = [shown(title_here(line), line.label, line.ref)]
        if line.conflicts:
            said.append(self.tr("%n field(s) differ between desks", "", line.conflicts))
        if is_protected:
            said.append(self.tr("protected person, shown by the pseudonym"))
        return " – ".join(said)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        return [FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return as_dragged([self.ref_at(row) for row in rows])

    def headerData(self, section: int, way: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if way != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == _DISPLAY:
            return "" if column.name == LABEL else column.word
        if role == _ALIGNMENT:
            return _NUMBER_AT if section in self._numbers else None
        if role in (_TOOL_TIP, _READ_OUT):
            return column.word
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns) and not self.columns[column].is_derived:
            down = order == Qt.SortOrder.DescendingOrder
            self.show(replace(self.query, order=self.columns[column].order, descending=down))
