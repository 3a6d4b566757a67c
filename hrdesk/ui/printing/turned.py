"""Rows of tables that are read from the right, for what lays out paper: Qt knows none of them."""

import re

_TABLE = re.compile(r"""<table\b[^>]*\bdir=["']rtl["'].*?</table>""", re.DOTALL)
_ROW = re.compile(r"(<tr\b[^>]*>)(.*?)(</tr>)", re.DOTALL)
_CELL = re.compile(r"<(t[hd])\b.*?</\1>", re.DOTALL)


def turned(html: str) -> str:
    """A page of ours with the cells of each table that says `dir="rtl"` the other way round.

    Qt puts the columns of every table from left to right; a browser must not be given this.
    """
    return _TABLE.sub(lambda table: _ROW.sub(_turn, table[0]), html)


def _turn(row: re.Match[str]) -> str:
    cells = [cell[0] for cell in _CELL.finditer(row[2])]
    return f"{row[1]}{''.join(reversed(cells))}{row[3]}"
