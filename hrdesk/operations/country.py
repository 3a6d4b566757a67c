"""Everything that the desk knows of one State, part by part, as its page shows it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import ActivityType, DocumentType, OrganisationType
from hrdesk.domain.dates import parse_span
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.refs import looks_like_ref
from hrdesk.geography import Country, countries
from hrdesk.operations.assessments import CLOSED
from hrdesk.operations.brief_gate import PRESENT
from hrdesk.operations.called import Called, called
from hrdesk.operations.coverage import BY_MEMBERS, COVERING, coverage_of
from hrdesk.operations.given_got import day_of
from hrdesk.operations.own_body import own_body
from hrdesk.operations.recommendation_matrix import Word, said_of
from hrdesk.operations.records import add_record
from hrdesk.operations.upr import UprSession, board
from hrdesk.store import listing
from hrdesk.store.listing import Line, Query
from hrdesk.store.session import Session

FEW, MANY = 8, 400
_BODIES = (
    OrganisationType.REGIONAL_MECHANISM,
    OrganisationType.INTERGOVERNMENTAL,
    OrganisationType.SPECIAL_PROCEDURE,
    OrganisationType.TREATY_BODY,
    OrganisationType.OHCHR_SECTION,
)
# The columns that a part tells, beside the titles of its records.
_TOLD: Mapping[str, tuple[str, ...]] = {
    "organisation": ("type", "city"),
    "person": ("function", "focal_point_for", "organisation"),
    "visit": ("dates", "mechanisms", "status", "firmness", "purpose"),
    "activity": ("dates", "type", "status"),
    "recommendation": ("body", "date", "state"),
    "document": ("type", "symbol", "date", "stage", "in_force"),
    "ratification": ("instrument", "status", "bound", "report_due"),
    "place": ("type", "city"),
    "country_file": (
        "situation",
        "standing_invitation",
        "national_institution",
        "preventive_mechanism",
        "emergency",
        "emergency_contacts",
    ),
}
_AGREEMENTS = (DocumentType.AGREEMENT,)
_PAPERS = tuple(each for each in DocumentType if each not in _AGREEMENTS)


@dataclass(frozen=True, slots=True)
class Part:
    """Records of one sort about a State: the first of them, and how many there are."""

    key: str
    kind: str
    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True)
class AboutCountry:
    """A State as this desk knows it; `names` are what the linked records are called.

    `files` are the country files of it, one unless somebody made another; `states` counts its
    recommendations by how far they are, as their records or else bodies say; empty for none said.
    `labels` say of each record how far what its line tells may go, other records that it names
    among them.
    """

    code: str
    known: Country | None
    files: tuple[Line, ...]
    parts: tuple[Part, ...]
    reviews: tuple[UprSession, ...]
    states: Mapping[str, int]
    names: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Label] = field(default_factory=dict)

    def part(self, key: str) -> Part | None:
        """One part; None where there is nothing of it."""
        return next((each for each in self.parts if each.key == key), None)


def about_country(session: Session, code: str, open_part: str = "") -> AboutCountry:
    """All that is linked to a State: a few of each part, many of the one that is open."""
    files = _file(session, code)
    words = _words(session, code)
    parts = []
    for key, kind, found in _found(session, code):
        if refs := _first_wanted(session, kind, found, words):
            # A line that says "1 more" takes the room of the one that it hides.
            most = MANY if key == open_part else FEW + (len(refs) == FEW + 1)
            lines = listing.lines(session, kind, refs[:most], _TOLD[kind])
            parts.append(Part(key, kind, tuple(lines), len(refs)))
    parts = [_with_words(part, words) for part in parts]
    told = [line for part in parts for line in part.lines]
    named = {line.ref: _linked_of(line) for line in (*files, *told)}
    names = called(session, [ref for refs in named.values() for ref in refs])
    own = called(session, [line.ref for line in told])
    labels = {
        line.ref: strictest(
            own[line.ref].label,
            *(names[ref].label for ref in named[line.ref] if ref in names),
            words[line.ref].label if line.ref in words else None,
        )
        for line in told
    }
    reviews = tuple(each for each in board(session, {code}) if each.states)
    return AboutCountry(
        code,
        countries().get(code),
        files,
        tuple(parts),
        reviews,
        _states(session, code, words),
        {ref: _name(each) for ref, each in names.items()},
        labels,
    )


def _linked_of(line: Line) -> list[str]:
    """The records that a line names."""
    names = ("organisation", "body", "instrument", "mechanisms", *_TOLD["country_file"][2:])
    found = (ref for name in names for ref in line.values.get(name, "").split("; "))
    return [ref for ref in found if looks_like_ref(ref)]


def begin_country_file(session: Session, code: str, values: Mapping[str, object]) -> Changes:
    """Make the country file of a State. Raises `BadValue`."""
    return add_record(session, "country_file", {"country": code, **values})


def next_review(about: AboutCountry, today: date) -> UprSession | None:
    """The session in which the State is reviewed next; None where none is known."""
    return next((each for each in about.reviews if each.last >= today), None)


def presences(session: Session, code: str) -> list[str]:
    """Field presences and institutions in a State, or for it."""
    return _organisations(session, code, PRESENT)


def contacts(session: Session, code: str) -> list[str]:
    """The people for a State: focal points, then others, then who works in its presences."""
    own = listing.keys(session, Query("person", where={"countries": [code]}))
    focal = listing.keys(
        session, Query("person", where={"countries": [code], "focal_point_for": [listing.ANY]})
    )
    bodies = presences(session, code)
    staff = listing.keys(session, Query("person", where={"organisation": bodies})) if bodies else []
    return list(dict.fromkeys((*focal, *own, *staff)))


def linked(
    session: Session, kind: str, name: str, code: str, order: str, **where: Sequence[str]
) -> list[str]:
    """The records of a kind that name a State in a field, the latest first where it is a date."""
    wanted = {name: [code], **where}
    down = order in ("dates", "date", "in_force")
    return listing.keys(session, Query(kind, where=wanted, order=order, descending=down))


def _found(session: Session, code: str) -> Iterator[tuple[str, str, list[str]]]:
    yield "presences", "organisation", presences(session, code)
    yield "contacts", "person", contacts(session, code)
    yield "bodies", "organisation", _organisations(session, code, _BODIES)
    yield "ratifications", "ratification", linked(session, "ratification", "country", code, "title")
    yield "visits", "visit", linked(session, "visit", "country", code, "dates")
    # The sessions of the review name every State of a round; they stand by themselves.
    types = [each.value for each in ActivityType if each is not ActivityType.SESSION]
    yield (
        "activities",
        "activity",
        linked(session, "activity", "countries", code, "dates", type=types),
    )
    yield (
        "recommendations",
        "recommendation",
        linked(session, "recommendation", "country", code, "date"),
    )
    papers, agreed = ([each.value for each in some] for some in (_PAPERS, _AGREEMENTS))
    yield (
        "documents",
        "document",
        linked(session, "document", "countries", code, "date", type=[*papers, ""]),
    )
    yield (
        "agreements",
        "document",
        linked(session, "document", "countries", code, "in_force", type=agreed),
    )
    yield "places", "place", linked(session, "place", "country", code, "title")


def _first_wanted(
    session: Session, kind: str, refs: list[str], words: Mapping[str, Word]
) -> list[str]:
    """What is still to come or to be done before what is over: as few as a part shows would else
    be the farthest visits, and recommendations that are done."""
    if kind == "recommendation":
        lines = listing.lines(session, kind, refs, ("state",))
        said = {line.ref: line.values.get("state", "") for line in lines}
        said |= {ref: word.state for ref, word in words.items() if not said.get(ref)}
        return sorted(refs, key=lambda ref: said.get(ref, "") in CLOSED)
    if kind not in ("visit", "activity"):
        return refs
    today = day_of(session.minute, session.identity.zone)
    spans = {
        line.ref: span
        for line in listing.lines(session, kind, refs, ("dates",))
        if (span := parse_span(line.values.get("dates", ""))) and span.last >= today
    }
    coming = sorted((ref for ref in refs if ref in spans), key=lambda ref: spans[ref].first)
    return [*coming, *(ref for ref in refs if ref not in spans)]


def _organisations(session: Session, code: str, types: Sequence[OrganisationType]) -> list[str]:
    wanted = {"type": [each.value for each in types]}
    own = Query("organisation", where={"country": [code], **wanted})
    covering = Query("organisation", where={"countries": [code], **wanted})
    if types is _BODIES:
        found = {*listing.keys(session, covering), *_by_members(session, code)}
        return _own_first(session, found)
    return list(dict.fromkeys((*listing.keys(session, own), *listing.keys(session, covering))))


def _by_members(session: Session, code: str) -> Iterator[str]:
    """The bodies that are for a State because it is a member of them, or of the body above."""
    refs = listing.keys(session, Query("organisation", where={"type": sorted(BY_MEMBERS)}))
    for line in listing.lines(session, "organisation", refs, COVERING):
        if code in coverage_of(session, line).countries:
            yield line.ref


def _own_first(session: Session, refs: Iterable[str]) -> list[str]:
    own = own_body(session)
    found = listing.keys(session, Query("organisation", among=tuple(refs)))
    return sorted(found, key=lambda ref: ref != own)


def _file(session: Session, code: str) -> tuple[Line, ...]:
    refs = listing.keys(session, Query("country_file", where={"country": [code]}))
    return tuple(listing.lines(session, "country_file", refs, _TOLD["country_file"]))


def _states(session: Session, code: str, words: Mapping[str, Word]) -> Mapping[str, int]:
    told = Query("recommendation", where={"country": [code]})
    found = Counter({state: count for (state,), count in listing.tallies(session, told, ["state"])})
    # What bodies say counts where the record itself says nothing.
    said = Counter(word.state for word in words.values())
    found[""] -= said.total()
    return +(found + said)


def _words(session: Session, code: str) -> Mapping[str, Word]:
    """What bodies say of recommendations whose own state nobody has said, by Ref.

    The own body of the desk counts, or else the one that said something last.
    """
    where = {"country": [code], "state": [""]}
    unsaid = listing.keys(session, Query("recommendation", where=where))
    own = own_body(session)
    found: dict[str, Word] = {}
    for (ref, body), word in said_of(session, unsaid).items() if unsaid else ():
        if word.state and (ref not in found or body == own):
            found[ref] = word
    return found


def _with_words(part: Part, words: Mapping[str, Word]) -> Part:
    if part.kind != "recommendation":
        return part
    lines = (
        replace(line, values={**line.values, "state": words[line.ref].state})
        if line.ref in words
        else line
        for line in part.lines
    )
    return replace(part, lines=tuple(lines))


def _name(each: Called) -> str:
    """Instruments have their short names first: in full they begin alike."""
    is_short = each.ref.startswith("INS-") and each.word != each.title
    return f"{each.word} – {each.title}" if is_short else each.title
