"""What happened to a record: when, which desk, which field, from what to what."""

from itertools import chain

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hrdesk.operations.restoring import put_back
from hrdesk.operations.same import UNJOIN
from hrdesk.operations.taken_over import JOIN
from hrdesk.store import journal
from hrdesk.store.session import Session
from hrdesk.ui.broken_text import line_height
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.lines_view import inset
from hrdesk.ui.icons import icon
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.records.happened import Happened, happened
from hrdesk.ui.records.joined_names import JoinedNames
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.tokens import GAP, LARGE, MEDIUM, SMALL, scaled

Index = QModelIndex | QPersistentModelIndex
# How the columns share the width; what does not fit goes on the next line.
_SHARES = (20, 14, 18, 24, 24)
# In a narrow pane, desk and field stand under the time.
_NARROW_SHARES = (32, 0, 0, 34, 34)
_NARROW = 480
_MOST_LINES = 8


class HistoryView(QWidget):
    """Read when it is looked at, and again when the record changes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ref = ""
        self.put_back = QPushButton(icon("history"), self.tr("Put back what stood before"), self)
        self.put_back.setEnabled(False)
        self.lines = _Lines(self)
        self.table = _Table(self)
        self.table.setModel(self.lines)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName(self.tr("History"))
        self._nothing = Hint(self)
        self.why = Hint(self)
        self._nothing.setMargin(LARGE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.joined = JoinedNames(desk, self)
        # The button goes with what it did, and the keys would go on in whatever comes next.
        self.joined.taken_out.connect(self._stay)
        layout.addWidget(self.joined)
        layout.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(inset(self.table), 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        foot.setSpacing(MEDIUM)
        foot.addWidget(self.put_back)
        foot.addWidget(self.why, 1)
        layout.addLayout(foot)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentRowChanged.connect(self._offer)
        self.put_back.clicked.connect(self._put_back)

    def _stay(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, ref: str) -> None:
        """Show what happened to a record."""
        self._ref = ref
        refs = self.joined.show_record(ref)
        several = [self._desk.read(journal.history, each) for each in refs]
        entries = sorted(chain(*several), key=lambda each: -each[0].id)
        zone = self._desk.database.identity.zone
        merged = {
            entry.id: self._desk.read(_refs_of, entry.id)
            for entry, _ in entries
            if entry.operation in (JOIN, UNJOIN)
        }
        lines = happened(entries, self._said, zone, shown=ref, merged=merged)
        self.lines.show(list(lines))
        nothing = self.tr("It came with the desk, and nobody has changed it here since.")
        self._nothing.say("" if entries else nothing)
        self.table.setVisible(bool(entries))
        self.put_back.setVisible(bool(entries))
        self._offer()
        self.table.scrollToTop()

    def _chosen(self) -> Happened | None:
        return self.lines.line(self.table.currentIndex().row())

    def _offer(self) -> None:
        line = self._chosen()
        # What a record says that is joined with this one stays there.
        is_own = line is not None and line.ref == self._ref
        can_be = is_own and line is not None and bool(line.register)
        self.put_back.setEnabled(can_be)
        self.why.say("" if can_be or line is None else self._why_not(is_own))

    def _why_not(self, is_own: bool) -> str:
        if not is_own:
            return self.tr("It happened to the record that was merged with this one.")
        return self.tr("Only fields are put back here; a label changes at the top of the record.")

    def _put_back(self) -> None:
        line = self._chosen()
        if line is not None and line.register:
            self._desk.do(put_back, self._ref, line.entry, line.register)

    def _said(self, ref: str) -> str:
        return titles_here(self._desk, [ref]).get(ref, ref)


def _refs_of(session: Session, entry: int) -> list[str]:
    return [edit.ref for edit in journal.edits_of(session, entry)]


class _Airy(QStyledItemDelegate):
    """Leaves some room over a line and below it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        option.widget.style().drawPrimitive(panel, option, painter, option.widget)
        lower = QStyleOptionViewItem(option)
        lower.rect = option.rect.adjusted(0, GAP, 0, 0)
        super().paint(painter, lower, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(0, 2 * GAP)


class _Table(QTableView):
    """Never scrolls sideways: the columns share the width, and rows are as high as they must be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Airy(self))
        head, side = self.horizontalHeader(), self.verticalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(1)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # With more room than this Qt draws the upper half of one line more.
        side.setMaximumSectionSize(_MOST_LINES * line_height(self.font()) + GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        is_narrow = room < scaled(self.font(), _NARROW)
        model = self.model()
        if isinstance(model, _Lines):
            model.set_narrow(is_narrow)
        shares = _NARROW_SHARES if is_narrow else _SHARES
        for column, share in enumerate(shares):
            self.setColumnHidden(column, not share)
            self.setColumnWidth(column, room * share // sum(shares))


class _Lines(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[Happened] = []
        self._is_narrow = False
        self._words = (
            self.tr("When"),
            self.tr("Desk"),
            self.tr("Field"),
            self.tr("Before"),
            self.tr("After"),
        )

    def show(self, lines: list[Happened]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def set_narrow(self, is_narrow: bool) -> None:
        """Say in the first column also what the two after it say, which are hidden then."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.layoutChanged.emit()

    def line(self, row: int) -> Happened | None:
        """The line of a row; None where there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._words)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self._lines[index.row()]
        when = f"{line.when}\n{line.who} · {line.field}" if self._is_narrow else line.when
        return (when, line.who, line.field, line.before, line.after)[index.column()]

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words[section]
        return None
