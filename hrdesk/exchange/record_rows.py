"""The rows of a record sheet: title, keys, headings, one row a record, and spare lines."""

from collections.abc import Iterator, Sequence

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.fields import Kind
from hrdesk.exchange.cell_text import is_plain_number, serial_of
from hrdesk.exchange.frame import field_look, look_of
from hrdesk.exchange.layout import (
    FIRST_ROW,
    HEADER_ROW,
    KEY_ROW,
    NUMBER,
    REF,
    TITLE_ROW,
    TOKEN,
    Role,
    columns_of,
    content_columns,
    title_line,
)
from hrdesk.exchange.marks import spare_ref, token_of
from hrdesk.exchange.package import OutCell, OutRow
from hrdesk.exchange.prepared import Prepared
from hrdesk.exchange.progress import Steps
from hrdesk.exchange.styles import DATE_FORMAT, NUMBER_FORMAT, TIME_FORMAT, Look, StyleBook

_DATES = (Kind.DATE, Kind.SPAN)


class RecordRows:
    """Writes the rows of one kind; a style is looked up once for each column."""

    def __init__(self, kind: str, workbook: str, styles: StyleBook) -> None:
        self._kind = kind
        self._workbook = workbook
        self._columns = columns_of(kind)
        self._content = tuple(column.key for column in content_columns(kind))
        self._place = {column.key: place for place, column in enumerate(self._columns, 1)}
        self._style = {column.key: styles.number(look_of(column)) for column in self._columns}
        self._text_style = {
            column.key: styles.number(Look(wrap=field_look(column).wrap))
            for column in self._columns
            if column.role is Role.FIELD
        }
        self._writers = {
            column.key: column.field.kind
            for column in self._columns
            if column.role is Role.FIELD and column.field is not None
        }
        self._plain = styles.number(Look())
        self._large = styles.number(Look(large=True))
        self._heading = styles.number(Look(heading=True, wrap=True))
        self._date = styles.number(Look(DATE_FORMAT))
        self._time = styles.number(Look(TIME_FORMAT))
        self._number = styles.number(Look(NUMBER_FORMAT))

    def rows(
        self, envelope: Envelope, records: Sequence[Prepared], spare_lines: int, steps: Steps
    ) -> Iterator[OutRow]:
        """All rows of the sheet."""
        yield OutRow(TITLE_ROW, {1: OutCell(title_line(self._kind, envelope), self._large)})
        keys = (column.key for column in self._columns)
        yield OutRow(KEY_ROW, self._texts(keys, self._plain), hidden=True)
        headers = (column.header for column in self._columns)
        yield OutRow(HEADER_ROW, self._texts(headers, self._heading))
        for place, record in enumerate(records):
            steps.step()
            yield self._record(FIRST_ROW + place, record)
        for line in range(1, spare_lines + 1):
            yield self._spare(FIRST_ROW + len(records) + line - 1, line)

    def _texts(self, texts: Iterator[str], style: int) -> dict[int, OutCell]:
        return {place: OutCell(text, style) for place, text in enumerate(texts, 1)}

    def _record(self, row: int, record: Prepared) -> OutRow:
        token = token_of(self._workbook, self._content, record.cells)
        cells = self._lead(row, record.ref, token)
        for key, text in record.cells.items():
            cells[self._place[key]] = self._cell(key, text)
        return OutRow(row, cells)

    def _spare(self, row: int, line: int) -> OutRow:
        ref = spare_ref(self._workbook, self._kind, line)
        return OutRow(row, self._lead(row, ref, token_of(self._workbook, self._content, {})))

    def _lead(self, row: int, ref: str, token: str) -> dict[int, OutCell]:
        return {
            self._place[REF]: OutCell(ref, self._style[REF]),
            self._place[TOKEN]: OutCell(token, self._style[TOKEN]),
            self._place[NUMBER]: OutCell(row - HEADER_ROW, self._style[NUMBER]),
        }

    def _cell(self, key: str, text: str) -> OutCell:
        kind = self._writers.get(key)
        if kind in _DATES and (serial := serial_of(text)) is not None:
            return OutCell(serial, self._time if "T" in text else self._date)
        if kind is Kind.NUMBER and is_plain_number(text):
            return OutCell(float(text) if "." in text else int(text), self._number)
        return OutCell(text, self._text_style.get(key, self._style[key]))
