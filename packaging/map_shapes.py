"""Makes `resources/map/countries.json` out of Natural Earth: outlines of countries, made small.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    .venv/bin/python packaging/map_shapes.py package/countries-50m.json

Natural Earth 4.1.0, 1:50m, is in the public domain; the npm package only carries it as TopoJSON.
Outlines keep every point that is further than `_LEAST` degrees from the line without it. Each
boundary is kept once, so that neighbours stay neighbours.
"""

import itertools
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hrdesk.atlas import projected
from hrdesk.geography import find_country

_LEAST = 0.09
# Points of the file lie on the flat map of `hrdesk.atlas`, in whole steps of this part of its unit.
_STEPS = 5000
_TARGET = Path(__file__).parents[1] / "resources" / "map" / "countries.json"
_NAMES = {
    "Antigua and Barb.": "ATG",
    "Bosnia and Herz.": "BIH",
    "Central African Rep.": "CAF",
    "Dem. Rep. Congo": "COD",
    "Dominican Rep.": "DOM",
    "Eq. Guinea": "GNQ",
    "Marshall Is.": "MHL",
    "S. Sudan": "SSD",
    "Solomon Is.": "SLB",
    "St. Vin. and Gren.": "VCT",
    "W. Sahara": "ESH",
}
# A State too small for 1:50m.
_POINTS = {"TUV": (179.2, -8.52)}
_LEFT_OUT = {"Antarctica"}
_ACROSS = {"Russia", "Fiji"}
Point = tuple[float, float]


def main(source: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = _unpacked(topology)
    _unbroken(arcs, topology["objects"]["countries"]["geometries"])
    arcs = [_simplified(arc) for arc in arcs]
    countries: dict[str, list[list[list[int]]]] = {}
    for each in topology["objects"]["countries"]["geometries"]:
        name = each["properties"]["name"]
        if name in _LEFT_OUT:
            continue
        # Territories and areas that are no State of the reference list are land without a code.
        code = _NAMES.get(name) or find_country(name) or ""
        polygons = each["arcs"] if each["type"] == "MultiPolygon" else [each["arcs"]]
        countries.setdefault(code, []).extend(polygons)
    points = {code: _step(place) for code, place in _POINTS.items()}
    packed = {
        "source": "Natural Earth 4.1.0, 1:50m, public domain (naturalearthdata.com)",
        "steps": _STEPS,
        "arcs": [_packed(arc) for arc in arcs],
        "countries": dict(sorted(countries.items())),
        "points": points,
    }
    _TARGET.parent.mkdir(exist_ok=True)
    _TARGET.write_text(json.dumps(packed, separators=(",", ":")) + "\n", encoding="utf-8")
    count = sum(len(arc) for arc in arcs)
    print(f"{_TARGET}: {len(countries)} countries, {count} points, {_TARGET.stat().st_size} bytes")


def _unpacked(topology: dict[str, Any]) -> list[list[Point]]:
    """Arcs in degrees: TopoJSON has whole steps from one point to the next."""
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * wide + left, y * high + low))
        found.append(points)
    return found


def _unbroken(arcs: list[list[Point]], countries: Sequence[dict[str, Any]]) -> None:
    """Let those that lie across the 180th meridian go on beyond it, as one piece."""
    for each in countries:
        if each["properties"]["name"] in _ACROSS:
            for polygon in each["arcs"]:
                for number in itertools.chain(*polygon) if each["type"] != "Polygon" else polygon:
                    place = number if number >= 0 else ~number
                    arcs[place] = [(x + 360 if x < -100 else x, y) for x, y in arcs[place]]


def _simplified(arc: list[Point]) -> list[Point]:
    """Douglas and Peucker's way; both ends stay, and of a ring its furthest point."""
    if len(arc) < 4:
        return arc
    keep = {0, len(arc) - 1}
    if arc[0] == arc[-1]:
        far = max(range(len(arc)), key=lambda at: _distance(arc[at], arc[0], arc[0]))
        keep.add(far)
    ends = sorted(keep)
    waiting = list(itertools.pairwise(ends))
    while waiting:
        first, last = waiting.pop()
        between = range(first + 1, last)
        if not between:
            continue
        far = max(between, key=lambda at: _distance(arc[at], arc[first], arc[last]))
        if _distance(arc[far], arc[first], arc[last]) > _LEAST:
            keep.add(far)
            waiting += [(first, far), (far, last)]
    return [arc[at] for at in sorted(keep)]


def _distance(point: Point, one: Point, other: Point) -> float:
    """From a point to the line between two others."""
    (x, y), (ax, ay), (bx, by) = point, one, other
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = 0.0 if not length else ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length
    along = min(max(along, 0.0), 1.0)
    return ((x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2) ** 0.5


def _packed(arc: list[Point]) -> list[int]:
    found: list[int] = []
    before = [0, 0]
    for place in arc:
        now = _step(place)
        found += [now[0] - before[0], now[1] - before[1]]
        before = now
    return found


def _step(place: Point) -> list[int]:
    x, y = projected(*place)
    return [round(x * _STEPS), round(y * _STEPS)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
