"""An OpenDocument spreadsheet opened for reading, as LibreOffice saves a workbook under .ods.

One part holds all sheets; each is read by itself, in time and memory that grow only with what
stands in its cells, however often the file says that a cell or a row repeats.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple
from xml.parsers import expat

from hrdesk.domain.errors import DeskError, FileRefused
from hrdesk.exchange.book import ArchivedBook, Sheet
from hrdesk.exchange.ods_cells import RepeatsTooOftenError, TableListener
from hrdesk.exchange.preflight import CONTENT
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.exchange.sheet_cells import Cells
from hrdesk.exchange.xml_part import new_parser, parse_part

_CHUNK = 1 << 16
_TABLE = "table:table"
_END = b"</table:table>"
_EMPTY = b"<table:table/>"


class OpenedOds(ArchivedBook):
    """An open OpenDocument spreadsheet. Whatever is wrong with it is raised as `FileRefused`."""

    notices = ("from_ods",)

    def __init__(
        self, path: Path, *, progress: Progress | None = None, cancelled: Cancel | None = None
    ) -> None:
        super().__init__(path)
        try:
            places = self._places()
        except DeskError:
            self._archive.close()
            raise
        self._by_part = {str(number): place for number, place in enumerate(places)}
        self.sheets = [Sheet(place.title, part) for part, place in self._by_part.items()]
        total = sum(place.end - place.begin for place in places)
        self.steps = Steps(total, progress, cancelled, every=1)

    def rows(self, sheet: Sheet) -> Iterator[tuple[int, Cells]]:
        """The rows of a sheet that are not empty, with their numbers. Raises `Cancelled`."""
        listener = TableListener()
        self.steps.what = sheet.title
        for size in self._pieces(self._by_part[sheet.part], listener):
            self.steps.step(size)
            complete, listener.rows = listener.rows, []
            yield from complete

    def _pieces(self, place: "_Place", listener: TableListener) -> Iterator[int]:
        try:
            with self._refusing(), self._archive.open(CONTENT) as part:
                part.seek(place.begin)
                yield from parse_part(_Slice(part, place), listener, prefixes=True)
        except RepeatsTooOftenError as error:
            raise FileRefused("too_big", path=self._path) from error

    def _places(self) -> list["_Place"]:
        with self._refusing(), self._archive.open(CONTENT) as part:
            search = _Search()
            while chunk := part.read(_CHUNK):
                search.parser.Parse(chunk, False)
            search.parser.Parse(b"", True)
        return search.found


class _Place(NamedTuple):
    """Where the bytes of a sheet begin, and where its last tag does."""

    title: str
    begin: int
    end: int


class _Search:
    """Finds where each sheet stands in the part that holds them all."""

    def __init__(self) -> None:
        self.found: list[_Place] = []
        self.parser = new_parser()
        self.parser.XmlDeclHandler = _refuse_other_encodings
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._title, self._begin, self._depth = "", 0, 0
        self._is_empty = True

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._is_empty = False
        if name == _TABLE:
            # A table within a cell is no sheet.
            if not self._depth:
                self._title = attributes.get("table:name", "")
                self._begin = self.parser.CurrentByteIndex
                self._is_empty = True
            self._depth += 1

    def _end(self, name: str) -> None:
        if name == _TABLE:
            self._depth -= 1
            if not self._depth:
                # A tag that begins and ends at once has no last tag.
                end = self._begin if self._is_empty else self.parser.CurrentByteIndex
                self.found.append(_Place(self._title, self._begin, end))


def _refuse_other_encodings(_version: str, encoding: str | None, _alone: int) -> None:
    if encoding is not None and encoding.lower() != "utf-8":
        raise expat.ExpatError("the sheets could not be read one by one")


class _Slice:
    """A sheet alone, as if it were a part of its own."""

    def __init__(self, part: IO[bytes], place: _Place) -> None:
        self._part = part
        self._left = place.end - place.begin
        self._last = _END if self._left else _EMPTY

    def read(self, size: int) -> bytes:
        """As of a file."""
        if not self._left:
            last, self._last = self._last, b""
            return last
        content = self._part.read(min(size, self._left))
        self._left -= len(content)
        return content
