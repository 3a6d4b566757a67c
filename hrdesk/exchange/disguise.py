"""Tells what a spreadsheet does to a value by itself from what a person did (exchange.md 6)."""

import math
import re
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

from hrdesk.domain.dates import parse_moment
from hrdesk.exchange.cell_text import MIDNIGHT, serial_of
from hrdesk.exchange.sheet_cells import Cell, CellType
from hrdesk.exchange.typed import as_typed
from hrdesk.exchange.xml_part import unescaped

_PARTS = re.compile(r"\d+|[^\W\d_]+")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?%?", re.ASCII | re.IGNORECASE)
_CLOCK = re.compile(r"(\d\d):(\d\d)", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BOOLEANS = {"Yes": ("true", "1"), "No": ("false", "0")}
_HALF_A_MINUTE = 0.5 / (24 * 60)
# Excel keeps 15 digits and cuts the rest off; others round to 15 or 16.
_KEPT = (
    Context(prec=15, rounding=ROUND_DOWN),
    Context(prec=15, rounding=ROUND_HALF_UP),
    Context(prec=16, rounding=ROUND_HALF_UP),
)
_FRACTION_TOLERANCE = 1e-14
_DAY_MONTH_YEAR = 3


def is_same(cell: Cell, sent: str) -> bool:
    """Whether a cell still shows what was sent, however the program stores it."""
    if cell.text == sent:
        return True
    return cell.type is CellType.DATE and _without_midnight(cell.text) == _without_midnight(sent)


def is_disguise(cell: Cell, sent: str, *, is_date: bool = False) -> bool:
    """Whether a cell holds what was sent, in the form that a spreadsheet gave it.

    `is_date` says that the cell belongs to a field of dates, where people make approximate dates
    exact.
    """
    if not sent:
        return False
    match cell.type:
        case CellType.TEXT:
            # LibreOffice leaves out the tabs of a text with several lines when it saves .ods.
            text = _plain(cell.text)
            return text in (_plain(sent), _plain(sent.replace("\t", "")))
        case CellType.NUMBER:
            return _is_number_of(cell, sent)
        case CellType.DATE:
            made_date = _is_first_day_of if is_date else _is_date_of
            return _is_number_of(cell, sent) or made_date(cell.text, sent)
        case _:
            return sent.casefold() in _BOOLEANS.get(cell.text, ())


def _without_midnight(text: str) -> str:
    return text.removesuffix(MIDNIGHT)


def _plain(text: str) -> str:
    """A text as it was typed; LibreOffice loses one turn of `_x005F_x000D_` and the like."""
    while (decoded := unescaped(text)) != text:
        text = decoded
    return as_typed(text)


def _is_number_of(cell: Cell, sent: str) -> bool:
    """`00123` is 123, `+41` is 41, `1e5` is 100000, and a date without its format is a number."""
    number = cell.number
    if number is None or not math.isfinite(number):
        return False
    serial = serial_of(sent)
    if serial is not None:
        return abs(serial - number) < _HALF_A_MINUTE if "T" in sent else serial == number
    bare = as_typed(sent).replace(" ", "").replace("'", "")
    if not _NUMBER.fullmatch(bare):
        return False
    meant = Decimal(bare.removesuffix("%"))
    if bare.endswith("%"):
        meant /= 100
    if meant == meant.to_integral_value():
        return number in (float(meant), *(float(kept.plus(meant)) for kept in _KEPT))
    return math.isclose(number, float(meant), rel_tol=_FRACTION_TOLERANCE)


def _is_first_day_of(day: str, sent: str) -> bool:
    """Whether an approximate date became the day with which it begins."""
    moment = parse_moment(sent)
    return (
        moment is not None
        and not moment.is_exact
        and _without_midnight(day) == moment.first.isoformat()
    )


def _is_date_of(found: str, sent: str) -> bool:
    """Whether a text such as `1-2`, `2027-03` or `3 May` was made a date; a date never was.

    What the text does not say must be what a spreadsheet fills in: the first day of a month, any
    year (nobody knows in which year it was typed), midnight.
    """
    if serial_of(sent) is not None:
        return False
    parts = [_part(each) for each in _PARTS.findall(sent.casefold())]
    clock = _CLOCK.fullmatch(found)
    if clock is not None:
        return parts == [int(each) for each in clock.groups()]
    moment = parse_moment(found)
    if moment is None or None in parts:
        return False
    said = [each for each in parts if each is not None]
    if moment.time and (len(said) > _DAY_MONTH_YEAR or not found.endswith(MIDNIGHT)):
        if said[-2:] != [int(each) for each in moment.time.split(":")]:
            return False
        said = said[:-2]
    return _says(said, moment.first)


def _says(said: list[int], day: date) -> bool:
    """Whether the parts of a text, in any order, say a day as far as they say anything."""
    forms = [[day.month, day.day]]
    for year in (day.year, day.year % 100):
        forms.append([day.month, day.day, year])
        if day.day == 1:
            forms.append([day.month, year])
    return sorted(said) in map(sorted, forms)


def _part(text: str) -> int | None:
    if text.isdecimal():
        return int(text) if len(text) <= 4 else None
    return _MONTHS.index(text[:3]) + 1 if text[:3] in _MONTHS else None
