"""Twelve months of all parties by row, with what overlaps in lanes of its own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.operations.layers import Layer, Layers
from hrdesk.operations.planner import NAMED_DAYS, By, PlannerRow, planner, year_from
from tests.worlds import DeskAtWork

JANUARY = date(2027, 1, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "NIRMS")
    yield made
    made.close()


def rows(desk: DeskAtWork, by: By = By.MECHANISMS, month: date = JANUARY) -> list[PlannerRow]:
    with desk.database.reading() as session:
        return planner(session, month, by)


def test_rows_lanes_and_clashes(desk: DeskAtWork) -> None:
    commission = desk.add("organisation", name="Commission")
    court = desk.add("organisation", name="Åland court")
    desk.add("visit", country="TUN", dates="2027-03-08/2027-03-17", mechanisms=[commission])
    desk.add(
        "activity", title="Session", dates="2027-03-15/2027-03-19", organisers=[commission, court]
    )
    desk.add(
        "activity", title="Call", dates="2027-03-08", organisers=commission, status="cancelled"
    )
    desk.add("activity", title="Day", dates="2027-03-08", type="commemorative_day")
    desk.add("activity", title="Paper", dates="2027-03-08", type="publication")
    desk.add("activity", title="Alone", dates="2027-05-04", country="KEN")
    named, *found = rows(desk)
    assert (named.key, named.lanes) == (NAMED_DAYS, 1)
    assert [each.occurrence.title for each in named.items] == ["Day"]
    assert [each.title for each in found] == ["Commission", "Åland court", ""]
    first = found[0]
    assert (first.lanes, first.busy_days) == (2, 12)
    told = {each.occurrence.title: (each.lane, each.clashes) for each in first.items}
    visit = "Tunisia, 8–17 Mar 2027"
    assert told == {visit: (0, ("Session",)), "Session": (1, (visit,))}
    assert found[1].items[0].clashes == ()
    assert found[2].items[0].occurrence.title == "Alone"
    countries = ["days", "KEN", "TUN", ""]
    assert [each.key for each in rows(desk, By.COUNTRIES)] == countries


def test_months_that_are_shown(desk: DeskAtWork) -> None:
    assert year_from(date(2027, 4, 12)) == (date(2027, 4, 1), date(2028, 3, 31))
    desk.add("activity", title="Spring", dates="2028-03")
    assert rows(desk) == []
    (found,) = rows(desk, month=date(2027, 4, 12))
    assert not found.items[0].occurrence.is_exact
    assert found.busy_days == 0


def test_clock_times_of_one_day_clash_only_where_they_overlap(desk: DeskAtWork) -> None:
    for title, begin, end in (("a", "09", "11"), ("b", "10", "12"), ("c", "12", "13")):
        desk.add("activity", title=title, dates=f"2027-03-08T{begin}:00/2027-03-08T{end}:00[UTC]")
    desk.add("activity", title="d", dates="2027-03-01T10:00[UTC]", recurrence="FREQ=DAILY;COUNT=2")
    (found,) = rows(desk)
    clashes = {each.occurrence.title: each.clashes for each in found.items}
    assert clashes == {"a": ("b",), "b": ("a",), "c": (), "d": ()}


def test_what_is_out_of_sight_has_no_row(desk: DeskAtWork) -> None:
    desk.add("activity", title="Day", dates="2027-03-08", type="commemorative_day")
    body = desk.add("organisation", name="Commission")
    desk.add("visit", country="TUN", dates="2027-03-08", mechanisms=[body])
    layers = Layers().with_layer(Layer.DAYS, False)
    with desk.database.reading() as session:
        assert [each.key for each in planner(session, JANUARY, By.MECHANISMS, layers)] == [body]
        layers = layers.with_layer(Layer.VISITS, False)
        assert planner(session, JANUARY, By.MECHANISMS, layers) == []
