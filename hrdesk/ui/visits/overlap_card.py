"""Two visits that meet, side by side: what each says, and in bold what they have in common."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hrdesk.domain.fields import Field
from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of
from hrdesk.domain.state import RecordState
from hrdesk.operations.full_titles import full_titles
from hrdesk.operations.overlaps import Meeting
from hrdesk.store.records import read_states
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.records.called_here import titles_here
from hrdesk.ui.records.notices import Sentence
from hrdesk.ui.tokens import LARGE, MEDIUM, SMALL
from hrdesk.ui.visits.overlap_words import meaning
from hrdesk.ui.widgets.marking import MarkingBadge
from hrdesk.ui.words import author_word, element_word, field_word

_SHOWN = (
    *("dates", "status", "firmness", "mechanisms", "leads", "head", "delegation"),
    *("themes", "places", "purpose"),
)


class OverlapCard(QScrollArea):
    """Shows one pair; fields that neither visit fills in are left out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(self.tr("The two visits side by side"))
        self.meaning = Sentence()
        inner = _Sides()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        self._column.setSpacing(SMALL)
        self._column.addWidget(self.meaning)
        self._table = QWidget()
        self._column.addWidget(self._table)
        self._column.addStretch(1)
        self.setWidget(inner)

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Show another pair, or none."""
        self._table.hide()
        self._table.deleteLater()
        self._table = QWidget()
        self._column.insertWidget(1, self._table)
        self.meaning.setText(meaning(meeting.overlap.meets) if meeting else "")
        if meeting is not None:
            pair = (meeting.one.ref, meeting.other.ref)
            self._fill(meeting, *self._desk.read(read_states, pair).values())

    def _fill(self, meeting: Meeting, one: RecordState, other: RecordState) -> None:
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, SMALL, 0, 0)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        lines = (meeting.one, meeting.other)
        called = titles_here(self._desk, [each.ref for each in lines])
        for column, (line, state) in enumerate(zip(lines, (one, other), strict=True), 1):
            badge = MarkingBadge()
            badge.set_marking(Label(line.label))
            grid.addWidget(badge, 0, column, Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(_cell(called.get(line.ref, line.title), is_bold=True), 1, column)
            if by := _written_by(state):
                said = self.tr("written by {desk}").format(desk=isolated(by))
                grid.addWidget(_cell(said), 2, column)
        links = [ref for state in (one, other) for ref in _links(state)]
        named = self._desk.read(full_titles, links)
        for row, name in enumerate(_filled(one, other), 3):
            self._add(grid, row, field_of("visit", name), (one, other), named)

    def _add(
        self,
        grid: QGridLayout,
        row: int,
        spec: Field,
        states: tuple[RecordState, RecordState],
        named: dict[str, str],
    ) -> None:
        name = QLabel(field_word(spec.name))
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        one, other = (_elements(state, spec) for state in states)
        common = set(one) & set(other)
        for column, elements in enumerate((one, other), 1):
            lines = QVBoxLayout()
            lines.setSpacing(0)
            grid.addLayout(lines, row, column)
            for is_common, some in groupby(elements, common.__contains__):
                said = [named.get(each) or element_word(spec, each) for each in some]
                lines.addWidget(_cell("\n".join(said), is_bold=is_common))
            lines.addStretch(1)


class _Sides(QWidget):
    """As high as its lines are at the width that there is."""

    def minimumSizeHint(self) -> QSize:
        # Qt guesses before it knows the width, and the area scrolled over nothing.
        return QSize(super().minimumSizeHint().width(), 0)


def _cell(text: str, *, is_bold: bool = False) -> Sentence:
    cell = Sentence()
    cell.setText(text)
    font = cell.font()
    font.setBold(is_bold)
    cell.setFont(font)
    return cell


def _filled(one: RecordState, other: RecordState) -> Iterator[str]:
    return (name for name in _SHOWN if one.value(name) or other.value(name))


def _elements(state: RecordState, spec: Field) -> tuple[str, ...]:
    value = state.value(spec.name)
    if isinstance(value, str):
        return (value,) if value else ()
    return value


def _links(state: RecordState) -> Iterator[str]:
    for name in _SHOWN:
        spec = field_of("visit", name)
        if spec.is_link:
            yield from _elements(state, spec)


def _written_by(state: RecordState) -> str:
    return author_word(state.first_author)
