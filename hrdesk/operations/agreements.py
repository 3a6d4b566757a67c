"""Agreements by when they end, and those that end soon (A/HRC/23/18, Annex II, mid term, 3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hrdesk.domain.codes import DocumentStage, DocumentType
from hrdesk.domain.dates import parse_moment, parse_span
from hrdesk.operations.called import Called, called
from hrdesk.operations.full_titles import in_full
from hrdesk.store.dated import Dated, in_use
from hrdesk.store.session import Session

# Long enough before the end to agree on another one.
ALERT = timedelta(days=120)
# One that ended and was not put aside is told for so long: perhaps nobody noticed.
_TOLD_AFTER = timedelta(days=60)


class Force(StrEnum):
    """How an agreement stands in time; in this order they want somebody."""

    ENDING = "ending"
    IN_FORCE = "in_force"
    TO_COME = "to_come"
    WITHOUT_DATES = "without_dates"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement; `ends` is its last day, None for one without an end.

    `dated` is the date of the paper, which says neither when it was signed nor since when it is in
    force.
    """

    ref: str
    title: str
    label: str
    force: Force
    parties: tuple[Called, ...]
    signed: str
    in_force: str
    ends: date | None
    dated: str = ""


def agreements(session: Session, today: date) -> list[Agreement]:
    """All agreements in use that were not withdrawn: those that end soon first, the next on top."""
    rows = in_full(session, _rows(session))
    linked = [ref for row in rows for ref in row.values[2].split("; ") if ref]
    names = called(session, linked)
    found = [_agreement(row, names, today) for row in rows]
    order = list(Force)
    return sorted(
        found, key=lambda each: (order.index(each.force), each.ends or date.max, each.title)
    )


def ending(session: Session, today: date) -> list[Agreement]:
    """The agreements that end soon, or ended lately; for who must ask for another one in time."""
    found = agreements(session, today)
    return [each for each in found if each.ends is not None and _is_told(each, today)]


def _is_told(each: Agreement, today: date) -> bool:
    assert each.ends is not None
    if each.force is Force.OVER:
        return today - each.ends <= _TOLD_AFTER
    return each.force is Force.ENDING


def _rows(session: Session) -> list[Dated]:
    columns = ("type", "stage", "parties", "signed", "in_force", "date")
    return [
        row
        for row in in_use(session, "document", columns)
        if row.values[0] == DocumentType.AGREEMENT and row.values[1] != DocumentStage.WITHDRAWN
    ]


def _agreement(row: Dated, names: Mapping[str, Called], today: date) -> Agreement:
    _, _, parties, signed, in_force, dated = row.values
    span = parse_span(in_force)
    # One moment alone is when it begins: nobody wrote when it ends.
    ends = span.last if span is not None and "/" in in_force else None
    begins = span.first if span is not None else _day(signed)
    force = Force.WITHOUT_DATES
    if ends is not None and ends < today:
        force = Force.OVER
    elif ends is not None and ends <= today + ALERT:
        force = Force.ENDING
    elif begins is not None:
        force = Force.IN_FORCE if begins <= today else Force.TO_COME
    told = tuple(names[ref] for ref in parties.split("; ") if ref in names)
    return Agreement(row.ref, row.title, row.label, force, told, signed, in_force, ends, dated)


def _day(text: str) -> date | None:
    moment = parse_moment(text)
    return moment.first if moment is not None else None
