"""Coming visits that meet are found on a desk; what is over, off, put aside or muted is not told."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.codes import Life
from hrdesk.domain.errors import DeskError
from hrdesk.domain.overlaps import Ground, Meets
from hrdesk.operations.overlaps import (
    Meeting,
    leads_proposed,
    meetings,
    mute_meeting,
    propose_joint,
    unmute_meeting,
)
from hrdesk.operations.perform import do
from hrdesk.operations.time_line import visit_lines
from hrdesk.operations.undo import undo
from hrdesk.operations.visit_steps import ladder_of
from hrdesk.store.database import Database
from hrdesk.store.records import read_states, write_states
from tests.desk_files import NAMELESS, empty_desk
from tests.factories import record, ref
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)
SRT, WGAD, OLGA = ref("organisation", "SRT"), ref("organisation", "WGAD"), ref("person", "Olga")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = empty_desk(tmp_path / "desk.hrdesk", identity=NAMELESS)
    yield made
    made.close()


def keep(
    database: Database, name: str, dates: str, life: Life = Life.ACTIVE, **values: object
) -> str:
    at = ref("visit", name)
    shown = {"country": "GEO", "dates": dates} | values
    with database.writing() as session:
        write_states(session, [record("visit", shown, at=at, life=life)])
    return at


def told(database: Database, days: int = 30) -> list[Meeting]:
    with database.reading() as session:
        return meetings(session, TODAY, days)


def test_two_bodies_in_one_country_are_a_chance(database: Database) -> None:
    one = keep(database, "a", "2027-02-08/2027-02-17", leads=[SRT], themes=["Torture"])
    other = keep(database, "b", "2027-03-10/2027-03-12", mechanisms=[WGAD], themes=["Torture"])
    (found,) = told(database)
    assert (found.overlap.meets, found.overlap.apart) == (Meets.CHANCE, 21)
    assert found.overlap.grounds == (Ground.COUNTRY, Ground.THEME)
    assert (found.one.ref, found.other.ref) == (one, other)
    assert found.one.dates == "2027-02-08/2027-02-17"
    assert told(database, days=5) == []


def test_neighbours_and_people_are_known(database: Database) -> None:
    keep(database, "a", "2027-02-08/2027-02-17", mechanisms=[SRT], head=OLGA)
    keep(database, "b", "2027-02-10/2027-02-12", country="ARM", delegation=[OLGA])
    (found,) = told(database)
    assert found.overlap.meets == Meets.CLASH
    assert found.overlap.grounds == (Ground.NEIGHBOUR, Ground.DAYS, Ground.PERSON)


@pytest.mark.parametrize(
    ("firmness", "status", "meets"),
    [
        ("confirmed", "", Meets.CLASH),
        ("", "under_way", Meets.CLASH),
        ("forecast", "invited", Meets.CHANCE),
    ],
)
def test_only_what_is_confirmed_clashes(
    database: Database, firmness: str, status: str, meets: Meets
) -> None:
    keep(database, "a", "2027-02-08/2027-02-17", mechanisms=[SRT], status="confirmed")
    keep(database, "b", "2027-02-10", mechanisms=[WGAD], firmness=firmness, status=status)
    assert [each.overlap.meets for each in told(database)] == [meets]


def test_what_is_over_or_off_meets_nothing(database: Database) -> None:
    keep(database, "a", "2027-02-08/2027-02-17", mechanisms=[SRT])
    keep(database, "off", "2027-02-10", status="cancelled")
    keep(database, "held", "2027-02-10", status="held")
    keep(database, "aside", "2027-02-10", Life.ARCHIVED)
    keep(database, "gone", "2027-02-10", Life.REMOVED)
    keep(database, "undated", "")
    keep(database, "past one", "2026-11-10/2026-11-21")
    keep(database, "past other", "2026-11-12")
    assert told(database) == []


def test_muting_keeps_the_reason_until_it_is_taken_back(database: Database) -> None:
    one = keep(database, "a", "2027-02-08/2027-02-17", mechanisms=[SRT])
    other = keep(database, "b", "2027-02-20", mechanisms=[WGAD])
    changes = do(database, mute_meeting, (other, one), " Agreed by telephone. ")
    assert (changes.edits, changes.touched) == ((), {"overlap"})
    (found,) = told(database)
    assert (found.is_muted, found.reason) == (True, "Agreed by telephone.")
    do(database, unmute_meeting, (one, other))
    assert [(each.is_muted, each.reason) for each in told(database)] == [(False, "")]


def test_a_joint_visit_is_one_record_of_both(database: Database) -> None:
    one = keep(database, "a", "2027-02-08/2027-02-17", mechanisms=[SRT], purpose="Prisons")
    other = keep(database, "b", "2027-02-20", leads=[WGAD], delegation=[OLGA])
    with database.reading() as session:
        states = read_states(session, [one, other])
        leads = leads_proposed(states.values())
    assert leads == (SRT, WGAD)
    changes = do(database, propose_joint, [one, other], "2027-02-10/2027-02-19", leads, TODAY)
    assert changes.operation == "propose_joint"
    with database.reading() as session:
        (line,) = visit_lines(session)
        shown = read_states(session, [line.ref])[line.ref]
        kept_dates = {read_states(session, [ref])[ref].text("dates") for ref in (one, other)}
    assert line.ref == min(one, other)
    assert (line.dates, line.firmness) == ("2027-02-10/2027-02-19", "forecast")
    assert (shown.text("type"), shown.text("purpose")) == ("joint", "Prisons")
    assert set(shown.value("leads")) == set(shown.value("mechanisms")) == {SRT, WGAD}
    assert shown.value("delegation") == (OLGA,)
    assert "2027-02-10/2027-02-19" in kept_dates
    assert len(kept_dates) == 2
    assert told(database) == []
    undo(database)
    assert len(told(database)) == 1


def test_what_was_confirmed_is_proposed_anew_and_stays_in_the_history(database: Database) -> None:
    one = keep(
        database,
        "a",
        "2027-02-08/2027-02-17",
        status="confirmed",
        firmness="confirmed",
        leads=[SRT],
    )
    other = keep(database, "b", "2027-02-20", status="invited", leads=[WGAD])
    do(database, propose_joint, [one, other], "2027-02-10/2027-02-19", [SRT, WGAD], TODAY)
    with database.reading() as session:
        (line,) = visit_lines(session)
        told_of = ladder_of(read_states(session, [line.ref])[line.ref])
    assert (line.status, line.firmness) == ("dates_proposed", "forecast")
    assert told_of.since.text == "2026-11-22 dates_proposed 2027-02-10/2027-02-19 by NIRMS"
    steps = {(each.what, each.dates) for each in told_of.history}
    assert {("confirmed", "2027-02-08/2027-02-17"), ("invited", "2027-02-20")} < steps


def test_two_forecasts_without_a_status_are_a_forecast(database: Database) -> None:
    one = keep(database, "a", "2027-02-08", firmness="forecast", leads=[SRT])
    other = keep(database, "b", "2027-02", firmness="forecast", leads=[WGAD])
    do(database, propose_joint, [one, other], "2027-02-10", [SRT], TODAY)
    with database.reading() as session:
        (line,) = visit_lines(session)
        steps = ladder_of(read_states(session, [line.ref])[line.ref]).history
    assert (line.status, line.firmness) == ("", "forecast")
    assert [each.dates for each in steps if each.day == "2026-11-22"] == ["2027-02-10"]


def test_both_desks_hear_of_a_joint_visit_with_the_next_workbook(tmp_path: Path) -> None:
    ours, theirs = DeskAtWork(tmp_path, "NIRMS"), DeskAtWork(tmp_path, "IACHR")
    ours.knows("IACHR")
    theirs.knows("NIRMS")
    group = ours.add("organisation", name="Working Group")
    rapporteur = theirs.add("organisation", name="Rapporteur")
    one = ours.add("visit", country="MEX", dates="2027-03-08/2027-03-17", leads=[group])
    other = theirs.add("visit", country="MEX", dates="2027-03-15/2027-03-19", leads=[rapporteur])
    theirs.receive(ours.send("IACHR"))
    ours.receive(theirs.send("NIRMS"))
    leads = [group, rapporteur]
    ours.do(propose_joint, [one, other], "2027-03-10/2027-03-19", leads, TODAY)
    book = ours.send("IACHR")
    asked = {(item.ref, item.field) for item in theirs.plan(book).items if not item.safe}
    assert asked == {(max(one, other), "same_as")}, "their desk decides whether the two are one"
    theirs.receive(book)
    for desk in (ours, theirs):
        with desk.database.reading() as session:
            (line,) = visit_lines(session)
        assert line.dates == "2027-03-10/2027-03-19"
        assert set(desk.shows(line.ref).value("leads")) == set(leads)
        desk.close()


def test_visits_to_two_states_are_no_joint_visit(database: Database) -> None:
    one = keep(database, "a", "2027-02-08")
    other = keep(database, "b", "2027-02-08", country="ARM")
    with pytest.raises(DeskError, match="other_country"):
        do(database, propose_joint, [one, other], "2027-02-08", [SRT], TODAY)


@pytest.mark.parametrize(
    ("first", "second", "now"),
    [
        ("confirmed", "invited", "dates_proposed"),
        ("invited", "confirmed", "dates_proposed"),
        ("invited", "requested", "requested"),
    ],
)
def test_dates_are_proposed_anew_whichever_of_the_visits_was_confirmed(
    tmp_path: Path, first: str, second: str, now: str
) -> None:
    desk = DeskAtWork(tmp_path, "NIRMS")
    group = desk.add("organisation", name="Working Group")
    one, other = (
        desk.add("visit", country="MEX", dates="2027-03-08", status=each, leads=[group])
        for each in (first, second)
    )
    desk.do(propose_joint, [one, other], "2027-03-10", [group], TODAY)
    assert desk.shows(min(one, other)).text("status") == now
    desk.close()
