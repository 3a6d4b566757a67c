"""How wide columns are before anybody says so: by what their rows hold, in the room that there is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

# So much of its usual width is left to what is understood with its end cut, and so much more is
# given to what is not.
_YIELDED_TO, _GIVEN_TO = 0.8, 1.5
# A column misses a little that would be whole by this share more; one is cut by much of which so
# many times its width is not shown, and it keeps so much of what is usual.
_LITTLE, _MUCH, _KEPT = 0.65, 1.8, 0.64
# Where so many texts are whole, a longer one may be cut to let another column be in sight.
_NEARLY_ALL = 0.9
# A column that fewer rows fill asks for less than what is usual.
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Need:
    """What one column would take: `usual` by its kind, `nearly_all` and `all_of_it` by its rows."""

    heading: int
    usual: int
    nearly_all: int
    all_of_it: int
    # A name is understood with its end cut; an address, a number or a date is not.
    yields: bool
    # Short, it tells names apart that have no room: these give way to it before anything else.
    stands_for_names: bool = False
    # What the list is for: it is whole before others have more than they usually take.
    leads: bool = False
    # It leads where not all can be in sight: it keeps what is usual, and others are scrolled to.
    is_first: bool = False

    def and_of(self, other: Self) -> Self:
        """What it takes when these rows come to those."""
        nearly_all = max(self.nearly_all, other.nearly_all)
        return replace(self, nearly_all=nearly_all, all_of_it=max(self.all_of_it, other.all_of_it))

    @property
    def least(self) -> int:
        """So much it must have to be of use."""
        return self.tight if self.yields else max(self.tight, min(self.all_of_it, self.usual))

    @property
    def tight(self) -> int:
        """With less it is not worth being in sight."""
        share = (1 if self.is_first else _YIELDED_TO) if self.yields else _GIVEN_TO
        return max(self.heading, min(self.nearly_all, round(self.usual * share)))

    @property
    def good(self) -> int:
        """So much it has where nobody else wants it."""
        share = 1 if self.yields else _GIVEN_TO
        return max(self.heading, min(self.all_of_it, round(self.usual * share)))

    @property
    def wanted(self) -> int:
        """So much it has where there is room for more than what is good."""
        most = round(self.usual * _GIVEN_TO)
        if self.leads:
            # Further down there are longer names than in the rows that were asked.
            return max(self.all_of_it, self.usual)
        return max(self.good, min(self.nearly_all, most))


def need_of(
    heading: int,
    usual: int,
    texts: Sequence[int],
    *,
    yields: bool,
    stands_for_names: bool = False,
    leads: bool = False,
) -> Need:
    """What a column needs whose texts are so long; an empty cell says nothing about the others."""
    long = sorted(filter(None, texts)) or [0]
    nearly_all = long[round((len(long) - 1) * _NEARLY_ALL)]
    filled = len(long) / max(len(texts), 1)
    if yields and filled < _HALF:
        usual = max(1, round(usual * (_HALF + filled)))
    return Need(heading, usual, nearly_all, long[-1], yields, stands_for_names, leads)


def fitted(needs: Sequence[Need], room: int) -> list[int]:
    """The widths: the columns that can be are whole in sight; the others are reached by scrolling.

    What is left over goes where texts are cut.
    """
    if sum(each.tight for each in needs) > room:
        needs = [replace(each, is_first=each.leads) for each in needs]
    seen = 0
    while seen < len(needs) and sum(each.least for each in needs[: seen + 1]) <= room:
        seen += 1
    if not all(each.yields for each in needs[seen : seen + 1]):
        # A few dates that are cut tell more than none.
        seen += sum(each.tight for each in needs[: seen + 1]) <= room
    # For what is empty nothing is cut.
    while seen and not needs[seen - 1].all_of_it and sum(each.good for each in needs[:seen]) > room:
        seen -= 1
    front = needs[:seen]
    widths = [each.tight for each in front]
    widths = _grown(widths, [each.least for each in front], room)
    widths = _grown(widths, [each.good for each in front], room)
    # What the list is for grows first: others are cut by much, or hardly used.
    leading = [each.wanted if each.leads else 0 for each in front]
    for wanted in (leading, [each.wanted for each in front]):
        widths = _grown(widths, wanted, room)
    widths = _grown(widths, [each.all_of_it for each in front], room)
    widths = _traded(widths, front)
    return [*widths, *(each.good for each in needs[seen:])]


def _traded(widths: Sequence[int], needs: Sequence[Need]) -> list[int]:
    """Where a little is missing until a column is whole, one gives it that is cut by much anyway."""
    found = list(widths)
    missing = [each.all_of_it - width for each, width in zip(needs, widths, strict=True)]
    for at in sorted(
        range(len(found)), key=lambda at: (not needs[at].stands_for_names, missing[at])
    ):
        if not (needs[at].yields and 0 < missing[at] <= _LITTLE * found[at]):
            continue
        givers = [
            each
            for each in range(len(found))
            if needs[each].yields and _can_give(needs[each], found[each], missing[at], needs[at])
        ]
        if givers and at not in givers:
            giver = max(givers, key=lambda each: (not needs[each].leads, found[each]))
            found[giver] -= missing[at]
            found[at] += missing[at]
    return found


def _can_give(giver: Need, width: int, missing: int, taker: Need) -> bool:
    """Whether a column is cut by so much that this less of it makes no difference."""
    if taker.stands_for_names:
        return giver.all_of_it > width and width - missing >= giver.heading
    if giver.leads:
        return False
    kept = max(giver.heading, _KEPT * giver.usual)
    return giver.all_of_it > _MUCH * width and width - missing >= kept


def _grown(widths: Sequence[int], wanted: Sequence[int], room: int) -> list[int]:
    """Each gets what it wants, or its share of the room where that is not enough for all."""
    missing = [max(0, want - width) for want, width in zip(wanted, widths, strict=True)]
    share = min(1.0, max(0, room - sum(widths)) / (sum(missing) or 1))
    return [width + int(more * share) for width, more in zip(widths, missing, strict=True)]
