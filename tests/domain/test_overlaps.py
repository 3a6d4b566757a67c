"""Visits that meet are found with their grounds, each pair once, and nothing else is."""

from collections.abc import Set
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.dates import parse_span
from hrdesk.domain.overlaps import Ground, Meets, Overlap, Planned, Within, overlaps

BORDERS = {"GEO": {"ARM", "TUR"}, "ARM": {"GEO", "TUR"}, "TUR": {"GEO", "ARM"}}


def neighbours(code: str) -> Set[str]:
    return BORDERS.get(code, set())


def visit(ref: str, country: str, dates: str, **rest: Any) -> Planned:
    span = parse_span(dates)
    assert span is not None
    firm = rest.pop("is_firm", False)
    return Planned(ref, country, span, firm, **{name: frozenset(of) for name, of in rest.items()})


def meeting(*visits: Planned, days: int = 30) -> list[tuple[str, str, str]]:
    return [
        (each.meets.value, each.one, each.other)
        for each in overlaps(visits, neighbours, Within(days))
    ]


def only(*visits: Planned) -> Overlap:
    (found,) = overlaps(visits, neighbours)
    return found


def test_two_bodies_near_in_one_country_could_go_together() -> None:
    torture = visit("A", "GEO", "2027-02-08/2027-02-17", mechanisms=["SRT"], themes=["torture"])
    health = visit("B", "GEO", "2027-03-10/2027-03-12", mechanisms=["SRH"], themes=["torture"])
    found = only(health, torture)
    assert (found.meets, found.one, found.other) == (Meets.CHANCE, "A", "B")
    assert found.grounds == (Ground.COUNTRY, Ground.THEME)
    assert (found.apart, found.is_sure, found.begins) == (21, True, date(2027, 2, 8))
    assert found.pair == ("A", "B")
    assert only(visit("B", "GEO", "2027-01"), visit("A", "GEO", "2027-02")).pair == ("A", "B")


@pytest.mark.parametrize(
    ("country", "dates", "rest", "meets"),
    [
        # 10 to 20 November is what it is held against.
        ("GEO", "2026-12-20/2026-12-22", {}, True),
        ("GEO", "2026-12-21/2026-12-22", {}, False),
        ("TUR", "2026-12-05/2026-12-06", {}, True),
        ("TUR", "2026-12-06/2026-12-07", {}, False),
        ("GEO", "2027-02-18", {"themes": ["prisons"]}, True),
        ("GEO", "2027-02-19", {"themes": ["prisons"]}, False),
        ("TUR", "2027-02-18", {"themes": ["prisons"]}, False),
        ("GEO", "2027-05-19", {"places": ["kutaisi"]}, True),
        ("GEO", "2027-05-20", {"places": ["kutaisi"]}, False),
        ("KEN", "2026-11-10/2026-11-20", {"themes": ["prisons"]}, False),
    ],
)
def test_how_near_counts_depends_on_what_is_common(
    country: str, dates: str, rest: dict[str, list[str]], meets: bool
) -> None:
    georgia = visit(
        "A",
        "GEO",
        "2026-11-10/2026-11-20",
        themes=["prisons"],
        places=["kutaisi"],
        mechanisms=["X"],
    )
    other = visit("B", country, dates, mechanisms=["Y"], **rest)
    assert meeting(georgia, other) == ([("chance", "A", "B")] if meets else [])


def test_one_visit_in_two_forecasts_is_an_echo() -> None:
    ours = visit("A", "GEO", "2027-02-08/2027-02-17", mechanisms=["SRT", "WGAD"])
    theirs = visit("B", "GEO", "2027-02", mechanisms=["SRT"])
    found = only(ours, theirs)
    assert found.meets == Meets.ECHO
    assert not found.is_sure
    assert found.grounds == (Ground.COUNTRY, Ground.DAYS, Ground.MECHANISM)


def test_who_goes_may_be_missing_where_the_days_are_the_same() -> None:
    ours = visit("A", "GEO", "2027-02-08/2027-02-17", mechanisms=["SRT"])
    assert only(ours, visit("B", "GEO", "2027-02-08/2027-02-17")).meets == Meets.ECHO
    assert only(ours, visit("B", "GEO", "2027-02-08/2027-02-16")).meets == Meets.CHANCE


def test_the_same_mechanism_later_is_neither_echo_nor_chance() -> None:
    first = visit("A", "GEO", "2027-02-08/2027-02-17", mechanisms=["SRT"])
    assert meeting(first, visit("B", "GEO", "2027-03-01/2027-03-02", mechanisms=["SRT"])) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"people": ["Olga"]}, {"people": ["Olga", "Juan"]}),
        ({"mechanisms": ["SRT"]}, {"mechanisms": ["SRT"]}),
    ],
)
def test_nobody_is_in_two_countries_at_once(
    one: dict[str, list[str]], other: dict[str, list[str]]
) -> None:
    first = visit("A", "GEO", "2027-02-08/2027-02-17", **one)
    assert meeting(first, visit("B", "KEN", "2027-02-17/2027-02-20", **other)) == [
        ("clash", "A", "B")
    ]
    assert meeting(first, visit("B", "KEN", "2027-02-18/2027-02-20", **other)) == []
    # As long as the days are not known there is time to talk.
    assert meeting(first, visit("B", "KEN", "2027-02", **other)) == []


def test_two_bodies_at_the_same_doors_clash() -> None:
    first = visit("A", "GEO", "2027-02-08/2027-02-17", mechanisms=["X"], is_firm=True)
    second = visit("B", "GEO", "2027-02-15/2027-02-20", mechanisms=["Y"], is_firm=True)
    assert meeting(first, second) == [("clash", "A", "B")]
    # While one of them can still move, they could as well go together.
    early = visit("B", "GEO", "2027-02-15/2027-02-20", mechanisms=["Y"])
    assert meeting(first, early) == [("chance", "A", "B")]
    prison = visit("A", "GEO", "2027-02-08/2027-02-17", mechanisms=["X"], places=["P"])
    same = visit("B", "GEO", "2027-02-15/2027-02-20", mechanisms=["Y"], places=["P"])
    assert meeting(prison, same) == [("clash", "A", "B")]


def test_the_most_urgent_stands_first() -> None:
    visits = [
        visit("A", "GEO", "2027-02-08/2027-02-17", mechanisms=["X"], people=["Olga"]),
        visit("B", "TUR", "2027-02-10/2027-02-12", mechanisms=["Y"], people=["Olga"]),
        visit("C", "GEO", "2027-02", mechanisms=["X"]),
        visit("D", "ARM", "2027-01-20/2027-01-30", mechanisms=["Z"]),
    ]
    assert meeting(*visits) == [
        ("clash", "A", "B"),
        ("echo", "C", "A"),
        # Days that are known come before days that may be.
        ("chance", "D", "A"),
        ("chance", "D", "B"),
        ("chance", "D", "C"),
        ("chance", "C", "B"),
    ]


def test_the_surest_chance_stands_first_also_where_it_begins_later() -> None:
    visits = [
        visit("A", "TUR", "2027-02/2027-04", mechanisms=["Z"]),
        visit("B", "GEO", "2027-03-10/2027-03-14", mechanisms=["X"]),
        visit("C", "GEO", "2027-03-12/2027-03-16", mechanisms=["Y"]),
        visit("D", "GEO", "2027-03-01/2027-03-03", mechanisms=["W"]),
        visit("E", "KEN", "2027-04", mechanisms=["X"]),
        visit("F", "KEN", "2027-05", mechanisms=["Y"]),
    ]
    assert meeting(*visits) == [
        ("chance", "B", "C"),
        ("chance", "D", "B"),
        ("chance", "D", "C"),
        ("chance", "E", "F"),
        ("chance", "A", "B"),
        ("chance", "A", "C"),
        ("chance", "A", "D"),
    ]
    prisons = [
        visit("A", "GEO", "2027-02-08/2027-02-17", mechanisms=["X"]),
        visit("B", "KEN", "2027-02-10/2027-02-12", mechanisms=["X"]),
        visit("C", "TUR", "2027-03-10", mechanisms=["Y"], places=["P"], is_firm=True),
        visit("D", "TUR", "2027-03-10", mechanisms=["Z"], places=["P"], is_firm=True),
    ]
    assert meeting(*prisons) == [("clash", "A", "B"), ("clash", "C", "D")], "all clashes are sure"


_DAYS = st.integers(0, 400).map(lambda n: date(2027, 1, 1) + timedelta(n))


@st.composite
def _visits(draw: st.DrawFn) -> list[Planned]:
    def some(names: str) -> list[str]:
        return draw(st.lists(st.sampled_from(names), max_size=1))

    made = []
    for number in range(draw(st.integers(0, 7))):
        first = draw(_DAYS)
        last = first + timedelta(draw(st.integers(0, 12)))
        dates = f"{first:%Y-%m}" if draw(st.booleans()) else f"{first}/{last}"
        country = draw(st.sampled_from(["GEO", "TUR", "ARM", "KEN"]))
        rest = {"mechanisms": some("XY"), "people": some("OJ"), "places": some("PQ")}
        rest["themes"] = some("tw")
        made.append(visit(f"V{number}", country, dates, is_firm=draw(st.booleans()), **rest))
    return made


@given(_visits())
def test_looking_up_finds_what_comparing_all_finds(visits: list[Planned]) -> None:
    one_by_one = [
        found
        for number, one in enumerate(visits)
        for other in visits[number + 1 :]
        for found in overlaps([one, other], neighbours)
    ]
    together = overlaps(visits, neighbours)
    assert {(each.pair, each) for each in together} == {(each.pair, each) for each in one_by_one}
    assert len(together) == len({each.pair for each in together})
    assert overlaps(reversed(visits), neighbours) == together
