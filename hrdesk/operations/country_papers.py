"""Papers about a State: all that may be told of it, the kit for its review, the emergency card.

The kit is what a regional body hands in for the Universal Periodic Review (A/HRC/23/18, Annex II,
long term, 2); the card is for the day on which somebody is arrested (para 50). Both leave the
desk, and `brief_gate` says what may be in them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from hrdesk.domain.codes import DocumentType, RatificationStatus, VisitStatus
from hrdesk.domain.fields import Kind
from hrdesk.domain.state import RecordState
from hrdesk.exchange.progress import Cancel, Progress
from hrdesk.operations.assessments import CLOSED
from hrdesk.operations.brief_gate import MOST, Audience, Brief, Cell, Gate, Section, facts_of
from hrdesk.operations.country import contacts, linked, presences
from hrdesk.operations.given_got import day_of
from hrdesk.operations.outside import reader_named
from hrdesk.operations.send import SendResult, plan_sending_to, to_pass_on, write_sending
from hrdesk.operations.upr import board, deadline_refs
from hrdesk.store import journal, listing
from hrdesk.store.database import Database
from hrdesk.store.listing import Query
from hrdesk.store.records import read_states
from hrdesk.store.session import Session

DECIDED = (
    DocumentType.DECISION,
    DocumentType.RESOLUTION,
    DocumentType.CONCLUDING_OBSERVATIONS,
    DocumentType.LIST_OF_ISSUES,
)
_TOLD = ("standing_invitation", "national_institution", "preventive_mechanism", "situation")
_DUE = ("stakeholders_due", "report_due")
_NOT_HELD = frozenset({VisitStatus.CANCELLED.value, VisitStatus.DECLINED.value})
# A day that nobody published: it was reckoned from other sessions.
RECKONED = "reckoned"
_MOST_TO_CALL, _MOST_ASKED = 8, 500
_IN_AN_EMERGENCY = ("emergency", "emergency_contacts")
_BY_PHONE = ("mobile", "phone", "call_handles")
_CALLED_BY = (*_BY_PHONE, "email")
_WAYS = ("name", "function", "organisation", *_CALLED_BY)


class CountryPaper(StrEnum):
    """The papers that there are of a State."""

    CARD = "card"
    KIT = "kit"
    BRIEF = "brief"


@dataclass(frozen=True)
class Kit:
    """What the kit would be for an audience, seen before it is written.

    Of some things a page for people has the latest only: `cut` says of which, and how many there
    are. The workbook has all.
    """

    brief: Brief
    cut: Mapping[str, int]


def country_brief(session: Session, code: str, audience: Audience) -> Brief:
    """All that an audience may know of a State."""
    gate = Gate(session, audience)
    found = [
        facts_of(code),
        *_file_facts(session, gate, code),
        gate.section("presences", "organisation", presences(session, code)),
        gate.section("contacts", "person", contacts(session, code)),
        *_review_sections(session, gate, code),
        gate.section("places", "place", linked(session, "place", "country", code, "title")),
    ]
    return gate.brief(code, "", [each for each in found if each.rows])


def submission_kit(session: Session, code: str, audience: Audience) -> Kit:
    """Decisions, ratifications, open recommendations, visits and papers about a State."""
    gate = Gate(session, audience)
    found = [_coming_review(session, gate, code), facts_of(code)]
    found += _file_facts(session, gate, code)
    found += _review_sections(session, gate, code)
    brief = gate.brief(code, "", [each for each in found if each.rows])
    decided, others = _papers(session, code)
    counts = {
        "recommendations": len(_open(session, code)),
        "decisions": len(decided),
        "documents": len(others),
        "visits": len(_visits(session, code)),
    }
    return Kit(brief, {key: count for key, count in counts.items() if count > MOST})


def kit_refs(session: Session, code: str) -> list[str]:
    """The records of the kit, whoever may have them."""
    parts = (
        *_papers(session, code),
        linked(session, "ratification", "country", code, "title"),
        _open(session, code),
        _visits(session, code),
    )
    refs = [ref for part in parts for ref in part]
    bound = read_states(session, linked(session, "ratification", "country", code, "title"))
    instruments = [each.text("instrument") for each in bound.values()]
    return list(dict.fromkeys((*refs, *(each for each in instruments if each))))


def write_kit(
    database: Database,
    code: str,
    reader: str,
    out: Path,
    *,
    language: str = "",
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> SendResult:
    """Write the kit as a workbook without anything hidden, for a desk, `NETWORK` or `OUTSIDE`.

    It stands in the disclosure log. Raises `UnknownName`, `FileRefused`, `Cancelled`.
    """
    with database.reading() as session:
        refs = kit_refs(session, code)
        to = reader_named(session, reader, language)
        sending = plan_sending_to(session, to, refs, progress=progress, cancelled=cancelled)
        newest = journal.newest(session)
    return write_sending(
        database, to_pass_on(sending), out, newest, progress=progress, cancelled=cancelled
    )


def emergency_card(session: Session, code: str, audience: Audience) -> Brief:
    """What to do first and whom to call: people by their ways, then who is in the country.

    Few enough for one side. People at risk are on no card.
    """
    gate = Gate(session, audience)
    written = read_states(session, _files(session, code)).values()
    # What says nothing of it neither leaves nor makes the card a secret.
    files = gate.lets(each for each in written if any(map(each.value, _IN_AN_EMERGENCY)))
    text = [gate.cell(each, "emergency") for each in files]
    rows = tuple(((Kind.TEXT.value, "emergency"), cell) for cell in text if cell[1])
    # Whom to call is as much of a secret as the field is.
    called = [ref for each in files for ref in gate.links(each, "emergency_contacts")]
    known = called or contacts(session, code)
    people = _to_call(session, gate, called or _reached(session, audience, known))
    here = gate.section("presences", "organisation", presences(session, code)[:_MOST_TO_CALL])
    found = (Section("emergency", (), rows), people, here)
    brief = gate.brief(code, "", [each for each in found if each.rows])
    cut = {"call": len(known)} if len(people.rows) < len(known) else {}
    return replace(brief, cut=cut)


def _reached(session: Session, audience: Audience, refs: Sequence[str]) -> list[str]:
    """Those who can be called, then those who can be written to; a name alone helps
    nobody, and stands only where there is nothing else.

    By what the audience may see: that somebody has a number is told by no place on a card.
    """
    gate, first = Gate(session, audience), list(refs[:_MOST_ASKED])
    people = gate.lets(read_states(session, first).values())
    seen = {state.ref: [gate.cell(state, name)[1] for name in _CALLED_BY] for state in people}
    called = [ref for ref in first if any(seen.get(ref, ())[: len(_BY_PHONE)])]
    written = [ref for ref in first if ref not in called and any(seen.get(ref, ()))]
    # Who is held back is not shown, but counted.
    held_back = [ref for ref in first if ref not in seen]
    return [*(called + written or seen), *held_back]


def _to_call(session: Session, gate: Gate, refs: Sequence[str]) -> Section:
    states = gate.lets(read_states(session, list(refs)[:_MOST_TO_CALL]).values())
    rows = tuple(tuple(gate.cell(state, name) for name in _WAYS) for state in states)
    return replace(
        gate.section("call", "person", ()), columns=("name", "function", "ways"), rows=_joined(rows)
    )


def _joined(rows: Sequence[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """Name; function and body; every way to call on a line of its own."""
    found = []
    for name, function, body, *ways in rows:
        office = ", ".join(part for _, part in (function, body) if part)
        lines = "\n".join(line for _, way in ways if way for line in way.split("; "))
        found.append((name, (Kind.TEXT.value, office), ("ways", lines)))
    return tuple(found)


def _coming_review(session: Session, gate: Gate, code: str) -> Section:
    """For which session the kit is, and by when it must be there."""
    today = day_of(session.minute, session.identity.zone)
    sessions = (each for each in board(session, {code}) if each.states and each.last >= today)
    coming = next(sessions, None)
    known = gate.lets(read_states(session, [coming.ref]).values()) if coming is not None else []
    if coming is None or not known:
        return Section("review", (), ())
    text, span = Kind.TEXT.value, Kind.SPAN.value
    rows = [
        ((text, "session"), (Kind.NUMBER.value, str(coming.number))),
        ((text, "dates"), gate.cell(known[0], "dates")),
    ]
    days = coming.stakeholders, coming.report
    for name, ref, due in zip(_DUE, deadline_refs(coming.number), days, strict=True):
        # What was reckoned from the session has no record of its own.
        kept = read_states(session, [ref])
        if not kept or gate.lets(kept.values()):
            rows.append(((text, name), (RECKONED if due.is_derived else span, due.dates)))
    return Section("review", (), tuple(rows))


def _file_facts(session: Session, gate: Gate, code: str) -> list[Section]:
    states = gate.lets(read_states(session, _files(session, code)).values())
    return [gate.single("file", each, _TOLD) for each in states]


def _review_sections(session: Session, gate: Gate, code: str) -> list[Section]:
    decided, others = _papers(session, code)
    bound = linked(session, "ratification", "country", code, "title")
    return [
        gate.section("decisions", "document", decided),
        gate.section("ratifications", "ratification", bound, _is_about),
        gate.section("recommendations", "recommendation", _open(session, code)),
        gate.section("visits", "visit", _visits(session, code)),
        gate.section("documents", "document", others),
    ]


def _papers(session: Session, code: str) -> tuple[list[str], list[str]]:
    """What bodies decided on a State, and all other papers about it."""
    every = linked(session, "document", "countries", code, "date")
    decided = set(
        linked(session, "document", "countries", code, "date", type=[str(each) for each in DECIDED])
    )
    return [each for each in every if each in decided], [
        each for each in every if each not in decided
    ]


def _open(session: Session, code: str) -> list[str]:
    refs = linked(session, "recommendation", "country", code, "date")
    lines = listing.lines(session, "recommendation", refs, ("state",))
    return [line.ref for line in lines if line.values.get("state", "") not in CLOSED]


def _visits(session: Session, code: str) -> list[str]:
    refs = linked(session, "visit", "country", code, "dates")
    lines = listing.lines(session, "visit", refs, ("status",))
    return [line.ref for line in lines if line.values.get("status", "") not in _NOT_HELD]


def _files(session: Session, code: str) -> list[str]:
    return listing.keys(session, Query("country_file", where={"country": [code]}))


def _is_about(state: RecordState) -> bool:
    return state.text("status") != RatificationStatus.NOT_SIGNED
