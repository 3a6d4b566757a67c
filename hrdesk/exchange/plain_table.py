"""Records of one kind as a plain table that any program opens: no keys, nothing hidden, no formulas.

What its reader may see is decided before; here it is laid out, and saved as .csv, .xlsx or .ods.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from xml.sax.saxutils import escape

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.dates import parse_moment
from hrdesk.domain.fields import Kind
from hrdesk.domain.records import shape_of
from hrdesk.exchange.cell_text import Names, serial_of
from hrdesk.exchange.layout import NOT_SHARED, Column, Role, columns_of, sheet_title
from hrdesk.exchange.prepared import OutRecord, prepared
from hrdesk.exchange.progress import Cancel, Progress, Steps

TITLE, _OWN = "title", "own_"
_TOLD = frozenset({Role.REF, Role.FIELD, Role.NAME, Role.LABEL, Role.PARTNERS})
_DATED = frozenset({Kind.DATE, Kind.SPAN})
_MARK = "\ufeff"
# What a spreadsheet would carry out, but for a telephone number or a number.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s().\-/–]*$)")
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="{title}">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


@dataclass(frozen=True)
class PlainTable:
    """A table as it is written.

    `dated` are the places of columns that hold dates, `by_ref` of those whose Refs a column beside
    them has by name.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    dated: frozenset[int] = frozenset()
    widths: tuple[int, ...] = ()
    by_ref: frozenset[int] = frozenset()

    @property
    def to_read(self) -> tuple[int, ...]:
        """The places of the columns that tell a person something: filled, and not by Refs."""
        return tuple(
            place
            for place in range(len(self.headings))
            if place not in self.by_ref and any(row[place] for row in self.rows)
        )


def table_of(
    kind: str,
    records: Sequence[OutRecord],
    names: Names,
    envelope: Envelope,
    only: Sequence[str] = (),
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> PlainTable:
    """The records as a table: all columns, or `only` those fields, in that order.

    `title` is what a record is called; a field of that name is `own_title`, as in a query. Columns
    of which all stays are left out. Raises `Cancelled`, and `BadValue` for a text too long for a
    cell.
    """
    columns = _columns(kind, only)
    steps = Steps(len(records), progress, cancelled)
    steps.what = "table"
    lines: list[list[str]] = []
    for record in records:
        steps.step()
        cells = prepared(record, names, envelope).row.cells
        told = {Role.REF: record.ref, Role.SHOWN: names.titles.get(record.ref, "")}
        lines.append([told.get(column.role, cells.get(column.key, "")) for column in columns])
    kept = [
        place
        for place in range(len(columns))
        if not lines or any(line[place] != NOT_SHARED for line in lines)
    ]
    rows = tuple(
        tuple("" if line[place] == NOT_SHARED else line[place] for place in kept) for line in lines
    )
    return _table(kind, [columns[place] for place in kept], rows)


def csv_of(table: PlainTable, separator: str = ",") -> bytes:
    """The table as text, in UTF-8 that says so: Excel would take it for something else."""
    told = io.StringIO()
    writer = csv.writer(told, delimiter=separator, lineterminator="\r\n")
    writer.writerow(table.headings)
    for row in table.rows:
        writer.writerow([_harmless(text) for text in row])
    return (_MARK + told.getvalue()).encode()


def xlsx_of(table: PlainTable, minute: int) -> bytes:
    """The table as an Excel workbook; the same at the same minute."""
    # Dear to load, and .csv does without it.
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.workbook import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "HRDesk"
    book.properties.created = book.properties.modified = _moment(minute)
    sheet = book.create_sheet(table.title)
    for place, width in enumerate(table.widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    head = [WriteOnlyCell(sheet, text) for text in table.headings]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    for row in table.rows:
        cells = []
        for place, text in enumerate(row):
            day = _day(text) if place in table.dated else None
            value: Any = text if day is None else day
            cell = WriteOnlyCell(sheet, value)
            if day is None:
                # A text stays one, also where it begins like a formula.
                cell.data_type = "s"
            else:
                cell.number_format = "yyyy-mm-dd"
            cells.append(cell)
        sheet.append(cells)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def ods_of(table: PlainTable) -> bytes:
    """The table as an OpenDocument spreadsheet."""
    head = _ods_row(map(_ods_text, table.headings))
    rows = "".join(
        _ods_row(_ods_cell(text, is_dated=place in table.dated) for place, text in enumerate(row))
        for row in table.rows
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _ODS_TYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        told = _CONTENT.replace("{title}", escape(table.title, {'"': "&quot;"}))
        archive.writestr("content.xml", told.replace("{rows}", head + rows))
    return content.getvalue()


def _moment(minute: int) -> datetime:
    # In UTC, which the format takes for granted and openpyxl wants unsaid.
    return datetime.fromtimestamp(minute * 60, UTC).replace(tzinfo=None)


def _table(kind: str, columns: Sequence[Column], rows: tuple[tuple[str, ...], ...]) -> PlainTable:
    return PlainTable(
        sheet_title(kind),
        tuple(column.header for column in columns),
        rows,
        _places(columns, _is_dated),
        tuple(column.width for column in columns),
        _places(columns, _is_by_ref),
    )


def _columns(kind: str, only: Sequence[str]) -> list[Column]:
    every = [column for column in columns_of(kind) if column.role in _TOLD]
    if not only:
        return every
    found: list[Column] = []
    called = shape_of(kind).title
    for wanted in only:
        if wanted == TITLE and len(called) != 1:
            found.append(Column(TITLE, "Title", Role.SHOWN, 34))
            continue
        name = called[0] if wanted == TITLE else wanted.removeprefix(_OWN)
        of_field = [column for column in every if _name_of(column) == name]
        # Of links people read the names.
        named = [column for column in of_field if column.role is Role.NAME]
        found += named or of_field
    return found


def _name_of(column: Column) -> str:
    return column.field.name if column.field is not None else column.key


def _is_dated(column: Column) -> bool:
    return (
        column.field is not None
        and column.field.kind in _DATED
        and not column.key.endswith(".zone")
    )


def _is_by_ref(column: Column) -> bool:
    return column.role is Role.FIELD and column.field is not None and bool(column.field.links)


def _places(columns: Sequence[Column], are: Callable[[Column], bool]) -> frozenset[int]:
    return frozenset(place for place, column in enumerate(columns) if are(column))


def _day(text: str) -> date | datetime | None:
    """An exact day or minute that every spreadsheet counts alike; None for what stays text."""
    moment = parse_moment(text)
    if moment is None or serial_of(text) is None:
        return None
    return datetime.fromisoformat(text) if moment.time else moment.first


def _harmless(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _ods_row(cells: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _ods_cell(text: str, *, is_dated: bool) -> str:
    if is_dated and (day := _day(text)) is not None:
        told = f' office:value-type="date" office:date-value="{day.isoformat()}"'
        return f"<table:table-cell{told}><text:p>{escape(text)}</text:p></table:table-cell>"
    return _ods_text(text) if text else "<table:table-cell/>"


def _ods_text(text: str) -> str:
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
