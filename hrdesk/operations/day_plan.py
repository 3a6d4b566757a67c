"""The programme of a visit day by day: sub-teams side by side, ways between places, what waits.

It is the programme as `programme_of` has it, looked at otherwise. An item that names no sub-team is
for the whole delegation and stands across all lanes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hrdesk.domain.dates import parse_span
from hrdesk.domain.travel import kilometres, minutes_for
from hrdesk.operations.programme import Clash, ProgrammeLine, programme_of
from hrdesk.operations.records import existing
from hrdesk.store import listing
from hrdesk.store.listing import Line
from hrdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class Way:
    """What lies between an item and the next of the same team, where it cannot be done.

    `minutes` are free for it; `needs` are reckoned from the distance, 0 where that is not known and
    only the city is another.
    """

    to: str
    minutes: int
    needs: int
    distance: int


@dataclass(frozen=True, slots=True)
class Planned:
    """One item; `team` is empty for the whole delegation."""

    line: ProgrammeLine
    team: str
    clashes: tuple[Clash, ...]
    way: Way | None
    is_outside: bool


@dataclass(frozen=True, slots=True)
class DayPlan:
    """All days of a visit and those on which something is planned; `waiting` has no time yet."""

    days: tuple[date, ...]
    teams: tuple[str, ...]
    items: tuple[Planned, ...]
    waiting: tuple[ProgrammeLine, ...]

    def on(self, day: date) -> tuple[Planned, ...]:
        """The items of a day."""
        return tuple(each for each in self.items if each.line.day == day)


def day_plan(session: Session, ref: str) -> DayPlan:
    """The programme of a visit by days. Raises `NotFound`."""
    span = parse_span(existing(session, ref).text("dates"))
    lines = programme_of(session, ref)
    rows = {
        row.ref: row for row in listing.lines(session, "programme_item", [e.ref for e in lines])
    }
    places = _places(session, rows.values())
    timed = [each for each in lines if each.day is not None and each.begins]
    teams = {each.ref: each.sub_team for each in lines}
    first, last = (span.first, span.last) if span and span.is_exact else (None, None)
    items = tuple(
        Planned(
            each,
            teams[each.ref],
            each.clashes,
            _way(each, timed, rows, places, teams),
            first is not None and last is not None and not first <= (each.day or first) <= last,
        )
        for each in timed
    )
    days = {each.day for each in timed if each.day is not None}
    if first is not None and last is not None:
        days |= {first + timedelta(days=number) for number in range((last - first).days + 1)}
    named = sorted({team for team in teams.values() if team})
    waiting = tuple(each for each in lines if each not in timed)
    return DayPlan(tuple(sorted(days)), tuple(named), items, waiting)


def _way(
    line: ProgrammeLine,
    lines: Sequence[ProgrammeLine],
    rows: Mapping[str, Line],
    places: Mapping[str, Line],
    teams: Mapping[str, str],
) -> Way | None:
    following = _following(line, lines, teams)
    here = places.get(rows[line.ref].values.get("place", ""))
    there = places.get(rows[following.ref].values.get("place", "")) if following else None
    if following is None or here is None or there is None or here.ref == there.ref:
        return None
    assert line.ends_at is not None
    assert following.starts_at is not None
    minutes = int((following.starts_at - line.ends_at).total_seconds() // 60)
    distance = kilometres(here.values.get("coordinates", ""), there.values.get("coordinates", ""))
    if distance is not None:
        needs = minutes_for(distance)
        return Way(there.title, minutes, needs, distance) if needs > minutes else None
    cities = here.values.get("city", ""), there.values.get("city", "")
    elsewhere = all(cities) and cities[0] != cities[1]
    return Way(there.title, minutes, 0, 0) if elsewhere and minutes <= 0 else None


def _following(
    line: ProgrammeLine, lines: Sequence[ProgrammeLine], teams: Mapping[str, str]
) -> ProgrammeLine | None:
    """The next item of a day that somebody of the same team goes to."""
    for other in lines:
        if other.day != line.day or other.starts_at is None or line.ends_at is None:
            continue
        same = not teams[line.ref] or not teams[other.ref] or teams[line.ref] == teams[other.ref]
        if other.ref != line.ref and same and other.starts_at >= line.ends_at:
            return other
    return None


def _places(session: Session, rows: Iterable[Line]) -> dict[str, Line]:
    refs = [row.values["place"] for row in rows if "place" in row.values]
    return {row.ref: row for row in listing.lines(session, "place", list(dict.fromkeys(refs)))}
