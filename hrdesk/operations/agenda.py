"""What happens between two days: activities, visits, deadlines and commitments, in one list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from hrdesk.domain.codes import ActivityStatus, ActivityType, CommitmentStatus, VisitStatus
from hrdesk.domain.dates import FARTHEST, Moment, Span, local, parse_moment, parse_span
from hrdesk.operations.full_titles import in_full
from hrdesk.operations.instruments import short_names
from hrdesk.operations.recurrence import times_between
from hrdesk.operations.series import left_out_days, span_on
from hrdesk.store.dated import Dated, dated, dates_of
from hrdesk.store.session import Session

_ONE_DAY = timedelta(days=1)
# A report of a State is long in the making.
REPORT_LEAD = 60
# Longer ones would fill every day of an agenda and hide the rest.
_LONGEST_TOLD_DAILY = 14
_OFF = frozenset(
    {
        ActivityStatus.CANCELLED.value,
        ActivityStatus.POSTPONED.value,
        VisitStatus.CANCELLED.value,
        VisitStatus.POSTPONED.value,
        VisitStatus.DECLINED.value,
        CommitmentStatus.DROPPED.value,
    }
)
SETTLED = frozenset(
    {
        CommitmentStatus.DONE.value,
        CommitmentStatus.VERIFIED.value,
        CommitmentStatus.DROPPED.value,
    }
)
_OVER = SETTLED | {ActivityStatus.HELD.value, VisitStatus.HELD.value}
_ACTIVITY_COLUMNS = (
    "dates",
    "recurrence",
    "exceptions",
    "series",
    "type",
    "status",
    "city",
    "lead_days",
    "organisers",
)
_VISIT_COLUMNS = ("dates", "status", "firmness", "country")


class What(StrEnum):
    """What stands in the calendar, in the order in which a day is told."""

    VISIT = "visit"
    ACTIVITY = "activity"
    DEADLINE = "deadline"
    INPUTS = "inputs"
    DUE = "due"
    REPORT = "report"
    DAY = "day"


POINTS = frozenset({What.DEADLINE, What.INPUTS, What.DUE, What.REPORT})
OF_ACTIVITIES = frozenset({What.ACTIVITY, What.DEADLINE, What.DAY})
_ALL_DAY_RANK = {What.DEADLINE: 1, What.INPUTS: 1, What.DUE: 1, What.DAY: 3}
_TIMED_RANK = 2
EVERYTHING = frozenset(What)
# First and last day as seen from a zone, and the instants in UTC when there are any.
Seen = tuple[date, date, datetime | None, datetime | None]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One thing at one time. `first` and `last` are days of the desk's zone when it has a time.

    `starts` and `ends` are instants in UTC, None for whole days, which never shift. What has no
    exact days (`is_exact` is False) may lie anywhere from `first` to `last`; `dates` has it as
    it was written. One of a series has its `day`, on which it begins in its own zone; `is_moved`
    is what stands in place of one. `origin` is the code of the desk that wrote it first. A point
    `passes` at the end of its day where those are who set it, or at its time.
    """

    ref: str
    what: What
    title: str
    label: str
    first: date
    last: date
    starts: datetime | None = None
    ends: datetime | None = None
    zone: str = ""
    is_exact: bool = True
    dates: str = ""
    status: str = ""
    firmness: str = ""
    country: str = ""
    city: str = ""
    conflicts: int = 0
    recurs: bool = False
    lead_days: int = 0
    day: date | None = None
    is_moved: bool = False
    origin: str = ""
    passes: datetime | None = None

    @property
    def days(self) -> int:
        """How many days it touches."""
        return (self.last - self.first).days + 1

    @property
    def is_point(self) -> bool:
        """Whether it is a date by which something must be done."""
        return self.what in POINTS

    @property
    def is_off(self) -> bool:
        """Whether it does not take place (then) after all."""
        return is_over_or_off(self.status, over=False)

    @property
    def order(self) -> tuple[date, int, datetime, str, str]:
        """How the things of a day are sorted: whole days, points, by time, then named days."""
        rank = _TIMED_RANK if self.starts else _ALL_DAY_RANK.get(self.what, 0)
        start = self.starts or datetime.min.replace(tzinfo=UTC)
        return self.first, rank, start, self.title, self.ref


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line of an agenda: a thing on one of its days, `number` of `occurrence.days`."""

    day: date
    number: int
    occurrence: Occurrence


def is_over_or_off(status: str, *, over: bool = True) -> bool:
    """Whether nothing is expected any more; with `over` False, whether it does not take place."""
    return status in _OFF or (over and status in _OVER)


def between(
    session: Session,
    since: date,
    until: date,
    zone: str = "",
    *,
    only: frozenset[What] = EVERYTHING,
) -> list[Occurrence]:
    """Everything that touches the days given, both included, as seen from a zone.

    The zone is the desk's own unless another is given; `only` names what is asked for.
    """
    home = zone or session.identity.zone
    sources: list[tuple[frozenset[What], Iterator[Occurrence]]] = [
        (OF_ACTIVITIES, _activities(session, since, until, home, only)),
        (frozenset({What.VISIT}), _visits(session, since, until, home)),
        (frozenset({What.INPUTS}), _inputs(session, since, until)),
        (frozenset({What.DUE}), _commitments(session, since, until)),
        (frozenset({What.REPORT}), _reports(session, since, until)),
    ]
    found = [
        replace(each, passes=_passes(each, home)) if each.is_point else each
        for gives, occurrences in sources
        if gives & only
        for each in occurrences
    ]
    return sorted(in_full(session, found), key=lambda each: each.order)


def agenda(
    occurrences: Sequence[Occurrence], since: date, until: date, today: date
) -> list[AgendaLine]:
    """The lines of an agenda, day by day, for what has exact days.

    What lasts long is told on its first day here, its last day and today, not on each.
    """
    lines = [
        AgendaLine(day, (day - each.first).days + 1, each)
        for each in occurrences
        if each.is_exact
        for day in _told_on(each, since, until, today)
    ]
    return sorted(lines, key=lambda line: (line.day, *line.occurrence.order[1:]))


def at(when: Span, home: str) -> Seen:
    """First and last day as seen from a zone, and the instants in UTC when there are any."""
    there = when if when.zone else replace(when, zone=home)
    starts, ends = there.starts_at(), there.ends_at()
    if starts is None:
        return when.first, when.last, None, None
    first = local(starts, home).date()
    if ends is None:
        return first, max(first, when.last), starts, None
    end = local(ends, home)
    ends_at_midnight = end.time() == time() and ends > starts
    return first, end.date() - (_ONE_DAY if ends_at_midnight else timedelta()), starts, ends


def _activities(
    session: Session, since: date, until: date, home: str, only: frozenset[What]
) -> Iterator[Occurrence]:
    columns, seats = _ACTIVITY_COLUMNS, _Seats(session)
    # More on both sides, for what lies on another day in its own zone.
    wide = since - FARTHEST, until + FARTHEST
    for row in dated(session, "activity", "dates", columns, *wide, always="recurrence"):
        dates, rule, exceptions, series, kind, status, city, lead, organisers = row.values
        what = _activity_what(kind)
        # Of thousands of meetings none is worked out where deadlines are asked for.
        span = parse_span(dates) if what in only else None
        if span is None or not (rule or _is_near(span, *wide)):
            continue
        recurs = bool(rule) and span.is_exact
        seen = at(span, home)
        # Most of those months lie on other days: nothing is made of them.
        if not (recurs or _touch(seen, since, until)):
            continue
        pattern = _occurrence(row, what, span, seen)
        pattern = replace(
            pattern,
            zone=span.zone or (seats.zone(organisers) if pattern.is_point else ""),
            status=status,
            city=city,
            recurs=recurs,
            lead_days=int(lead) if lead.isdecimal() else 0,
            is_moved=bool(series),
        )
        if pattern.recurs:
            left_out = left_out_days(tuple(exceptions.split("; "))) if exceptions else frozenset()
            for each in _series(pattern, span, rule, since, until, home):
                if each.day not in left_out:
                    yield each
        else:
            yield pattern


def _visits(session: Session, since: date, until: date, home: str) -> Iterator[Occurrence]:
    wide = since - FARTHEST, until + FARTHEST
    for row in dated(session, "visit", "dates", _VISIT_COLUMNS, *wide):
        dates, status, firmness, country = row.values
        span = parse_span(dates)
        seen = at(span, home) if span is not None else None
        if span is not None and seen is not None and _touch(seen, since, until):
            found = _occurrence(row, What.VISIT, span, seen)
            yield replace(found, status=status, firmness=firmness, country=country)


def _inputs(session: Session, since: date, until: date) -> Iterator[Occurrence]:
    seats = _Seats(session)
    for kind, set_by in (("activity", "organisers"), ("visit", "mechanisms")):
        columns = "inputs_by", "status", set_by
        for row in dated(session, kind, "inputs_by", columns, since, until):
            for each in _on_day(row, What.INPUTS, since, until):
                yield replace(each, zone=seats.zone(row.values[2]))


def _commitments(session: Session, since: date, until: date) -> Iterator[Occurrence]:
    for row in dated(session, "commitment", "due", ("due", "status"), since, until):
        yield from _on_day(row, What.DUE, since, until)


def _reports(session: Session, since: date, until: date) -> Iterator[Occurrence]:
    """Reports of States on the days that somebody wrote down, unless they came already."""
    columns = ("report_due", "report_received", "instrument")
    rows = dated(session, "ratification", "report_due", columns, since, until)
    named = short_names(session, {row.values[2] for row in rows})
    for row in rows:
        due, received, instrument = row.values
        for each in _on_day(replace(row, values=(due, "")), What.REPORT, since, until):
            came = parse_moment(received)
            if came is None or came.last < each.last:
                title = f"{row.title}: {named.get(instrument, '')}".rstrip(": ")
                yield replace(each, title=title, lead_days=REPORT_LEAD)


class _Seats:
    """Where organisations are, read when first asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def _zones(self) -> dict[str, str]:
        return dict(dates_of(self._session, "organisation", "zone"))

    def zone(self, refs: str) -> str:
        """The zone of the first of some organisations that has one; else empty."""
        return next((self._zones[each] for each in refs.split("; ") if each in self._zones), "")


def _passes(each: Occurrence, home: str) -> datetime:
    """At its time, or when its day is over where those are who set it."""
    if each.starts is not None:
        return each.ends or each.starts
    midnight = datetime.combine(each.last + _ONE_DAY, time(), ZoneInfo(each.zone or home))
    return midnight.astimezone(UTC)


def _on_day(row: Dated, what: What, since: date, until: date) -> Iterator[Occurrence]:
    day, status = row.values[:2]
    moment = parse_moment(day)
    if moment is None or not since <= moment.last <= until:
        return
    # Due in a month means due at its end at the latest.
    yield Occurrence(
        row.ref,
        what,
        row.title,
        row.label,
        moment.last,
        moment.last,
        dates=moment.text,
        status=status,
        origin=_desk_of(row),
        conflicts=row.conflicts,
    )


def _activity_what(kind: str) -> What:
    if kind == ActivityType.DEADLINE:
        return What.DEADLINE
    return What.DAY if kind == ActivityType.COMMEMORATIVE_DAY else What.ACTIVITY


def _occurrence(row: Dated, what: What, span: Span, seen: Seen) -> Occurrence:
    first, last, starts, ends = seen
    return Occurrence(
        row.ref,
        what,
        row.title,
        row.label,
        first,
        last,
        starts,
        ends,
        zone=span.zone,
        is_exact=span.is_exact,
        dates=span.text,
        conflicts=row.conflicts,
        origin=_desk_of(row),
    )


def _desk_of(row: Dated) -> str:
    return row.origin.partition(".")[0]


def _series(
    pattern: Occurrence, span: Span, rule: str, since: date, until: date, home: str
) -> Iterator[Occurrence]:
    zone = span.zone or home
    start = datetime.combine(span.first, _clock(span.start))
    length = timedelta(days=(span.last - span.first).days + 1)
    window = (
        datetime.combine(since, time()) - length - FARTHEST,
        datetime.combine(until, time.max) + FARTHEST,
    )
    for moment in times_between(rule, start, zone, *window):
        day = moment.date()
        seen = first, last, starts, ends = at(span_on(span, day), home)
        if _touch(seen, since, until):
            yield replace(pattern, first=first, last=last, starts=starts, ends=ends, day=day)


def _told_on(each: Occurrence, since: date, until: date, today: date) -> list[date]:
    first, last = max(each.first, since), min(each.last, until)
    if each.days > _LONGEST_TOLD_DAILY:
        days = {first, last} | ({today} if first <= today <= last else set())
        return sorted(days)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _touch(seen: Seen, since: date, until: date) -> bool:
    first, last, *_ = seen
    return first <= until and last >= since


def _is_near(span: Span, since: date, until: date) -> bool:
    return span.first <= until and span.last >= since


def _clock(moment: Moment) -> time:
    return time.fromisoformat(moment.time) if moment.time else time()
