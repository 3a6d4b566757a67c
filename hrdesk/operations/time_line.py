"""Visits as a time line has them: one after the other by when they begin, and how busy weeks are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.codes import ActivityType
from hrdesk.domain.dates import Span, parse_span
from hrdesk.operations.agenda import is_over_or_off
from hrdesk.operations.agreed import agreed_dates
from hrdesk.operations.short_names import SHORT, short_of
from hrdesk.store import listing
from hrdesk.store.dated import Dated, dates_until, in_use
from hrdesk.store.session import Session
from hrdesk.store.sorting import beginning_of

# One day, or two with all between them.
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?")
_COLUMNS = ("dates", "status", "firmness", "country", "mechanisms", "leads")


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit. `core` are the days that are sure; None where only a period is known.

    `agreed` are the dates last agreed with a partner, where those that stand are others; `by` is
    who goes, in short: it tells apart two visits to one State.
    """

    ref: str
    title: str
    label: str
    country: str
    status: str
    firmness: str
    conflicts: int
    dates: str
    first: date | None
    last: date | None
    core: tuple[date, date] | None
    agreed: str = ""
    agreed_days: tuple[date, date] | None = None
    by: tuple[str, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether the days are known."""
        return self.core is not None and self.core == (self.first, self.last)

    @property
    def is_off(self) -> bool:
        """Whether it does not take place."""
        return is_over_or_off(self.status, over=False)


def visit_lines(session: Session) -> list[VisitLine]:
    """All visits in use by their first day, those without a date last."""
    agreed = agreed_dates(session)
    rows = in_use(session, "visit", _COLUMNS)
    names = _short_names(session, rows)
    return sorted((_line(row, agreed.get(row.ref, ""), names) for row in rows), key=_order)


def _short_names(session: Session, visits: Sequence[Dated]) -> dict[str, str]:
    wanted = sorted({ref for row in visits for ref in _going(row)})
    found = listing.lines(session, "organisation", wanted, SHORT) if wanted else []
    return {each.ref: short_of(each) or each.title for each in found}


def _going(row: Dated) -> list[str]:
    """Whose visit it is: of some the leads alone are written."""
    *_, mechanisms, leads = row.values
    said = mechanisms or leads
    return said.split("; ") if said else []


def first_coming(session: Session, refs: Sequence[str], today: date) -> str:
    """The first of these visits that is not over yet, or may not be; empty where all are over."""
    day, dates = today.isoformat(), dates_until(session, "visit", "dates", today)
    return next((ref for ref in refs if ref in dates and _ends(dates[ref], day)), "")


def _ends(text: str, day: str) -> bool:
    """Whether dates may end on a day or after it; most need no parsing, and there are thousands."""
    days = _DAYS.fullmatch(text)
    if days is not None:
        return (days[2] or days[1]) >= day
    span = parse_span(text)
    return span is not None and span.last.isoformat() >= day


def busy_days(session: Session, visits: Sequence[VisitLine]) -> list[tuple[date, date]]:
    """First and last day of each of the visits and every session, if it takes place on days known."""
    found = [line.core for line in visits if line.core and line.is_exact and not line.is_off]
    for row in in_use(session, "activity", ("dates", "status", "type")):
        dates, status, kind = row.values
        span = parse_span(dates) if kind == ActivityType.SESSION else None
        if span is not None and span.is_exact and not is_over_or_off(status, over=False):
            found.append((span.first, span.last))
    return found


def _line(row: Dated, agreed: str, names: Mapping[str, str]) -> VisitLine:
    dates, status, firmness, country, *_ = row.values
    span = parse_span(dates)
    before = parse_span(agreed) if agreed != dates else None
    return VisitLine(
        row.ref,
        row.title,
        row.label,
        country,
        status,
        firmness,
        row.conflicts,
        dates,
        span.first if span else None,
        span.last if span else None,
        core_of(span) if span else None,
        before.text if before else "",
        (before.first, before.last) if before else None,
        tuple(sorted(names[ref] for ref in _going(row) if ref in names)),
    )


def core_of(span: Span) -> tuple[date, date] | None:
    """The days that are sure; None where only a period is known, as half a year is."""
    if span.is_exact:
        return span.first, span.last
    if "Q" in span.start.text and "Q" in span.end.text:
        return None
    begin, end = span.start.last, span.end.first
    return (begin, end) if begin <= end and span.start.text != span.end.text else None


def _order(line: VisitLine) -> tuple[bool, date, str, str, str]:
    """As the list of visits stands when it is sorted by dates."""
    first = line.first or date.max
    return line.first is None, first, beginning_of(line.dates), line.title, line.ref
