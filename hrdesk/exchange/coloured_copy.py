"""Makes a copy of a file that came in, with its cells coloured and a first sheet "What happened".

For the process apart only: openpyxl takes in whatever the file holds.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import (
    CellCoordinatesException,
    IllegalCharacterError,
    InvalidFileException,
    SheetTitleException,
)
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hrdesk.domain.arrival import Arrival, Seal
from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.happened import (
    TELLABLE,
    Copied,
    Happened,
    Place,
    Sort,
    Wish,
    happened,
    refused,
    wanted_texts,
)
from hrdesk.exchange.happened_sheet import FILLS, add_happened_sheet, is_tinted
from hrdesk.exchange.happened_words import Words
from hrdesk.exchange.layout import HAPPENED_MARK
from hrdesk.exchange.letters import column_of, letters_of
from hrdesk.exchange.opened import Opened
from hrdesk.exchange.opening import opened_book
from hrdesk.exchange.progress import Progress
from hrdesk.exchange.read_me import language_of
from hrdesk.exchange.reader import read_workbook

# What openpyxl raises over a file that it was not made for.
_BROKEN = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
    CellCoordinatesException,
    IllegalCharacterError,
    InvalidFileException,
    SheetTitleException,
)
# Reading, perhaps with what was sent, taking in, writing and reading again.
_STAGES = 5
_PARTS = 1000


def copy_with_what_happened(
    path: Path,
    target: Path,
    wish: Wish,
    *,
    country_names: Mapping[str, str],
    sent: Path | None = None,
    progress: Progress | None = None,
) -> Copied:
    """Write the copy; one that would not be read just as the file itself is not made.

    Raises `FileRefused` for a file that nothing can be told of, or a disk that is full.
    """
    stages = _Stages(progress)
    read = _Reading(country_names, stages)
    arrival, what = read.what_happened(path, sent, left_here=wish.left_here)
    words = Words(_language(arrival, wish))
    try:
        is_coloured = wish.is_coloured and _coloured(path, target, what, words, stages)
        if is_coloured and arrival is not None:
            is_coloured = _is_alike(read.arrival(target, read.needed), arrival)
        if not is_coloured:
            _save_list(target, what, words)
    except OSError as error:
        raise FileRefused("cannot_write", path=target) from error
    stages.finish()
    unproven = arrival.workbook if arrival and sent is None and not _is_proven(arrival) else ""
    return Copied(len(what.lines), is_coloured, unproven)


def _is_proven(arrival: Arrival) -> bool:
    """Whether what was sent stands in the file, under a good seal."""
    return arrival.is_whole and arrival.seal is Seal.HOLDS


def _language(arrival: Arrival | None, wish: Wish) -> str:
    if arrival is None:
        return ""
    return wish.languages.get(arrival.envelope.sender) or language_of(arrival.envelope)


class _Stages:
    """How far all stages together are; what each tells counts for its share."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._stage = 0

    def next(self) -> Progress:
        """Whom the next stage tells."""
        stage = self._stage
        self._stage += 1

        def tell(done: int, total: int, what: str) -> None:
            self._tell(stage * _PARTS + _PARTS * min(done, total) // max(total, 1), what)

        return tell

    def finish(self) -> None:
        """Say that all is done."""
        self._tell(_STAGES * _PARTS, "")

    def _tell(self, done: int, what: str) -> None:
        if self._progress is not None:
            self._progress(done, _STAGES * _PARTS, what)


class _Reading:
    """Reads the file, and later its copy, just as a desk does."""

    def __init__(self, country_names: Mapping[str, str], stages: _Stages) -> None:
        self._country_names = country_names
        self._stages = stages
        # What had to be at hand to read it, and is for its copy.
        self.needed: Path | None = None

    def arrival(self, path: Path, sent: Path | None = None) -> Arrival:
        """What a file brings."""
        return read_workbook(
            path, progress=self._stages.next(), country_names=self._country_names, sent=sent
        )

    def what_happened(
        self, path: Path, sent: Path | None, *, left_here: bool
    ) -> tuple[Arrival | None, Happened]:
        """What there is to tell of a file; no arrival where it was refused."""
        try:
            arrival = self.arrival(path)
        except FileRefused as error:
            if error.code not in TELLABLE:
                raise
            return None, refused(error.code)
        is_own = _is_proven(arrival) or (arrival.is_whole and not left_here)
        holds_base = sent is None or is_own
        if not holds_base:
            arrival = self.arrival(path, sent)
            self.needed = sent
        texts = _texts(path, wanted_texts(arrival))
        return arrival, happened(arrival, texts, holds_base=holds_base)


def _texts(path: Path, wanted: Iterable[Place]) -> dict[Place, str]:
    places = {(sheet, *_split(address)): (sheet, address) for sheet, address in wanted}
    sheets = {sheet for sheet, _, _ in places}
    found = {}
    with opened_book(path) as book:
        for sheet in book.sheets:
            for row, cells in book.rows(sheet) if sheet.title in sheets else ():
                for column, cell in cells.items():
                    place = places.get((sheet.title, letters_of(column), row))
                    if place is not None:
                        found[place] = cell.formula or cell.text
    return found


def _split(address: str) -> tuple[str, int]:
    letters = address.rstrip("0123456789")
    return letters, int(address[len(letters) :])


# ---------------------------------------------------------------- the copy


def _coloured(path: Path, target: Path, what: Happened, words: Words, stages: _Stages) -> bool:
    """Whether the copy was written: only of an Excel workbook that openpyxl can take in."""
    with opened_book(path) as book:
        if not isinstance(book, Opened):
            return False
    size = path.stat().st_size
    with _Watched(path, "rb", size, stages.next()) as source:
        copy = _taken_in(source, what)
    if copy is None:
        return False
    add_happened_sheet(copy, what, words, is_coloured=True)
    with _Watched(target, "wb", size, stages.next()) as written:
        return _is_saved(copy, written)


def _taken_in(source: io.FileIO, what: Happened) -> Workbook | None:
    try:
        with warnings.catch_warnings():
            # Of what it leaves out; whether that matters is seen when the copy is read.
            warnings.simplefilter("ignore")
            copy = load_workbook(source)
        _dress(copy, what)
    except _BROKEN:
        return None
    return copy


def _is_saved(copy: Workbook, target: io.FileIO) -> bool:
    try:
        copy.save(target)
    except _BROKEN:
        return False
    return True


def _dress(book: Workbook, what: Happened) -> None:
    for sheet in list(book.worksheets):
        if sheet["A1"].value == HAPPENED_MARK:
            book.remove(sheet)
            _undress(book.worksheets)
    for sheet in book.worksheets:
        for letters, sort in what.columns.get(sheet.title, {}).items():
            _colour_column(sheet, column_of(letters), sort)
        for address, sort in what.colours.get(sheet.title, {}).items():
            sheet[address].fill = FILLS[sort]


def _undress(sheets: Iterable[Worksheet]) -> None:
    """Take the colours of an earlier copy off."""
    for cell in (cell for sheet in sheets for row in sheet.iter_rows() for cell in row):
        if cell.has_style and isinstance(cell, Cell) and is_tinted(cell):
            cell.fill = PatternFill()


def _colour_column(sheet: Worksheet, column: int, sort: Sort) -> None:
    for (cell,) in sheet.iter_rows(min_col=column, max_col=column):
        if cell.value is not None:
            cell.fill = FILLS[sort]


def _save_list(target: Path, what: Happened, words: Words) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    add_happened_sheet(book, what, words, is_coloured=False)
    with target.open("wb") as file:
        book.save(file)


def _is_alike(copy: Arrival, file: Arrival) -> bool:
    """Whether the copy brings what the file brings, and the same is to be asked of it."""
    return (
        (copy.workbook, copy.envelope, copy.seal) == (file.workbook, file.envelope, file.seal)
        and copy.missing == file.missing
        and copy.records == file.records
        and _places(copy) == _places(file)
    )


def _places(arrival: Arrival) -> list[tuple[str, str, str]]:
    # What is told of the file at large may be true of one only: a copy has no macros.
    return [(each.code, each.sheet, each.address) for each in arrival.findings if each.sheet]


class _Watched(io.FileIO):
    """A file that tells how much of it was read or written."""

    def __init__(self, path: Path, mode: str, size: int, tell: Progress) -> None:
        super().__init__(path, mode)
        self._size, self._told, self._done = max(size, 1), tell, 0

    def read(self, size: int | None = -1) -> bytes:
        """Part of `io.FileIO`."""
        content = super().read(-1 if size is None else size) or b""
        self._count(len(content))
        return content

    def write(self, content: Any, /) -> int:
        """Part of `io.FileIO`."""
        written = super().write(content)
        self._count(written)
        return written

    def _count(self, size: int) -> None:
        self._done += size
        self._told(min(self._done, self._size), self._size, "")
