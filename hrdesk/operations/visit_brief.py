"""The brief of a visit: all that is linked to its country, as far as whom it is for may see it.

A brief leaves the desk like a workbook does, so the same rules decide: label, partners, floors of
fields, links to what may not be seen. Protected people are in no brief at all. What was left out
is counted for whoever makes the brief, and stands in no file. Words are the reader's business (`brief_html`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hrdesk.domain.codes import Life, OrganisationType
from hrdesk.domain.dates import parse_span
from hrdesk.domain.fields import Kind
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.records import field_of
from hrdesk.domain.sharing import Reader, field_held_back, held_back, is_protected
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import joined
from hrdesk.geography import countries
from hrdesk.operations.assessments import CLOSED
from hrdesk.operations.programme import ProgrammeLine, programme_of
from hrdesk.operations.reach import at_risk
from hrdesk.operations.records import existing
from hrdesk.operations.send import reader_of
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.store.partners import known_partner
from hrdesk.store.records import read_states
from hrdesk.store.session import Session

_MOST = 300
_PRESENT = (
    OrganisationType.FIELD_PRESENCE,
    OrganisationType.NATIONAL_INSTITUTION,
    OrganisationType.PREVENTIVE_MECHANISM,
    OrganisationType.STATE_AUTHORITY,
    OrganisationType.NGO,
)
# What a section tells of each record, in columns.
_COLUMNS = {
    "visit": ("dates", "status", "mechanisms", "purpose"),
    "organisation": ("name", "type", "city", "website"),
    "person": ("name", "function", "organisation", "phone", "mobile", "email", "languages"),
    "recommendation": ("text", "body", "symbol", "paragraph", "date", "state"),
    "place": ("name", "type", "city", "address", "priority"),
    "document": ("title", "type", "symbol", "date", "link"),
}
Cell = tuple[str, str]  # the kind of a value (`Kind`, or "code"), and its canonical text


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a brief is for. Without a reader it is for this desk alone, and may hold what is Internal."""

    reader: Reader | None

    def holds_back(self, state: RecordState) -> bool:
        """Whether a record is no part of a brief for this audience."""
        if is_protected(state):
            return True
        return self.reader is not None and held_back(state, self.reader) is not None


THIS_DESK = Audience(None)
EVERYBODY = Audience(Reader("", focal_point=False))
FOCAL_POINTS = Audience(Reader("", focal_point=True))


def for_partner(session: Session, code: str) -> Audience:
    """A partner desk as an audience. Raises `UnknownName`."""
    return Audience(reader_of(known_partner(session, code)))


@dataclass(frozen=True, slots=True)
class Section:
    """One part: `key` names it, `columns` are fields, and each row has a cell a column."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Brief:
    """What is in it; `label` is the strictest of it. `left_out` counts records by kind."""

    country: str
    dates: str
    label: Label
    sections: tuple[Section, ...]
    left_out: dict[str, int]
    fields_left_out: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing had to be left out."""
        return not self.left_out and not self.fields_left_out


def brief_of(session: Session, ref: str, audience: Audience) -> Brief:
    """The brief of a visit. Raises `NotFound`; for a visit the audience may not see it is empty."""
    gate = _Gate(session, audience)
    visit = existing(session, ref)
    if not gate.lets([visit]):
        return gate.brief("", "", ())
    country = visit.text("country")
    refs = _linked_to(session, visit)
    sections = [
        _facts(country),
        gate.single("visit", visit, _HEAD),
        gate.section("presences", "organisation", refs["organisation"]),
        gate.section("contacts", "person", refs["person"]),
        gate.section("delegation", "person", _people(visit)),
        gate.section("visits", "visit", [each for each in refs["visit"] if each != ref]),
        gate.section("recommendations", "recommendation", refs["recommendation"], _is_open),
        gate.section("places", "place", [*visit.value("places"), *refs["place"]]),
        _programme(session, gate, ref),
        gate.section("documents", "document", refs["document"]),
    ]
    return gate.brief(country, visit.text("dates"), [each for each in sections if each.rows])


def driver_programme(session: Session, ref: str, audience: Audience) -> Brief:
    """Times and places only, for whoever drives: no names, no subjects, nobody who is met.

    Of a confidential item there is the time and no place. Raises `NotFound`.
    """
    gate = _Gate(session, audience)
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


class _Gate:
    """Lets through what the audience may see, and counts what it may not."""

    def __init__(self, session: Session, audience: Audience) -> None:
        self._session, self._audience = session, audience
        self._at_risk = at_risk(session)
        self._left_out: dict[str, set[str]] = {}
        self._fields = 0
        self._labels = {Label.PUBLIC}

    def lets(self, states: Iterable[RecordState]) -> list[RecordState]:
        """Those of these records that may be seen."""
        found = []
        for state in states:
            if state.life is not Life.ACTIVE:
                continue
            if state.ref in self._at_risk or self._audience.holds_back(state):
                self._left_out.setdefault(state.kind, set()).add(state.ref)
            else:
                self._labels.add(state.label)
                found.append(state)
        return found

    def section(
        self,
        key: str,
        kind: str,
        refs: Iterable[str],
        wanted: Callable[[RecordState], bool] = bool,
    ) -> Section:
        """A row for each of these records that may be seen."""
        known = read_states(self._session, list(dict.fromkeys(refs))[:_MOST])
        states = self.lets(each for each in known.values() if wanted(each))
        columns = _COLUMNS[kind]
        rows = tuple(tuple(self.cell(state, name) for name in columns) for state in states)
        return _without_empty(Section(key, columns, rows))

    def single(self, key: str, state: RecordState, names: Sequence[str]) -> Section:
        """One record, a row a field."""
        rows = [((Kind.TEXT.value, name), self.cell(state, name)) for name in names]
        return Section(key, (), tuple(row for row in rows if row[1][1]))

    def cell(self, state: RecordState, name: str) -> Cell:
        """A field as far as it may be seen; links as what they are called."""
        spec = field_of(state.kind, name)
        value = state.value(name)
        if not value:
            return Kind.TEXT.value, ""
        reader = self._audience.reader
        if reader is not None and field_held_back(state, spec, reader) is not None:
            self._fields += 1
            return Kind.TEXT.value, ""
        if spec.is_link:
            refs = (value,) if isinstance(value, str) else value
            return Kind.TEXT.value, "; ".join(self._names(refs))
        if spec.floor is not None:
            self._labels.add(spec.floor)
        kind = "code" if spec.codes is not None else spec.kind.value
        return kind, joined(value)

    def _names(self, refs: Sequence[str]) -> list[str]:
        states = self.lets(read_states(self._session, refs).values())
        named = listing.titles(self._session, [each.ref for each in states])
        return [named[each.ref] for each in states]

    def brief(self, country: str, dates: str, sections: Sequence[Section]) -> Brief:
        """The whole, with what was left out."""
        left = Counter({kind: len(refs) for kind, refs in self._left_out.items()})
        return Brief(
            country, dates, strictest(*self._labels), tuple(sections), dict(left), self._fields
        )


def _facts(country: str) -> Section:
    known = countries().get(country)
    if known is None:
        return Section("country", (), ())
    rows = [
        ((Kind.TEXT.value, "country"), (Kind.COUNTRY.value, country)),
        ((Kind.TEXT.value, "code"), (Kind.TEXT.value, f"{known.code}, {known.iso2}")),
        ((Kind.TEXT.value, "member_of"), (Kind.TEXT.value, ", ".join(known.organisations))),
    ]
    return Section("country", (), tuple(row for row in rows if row[1][1]))


def _linked_to(session: Session, visit: RecordState) -> dict[str, list[str]]:
    """What is linked to the country of a visit, by kind, the latest first where it has a date."""
    country = visit.text("country")

    def found(kind: str, name: str, order: str = "title") -> list[str]:
        down = order in ("dates", "date")
        query = Query(kind, where={name: [country]}, order=order, descending=down)
        return listing.keys(session, query)

    present = {"type": [each.value for each in _PRESENT]}
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


def _is_open(state: RecordState) -> bool:
    return state.text("state") not in CLOSED


def _items(session: Session, gate: _Gate, ref: str) -> list[tuple[ProgrammeLine, RecordState]]:
    lines = programme_of(session, ref)
    states = read_states(session, [each.ref for each in lines])
    seen = {each.ref for each in gate.lets(states.values())}
    return [(each, states[each.ref]) for each in lines if each.ref in seen]


def _programme(session: Session, gate: _Gate, ref: str) -> Section:
    rows = []
    for item, state in _items(session, gate, ref):
        cells = [gate.cell(state, name) for name in ("subject", "meeting_with", "team")]
        where = (Kind.TEXT.value, _where(gate, state))
        rows.append((_day(item), ("time", _times(item)), *cells, where))
    columns = ("day", "time", "subject", "meeting_with", "team", "place")
    return _without_empty(Section("programme", columns, tuple(rows)))


def _where(gate: _Gate, state: RecordState) -> str:
    parts = [gate.cell(state, "place")[1], gate.cell(state, "venue")[1]]
    return ", ".join(part for part in parts if part)


def _day(item: ProgrammeLine) -> Cell:
    return Kind.DATE.value, item.day.isoformat() if item.day else ""


def _times(item: ProgrammeLine) -> str:
    return f"{item.begins}–{item.ends}" if item.ends else item.begins


def _without_empty(section: Section) -> Section:
    """Without the columns in which nothing stands."""
    kept = [at for at in range(len(section.columns)) if any(row[at][1] for row in section.rows)]
    return Section(
        section.key,
        tuple(section.columns[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in section.rows),
    )


def file_name(brief: Brief, what: str) -> str:
    """A name for the file that says what it is, of when, and how it is labelled."""
    span = parse_span(brief.dates)
    when = f"_{span.first:%Y-%m-%d}" if span is not None and span.is_exact else ""
    return f"{what}_{brief.country}{when}_{brief.label.value}"
