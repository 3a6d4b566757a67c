"""What the export window asks of the operations: one plan and one way to save for every format."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hrdesk.operations.calendar_export import (
    CALENDAR_KINDS,
    CalendarExport,
    plan_calendar,
    save_calendar,
)
from hrdesk.operations.card_export import CARD_KINDS, CardExport, plan_cards, save_cards
from hrdesk.operations.send import Progress, Stop
from hrdesk.operations.sending import HeldBack
from hrdesk.operations.sheet_export import SheetExport, plan_sheet, save_sheet
from hrdesk.store import listing
from hrdesk.store.database import Database
from hrdesk.store.listing import Query
from hrdesk.store.session import Session


class Format(StrEnum):
    """A format of other programs, and how it is told apart within one."""

    XLSX = "xlsx"
    ODS = "ods"
    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"
    PAGE = "html"
    CALENDAR = "ics"
    CARDS = "3.0"
    NEW_CARDS = "4.0"

    @property
    def ending(self) -> str:
        """How its files end."""
        if self in _SEPARATORS:
            return ".csv"
        return ".vcf" if self in _CARDS else f".{self.value}"


_SEPARATORS = {Format.COMMA: ",", Format.SEMICOLON: ";", Format.TAB: "\t"}
_CARDS = (Format.CARDS, Format.NEW_CARDS)
_SHEETS = (Format.XLSX, Format.ODS, *_SEPARATORS, Format.PAGE)


@dataclass(frozen=True)
class Wanted:
    """Which records, with which columns (none: all), in which format and for whom."""

    query: Query
    columns: tuple[str, ...]
    format: Format
    reader: str


@dataclass(frozen=True)
class Planned:
    """What would stand in the file, and what stays here."""

    wanted: Wanted
    asked: int
    export: SheetExport | CalendarExport | CardExport
    count: int
    asked_for: int
    held_back: int
    fields: tuple[str, ...]
    without_days: int = 0


def formats_for(kind: str) -> tuple[Format, ...]:
    """The formats that can hold records of a kind, the sheets last."""
    calendar = (Format.CALENDAR,) if kind in CALENDAR_KINDS else ()
    cards = _CARDS if kind in CARD_KINDS else ()
    return (*calendar, *cards, *_SHEETS)


def plan(
    database: Database, wanted: Wanted, asked: int, *, progress: Progress, cancelled: Stop
) -> Planned:
    """What would go. Raises `Cancelled`."""
    with database.reading() as session:
        export = _export(session, wanted, progress, cancelled)
        asked_for = listing.count(session, wanted.query)
    held_back = tuple(export.held_back)
    without_days = len(export.without_days) if isinstance(export, CalendarExport) else 0
    return Planned(
        wanted,
        asked,
        export,
        len(export.sending.going) - without_days,
        asked_for,
        len({each.ref for each in held_back if not each.field}),
        _fields(held_back),
        without_days,
    )


def save(
    database: Database, planned: Planned, path: Path, *, progress: Progress, cancelled: Stop
) -> Path:
    """Write the file; gives where. Raises `FileRefused`, `DeskError`, `Cancelled`."""
    chosen, export = planned.wanted.format, planned.export
    if isinstance(export, CalendarExport):
        save_calendar(database, path, export)
    elif isinstance(export, CardExport):
        save_cards(database, path, export, progress=progress, cancelled=cancelled)
    else:
        what = path.suffix.lstrip(".").lower()
        save_sheet(database, path, export, what, _SEPARATORS.get(chosen, ","))
    return path


def _export(
    session: Session, wanted: Wanted, progress: Progress, cancelled: Stop
) -> SheetExport | CalendarExport | CardExport:
    code, query = wanted.reader, wanted.query
    if wanted.format is Format.CALENDAR:
        return plan_calendar(session, code, [query])
    if wanted.format in _CARDS:
        return plan_cards(session, code, [query], version=wanted.format.value)
    return plan_sheet(
        session, code, query, only=wanted.columns, progress=progress, cancelled=cancelled
    )


def _fields(held_back: Iterable[HeldBack]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.field for each in held_back if each.field))
