"""One sheet of a workbook that was saved as .csv: texts alone, and the tokens of its rows.

A token names the workbook and tells which cells of its row were touched; what was sent is known
only to who still has the workbook (exchange.md 5 and 6).
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hrdesk.domain.encodings import encoding_of
from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.book import Book, Sheet
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.exchange.sheet_cells import LAST_COLUMN, LAST_ROW, Cell, Cells, CellType
from hrdesk.exchange.xml_part import LONGEST_TEXT

_LOOKED_AT = 16 << 20
_LINES_A_STEP = 256
_SEPARATORS = ",;\t|"
# Workbook and checks, as `marks.token_of` makes them, with a separator before or after.
_TOKEN = re.compile(
    rf"(?P<before>[{_SEPARATORS}])?\"?(?P<book>[A-Z2-7]{{20}}):(?:[A-Z2-7]{{4}})+\"?"
    rf"(?P<after>[{_SEPARATORS}])?"
)
_TITLE = re.compile(r"^\W*(?P<title>[^:\r\n]{1,100}): sent by ", re.MULTILINE)
# As spreadsheets show a moment that they took for one.
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d)(?::\d\d)?", re.ASCII)


class CsvTraits(NamedTuple):
    """How a file was written, which workbook it is a sheet of, and what the sheet was called."""

    encoding: str
    separator: str
    workbook: str
    title: str


def csv_traits(path: Path) -> CsvTraits | None:
    """What the beginning of a file tells; None when it is no sheet of a workbook of ours."""
    with path.open("rb") as file:
        content = file.read(_LOOKED_AT)
    encoding = encoding_of(content)
    text = content.decode(encoding, "replace")
    token = _TOKEN.search(text)
    if token is None:
        return None
    separator = token["after"] or token["before"] or ","
    title = _TITLE.search(text)
    return CsvTraits(encoding, separator, token["book"], title["title"] if title else path.stem)


class OpenedCsv(Book):
    """An open sheet; a `Book` of one. Whatever is wrong with it is raised as `FileRefused`."""

    notices = ("from_csv",)

    def __init__(
        self,
        path: Path,
        traits: CsvTraits,
        *,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> None:
        self.workbook = traits.workbook
        self.sheets = [Sheet(traits.title, "")]
        self.steps = Steps(path.stat().st_size, progress, cancelled, every=1)
        self._path, self._traits = path, traits
        self._file = path.open(encoding=traits.encoding, newline="")

    def close(self) -> None:
        """Part of `Book`."""
        self._file.close()

    def rows(self, sheet: Sheet) -> Iterator[tuple[int, Cells]]:
        """The rows that are not empty, with their numbers. Raises `Cancelled`."""
        self.steps.what = sheet.title
        self._file.seek(0)
        csv.field_size_limit(LONGEST_TEXT)
        lines = csv.reader(self._file, delimiter=self._traits.separator)
        try:
            for number, line in enumerate(lines, 1):
                if number % _LINES_A_STEP == 0:
                    self.steps.step(_LINES_A_STEP)
                cells = {place: _cell(text) for place, text in enumerate(line, 1) if text}
                if number > LAST_ROW or len(line) > LAST_COLUMN:
                    raise ValueError("more than any spreadsheet has")
                if cells:
                    yield number, cells
        except (csv.Error, ValueError) as error:
            raise FileRefused("damaged", path=self._path) from error


def _cell(text: str) -> Cell:
    moment = _MOMENT.fullmatch(text)
    if moment is not None:
        return Cell(f"{moment[1]}T{moment[2]}", CellType.DATE)
    return Cell(text.replace("\r\n", "\n"))
