"""What happened to a record: when, which desk, which field, from what to what."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hrdesk.domain.changes import Edit
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.records import known_field
from hrdesk.domain.revisions import Heads
from hrdesk.domain.same import SAME_AS, is_link
from hrdesk.domain.state import IN, LABEL, LIFE, PARTNERS, as_label, split_register
from hrdesk.operations.editions import TAKE_EDITION
from hrdesk.operations.restoring import can_be_put_back, put_back
from hrdesk.operations.same import UNJOIN
from hrdesk.operations.taken_over import JOIN
from hrdesk.operations.undo import RECEIVE
from hrdesk.store import journal
from hrdesk.store.journal import DO, UNDO, Entry
from hrdesk.ui.broken_text import line_height
from hrdesk.ui.desk import Desk
from hrdesk.ui.icons import icon
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.records.columns import minute_word
from hrdesk.ui.records.joined_names import JoinedNames
from hrdesk.ui.records.notices import Hint
from hrdesk.ui.rule_words import RULE, refs_in, rule_or_text
from hrdesk.ui.step_words import STEPS, step_sentence
from hrdesk.ui.tokens import GAP, LARGE, MEDIUM, SMALL, scaled
from hrdesk.ui.words import code_word, element_word, field_word, label_word

Index = QModelIndex | QPersistentModelIndex
Said = Callable[[str], str]
# How the columns share the width; what does not fit goes on the next line.
_SHARES = (20, 14, 18, 24, 24)
# In a narrow pane, desk and field stand under the time.
_NARROW_SHARES = (32, 0, 0, 34, 34)
_NARROW = 480
# The author of what was written into a cell, before its workbook.
_BY_HAND = "hand:"
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Happened:
    """One field that was written; `register` in the journal's `entry` is empty for no field."""

    when: str
    who: str
    field: str
    before: str
    after: str
    entry: int = 0
    register: str = ""
    ref: str = ""


def happened(entries: Sequence[tuple[Entry, Edit]], said: Said, zone: str) -> Iterator[Happened]:
    """The journal of a record line by line, the latest first, by the clock of a zone."""
    for entry, edit in entries:
        here = "HRDesk" if _came_along(entry) else entry.author.partition(".")[0]
        names = dict.fromkeys((*edit.after, *edit.before))
        when = minute_word(entry.minute, zone)
        if LIFE in edit.after and LIFE not in edit.before:
            yield Happened(when, here, _made(entry), "", "")
            continue
        if LIFE in edit.before and LIFE not in edit.after:
            yield Happened(when, here, _gone(), "", "")
            continue
        if merged := _merging(entry, names):
            yield Happened(when, here, merged, "", "", ref=edit.ref)
        for register in names:
            before = _in_words(edit, register, edit.before.get(register, ()), said)
            after = _in_words(edit, register, edit.after.get(register, ()), said)
            name = _field_word(split_register(register)[0])
            known = register if can_be_put_back(edit.kind, register) else ""
            who = _came_by(entry, edit.after.get(register, ())) or here
            yield Happened(when, who, name, before, after, entry.id, known, edit.ref)


def _merging(entry: Entry, registers: Iterable[str]) -> str:
    """That it was merged or un-merged, where the other record alone says so by its link."""
    if entry.role == UNDO or any(map(is_link, registers)):
        return ""
    say = QCoreApplication.translate
    words = {JOIN: say("History", "merged with another"), UNJOIN: say("History", "un-merged")}
    return words.get(entry.operation, "")


def _came_by(entry: Entry, heads: Heads) -> str:
    """Which desk wrote what came with a workbook, and in which file; empty for what was decided here."""
    if entry.operation != RECEIVE or entry.role == UNDO or not heads:
        return ""
    author = heads[0].author.partition(".")[0]
    if author == entry.author.partition(".")[0]:
        return ""
    sender, file = (str(entry.about.get(name, "")) for name in ("sender", "file"))
    desk = sender if author.startswith(_BY_HAND) else author
    return f"{desk}, {isolated(file)}" if file else desk


def _field_word(name: str) -> str:
    if name == SAME_AS:
        return QCoreApplication.translate("History", "Merged with")
    return field_word(name)


def _gone() -> str:
    return QCoreApplication.translate("History", "taken off this desk")


def _came_along(entry: Entry) -> bool:
    """Whether a new version of the program brought it, and nobody wrote it here."""
    return entry.operation == TAKE_EDITION and entry.role == DO


def _made(entry: Entry) -> str:
    if entry.role == UNDO:
        return QCoreApplication.translate("History", "back on this desk")
    if _came_along(entry):
        return QCoreApplication.translate("History", "came with a newer HRDesk")
    received = entry.operation == "receive"
    if received:
        return QCoreApplication.translate("History", "came in with a workbook")
    return QCoreApplication.translate("History", "made")


def _in_words(edit: Edit, register: str, heads: Heads, said: Said) -> str:
    """The value shown first; both where they differ."""
    values = dict.fromkeys(each.value for each in heads)
    name, element = split_register(register)
    if name == LABEL:
        return " / ".join(label_word(as_label(each)) for each in values)
    if name == LIFE:
        return " / ".join(code_word(each) for each in values)
    if name == PARTNERS:
        return " / ".join(values)
    spec = known_field(edit.kind, name) or Field(name, Kind.TEXT)
    if element:
        word = said(element) if spec.is_link else _element(spec, element)
        return word if next(iter(values), "") == IN else ""
    return " / ".join(_one(spec, each, said) for each in values if each)


def _one(spec: Field, text: str, said: Said) -> str:
    if spec.name == RULE:
        return rule_or_text(text, {ref: said(ref) for ref in refs_in(text)})
    return said(text) if spec.is_link else element_word(spec, text)


def _element(spec: Field, text: str) -> str:
    return step_sentence(text) if spec.name in STEPS else element_word(spec, text)


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
        layout.addWidget(self.table, 1)
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
        self.lines.show(list(happened(entries, self._said, zone)))
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


class _Airy(QStyledItemDelegate):
    """Leaves some room between one line and the next."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(0, SMALL)


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
