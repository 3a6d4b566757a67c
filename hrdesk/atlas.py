"""The outlines of countries, as Natural Earth draws them (public domain), and a flat map of them.

The projection is Equal Earth (Šavrič, Patterson and Jenny, 2018): areas keep their proportions, so
that no country is made bigger than it is. Borders are those of the data and say nothing about any
State's position.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt

from hrdesk.resources import resource

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT = sqrt(3) / 2
Flat = tuple[float, float]
Ring = tuple[Flat, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One country on the flat map: its rings, holes among them, and where its biggest part lies.

    `box` is left, top, right and bottom of all of it; `middle` lies in the biggest ring's box, and
    `size` is its longer side. The code is empty for land that is no State of the reference list.
    """

    code: str
    rings: tuple[Ring, ...]
    box: tuple[float, float, float, float]
    middle: Flat
    size: float


def projected(longitude: float, latitude: float) -> Flat:
    """Where a place lies on the flat map: x to the right, y downwards, about 5.4 by 2.6 in all."""
    angle = asin(_ROOT * sin(radians(latitude)))
    square = angle * angle
    sixth = square * square * square
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = radians(longitude) * cos(angle) / (_ROOT * slope)
    y = angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return x, -y


@cache
def shapes() -> Mapping[str, Shape]:
    """All shapes by country code; the empty code is land without one.

    `packaging/map_shapes.py` has laid them on the flat map already: they are read in a moment.
    """
    text = resource("map", "countries.json").read_text(encoding="utf-8")
    packed = json.loads(text)
    arcs = [_arc(each, packed["steps"]) for each in packed["arcs"]]
    found = {
        code: _shape(code, [_ring(ring, arcs) for polygon in polygons for ring in polygon])
        for code, polygons in packed["countries"].items()
    }
    for code, (x, y) in packed["points"].items():
        found[code] = _shape(code, [((x / packed["steps"], y / packed["steps"]),)])
    return found


def size_of(shape: Shape) -> float:
    """How big a shape is to the eye: islands far from each other make nothing bigger."""
    return shape.size


def around(codes: Sequence[str]) -> tuple[float, float, float, float]:
    """The box that holds the biggest parts of these countries; the whole map for none."""
    known = [shapes()[code] for code in codes if code in shapes()]
    if not known:
        known = list(shapes().values())
        boxes = [each.box for each in known]
    else:
        boxes = [_box(max(each.rings, key=_spread)) for each in known]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _arc(packed: Sequence[int], steps: int) -> list[Flat]:
    x = y = 0
    points = []
    for dx, dy in zip(packed[::2], packed[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / steps, y / steps))
    return points


def _ring(numbers: Sequence[int], arcs: Sequence[list[Flat]]) -> Ring:
    """Boundaries one after the other; a negative number is one that is gone backwards."""
    points: list[Flat] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def _shape(code: str, rings: Sequence[Ring]) -> Shape:
    left, top, right, bottom = _box([point for ring in rings for point in ring])
    biggest = _box(max(rings, key=_spread))
    middle = ((biggest[0] + biggest[2]) / 2, (biggest[1] + biggest[3]) / 2)
    size = max(biggest[2] - biggest[0], biggest[3] - biggest[1])
    return Shape(code, tuple(rings), (left, top, right, bottom), middle, size)


def _box(points: Sequence[Flat]) -> tuple[float, float, float, float]:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _spread(ring: Sequence[Flat]) -> float:
    left, top, right, bottom = _box(ring)
    return (right - left) * (bottom - top)
