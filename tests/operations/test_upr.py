"""The board tells which of our States come up when, by when what is due, and how far we are."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from hrdesk.domain.label import Label
from hrdesk.operations.desks import Start
from hrdesk.operations.starting import ref_of_key
from hrdesk.operations.upr import (
    Standing,
    UprSession,
    board,
    derived_deadlines,
    mark_submission,
    region_of,
    start_submission,
)
from hrdesk.operations.visit_map import regions
from tests.worlds import DeskAtWork

UPR_54 = ref_of_key("activity/UPR-54")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "IACHR", Start.NETWORK)
    yield made
    made.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "NIRMS")
    yield made
    made.close()


def read(desk: DeskAtWork, region: frozenset[str] | None = None) -> dict[int, UprSession]:
    with desk.database.reading() as session:
        return {each.number: each for each in board(session, region)}


def test_shipped_sessions_with_their_states_and_deadlines(desk: DeskAtWork) -> None:
    found = read(desk)
    assert list(found) == list(range(41, 55))
    old, new = found[41], found[54]
    assert (old.stakeholders.by, old.stakeholders.is_derived) == (date(2022, 3, 31), False)
    assert (new.report.dates, new.report.is_derived) == ("2026-10", True)
    assert new.report.by == date(2026, 10, 1), "of a month the first day is the safe one"
    assert not new.is_exact
    assert len(new.states) == new.all_states == 12
    american = read(desk, frozenset({"USA", "CAN", "MEX"}))
    assert sum(len(each.states) for each in american.values()) == 3
    assert american[54].all_states == 12


def test_what_nobody_published_is_reckoned(desk: DeskAtWork) -> None:
    """Session 50 has no deadlines in the lists; published ones lie within the rule."""
    found = read(desk)
    assert found[50].stakeholders == derived_deadlines(date(2025, 11, 3))[0]
    assert found[50].report.by == date(2025, 11, 3) - timedelta(days=105)
    for number in range(41, 46):
        stakeholders, report = derived_deadlines(found[number].first)
        assert stakeholders.by <= found[number].stakeholders.by
        assert report.by <= found[number].report.by


def test_a_day_is_past_only_when_it_surely_is(desk: DeskAtWork) -> None:
    found = read(desk)
    published = found[41].stakeholders
    assert not published.is_past(date(2022, 3, 31))
    assert published.is_past(date(2022, 4, 1))
    reckoned = found[50].stakeholders
    assert not reckoned.is_past(reckoned.by + timedelta(days=33)), "others were as much later"
    assert reckoned.is_past(reckoned.by + timedelta(days=34))
    month = found[54].report
    assert not month.is_past(date(2026, 10, 31))
    assert month.is_past(date(2026, 11, 1))


def test_a_submission_from_start_to_confirmation(desk: DeskAtWork) -> None:
    country = read(desk)[54].states[0].country
    ref = desk.do(start_submission, UPR_54, country).refs[0]
    made = desk.shows(ref)
    assert made.label is Label.INTERNAL
    assert made.value("countries") == (country,)
    assert made.value("sent_to") == (ref_of_key("organisation/UPR"),)
    for standing in Standing:
        desk.do(mark_submission, ref, standing)
        state = read(desk)[54].states[0]
        assert (state.submission, state.standing) == (ref, standing)
    desk.set(ref, stage="in_clearance")
    assert read(desk)[54].states[0].standing is Standing.DRAFTED
    desk.set(ref, stage="withdrawn")
    assert read(desk)[54].states[0].submission == ""


def test_region_of_the_desk_or_as_chosen(desk: DeskAtWork) -> None:
    with desk.database.reading() as session:
        own = region_of(session, "")
        assert own is None or "USA" in own
        assert region_of(session, "*") is None
        african = region_of(session, "AU")
        assert african is not None
        assert "KEN" in african
        assert region_of(session, "nobody") is None
    assert "AU" in regions()


def test_a_commission_is_for_the_states_of_the_body_above_it(empty: DeskAtWork) -> None:
    above = empty.add("organisation", name="Organization of American States", acronym="OAS")
    empty.add("organisation", name="Ours", acronym=empty.code, parent=above)
    with empty.database.reading() as session:
        own = region_of(session, "")
        assert own is not None
        assert own == region_of(session, "OAS")


def test_own_region_is_that_of_the_organisation(empty: DeskAtWork) -> None:
    with empty.database.reading() as session:
        assert region_of(session, "") is None
    empty.add("organisation", name="Desk NIRMS", countries=["TUN", "MAR"])
    with empty.database.reading() as session:
        assert region_of(session, "") == {"TUN", "MAR"}


def test_sessions_of_ones_own_and_what_is_none(empty: DeskAtWork) -> None:
    one = empty.add(
        "activity", title="UPR", type="session", code="UPR 60", dates="2029-01", countries="TUN"
    )
    empty.add("activity", title="UPR", type="session", code="UPR 61")
    empty.add("activity", title="UPR", type="meeting", code="UPR 62", dates="2029-01")
    assert list(read(empty)) == [60]
    ref = empty.do(start_submission, one, "TUN").refs[0]
    assert empty.shows(ref).value("sent_to") == ()
