"""Who is bound by what: States by instruments, written cell by cell, with what follows from it.

A/HRC/23/18, Annex II, mid term: joint promotion of ratification.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateutil.relativedelta import relativedelta

from hrdesk.domain.changes import Changes, Edit
from hrdesk.domain.codes import InstrumentSystem, OrganisationType, RatificationStatus
from hrdesk.domain.dates import parse_moment
from hrdesk.domain.label import Label, strictest
from hrdesk.geography import members
from hrdesk.operations.records import add_record, save_many
from hrdesk.operations.together import one_edit_each
from hrdesk.store.dated import Dated, in_use
from hrdesk.store.same import shown_refs
from hrdesk.store.session import Session

RATIFICATION, INSTRUMENT = "ratification", "instrument"
BOUND = frozenset(
    {
        RatificationStatus.RATIFIED.value,
        RatificationStatus.ACCEDED.value,
        RatificationStatus.SUCCEEDED.value,
    }
)
_STRENGTH = (
    *("", RatificationStatus.NOT_SIGNED.value, RatificationStatus.SIGNED.value),
    *(RatificationStatus.DENOUNCED.value, *sorted(BOUND)),
)
_OF_INSTRUMENT = (
    *("acronym", "system", "parent", "open_to", "body"),
    *("first_report", "report_every", "npm_after"),
)
_OF_STATE = (
    *("country", "instrument", "status", "signed", "bound"),
    *("report_due", "report_received", "npm_due"),
)
_CENTURY = 1200
Region = tuple[str, str, frozenset[str]]  # a body of States: Ref, short name, members
State = tuple[str, str]  # the code of a country, and the Ref of an instrument


@dataclass(frozen=True, slots=True)
class Treaty:
    """An instrument with a column: `group` is the body to whose members it is open, if to some.

    `group_label` says how far the name of that body goes.
    """

    ref: str
    name: str
    acronym: str
    system: str
    parent: str = ""
    body: str = ""
    group: str = ""
    open_to: frozenset[str] = frozenset()
    first_report: int = 0
    report_every: int = 0
    npm_after: int = 0
    label: Label = Label.PUBLIC
    group_label: Label = Label.PUBLIC

    @property
    def word(self) -> str:
        return self.acronym or self.name

    def is_open_to(self, country: str) -> bool:
        """Whether a State may join."""
        return not self.open_to or country in self.open_to


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a State stands with an instrument; of `several` records the strongest is told."""

    ref: str
    country: str
    instrument: str
    status: str = ""
    signed: str = ""
    bound: str = ""
    report_due: str = ""
    report_received: str = ""
    npm_due: str = ""
    label: Label = Label.PUBLIC
    several: int = 1
    differs: bool = False  # desks do not agree on the record

    @property
    def is_bound(self) -> bool:
        """Whether the State is bound; a day of it says so as well."""
        return self.status in BOUND or (not self.status and bool(self.bound))


@dataclass(frozen=True, slots=True)
class Preventive:
    """By when a State must have a national preventive mechanism, and whether one is known."""

    day: date
    is_derived: bool
    is_known: bool

    def is_late(self, today: date) -> bool:
        return not self.is_known and self.day < today


@dataclass(frozen=True)
class Grid:
    """Instruments in order, what is known of each State, and what stands on the States' files."""

    treaties: Sequence[Treaty] = ()
    standings: Mapping[State, Standing] = field(default_factory=dict)
    invitations: Mapping[str, Dated] = field(default_factory=dict)
    preventive: Mapping[State, Preventive] = field(default_factory=dict)


def grid(session: Session) -> Grid:
    """All that is known of States and instruments."""
    known = treaties(session)
    found = standings(session)
    files = in_use(session, "country_file", ("country", "standing_invitation"))
    return Grid(
        known,
        found,
        {row.values[0]: row for row in reversed(files)},
        dict(_preventive(session, {each.ref: each for each in known}, found)),
    )


def treaties(session: Session) -> list[Treaty]:
    """The instruments in use: universal ones first, then by region, protocols behind their parent."""
    bodies = _bodies(session)
    found = [_treaty(row, bodies) for row in in_use(session, INSTRUMENT, _OF_INSTRUMENT)]
    parents = shown_refs(session, [each.parent for each in found if each.parent])
    by_ref = {each.ref: each for each in found}

    def order(each: Treaty) -> tuple[bool, str, str, bool, str]:
        parent = by_ref.get(parents.get(each.parent, ""), each)
        is_regional = each.system != InstrumentSystem.UNITED_NATIONS
        return is_regional, each.group, parent.word, each is not parent, each.word

    return sorted(found, key=order)


def standings(session: Session) -> dict[State, Standing]:
    """What is known, by State and the Ref under which the instrument is shown."""
    rows = in_use(session, RATIFICATION, _OF_STATE)
    shown = shown_refs(session, {row.values[1] for row in rows})
    found: dict[State, Standing] = {}
    for row in rows:
        country, instrument, status, signed, bound, due, received, npm = row.values
        key = country, shown[instrument]
        label = Label(row.label)
        each = Standing(
            row.ref,
            *key,
            status,
            signed,
            bound,
            due,
            received,
            npm,
            label,
            differs=bool(row.conflicts),
        )
        known = found.get(key)
        found[key] = each if known is None else _stronger(known, each)
    return found


def set_status(session: Session, cells: Iterable[State], status: str) -> Changes:
    """Write where States stand, as one step; empty is unknown, and makes no record.

    What is new is Internal until somebody labels it. Raises `BadValue`, `NotFound`.
    """
    known = standings(session)
    there = [known[cell].ref for cell in cells if cell in known]
    edits: list[Edit] = list(save_many(session, there, {"status": status}).edits) if there else []
    for country, instrument in cells if status else ():
        if (country, instrument) not in known:
            values = {"country": country, "instrument": instrument, "status": status}
            edits += add_record(session, RATIFICATION, values).edits
    return Changes("save", one_edit_each(edits))


def exact_day(text: str, *, last: bool = True) -> date | None:
    """The day that a date means; of a period its last one, so that nobody is late by a guess."""
    moment = parse_moment(text) if text else None
    if moment is None:
        return None
    return moment.last if last else moment.first


def _preventive(
    session: Session, known: Mapping[str, Treaty], found: Mapping[State, Standing]
) -> Iterable[tuple[State, Preventive]]:
    have = _with_mechanism(session)
    for key, each in found.items():
        treaty = known.get(each.instrument)
        if treaty is None or not treaty.npm_after or not each.is_bound:
            continue
        written, bound = exact_day(each.npm_due), exact_day(each.bound)
        if written is not None:
            yield key, Preventive(written, False, each.country in have)
        elif bound is not None:
            day = bound + relativedelta(months=treaty.npm_after)
            yield key, Preventive(day, True, each.country in have)


def _with_mechanism(session: Session) -> frozenset[str]:
    """The States of which a national preventive mechanism is known."""
    files = in_use(session, "country_file", ("country", "preventive_mechanism"))
    known = {row.values[0] for row in files if row.values[1]}
    for row in in_use(session, "organisation", ("type", "country", "countries")):
        kind, country, countries = row.values
        if kind == OrganisationType.PREVENTIVE_MECHANISM:
            known |= {country, *countries.split("; ")}
    return frozenset(known)


def _stronger(one: Standing, other: Standing) -> Standing:
    """Of two records of one cell the one that says more; both labels hold."""
    told = max(one, other, key=lambda each: (_STRENGTH.index(each.status), each.bound, each.ref))
    return Standing(
        told.ref,
        told.country,
        told.instrument,
        told.status,
        told.signed or one.signed or other.signed,
        told.bound or one.bound or other.bound,
        told.report_due or one.report_due or other.report_due,
        told.report_received or one.report_received or other.report_received,
        told.npm_due or one.npm_due or other.npm_due,
        strictest(one.label, other.label),
        one.several + other.several,
        one.differs or other.differs,
    )


def _treaty(row: Dated, bodies: Mapping[str, tuple[str, frozenset[str], Label]]) -> Treaty:
    acronym, system, parent, open_to, body, first, every, npm = row.values
    groups = [bodies[ref] for ref in open_to.split("; ") if ref in bodies]
    return Treaty(
        row.ref,
        row.title,
        acronym,
        system,
        parent,
        body,
        " ".join(sorted(word for word, _, _ in groups)),
        frozenset(code for _, codes, _ in groups for code in codes),
        _months(first),
        _months(every),
        _months(npm),
        Label(row.label),
        strictest(*(label for _, _, label in groups)),
    )


def _bodies(session: Session) -> dict[str, tuple[str, frozenset[str], Label]]:
    """What organisations are called in short, their members, and how far the name goes."""
    rows = in_use(session, "organisation", ("acronym", "countries"))
    return {
        row.ref: (
            row.values[0] or row.title,
            members_of(row.values[0], row.values[1]),
            Label(row.label),
        )
        for row in rows
    }


def regions(session: Session) -> list[Region]:
    """The bodies of States by which a region can be chosen: Ref, short name, members."""
    rows = in_use(session, "organisation", ("acronym", "type", "countries"))
    found = [
        (row.ref, row.values[0] or row.title, members_of(row.values[0], row.values[2]))
        for row in rows
        if row.values[1] == OrganisationType.INTERGOVERNMENTAL
    ]
    return sorted((each for each in found if each[2]), key=lambda each: each[1].casefold())


def members_of(acronym: str, listed: str) -> frozenset[str]:
    """The members that stand on a body's record, or else those of the reference list."""
    return frozenset(code for code in listed.split("; ") if code) or frozenset(members(acronym))


def _months(text: str) -> int:
    """A number of months; more than a century is a slip, and less than none is none."""
    whole = text.partition(".")[0]
    return 0 if not whole or whole.startswith("-") else min(int(whole[:6]), _CENTURY)
