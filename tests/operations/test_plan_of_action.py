"""Items of agreed plans by horizon and number, how far they are, and the plan of Annex II."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.codes import CommitmentStatus
from hrdesk.domain.errors import BadValue
from hrdesk.domain.label import Label
from hrdesk.operations.desks import Start
from hrdesk.operations.plan_of_action import (
    PlanItem,
    Tally,
    Wanted,
    add_milestone,
    has_annex_two,
    load_annex_two,
    mark_status,
    plan_items,
    tally,
)
from hrdesk.operations.undo import undo
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "NIRMS")
    yield made
    made.close()


def items(desk: DeskAtWork) -> list[PlanItem]:
    with desk.database.reading() as session:
        return plan_items(session)


def test_items_without_a_number_stand_by_their_day(desk: DeskAtWork) -> None:
    for title, due in (("A", ""), ("B", "2027-01-15"), ("C", "2026-11-25"), ("D", "2026-11-25")):
        desk.add("commitment", title=title, due=due, plan="Action points")
    assert "".join(each.title for each in items(desk)) == "CDBA"


def test_items_stand_by_plan_horizon_and_number(desk: DeskAtWork) -> None:
    body = desk.add("organisation", name="United Nations", acronym="UN")
    ana = desk.add("person", name="Ana")
    ben = desk.add("person", Label.INTERNAL, name="Ben")
    eve = desk.add("person", name="Eve", protected="yes", pseudonym="Source 7")
    visit = desk.add("visit", country="TUN")
    desk.add("commitment", title="Later point", due="2027-01-10", owner=ben)
    desk.add("commitment", title="Point", due="2026-12-01", owner=ana, verified_by=eve)
    desk.add("commitment", title="No day")
    desk.add("commitment", title="Of a check-list", visit=visit)
    for number, horizon in (("S10", "short"), ("S2", "short"), ("M1", "mid"), ("", "")):
        desk.add(
            "commitment", title=f"Item {number}".strip(), plan="Plan", number=number, horizon=horizon,
            responsible=[body],
        )  # fmt: skip
    found = items(desk)
    assert [each.title for each in found] == [
        *("Item S2", "Item S10", "Item M1", "Item"),
        *("Point", "Later point", "No day"),
    ]
    assert [named.word for named in found[0].responsible] == ["UN"]
    owners = [each.owner for each in found if each.owner is not None]
    assert [(each.word, each.label) for each in owners] == [
        ("Ana", Label.NETWORK),
        ("Ben", Label.INTERNAL),
    ]
    assert found[4].verified_by is not None
    assert found[4].verified_by.label is Label.INTERNAL


def test_dated_lines_and_status_are_written(desk: DeskAtWork) -> None:
    ref = desk.add("commitment", title="Item", milestones=["2026-12-01 draft sent"])
    desk.do(add_milestone, ref, " first;  meeting ", date(2026, 11, 22))
    assert [(step.day, step.what, step.desk) for step in items(desk)[0].steps] == [
        ("2026-11-22", "first, meeting", "NIRMS"),
        ("2026-12-01", "draft sent", ""),
    ]
    with pytest.raises(BadValue):
        desk.do(add_milestone, ref, " ", TODAY)
    desk.do(mark_status, [ref], CommitmentStatus.VERIFIED)
    assert items(desk)[0].is_done


def test_how_far_items_are() -> None:
    done = PlanItem("1", "Done", status="done", due="2020")
    late = PlanItem("2", "Late", status="under_way", due="2026-10", horizon="mid", plan="P")
    soon = PlanItem("3", "Soon", status="open", due="2026-11")
    dropped = PlanItem("4", "Dropped", status="dropped", due="2020")
    every = [done, late, soon, dropped]
    assert tally(every, TODAY) == Tally(1, 1, 1, 3)
    assert tally(every, TODAY).share == pytest.approx(1 / 3)
    assert tally([], TODAY).share == 0

    def lets(**wanted: str) -> list[str]:
        return [each.title for each in every if Wanted(**wanted).lets(each, TODAY)]

    assert lets() == ["Done", "Late", "Soon", "Dropped"]
    assert lets(state="overdue") == lets(horizon="mid") == lets(plan="P") == ["Late"]
    assert lets(state="to_do") == ["Late", "Soon"]
    assert lets(state="done") == ["Done"]
    assert lets(plan="") == ["Done", "Soon", "Dropped"]
    assert lets(body="ORG") == []
    assert lets(text="so") == ["Soon"]


def test_annex_two_is_loaded_once_and_taken_back(tmp_path: Path) -> None:
    desk = DeskAtWork(tmp_path, "ACHPR", Start.NETWORK)
    desk.do(load_annex_two)
    found = items(desk)
    assert len(found) == 26
    assert [each.number for each in found[:2]] == ["S1", "S2"]
    assert found[-1].number == "L4"
    assert {"ACHPR", "IACHR"} <= {body.word for body in found[1].responsible}
    with desk.database.reading() as session:
        assert has_annex_two(session)
    assert not desk.do(load_annex_two)
    undo(desk.database)
    with desk.database.reading() as session:
        assert not has_annex_two(session)
    desk.do(load_annex_two)
    assert len(items(desk)) == 26
    desk.close()
