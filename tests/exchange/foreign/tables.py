"""Lists as people keep them, written as the files that they would send."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook

from hrdesk.domain.arrival import CellClass
from hrdesk.exchange.foreign.looking import look_at_list
from hrdesk.exchange.foreign.proposing import proposed_mapping
from hrdesk.exchange.foreign.reading import read_list
from hrdesk.exchange.foreign.rows import ListContent

Lines = Iterable[Sequence[object]]
PEOPLE: Lines = (
    ["Name", "E-mail", "Telephone", "Country"],
    ["Pérez, Ana", "ana@example.org", "+41 22 555 01 01", "Mexico"],
    ["Awa Diallo", "awa@example.org", None, "Senegal"],
)


def in_workbook(path: Path, **sheets: Lines) -> Path:
    """A workbook with a sheet for each title."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(list(line))
    book.save(path)
    return path


def in_csv(path: Path, lines: Lines, separator: str = ",") -> Path:
    """A text with separators."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(lines)
    return path


def read_as_proposed(path: Path) -> ListContent:
    """All that a list says, if nobody corrects what it is taken for."""
    return read_list(path, proposed_mapping(look_at_list(path).tables))


def cells_in(content: ListContent) -> int:
    """How many cells the report accounts for."""
    assert set(content.cells) <= set(CellClass)
    return sum(content.cells.values())
