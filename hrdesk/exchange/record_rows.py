"""The rows of a record sheet: title, keys, headings, one row a record, and spare lines."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.fields import Kind
from hrdesk.exchange.base_rows import KeptCells
from hrdesk.exchange.cell_text import is_plain_number, serial_of
from hrdesk.exchange.layout import (
    HEADER_ROW,
    KEY_ROW,
    NUMBER,
    REF,
    TITLE_ROW,
    TOKEN,
    Column,
    Role,
    columns_of,
    content_columns,
    title_line,
)
from hrdesk.exchange.looks import (
    DATE_FORMAT,
    NUMBER_FORMAT,
    TIME_FORMAT,
    Look,
    field_look,
    look_of,
)
from hrdesk.exchange.marks import spare_ref, token_of
from hrdesk.exchange.row_xml import OutCell, OutRow, row_xml

if TYPE_CHECKING:
    from hrdesk.exchange.styles import StyleBook

_DATES = (Kind.DATE, Kind.SPAN)
Written = tuple[str | int | float, int]


class SheetPiece(NamedTuple):
    """Some records of a sheet, from a row on: the Ref and the texts of each."""

    first: int
    rows: list[tuple[str, KeptCells]]


class RecordRows:
    """Writes the rows of one kind; a style is looked up once for each column."""

    def __init__(self, kind: str, workbook: str, styles: "StyleBook") -> None:
        self._kind = kind
        self._workbook = workbook
        self._columns = columns_of(kind)
        self._content = tuple(column.key for column in content_columns(kind))
        self._place = {column.key: place for place, column in enumerate(self._columns, 1)}
        self._style = {column.key: styles.number(look_of(column)) for column in self._columns}
        self._written = {column.key: self._how(column, styles) for column in self._columns}
        self._nothing = token_of(workbook, self._content, {})
        self._plain = styles.number(Look())
        self._large = styles.number(Look(large=True))
        self._heading = styles.number(Look(heading=True, wrap=True))
        self._date = styles.number(Look(DATE_FORMAT))
        self._time = styles.number(Look(TIME_FORMAT))
        self._number = styles.number(Look(NUMBER_FORMAT))

    def head(self, envelope: Envelope) -> Iterator[OutRow]:
        """What stands above the records."""
        yield OutRow(TITLE_ROW, {1: OutCell(title_line(self._kind, envelope), self._large)})
        keys = (column.key for column in self._columns)
        yield OutRow(KEY_ROW, self._texts(keys, self._plain), hidden=True)
        headers = (column.header for column in self._columns)
        yield OutRow(HEADER_ROW, self._texts(headers, self._heading))

    def rows(self, piece: SheetPiece) -> Iterator[OutRow]:
        """The rows of some records."""
        for number, (ref, kept) in enumerate(piece.rows, piece.first):
            yield self._record(number, ref, kept.texts)

    def made(self, piece: SheetPiece) -> bytes:
        """The rows of some records as the file has them."""
        return b"".join(map(row_xml, self.rows(piece)))

    def spares(self, first: int, count: int) -> Iterator[OutRow]:
        """So many spare lines, from a row on."""
        for line in range(1, count + 1):
            yield self._spare(first + line - 1, line)

    def _texts(self, texts: Iterator[str], style: int) -> dict[int, OutCell]:
        return {place: OutCell(text, style) for place, text in enumerate(texts, 1)}

    def _record(self, row: int, ref: str, texts: Mapping[str, str]) -> OutRow:
        cells = self._lead(row, ref, token_of(self._workbook, self._content, texts))
        for key, text in texts.items():
            place, style, kind = self._written[key]
            cells[place] = (text, style) if kind is None else self._cell(text, style, kind)
        return OutRow(row, cells)

    def _spare(self, row: int, line: int) -> OutRow:
        ref = spare_ref(self._workbook, self._kind, line)
        return OutRow(row, self._lead(row, ref, self._nothing))

    def _lead(self, row: int, ref: str, token: str) -> dict[int, Written]:
        return {
            self._place[REF]: OutCell(ref, self._style[REF]),
            self._place[TOKEN]: OutCell(token, self._style[TOKEN]),
            self._place[NUMBER]: OutCell(row - HEADER_ROW, self._style[NUMBER]),
        }

    def _how(self, column: Column, styles: "StyleBook") -> tuple[int, int, Kind | None]:
        """Where the texts of a column stand and in which style; the kind of those that may be more
        than texts."""
        place, spec = self._place[column.key], column.field
        if column.role is not Role.FIELD or spec is None:
            return place, self._style[column.key], None
        style = styles.number(Look(wrap=field_look(column).wrap))
        return place, style, spec.kind if spec.kind in (*_DATES, Kind.NUMBER) else None

    def _cell(self, text: str, style: int, kind: Kind) -> Written:
        if kind in _DATES and (serial := serial_of(text)) is not None:
            return serial, self._time if "T" in text else self._date
        if kind is Kind.NUMBER and is_plain_number(text):
            return float(text) if "." in text else int(text), self._number
        return text, style
