"""Visits and activities of a desk as one calendar file, as far as its reader may know them.

The same rules decide as for a workbook (`send`), and the file says no more than an update would.
Who it is for need not be known: then nothing but what is Public goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hrdesk.domain.codes import Life
from hrdesk.domain.errors import DeskError
from hrdesk.exchange.read_me import language_of
from hrdesk.formats.icalendar import calendar_file
from hrdesk.operations.calendar_entries import entries_of
from hrdesk.operations.full_titles import named_in_full
from hrdesk.operations.handed_out import hand_out
from hrdesk.operations.outside import reader_named
from hrdesk.operations.send import plan_sending_to, to_pass_on
from hrdesk.operations.sending import HeldBack, Sending
from hrdesk.operations.update_lines import UpdateLine, lines_of
from hrdesk.store import journal, listing
from hrdesk.store.database import Database
from hrdesk.store.listing import Query
from hrdesk.store.session import Session

CALENDAR_KINDS = ("visit", "activity")
_BEGINS = b"BEGIN:VCALENDAR"
# What an entry of a calendar tells; that other fields stay says nothing to whoever gets one.
_TOLD = frozenset(
    {
        *("title", "dates", "country", "city", "mechanisms", "status", "firmness"),
        *("purpose", "link", "recurrence", "exceptions"),
    }
)


@dataclass(frozen=True)
class CalendarExport:
    """What would stand in the file, and what not: `held_back` for its reader, and `without_days`
    because no calendar can hold `February 2027`."""

    sending: Sending
    lines: tuple[UpdateLine, ...]
    home: str
    newest: int

    @property
    def entries(self) -> tuple[UpdateLine, ...]:
        """What stands in the file."""
        return tuple(each for each in self.lines if each.has_days)

    @property
    def without_days(self) -> tuple[UpdateLine, ...]:
        """What its reader may know and a calendar cannot hold."""
        return tuple(each for each in self.lines if not each.has_days)

    @property
    def held_back(self) -> tuple[HeldBack, ...]:
        """Records that stay here, and fields that a calendar would have told."""
        staying = self.sending.held_back
        return tuple(each for each in staying if not each.field or each.field in _TOLD)

    @property
    def content(self) -> bytes:
        """The content of the file."""
        envelope = self.sending.envelope
        return calendar_file(
            entries_of(self.entries, language_of(envelope)),
            name=envelope.sender_name or envelope.sender,
            minute=envelope.minute,
            home=self.home,
        )


def plan_calendar(
    session: Session, code: str, queries: Sequence[Query] = (), language: str = ""
) -> CalendarExport:
    """What of the records found would go to a partner, or to `OUTSIDE`; all in use unless asked.

    Raises `UnknownName` for a partner that is not known.
    """
    asked = queries or [Query(kind, lives=(Life.ACTIVE,)) for kind in CALENDAR_KINDS]
    refs = [ref for query in asked for ref in listing.keys(session, query)]
    partner = reader_named(session, code, language)
    sending = to_pass_on(plan_sending_to(session, partner, refs))
    lines = lines_of(named_in_full(session, sending), marks_news=False)
    return CalendarExport(sending, lines, session.identity.zone, journal.newest(session))


def save_calendar(database: Database, path: Path, export: CalendarExport) -> None:
    """Write the file, whole or not at all, and remember who was given it.

    Raises `FileRefused` with code cannot_write or other_file_there, `DeskError` with
    nothing_to_export where it would be empty, which calendar programs refuse.
    """
    if not export.entries:
        staying = {each.ref for each in export.held_back if not each.field}
        about = {"held_back": len(staying), "without_days": len(export.without_days)}
        raise DeskError("nothing_to_export", **about)
    told = {each.ref for each in export.entries}
    going = tuple(each for each in export.sending.going if each.record.ref in told)
    sending = replace(export.sending, going=going)
    hand_out(database, sending, export.newest, path, export.content, _BEGINS)
