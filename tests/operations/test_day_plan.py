"""Sub-teams stand side by side, ways that cannot be done are told, what waits is placed by day."""

from datetime import date

import pytest

from hrdesk.operations.day_plan import DayPlan, day_plan
from hrdesk.operations.programme_items import place_item
from tests.worlds import DeskAtWork

MONDAY = date(2027, 3, 8)


def at(begin: str, end: str, day: int = 8) -> str:
    return f"2027-03-{day:02}T{begin}/2027-03-{day:02}T{end}[Asia/Tbilisi]"


def planned(desk: DeskAtWork, visit: str) -> DayPlan:
    with desk.database.reading() as session:
        return day_plan(session, visit)


@pytest.fixture
def visit(a: DeskAtWork) -> str:
    return a.add("visit", country="GEO", dates="2027-03-08/2027-03-10")


def test_two_sub_teams_may_be_in_two_places(a: DeskAtWork, visit: str) -> None:
    li = a.add("person", name="Li")
    item = {"visit": visit}
    for subject, team, time, people in (
        ("Prison", "A", at("09:00", "11:00"), []),
        ("Court", "B", at("10:00", "12:00"), []),
        ("Shelter", "B", at("11:00", "12:30"), [li]),
        ("Ministry", "A", at("12:15", "13:00"), [li]),
    ):
        a.add("programme_item", subject=subject, sub_team=team, time=time, team=people, **item)
    plan = planned(a, visit)
    assert plan.teams == ("A", "B")
    clashes = {each.line.title: [clash.title for clash in each.clashes] for each in plan.items}
    assert clashes == {
        "Prison": [],
        "Court": ["Shelter"],
        "Shelter": ["Court", "Ministry"],
        "Ministry": ["Shelter"],
    }


def test_ways_that_cannot_be_done_are_told(a: DeskAtWork, visit: str) -> None:
    kutaisi = a.add("place", name="Kutaisi", city="Kutaisi", coordinates="42.25, 42.70")
    zestafoni = a.add("place", name="Zestafoni", city="Zestafoni", coordinates="42.11, 43.04")
    batumi = a.add("place", name="Batumi", city="Batumi")
    for subject, time, place in (
        ("one", at("09:00", "10:00"), kutaisi),
        ("two", at("10:20", "11:00"), zestafoni),
        ("three", at("11:00", "12:00"), batumi),
        ("four", at("13:00", "14:00"), batumi),
        ("five", at("15:00", "16:00"), kutaisi),
        ("night", at("17:00", "18:00", 12), ""),
    ):
        a.add("programme_item", subject=subject, visit=visit, time=time, place=place)
    a.add("programme_item", subject="no end", visit=visit, time="2027-03-09T09:00")
    plan = planned(a, visit)
    ways = {each.line.title: each.way for each in plan.items}
    first = ways["one"]
    assert first is not None
    assert (first.to, first.minutes) == ("Zestafoni", 20)
    assert first.needs > 20
    second = ways["two"]
    assert second is not None
    assert (second.needs, second.minutes) == (0, 0)
    assert [title for title, way in ways.items() if way] == ["one", "two"]
    assert [each.line.title for each in plan.items if each.is_outside] == ["night"]
    assert plan.days == (MONDAY, date(2027, 3, 9), date(2027, 3, 10), date(2027, 3, 12))


def test_what_waits_is_placed_after_what_is_planned(a: DeskAtWork, visit: str) -> None:
    waits = a.add("programme_item", subject="Shelter", visit=visit)
    other = a.add("programme_item", subject="Court", visit=visit)
    assert [each.title for each in planned(a, visit).waiting] == ["Court", "Shelter"]
    a.do(place_item, visit, waits, MONDAY)
    assert a.shows(waits).text("time") == "2027-03-08T09:00/2027-03-08T10:00"
    a.set(waits, time=at("14:00", "15:30"))
    a.do(place_item, visit, other, MONDAY)
    assert a.shows(other).text("time") == at("15:30", "16:30")
    plan = planned(a, visit)
    assert [each.line.title for each in plan.on(MONDAY)] == ["Shelter", "Court"]
    assert plan.waiting == ()
    vague = a.add("visit", country="GEO", dates="2027")
    assert planned(a, vague).days == ()
