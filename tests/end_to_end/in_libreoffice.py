"""Does in LibreOffice what a person would; runs in the Python that has LibreOffice's `uno`.

Usage: in_libreoffice.py PIPE JOBS, where JOBS is JSON: a list of {"open": a workbook, "save": the
names to save it under, "acts": [[name of an act, sheet, ...], ...]}; the acts are in ACTS.
"""

import json
import sys
import threading
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet.CellFlags import DATETIME, FORMULA, STRING, VALUE
from com.sun.star.sheet.FillDirection import TO_BOTTOM
from com.sun.star.table import TableSortField

TRIES, PAUSE = 300, 0.2
FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}
VISITS_SHEET = 9  # "Read me" is the first


def main(pipe: str, jobs: str) -> None:
    """Connect, do all jobs, and end the program."""
    desktop = connected(pipe)
    try:
        for job in json.loads(jobs):
            do(desktop, job)
    finally:
        desktop.terminate()


def connected(pipe: str):
    """The desktop of the program, as soon as it listens."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", here
    )
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    for _ in range(TRIES):
        try:
            there = resolver.resolve(address)
        except NoConnectException:
            threading.Event().wait(PAUSE)
            continue
        return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
    raise SystemExit("LibreOffice does not listen")


def do(desktop, job) -> None:
    """Open a workbook, do what is said with it, and save it."""
    document = desktop.loadComponentFromURL(url(job["open"]), "_blank", 0, (named("Hidden", True),))
    for act, sheet, *about in job["acts"]:
        ACTS[act](document.Sheets.getByName(sheet), *about)
    for target in job["save"]:
        document.storeToURL(url(target), saved_as(Path(target).suffix))
    document.close(True)


def type_in(sheet, cell: str, text: str) -> None:
    """Type a text, as the keyboard does."""
    sheet.getCellRangeByName(cell).FormulaLocal = text


def sort(sheet, area: str, column: int) -> None:
    """Sort an area with headings by one of its columns, the last first."""
    order = TableSortField()
    order.Field, order.IsAscending = column, False
    fields = uno.Any("[]com.sun.star.table.TableSortField", (order,))
    sorting = (named("SortFields", fields), named("ContainsHeader", True))
    cells = sheet.getCellRangeByName(area)
    uno.invoke(cells, "sort", (uno.Any("[]com.sun.star.beans.PropertyValue", sorting),))


def fill_down(sheet, area: str) -> None:
    """Pull the first cell of an area down over the others."""
    sheet.getCellRangeByName(area).fillAuto(TO_BOTTOM, 1)


def copy(sheet, area: str, cell: str) -> None:
    """Copy an area, and paste it from a cell on."""
    target = sheet.getCellRangeByName(cell).CellAddress
    sheet.copyRange(target, sheet.getCellRangeByName(area).RangeAddress)


def clear(sheet, area: str) -> None:
    """Empty the cells of an area."""
    sheet.getCellRangeByName(area).clearContents(VALUE | DATETIME | STRING | FORMULA)


def rename(sheet, title: str) -> None:
    """Give a sheet another name."""
    sheet.Name = title


ACTS = {
    "type": type_in,
    "sort": sort,
    "fill down": fill_down,
    "copy": copy,
    "clear": clear,
    "rename": rename,
    "insert rows": lambda sheet, at, count: sheet.Rows.insertByIndex(at - 1, count),
    "delete rows": lambda sheet, at, count: sheet.Rows.removeByIndex(at - 1, count),
    "insert columns": lambda sheet, at, count: sheet.Columns.insertByIndex(at, count),
    "delete columns": lambda sheet, at, count: sheet.Columns.removeByIndex(at, count),
}


def saved_as(suffix: str) -> tuple[PropertyValue, ...]:
    """What the program is to know about a format; of a .csv which sheet, whose name it then adds."""
    if suffix != ".csv":
        return (named("FilterName", FILTERS[suffix]),)
    # Comma, quotation mark, UTF-8, from the first line, as shown; and which sheet.
    options = f"44,34,76,1,,0,false,true,false,false,false,{VISITS_SHEET}"
    return named("FilterName", "Text - txt - csv (StarCalc)"), named("FilterOptions", options)


def named(name: str, value: object) -> PropertyValue:
    """A named argument."""
    argument = PropertyValue()
    argument.Name, argument.Value = name, value
    return argument


def url(path: str) -> str:
    """A path as LibreOffice names it."""
    return Path(path).as_uri()


if __name__ == "__main__":
    main(*sys.argv[1:])
