"""What was found in cells, one line a cell: where, what was found, what was expected."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from hrdesk.domain.arrival import Finding
from hrdesk.ui.exchange.conflict_finding_words import FindingWords
from hrdesk.ui.exchange.finding_words import (
    expected_words,
    finding_words,
    place_words,
)
from hrdesk.ui.exchange.line_model import LineTable, TableLine
from hrdesk.ui.exchange.review import Entry
from hrdesk.ui.exchange.wording import Wording
from hrdesk.ui.language import ltr
from hrdesk.ui.tokens import MEDIUM, SMALL
from hrdesk.ui.widgets.sided import SidedLabel

_PLACE, _RECORD, _FOUND, _EXPECTED = range(4)
_SHARES = {_PLACE: 2, _RECORD: 3, _FOUND: 3, _EXPECTED: 4}
# Of more, each has one line: to look how high every one must be takes too long.
_MOST_IN_LINES = 200


class FindingsPane(QWidget):
    """Findings of one sort, or the lines that did not come back."""

    open_requested = Signal(str)  # Ref

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what, self._did, self._to_do = SidedLabel(), SidedLabel(), SidedLabel()
        headings = (self.tr("Cell"), self.tr("Record"), self.tr("Found"), self.tr("Expected"))
        self.table = LineTable(headings, self, has_marks=False)
        self.view = _Lines(self.table)
        self.view.setAccessibleName(self.tr("Cells"))
        self.view.doubleClicked.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SMALL, 0, 0)
        layout.setSpacing(SMALL)
        for label in (self._what, self._did, self._to_do):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addSpacing(MEDIUM)
        layout.addWidget(self.view, 1)

    @property
    def sentences(self) -> list[str]:
        """What it says above the lines."""
        return [label.text() for label in (self._what, self._did, self._to_do)]

    def show_entry(self, entry: Entry, wording: Wording) -> None:
        """Show the findings, the missing lines or the message of a line of the review."""
        if entry.findings:
            self._say(finding_words(entry.findings[0].code))
            self.table.show([_line(each, wording) for each in entry.findings])
        elif entry.missing:
            self._say(self._missing_words())
            self.table.show([_record(ref, wording) for ref in entry.missing])
        else:
            self._say(FindingWords(self.tr("A message came with this record."), "", ""))
            self.table.show([_record(entry.key, wording)])
        self._arrange(entry)

    def _say(self, words: FindingWords) -> None:
        said = zip(
            (self._what, self._did, self._to_do), (words.what, words.did, words.to_do), strict=True
        )
        for label, sentence in said:
            label.setText(sentence)
            label.setVisible(bool(sentence))

    def _missing_words(self) -> FindingWords:
        return FindingWords(
            self.tr("These lines were sent, and are not in the file that came back."),
            self.tr("Nothing is removed because of that: a filtered list leaves lines out too."),
            self.tr("If they should be removed, remove the records here."),
        )

    def _arrange(self, entry: Entry) -> None:
        shown = set(range(4)) if entry.findings else {_RECORD}
        texts = [line.texts for line in self.table.lines]
        for column in (_RECORD, _FOUND, _EXPECTED):
            if not any(text[column] for text in texts):
                shown.discard(column)
        for column in range(4):
            self.view.setColumnHidden(column, column not in shown)
        self.view.fit()

    def _open(self, index: QModelIndex) -> None:
        ref = str(self.table.lines[index.row()].key)
        if ref:
            self.open_requested.emit(ref)


class _Lines(QTableView):
    """Columns share the width; keys that are letters belong to the review."""

    def __init__(self, table: LineTable) -> None:
        super().__init__()
        self.setModel(table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)

    def fit(self) -> None:
        """Give each column its share of the width, and each line the height of its texts."""
        shown = {at: share for at, share in _SHARES.items() if not self.isColumnHidden(at)}
        for at, share in list(shown.items())[:-1]:
            self.setColumnWidth(at, self.viewport().width() * share // sum(shown.values()))
        if self.model().rowCount() <= _MOST_IN_LINES:
            self.resizeRowsToContents()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # handed on as it came
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


def _line(finding: Finding, wording: Wording) -> TableLine:
    title = wording.title(finding.ref) if finding.ref else ""
    texts = (ltr(place_words(finding)), title, finding.found, expected_words(finding))
    return TableLine(finding.ref, texts)


def _record(ref: str, wording: Wording) -> TableLine:
    return TableLine(ref, ("", wording.title(ref), "", ""))
