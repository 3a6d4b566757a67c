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
# Where so many names are whole still, they give way before another column waits.
_MOST = 0.75
# A column that fewer rows fill asks for less than what is usual; one that so few do is the first
# to go where there is no room for all.
_HALF, _RARE = 0.5, 0.1
_MUCH_SAID = 2


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
    # It keeps what is usual: it leads where not all can be in sight, or is read and not known.
    is_first: bool = False
    # The share of the rows that have something in it.
    filled: float = 1.0
    # All rows were asked: none further down says more.
    is_all: bool = False
    # What most of the rows would take.
    most: int = 0

    def and_of(self, other: Self) -> Self:
        """What it takes when these rows come to those."""
        nearly_all = max(self.nearly_all, other.nearly_all)
        all_of_it, filled = max(self.all_of_it, other.all_of_it), max(self.filled, other.filled)
        return replace(
            self,
            nearly_all=nearly_all,
            all_of_it=all_of_it,
            filled=filled,
            is_all=self.is_all and other.is_all,
            most=max(self.most, other.most),
        )

    @property
    def least(self) -> int:
        """So much it must have to be of use."""
        return self.tight if self.yields else max(self.tight, min(self._whole, self.usual))

    @property
    def tight(self) -> int:
        """With less it is not worth being in sight."""
        share = (1 if self.is_first else _YIELDED_TO) if self.yields else _GIVEN_TO
        return max(self.heading, min(self.nearly_all, round(self.usual * share)))

    @property
    def good(self) -> int:
        """So much it has where nobody else wants it."""
        share = 1 if self.yields else _GIVEN_TO
        whole = self.all_of_it if self.yields else self._whole
        return max(self.heading, min(whole, round(self.usual * share)))

    @property
    def _whole(self) -> int:
        """All of it, but for a few texts that would be cut anyway."""
        can_be = self.all_of_it <= round(self.usual * _GIVEN_TO)
        return self.all_of_it if can_be else self.nearly_all

    @property
    def wanted(self) -> int:
        """So much it has where there is room for more than what is good."""
        most = round(self.usual * _GIVEN_TO)
        if self.leads:
            return max(self.good, self.all_of_it) if self.is_all else self.ample
        return max(self.good, min(self.nearly_all, most))

    @property
    def ample(self) -> int:
        """All of it, and of what leads what longer ones further down would take."""
        return max(self.all_of_it, self.usual) if self.leads else self.all_of_it


def need_of(
    heading: int,
    usual: int,
    texts: Sequence[int],
    *,
    yields: bool,
    stands_for_names: bool = False,
    leads: bool = False,
    is_read: bool = False,
    is_all: bool = False,
) -> Need:
    """What a column needs whose texts are so long; an empty cell says nothing about the others."""
    long = sorted(filter(None, texts)) or [0]
    nearly_all = long[round((len(long) - 1) * _NEARLY_ALL)]
    filled = len(long) / max(len(texts), 1)
    if yields and filled < _HALF and not is_read:
        usual = max(1, round(usual * (_HALF + filled)))
    return Need(
        *(heading, usual, nearly_all, long[-1], yields),
        *(stands_for_names, leads, is_read, filled, is_all),
        long[round((len(long) - 1) * _MOST)],
    )


def given_room(needs: Sequence[Need], room: int, staying: Sequence[bool]) -> Sequence[int | None]:
    """The widths; without one is what has no room, unless it is to stay or the list is for it.

    What says nothing goes first, then what hardly says anything, then what stands last.
    """
    yielding, needs = needs, _with_first(needs, room)
    found, last = list(range(len(needs))), -1
    for at in sorted(found, key=lambda at: (_says(needs[at]), -at)):
        # For what says nothing no other is narrower than is good.
        is_for_others = _says(needs[at]) < _MUCH_SAID
        if _have_room([needs[each] for each in found], room, good=is_for_others):
            continue
        if not (staying[at] or needs[at].leads):
            found.remove(at)
            last = at
    if last >= 0 and _says(needs[last]) >= _MUCH_SAID and _may_yield(yielding):
        back = sorted([*found, last])
        if _have_room([yielding[at] for at in back], room, good=False):
            needs, found = yielding, back
    widths = fitted([needs[at] for at in found], room)
    return [widths[found.index(at)] if at in found else None for at in range(len(needs))]


def _says(need: Need) -> int:
    return (need.all_of_it > 0) + (need.all_of_it > 0 and need.filled >= _RARE)


def _have_room(needs: Sequence[Need], room: int, *, good: bool) -> bool:
    """Whether `fitted` has all of them in sight, as wide as is good or just of use."""
    return sum(max(each.least, each.good * good) for each in needs) <= room


def _may_yield(needs: Sequence[Need]) -> bool:
    """Whether with less most of what the list is for is whole all the same."""
    return all(each.most <= each.tight for each in needs if each.leads and each.yields)


def _with_first(needs: Sequence[Need], room: int) -> Sequence[Need]:
    if sum(each.tight for each in needs) > room:
        return [replace(each, is_first=each.is_first or each.leads) for each in needs]
    return needs


def fitted(needs: Sequence[Need], room: int) -> list[int]:
    """The widths: the columns that can be are whole in sight; the others are reached by scrolling.

    What is left over goes where texts are cut.
    """
    needs = _with_first(needs, room)
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
    widths = _grown(widths, leading, room)
    # What many rows hold comes before what few do.
    for wanted in ([each.wanted for each in front], [each.all_of_it for each in front]):
        many = [
            width + round(max(0, want - width) * each.filled)
            for want, width, each in zip(wanted, widths, front, strict=True)
        ]
        widths = _grown(widths, many, room)
    widths = _grown(widths, [each.all_of_it for each in front], room)
    widths = _grown(widths, [each.ample for each in front], room)
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
        # What is all but whole stays so.
        cut = giver.all_of_it if giver.leads else giver.nearly_all
        return cut > width and width - missing >= giver.heading
    if giver.leads:
        return False
    kept = max(giver.heading, _KEPT * giver.usual)
    return giver.all_of_it > _MUCH * width and width - missing >= kept


def _grown(widths: Sequence[int], wanted: Sequence[int], room: int) -> list[int]:
    """Each gets what it wants, or its share of the room where that is not enough for all."""
    missing = [max(0, want - width) for want, width in zip(wanted, widths, strict=True)]
    share = min(1.0, max(0, room - sum(widths)) / (sum(missing) or 1))
    return [width + int(more * share) for width, more in zip(widths, missing, strict=True)]
