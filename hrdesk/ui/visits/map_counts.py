"""How many visits there are where on a map: numbers that would overlap are told as one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

# Pixels, so that edges do not touch where places are rounded.
_APART = 1


@dataclass(frozen=True)
class Count:
    """A number on the map, and the countries that it counts; `place` is its middle."""

    codes: tuple[str, ...]
    number: int
    place: QPointF
    size: QSizeF

    @property
    def rect(self) -> QRectF:
        """What the number covers."""
        found = QRectF(QPointF(0, 0), self.size)
        found.moveCenter(self.place)
        return found


def counts_apart(
    each: Sequence[tuple[str, int, QPointF]], size_of: Callable[[int], QSizeF]
) -> list[Count]:
    """The counts of countries at their places, none over another: neighbours are added up.

    `size_of` says how much a number covers.
    """
    found = [Count((code,), number, place, size_of(number)) for code, number, place in each]
    while len(groups := _touching(found)) < len(found):
        found = [_together(group, size_of) for group in groups]
    return found


def _touching(counts: Sequence[Count]) -> list[list[Count]]:
    """Those that cover each other, also by way of others, together."""
    groups: list[list[Count]] = []
    for each in counts:
        around = each.rect.adjusted(-_APART, -_APART, _APART, _APART)
        near = [group for group in groups if any(around.intersects(it.rect) for it in group)]
        groups = [group for group in groups if group not in near]
        groups.append([each, *(it for group in near for it in group)])
    return groups


def _together(group: Sequence[Count], size_of: Callable[[int], QSizeF]) -> Count:
    if len(group) == 1:
        return group[0]
    codes = tuple(code for each in group for code in each.codes)
    number = sum(each.number for each in group)
    middle = QPointF(0, 0)
    for each in group:
        middle += each.place * (len(each.codes) / len(codes))
    return Count(codes, number, middle, size_of(number))
