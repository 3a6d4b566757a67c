"""Who does what twice: coming activities on one theme, near each other, under different leads.

A/HRC/23/18, Annex II, the matrix of joint activities, and para 46 on duplication.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from hrdesk.domain.changes import Changes
from hrdesk.domain.codes import ActivityType
from hrdesk.operations.agenda import is_over_or_off
from hrdesk.operations.joint_activities import Joint, Partner, activities, bodies_named
from hrdesk.store.muted import Pair, mute, muted, unmute
from hrdesk.store.session import Session

TOPIC = "twice"
NEAR = timedelta(days=30)
_NOT_DONE = frozenset(
    {ActivityType.SESSION.value, ActivityType.DEADLINE.value, ActivityType.COMMEMORATIVE_DAY.value}
)


@dataclass(frozen=True, slots=True)
class Twice:
    """Two activities, the earlier first, on the same themes; `countries` are those of both.

    With a `reason` a person said that it does not matter.
    """

    one: Joint
    other: Joint
    themes: tuple[str, ...]
    countries: tuple[str, ...]
    reason: str = ""

    @property
    def pair(self) -> Pair:
        """What it is muted by."""
        one, other = sorted((self.one.ref, self.other.ref))
        return one, other


@dataclass(frozen=True, slots=True)
class JointWork:
    """All activities, what may be done twice, and who has a part in any, by Ref."""

    activities: Sequence[Joint] = ()
    twice: Sequence[Twice] = ()
    bodies: Mapping[str, Partner] = field(default_factory=dict)


def all_joint(session: Session, today: date, more: Sequence[str] = ()) -> JointWork:
    """All that the matrix of joint activities is made of; `more` are bodies without a part."""
    found = activities(session)
    bodies = bodies_named(session, found, more)
    return JointWork(found, done_twice(session, found, today), bodies)


def done_twice(session: Session, several: Iterable[Joint], today: date) -> list[Twice]:
    """The pairs that may be done twice, muted ones among them with their reasons, by date.

    They share a theme and a country; or a theme, with at most thirty days between them, where one of
    them names no country. Nobody leads both.
    """
    reasons = {pair: each.reason for pair, each in muted(session, TOPIC).items()}
    found = [
        Twice(each.one, each.other, each.themes, each.countries, reasons.get(each.pair, ""))
        for each in pairs(several, today)
    ]
    return sorted(found, key=lambda each: (_when(each.one), _when(each.other)))


def pairs(several: Iterable[Joint], today: date) -> Iterator[Twice]:
    """Each pair of coming activities once that may be the same work."""
    by_theme: dict[str, list[Joint]] = {}
    for each in several:
        if _counts(each, today):
            for theme in each.themes:
                by_theme.setdefault(theme, []).append(each)
    told: set[tuple[str, str]] = set()
    for alike in by_theme.values():
        for one, other in _near(alike):
            if (one.ref, other.ref) not in told and not one.leading & other.leading:
                told.add((one.ref, other.ref))
                themes = tuple(each for each in one.themes if each in other.themes)
                yield Twice(one, other, themes, tuple(sorted(one.countries & other.countries)))


def mute_twice(session: Session, pair: Pair, reason: str) -> Changes:
    """Tell of these two no more, and why; this desk alone keeps it."""
    mute(session, TOPIC, [pair], reason.strip() or "–")
    return Changes("mute_twice", about={"refs": list(pair)}, touched=frozenset({TOPIC}))


def unmute_twice(session: Session, pair: Pair) -> Changes:
    """Tell of these two again."""
    unmute(session, TOPIC, [pair])
    return Changes("unmute_twice", about={"refs": list(pair)}, touched=frozenset({TOPIC}))


def _counts(each: Joint, today: date) -> bool:
    if each.last is None or each.last < today or is_over_or_off(each.status):
        return False
    return bool(each.leading) and each.type not in _NOT_DONE


def _when(each: Joint) -> tuple[date, str]:
    return each.first or date.max, each.title


def _near(several: Sequence[Joint]) -> Iterator[tuple[Joint, Joint]]:
    """Pairs in one country, and pairs near in time; whatever order they come in, by first day."""
    ordered = sorted(several, key=lambda each: (each.first or date.max, each.ref))
    by_country: dict[str, list[Joint]] = {}
    for number, one in enumerate(ordered):
        for country in one.countries:
            yield from ((before, one) for before in by_country.setdefault(country, []))
            by_country[country].append(one)
        for other in ordered[number + 1 :]:
            # Only what has dates counts.
            assert one.last is not None
            assert other.first is not None
            if other.first - one.last > NEAR:
                break
            if not (one.countries and other.countries):
                yield one, other
