"""The matrix of joint activities: which body leads, takes part or is kept informed of what.

A/HRC/23/18, Annex II, mid term: the matrix of joint activities; paras 57 and 74.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.codes import ActivityType
from hrdesk.domain.dates import parse_span
from hrdesk.domain.label import Label
from hrdesk.domain.text import words_of
from hrdesk.operations.short_names import SHORT, short_of
from hrdesk.operations.together import change_together, one_edit_each
from hrdesk.store import listing
from hrdesk.store.dated import Dated, in_use
from hrdesk.store.same import all_refs, shown_refs
from hrdesk.store.session import Session

ACTIVITY, ORGANISATION = "activity", "organisation"
_COLUMNS = (
    *("type", "dates", "stage", "horizon", "status", "country", "countries", "themes"),
    *("output", "organisers", "leads", "informed"),
)
# One body's own sittings and dates are in the calendar; they are joint only where somebody says so.
_OF_ONE_BODY = frozenset(
    {ActivityType.SESSION.value, ActivityType.DEADLINE.value, ActivityType.COMMEMORATIVE_DAY.value}
)
_SEVERAL = 2


class Part(StrEnum):
    """What a body does in an activity."""

    LEAD = "lead"
    PARTNER = "partner"
    INFORMED = "informed"
    NOTHING = ""


# What a part puts a body into; it is taken out of the other two.
_FIELDS_OF: Mapping[Part, tuple[str, ...]] = {
    Part.LEAD: ("leads", "organisers"),
    Part.PARTNER: ("organisers",),
    Part.INFORMED: ("informed",),
    Part.NOTHING: (),
}
_ALL_FIELDS = ("leads", "organisers", "informed")


@dataclass(frozen=True, slots=True)
class Joint:
    """One activity with the part of each body, by the Ref under which the body is shown."""

    ref: str
    title: str
    label: Label
    type: str = ""
    dates: str = ""
    first: date | None = None
    last: date | None = None
    stage: str = ""
    horizon: str = ""
    status: str = ""
    country: str = ""
    countries: frozenset[str] = frozenset()
    themes: tuple[str, ...] = ()
    output: str = ""
    parts: Mapping[str, Part] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    differs: bool = False  # desks do not agree on the record

    @property
    def is_joint(self) -> bool:
        """Whether it is one of several bodies, or of a plan of several."""
        said = bool(self.horizon) or Part.INFORMED in self.parts.values()
        if self.type in _OF_ONE_BODY:
            return said
        return said or len(self.parts) >= _SEVERAL

    @property
    def leading(self) -> frozenset[str]:
        """Who leads; where nobody is said to, all who take part."""
        leads = frozenset(ref for ref, part in self.parts.items() if part is Part.LEAD)
        both = (ref for ref, part in self.parts.items() if part is Part.PARTNER)
        return leads or frozenset(both)


@dataclass(frozen=True, slots=True)
class Partner:
    """A body with a column: its names, how far they may go, and in how many activities it is."""

    ref: str
    short: str
    name: str
    count: int = 0
    label: Label = Label.PUBLIC

    @property
    def word(self) -> str:
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the matrix is narrowed to; empty for everything. `everything`: also of one body alone."""

    text: str = ""
    horizon: str = ""
    stage: str = ""
    partner: str = ""
    theme: str = ""
    year: int = 0
    everything: bool = False

    def lets(self, each: Joint) -> bool:
        """Whether an activity is let through."""
        if not (each.is_joint or self.everything):
            return False
        named = (
            (self.horizon, (each.horizon,)),
            (self.stage, (each.stage,)),
            (self.partner, each.parts),
            (self.theme, each.themes),
        )
        if any(wanted and wanted not in has for wanted, has in named):
            return False
        return self._is_in_year(each) and self._has_words(each)

    def _is_in_year(self, each: Joint) -> bool:
        if not self.year:
            return True
        if each.first is None or each.last is None:
            return False
        return each.first.year <= self.year <= each.last.year

    def _has_words(self, each: Joint) -> bool:
        parts = words_of(self.text)
        return all(any(word.startswith(part) for word in each.words) for part in parts)


def activities(session: Session) -> list[Joint]:
    """All activities in use with the part of each body, by their first day; undated ones last."""
    rows = in_use(session, ACTIVITY, _COLUMNS)
    named = {ref for row in rows for text in row.values[-3:] for ref in _listed(text)}
    shown = shown_refs(session, sorted(named))
    found = [_joint(row, shown) for row in rows]
    return sorted(found, key=lambda each: (each.first or date.max, each.title, each.ref))


def coming_first(several: Iterable[Joint], today: date) -> list[Joint]:
    """What is not over yet by date, then what has no date, then what is over, the latest first."""
    known = list(several)
    over = [each for each in known if each.last is not None and each.last < today]
    return [*(each for each in known if each.last is None or each.last >= today), *reversed(over)]


def partners(session: Session, shown: Sequence[Joint], more: Iterable[str] = ()) -> list[Partner]:
    """The bodies that have a part in these activities, the busiest first, then those given."""
    return busiest_first(bodies_named(session, shown, more), shown, more)


def bodies_named(
    session: Session, several: Iterable[Joint], more: Iterable[str] = ()
) -> dict[str, Partner]:
    """Each body that has a part in some activities or is given, by every Ref that it is known under."""
    under = shown_refs(session, more)
    wanted = dict.fromkeys([*(ref for each in several for ref in each.parts), *under.values()])
    lines = listing.lines(session, ORGANISATION, list(wanted), SHORT)
    found = {
        line.ref: Partner(line.ref, short_of(line), line.title, label=Label(line.label))
        for line in lines
    }
    return found | {ref: found[shown] for ref, shown in under.items() if shown in found}


def busiest_first(
    named: Mapping[str, Partner], shown: Iterable[Joint], more: Iterable[str] = ()
) -> list[Partner]:
    """Of the bodies known those that have a part in what is shown, the busiest first, then `more`."""
    counts = Counter(ref for each in shown for ref in each.parts)
    others = (named[ref].ref for ref in more if ref in named)
    wanted = dict.fromkeys((*counts, *others))
    found = [replace(named[ref], count=counts[ref]) for ref in wanted if ref in named]
    return sorted(found, key=lambda each: (-each.count, each.word.casefold()))


def set_parts(session: Session, cells: Sequence[tuple[str, str]], part: Part) -> Changes:
    """Say what bodies do in activities, as one step; cells are activity and body.

    Who leads takes part as well. Raises `NotFound`.
    """
    by_body: dict[str, list[str]] = {}
    for activity, body in cells:
        by_body.setdefault(body, []).append(activity)
    edits: list[Edit] = []
    for body, several in by_body.items():
        wanted, known = _FIELDS_OF[part], all_refs(session, [body])
        changes = change_together(
            session,
            several,
            {},
            # Under another Ref it may stand there already.
            added={name: [body] for name in wanted},
            removed={name: known for name in _ALL_FIELDS if name not in wanted},
        )
        edits += changes.edits
    return Changes("save", one_edit_each(edits))


def _joint(row: Dated, shown: Mapping[str, str]) -> Joint:
    kind, dates, stage, horizon, status, country, countries, themes, output, *bodies = row.values
    span = parse_span(dates)
    return Joint(
        row.ref,
        row.title,
        Label(row.label),
        kind,
        dates,
        span.first if span else None,
        span.last if span else None,
        stage,
        horizon,
        status,
        country,
        frozenset((*_listed(country), *_listed(countries))),
        tuple(_listed(themes)),
        output,
        dict(_parts(bodies, shown)),
        tuple(words_of(f"{row.title} {output} {themes}")),
        bool(row.conflicts),
    )


def _parts(bodies: Sequence[str], shown: Mapping[str, str]) -> Iterator[tuple[str, Part]]:
    """The weakest first: who is named twice has the stronger part."""
    organisers, leads, informed = bodies
    for text, part in (
        (informed, Part.INFORMED),
        (organisers, Part.PARTNER),
        (leads, Part.LEAD),
    ):
        for ref in _listed(text):
            yield shown[ref], part


def _listed(text: str) -> list[str]:
    return [each for each in text.split("; ") if each]
