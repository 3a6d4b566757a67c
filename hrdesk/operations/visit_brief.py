"""The brief of a visit: all that is linked to its country, as far as whom it is for may see it.

What may be in it, `brief_gate` says. Words are the reader's business (`brief_html`).
"""

from collections.abc import Mapping, Sequence

from hrdesk.domain.dates import parse_span
from hrdesk.domain.fields import Kind
from hrdesk.domain.state import RecordState
from hrdesk.operations.assessments import CLOSED
from hrdesk.operations.brief_gate import (
    PRESENT,
    Audience,
    Brief,
    Cell,
    Gate,
    Section,
    facts_of,
    without_empty,
)
from hrdesk.operations.programme import ProgrammeLine, programme_of
from hrdesk.operations.records import existing
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.store.records import read_states
from hrdesk.store.session import Session


def brief_of(session: Session, ref: str, audience: Audience) -> Brief:
    """The brief of a visit. Raises `NotFound`; for a visit the audience may not see it is empty."""
    gate = Gate(session, audience)
    visit = existing(session, ref)
    if not gate.lets([visit]):
        return gate.brief("", "", ())
    country = visit.text("country")
    refs = _linked_to(session, visit)
    sections = [
        facts_of(country),
        gate.single("visit", visit, _HEAD),
        gate.section("presences", "organisation", refs["organisation"]),
        gate.section("contacts", "person", refs["person"]),
        gate.section("delegation", "person", _people(visit)),
        gate.section("visits", "visit", [each for each in refs["visit"] if each != ref]),
        gate.section("recommendations", "recommendation", _open(session, visit, refs)),
        gate.section("places", "place", [*visit.value("places"), *refs["place"]]),
        _programme(session, gate, ref),
        gate.section("documents", "document", refs["document"]),
    ]
    return gate.brief(country, visit.text("dates"), [each for each in sections if each.rows])


def driver_programme(session: Session, ref: str, audience: Audience) -> Brief:
    """Times and places only, for whoever drives: no names, no subjects, nobody who is met.

    Of a confidential item there is the time and no place. Raises `NotFound`.
    """
    gate = Gate(session, audience)
    visit = existing(session, ref)
    if not gate.lets([visit]):
        return gate.brief("", "", ())
    rows = []
    for item, state in _items(session, gate, ref):
        place = "" if item.is_confidential else _where(gate, state)
        rows.append((_day(item), ("time", _times(item)), (Kind.TEXT.value, place)))
    section = Section("driver", ("day", "time", "place"), tuple(rows))
    return gate.brief(visit.text("country"), visit.text("dates"), [section] if rows else [])


_HEAD = (
    "dates",
    "status",
    "type",
    "mechanisms",
    "leads",
    "head",
    "purpose",
    "themes",
    "regions",
    "terms_of_reference",
)


def _linked_to(session: Session, visit: RecordState) -> dict[str, list[str]]:
    """What is linked to the country of a visit, by kind, the latest first where it has a date."""
    country = visit.text("country")

    def found(kind: str, name: str, order: str = "title") -> list[str]:
        down = order in ("dates", "date")
        query = Query(kind, where={name: [country]}, order=order, descending=down)
        return listing.keys(session, query)

    present = {"type": [each.value for each in PRESENT]}
    own = Query("organisation", where={"country": [country], **present})
    covering = Query("organisation", where={"countries": [country], **present})
    bodies = [*listing.keys(session, own), *listing.keys(session, covering)]
    people = [*found("person", "countries"), *_staff(session, bodies)]
    return {
        "organisation": bodies,
        "person": [each for each in people if each not in _people(visit)],
        "visit": found("visit", "country", "dates"),
        "recommendation": found("recommendation", "country", "date"),
        "place": found("place", "country"),
        "document": found("document", "countries", "date"),
    }


def _staff(session: Session, bodies: Sequence[str]) -> list[str]:
    if not bodies:
        return []
    return listing.keys(session, Query("person", where={"organisation": list(bodies)}))


def _people(visit: RecordState) -> list[str]:
    return [each for each in (visit.text("head"), *visit.value("delegation")) if each]


def _open(session: Session, visit: RecordState, refs: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """What the delegation is to look at first, then the rest: a page has so many and no more."""
    chosen = visit.value("recommendations")
    every = list(dict.fromkeys([*chosen, *refs["recommendation"]]))
    lines = listing.lines(session, "recommendation", every, ("state",))
    closed = {line.ref for line in lines if line.values.get("state", "") in CLOSED}
    return [each for each in every if each not in closed]


def _items(session: Session, gate: Gate, ref: str) -> list[tuple[ProgrammeLine, RecordState]]:
    lines = programme_of(session, ref)
    states = read_states(session, [each.ref for each in lines])
    seen = {each.ref for each in gate.lets(states.values())}
    return [(each, states[each.ref]) for each in lines if each.ref in seen]


def _programme(session: Session, gate: Gate, ref: str) -> Section:
    rows = []
    for item, state in _items(session, gate, ref):
        cells = [gate.cell(state, name) for name in ("subject", "meeting_with", "team")]
        where = (Kind.TEXT.value, _where(gate, state))
        rows.append((_day(item), ("time", _times(item)), *cells, where))
    columns = ("day", "time", "subject", "meeting_with", "team", "place")
    return without_empty(Section("programme", columns, tuple(rows)))


def _where(gate: Gate, state: RecordState) -> str:
    parts = [gate.cell(state, "place")[1], gate.cell(state, "venue")[1]]
    return ", ".join(part for part in parts if part)


def _day(item: ProgrammeLine) -> Cell:
    return Kind.DATE.value, item.day.isoformat() if item.day else ""


def _times(item: ProgrammeLine) -> str:
    return f"{item.begins}–{item.ends}" if item.ends else item.begins


def file_name(brief: Brief, what: str) -> str:
    """A name for the file that says what it is, of when, and how it is labelled."""
    span = parse_span(brief.dates)
    when = f"_{span.first:%Y-%m-%d}" if span is not None and span.is_exact else ""
    return f"{what}_{brief.country}{when}_{brief.label.value}"
