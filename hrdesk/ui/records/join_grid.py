"""What records say side by side, only where they differ, and what the joined one will say."""

import re
from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hrdesk.domain.label import Label, strictest
from hrdesk.domain.records import field_of
from hrdesk.domain.state import LABEL
from hrdesk.domain.values import Value
from hrdesk.operations.same import Merger, MergeRow
from hrdesk.ui.broken_text import line_height
from hrdesk.ui.exchange.wording import Wording
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated, opened
from hrdesk.ui.rule_words import RULE, refs_in
from hrdesk.ui.style import row_height
from hrdesk.ui.tokens import GAP, scaled
from hrdesk.ui.widgets.marking import paint_cell_ground
from hrdesk.ui.words import field_word, number_word

Index = QModelIndex | QPersistentModelIndex
_FIRST_DIGIT, _LAST_DIGIT = Qt.Key.Key_1.value, Qt.Key.Key_9.value
_MOST_LINES, _SEEN_LINES = 60, 6
_SEEN_ROWS, _MOST_SEEN_LINES = 2, 10
# Between what two fields say where both fill their rows.
_AIR = 2 * GAP
_WIDEST_FIELD, _WIDEST_SIGN = 140, 64
# By so much a line that Qt lays out may be wider than the metrics say.
_SLACK = 3
# Where an address may be broken.
_SIGNS = re.compile(r"([@./_-])(?=\S)")
# What Qt breaks no line in; it does so behind a hyphen.
_WORDS = re.compile(r"[^\s\u200b-]+-?")
_BREAK = "\u200b"


class JoinRows(QAbstractTableModel):
    """A row for each field that differs, a column for each record, and last what is chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._plan: Merger | None = None
        self._rows: list[MergeRow] = []
        self._chosen: list[Value] = []
        self._wording = Wording({})
        self._last = self.tr("Merged")
        # All words of a column begin at one place, with a tick before them or without.
        nothing = QPixmap(_WIDEST_SIGN, _WIDEST_SIGN)
        nothing.fill(Qt.GlobalColor.transparent)
        self._no_tick = QIcon(nothing)

    def show_plan(self, plan: Merger, wording: Wording) -> None:
        """Show what joining would be, as it is proposed."""
        self.beginResetModel()
        self._plan, self._wording = plan, wording
        labels = tuple(state.label.value for state in plan.states)
        first = [MergeRow(LABEL, labels, plan.label.value)] if len(set(labels)) > 1 else []
        self._rows = [*first, *plan.rows]
        self._chosen = [row.chosen for row in self._rows]
        self.endResetModel()

    def choose(self, row: int, place: int) -> None:
        """Take the value of a record for a field; of a set, place -1 is all of them together."""
        if not 0 <= row < len(self._rows) or place >= len(self._rows[row].values):
            return
        each = self._rows[row]
        self._chosen[row] = each.chosen if place < 0 else each.values[place]
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def values(self) -> dict[str, Value]:
        """What is chosen, by field."""
        pairs = zip(self._rows, self._chosen, strict=True)
        return {row.field: value for row, value in pairs if row.field != LABEL}

    def label(self) -> Label | None:
        """The label that is chosen, where the records have different ones."""
        pairs = zip(self._rows, self._chosen, strict=True)
        return next((Label(str(value)) for row, value in pairs if row.field == LABEL), None)

    def widens(self) -> bool:
        """Whether something would go further than one of the records that it comes from may."""
        label = self.label()
        if self._plan is None or label is None:
            return False
        return label.rank < strictest(*(state.label for state in self._plan.states)).rank

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 2 + len(self._plan.states) if self._plan is not None else 2

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if way is Qt.Orientation.Vertical or role not in shown:
            return None
        if section == 0 or self._plan is None:
            return ""
        if section > len(self._plan.states):
            return self._last
        ref = self._plan.states[section - 1].ref
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{isolated(self._wording.title(ref))}\n{isolated(ref)}"
        # Where it is cut, the dots stand at the end of the name.
        return f"{number_word(section)}  {opened(self._wording.title(ref))}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        is_taken = 0 < column <= len(row.values) and _is_in(
            row.values[column - 1], self._chosen[index.row()]
        )
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(index.row(), column)
        if role == Qt.ItemDataRole.FontRole and (is_taken or column > len(row.values)):
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.DecorationRole and 0 < column <= len(row.values):
            return icon("check") if is_taken else self._no_tick
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self._text(index.row(), column)
            return self.tr("{value}, chosen").format(value=text) if is_taken else text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: int, column: int) -> str:
        each = self._rows[row]
        if column == 0:
            return field_word(each.field)
        value = each.values[column - 1] if column <= len(each.values) else self._chosen[row]
        assert self._plan is not None
        return isolated(self._wording.text(self._plan.shown.ref, each.field, value))


def _is_in(value: Value, chosen: Value) -> bool:
    """Whether a value is taken: of a set, whether all that is in it is."""
    if isinstance(value, str) or isinstance(chosen, str):
        return value == chosen
    return value == chosen or (bool(value) and set(chosen).issuperset(value))


class _Broken(QStyledItemDelegate):
    """Breaks addresses at their signs: cut at the same letter, two would look like one.

    A word that is longer than its column is broken where the column ends.
    """

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        text = str(value)
        return _SIGNS.sub(f"\\1{_BREAK}", text) if "@" in text or "//" in text else text

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        view = option.widget
        if isinstance(view, QTableView):
            part = QStyle.SubElement.SE_ItemViewItemText
            room = view.style().subElementRect(part, option, view).width()
            # The style leaves the same room again before the text and behind it.
            margin = view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, view)
            option.text = in_pieces(
                option.text, option.fontMetrics, room - 2 * (margin + 1) - _SLACK
            )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        whole, has_focus = QRect(option.rect), option.state & QStyle.StateFlag.State_HasFocus
        paint_cell_ground(painter, option)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, _inner(option), index)
        if has_focus:
            option.rect = whole
            frame = QStyle.PrimitiveElement.PE_FrameFocusRect
            option.widget.style().drawPrimitive(frame, option, painter, option.widget)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wanted = super().sizeHint(_inner(option), index)
        view = option.widget
        is_full = isinstance(view, QTableView) and wanted.height() > row_height(view)
        return QSize(wanted.width(), wanted.height() + _AIR) if is_full else wanted


def _inner(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    """The room of the words: beside them some stays free, so that columns do not touch."""
    option.rect = option.rect.adjusted(GAP, 0, -GAP, 0)
    return option


def in_pieces(text: str, metrics: QFontMetrics, room: int) -> str:
    """The text with a place to break in each word that is longer than the room."""
    words = _WORDS.findall(text)
    for word in dict.fromkeys(words):
        if metrics.horizontalAdvance(word) > room:
            text = text.replace(word, _BREAK.join(_pieces(word, metrics, room)))
    return text


def _pieces(word: str, metrics: QFontMetrics, room: int) -> Iterator[str]:
    begin = 0
    for end in range(1, len(word)):
        if metrics.horizontalAdvance(word[begin : end + 1]) > room:
            yield word[begin:end]
            begin = end
    yield word[begin:]


class JoinGrid(QTableView):
    """Digits, or a click, choose whose value is taken; 0 takes all that are in a set."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = JoinRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Broken(self))
        self.setAccessibleName(self.tr("What the records say"))
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # A row may be higher than a low window.
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        side = self.verticalHeader()
        side.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        side.setMaximumSectionSize(_MOST_LINES * line_height(self.font()) + 12)
        # Of a column that became narrower the words take more lines.
        self.horizontalHeader().sectionResized.connect(self.resizeRowsToContents)
        self.clicked.connect(self._clicked)

    def show_plan(self, plan: Merger, wording: Wording) -> None:
        """Show what joining would be."""
        self.rows.show_plan(plan, wording)
        head = self.horizontalHeader()
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        # What the records say needs the room more than what it is.
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        needed = self.sizeHintForColumn(0) + _AIR + _SLACK
        head.resizeSection(0, min(needed, scaled(self.font(), _WIDEST_FIELD)))
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def full_height(self) -> int:
        """The height at which nothing has to scroll, at the width that it has."""
        self.resizeRowsToContents()
        return self._head_height() + self.verticalHeader().length()

    def _head_height(self) -> int:
        return self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()

    @property
    def wanted_height(self) -> int:
        """So much that the head and some lines below it are seen, the first of them whole rows; no
        more than there is."""
        rows, line = self.verticalHeader(), line_height(self.font())
        first = sum(rows.sectionSize(row) for row in range(min(rows.count(), _SEEN_ROWS)))
        seen = max(_SEEN_LINES * line, min(first, _MOST_SEEN_LINES * line))
        return self._head_height() + min(seen, rows.length())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if _FIRST_DIGIT <= event.key() <= _LAST_DIGIT:
            self._take(row, event.key() - _FIRST_DIGIT)
        elif event.key() == Qt.Key.Key_0:
            self._take(row, -1)
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if 0 < index.column() < self.rows.columnCount() - 1:
            self._take(index.row(), index.column() - 1)
        elif index.column():
            self._take(index.row(), -1)

    def _take(self, row: int, place: int) -> None:
        self.rows.choose(row, place)
        self.chosen.emit()


def links_named(plan: Merger) -> list[str]:
    """The records that are named in what differs."""
    found: list[str] = []
    for row in plan.rows:
        spec = field_of(plan.shown.kind, row.field)
        for value in row.values:
            if spec.is_link:
                found += (value,) if isinstance(value, str) else value
            elif spec.name == RULE and isinstance(value, str):
                found += refs_in(value)
    return list(filter(None, dict.fromkeys(found)))
