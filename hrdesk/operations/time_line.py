"""Visits as a time line has them: one after the other by when they begin, and how busy weeks are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.codes import ActivityType
from hrdesk.domain.dates import Span, parse_span
from hrdesk.operations.agenda import is_over_or_off
from hrdesk.store.dated import Dated, dated, in_use
from hrdesk.store.session import Session

_COLUMNS = ("dates", "status", "firmness", "country")


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit. `core` are the days that are sure; None where only a period is known."""

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
    return sorted((_line(row) for row in in_use(session, "visit", _COLUMNS)), key=_order)


def refs_coming(session: Session, today: date) -> frozenset[str]:
    """The visits that are not over yet, or may not be."""
    rows = dated(session, "visit", "dates", ("dates",), today, date.max)
    spans = ((row.ref, parse_span(row.values[0])) for row in rows)
    return frozenset(ref for ref, span in spans if span is not None and span.last >= today)


def busy_days(session: Session, visits: Sequence[VisitLine]) -> list[tuple[date, date]]:
    """First and last day of each of the visits and every session, if it takes place on days known."""
    found = [line.core for line in visits if line.core and line.is_exact and not line.is_off]
    for row in in_use(session, "activity", ("dates", "status", "type")):
        dates, status, kind = row.values
        span = parse_span(dates) if kind == ActivityType.SESSION else None
        if span is not None and span.is_exact and not is_over_or_off(status, over=False):
            found.append((span.first, span.last))
    return found


def _line(row: Dated) -> VisitLine:
    dates, status, firmness, country = row.values
    span = parse_span(dates)
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
        _core(span) if span else None,
    )


def _core(span: Span) -> tuple[date, date] | None:
    if span.is_exact:
        return span.first, span.last
    begin, end = span.start.last, span.end.first
    return (begin, end) if begin <= end and span.start.text != span.end.text else None


def _order(line: VisitLine) -> tuple[bool, date, date, str, str]:
    first, last = line.first or date.max, line.last or date.max
    return line.first is None, first, last, line.title, line.ref
