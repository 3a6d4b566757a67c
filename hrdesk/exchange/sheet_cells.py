"""Reads the cells of one sheet as they stand in the file, and believes nothing but the cells.

openpyxl's own reader believes a false size of a sheet, spends minutes on empty columns, cannot
tell `_x000D_` from a carriage return, and drops either formulas or what they came to.
"""

from collections.abc import Iterable
from datetime import timedelta
from enum import Enum, auto
from typing import NamedTuple

from hrdesk.exchange.cell_text import DAY_ZERO
from hrdesk.exchange.layout import YES_NO
from hrdesk.exchange.letters import column_of
from hrdesk.exchange.xml_part import TextCollector, unescaped

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_EPOCH_1904 = 1462
# Programs disagree about days before 1 March 1900.
_FIRST_SAFE_SERIAL, _LAST_SERIAL = 61, 2_958_465
_MINUTES = 24 * 60
_DIGITS = "0123456789"


class CellType(Enum):
    """What a spreadsheet holds in a cell."""

    TEXT = auto()
    NUMBER = auto()
    DATE = auto()
    BOOL = auto()
    ERROR = auto()


class DateStyle(Enum):
    """How a number is shown as a date."""

    NONE = auto()
    DAY = auto()
    MINUTE = auto()
    TIME = auto()


class Cell(NamedTuple):
    """A cell that is not empty; `text` is canonical for dates and numbers.

    `formula` is the formula of a computed cell; its text is then what it last came to.
    """

    text: str
    type: CellType = CellType.TEXT
    number: float | None = None
    formula: str = ""


Cells = dict[int, Cell]
# Of a cell as it stands in the file: letters, style, type, `v`, and the text of `is`.
UsualCell = tuple[str, str | None, str | None, str | None, str | None]
_TRUE, _FALSE = (Cell(word, CellType.BOOL) for word in YES_NO)
# LibreOffice saves TRUE and FALSE as these.
_BOOLEAN_FORMULAS = {"TRUE": _TRUE, "TRUE()": _TRUE, "FALSE": _FALSE, "FALSE()": _FALSE}


class SheetListener(TextCollector):
    """Gathers cells into rows; `rows` holds those that are complete.

    `is_between_rows` says that the last it was told of is the begin of all rows or the end of one.
    """

    def __init__(self, strings: list[str], styles: list[DateStyle], is_1904: bool) -> None:
        super().__init__()
        self.rows: list[tuple[int, Cells]] = []
        self.is_between_rows = False
        self._strings = strings
        self._styles = styles
        self._shift = _EPOCH_1904 if is_1904 else 0
        self._columns: dict[str, int] = {}
        self._row = self._column = 0
        self._cells: Cells = {}
        self._in_cell = self._phonetic = False
        self._type = self._style = self._value = ""
        self._runs: list[str] = []
        self._formula: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Part of `Listener`."""
        self.is_between_rows = name == "sheetData"
        if name == "c":
            self._begin_cell(attributes)
        elif self._in_cell:
            if name in ("v", "t", "f"):
                self.begin()
            elif name == "rPh":
                self._phonetic = True
        elif name == "row":
            self._begin_row(int(attributes.get("r", self._row + 1)))

    def end(self, name: str) -> None:
        """Part of `Listener`."""
        self.is_between_rows = name == "row"
        if name == "c":
            self._end_cell()
        elif name == "v":
            self._value = self.take()
        elif name == "t":
            self._end_run()
        elif name == "f":
            self._formula = self.take()
        elif name == "rPh":
            self._phonetic = False
        elif name == "row":
            self._end_row()

    def take_row(self, number: int, cells: Iterable[UsualCell]) -> None:
        """A whole row at once, of cells without formulas."""
        self._begin_row(number)
        found, columns = self._cells, self._columns
        for letters, style, kind, value, inline in cells:
            column = columns.get(letters) or self._column_of(letters)
            if kind == "inlineStr":
                if inline:
                    found[column] = Cell(unescaped(inline))
                continue
            self._style, self._type, self._value = style or "", kind or "n", value or ""
            if (cell := self._cell()) is not None:
                found[column] = cell
        self._end_row()

    def _begin_row(self, number: int) -> None:
        if not 1 <= number <= LAST_ROW:
            raise ValueError("a row that no spreadsheet has")
        self._row, self._column, self._cells = number, 0, {}

    def _end_row(self) -> None:
        if self._cells:
            self.rows.append((self._row, self._cells))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._in_cell = True
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._value = ""
        self._runs = []
        self._formula = None
        place = attributes.get("r")
        if place is None:
            self._column = _possible(self._column + 1)
        else:
            self._column = self._column_of(place.rstrip(_DIGITS))

    def _column_of(self, letters: str) -> int:
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = _possible(column_of(letters))
        return column

    def _end_run(self) -> None:
        run = self.take()
        if not self._phonetic:
            self._runs.append(run)

    def _end_cell(self) -> None:
        self._in_cell = False
        cell = self._cell()
        if self._formula is not None:
            cell = computed(cell, self._formula)
        if cell is not None:
            self._cells[self._column] = cell

    def _cell(self) -> Cell | None:
        if self._type == "inlineStr":
            text = unescaped("".join(self._runs))
            return Cell(text) if text else None
        if not self._value:
            return None
        match self._type:
            case "s":
                text = self._strings[int(self._value)]
                return Cell(text) if text else None
            case "str":
                return Cell(unescaped(self._value))
            case "b":
                return truth(bool(int(self._value)))
            case "e":
                return Cell(self._value, CellType.ERROR)
            case "d":
                return Cell(self._value.removesuffix("Z")[:16], CellType.DATE)
        return self._number(float(self._value))

    def _number(self, number: float) -> Cell:
        style = self._styles[int(self._style)] if self._style else DateStyle.NONE
        text = date_text(number + self._shift, style) if style is not DateStyle.NONE else ""
        if text:
            return Cell(text, CellType.DATE, number + self._shift)
        return Cell(number_text(number), CellType.NUMBER, number)


def _possible(column: int) -> int:
    if column > LAST_COLUMN:
        raise ValueError("a column that no spreadsheet has")
    return column


def truth(is_true: bool) -> Cell:
    """A cell that holds true or false."""
    return _TRUE if is_true else _FALSE


def computed(cell: Cell | None, formula: str) -> Cell:
    """A cell with a formula, which last came to what `cell` holds."""
    formula = formula.strip().lstrip("=") or "…"
    text = cell.text if cell is not None else ""
    return _BOOLEAN_FORMULAS.get(formula.upper()) or Cell(text, formula="=" + formula)


def number_text(number: float) -> str:
    """A number as people write it, without an exponent where that is exact."""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def date_text(serial: float, style: DateStyle) -> str:
    """The day and time a number stands for; empty when it cannot be a date."""
    minutes = round(serial * _MINUTES) if abs(serial) <= _LAST_SERIAL else -1
    days, minute = divmod(minutes, _MINUTES)
    time = f"{minute // 60:02}:{minute % 60:02}"
    if style is DateStyle.TIME and days == 0:
        return time
    if not _FIRST_SAFE_SERIAL <= days <= _LAST_SERIAL:
        return ""
    day = (DAY_ZERO + timedelta(days)).isoformat()
    return f"{day}T{time}" if minute or style is DateStyle.MINUTE else day
