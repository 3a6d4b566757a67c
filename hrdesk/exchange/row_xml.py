"""Rows as a spreadsheet file holds them: what is in the cells is text or number, and never more.

openpyxl would turn `=` texts into formulas and `#N/A` into errors, and cut long texts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from hrdesk.exchange.letters import letters_of

# Reads like an escape, so its first character is escaped itself (ECMA-376, ST_Xstring).
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
# The same as bytes, but for what stands between texts that are looked at together.
_BETWEEN, _CONTROLS = "\0", bytes([*range(1, 9), *range(11, 32)])
# In points; LibreOffice does not make rows higher by itself for texts that are wrapped.
_LINE, _HIGHEST = 15, 405


class OutCell(NamedTuple):
    """One cell to write: a text or a number, with the number of its style."""

    value: str | int | float
    style: int


class OutRow(NamedTuple):
    """One row to write; cells are by column number, counted from 1.

    `lines` is how many lines of text it shows; 0 leaves its height to the program that opens it.
    """

    number: int
    cells: Mapping[int, tuple[str | int | float, int]]
    hidden: bool = False
    lines: int = 0


def row_xml(row: OutRow) -> bytes:
    """A row as a spreadsheet file holds it."""
    number = str(row.number).encode()
    hidden = b' hidden="1"' if row.hidden else b""
    height = b' ht="%d"' % min(row.lines * _LINE, _HIGHEST) if row.lines else b""
    cells = b"".join(_cells_xml(row, number))
    return b'<row r="%b"%b%b>%b</row>' % (number, height, hidden, cells)


def _cells_xml(row: OutRow, number: bytes) -> list[bytes]:
    cells = sorted(row.cells.items())
    texts = _all_escaped([value for _, (value, _) in cells if isinstance(value, str)])
    found: list[bytes] = []
    for column, (value, style) in cells:
        before, text_begins, number_begins = _around(column, style)
        if isinstance(value, str):
            found += before, number, text_begins, next(texts), b"</t></is></c>"
        else:
            found += before, number, number_begins, repr(value).encode(), b"</v></c>"
    return found


@lru_cache(maxsize=4096)
def _around(column: int, style: int) -> tuple[bytes, bytes, bytes]:
    """What stands before the number of the row in a cell, and behind it if it is text, or not."""
    before, look = f'<c r="{letters_of(column)}'.encode(), f'" s="{style}"'.encode()
    return before, look + b' t="inlineStr"><is><t xml:space="preserve">', look + b"><v>"


def _all_escaped(texts: Sequence[str]) -> Iterator[bytes]:
    """The texts of a row as `escaped` writes them: looked at together, for they are millions."""
    together = _BETWEEN.join(texts)
    told = together.encode()
    is_plain = len(told.translate(None, _CONTROLS)) == len(told) and b"_x" not in told
    if is_plain and "\ufffe" not in together and "\uffff" not in together:
        for sign, written in ((b"&", b"&amp;"), (b"<", b"&lt;"), (b">", b"&gt;")):
            told = told.replace(sign, written)
        found = told.split(_BETWEEN.encode())
        if len(found) == len(texts):
            return iter(found)
    return (escaped(each).encode() for each in texts)


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column so many characters wide."""
    return sum(1 + len(paragraph) // max(width, 1) for paragraph in text.split("\n"))


def escaped(text: str) -> str:
    """A text as XML holds it; what XML cannot hold is written as `_xHHHH_`."""
    return storable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def storable(text: str) -> str:
    """A text as a spreadsheet stores it: what XML cannot hold is written as `_xHHHH_`."""
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)
    if _CONTROL.search(text) is None:
        return text
    return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
