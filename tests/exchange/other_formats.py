"""Saves a workbook as a spreadsheet program does under .ods, by what openpyxl finds in it."""

import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from openpyxl import load_workbook

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)
_CALC = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def save_as_ods(book: Path, target: Path) -> Path:
    """Write all sheets of a workbook into an OpenDocument spreadsheet."""
    workbook = load_workbook(book)
    sheets = []
    for sheet in workbook:
        rows = ("".join(_cells([cell.value for cell in row])) for row in sheet.iter_rows())
        inner = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        sheets.append(table(sheet.title, inner))
    return write_ods(target, *sheets)


def table(title: str, rows: str) -> str:
    """One sheet as the content part holds it."""
    columns = '<table:table-column table:number-columns-repeated="16384"/>'
    return f"<table:table table:name={quoteattr(title)}>{columns}{rows}</table:table>"


def write_ods(target: Path, *sheets: str, head: str = "", encoding: str = "UTF-8") -> Path:
    """Write sheets into a file of their own."""
    content = (
        f'<?xml version="1.0" encoding="{encoding}"?>{head}'
        f"<office:document-content{_NAMES}{_CALC}><office:body><office:spreadsheet>"
        f"{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content.encode(encoding))
    return target


def _cells(values: list[object]) -> Iterator[str]:
    for value in values:
        match value:
            case None:
                yield "<table:table-cell/>"
            case bool():
                yield _cell("boolean", f'office:boolean-value="{str(value).lower()}"', str(value))
            case int() | float():
                yield _cell("float", f'office:value="{value!r}"', str(value))
            case datetime():
                text = value.isoformat()
                text = text.removesuffix("T00:00:00")
                yield _cell("date", f'office:date-value="{text}"', text)
            case time():
                text = value.strftime("PT%HH%MM%SS")
                yield _cell("time", f'office:time-value="{text}"', text)
            case _:
                yield _cell("string", "", *str(value).split("\n"))


def _cell(kind: str, value: str, *paragraphs: str) -> str:
    inner = "".join(f"<text:p>{_text(each)}</text:p>" for each in paragraphs)
    return f'<table:table-cell office:value-type="{kind}" {value}>{inner}</table:table-cell>'


def _text(paragraph: str) -> str:
    return escape(paragraph).replace("\t", "<text:tab/>").replace("  ", ' <text:s text:c="1"/>')
