"""What needs the person today: conflicts, files that wait, deadlines, and visits in motion."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from hrdesk.domain.certainty import Certainty, certainty_of
from hrdesk.domain.dates import Span, parse_span
from hrdesk.domain.label import Label
from hrdesk.domain.records import kind_of
from hrdesk.operations.agenda import (
    POINTS,
    SETTLED,
    Occurrence,
    What,
    between,
    is_over_or_off,
)
from hrdesk.operations.agreements import ending
from hrdesk.operations.given_got import exchanges
from hrdesk.store import restricted
from hrdesk.store.dated import Dated, dated, in_conflict, in_use
from hrdesk.store.listing import counts, titles
from hrdesk.store.partners import PARTLY, WAITING, partners, received
from hrdesk.store.records import read_states
from hrdesk.store.session import Session

SOON = 14
_LONGEST_LEAD = 120
_FORECASTS_AHEAD = 180
_OVERDUE_SINCE = 3 * 365
_AHEAD, _AFTER = 60, 30
_SETTLED = frozenset({Certainty.CONFIRMED, Certainty.HELD, Certainty.OFF})
# More of one sort would push out everything else.
_MOST_OF_A_SORT = 3


class Want(StrEnum):
    """Why something needs the person; on one day, they stand in this order."""

    CONFLICT = "conflict"
    INBOX = "inbox"
    OVERDUE = "overdue"
    DEADLINE = "deadline"
    INPUTS = "inputs"
    DUE = "due"
    REPORT = "report"
    LEADS = "leads"
    OWED = "owed"
    SILENT = "silent"
    PURGE = "purge"
    ENDS = "ends"


class First(StrEnum):
    """What a new desk begins with."""

    VISIT = "visit"
    PERSON = "person"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to do, or `count` of a sort with the first of them named.

    `harm` is the day from which leaving it does harm; `inbox` is the number of a file and `partner`
    the code of a desk, which have no label.
    """

    want: Want
    harm: date
    ref: str = ""
    title: str = ""
    label: str = ""
    count: int = 1
    inbox: int = 0
    partner: str = ""

    @property
    def key(self) -> str:
        """What it is remembered by when it is put off until tomorrow."""
        return f"{self.want}:{self.ref or self.partner or self.inbox}"


class Phase(StrEnum):
    """Where a visit stands as seen from today."""

    UNDER_WAY = "under_way"
    AHEAD = "ahead"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Motion:
    """A visit under way, soon to come or just over; `ticked` of its terms of reference agreed."""

    ref: str
    title: str
    label: str
    country: str
    phase: Phase
    first: date
    last: date
    status: str
    firmness: str
    ticked: int
    has_statement: bool


def needs(session: Session, today: date) -> list[Need]:
    """Everything that needs the person, what does harm first on top."""
    sorts = [
        [Need(Want.CONFLICT, today, *_named(each)) for each in in_conflict(session)],
        list(_waiting(session, today)),
        list(_overdue(session, today)),
        *_coming(session, today),
        list(_without_leads(session, today)),
        *_late_partners(session, today),
        list(_to_purge(session, today)),
        list(_ending(session, today)),
    ]
    found = [need for sort in sorts for need in _grouped(sort)]
    order = list(Want)
    return sorted(found, key=lambda need: (need.harm, order.index(need.want), need.title))


def visits_of(session: Session, refs: Iterable[str]) -> dict[str, tuple[str, Label]]:
    """The visits that items of check-lists belong to: what each is called, and its label."""
    items = [ref for ref in refs if ref and kind_of(ref) == "commitment"]
    links = {ref: each.value("visit") for ref, each in read_states(session, items).items()}
    visits = read_states(
        session, [each for each in links.values() if isinstance(each, str) and each]
    )
    names = titles(session, list(visits))
    return {
        ref: (names[visit], visits[visit].label)
        for ref, visit in links.items()
        if isinstance(visit, str) and visit in names
    }


def not_begun(session: Session) -> list[First]:
    """What a desk has nothing of yet, as long as it holds no visit and no activity of its own."""
    held = counts(session)
    if held["visit"] or any(row.origin for row in in_use(session, "activity", ())):
        return []
    missing = {First.PERSON: not held["person"], First.PARTNER: not partners(session)}
    return [First.VISIT, *(each for each, is_missing in missing.items() if is_missing)]


def next_deadline(session: Session, today: date) -> Occurrence | None:
    """The next thing that is due, if it is not far off."""
    until = today + timedelta(days=_LONGEST_LEAD)
    coming = between(session, today, until, only=POINTS)
    return next((each for each in coming if not is_over_or_off(each.status)), None)


def visits_in_motion(session: Session, today: date) -> list[Motion]:
    """Visits under way, then those that begin soon, then those that ended lately.

    What is said to be only a forecast does not move yet; what is not sure never did once its days
    have come.
    """
    columns = ("dates", "status", "firmness", "country", "terms_of_reference", "statement")
    since, until = today - timedelta(days=_AFTER), today + timedelta(days=_AHEAD)
    found = []
    for row in dated(session, "visit", "dates", columns, since, until):
        span = parse_span(row.values[0])
        if span is None or not span.is_exact or is_over_or_off(row.values[1], over=False):
            continue
        if span.first <= until and span.last >= since:
            found.append(_motion(row, span, today))
    return sorted((each for each in found if _is_moving(each)), key=_nearest_first)


def _motion(row: Dated, span: Span, today: date) -> Motion:
    _, status, firmness, country, terms, statement = row.values
    phase = Phase.UNDER_WAY
    if span.first > today:
        phase = Phase.AHEAD
    elif span.last < today:
        phase = Phase.AFTER
    ticked = len(terms.split("; ")) if terms else 0
    return Motion(
        row.ref,
        row.title,
        row.label,
        country,
        phase,
        span.first,
        span.last,
        status,
        firmness,
        ticked,
        bool(statement),
    )


def _is_moving(visit: Motion) -> bool:
    sure = certainty_of(visit.status, visit.firmness)
    if sure in _SETTLED:
        return True
    return sure is not Certainty.FORECAST and visit.phase is Phase.AHEAD


def _nearest_first(visit: Motion) -> tuple[int, int, str]:
    near = -visit.last.toordinal() if visit.phase is Phase.AFTER else visit.first.toordinal()
    return list(Phase).index(visit.phase), near, visit.title


def _waiting(session: Session, today: date) -> Iterator[Need]:
    for each in received(session):
        if each.status in (WAITING, PARTLY):
            yield Need(Want.INBOX, today, title=each.file_name, inbox=each.id)


def _overdue(session: Session, today: date) -> Iterator[Need]:
    since = today - timedelta(days=_OVERDUE_SINCE)
    yesterday = today - timedelta(days=1)
    for each in between(session, since, yesterday, only=frozenset({What.DUE, What.REPORT})):
        if each.status not in SETTLED:
            yield Need(Want.OVERDUE, each.last, *_named(each))


def _coming(session: Session, today: date) -> list[list[Need]]:
    wants = {
        What.DEADLINE: Want.DEADLINE,
        What.INPUTS: Want.INPUTS,
        What.DUE: Want.DUE,
        What.REPORT: Want.REPORT,
    }
    sorts: dict[What, list[Need]] = {what: [] for what in wants}
    until = today + timedelta(days=_LONGEST_LEAD)
    for each in between(session, today, until, only=frozenset(wants)):
        if each.last >= today and not is_over_or_off(each.status) and _is_soon(each, today):
            sorts[each.what].append(Need(wants[each.what], each.last, *_named(each)))
    return list(sorts.values())


def _named(each: Occurrence | Dated) -> tuple[str, str, str]:
    return each.ref, each.title, each.label


def _is_soon(each: Occurrence, today: date) -> bool:
    return (each.last - today).days <= max(each.lead_days, SOON)


def _without_leads(session: Session, today: date) -> Iterator[Need]:
    until = today + timedelta(days=_FORECASTS_AHEAD)
    columns = ("dates", "status", "firmness", "leads")
    for row in dated(session, "visit", "dates", columns, today, until):
        dates, status, firmness, leads = row.values
        span = parse_span(dates)
        is_settled = certainty_of(status, firmness) in _SETTLED
        if span is not None and not is_settled and not leads and today <= span.first <= until:
            yield Need(Want.LEADS, span.first, *_named(row))


def _late_partners(session: Session, today: date) -> tuple[list[Need], list[Need]]:
    owed, silent = [], []
    for each in exchanges(session):
        title, code = each.partner.name or each.partner.code, each.partner.code
        if each.given_due is not None and each.is_given_overdue(today):
            owed.append(Need(Want.OWED, each.given_due, title=title, partner=code))
        if each.got_due is not None and each.is_got_overdue(today):
            silent.append(Need(Want.SILENT, each.got_due, title=title, partner=code))
    return owed, silent


def _ending(session: Session, today: date) -> Iterator[Need]:
    """Agreements that end soon, or did lately."""
    for each in ending(session, today):
        if each.ends is not None:
            yield Need(Want.ENDS, each.ends, each.ref, each.title, each.label)


def _to_purge(session: Session, today: date) -> Iterator[Need]:
    """That something is due; what it is only its register knows."""
    if restricted.due(session, today.isoformat()):
        yield Need(Want.PURGE, today)


def _grouped(sort: Sequence[Need]) -> list[Need]:
    """The first few one by one, the others as one that names their first."""
    several = sorted(sort, key=lambda need: (need.harm, need.title))
    if len(several) <= _MOST_OF_A_SORT:
        return several
    rest = several[_MOST_OF_A_SORT - 1 :]
    return [*several[: _MOST_OF_A_SORT - 1], replace(rest[0], count=len(rest))]
