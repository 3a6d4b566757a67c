"""Makes the workbook file: openpyxl builds its frame, the rows are streamed into it.

openpyxl alone would leave plain copies of the rows in the computer's folder for temporary files,
and stamp the time of day.
"""

import io
import re
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from hrdesk.exchange.row_xml import OutRow, escaped, row_xml

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
# How many pieces may wait to be pressed, and how big they are: whoever wants Python's turn waits
# up to 5 ms for it, so that a thread with small ones would be waited for all the time.
_AHEAD, _BUFFER = 4, 1 << 20
# What is pressed sooner than another thread takes it over.
_SMALL = 1 << 16
_OLDEST = (1980, 1, 1, 0, 0, 0)


Write = Callable[[bytes], None]


def save(
    book: Workbook,
    rows: Sequence[Iterable[OutRow | bytes]],
    target: IO[bytes],
    minute: int,
    identifier: str,
) -> None:
    """Write the workbook with the rows of each of its sheets, in their order, some made already.

    The same content gives the same bytes: every time in the file is the workbook's own minute.
    """
    moment = datetime.fromtimestamp(minute * 60, UTC)
    frame = io.BytesIO()
    with zipfile.ZipFile(frame, "w") as made:
        _FrameWriter(book, made).write_data()
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


class _FrameWriter(ExcelWriter):
    """Writes the frame without a file on the disk for each sheet, which openpyxl makes on the way."""

    def write_worksheet(self, ws: Any) -> None:
        """Part of openpyxl's writing."""
        memory, archive = io.BytesIO(), self._archive  # type: ignore[attr-defined]
        writer = WorksheetWriter(ws, memory)
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]
        archive.writestr(ws.path[1:], memory.getvalue())
        self.manifest.append(ws)


def _properties(moment: datetime, identifier: str) -> bytes:
    when = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return _CORE_XML.format(identifier=escaped(identifier), when=when).encode()


@contextmanager
def _behind(part: IO[bytes], thread: ThreadPoolExecutor) -> Iterator[Write]:
    """Writes to a part while more is made: to press it takes long, and no turn of Python's."""
    waiting: deque[Future[int]] = deque()

    def write(content: bytes) -> None:
        if not waiting and len(content) < _SMALL:
            part.write(content)
            return
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


def _write_sheet(write: Write, frame: bytes, rows: Iterable[OutRow | bytes]) -> None:
    place = _ROWS.search(frame)
    assert place is not None, "a sheet without a place for its rows"
    write(frame[: place.start()] + b"<sheetData>")
    waiting, size = [], 0
    for row in rows:
        content = row if isinstance(row, bytes) else row_xml(row)
        waiting.append(content)
        size += len(content)
        if size >= _BUFFER:
            write(b"".join(waiting))
            waiting, size = [], 0
    write(b"".join(waiting))
    write(b"</sheetData>" + frame[place.end() :])


def part_path(path: Path) -> Path:
    """Where a workbook grows before it gets its name: beside it, so that renaming is one step."""
    return path.with_name(f".{path.name}.part")
