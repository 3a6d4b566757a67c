"""Tells what a spreadsheet does to a value by itself from what a person did (exchange.md 6)."""

import re

from hrdesk.domain.text import tidy
from hrdesk.exchange.cell_text import MIDNIGHT, serial_of
from hrdesk.exchange.sheet_cells import Cell, CellType
from hrdesk.exchange.xml_part import unescaped

_AS_TYPED = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
    }
)
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BOOLEANS = {"Yes": ("true", "1"), "No": ("false", "0")}


def is_same(cell: Cell, sent: str) -> bool:
    """Whether a cell still shows what was sent, however the program stores it."""
    if cell.text == sent:
        return True
    return cell.type is CellType.DATE and _without_midnight(cell.text) == _without_midnight(sent)


def is_disguise(cell: Cell, sent: str) -> bool:
    """Whether a cell holds what was sent, in the form that a spreadsheet gave it."""
    if not sent:
        return False
    match cell.type:
        case CellType.TEXT:
            return _plain(cell.text) == _plain(sent)
        case CellType.NUMBER:
            return _is_number_of(cell, sent)
        case CellType.DATE:
            return _is_number_of(cell, sent) or _is_date_of(cell.text, sent)
        case _:
            return sent.casefold() in _BOOLEANS.get(cell.text, ())


def _without_midnight(text: str) -> str:
    return text.removesuffix(MIDNIGHT)


def _plain(text: str) -> str:
    """A text as it was typed; LibreOffice loses one turn of `_x005F_x000D_` and the like."""
    while (decoded := unescaped(text)) != text:
        text = decoded
    return tidy(text.translate(_AS_TYPED))


def _is_number_of(cell: Cell, sent: str) -> bool:
    """`00123` is 123, `+41` is 41, `1e5` is 100000, and a date without its format is a number."""
    number = _number(sent)
    return (
        cell.number is not None
        and number is not None
        and abs(number - cell.number) < 1e-9 * max(1.0, abs(number))
    )


def _number(text: str) -> float | None:
    serial = serial_of(text)
    if serial is not None:
        return serial
    bare = text.strip().replace(" ", "").replace("\u00a0", "").replace("'", "")
    try:
        return float(bare.removesuffix("%")) / (100 if bare.endswith("%") else 1)
    except ValueError:
        return None


def _is_date_of(day: str, sent: str) -> bool:
    """Whether a text such as `1-2`, `2027-03` or `3 May` was made a date; a date never was."""
    if serial_of(sent) is not None:
        return False
    parts = _PARTS.findall(sent.casefold())
    numbers = [int(part) for part in day.replace("T", "-").replace(":", "-").split("-")]
    if not 2 <= len(parts) <= len(numbers) + 1:
        return False
    left = numbers + ([numbers[0] % 100] if len(numbers) > 2 else [])
    for part in parts:
        meant = _part(part)
        if meant not in left:
            return False
        left.remove(meant)
    return True


def _part(text: str) -> int | None:
    if text.isdecimal():
        return int(text) if len(text) <= 4 else None
    return _MONTHS.index(text[:3]) + 1 if text[:3] in _MONTHS else None
