"""What an import changed: record by record and field by field, before and after."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrdesk.domain.changes import Edit
from hrdesk.domain.records import kind_of, known_field
from hrdesk.domain.revisions import Heads
from hrdesk.domain.state import LABEL, SYSTEM, RecordState, split_register
from hrdesk.store import journal, listing
from hrdesk.store.session import Session
from hrdesk.ui.desk import Desk
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView
from hrdesk.ui.exchange.own_list import OwnList
from hrdesk.ui.exchange.review import value_of
from hrdesk.ui.exchange.wording import NOTHING, Wording
from hrdesk.ui.language import isolated
from hrdesk.ui.printing.printable import Printable
from hrdesk.ui.records.called_here import in_words
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.widgets.page_header import PageHeader
from hrdesk.ui.widgets.top_bar import SearchBox
from hrdesk.ui.words import field_word, kind_word

translate = QCoreApplication.translate
_SHARES = (30, 16, 27, 27)


class ChangesView(QWidget):
    """Enter opens the record of a line."""

    left = Signal()
    undo_wanted = Signal(int)
    open_requested = Signal(str)  # Ref

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._number = 0
        self._header = PageHeader(self.tr("What changed"))
        headings = (self.tr("Record"), self.tr("Field"), self.tr("Before"), self.tr("After"))
        self.view = LinesView(
            LineTable(headings, self, has_marks=False), _SHARES, self.tr("Changes")
        )
        self.list = OwnList(desk, self.view, names_records=True)
        self._box = self._header.add_filter_box()
        self.list.narrow_with(self._box)
        self.back = QPushButton(self.tr("Back to the inbox"))
        self.undo = QPushButton(self.tr("Undo all of it"))
        foot = QHBoxLayout()
        foot.setContentsMargins(LARGE, SMALL, LARGE, MEDIUM)
        foot.setSpacing(SMALL)
        foot.addStretch(1)
        foot.addWidget(self.undo)
        foot.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.view.opened.connect(self._open)
        self.back.clicked.connect(self.left)
        self.undo.clicked.connect(self._undo)

    def show_import(self, number: int, file_name: str) -> None:
        """Show what was taken in from a workbook of the inbox and still stands."""
        self._number = number
        self._box.clear()
        lines = self._desk.read(_lines, number)
        title = self.tr("What changed through {file}")
        self._header.set_title(title.format(file=isolated(file_name)))
        records = len({line.key for line in lines})
        self._header.set_count(self.tr("%n record(s)", "", records))
        self.view.show_lines(lines)
        self.undo.setEnabled(bool(lines))

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.list.pane]

    def printable(self) -> Printable | None:
        """The changes, for paper."""
        return self.list.printable(self._header.title)

    def filter_box(self) -> SearchBox:
        """What narrows the list as one types."""
        return self._box

    def _open(self) -> None:
        self.open_requested.emit(str(self.view.current_key()))

    def _undo(self) -> None:
        self.undo_wanted.emit(self._number)


def _lines(session: Session, number: int) -> list[TableLine]:
    edits = [
        edit
        for entry in journal.imports_standing(session, number)
        for edit in journal.edits_of(session, entry.id)
    ]
    refs = {edit.ref for edit in edits} | {ref for edit in edits for ref in _linked(edit)}
    wording = Wording(in_words(session, listing.titles(session, sorted(refs))))
    return [line for edit in edits for line in _lines_of(edit, wording)]


def _lines_of(edit: Edit, wording: Wording) -> list[TableLine]:
    title = translate("Changes", "{kind} · {title}").format(
        kind=kind_word(edit.kind), title=isolated(wording.title(edit.ref))
    )
    before, after = RecordState(edit.ref, edit.before), RecordState(edit.ref, edit.after)
    names = dict.fromkeys(split_register(name)[0] for name in (*edit.after, *edit.before))
    if edit.is_made:
        new = translate("Changes", "new record")
        return [TableLine(edit.ref, (title, new, NOTHING, wording.title(edit.ref)))]
    lines = []
    for name in names:
        was = _text(before, edit.before, name, wording)
        now = _text(after, edit.after, name, wording)
        # Taken in with the decision to keep it: a line that shows the same twice says nothing.
        told = now if now != was else translate("Changes", "{value} · kept").format(value=now)
        lines.append(TableLine(edit.ref, (title, field_word(name), was, told)))
    return lines


def _text(state: RecordState, heads: Mapping[str, Heads], name: str, wording: Wording) -> str:
    if name == LABEL and not heads.get(LABEL):
        return NOTHING
    return wording.text(state.ref, name, value_of(state, name))


def _linked(edit: Edit) -> list[str]:
    found: list[str] = []
    for heads in (edit.before, edit.after):
        for register, several in heads.items():
            name, element = split_register(register)
            spec = known_field(kind_of(edit.ref), name)
            if name not in SYSTEM and (spec is None or spec.is_link):
                found += [element] if element else [each.value for each in several if each.value]
    return found
