"""The tables of a text document (.docx), read as if each were a sheet: OHCHR's lists come so.

Rows that are one cell over several columns are headings between, and no rows. Tables within cells
belong to the text of their cell.
"""

from collections.abc import Iterator
from pathlib import Path

from hrdesk.domain.errors import DeskError
from hrdesk.exchange.book import ArchivedBook, Sheet
from hrdesk.exchange.preflight import DOCUMENT
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.exchange.sheet_cells import LAST_COLUMN, Cell, Cells
from hrdesk.exchange.xml_part import LONGEST_TEXT, parse_part

_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
_CONTINUED = frozenset({"", "continue"})


class OpenedWord(ArchivedBook):
    """An open text document. Whatever is wrong with it is raised as `FileRefused`."""

    def __init__(
        self, path: Path, *, progress: Progress | None = None, cancelled: Cancel | None = None
    ) -> None:
        super().__init__(path)
        try:
            with self._refusing():
                size = self._archive.getinfo(DOCUMENT).file_size
            self.steps = Steps(size, progress, cancelled, every=1)
            counting = _Tables(0)
            for _ in self._pieces(counting):
                pass
        except DeskError:
            self._archive.close()
            raise
        self.sheets = [Sheet(f"Table {n}", str(n)) for n in range(1, counting.number + 1)]

    def rows(self, sheet: Sheet) -> Iterator[tuple[int, Cells]]:
        """The rows of a table that are not empty, with their numbers. Raises `Cancelled`."""
        listener = _Tables(int(sheet.part))
        self.steps.what = sheet.title
        for size in self._pieces(listener):
            self.steps.step(size)
            complete, listener.rows = listener.rows, []
            yield from complete
            if listener.number > int(sheet.part):
                return

    def _pieces(self, listener: "_Tables") -> Iterator[int]:
        with self._refusing(), self._archive.open(DOCUMENT) as part:
            yield from parse_part(part, listener)


class _Tables:
    """Gathers the rows of one table, and counts all."""

    def __init__(self, wanted: int) -> None:
        self.number = 0
        self.rows: list[tuple[int, Cells]] = []
        self._wanted = wanted
        self._depth = self._row = self._place = 0
        self._span, self._is_continued, self._is_text = 1, False, False
        self._cells: Cells = {}
        self._widest = 1
        self._text: list[str] = []
        self._length = 0

    @property
    def _is_wanted(self) -> bool:
        return self._depth > 0 and self.number == self._wanted

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Part of `Listener`."""
        if name == "tbl":
            self._depth += 1
            if self._depth == 1:
                self.number, self._row = self.number + 1, 0
        elif not self._is_wanted:
            return
        elif name == "t":
            self._is_text = True
        elif name in _BREAKS:
            self._add(_BREAKS[name])
        elif self._depth == 1:
            self._begin(name, _value(attributes))

    def end(self, name: str) -> None:
        """Part of `Listener`."""
        if name == "tbl":
            self._depth -= 1
        elif not self._is_wanted:
            return
        elif name == "t":
            self._is_text = False
        elif name == "p":
            self._add("\n")
        elif name == "tc" and self._depth == 1:
            self._end_cell()
        elif name == "tr" and self._depth == 1:
            self._end_row()

    def text(self, text: str) -> None:
        """Part of `Listener`."""
        if self._is_text:
            self._add(text)

    def _begin(self, name: str, value: str) -> None:
        if name == "tr":
            self._row, self._place, self._cells, self._widest = self._row + 1, 0, {}, 1
        elif name == "tc":
            self._text, self._length, self._span, self._is_continued = [], 0, 1, False
        elif name == "gridSpan":
            self._span = max(int(value), 1)
        elif name == "vMerge":
            self._is_continued = value in _CONTINUED

    def _end_cell(self) -> None:
        self._place += 1
        if self._place > LAST_COLUMN:
            raise ValueError("a column that no table has")
        text = "\n".join(" ".join(line.split()) for line in "".join(self._text).splitlines())
        if text.strip() and not self._is_continued:
            self._cells[self._place] = Cell(text.strip("\n"))
            self._widest = max(self._widest, self._span)
        self._place += self._span - 1

    def _end_row(self) -> None:
        is_heading_between = len(self._cells) == 1 and self._widest > 1
        if self._cells and not is_heading_between:
            self.rows.append((self._row, self._cells))

    def _add(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            raise ValueError("a text longer than any cell can hold")
        self._text.append(text)


def _value(attributes: dict[str, str]) -> str:
    """What an element says of itself; the attribute has the prefix of its file."""
    return next((text for key, text in attributes.items() if key.rpartition(":")[2] == "val"), "")
