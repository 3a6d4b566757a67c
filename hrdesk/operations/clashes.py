"""What cannot go together in the calendar: one person in two places, one room for two things."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import ActivityType
from hrdesk.operations.agenda import Occurrence, What, between
from hrdesk.operations.planner import lines_of, overlap
from hrdesk.store import listing
from hrdesk.store.muted import Pair, mute, muted, unmute
from hrdesk.store.session import Session

CLASH = "clash"
AHEAD = timedelta(days=90)
_SHOWN = frozenset({What.ACTIVITY, What.VISIT})
_PEOPLE = {What.ACTIVITY: ("participants",), What.VISIT: ("delegation", "head")}


class Ground(StrEnum):
    """Why two things cannot go together."""

    PERSON = "person"
    ROOM = "room"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class CalendarClash:
    """Two things at the same time, the earlier first; `names` are the people, room or mechanisms.

    With a `reason` a person said that it does not matter.
    """

    one: Occurrence
    other: Occurrence
    ground: Ground
    names: tuple[str, ...]
    reason: str = ""

    @property
    def pair(self) -> Pair:
        """What it is muted by."""
        return self.one.ref, self.other.ref


@dataclass(frozen=True, slots=True)
class _Thing:
    occurrence: Occurrence
    people: frozenset[str]
    place: str
    room: str
    session: frozenset[str]
    visit: frozenset[str]


def clashes(session: Session, since: date, until: date, *, of: str = "") -> list[CalendarClash]:
    """The clashes between two days, each pair once, by date; `of` asks for those of one record.

    Two things clash when they take place at the same time and share a person or a room, or when a
    session is over a visit of the same mechanism. Muted ones are among them, with their reasons.
    """
    found = [each for each in between(session, since, until, only=_SHOWN) if not each.is_off]
    exact = [each for each in found if each.is_exact]
    values = lines_of(session, {each.ref for each in exact})
    things = [_thing(each, values.get(each.ref, {})) for each in exact]
    reasons = {pair: each.reason for pair, each in muted(session, CLASH).items()}
    told: dict[tuple[Pair, Ground], tuple[_Thing, _Thing, frozenset[str]]] = {}
    for one, other in _at_once(things, of):
        for ground, shared in _grounds(one, other):
            pair = one.occurrence.ref, other.occurrence.ref
            told.setdefault((pair, ground), (one, other, shared))
    titles = listing.titles(
        session, sorted({ref for _, _, shared in told.values() for ref in shared})
    )
    return [
        CalendarClash(
            one.occurrence,
            other.occurrence,
            ground,
            tuple(sorted(titles.get(each, each) for each in shared)),
            reasons.get(_sorted(pair), ""),
        )
        for (pair, ground), (one, other, shared) in told.items()
    ]


def mute_clash(session: Session, pair: Pair, reason: str) -> Changes:
    """Say of two records that their clash does not matter, and why; this desk alone keeps it."""
    mute(session, CLASH, [pair], reason.strip() or "–")
    return Changes(CLASH, touched=frozenset({CLASH}))


def unmute_clash(session: Session, pair: Pair) -> Changes:
    """Tell of the clash of two records again."""
    unmute(session, CLASH, [pair])
    return Changes(CLASH, touched=frozenset({CLASH}))


def _thing(each: Occurrence, values: Mapping[str, str]) -> _Thing:
    people = _set(values, *_PEOPLE[each.what])
    if each.what is What.VISIT:
        return _Thing(each, people, "", "", frozenset(), _set(values, "mechanisms", "leads"))
    place = values.get("place", "")
    room = f"{place}, {values.get('city', '')}".casefold() if place else ""
    is_session = values.get("type") == ActivityType.SESSION
    bodies = _set(values, "organisers") if is_session else frozenset()
    return _Thing(each, people, place, room, bodies, frozenset())


def _at_once(things: Sequence[_Thing], of: str) -> Iterator[tuple[_Thing, _Thing]]:
    """The pairs that overlap; things are in the order in which they begin."""
    for number, one in enumerate(things):
        for other in things[number + 1 :]:
            if other.occurrence.first > one.occurrence.last:
                break
            if of and of not in (one.occurrence.ref, other.occurrence.ref):
                continue
            if overlap(one.occurrence, other.occurrence):
                yield one, other


def _grounds(one: _Thing, other: _Thing) -> Iterator[tuple[Ground, frozenset[str]]]:
    if people := one.people & other.people:
        yield Ground.PERSON, people
    if one.room and one.room == other.room:
        yield Ground.ROOM, frozenset({one.place})
    if bodies := (one.session & other.visit) | (other.session & one.visit):
        yield Ground.SESSION, bodies


def _set(values: Mapping[str, str], *names: str) -> frozenset[str]:
    return frozenset(ref for name in names for ref in values.get(name, "").split("; ") if ref)


def _sorted(pair: Pair) -> Pair:
    one, other = sorted(pair)
    return one, other
