"""What of a desk its reader may know, as pages and bulletins tell it.

It leaves the desk, so the rules of sending decide what there is: no page asks a record itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from hrdesk.domain.codes import ActivityType, Life
from hrdesk.domain.dates import Span, make_span, parse_span
from hrdesk.domain.label import Label
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import Value
from hrdesk.exchange.prepared import visible
from hrdesk.operations.agenda import OF_ACTIVITIES, between
from hrdesk.operations.full_titles import named_in_full
from hrdesk.operations.outside import reader_named
from hrdesk.operations.send import Progress, Stop, plan_sending_to, to_pass_on
from hrdesk.operations.sending import HeldBack, Sending
from hrdesk.operations.update_lines import UpdateLine, lines_of
from hrdesk.store import journal, listing
from hrdesk.store.listing import Query
from hrdesk.store.session import Session

TOLD_KINDS = ("visit", "activity", "document", "organisation", "commitment")
_DATED = ("visit", "activity")
_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Item:
    """A record without a place in the calendar, as its reader gets it."""

    ref: str
    kind: str
    values: Mapping[str, Value]
    titles: Mapping[str, str]

    def text(self, name: str) -> str:
        """One value; empty where there is none, or the reader may not know it."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else "; ".join(value)

    def all_of(self, name: str) -> tuple[str, ...]:
        """The values of a set."""
        value = self.values.get(name, ())
        return (value,) if isinstance(value, str) else tuple(value)

    def named(self, name: str, comma: str) -> str:
        """The titles of linked records, those that the reader may know."""
        return comma.join(
            sorted(self.titles[ref] for ref in self.all_of(name) if ref in self.titles)
        )

    @property
    def day(self) -> Span | None:
        """Its date, where it has one."""
        return parse_span(self.text("date"))


@dataclass(frozen=True)
class Published:
    """All that a page may tell its reader; `next_ones` are the days on which series go on.

    `newest` is the journal entry at which it was looked at.
    """

    sending: Sending
    next_ones: Mapping[str, Span]
    newest: int

    @cached_property
    def dated(self) -> tuple[UpdateLine, ...]:
        """Visits and activities, without commemorative days; a series by its next occurrence.

        A series that begins on a day it was moved away from, and has no next one, is told by what
        was moved, as far as that goes: its own days would tell of a meeting that nobody comes to.
        """
        found = lines_of(self.sending, marks_news=False)
        return tuple(
            replace(each, span=self.next_ones.get(each.ref, each.span)) if each.rule else each
            for each in found
            if each.kind in _DATED and each.type != ActivityType.COMMEMORATIVE_DAY
            if each.ref in self.next_ones or not _is_moved_away(each)
        )

    def items(self, kind: str) -> tuple[Item, ...]:
        """The records of any other kind."""
        return tuple(each for each in self._items if each.kind == kind)

    def of(self, refs: frozenset[str]) -> "Published":
        """The same with these records alone."""
        going = tuple(each for each in self.sending.going if each.record.ref in refs)
        return replace(self, sending=replace(self.sending, going=going))

    @property
    def held_back(self) -> tuple[HeldBack, ...]:
        """The records that stay here."""
        return tuple(each for each in self.sending.held_back if not each.field)

    @property
    def label(self) -> Label:
        """The strictest label in it."""
        return self.sending.label

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        titles = self.sending.names.titles
        shown = (
            visible(each.record, self.sending.later)
            for each in self.sending.going
            if each.record.kind not in _DATED
        )
        return tuple(
            Item(each.ref, each.kind, RecordState(each.ref, each.registers).values(), titles)
            for each in shown
        )


def published(
    session: Session,
    code: str,
    kinds: Sequence[str] = TOLD_KINDS,
    language: str = "",
    *,
    since: date,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> Published:
    """What a partner, `NETWORK` or `OUTSIDE` may know of the records in use of some kinds.

    Series are told by what is next on a day and within a year of it. Raises `UnknownName` for a partner that is not known, `Cancelled`.
    """
    queries = [Query(kind, lives=(Life.ACTIVE,)) for kind in kinds]
    refs = [ref for query in queries for ref in listing.keys(session, query)]
    partner = reader_named(session, code, language)
    found = plan_sending_to(session, partner, refs, progress=progress, cancelled=cancelled)
    found = named_in_full(session, to_pass_on(found))
    return Published(found, _next_ones(session, since), journal.newest(session))


def _is_moved_away(line: UpdateLine) -> bool:
    return bool(line.rule) and line.span is not None and line.span.first in line.exceptions


def _next_ones(session: Session, since: date) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for each in between(session, since, since + _YEAR, only=OF_ACTIVITIES):
        span = make_span(each.first.isoformat(), each.last.isoformat(), "")
        if each.recurs and not each.is_moved and span is not None:
            found.setdefault(each.ref, span)
    return found
