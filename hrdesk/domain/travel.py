"""How far two places lie apart, and how long the way takes at least: reckoned, not looked up."""

import re
from math import asin, ceil, cos, radians, sin, sqrt

_COORDINATES = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,/ ]\s*([+-]?\d+(?:\.\d+)?)\s*")
_EARTH = 6371.0
# Roads are longer than the straight line, and cars of a delegation do not race.
_DETOUR, _SPEED, _GETTING_IN = 1.3, 55.0, 10


def kilometres(one: str, other: str) -> int | None:
    """By road between two places given as `latitude, longitude`; None where one is not known."""
    here, there = position(one), position(other)
    if here is None or there is None:
        return None
    (north, east), (north2, east2) = map(_turned, (here, there))
    half = sin((north2 - north) / 2) ** 2
    half += cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return round(2 * _EARTH * asin(min(sqrt(half), 1.0)) * _DETOUR)


def minutes_for(distance: int) -> int:
    """How long a way takes at least."""
    return 0 if distance < 1 else _GETTING_IN + ceil(distance / _SPEED * 60)


def position(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees; None where there are none."""
    found = _COORDINATES.fullmatch(text)
    if found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return None
    return float(found[1]), float(found[2])


def _turned(place: tuple[float, float]) -> tuple[float, float]:
    return radians(place[0]), radians(place[1])
