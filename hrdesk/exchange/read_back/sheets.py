"""The cells of a finished workbook, sheet by sheet, by a grammar that leaves no room for more.

openpyxl reads the same cells (a test says so) in ten times the time, and passes over what it does
not know; here every byte of a row is a cell with one text or one number, or the row is refused.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import IO
from xml.etree import ElementTree

from hrdesk.domain.dates import parse_moment
from hrdesk.exchange.read_back.plan import Unplanned

_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_ROW_END = b"</row>"
_CHUNK = 1 << 20
_CELL = (
    r'<c r="([A-Z]{1,3})([0-9]{1,7})" s="[0-9]{1,4}"(?:><v>([0-9.e+-]{1,24})</v>'
    r'| t="inlineStr"><is><t xml:space="preserve">([^<]+)</t></is>)</c>'
)
_ONE = re.compile(_CELL)
_ROW = re.compile(
    r'<row r="([0-9]{1,7})"(?: ht="[0-9]{1,4}")?(?: hidden="1")?>((?:'
    + re.sub(r"\((?!\?)", "(?:", _CELL)
    + r")*+)</row>"
)
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_ENTITY = re.compile("&(?:amp|lt|gt);")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Days are counted from here; programs do not agree about those before March 1900.
_DAY_ZERO, _FIRST_DAY = date(1899, 12, 30), date(1900, 3, 1)
_HALF_A_SECOND = 0.5 / 86_400


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number, and the texts and the numbers of its cells by column letters."""

    number: int
    texts: Mapping[str, str]
    numbers: Mapping[str, str]

    def line(self) -> list[str]:
        """The texts up to the last one that is not empty; a number here is one too many."""
        expect(not self.numbers, "row", str(self.number))
        places = {_place(letters): text for letters, text in self.texts.items()}
        return [places.get(place, "") for place in range(1, max(places, default=0) + 1)]


class FinishedBook:
    """The sheets of one file; `frames` gathers what stands around the rows of each part."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        parts = {each.get("Id"): str(each.get("Target")).lstrip("/") for each in links}
        sheets = list(book.iter(f"{_MAIN}sheet"))
        self._parts = {each.get("name", ""): parts[each.get(_LINK)] for each in sheets}
        self.titles = [each.get("name", "") for each in sheets]
        self.hidden = {each.get("name") for each in sheets if each.get("state") != "visible"}
        self.frames: dict[str, bytes] = {}
        self.cells = 0

    def rows(self, title: str) -> Iterator[Row]:
        """All rows of a sheet that have cells. Raises `Unplanned`."""
        name = self._parts[title]
        before = 0
        with self._archive.open(name) as part:
            for text in self._chunks(name, part):
                end = 0
                while end < len(text):
                    found = _ROW.match(text, end)
                    if found is None or int(found[1]) <= before:
                        raise Unplanned(title, f"row {before + 1}")
                    before, end = int(found[1]), found.end()
                    yield self._row(title, found[1], found[2])

    def lines(self, title: str) -> Iterator[list[str]]:
        """The rows of a sheet of texts; rows without cells are empty ones."""
        before = 0
        for row in self.rows(title):
            for _ in range(before + 1, row.number):
                yield []
            before = row.number
            yield row.line()

    def _chunks(self, name: str, part: IO[bytes]) -> Iterator[str]:
        """Whole rows, many at a time; what stands around all rows is kept apart."""
        waiting = b""
        while _BEGIN not in waiting:
            waiting += self._more(name, part)
        frame, _, waiting = waiting.partition(_BEGIN)
        while _END not in waiting:
            rows, ends, rest = waiting.rpartition(_ROW_END)
            yield (rows + ends).decode()
            waiting = rest + self._more(name, part)
        rows, _, after = waiting.partition(_END)
        self.frames[name] = frame + after + part.read()
        yield rows.decode()

    def _more(self, name: str, part: IO[bytes]) -> bytes:
        more = part.read(_CHUNK)
        expect(bool(more), name)
        return more

    def _row(self, title: str, number: str, content: str) -> Row:
        texts: dict[str, str] = {}
        numbers: dict[str, str] = {}
        cells = _ONE.findall(content)
        for letters, of, value, text in cells:
            if of != number:
                raise Unplanned(title, letters + of)
            if value:
                numbers[letters] = value
            else:
                texts[letters] = _plain(text) if "&" in text or "_x" in text else text
        if len(texts) + len(numbers) != len(cells):
            raise Unplanned(title, f"row {number}")
        self.cells += len(cells)
        return Row(int(number), texts, numbers)


def _plain(text: str) -> str:
    text = _ENTITY.sub(lambda found: _ENTITIES[found[0]], text)
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def says(number: str, text: str) -> bool:
    """Whether a number in a cell is the number, the day or the minute that a text says."""
    value = float(number)
    serial = _serial(text)
    if serial is not None:
        return abs(serial - value) < _HALF_A_SECOND
    try:
        return float(text) == value
    except ValueError:
        return False


@lru_cache(maxsize=4096)
def _serial(text: str) -> float | None:
    moment = parse_moment(text)
    if moment is None or not moment.is_exact or moment.first < _FIRST_DAY:
        return None
    hours, _, minutes = (moment.time or "0:0").partition(":")
    return (moment.first - _DAY_ZERO).days + (60 * int(hours) + int(minutes)) / (24 * 60)


def expect(holds: bool, sheet: str, address: str = "") -> None:
    """Raise `Unplanned` where a cell or a row does not hold what it should."""
    if not holds:
        raise Unplanned(sheet, address)


@lru_cache(maxsize=1024)
def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = 26 * place + ord(letter) - ord("A") + 1
    return place


@lru_cache(maxsize=1024)
def letters_of(place: int) -> str:
    """The letters of a column, counted from 1."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def hold(sheet: str, row: Row, keys: Sequence[str], texts: Mapping[str, str]) -> None:
    """Each cell of a row says the text of its column, and no cell is left over.

    `keys` are those of the columns from left to right; `texts` has no empty ones.
    """
    letters = _letters(tuple(keys))
    found = {letters.get(each, each): text for each, text in row.texts.items()}
    for each, number in row.numbers.items():
        key = letters.get(each, each)
        expect(says(number, texts.get(key, "")), sheet, f"{each}{row.number}")
        found[key] = texts[key]
    if found != texts:
        wrong = [key for key in {**found, **texts} if found.get(key) != texts.get(key)]
        at = next((each for each, key in letters.items() if key in wrong), wrong[0])
        raise Unplanned(sheet, f"{at}{row.number}")


@lru_cache(maxsize=64)
def _letters(keys: tuple[str, ...]) -> dict[str, str]:
    return {letters_of(place): key for place, key in enumerate(keys, 1)}
