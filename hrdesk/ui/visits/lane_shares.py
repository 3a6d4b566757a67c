"""Which part of its lane an item of a day has: what overlaps shares the width, and all is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from hrdesk.domain.lanes import side_by_side
from hrdesk.operations.day_plan import Planned

_SHORTEST = 30
# Where a sub-team does something else while the whole delegation is elsewhere.
_COVERED = 0.5


@dataclass(frozen=True, slots=True)
class Share:
    """From where to where in the width of a lane, from 0 to 1 in reading direction."""

    begin: float
    end: float


def minutes_of(each: Planned) -> tuple[int, int]:
    """From midnight, by the clock of the item's own zone."""
    begin = time.fromisoformat(each.line.begins)
    start = begin.hour * 60 + begin.minute
    if not each.line.ends:
        return start, start + _SHORTEST
    end = time.fromisoformat(each.line.ends)
    finish = end.hour * 60 + end.minute
    return start, finish if finish > start else 24 * 60


def shares_of(items: Sequence[Planned]) -> dict[str, Share]:
    """By Ref. A sub-team that overlaps what is for all has the trailing half of its own lane."""
    whole = [each for each in items if not each.team]
    found: dict[str, Share] = {}
    for team in dict.fromkeys(each.team for each in items):
        here = [each for each in items if each.team == team]
        for place in side_by_side([minutes_of(each) for each in here]):
            each = here[place.item]
            first = _COVERED if team and any(_meet(each, other) for other in whole) else 0.0
            width = (1.0 - first) / place.columns
            begin = first + place.column * width
            found[each.line.ref] = Share(begin, begin + width)
    return found


def is_covered(each: Planned, items: Sequence[Planned]) -> bool:
    """Whether a sub-team has something else while this one is for all."""
    return not each.team and any(other.team and _meet(each, other) for other in items)


def covered_width(width: int, teams: int) -> int:
    """What of an item for all stays in sight beside what its first sub-team does meanwhile."""
    return round(width / max(teams, 1) * _COVERED)


def _meet(one: Planned, other: Planned) -> bool:
    (begin, end), (begin2, end2) = minutes_of(one), minutes_of(other)
    return begin < end2 and begin2 < end
