"""The check-list of a visit: what its terms of reference ask for, and what is to be done by when.

The terms are the set that the visit has; each is a register. The other items are commitments that
belong to the visit: each is a record of its own with a due date, so that two desks tick and add
without a conflict. How long before the visit an item is due is not kept but reckoned from both
dates; whoever moves the visit moves what is open with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hrdesk.domain.changes import Changes, together
from hrdesk.domain.codes import CommitmentStatus, TermsOfReference
from hrdesk.domain.dates import parse_moment, parse_span
from hrdesk.domain.label import Label
from hrdesk.domain.moving import moved_day
from hrdesk.operations.agenda import SETTLED
from hrdesk.operations.records import add_record, existing, save_record
from hrdesk.store import listing
from hrdesk.store.session import Session

# What a visit needs, and how many days before its first day (after its last, where positive).
PREPARATION: Mapping[str, int] = {
    "note_verbale": -90,
    "visa": -60,
    "concept_note": -45,
    "terms_of_reference": -30,
    "inputs": -30,
    "places": -28,
    "programme": -21,
    "security": -21,
    "interpreters": -14,
    "briefing": -7,
    "media": -3,
    "feedback": 14,
    "report": 90,
}
TICK = "tick"


@dataclass(frozen=True, slots=True)
class Term:
    """One of the terms of reference, and whether the State has agreed to it."""

    code: TermsOfReference
    is_agreed: bool


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be done; `offset` are days from the first day of the visit, where both are known."""

    ref: str
    title: str
    label: str
    due: date | None
    offset: int | None
    owner: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Checklist:
    """All of it; empty where nobody has begun."""

    terms: tuple[Term, ...]
    items: tuple[Item, ...]

    @property
    def is_begun(self) -> bool:
        """Whether there is anything that somebody wrote."""
        return bool(self.items) or any(each.is_agreed for each in self.terms)

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(each.is_agreed for each in self.terms) + sum(each.is_done for each in self.items)

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.terms) + len(self.items)


def checklist_of(session: Session, ref: str) -> Checklist:
    """The check-list of a visit; items by their day. Raises `NotFound`."""
    state = existing(session, ref)
    agreed = state.value("terms_of_reference")
    span = parse_span(state.text("dates"))
    first = span.first if span is not None and span.start.is_exact else None
    terms = tuple(Term(each, each.value in agreed) for each in TermsOfReference)
    items = [_item(row, first) for row in _rows(session, ref)]
    return Checklist(terms, tuple(sorted(items, key=_order)))


def prepare(session: Session, ref: str, titles: Mapping[str, str]) -> Changes:
    """Add the usual items that the visit has not, under the titles given by the keys of `PREPARATION`.

    They are Internal, as all that is new is, until somebody labels them. A visit whose first day
    is not known gives them no day.
    """
    listed = checklist_of(session, ref)
    span = parse_span(existing(session, ref).text("dates"))
    known = {each.title for each in listed.items}
    parts = [
        _add(session, ref, title, _due(span.first, span.last, PREPARATION[key]))
        if span is not None and span.is_exact
        else _add(session, ref, title, None)
        for key, title in titles.items()
        if title not in known
    ]
    return together("add", parts)


def add_item(session: Session, ref: str, title: str, due: date | None = None) -> Changes:
    """Add one item. Raises `BadValue` for one without a title."""
    return _add(session, ref, title, due)


def tick_item(session: Session, item: str, *, done: bool) -> Changes:
    """Mark an item as done, or as open again. Raises `NotFound`."""
    status = CommitmentStatus.DONE if done else CommitmentStatus.OPEN
    return replace(save_record(session, item, {"status": status.value}), operation=TICK)


def tick_term(session: Session, ref: str, code: TermsOfReference, *, agreed: bool) -> Changes:
    """Note that the State has agreed to one of the terms, or not. Raises `NotFound`."""
    state = existing(session, ref)
    others = [each for each in state.value("terms_of_reference") if each != code.value]
    wanted = [*others, code.value] if agreed else others
    changes = save_record(session, ref, {"terms_of_reference": wanted}, seen=state.registers)
    return replace(changes, operation=TICK)


def move_items(session: Session, ref: str, days: int) -> Changes:
    """Move what is open of a check-list by days; what is done keeps its day."""
    later = days_after(session, ref, days)
    parts = [save_record(session, item, {"due": day}) for item, day in later.items()]
    return together("save", parts)


def days_after(session: Session, ref: str, days: int) -> Mapping[str, str]:
    """By when each open item would be due that moves along with its visit."""
    found = {}
    for row in _rows(session, ref) if days else ():
        due = row.values.get("due", "")
        later = moved_day(due, days)
        if row.values.get("status", "") not in SETTLED and later != due:
            found[row.ref] = later
    return found


def _add(session: Session, ref: str, title: str, due: date | None) -> Changes:
    values: dict[str, object] = {
        "title": title,
        "visit": ref,
        "status": CommitmentStatus.OPEN.value,
        "due": due.isoformat() if due else "",
    }
    return add_record(session, "commitment", values, label=Label.INTERNAL)


def _due(first: date, last: date, offset: int) -> date:
    return (first if offset < 0 else last) + timedelta(days=offset)


def _rows(session: Session, ref: str) -> Sequence[listing.Line]:
    """The commitments of a visit that are no assessments."""
    linked = [
        each
        for each, name in listing.linked_from(session, ref)
        if name == "visit" and each.startswith("COM")
    ]
    rows = listing.lines(session, "commitment", linked)
    return [row for row in rows if not row.values.get("recommendation")]


def _item(row: listing.Line, first: date | None) -> Item:
    moment = parse_moment(row.values.get("due", ""))
    due = moment.last if moment else None
    return Item(
        row.ref,
        row.title,
        row.label,
        due,
        (due - first).days if due and first else None,
        row.values.get("owner", ""),
        row.values.get("status", "") in SETTLED,
    )


def _order(item: Item) -> tuple[bool, date, str]:
    return item.due is None, item.due or date.max, item.title
