"""Makes the workbook file: openpyxl builds its frame, the rows are streamed into it.

openpyxl alone would turn `=` texts into formulas and `#N/A` into errors, cut long texts, leave
plain copies of the rows in the computer's folder for temporary files, and stamp the time of day.
"""

import io
import re
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
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
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
# The same as bytes, but for what stands between texts that are looked at together.
_BETWEEN, _CONTROLS = "\0", bytes([*range(1, 9), *range(11, 32)])
# In points; LibreOffice does not make rows higher by itself for texts that are wrapped.
_LINE, _HIGHEST = 15, 405
# How many pieces may wait to be pressed, and how big they are: whoever wants Python's turn waits
# up to 5 ms for it, so that a thread with small ones would be waited for all the time.
_AHEAD, _BUFFER = 4, 1 << 20
_OLDEST = (1980, 1, 1, 0, 0, 0)


Write = Callable[[bytes], None]


class OutCell(NamedTuple):
    """One cell to write: a text or a number, with the number of its style."""

    value: str | int | float
    style: int


class OutRow(NamedTuple):
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
        ThreadPoolExecutor(1) as thread,
    ):
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            content = parts.read(name)
            if name == _CORE:
                content = _properties(moment, identifier)
            with archive.open(info, "w") as part, _behind(part, thread) as write:
                found = _SHEET.fullmatch(name)
                if found is None:
                    write(content)
                else:
                    _write_sheet(write, content, rows[int(found[1]) - 1])


def _properties(moment: datetime, identifier: str) -> bytes:
    when = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return _CORE_XML.format(identifier=escaped(identifier), when=when).encode()


@contextmanager
def _behind(part: IO[bytes], thread: ThreadPoolExecutor) -> Iterator[Write]:
    """Writes to a part while more is made: to press it takes long, and no turn of Python's."""
    waiting: deque[Future[int]] = deque()

    def write(content: bytes) -> None:
        waiting.append(thread.submit(part.write, content))
        if len(waiting) > _AHEAD:
            waiting.popleft().result()

    try:
        yield write
    finally:
        # Whatever happens, the part is not closed under the hands of the other thread.
        wait(waiting)
    for each in waiting:
        each.result()


def _write_sheet(write: Write, frame: bytes, rows: Iterable[OutRow]) -> None:
    place = _ROWS.search(frame)
    assert place is not None, "a sheet without a place for its rows"
    write(frame[: place.start()] + b"<sheetData>")
    waiting, size = [], 0
    for row in rows:
        content = row_xml(row)
        waiting.append(content)
        size += len(content)
        if size >= _BUFFER:
            write(b"".join(waiting))
            waiting, size = [], 0
    write(b"".join(waiting))
    write(b"</sheetData>" + frame[place.end() :])


def row_xml(row: OutRow) -> bytes:
    """A row as a spreadsheet file holds it."""
    number = str(row.number).encode()
    hidden = b' hidden="1"' if row.hidden else b""
    height = b' ht="%d"' % min(row.lines * _LINE, _HIGHEST) if row.lines else b""
    cells = b"".join(_cells_xml(row, number))
    return b'<row r="%b"%b%b>%b</row>' % (number, height, hidden, cells)


def _cells_xml(row: OutRow, number: bytes) -> list[bytes]:
    cells = sorted(row.cells.items())
    texts = _all_escaped([value for _, (value, _) in cells if isinstance(value, str)])
    found: list[bytes] = []
    for column, (value, style) in cells:
        before, text_begins, number_begins = _around(column, style)
        if isinstance(value, str):
            found += before, number, text_begins, next(texts), b"</t></is></c>"
        else:
            found += before, number, number_begins, repr(value).encode(), b"</v></c>"
    return found


@lru_cache(maxsize=4096)
def _around(column: int, style: int) -> tuple[bytes, bytes, bytes]:
    """What stands before the number of the row in a cell, and behind it if it is text, or not."""
    before, look = f'<c r="{get_column_letter(column)}'.encode(), f'" s="{style}"'.encode()
    return before, look + b' t="inlineStr"><is><t xml:space="preserve">', look + b"><v>"


def _all_escaped(texts: Sequence[str]) -> Iterator[bytes]:
    """The texts of a row as `escaped` writes them: looked at together, for they are millions."""
    together = _BETWEEN.join(texts)
    told = together.encode()
    is_plain = len(told.translate(None, _CONTROLS)) == len(told) and b"_x" not in told
    if is_plain and "\ufffe" not in together and "\uffff" not in together:
        for sign, written in ((b"&", b"&amp;"), (b"<", b"&lt;"), (b">", b"&gt;")):
            told = told.replace(sign, written)
        found = told.split(_BETWEEN.encode())
        if len(found) == len(texts):
            return iter(found)
    return (escaped(each).encode() for each in texts)


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column so many characters wide."""
    return sum(1 + len(paragraph) // max(width, 1) for paragraph in text.split("\n"))


def escaped(text: str) -> str:
    """A text as XML holds it; what XML cannot hold is written as `_xHHHH_`."""
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
