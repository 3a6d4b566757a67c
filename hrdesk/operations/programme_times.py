"""Programme items as things of the calendar: at their hour, with their people, for their owner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.codes import Life
from hrdesk.domain.dates import FARTHEST, parse_span
from hrdesk.domain.label import Label, strictest
from hrdesk.operations.agenda import Occurrence, What, at, is_over_or_off
from hrdesk.store import listing
from hrdesk.store.dated import Dated, dated
from hrdesk.store.session import Session

_COLUMNS = ("time", "activity", "visit", "chair", "speakers", "team")


@dataclass(frozen=True, slots=True)
class TimedItem:
    """One item; `owner` is its visit or activity, and `people` those who are named for it."""

    occurrence: Occurrence
    owner: str
    people: frozenset[str]


def timed_items(session: Session, since: date, until: date) -> list[TimedItem]:
    """The items with an hour that touch the days given, but for those of what does
    not take place; called by their subject and by what they belong to."""
    home = session.identity.zone
    rows = dated(session, "programme_item", "time", _COLUMNS, since - FARTHEST, until + FARTHEST)
    owners = _owners(session, rows)
    found = []
    for row in rows:
        time, activity, visit, *people = row.values
        span, owner = parse_span(time), owners.get(visit or activity)
        if span is None or owner is None:
            continue
        first, last, starts, ends = at(span, home)
        if starts is None or ends is None or first > until or last < since:
            continue
        label = strictest(Label(row.label), Label(owner.label)).value
        occurrence = Occurrence(
            row.ref,
            What.ACTIVITY,
            f"{row.title} ({owner.title})",
            label,
            first,
            last,
            starts,
            ends,
            span.zone,
        )
        named = frozenset(ref for each in people for ref in each.split("; ") if ref)
        found.append(TimedItem(occurrence, owner.ref, named))
    return found


def _owners(session: Session, rows: Sequence[Dated]) -> dict[str, listing.Line]:
    """What the items belong to, as far as it is in use and takes place."""
    found: dict[str, listing.Line] = {}
    for kind, place in (("activity", 1), ("visit", 2)):
        refs = sorted({row.values[place] for row in rows if row.values[place]})
        for line in listing.lines(session, kind, refs, ("status",)):
            is_off = is_over_or_off(line.values.get("status", ""), over=False)
            if line.life == Life.ACTIVE and not is_off:
                found[line.ref] = line
    return found
