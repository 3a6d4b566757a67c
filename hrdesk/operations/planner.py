"""Twelve months of all parties: visits, sessions and meetings by mechanism or by country."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from hrdesk.domain.codes import ActivityType
from hrdesk.domain.lanes import lay_out
from hrdesk.operations.agenda import Occurrence, What, between
from hrdesk.operations.layers import EVERYTHING_IN_SIGHT, Layers
from hrdesk.store import listing
from hrdesk.store.session import Session

MONTHS = 12
NAMED_DAYS = "days"
_LONGEST_YEAR = 366
_SHOWN = frozenset({What.VISIT, What.ACTIVITY})
# Written things stand in no year planner: nobody is anywhere for them.
_WRITTEN = frozenset({ActivityType.JOINT_STATEMENT, ActivityType.PUBLICATION})
_PARTIES_OF = {"visit": ("mechanisms", "leads"), "activity": ("organisers",)}
_COUNTRIES_OF = {"visit": ("country",), "activity": ("country",)}


class By(StrEnum):
    """What the rows are."""

    MECHANISMS = "mechanisms"
    COUNTRIES = "countries"


@dataclass(frozen=True, slots=True)
class PlannerItem:
    """One bar: `lane` keeps those of a row apart; it `clashes` with the titles named."""

    occurrence: Occurrence
    lane: int
    clashes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannerRow:
    """A mechanism (its Ref) or a country (its code); `key` is empty for what names none.

    That of the named days is `NAMED_DAYS`.
    """

    key: str
    title: str
    items: tuple[PlannerItem, ...]
    lanes: int

    @property
    def busy_days(self) -> int:
        """How many days something lies on."""
        days = {
            each.occurrence.first + timedelta(days=number)
            for each in self.items
            for number in range(each.occurrence.days)
            if each.occurrence.is_exact
        }
        return len(days)


def year_from(month: date) -> tuple[date, date]:
    """The first and the last day of twelve months that begin with that of a day."""
    first = month.replace(day=1)
    return first, first.replace(year=first.year + 1) - timedelta(days=1)


def planner(
    session: Session, month: date, by: By, layers: Layers = EVERYTHING_IN_SIGHT
) -> list[PlannerRow]:
    """The rows of the twelve months from that of a day on, by title; what names none is last.

    Things of one row that overlap lie in lanes below each other and know of each other. What does
    not take place is left out, and what has no exact days never clashes. Named days are a row of
    their own in front.
    """
    first, last = year_from(month)
    seen = layers.of(between(session, first, last, only=_SHOWN | {What.DAY}))
    named = [each for each in seen if each.what is What.DAY and each.is_exact]
    found = [each for each in seen if each.what in _SHOWN and not each.is_off]
    lines = lines_of(session, {each.ref for each in found})
    groups: dict[str, list[Occurrence]] = {}
    for each in found:
        values = lines.get(each.ref, {})
        if values.get("type") in _WRITTEN:
            continue
        for key in _keys(each, values, by):
            groups.setdefault(key, []).append(each)
    titles = listing.titles(session, list(groups)) if by is By.MECHANISMS else {}
    rows = [_row(key, titles.get(key, key), group, first) for key, group in groups.items()]
    rows.sort(key=lambda row: (not row.key, row.title.casefold()))
    return [_of_days(named, first), *rows] if named else rows


def lines_of(session: Session, refs: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """The values of activities and visits, by their Refs."""
    found: dict[str, Mapping[str, str]] = {}
    wanted = sorted(refs)
    for kind, prefix in (("visit", "VIS"), ("activity", "ACT")):
        some = [each for each in wanted if each.startswith(prefix)]
        found.update((line.ref, line.values) for line in listing.lines(session, kind, some))
    return found


def _keys(each: Occurrence, values: Mapping[str, str], by: By) -> list[str]:
    kind = "visit" if each.what is What.VISIT else "activity"
    names = (_PARTIES_OF if by is By.MECHANISMS else _COUNTRIES_OF)[kind]
    named = [key for name in names for key in values.get(name, "").split("; ") if key]
    return list(dict.fromkeys(named)) or [""]


def _row(key: str, title: str, group: Sequence[Occurrence], first: date) -> PlannerRow:
    ordered = sorted(group, key=lambda each: (each.first, -each.days, each.title))
    places = lay_out([(each.first, each.last) for each in ordered], first, _LONGEST_YEAR)
    lanes = {place.item: place.lane for place in places}
    items = [PlannerItem(each, lanes[number]) for number, each in enumerate(ordered)]
    return PlannerRow(key, title, tuple(_with_clashes(items)), max(lanes.values()) + 1)


def _of_days(named: Sequence[Occurrence], first: date) -> PlannerRow:
    places = lay_out([(each.first, each.last) for each in named], first, _LONGEST_YEAR)
    items = tuple(PlannerItem(named[place.item], place.lane) for place in places)
    return PlannerRow(NAMED_DAYS, "", items, max(each.lane for each in items) + 1)


def _with_clashes(items: Sequence[PlannerItem]) -> Iterator[PlannerItem]:
    for item in items:
        each = item.occurrence
        titles = (
            other.occurrence.title
            for other in items
            if other is not item and overlap(each, other.occurrence)
        )
        yield replace(item, clashes=tuple(dict.fromkeys(titles)))


def overlap(one: Occurrence, other: Occurrence) -> bool:
    """Whether two things take place at the same time: by the clock where both have times."""
    if not (one.is_exact and other.is_exact) or one.ref == other.ref:
        return False
    if one.starts and one.ends and other.starts and other.ends:
        return one.starts < other.ends and other.starts < one.ends
    return one.first <= other.last and other.first <= one.last
