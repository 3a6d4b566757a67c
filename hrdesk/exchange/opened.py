"""An Excel workbook opened for reading: its sheets by title, and the rows of each in their order."""

import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from hrdesk.domain.errors import DeskError
from hrdesk.exchange.book import ArchivedBook, Sheet
from hrdesk.exchange.preflight import WORKBOOK
from hrdesk.exchange.progress import Cancel, Progress, Steps
from hrdesk.exchange.sheet_cells import Cells, DateStyle, SheetListener
from hrdesk.exchange.sheet_rows import parse_sheet
from hrdesk.exchange.xml_part import Listener, Readable, Strings, parse_part

Heard = TypeVar("Heard", bound=Listener)
_MACROS = "xl/vbaProject.bin"
_RELATIONS = "xl/_rels/workbook.xml.rels"
# Formats that a file names by number only, where they show dates (ECMA-376, numFmt).
_BUILT_IN = {
    **dict.fromkeys(range(14, 18), "yyyy-mm-dd"),
    **dict.fromkeys((*range(18, 22), *range(45, 48)), "hh:mm"),
    22: "yyyy-mm-dd hh:mm",
}
# Texts, escapes, colours and conditions inside a number format say nothing about dates.
_NO_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|am/pm|a/p|general', re.IGNORECASE)


class Opened(ArchivedBook):
    """An open Excel workbook. Whatever is wrong with the file is raised as `FileRefused`."""

    def __init__(
        self, path: Path, *, progress: Progress | None = None, cancelled: Cancel | None = None
    ) -> None:
        super().__init__(path)
        try:
            self._read_outline(progress, cancelled)
        except DeskError:
            self._archive.close()
            raise

    def rows(self, sheet: Sheet) -> Iterator[tuple[int, Cells]]:
        """The rows of a sheet that are not empty, with their numbers. Raises `Cancelled`."""
        listener = SheetListener(self._strings, self._styles, self._is_1904)
        self.steps.what = sheet.title
        for size in self._pieces(sheet.part, listener, parse_sheet):
            self.steps.step(size)
            complete, listener.rows = listener.rows, []
            yield from complete

    def _pieces(
        self, name: str, listener: Heard, parse: Callable[[Readable, Heard], Iterator[int]]
    ) -> Iterator[int]:
        """Read a part piece by piece; only what the file itself gets wrong is refused."""
        with self._refusing(), self._archive.open(name) as part:
            yield from parse(part, listener)

    def _parse(self, name: str, listener: Listener) -> None:
        for _ in self._pieces(name, listener, parse_part):
            pass

    def _read_outline(self, progress: Progress | None, cancelled: Cancel | None) -> None:
        relations, outline = _Relations(), _Outline()
        formats, strings = _Formats(), Strings()
        self._parse(_RELATIONS, relations)
        self._parse(WORKBOOK, outline)
        names = set(self._archive.namelist())
        self.sheets = [
            Sheet(title, part)
            for title, relation in outline.sheets
            if (part := relations.parts.get(relation, "")) in names
        ]
        with self._refusing():
            if len({sheet.part for sheet in self.sheets}) < len(self.sheets):
                raise ValueError("a part that is several sheets would be read again for each")
        self.notices = ("macros",) if _MACROS in names else ()
        counted = {sheet.part for sheet in self.sheets} | set(relations.of_type("sharedStrings"))
        total = sum(self._archive.getinfo(name).file_size for name in counted & names)
        self.steps = Steps(total, progress, cancelled, every=1)
        for name in relations.of_type("styles"):
            self._parse(name, formats)
        for name in relations.of_type("sharedStrings"):
            for size in self._pieces(name, strings, parse_part):
                self.steps.step(size)
        self._is_1904 = outline.is_1904
        self._strings = strings.found
        self._styles = formats.styles()


class _Attributes:
    """Hears of attributes only."""

    def end(self, name: str) -> None:
        """Part of `Listener`."""

    def text(self, text: str) -> None:
        """Part of `Listener`."""


class _Relations(_Attributes):
    """Which part of the file each relation of the workbook names."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}
        self._types: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Part of `Listener`."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/xl", attributes["Target"]))
            self.parts[attributes["Id"]] = target.lstrip("/")
            self._types[attributes["Id"]] = attributes["Type"].rpartition("/")[2]

    def of_type(self, kind: str) -> list[str]:
        """The parts of a kind."""
        return [self.parts[key] for key, each in self._types.items() if each == kind]


class _Outline(_Attributes):
    """The titles of the sheets, and the day from which days are counted."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.is_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Part of `Listener`."""
        if name == "sheet":
            relation = next(value for key, value in attributes.items() if key.endswith(":id"))
            self.sheets.append((attributes["name"], relation))
        elif name == "workbookPr":
            self.is_1904 = attributes.get("date1904", "0") in ("1", "true")


class _Formats(_Attributes):
    """Which styles show a number as a date."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = dict(_BUILT_IN)
        self._used: list[int] = []
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Part of `Listener`."""
        if name == "numFmt" and "formatCode" in attributes:
            self._codes[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._used.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        """Part of `Listener`."""
        if name == "cellXfs":
            self._in_cells = False

    def styles(self) -> list[DateStyle]:
        """For each style of a cell, how it shows a number."""
        return [date_style(self._codes.get(number, "")) for number in self._used]


def date_style(code: str) -> DateStyle:
    """How a number format shows a date: `yyyy\\-mm\\-dd` a day, `hh:mm` a time."""
    letters = set(_NO_DATE.sub("", code.partition(";")[0]).lower())
    has_time = bool(letters & {"h", "s"})
    has_day = bool(letters & {"y", "d"}) or ("m" in letters and not has_time)
    if has_day:
        return DateStyle.MINUTE if has_time else DateStyle.DAY
    return DateStyle.TIME if has_time else DateStyle.NONE
