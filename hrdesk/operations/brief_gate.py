"""What a brief is made of: for whom it is, what that audience may see, and its sections.

A brief leaves the desk like a workbook does, so the same rules decide: label, partners, floors of
fields, links to what may not be seen. Protected people are in no brief at all. What was left out
is counted for whoever makes the brief, and stands in no file.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hrdesk.domain.codes import Life, OrganisationType
from hrdesk.domain.fields import Kind
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.naming import in_speech
from hrdesk.domain.records import field_of
from hrdesk.domain.sharing import Reader, field_held_back, held_back, is_protected
from hrdesk.domain.state import RecordState
from hrdesk.domain.values import Value, joined
from hrdesk.geography import countries
from hrdesk.operations.full_titles import full_titles
from hrdesk.operations.reach import at_risk, reader_here
from hrdesk.operations.send import reader_of
from hrdesk.store.partners import known_partner
from hrdesk.store.records import read_states
from hrdesk.store.session import Session

# A page for people is no table: of more than so many in a section it has the first.
MOST = 300
# Who is in a country, or for it.
PRESENT = (
    OrganisationType.FIELD_PRESENCE,
    OrganisationType.NATIONAL_INSTITUTION,
    OrganisationType.PREVENTIVE_MECHANISM,
    OrganisationType.STATE_AUTHORITY,
    OrganisationType.NGO,
)
# What a section tells of each record, in columns.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "visit": ("dates", "status", "mechanisms", "purpose"),
    "organisation": ("name", "type", "city", "website"),
    "person": ("name", "function", "organisation", "phone", "mobile", "email", "languages"),
    "recommendation": ("text", "body", "symbol", "paragraph", "date", "state"),
    "place": ("name", "type", "city", "address", "priority"),
    "document": ("title", "type", "symbol", "date", "link"),
    "activity": ("title", "dates", "type", "status"),
    "ratification": ("instrument", "status", "signed", "bound", "report_due"),
}
Cell = tuple[str, str]  # the kind of a value (`Kind`, "code" or LISTED), and its canonical text
# Short names with commas between, which each language writes its own way.
LISTED = "listed"


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
    return Audience(reader_here(session, reader_of(known_partner(session, code))))


@dataclass(frozen=True, slots=True)
class Section:
    """One part: `key` names it, `columns` are fields, and each row has a cell a column."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Brief:
    """What is in it; `label` is the strictest of it. `left_out` counts records by kind, `refs` are
    the records that it tells of. `cut` counts by section what there is, where only the first stand.
    """

    country: str
    dates: str
    label: Label
    sections: tuple[Section, ...]
    left_out: dict[str, int]
    fields_left_out: int
    refs: tuple[str, ...] = ()
    cut: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether nothing had to be left out."""
        return not self.left_out and not self.fields_left_out


class Gate:
    """Lets through what the audience may see, and counts what it may not."""

    def __init__(self, session: Session, audience: Audience) -> None:
        self._session, self._audience = session, audience
        self._at_risk = at_risk(session)
        self._left_out: dict[str, set[str]] = {}
        self._closed: set[tuple[str, str]] = set()
        self._labels = {Label.PUBLIC}
        self._told: dict[str, None] = {}
        self._cut: dict[str, int] = {}

    def lets(self, states: Iterable[RecordState]) -> list[RecordState]:
        """Those of these records that may be seen, and are told of."""
        found = self._open(states)
        self._told |= dict.fromkeys(each.ref for each in found)
        return found

    def _open(self, states: Iterable[RecordState]) -> list[RecordState]:
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
        every = list(dict.fromkeys(refs))
        if len(every) > MOST:
            self._cut[key] = len(every)
        known = read_states(self._session, every[:MOST])
        states = self.lets(each for each in known.values() if wanted(each))
        columns = COLUMNS[kind]
        rows = tuple(tuple(self.cell(state, name) for name in columns) for state in states)
        return without_empty(Section(key, columns, rows))

    def single(self, key: str, state: RecordState, names: Sequence[str]) -> Section:
        """One record, a row a field."""
        rows = [((Kind.TEXT.value, name), self.cell(state, name)) for name in names]
        return Section(key, (), tuple(row for row in rows if row[1][1]))

    def cell(self, state: RecordState, name: str) -> Cell:
        """A field as far as it may be seen; links as what they are called."""
        spec = field_of(state.kind, name)
        value = self._value(state, name)
        if not value:
            return Kind.TEXT.value, ""
        if spec.is_link:
            return Kind.TEXT.value, "; ".join(self._names(self.links(state, name)))
        kind = "code" if spec.codes is not None else spec.kind.value
        return kind, joined(value)

    def links(self, state: RecordState, name: str) -> tuple[str, ...]:
        """The records that a field names, none where the field may not be seen."""
        value = self._value(state, name)
        return (value,) if isinstance(value, str) and value else tuple(value)

    def _value(self, state: RecordState, name: str) -> Value:
        spec, value = field_of(state.kind, name), state.value(name)
        reader = self._audience.reader
        if value and reader is not None and field_held_back(state, spec, reader) is not None:
            self._closed.add((state.ref, name))
            return ""
        if value and spec.floor is not None:
            self._labels.add(spec.floor)
        return value

    def _names(self, refs: Sequence[str]) -> list[str]:
        states = self._open(read_states(self._session, refs).values())
        named = full_titles(self._session, [each.ref for each in states])
        return [
            in_speech(named[each.ref]) if each.kind == "person" else named[each.ref]
            for each in states
        ]

    def brief(self, country: str, dates: str, sections: Sequence[Section]) -> Brief:
        """The whole, with what was left out."""
        left = Counter({kind: len(refs) for kind, refs in self._left_out.items()})
        return Brief(
            country,
            dates,
            strictest(*self._labels),
            tuple(sections),
            dict(left),
            len(self._closed),
            tuple(self._told),
            dict(self._cut),
        )


def facts_of(country: str) -> Section:
    known = countries().get(country)
    if known is None:
        return Section("country", (), ())
    rows = [
        ((Kind.TEXT.value, "country"), (Kind.COUNTRY.value, country)),
        ((Kind.TEXT.value, "code"), (LISTED, f"{known.code}, {known.iso2}")),
        ((Kind.TEXT.value, "member_of"), (LISTED, ", ".join(known.organisations))),
    ]
    return Section("country", (), tuple(row for row in rows if row[1][1]))


def without_empty(section: Section) -> Section:
    """Without the columns in which nothing stands."""
    kept = [at for at in range(len(section.columns)) if any(row[at][1] for row in section.rows)]
    return Section(
        section.key,
        tuple(section.columns[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in section.rows),
    )
