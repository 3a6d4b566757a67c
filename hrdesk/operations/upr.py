"""The board of the Universal Periodic Review: sessions, our States, deadlines, our submissions."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import ActivityType, DocumentStage, DocumentType, Verified
from hrdesk.domain.dates import parse_span
from hrdesk.domain.label import Label
from hrdesk.domain.state import as_label
from hrdesk.geography import country_names, members
from hrdesk.operations.records import add_record, existing, save_record
from hrdesk.operations.starting import ref_of_key
from hrdesk.operations.visit_map import own_region
from hrdesk.store import listing
from hrdesk.store.dated import Dated, in_use
from hrdesk.store.session import Session

_SESSION = re.compile(r"UPR (\d+)")
# Of sessions 41 to 45 the deadlines are published (resources/reference/upr_sessions.csv).
_STAKEHOLDERS_BEFORE, _REPORT_BEFORE = timedelta(days=221), timedelta(days=105)
# As much later the last of them were than the first.
_SPREAD = timedelta(days=221 - 188)
_EVERYWHERE = "*"


class Standing(StrEnum):
    """How far our submission on a State is."""

    DUE = "due"
    DRAFTED = "drafted"
    SENT = "sent"
    CONFIRMED = "confirmed"


# What the stage of the document says, and what is written when a person says how far it is.
_OF_STAGE: Mapping[str, Standing] = {
    DocumentStage.DRAFTED: Standing.DRAFTED,
    DocumentStage.IN_CLEARANCE: Standing.DRAFTED,
    DocumentStage.ISSUED: Standing.SENT,
    DocumentStage.CONFIRMED: Standing.CONFIRMED,
}
_STAGES: Mapping[Standing, DocumentStage] = {
    Standing.DUE: DocumentStage.PLANNED,
    Standing.DRAFTED: DocumentStage.DRAFTED,
    Standing.SENT: DocumentStage.ISSUED,
    Standing.CONFIRMED: DocumentStage.CONFIRMED,
}


@dataclass(frozen=True, slots=True)
class UprDeadline:
    """By when something is due: `by` is the day to count on, `dates` as it is written.

    What is derived was reckoned from other sessions, and not published.
    """

    by: date
    dates: str
    is_derived: bool

    def is_past(self, today: date) -> bool:
        """Whether it is surely over: what was reckoned may be later, as far as others differed."""
        span = parse_span(self.dates)
        last = span.last if span is not None else self.by
        if self.is_derived and last == self.by:
            last += _SPREAD
        return last < today


@dataclass(frozen=True, slots=True)
class UprState:
    """A State under review, and our submission on it with its label; without one it is due."""

    country: str
    submission: str
    title: str
    standing: Standing
    label: Label = Label.PUBLIC


@dataclass(frozen=True, slots=True)
class UprSession:
    """One session with the States asked for, by name."""

    ref: str
    number: int
    title: str
    dates: str
    first: date
    last: date
    is_exact: bool
    stakeholders: UprDeadline
    report: UprDeadline
    states: tuple[UprState, ...]
    all_states: int
    label: Label = Label.PUBLIC
    origin: str = ""


def board(session: Session, region: Collection[str] | None = None) -> list[UprSession]:
    """All sessions on this desk by number; of their States those of a region, None for all."""
    columns = ("code", "type", "dates", "countries")
    rows = [
        (int(found[1]), row)
        for row in in_use(session, "activity", columns)
        if row.values[1] == ActivityType.SESSION and (found := _SESSION.fullmatch(row.values[0]))
    ]
    submissions = _submissions(session)
    deadlines = _known_deadlines(session, [number for number, _ in rows])
    told = (_session(row, n, region, submissions, deadlines) for n, row in rows)
    return sorted((each for each in told if each is not None), key=lambda each: each.number)


def region_of(session: Session, chosen: str) -> frozenset[str] | None:
    """The States of a chosen body; without a choice those that the desk's organisation is for, or
    the body above it.

    None means all States: when that was chosen (`*`), and where nothing is known of the desk.
    """
    if chosen and chosen != _EVERYWHERE:
        return frozenset(members(chosen)) or None
    return None if chosen == _EVERYWHERE else _own_region(session)


def start_submission(session: Session, upr: str, country: str) -> Changes:
    """Begin our submission on a State: a document that is Internal until somebody labels it.

    Raises `NotFound`, `BadValue`.
    """
    state = existing(session, upr)
    name = country_names().get(country, country)
    values: dict[str, object] = {
        "title": f"{state.text('code') or state.text('title')}: {name}",
        "type": DocumentType.SUBMISSION,
        "stage": DocumentStage.PLANNED,
        "countries": [country],
        "activity": upr,
        "themes": state.value("themes"),
        "sent_to": _addressee(session),
    }
    return add_record(session, "document", values, label=Label.INTERNAL)


def mark_submission(session: Session, ref: str, standing: Standing) -> Changes:
    """Say how far a submission is. Raises `NotFound`."""
    return save_record(session, ref, {"stage": _STAGES[standing]})


def deadline_refs(number: int) -> tuple[str, str]:
    """The records, where there are such, that say by when stakeholders and States hand in."""
    one, other = (
        ref_of_key(f"activity/UPR-{number}-{what}") for what in ("stakeholders", "national-report")
    )
    return one, other


def derived_deadlines(first: date) -> tuple[UprDeadline, UprDeadline]:
    """By when stakeholders and the State must hand in, reckoned from the first day of a session.

    Of the sessions whose deadlines were published (41 to 45: tables of the International Lesbian,
    Gay, Bisexual, Trans and Intersex Association, held against OHCHR) submissions of stakeholders
    were due 188 to 221 days before the first day, national reports 84 to 105. The earliest of each
    is taken, so that nobody is late by relying on it.
    """
    both = first - _STAKEHOLDERS_BEFORE, first - _REPORT_BEFORE
    one, other = (UprDeadline(day, day.isoformat(), is_derived=True) for day in both)
    return one, other


def _session(
    row: Dated,
    number: int,
    region: Collection[str] | None,
    submissions: Mapping[tuple[str, str], Dated],
    deadlines: Mapping[str, UprDeadline],
) -> UprSession | None:
    span = parse_span(row.values[2])
    if span is None:
        return None
    listed = [each for each in row.values[3].split("; ") if each]
    wanted = [each for each in listed if region is None or each in region]
    names = country_names()
    states = (
        _state(each, submissions.get((row.ref, each)))
        for each in sorted(wanted, key=lambda code: names.get(code, code))
    )
    stakeholders, report = derived_deadlines(span.first)
    return UprSession(
        row.ref,
        number,
        row.title,
        span.text,
        span.first,
        span.last,
        span.is_exact,
        deadlines.get(deadline_refs(number)[0], stakeholders),
        deadlines.get(deadline_refs(number)[1], report),
        tuple(states),
        len(listed),
        as_label(row.label),
        row.origin.partition(".")[0],
    )


def _state(country: str, document: Dated | None) -> UprState:
    if document is None:
        return UprState(country, "", "", Standing.DUE)
    standing = _OF_STAGE.get(document.values[1], Standing.DUE)
    label = as_label(document.label)
    return UprState(country, document.ref, document.title, standing, label)


def _submissions(session: Session) -> dict[tuple[str, str], Dated]:
    """Our submissions by session and State; what was withdrawn is none."""
    columns = ("type", "stage", "activity", "countries")
    return {
        (row.values[2], country): row
        for row in in_use(session, "document", columns)
        if row.values[0] == DocumentType.SUBMISSION and row.values[1] != DocumentStage.WITHDRAWN
        for country in row.values[3].split("; ")
    }


def _known_deadlines(session: Session, numbers: Sequence[int]) -> dict[str, UprDeadline]:
    """The deadlines that stand in the calendar, by their Refs, which all desks derive alike."""
    refs = [ref for number in numbers for ref in deadline_refs(number)]
    found = {}
    for line in listing.lines(session, "activity", refs):
        span = parse_span(line.values.get("dates", ""))
        if span is not None:
            is_derived = line.values.get("verified") != Verified.VERIFIED
            # Of an approximate one the first day is the safe one.
            day = span.last if span.is_exact else span.first
            found[line.ref] = UprDeadline(day, span.text, is_derived)
    return found


def _addressee(session: Session) -> list[str]:
    """The section that takes submissions, where this desk knows it."""
    ref = ref_of_key("organisation/UPR")
    return [ref] if listing.titles(session, [ref]) else []


def _own_region(session: Session) -> frozenset[str] | None:
    us = session.identity
    ours = {each.casefold() for each in (us.code, us.name) if each}
    for code, name, listed in _organisations(session):
        if {code.casefold(), name.casefold()} & ours:
            known = frozenset(each for each in listed.split("; ") if each) or _members_of(code)
            if known:
                return known
    # A commission is for the States of the body that it belongs to.
    return _members_of(own_region(session)) or None


def _members_of(body: str) -> frozenset[str]:
    return frozenset(members(body))


def _organisations(session: Session) -> Iterator[tuple[str, str, str]]:
    for row in in_use(session, "organisation", ("acronym", "countries")):
        yield row.values[0], row.title, row.values[1]
