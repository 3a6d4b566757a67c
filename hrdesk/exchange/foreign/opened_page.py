"""The tables of a page (HTML), as they are copied from a document or saved from a browser."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from hrdesk.domain.errors import FileRefused
from hrdesk.exchange.book import Book, Sheet
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.exchange.sheet_cells import LAST_COLUMN, Cell, Cells

MOST_BYTES = 16 << 20
_CELLS = frozenset({"td", "th"})
# What stands on a line of its own.
_LINES = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4"})
_UNSEEN = frozenset({"style", "script", "head"})


class OpenedPage(Book):
    """An open page; each table is a sheet. Raises `FileRefused` where it is too big."""

    def __init__(
        self,
        path: Path,
        encoding: str,
        *,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
    ) -> None:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise FileRefused("too_big", path=path)
        reader = _Tables()
        reader.feed(path.read_text(encoding=encoding, errors="replace"))
        reader.close()
        self._tables = reader.tables
        self.sheets = [Sheet(f"Table {n}", str(n)) for n in range(1, len(self._tables) + 1)]
        self.steps = Steps(sum(map(len, self._tables)), progress, cancelled)

    def close(self) -> None:
        """Part of `Book`."""

    def rows(self, sheet: Sheet) -> Iterator[tuple[int, Cells]]:
        """The rows of a table that are not empty, with their numbers. Raises `Cancelled`."""
        self.steps.what = sheet.title
        for row in self._tables[int(sheet.part) - 1]:
            self.steps.step()
            yield row


class _Tables(HTMLParser):
    """Gathers the rows of the tables; one within a cell belongs to the text of the cell."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[tuple[int, Cells]]] = []
        self._depth = self._row = self._place = self._span = self._unseen = 0
        self._cells: Cells = {}
        self._widest = 1
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
                self._row = 0
        elif self._depth == 1 and tag == "tr":
            self._end_row()
            self._row, self._place, self._cells, self._widest = self._row + 1, 0, {}, 1
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
            self._text = []
            self._span = _number(dict(attrs).get("colspan"))
        elif tag in _LINES or tag in _CELLS:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._end_row()
            self._depth -= 1
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self._end_row()
        elif tag in _LINES:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        # Line ends of the source are blanks; those of the page are elements.
        self._add(data.replace("\n", " "))

    def _add(self, text: str) -> None:
        if self._text is not None and not self._unseen:
            self._text.append(text)

    def _end_cell(self) -> None:
        if self._text is None:
            return
        self._place += 1
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        text = "\n".join(line for line in lines if line)
        if text and self._place <= LAST_COLUMN:
            self._cells[self._place] = Cell(text)
            self._widest = max(self._widest, self._span)
        self._place += self._span - 1
        self._text = None

    def _end_row(self) -> None:
        self._end_cell()
        is_heading_between = len(self._cells) == 1 and self._widest > 1
        if self._cells and not is_heading_between:
            self.tables[-1].append((self._row, self._cells))
        self._cells = {}


def _number(text: str | None) -> int:
    is_number = text is not None and text.isascii() and text.isdecimal() and len(text) < 4
    return max(int(text or 1), 1) if is_number else 1
