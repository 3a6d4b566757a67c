"""What the head of a page leaves out, and in which order, where there is too little room for all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum


class Views(IntEnum):
    """The choice of views: of equal widths, as narrow as their words, or one with a menu."""

    WIDE = 0
    TIGHT = 1
    MENU = 2


@dataclass(frozen=True, slots=True)
class Shape:
    """One form of a head: how many parts of the count, lines of the title, buttons as icons."""

    parts: int
    lines: int = 1
    views: Views = Views.WIDE
    short: int = 0


def best_shape(shapes: Iterator[Shape], width: int, needed: Callable[[Shape], int]) -> Shape:
    """The first that there is room for, or the last one; there must be one."""
    shape = next(shapes)
    while needed(shape) > width:
        following = next(shapes, None)
        if following is None:
            break
        shape = following
    return shape


def shapes(
    parts: int, buttons: int, *, breaks: bool, breaks_at_last: bool = False
) -> Iterator[Shape]:
    """All forms of a head, the one that says most first.

    What is counted goes first, by whole parts; for the first of them views are only as wide as their
    words. A long title takes a second line before buttons
    lose their words; views go into a menu last, since people look for them in the same place.
    Rather than be cut a short title takes a second line too.
    """
    for count in range(parts, 0, -1):
        yield Shape(count)
    if parts:
        yield Shape(1, 1, Views.TIGHT)
    yield Shape(0)
    lines = 2 if breaks else 1
    for short in range(buttons + 1):
        if not short:
            yield Shape(0, 1, Views.TIGHT)
        yield Shape(0, lines, Views.TIGHT, short)
    if parts:
        yield Shape(1, 1, Views.MENU)
    for short in range(buttons + 1):
        yield Shape(0, 1, Views.MENU, short)
    for short in range(buttons + 1) if breaks else [buttons] * breaks_at_last:
        yield Shape(0, 2, Views.MENU, short)
