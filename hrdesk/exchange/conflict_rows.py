"""The rows of the sheet of conflicts: title, keys, headings, and one row a conflict."""

from collections.abc import Iterable, Iterator, Sequence

from hrdesk.domain.arrival import Envelope
from hrdesk.exchange.layout import (
    CONFLICTS,
    FIRST_ROW,
    HEADER_ROW,
    KEY_ROW,
    NUMBER,
    REF,
    REGISTER,
    TITLE_ROW,
    TOKEN,
    conflict_columns,
    title_line,
)
from hrdesk.exchange.looks import Look, look_of
from hrdesk.exchange.row_xml import OutCell, OutRow, lines_of
from hrdesk.exchange.standing import Standing
from hrdesk.exchange.styles import StyleBook


def most_values(conflicts: Iterable[Standing]) -> int:
    """How many columns the values need."""
    return max((len(each.values) for each in conflicts), default=2)


class ConflictRows:
    """Writes the rows of the conflicts of one workbook; a style is looked up once a column."""

    def __init__(self, conflicts: Sequence[Standing], workbook: str, styles: StyleBook) -> None:
        self._conflicts = conflicts
        self._workbook = workbook
        self._columns = conflict_columns(most_values(conflicts))
        self._style = {column.key: styles.number(look_of(column)) for column in self._columns}
        self._plain = styles.number(Look())
        self._large = styles.number(Look(large=True))
        self._heading = styles.number(Look(heading=True, wrap=True))

    def rows(self, envelope: Envelope) -> Iterator[OutRow]:
        """All rows of the sheet."""
        yield OutRow(TITLE_ROW, {1: OutCell(title_line(CONFLICTS, envelope), self._large)})
        keys = (column.key for column in self._columns)
        yield OutRow(KEY_ROW, _texts(keys, self._plain), hidden=True)
        headers = (column.header for column in self._columns)
        yield OutRow(HEADER_ROW, _texts(headers, self._heading))
        for row, conflict in enumerate(self._conflicts, FIRST_ROW):
            yield OutRow(row, self._cells(row, conflict), lines=self._lines(conflict))

    def _lines(self, conflict: Standing) -> int:
        widths = {column.key: column.width for column in self._columns}
        return max(lines_of(text, widths[key]) for key, text in conflict.cells.items())

    def _cells(self, row: int, conflict: Standing) -> dict[int, OutCell]:
        texts: dict[str, str | int] = {
            REF: conflict.ref,
            TOKEN: conflict.token(self._workbook),
            NUMBER: row - HEADER_ROW,
            REGISTER: conflict.register,
            **conflict.cells,
        }
        return {
            place: OutCell(texts[column.key], self._style[column.key])
            for place, column in enumerate(self._columns, 1)
            if column.key in texts
        }


def _texts(texts: Iterable[str], style: int) -> dict[int, OutCell]:
    return {place: OutCell(text, style) for place, text in enumerate(texts, 1)}
