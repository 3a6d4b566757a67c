"""Visits by country and year; the region of a desk is that of its organisation."""

from datetime import date

from hrdesk.operations.time_line import VisitLine
from hrdesk.operations.visit_map import (
    by_country,
    own_region,
    region_members,
    regions,
    years_of,
)
from tests.worlds import DeskAtWork


def line(ref: str, country: str, year: int, **other: str) -> VisitLine:
    values = {"status": "", "firmness": "forecast"} | other
    first = date(year, 12, 20)
    return VisitLine(
        ref,
        ref,
        "network",
        country,
        values["status"],
        values["firmness"],
        0,
        str(year),
        first,
        date(year + 1, 1, 5),
        None,
    )


UNDATED = VisitLine("u", "u", "network", "FJI", "", "", 0, "", None, None, None)
LINES = [
    line("a", "TUN", 2026, status="held"),
    line("b", "TUN", 2027),
    line("c", "TUN", 2028, firmness="tentative"),
    line("d", "TUN", 2027, status="cancelled"),
    line("e", "GEO", 2027, status="under_way"),
    line("f", "MDA", 2026, firmness="confirmed", status="held"),
    UNDATED,
]


def test_visits_stand_with_their_country_and_the_surest_gives_the_pattern() -> None:
    found = by_country(LINES, None)
    assert {code: [each.ref for each in here.visits] for code, here in found.items()} == {
        "TUN": ["a", "b", "c"],
        "GEO": ["e"],
        "MDA": ["f"],
        "FJI": ["u"],
    }
    assert found["TUN"].surest.ref == "b"


def test_a_year_shows_what_touches_it() -> None:
    assert set(by_country(LINES, 2029)) == {"TUN"}
    assert years_of(LINES) == [2029, 2028, 2027, 2026]


def test_own_region_is_that_of_the_organisation_or_of_what_is_above_it(a: DeskAtWork) -> None:
    with a.database.reading() as session:
        assert own_region(session) == ""
    above = a.add("organisation", name="African Union", acronym="AU")
    a.add("organisation", name="Section", acronym="AAA", parent=above)
    with a.database.reading() as session:
        assert own_region(session) == "AU"
    assert "TUN" in region_members("AU")
    assert region_members("") == ()
    assert "OAS" in regions()
