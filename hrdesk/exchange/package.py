"""Makes the workbook file: openpyxl builds its frame, the rows are streamed into it.

openpyxl alone would turn `=` texts into formulas and `#N/A` into errors, cut long texts, leave
plain copies of the rows in the computer's folder for temporary files, and stamp the time of day.
"""

import io
import re
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import IO, NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

_CORE = "docProps/core.xml"
# The only properties: no name of a user, a machine or a folder.
_CORE_XML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:creator>HRDesk</dc:creator><dc:identifier>{identifier}</dc:identifier>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
    "</cp:coreProperties>"
)
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
# Reads like an escape, so its first character is escaped itself (ECMA-376, ST_Xstring).
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Most texts: no sign of these, and no underscore, needs anything done.
_PLAIN = re.compile("[^\x00-\x08\x0b-\x1f\ufffe\uffff_&<>]*")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
# In points; LibreOffice does not make rows higher by itself for texts that are wrapped.
_LINE, _HIGHEST = 15, 405
_BUFFER = 1 << 16
# How many pieces may wait to be pressed.
_AHEAD = 8
_OLDEST = (1980, 1, 1, 0, 0, 0)


Write = Callable[[bytes], None]


class OutCell(NamedTuple):
    """One cell to write: a text or a number, with the number of its style."""

    value: str | int | float
    style: int


@dataclass(frozen=True)
class OutRow:
    """One row to write; cells are by column number, counted from 1.

    `lines` is how many lines of text it shows; 0 leaves its height to the program that opens it.
    """

    number: int
    cells: Mapping[int, tuple[str | int | float, int]]
    hidden: bool = False
    lines: int = 0


def save(
    book: Workbook,
    rows: Sequence[Iterable[OutRow]],
    target: IO[bytes],
    minute: int,
    identifier: str,
) -> None:
    """Write the workbook with the rows of each of its sheets, in their order.

    The same content gives the same bytes: every time in the file is the workbook's own minute.
    """
    moment = datetime.fromtimestamp(minute * 60, UTC)
    frame = io.BytesIO()
    book.save(frame)
    stamp = max(moment.timetuple()[:6], _OLDEST)
    with (
        zipfile.ZipFile(frame) as parts,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            content = parts.read(name)
            if name == _CORE:
                content = _properties(moment, identifier)
            with archive.open(info, "w") as part, _behind(part) as write:
                found = _SHEET.fullmatch(name)
                if found is None:
                    write(content)
                else:
                    _write_sheet(write, content, rows[int(found[1]) - 1])


def _properties(moment: datetime, identifier: str) -> bytes:
    when = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return _CORE_XML.format(identifier=escaped(identifier), when=when).encode()


@contextmanager
def _behind(part: IO[bytes]) -> Iterator[Write]:
    """Writes to a part while more is made: to press it takes long, and no turn of Python's."""
    waiting: deque[Future[int]] = deque()

    def write(content: bytes) -> None:
        waiting.append(thread.submit(part.write, content))
        if len(waiting) > _AHEAD:
            waiting.popleft().result()

    with ThreadPoolExecutor(1) as thread:
        yield write
        for each in waiting:
            each.result()


def _write_sheet(write: Write, frame: bytes, rows: Iterable[OutRow]) -> None:
    place = _ROWS.search(frame)
    assert place is not None, "a sheet without a place for its rows"
    write(frame[: place.start()] + b"<sheetData>")
    waiting, size = [], 0
    for row in rows:
        text = row_xml(row)
        waiting.append(text)
        size += len(text)
        if size >= _BUFFER:
            write("".join(waiting).encode())
            waiting, size = [], 0
    write("".join(waiting).encode())
    write(b"</sheetData>" + frame[place.end() :])


def row_xml(row: OutRow) -> str:
    """A row as a spreadsheet file holds it."""
    hidden = ' hidden="1"' if row.hidden else ""
    height = f' ht="{min(row.lines * _LINE, _HIGHEST)}"' if row.lines else ""
    return f'<row r="{row.number}"{height}{hidden}>{"".join(_cells_xml(row))}</row>'


def _cells_xml(row: OutRow) -> list[str]:
    number, cells, found = row.number, row.cells, []
    for column in sorted(cells):
        value, style = cells[column]
        letters, look = _opening(column, style)
        if isinstance(value, str):
            text = value if _PLAIN.fullmatch(value) else escaped(value)
            held = f'<is><t xml:space="preserve">{text}</t></is>'
            found.append(f'{letters}{number}{look} t="inlineStr">{held}</c>')
        else:
            found.append(f"{letters}{number}{look}><v>{value!r}</v></c>")
    return found


@lru_cache(maxsize=4096)
def _opening(column: int, style: int) -> tuple[str, str]:
    """What stands before and after the number of the row where a cell begins."""
    return f'<c r="{get_column_letter(column)}', f'" s="{style}"'


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column so many characters wide."""
    return sum(1 + len(paragraph) // max(width, 1) for paragraph in text.split("\n"))


def escaped(text: str) -> str:
    """A text as XML holds it; what XML cannot hold is written as `_xHHHH_`."""
    if _PLAIN.fullmatch(text):
        return text
    return storable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def storable(text: str) -> str:
    """A text as a spreadsheet stores it: what XML cannot hold is written as `_xHHHH_`."""
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)
    if _CONTROL.search(text) is None:
        return text
    return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def part_path(path: Path) -> Path:
    """Where a workbook grows before it gets its name: beside it, so that renaming is one step."""
    return path.with_name(f".{path.name}.part")
