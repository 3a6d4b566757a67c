"""A copy to pass on: what can be seen in a workbook, without anything hidden (exchange.md 5).

It has no base, no tokens and no keys, so it is to HRDesk what any other list is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.records import shape_of
from hrdesk.exchange.cell_text import Names
from hrdesk.exchange.conflict_rows import most_values
from hrdesk.exchange.crew import Crew, crew_or_own
from hrdesk.exchange.frame import add_read_me, add_table_sheet
from hrdesk.exchange.layout import (
    CONFLICTS,
    HEADER_ROW,
    KEY_ROW,
    READ_ME,
    Column,
    Role,
    columns_of,
    conflict_columns,
    sheet_title,
)
from hrdesk.exchange.made_rows import sheet_pieces
from hrdesk.exchange.prepared import OutRecord
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.exchange.read_me import RIGHT_TO_LEFT, language_of, read_me_lines
from hrdesk.exchange.row_xml import OutRow
from hrdesk.exchange.writer import Content, Written, read_me_rows, write_content

_FOR_THE_SENDER = frozenset(
    {Role.TOKEN, Role.REGISTER, Role.ACTION, Role.MESSAGE, Role.DECISION, Role.NOTE}
)
_PASSES = 2


def write_plain_copy(
    path: Path,
    envelope: Envelope,
    records: Sequence[OutRecord],
    names: Names,
    *,
    passphrase: str = "",
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    before_naming: Callable[[Written], None],
    crew: Crew | None = None,
) -> Written:
    """Write a copy to pass on, as `write_workbook` writes a workbook; it raises the same."""
    steps = Steps(_PASSES * len(records), progress, cancelled, every=1)
    with crew_or_own(crew) as hands:
        hands.hire(len(records), steps.tell)
        content = _PlainContent(envelope, records, names, 0, None, steps, crew=hands)
        return write_content(path, content, passphrase, before_naming)


class _PlainContent(Content):
    """The sheets that people see, and of their columns those that tell something."""

    @property
    def identifier(self) -> str:
        """Nothing that leads back to a workbook."""
        return "HRDesk"

    def add_sheets(self) -> None:
        """Make the frame: the first sheet, a sheet a kind, and the conflicts."""
        # Of its own in the outbox, beside the workbook with the same content.
        self.workbook += "-plain"
        turned = language_of(self.envelope) in RIGHT_TO_LEFT
        add_read_me(self.book, READ_ME, turned=turned)
        for kind, records in self.prepared.items():
            columns, last = _kept(columns_of(kind)), HEADER_ROW + len(records)
            name = shape_of(kind).plural
            add_table_sheet(self.book, self.styles, kind, name, columns, last)
        if self.conflicts:
            columns, last = _kept(self._of_conflicts()), HEADER_ROW + len(self.conflicts)
            add_table_sheet(self.book, self.styles, CONFLICTS, CONFLICTS, columns, last)

    def rows(self) -> list[Iterable[OutRow | bytes]]:
        """The rows of each sheet, in the order of the sheets."""
        lines = read_me_lines(self.envelope, self.counts, len(self.conflicts), is_plain=True)
        sheets: list[Iterable[OutRow | bytes]] = [read_me_rows(lines, self.read_me)]
        for kind in self.prepared:
            sheets.append(_without_hidden(self._all_rows(kind), columns_of(kind)))
        if self.conflicts:
            rows = self.conflict_rows.rows(self.envelope)
            sheets.append(_without_hidden(rows, self._of_conflicts()))
        return sheets

    def _all_rows(self, kind: str) -> Iterator[OutRow]:
        rows = self.sheets[kind]
        self.steps.what = sheet_title(kind)
        yield from rows.head(self.envelope)
        for some in sheet_pieces(self.prepared[kind]):
            self.steps.step(len(some.rows))
            yield from rows.rows(some)

    def _of_conflicts(self) -> tuple[Column, ...]:
        return conflict_columns(most_values(self.conflicts))


def _kept(columns: Iterable[Column]) -> list[Column]:
    return [column for column in columns if column.role not in _FOR_THE_SENDER]


def _without_hidden(rows: Iterable[OutRow], columns: Sequence[Column]) -> Iterator[OutRow]:
    kept = [place for place, column in enumerate(columns, 1) if column.role not in _FOR_THE_SENDER]
    places: Mapping[int, int] = {before: after for after, before in enumerate(kept, 1)}
    for row in rows:
        if row.number != KEY_ROW:
            cells = {places[at]: cell for at, cell in row.cells.items() if at in places}
            yield OutRow(row.number, cells, lines=row.lines)
