"""Reads the cells of one sheet of an OpenDocument spreadsheet, as `sheet_cells` does for .xlsx.

The same value gives the same cell whichever way it was saved, so that the same hand edit is the
same revision.
"""

import re
from datetime import datetime

from hrdesk.exchange.cell_text import DAY_ZERO
from hrdesk.exchange.sheet_cells import (
    LAST_COLUMN,
    LAST_ROW,
    Cell,
    Cells,
    CellType,
    DateStyle,
    computed,
    date_text,
    number_text,
    truth,
)
from hrdesk.exchange.xml_part import LONGEST_TEXT

_CELLS = ("table:table-cell", "table:covered-table-cell")
# What stands around rows; everything else outside of cells is drawings, forms and definitions.
_AROUND_ROWS = (
    "table:table",
    "table:table-rows",
    "table:table-header-rows",
    "table:table-row-group",
)
_NOT_OF_THE_TEXT = ("office:annotation", "text:note", "text:ruby-text", "draw:frame")
_LINE_ENDS = re.compile(r"[\t\r\n]+")
_TIME = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S", re.ASCII)
_A_DAY = 24 * 60 * 60
# A cell or row that repeats costs a few bytes however often it does.
_MOST_REPEATED = 1_000_000


class RepeatsTooOftenError(Exception):
    """The cells of a sheet are so many only because the file says so."""


class Paragraph:
    """The text of one paragraph.

    Blanks stay as they are: LibreOffice writes several of them side by side and reads them so,
    though OpenDocument says that they are one.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, text: str) -> None:
        """Text of the file, in which the ends of lines are there for the file only."""
        self.put(_LINE_ENDS.sub(" ", text))

    def put(self, text: str) -> None:
        """A text as it is meant."""
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            raise ValueError("a text longer than any cell can hold")
        self._parts.append(text)

    def text(self) -> str:
        """All together."""
        return "".join(self._parts)


class TableListener:
    """Gathers cells into rows; `rows` holds those that are complete."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, Cells]] = []
        self._row = self._column = 0
        self._rows_alike = self._repeated = 0
        self._cells: Cells = {}
        self._cell: dict[str, str] | None = None
        self._texts: list[str] = []
        self._paragraph = Paragraph()
        # How deep it is in a paragraph, and in something that is no part of the cells.
        self._inside = self._skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Part of `Listener`."""
        if self._skipped:
            self._skipped += 1
        elif self._inside:
            self._begin_in_text(name, attributes)
        elif self._cell is not None:
            if name == "text:p":
                self._inside, self._paragraph = 1, Paragraph()
            else:
                self._skipped = 1
        elif name in _CELLS:
            self._cell, self._texts = attributes, []
        elif name == "table:table-row":
            self._rows_alike = _times(attributes, "table:number-rows-repeated")
            self._column, self._cells = 0, {}
        elif name not in _AROUND_ROWS:
            self._skipped = 1

    def end(self, name: str) -> None:
        """Part of `Listener`."""
        if self._skipped:
            self._skipped -= 1
        elif self._inside:
            self._inside -= 1
            if not self._inside:
                self._texts.append(self._paragraph.text())
        elif self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif name == "table:table-row":
            self._end_row()

    def text(self, text: str) -> None:
        """Part of `Listener`."""
        if self._inside and not self._skipped:
            self._paragraph.add(text)

    def _begin_in_text(self, name: str, attributes: dict[str, str]) -> None:
        if name in _NOT_OF_THE_TEXT:
            self._skipped = 1
            return
        self._inside += 1
        if name == "text:s":
            self._paragraph.put(" " * min(_times(attributes, "text:c"), LONGEST_TEXT + 1))
        elif name == "text:tab":
            self._paragraph.put("\t")
        elif name == "text:line-break":
            self._paragraph.put("\n")

    def _end_cell(self, attributes: dict[str, str]) -> None:
        times = _times(attributes, "table:number-columns-repeated")
        first = self._column + 1
        self._column += times
        cell = _cell(attributes, "\n".join(self._texts))
        if cell is None:
            return
        if self._column > LAST_COLUMN:
            raise ValueError("a column that no spreadsheet has")
        self._repeat(times - 1)
        self._cells.update(dict.fromkeys(range(first, self._column + 1), cell))

    def _end_row(self) -> None:
        first = self._row + 1
        self._row += self._rows_alike
        if not self._cells:
            return
        if self._row > LAST_ROW:
            raise ValueError("a row that no spreadsheet has")
        self._repeat((self._rows_alike - 1) * len(self._cells))
        self.rows += [(number, self._cells) for number in range(first, self._row + 1)]

    def _repeat(self, cells: int) -> None:
        self._repeated += cells
        if self._repeated > _MOST_REPEATED:
            raise RepeatsTooOftenError


def _times(attributes: dict[str, str], name: str) -> int:
    return max(1, int(attributes.get(name, "1")))


def _cell(attributes: dict[str, str], text: str) -> Cell | None:
    cell = _value(attributes, text)
    formula = attributes.get("table:formula")
    # `of:=SUM(…)`: the formula begins behind the language that it is written in.
    return cell if formula is None else computed(cell, formula.partition("=")[2])


def _value(attributes: dict[str, str], text: str) -> Cell | None:
    match attributes.get("office:value-type", ""):
        case "":
            return None
        case "float" | "percentage" | "currency":
            return _number(float(attributes["office:value"]))
        case "date":
            return _day(attributes["office:date-value"])
        case "time":
            return _time(attributes["office:time-value"])
        case "boolean":
            return truth(attributes["office:boolean-value"] == "true")
    if attributes.get("calcext:value-type") == "error":
        return Cell(text, CellType.ERROR)
    text = text or attributes.get("office:string-value", "")
    return Cell(text) if text else None


def _number(number: float) -> Cell:
    return Cell(number_text(number), CellType.NUMBER, number)


def _day(text: str) -> Cell:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return Cell(text)  # a day before the first or after the last that anybody computes with
    days = (moment.date() - DAY_ZERO).days
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    style = DateStyle.MINUTE if "T" in text else DateStyle.DAY
    return _dated(days + seconds / _A_DAY, style)


def _time(text: str) -> Cell:
    found = _TIME.fullmatch(text)
    if found is None:
        return Cell(text)
    hours, minutes, seconds = map(int, found.groups())
    return _dated((hours * 3600 + minutes * 60 + seconds) / _A_DAY, DateStyle.TIME)


def _dated(serial: float, style: DateStyle) -> Cell:
    text = date_text(serial, style)
    return Cell(text, CellType.DATE, serial) if text else _number(serial)
