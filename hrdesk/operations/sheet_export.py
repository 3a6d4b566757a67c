"""Records of a kind as a plain sheet for any program, as far as its reader may know them.

The same rules decide as for a workbook (`send`); it is a copy to pass on that nobody takes back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hrdesk.domain.errors import DeskError
from hrdesk.exchange.plain_table import PlainTable, csv_of, ods_of, table_of, xlsx_of
from hrdesk.exchange.progress import Cancel, Progress
from hrdesk.exchange.read_me import language_of
from hrdesk.operations.full_titles import named_in_full
from hrdesk.operations.handed_out import hand_out
from hrdesk.operations.outside import reader_named
from hrdesk.operations.outward import BEGINS, made_words
from hrdesk.operations.outward_html import Article, page_html
from hrdesk.operations.outward_tables import Cell, Table
from hrdesk.operations.send import plan_sending_to, to_pass_on
from hrdesk.operations.sending import HeldBack, Sending
from hrdesk.store import journal, listing
from hrdesk.store.database import Database
from hrdesk.store.listing import Query
from hrdesk.store.session import Session

SHEETS = ("xlsx", "ods", "csv", "html")
SEPARATORS = (",", ";", "\t")
_PACKED, _TEXT = b"PK\x03\x04", b"\xef\xbb\xbf"


@dataclass(frozen=True)
class SheetExport:
    """What would stand in the sheet, and what stays here for its reader."""

    sending: Sending
    table: PlainTable
    newest: int

    @property
    def held_back(self) -> tuple[HeldBack, ...]:
        """Records that stay here, and fields that do."""
        return self.sending.held_back


def plan_sheet(
    session: Session,
    code: str,
    query: Query,
    *,
    only: Sequence[str] = (),
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> SheetExport:
    """What of the records found would go to a partner, or to `OUTSIDE`, in their order.

    All columns, or `only` those fields. Raises `UnknownName` for a partner that is not known,
    `Cancelled`.
    """
    refs = listing.keys(session, query)
    partner = reader_named(session, code)
    sending = to_pass_on(
        plan_sending_to(session, partner, refs, progress=progress, cancelled=cancelled)
    )
    table = table_of(
        query.kind,
        [each.record for each in sending.going],
        named_in_full(session, sending).names,
        sending.envelope,
        only,
        progress=progress,
        cancelled=cancelled,
    )
    return SheetExport(sending, table, journal.newest(session))


def save_sheet(
    database: Database, path: Path, export: SheetExport, what: str, separator: str = ","
) -> None:
    """Write the sheet in a format, whole or not at all, and remember who was given it.

    Raises `FileRefused` with code cannot_write or other_file_there, `DeskError` with
    nothing_to_export where it would be empty.
    """
    if not export.sending.going:
        staying = {each.ref for each in export.held_back if not each.field}
        raise DeskError("nothing_to_export", held_back=len(staying), without_days=0)
    content, begins = _content(export, what, separator)
    hand_out(database, export.sending, export.newest, path, content, begins)


def _content(export: SheetExport, what: str, separator: str) -> tuple[bytes, bytes]:
    match what:
        case "csv":
            return csv_of(export.table, separator), _TEXT
        case "ods":
            return ods_of(export.table), _PACKED
        case "html":
            return _page(export).encode(), BEGINS
        case _:
            return xlsx_of(export.table, export.sending.envelope.minute), _PACKED


def _page(export: SheetExport) -> str:
    """A page with the table: what nobody filled, and Refs whose names stand beside, left out."""
    sending, table = export.sending, export.table
    language = language_of(sending.envelope)
    day = datetime.fromtimestamp(sending.envelope.minute * 60, UTC).date()
    places = table.to_read
    rows = tuple(tuple(Cell(_lines(row[place])) for place in places) for row in table.rows)
    shown = Table("", table.title, tuple(table.headings[place] for place in places), (("", rows),))
    note = made_words(sending, day, language)
    return page_html([Article(language, table.title, note, (shown,), "")])


def _lines(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((line, "") for line in text.split("\n"))
