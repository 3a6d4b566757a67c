"""Visits as a time line has them: one after the other by when they begin, and how busy weeks are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.codes import ActivityType
from hrdesk.domain.dates import Span, parse_span
from hrdesk.operations.agenda import is_over_or_off
from hrdesk.store.dated import Dated, in_use
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
    def is_off(self) -> bool:
        """Whether it does not take place."""
        return is_over_or_off(self.status, over=False)


def visit_lines(session: Session, only: Sequence[str] | None = None) -> list[VisitLine]:
    """The visits in use by their first day, those without a date last; `only` names some."""
    wanted = None if only is None else frozenset(only)
    rows = in_use(session, "visit", _COLUMNS)
    lines = [_line(row) for row in rows if wanted is None or row.ref in wanted]
    return sorted(lines, key=_order)


def busy_days(session: Session) -> list[tuple[date, date]]:
    """First and last day of every visit and session that takes place on days that are known."""
    spans = [
        (parse_span(row.values[0]), row.values[1])
        for row in in_use(session, "visit", ("dates", "status"))
    ]
    spans += [
        (parse_span(row.values[0]), row.values[1])
        for row in in_use(session, "activity", ("dates", "status", "type"))
        if row.values[2] == ActivityType.SESSION
    ]
    return [
        (span.first, span.last)
        for span, status in spans
        if span is not None and span.is_exact and not is_over_or_off(status, over=False)
    ]


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
