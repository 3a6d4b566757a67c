"""The first sheet of a copy that goes back to whoever wrote in a workbook: what happened."""

from collections.abc import Mapping, Sequence

from openpyxl.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hrdesk.exchange.cell_text import cut
from hrdesk.exchange.happened import MOST_LINES, Happened, Sort
from hrdesk.exchange.happened_words import Words
from hrdesk.exchange.layout import HAPPENED_MARK
from hrdesk.exchange.letters import letters_of
from hrdesk.exchange.looks import Look
from hrdesk.exchange.read_me import RIGHT_TO_LEFT
from hrdesk.exchange.row_xml import lines_of, storable
from hrdesk.exchange.styles import dress

_TINTS: Mapping[Sort, str] = {
    Sort.PROBLEM: "FFF2B5B5",
    Sort.QUESTION: "FFFFD89A",
    Sort.DISGUISE: "FFB9D9F7",
    Sort.UNKNOWN: "FFD9CCF0",
    Sort.EDIT: "FFBFE8C4",
}
FILLS: Mapping[Sort, PatternFill] = {
    sort: PatternFill("solid", start_color=tint, end_color=tint) for sort, tint in _TINTS.items()
}
_WIDTHS = (18, 9, 28, 42, 30, 30, 36, 42, 20)
_SORT = 3
_LINE, _MOST_SHOWN = 15, 12  # points, and lines of one text


def is_tinted(cell: Cell) -> bool:
    """Whether a cell has a colour from here, from a copy that was made before."""
    return cell.fill.fgColor.rgb in _TINTS.values()


def add_happened_sheet(book: Workbook, what: Happened, words: Words, *, is_coloured: bool) -> None:
    """Put the sheet before all others, and show it first."""
    title = words.text("title")
    sheet = book.create_sheet(title, 0)
    sheet.sheet_view.rightToLeft = words.language in RIGHT_TO_LEFT
    for each in book.worksheets:
        # Sheets that are selected together are written to together.
        each.sheet_view.tabSelected = each is sheet
    book.active = 0
    _Writer(sheet, words).write(what, is_coloured=is_coloured)


class _Writer:
    """Writes line by line; every cell is text, whatever it begins with."""

    def __init__(self, sheet: Worksheet, words: Words) -> None:
        self._sheet, self._words = sheet, words
        self._turned = words.language in RIGHT_TO_LEFT
        self._row = 0

    def write(self, what: Happened, *, is_coloured: bool) -> None:
        """Write the whole sheet."""
        words = self._words
        for place, width in enumerate(_WIDTHS, 1):
            self._sheet.column_dimensions[letters_of(place)].width = width
        self._line([HAPPENED_MARK], Look(large=True, turned=self._turned))
        if words.language != "en":
            self._line([words.text("title")], Look(bold=True, turned=self._turned))
        self._line([words.text("about" if is_coloured else "list_only")], self._plain)
        if is_coloured and what.is_read:
            self._line([words.text("back")], self._plain)
        if is_coloured and (what.colours or what.columns):
            self._write_legend()
        self._row += 1
        if not what.lines:
            self._line([words.text("nothing")], self._plain)
            return
        self._line(words.columns(), Look(heading=True, wrap=True, turned=self._turned))
        for told in what.lines[:MOST_LINES]:
            texts = words.line(told)
            self._line(texts, Look(wrap=True, turned=self._turned))
            # LibreOffice does not make rows higher by itself for texts that are wrapped.
            lines = max(map(lines_of, texts, _WIDTHS))
            self._sheet.row_dimensions[self._row].height = min(lines, _MOST_SHOWN) * _LINE
            self._sheet.cell(self._row, _SORT).fill = FILLS[told.sort]
        if len(what.lines) > MOST_LINES:
            self._line([words.more(len(what.lines) - MOST_LINES)], self._plain)

    @property
    def _plain(self) -> Look:
        return Look(turned=self._turned)

    def _write_legend(self) -> None:
        self._row += 1
        self._line([self._words.text("colours")], Look(bold=True, turned=self._turned))
        for sort, fill in FILLS.items():
            self._line(["", self._words.sort(sort)], self._plain)
            self._sheet.cell(self._row, 1).fill = fill

    def _line(self, texts: Sequence[str], look: Look) -> None:
        self._row += 1
        for place, text in enumerate(texts, 1):
            if text:
                cell = self._sheet.cell(self._row, place)
                assert isinstance(cell, Cell), "nothing is merged here"
                cell.value = storable(cut(text))
                cell.data_type = "s"  # also what begins as a formula does
                dress(cell, look)
