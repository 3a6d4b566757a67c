"""What cannot go together in the calendar: one person in two places, one room for two things."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import ActivityType
from hrdesk.operations.agenda import Occurrence, What, between
from hrdesk.operations.planner import lines_of, overlap
from hrdesk.operations.programme_times import TimedItem, timed_items
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

    Either may be an item of a programme: `owners` are the visits or activities that they belong
    to, or the two themselves. With a `reason` a person said that it does not matter.
    """

    one: Occurrence
    other: Occurrence
    ground: Ground
    names: tuple[str, ...]
    reason: str = ""
    owners: tuple[str, str] = ("", "")

    def is_within(self, ref: str) -> bool:
        """Whether both are items of the programme of one record."""
        return self.owners == (ref, ref)

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
    owner: str


# Two things and the people, rooms or mechanisms that they share.
_Told = tuple[_Thing, _Thing, frozenset[str]]


def clashes(session: Session, since: date, until: date, *, of: str = "") -> list[CalendarClash]:
    """The clashes between two days, each pair once, by date; `of` asks for those of one record.

    Two things clash when they take place at the same time and share a person or a room, or when a
    session is over a visit of the same mechanism. An item of a programme counts by its hour and
    by the people named for it. Muted ones are among them, with their reasons.
    """
    found = [each for each in between(session, since, until, only=_SHOWN) if not each.is_off]
    exact = [each for each in found if each.is_exact]
    values = lines_of(session, {each.ref for each in exact})
    things = [_thing(each, values.get(each.ref, {})) for each in exact]
    things += [_item(each) for each in timed_items(session, since, until) if each.people]
    things.sort(key=lambda each: each.occurrence.order)
    reasons = {pair: each.reason for pair, each in muted(session, CLASH).items()}
    told: dict[tuple[Pair, Ground], _Told] = {}
    for one, other in _at_once(things, of):
        for ground, shared in _grounds(one, other):
            pair = one.occurrence.ref, other.occurrence.ref
            told.setdefault((pair, ground), (one, other, shared))
    told = {key: each for key, each in told.items() if not _is_told_of_owners(each, told)}
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
            (one.owner, other.owner),
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
        bodies = _set(values, "mechanisms", "leads")
        return _Thing(each, people, "", "", frozenset(), bodies, each.ref)
    place = values.get("place", "")
    room = f"{place}, {values.get('city', '')}".casefold() if place else ""
    is_session = values.get("type") == ActivityType.SESSION
    bodies = _set(values, "organisers") if is_session else frozenset()
    return _Thing(each, people, place, room, bodies, frozenset(), each.ref)


def _item(each: TimedItem) -> _Thing:
    nobody = frozenset[str]()
    return _Thing(each.occurrence, each.people, "", "", nobody, nobody, each.owner)


def _at_once(things: Sequence[_Thing], of: str) -> Iterator[tuple[_Thing, _Thing]]:
    """The pairs that overlap; things are in the order in which they begin."""
    for number, one in enumerate(things):
        for other in things[number + 1 :]:
            if other.occurrence.first > one.occurrence.last:
                break
            if of and of not in (one.owner, other.owner):
                continue
            # What belongs to a visit takes place during it.
            if one.owner == other.owner and one.owner in (one.occurrence.ref, other.occurrence.ref):
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


def _is_told_of_owners(each: _Told, told: Mapping[tuple[Pair, Ground], _Told]) -> bool:
    """Whether the same is told of the visits or activities that two things belong to."""
    one, other, shared = each
    pair = one.owner, other.owner
    if pair == (one.occurrence.ref, other.occurrence.ref):
        return False
    wider = (told.get((each, Ground.PERSON)) for each in (pair, pair[::-1]))
    return any(found is not None and shared <= found[2] for found in wider)


def _set(values: Mapping[str, str], *names: str) -> frozenset[str]:
    return frozenset(ref for name in names for ref in values.get(name, "").split("; ") if ref)


def _sorted(pair: Pair) -> Pair:
    one, other = sorted(pair)
    return one, other
