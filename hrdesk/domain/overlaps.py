"""Where two visits meet: a clash, an echo of one visit, or the chance of a joint one.

Bodies that do not tell each other visit the same State within weeks (A/HRC/23/18, paragraphs 46
and 51). What meets is pointed out with its grounds; a person decides. Pure: no store, no names.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hrdesk.domain.dates import Span

USUAL_DAYS = 30


class Meets(StrEnum):
    """What it means that two visits meet, the most urgent first."""

    CLASH = "clash"
    ECHO = "echo"
    CHANCE = "chance"


class Ground(StrEnum):
    """What two visits have in common, as far as it matters."""

    COUNTRY = "country"
    NEIGHBOUR = "neighbour"
    DAYS = "days"
    MECHANISM = "mechanism"
    PERSON = "person"
    PLACE = "place"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class Planned:
    """A visit that is to come, with what two visits can have in common.

    `people` are the head and the delegation; `is_firm` says that its dates are confirmed.
    """

    ref: str
    country: str
    dates: Span
    is_firm: bool = False
    mechanisms: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two visits that meet, by Ref; `apart` are the days between them, 0 where they share a day.

    Where dates are approximate, `apart` is the least that they allow and `is_sure` is False.
    """

    meets: Meets
    one: str
    other: str
    grounds: tuple[Ground, ...]
    apart: int
    is_sure: bool
    begins: date

    @property
    def pair(self) -> tuple[str, str]:
        """Both Refs, the smaller one first: the same however the two were found."""
        return (self.one, self.other) if self.one < self.other else (self.other, self.one)


@dataclass(frozen=True, slots=True)
class Within:
    """How near in days two visits must be to count, all reckoned from one number a person sets.

    Neighbouring countries count at half of it, since a flight lies between; a common place at six
    times it and a common theme in one country at three times, since findings stay fresh for months.
    """

    days: int = USUAL_DAYS

    @property
    def neighbour(self) -> int:
        return self.days // 2

    @property
    def theme(self) -> int:
        return self.days * 3

    @property
    def place(self) -> int:
        return self.days * 6


def overlaps(
    visits: Iterable[Planned],
    neighbours: Callable[[str], Set[str]],
    within: Within | None = None,
) -> list[Overlap]:
    """All pairs of visits that meet: the most urgent kind first, of each the surest, then by day.

    `neighbours` gives the countries that border a country. A pair is listed once, for the most
    urgent of what it is.
    """
    wanted = within or Within()
    in_order = sorted(visits, key=lambda each: (each.dates.first, each.ref))
    pairs = _pairs(in_order, neighbours, wanted)
    found = (_judged(one, other, neighbours, wanted) for one, other in pairs)
    return sorted(filter(None, found), key=_urgency)


def _pairs(
    in_order: Sequence[Planned], neighbours: Callable[[str], Set[str]], within: Within
) -> Iterator[tuple[Planned, Planned]]:
    """Pairs that are near enough for some ground, once each, the one that begins first in front.

    Looked up by what they have in common: comparing all with all takes minutes for thousands.
    """
    by_key: dict[tuple[str, str], list[int]] = {}
    for number, each in enumerate(in_order):
        for key in _keys(each):
            by_key.setdefault(key, []).append(number)
    for number, one in enumerate(in_order):
        later: set[int] = set()
        for key, days in _near(one, neighbours, within):
            numbers = by_key.get(key, ())
            latest = one.dates.last + timedelta(days)
            for other in numbers[bisect_right(numbers, number) :]:
                if in_order[other].dates.first > latest:
                    break
                later.add(other)
        yield from ((one, in_order[other]) for other in sorted(later))


def _keys(visit: Planned) -> Iterator[tuple[str, str]]:
    yield "country", visit.country
    yield from (("place", each) for each in visit.places)
    yield from (("who", each) for each in visit.mechanisms | visit.people)


def _near(
    visit: Planned, neighbours: Callable[[str], Set[str]], within: Within
) -> Iterator[tuple[tuple[str, str], int]]:
    """What another visit may have in common with this one, and within how many days that counts."""
    yield ("country", visit.country), max(within.days, within.theme)
    yield from ((("country", each), within.neighbour) for each in neighbours(visit.country))
    yield from ((("place", each), within.place) for each in visit.places)
    yield from ((("who", each), 0) for each in visit.mechanisms | visit.people)


def _judged(
    one: Planned, other: Planned, neighbours: Callable[[str], Set[str]], within: Within
) -> Overlap | None:
    grounds = _grounds(one, other, neighbours)
    apart = max((other.dates.first - one.dates.last).days, 0)
    meets = _meets(one, other, grounds, apart, within)
    if meets is None:
        return None
    told = tuple(each for each in Ground if each in grounds)
    is_sure = one.dates.is_exact and other.dates.is_exact
    return Overlap(meets, one.ref, other.ref, told, apart, is_sure, one.dates.first)


def _grounds(
    one: Planned, other: Planned, neighbours: Callable[[str], Set[str]]
) -> frozenset[Ground]:
    common = {
        Ground.COUNTRY: one.country == other.country,
        Ground.NEIGHBOUR: other.country in neighbours(one.country),
        Ground.DAYS: other.dates.first <= one.dates.last,
        Ground.MECHANISM: bool(one.mechanisms & other.mechanisms),
        Ground.PERSON: bool(one.people & other.people),
        Ground.PLACE: bool(one.places & other.places),
        Ground.THEME: bool(one.themes & other.themes),
    }
    return frozenset(ground for ground, holds in common.items() if holds)


def _meets(
    one: Planned, other: Planned, grounds: Set[Ground], apart: int, within: Within
) -> Meets | None:
    if _is_echo(one, other, grounds):
        return Meets.ECHO
    if _is_clash(one, other, grounds):
        return Meets.CLASH
    return Meets.CHANCE if _is_chance(grounds, apart, within) else None


def _is_echo(one: Planned, other: Planned, grounds: Set[Ground]) -> bool:
    """One visit that was written down twice: no mechanism is twice in a country at one time.

    Where one of the two does not say who goes, the same days and no more must tell it.
    """
    if not {Ground.COUNTRY, Ground.DAYS} <= grounds:
        return False
    if one.mechanisms and other.mechanisms:
        return Ground.MECHANISM in grounds
    return one.dates.text == other.dates.text


def _is_clash(one: Planned, other: Planned, grounds: Set[Ground]) -> bool:
    """What cannot go as it is planned: the same people twice, or two bodies at the same doors.

    Only days that are known can clash; before that there is time to talk.
    """
    if Ground.DAYS not in grounds or not (one.dates.is_exact and other.dates.is_exact):
        return False
    if grounds & {Ground.PERSON, Ground.PLACE, Ground.MECHANISM}:
        return True
    return Ground.COUNTRY in grounds and one.is_firm and other.is_firm


def _is_chance(grounds: Set[Ground], apart: int, within: Within) -> bool:
    """Whether two bodies could go together, or one could take up what the other found."""
    if Ground.MECHANISM in grounds:
        return False
    near: Mapping[Ground, int] = {Ground.COUNTRY: within.days, Ground.NEIGHBOUR: within.neighbour}
    if any(ground in grounds and apart <= days for ground, days in near.items()):
        return True
    if Ground.PLACE in grounds and apart <= within.place:
        return True
    return {Ground.COUNTRY, Ground.THEME} <= grounds and apart <= within.theme


_URGENCY: Sequence[Meets] = (Meets.CLASH, Meets.ECHO, Meets.CHANCE)


def _urgency(overlap: Overlap) -> tuple[int, tuple[bool, ...], date, int, int, str, str]:
    place = _URGENCY.index(overlap.meets)
    return (
        place,
        _doubt(overlap),
        overlap.begins,
        overlap.apart,
        -len(overlap.grounds),
        *overlap.pair,
    )


def _doubt(overlap: Overlap) -> tuple[bool, ...]:
    """What is known to meet comes before what may; who could go together goes to one State.

    Clashes are all known, whichever States they are in.
    """
    is_chance = overlap.meets is Meets.CHANCE
    is_elsewhere = is_chance and Ground.COUNTRY not in overlap.grounds
    is_apart = overlap.is_sure and Ground.DAYS not in overlap.grounds
    return is_elsewhere, not overlap.is_sure, is_apart
