"""What coming visits cannot be beside, for the time line: other visits, and sessions of those who go."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hrdesk.domain.codes import ActivityType
from hrdesk.domain.dates import Span, parse_span
from hrdesk.domain.overlaps import Meets
from hrdesk.operations.agenda import is_over_or_off
from hrdesk.operations.clashes import CLASH
from hrdesk.operations.overlaps import meetings
from hrdesk.operations.time_line import VisitLine
from hrdesk.store.candidates import candidates
from hrdesk.store.dated import Dated, in_use
from hrdesk.store.muted import muted
from hrdesk.store.session import Session

_GOING = ("dates", "status", "mechanisms", "leads")


@dataclass(frozen=True, slots=True)
class Met:
    """What a visit overlaps, on how many days; `country` is that of a visit, else empty."""

    ref: str
    title: str
    label: str
    country: str
    days: int


def met_on_days(session: Session, today: date) -> Mapping[str, tuple[Met, ...]]:
    """By visit what cannot go together with it, on days that are known; muted pairs are left out."""
    found: dict[str, list[Met]] = {}
    for each in meetings(session, today, 0):
        if each.overlap.meets is Meets.CLASH and not each.is_muted:
            for one, other in ((each.one, each.other), (each.other, each.one)):
                found.setdefault(one.ref, []).append(_visit(one, other))
    for ref, met in _sessions(session, today):
        found.setdefault(ref, []).append(met)
    return {ref: tuple(several) for ref, several in found.items()}


def _visit(one: VisitLine, other: VisitLine) -> Met:
    days = _shared(parse_span(one.dates), parse_span(other.dates))
    return Met(other.ref, other.title, other.label, other.country, days)


def _sessions(session: Session, today: date) -> Iterator[tuple[str, Met]]:
    """Sessions of a body while it is away."""
    by_body: dict[str, list[tuple[Dated, Span]]] = {}
    for row in in_use(session, "activity", ("type", "dates", "status", "organisers")):
        kind, dates, status, organisers = row.values
        span = parse_span(dates) if kind == ActivityType.SESSION else None
        if span is None or not span.is_exact or span.last < today or is_over_or_off(status):
            continue
        for body in filter(None, organisers.split("; ")):
            by_body.setdefault(body, []).append((row, span))
    quiet = muted(session, CLASH)
    for ref, values in candidates(session, "visit", _GOING) if by_body else ():
        away = parse_span(str(values.get("dates", "")))
        if away is None or not away.is_exact or is_over_or_off(str(values.get("status", ""))):
            continue
        bodies = {each for name in ("mechanisms", "leads") for each in values.get(name, ())}
        met = {row.ref: (row, span) for body in bodies for row, span in by_body.get(body, ())}
        for row, span in met.values():
            days = _shared(away, span)
            pair = (ref, row.ref) if ref < row.ref else (row.ref, ref)
            if days and pair not in quiet:
                yield ref, Met(row.ref, row.title, row.label, "", days)


def _shared(one: Span | None, other: Span | None) -> int:
    if one is None or other is None:
        return 0
    return max((min(one.last, other.last) - max(one.first, other.first)).days + 1, 0)
