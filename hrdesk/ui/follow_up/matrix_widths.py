"""How wide the columns of a grid are: texts give way first, and take what the marks leave."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column would like: `usual` where there is room, as narrow as `least`, up to `most`.

    For marks all three are the same; of a text `whole` is what one line of all of it takes.
    """

    least: int
    usual: int
    most: int
    whole: int = 0

    def at_least(self, width: int) -> "Wish":
        """The same of a column that is never narrower than so much."""
        return replace(self, least=width, usual=max(self.usual, width), most=max(self.most, width))


def shared(wishes: Sequence[Wish], room: int) -> list[int]:
    """The widths in so much room; more than that only where all are as narrow as may be."""
    widths = [each.usual for each in wishes]
    spare = room - sum(widths)
    if spare < 0:
        givers = [each.usual - each.least for each in wishes]
        return _moved(widths, givers, max(spare, -sum(givers)))
    takers = [each.most - each.usual for each in wishes]
    return _moved(widths, takers, min(spare, sum(takers)))


def _moved(widths: Sequence[int], parts: Sequence[int], by: int) -> list[int]:
    """Widths made wider or narrower together by so much, each in its share of `parts`."""
    whole, moved, done, left = sum(parts), [], 0, 0
    for width, part in zip(widths, parts, strict=True):
        left += part
        # Of what is to be done so far, so that nothing is lost by rounding.
        due = by * left // whole if whole else 0
        moved.append(width + due - done)
        done = due
    return moved
