"""The frame of a workbook without its rows: sheets, columns, tables, drop-downs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from hrdesk.domain.records import shape_of
from hrdesk.exchange.layout import (
    CONFLICTS,
    DECISION,
    FIRST_ROW,
    HEADER_ROW,
    LISTS,
    Column,
    Role,
    columns_of,
    conflict_columns,
    sheet_title,
    value_key,
)
from hrdesk.exchange.looks import WIDE, look_of
from hrdesk.exchange.styles import StyleBook, StyledColumns

# Drop-downs reach a little below the last line, for those who add lines of their own.
_BELOW = 200
READ_ME_WIDTH = 90


@dataclass(frozen=True)
class ListPlace:
    """Where the words of a drop-down stand in `_lists`."""

    column: int
    length: int

    @property
    def formula(self) -> str:
        """The range as a drop-down names it."""
        letter = get_column_letter(self.column)
        return f"{quote_sheetname(LISTS)}!${letter}$2:${letter}${self.length + 1}"


def add_record_sheet(
    book: Workbook, styles: StyleBook, kind: str, lines: int, lists: dict[str, ListPlace]
) -> None:
    """Add the sheet of a record kind with room for this many lines."""
    columns = columns_of(kind)
    last = HEADER_ROW + lines
    sheet = add_table_sheet(book, styles, kind, shape_of(kind).plural, columns, last)
    for number, column in enumerate(columns, 1):
        place = lists.get(column.list_key)
        if place is not None:
            _add_drop_down(sheet, number, last + _BELOW, place.formula)


def add_conflict_sheet(book: Workbook, styles: StyleBook, values: int, lines: int) -> None:
    """Add the sheet of conflicts; the drop-down of each line offers the values beside it."""
    columns = conflict_columns(values)
    last = HEADER_ROW + lines
    sheet = add_table_sheet(book, styles, CONFLICTS, CONFLICTS, columns, last)
    places = {column.key: number for number, column in enumerate(columns, 1)}
    first, final = (get_column_letter(places[value_key(each)]) for each in (1, values))
    # Rows are relative here: a line that is sorted elsewhere still offers what stands beside it.
    offered = f"${first}{FIRST_ROW}:${final}{FIRST_ROW}"
    _add_drop_down(sheet, places[DECISION], last, offered)


def add_table_sheet(
    book: Workbook, styles: StyleBook, kind: str, name: str, columns: Sequence[Column], last: int
) -> Worksheet:
    """Add a sheet with a table of these columns down to the row `last`."""
    sheet: Worksheet = book.create_sheet(sheet_title(kind))
    sheet.column_dimensions = styled = StyledColumns(sheet)
    for column in columns:
        is_hidden = column.role in (Role.TOKEN, Role.REGISTER)
        style = styles.number(look_of(column))
        styled.add(style, min(column.width, WIDE) + 2, hidden=is_hidden)
    lead = sum(column.role in (Role.REF, Role.TOKEN, Role.NUMBER) for column in columns)
    sheet.freeze_panes = f"{get_column_letter(lead + 1)}{FIRST_ROW}"
    _set_for_paper(sheet, lead + 1)
    _add_table(sheet, name, [column.header for column in columns], last)
    return sheet


def add_hidden_sheet(book: Workbook, title: str) -> None:
    """Add a sheet for the machine."""
    sheet = book.create_sheet(title)
    sheet.sheet_state = "hidden"


def add_read_me(book: Workbook, title: str, *, turned: bool) -> None:
    """Add the sheet that people read first; `turned` for what is read from right to left."""
    sheet = book.create_sheet(title)
    sheet.column_dimensions["A"].width = READ_ME_WIDTH
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.rightToLeft = turned or None


def _set_for_paper(sheet: Worksheet, named: int) -> None:
    """Pages that lie on their side, each of which says the heading and which record a line is."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.print_title_cols = f"A:{get_column_letter(named)}"


def _add_drop_down(sheet: Worksheet, number: int, last: int, formula: str) -> None:
    letter = get_column_letter(number)
    drop_down = DataValidation(
        type="list",
        formula1=formula,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle="Not in the list",
        error="HRDesk may not understand this value. Keep it all the same?",
    )
    drop_down.add(f"{letter}{FIRST_ROW}:{letter}{last}")
    sheet.add_data_validation(drop_down)


def _add_table(sheet: Worksheet, name: str, headers: Iterable[str], last: int) -> None:
    names = list(headers)
    area = f"A{HEADER_ROW}:{get_column_letter(len(names))}{last}"
    table = _NamedTable(
        displayName=f"hr_{name}",
        ref=area,
        autoFilter=AutoFilter(ref=area),
        tableColumns=[TableColumn(id=1, name=names[0])],
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=True),
    )
    table.others = names[1:]
    sheet.add_table(table)


class _NamedTable(Table):
    """A table with the names of its columns: openpyxl's own cost as much as some hundred rows."""

    # openpyxl looks for these in each class.
    __attrs__, __elements__, __nested__ = Table.__attrs__, Table.__elements__, Table.__nested__
    # The names but for the first.
    others: Sequence[str] = ()

    def to_tree(self) -> Element:  # type: ignore[override]
        """Part of openpyxl's writing: the table as the file has it."""
        tree = super().to_tree()
        columns = next(each for each in tree if each.tag == "tableColumns")
        columns.set("count", str(1 + len(self.others)))
        for place, name in enumerate(self.others, 2):
            SubElement(columns, "tableColumn", {"id": str(place), "name": name})
        return tree
