"""The first step of reading a foreign list: which sheet is what, and which column is which field."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from hrdesk.domain.records import KINDS
from hrdesk.exchange.foreign.mapping import (
    ListMapping,
    TableMapping,
    may_be_several,
    targets_of,
)
from hrdesk.exchange.foreign.proposing import propose
from hrdesk.exchange.foreign.table import ListColumn, ListTable
from hrdesk.operations.foreign_lists import LookedAt
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.lines_view import LinesView, lay_out
from hrdesk.ui.exchange.list_words import sure_words, target_words
from hrdesk.ui.language import isolated
from hrdesk.ui.widgets.box_names import name_parts
from hrdesk.ui.widgets.form_rows import Remark
from hrdesk.ui.words import kind_plural

_SHARES = (24, 40, 22, 14)
_BETWEEN_SAMPLES = " · "


class MappingStep(QWidget):
    """A line a column of their list; the box below says what the column with the cursor is."""

    def __init__(self, looked: LookedAt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looked = looked
        self._kinds: list[str] = []
        self._fields: list[dict[int, tuple[str, int]]] = []
        for proposal in looked.proposals:
            self._kinds.append(proposal.kind)
            self._fields.append(dict(proposal.fields))
        self._is_recognised = any(self._kinds)
        self.sheet, self.kind, self.field = QComboBox(), QComboBox(), QComboBox()
        headings = (
            self.tr("Their column"),
            self.tr("Some of what is in it"),
            self.tr("Field here"),
            self.tr("How sure"),
        )
        table = LineTable(headings, self, has_marks=False)
        self.view = LinesView(table, _SHARES, self.tr("Columns of the list"))
        self._remark = Remark(quiet=True)
        self._field_label = QLabel()
        self._build()
        self._show_sheet()

    @property
    def mapping(self) -> ListMapping:
        """What the file holds, as it is chosen now."""
        tables = []
        for table, kind, fields in zip(
            self._looked.file.tables, self._kinds, self._fields, strict=True
        ):
            chosen = {place: target for place, (target, _) in fields.items()}
            tables.append(TableMapping(table.sheet, table.header_row, kind, chosen if kind else {}))
        return ListMapping(tuple(tables))

    @property
    def is_ready(self) -> bool:
        """Whether there is anything to read."""
        return any(kind and fields for kind, fields in zip(self._kinds, self._fields, strict=True))

    def _build(self) -> None:
        several = len(self._looked.file.tables) > 1
        sheet_label, kind_label = QLabel(self.tr("&Sheet")), QLabel(self.tr("&Holds"))
        for label, box in ((sheet_label, self.sheet), (kind_label, self.kind)):
            label.setBuddy(box)
            box.setAccessibleName(label.text().replace("&", ""))
            name_parts(box, label.text())
        for table in self._looked.file.tables:
            self.sheet.addItem(table.sheet)
        self.kind.addItem(self.tr("nothing to take in"), "")
        for kind in KINDS:
            self.kind.addItem(kind_plural(kind), kind)
        self._field_label.setBuddy(self.field)
        self._field_label.setTextFormat(Qt.TextFormat.PlainText)
        top, below = QHBoxLayout(), QHBoxLayout()
        for label, box in ((sheet_label, self.sheet), (kind_label, self.kind)):
            for widget in (label, box):
                widget.setVisible(several or box is self.kind)
                top.addWidget(widget)
        top.addWidget(self._remark, 1)
        below.addWidget(self._field_label)
        below.addWidget(self.field)
        below.addStretch(1)
        lay_out(self, top, self.view, below)
        self.sheet.currentIndexChanged.connect(self._show_sheet)
        self.kind.activated.connect(self._kind_chosen)
        self.field.activated.connect(self._field_chosen)
        self.view.picked.connect(self._show_field)
        self.view.opened.connect(self.field.setFocus)

    @property
    def remark(self) -> str:
        """What is said about the proposal for a sheet."""
        return self._remark.text()

    def _show_sheet(self) -> None:
        at = self.sheet.currentIndex()
        self.kind.setCurrentIndex(self.kind.findData(self._kinds[at]))
        self.field.clear()
        self.field.addItem(self.tr("left out"), "")
        for target in targets_of(self._kinds[at]) if self._kinds[at] else ():
            self.field.addItem(target_words(target), target)
        remembered = self._table.sheet in self._looked.remembered
        again = self.tr("A list with these headings was read before; this is how.")
        proposed = self.tr("This is a proposal: correct what is wrong.")
        if not (self._kinds[at] or self._is_recognised):
            proposed = self.tr(
                "Not written by HRDesk, and nothing was recognised: say what it holds, or cancel."
            )
        self._remark.setText(again if remembered else proposed)
        self._show_lines()

    def _show_lines(self) -> None:
        fields = self._fields[self.sheet.currentIndex()]
        self.view.show_lines([self._line(each, fields) for each in self._table.columns])
        self._show_field()

    def _line(self, column: ListColumn, fields: Mapping[int, tuple[str, int]]) -> TableLine:
        target, sure = fields.get(column.place, ("", 0))
        texts = (
            column.heading or self.tr("(no heading)"),
            _BETWEEN_SAMPLES.join(isolated(" ".join(each.split())) for each in column.samples),
            target_words(target) if target else self.tr("left out"),
            sure_words(sure),
        )
        return TableLine(column.place, texts)

    def _show_field(self) -> None:
        place = self.view.current_key()
        column = next((each for each in self._table.columns if each.place == place), None)
        fields = self._fields[self.sheet.currentIndex()]
        self.field.setEnabled(column is not None and bool(self._kinds[self.sheet.currentIndex()]))
        if column is None:
            return
        words = self.tr("Column “{heading}” is")
        said = words.format(heading=isolated(column.heading or self.tr("(no heading)")))
        self._field_label.setText(said)
        self.field.setAccessibleName(said)
        name_parts(self.field, said)
        target = fields.get(column.place, ("", 0))[0]
        self.field.setCurrentIndex(max(self.field.findData(target), 0))

    def _kind_chosen(self) -> None:
        at, kind = self.sheet.currentIndex(), str(self.kind.currentData())
        self._kinds[at] = kind
        self._fields[at] = dict(propose(self._table, kind).fields) if kind else {}
        self._show_sheet()

    def _field_chosen(self) -> None:
        """A person's choice is sure; another column that was the same is so no longer."""
        place, target = self.view.current_key(), str(self.field.currentData())
        at = self.sheet.currentIndex()
        fields = self._fields[at]
        if target and not may_be_several(self._kinds[at], target):
            self._fields[at] = fields = {
                other: each for other, each in fields.items() if each[0] != target
            }
        assert isinstance(place, int)
        fields.pop(place, None)
        if target:
            fields[place] = (target, 100)
        self._show_lines()

    @property
    def _table(self) -> ListTable:
        return self._looked.file.tables[self.sheet.currentIndex()]
