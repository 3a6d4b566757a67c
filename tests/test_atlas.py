"""The outlines of countries are all there, each where it lies, and read from what ships."""

import pytest

from hrdesk.atlas import around, projected, shapes, size_of
from hrdesk.geography import countries


def test_every_state_of_the_reference_list_has_an_outline() -> None:
    assert set(shapes()) - {""} == set(countries())


def test_equal_earth_lies_where_its_authors_say() -> None:
    assert projected(0, 0) == (0, 0)
    x, y = projected(180, 0)
    assert (round(x, 4), y) == (2.7066, 0)
    assert round(projected(0, 90)[1], 4) == -1.3174


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [("TUN", 9.5, 34), ("FRA", 2.5, 46.5), ("FJI", 178, -17.8), ("TUV", 179.2, -8.5)],
)
def test_countries_lie_where_they_are(code: str, longitude: float, latitude: float) -> None:
    x, y = projected(longitude, latitude)
    middle = shapes()[code].middle
    assert abs(middle[0] - x) < 0.06
    assert abs(middle[1] - y) < 0.06


def test_what_lies_across_the_180th_meridian_is_one_piece() -> None:
    assert size_of(shapes()["FJI"]) < 0.2
    # Islands of Kiribati lie on both sides of the date line, and none of them is big.
    assert size_of(shapes()["KIR"]) < size_of(shapes()["FJI"]) < size_of(shapes()["NZL"])
    left, _, right, _ = shapes()["RUS"].box
    assert left > 0.2
    assert right > projected(180, 66)[0]


def test_region_is_held_by_its_biggest_parts() -> None:
    left, _, right, _ = around(["FRA", "DEU"])
    assert right - left < 0.4
    assert around(["none"]) == around([])
