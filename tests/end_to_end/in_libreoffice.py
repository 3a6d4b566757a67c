"""Does in LibreOffice what a person would; runs in the Python that has LibreOffice's `uno`.

Usage: in_libreoffice.py PIPE JOBS, where JOBS is JSON: a list of {"open", "save", "type": [[sheet,
cell, text], ...], "sort": [sheet, range, column] or null, "also": more names to save it under}.
"""

import json
import sys
import threading
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
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
    """Open a workbook, type, sort, and save it."""
    document = desktop.loadComponentFromURL(url(job["open"]), "_blank", 0, (named("Hidden", True),))
    for sheet, cell, text in job["type"]:
        # FormulaLocal takes a text as the keyboard does.
        document.Sheets.getByName(sheet).getCellRangeByName(cell).FormulaLocal = text
    if job["sort"]:
        sheet, area, column = job["sort"]
        order = TableSortField()
        order.Field, order.IsAscending = column, False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (order,))
        sorting = (named("SortFields", fields), named("ContainsHeader", True))
        cells = document.Sheets.getByName(sheet).getCellRangeByName(area)
        uno.invoke(cells, "sort", (uno.Any("[]com.sun.star.beans.PropertyValue", sorting),))
    for target in [job["save"], *job.get("also", ())]:
        document.storeToURL(url(target), saved_as(Path(target).suffix))
    document.close(True)


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
