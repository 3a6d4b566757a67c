"""A programme stands in order of time and says who would have to be in two places at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain.state import RecordState
from hrdesk.operations.programme import ProgrammeLine, programme_of
from hrdesk.store import listing
from hrdesk.store.database import Database
from hrdesk.store.records import write_states
from tests.desk_files import NAMELESS, empty_desk
from tests.factories import record, ref

VISIT = record("visit", {"country": "MEX", "dates": "2027-03-08/2027-03-17"})
ANA, LI = ref("person", "Ana"), ref("person", "Li")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = empty_desk(tmp_path / "desk.hrdesk", identity=NAMELESS)
    yield made
    made.close()


def item(subject: str, time: str = "", **values: object) -> RecordState:
    """An item of 8 March by hours (`09:00-10:30`), or at the time written in full."""
    if time.count(":") == 2 and "T" not in time:
        begin, end = time.split("-")
        time = f"2027-03-08T{begin}/2027-03-08T{end}[America/Mexico_City]"
    return record(
        "programme_item",
        {"subject": subject, "visit": VISIT.ref, "time": time, **values},
        at=ref("programme_item", subject),
    )


def told(database: Database, *items: RecordState) -> list[ProgrammeLine]:
    with database.writing() as session:
        write_states(session, [VISIT, *items])
    with database.reading() as session:
        return programme_of(session, VISIT.ref)


def test_items_stand_in_order_of_time_and_those_without_last(database: Database) -> None:
    found = told(
        database,
        item("later"),
        item("noon", "12:00-13:00"),
        item("next day", "2027-03-09T08:00[America/Mexico_City]"),
        item("first hour", "09:00-10:00"),
        item("morning", "09:00-10:30"),
        item("some time", "2027-03-08"),
    )
    titles = [each.title for each in found]
    assert titles == ["some time", "morning", "first hour", "noon", "next day", "later"]
    with database.reading() as session:
        listed = listing.keys(session, listing.Query("programme_item", order="time"))
    assert listed == [each.ref for each in found]


def test_times_are_those_of_the_place(database: Database) -> None:
    (found,) = told(database, item("morning", "09:00-10:30"))
    assert found.day is not None
    assert found.starts_at is not None
    assert (found.begins, found.ends, found.zone) == ("09:00", "10:30", "America/Mexico_City")
    assert f"{found.starts_at:%H:%M}" == "15:00"


def test_moment_has_no_end(database: Database) -> None:
    (found,) = told(database, item("start", "2027-03-08T09:00[America/Mexico_City]"))
    assert (found.begins, found.ends, found.ends_at) == ("09:00", "", found.starts_at)


def test_everything_that_is_shown_is_told(database: Database) -> None:
    prison = record("place", {"name": "Prison"})
    with database.writing() as session:
        write_states(session, [prison])
    (found,) = told(
        database,
        item(
            "visit",
            place=prison.ref,
            venue="Gate 2",
            meeting_with="Director",
            team=(ANA, LI),
            chair=ANA,
            confidential="yes",
            done="no",
        ),
    )
    assert found.where == "Prison, Gate 2"
    assert found.meeting_with == "Director"
    assert found.people[0] == ANA
    assert set(found.people) == {ANA, LI}
    assert found.is_confidential
    assert not found.is_done
    assert (found.day, found.begins, found.ends) == (None, "", "")


def test_items_of_others_are_left_out(database: Database) -> None:
    other = item("elsewhere", visit=ref("visit", "other"))
    commitment = record("commitment", {"title": "x", "visit": VISIT.ref})
    assert told(database, other, commitment) == []


def clashes(found: list[ProgrammeLine]) -> dict[str, list[tuple[str, int, tuple[str, ...]]]]:
    return {
        each.title: [(clash.title, clash.minutes, clash.people) for clash in each.clashes]
        for each in found
    }


def test_the_same_person_in_two_places_is_a_clash(database: Database) -> None:
    found = told(
        database,
        item("court", "09:00-11:00", team=(ANA,)),
        item("prison", "10:30-12:00", team=(ANA, LI)),
    )
    assert clashes(found) == {
        "court": [("prison", 30, (ANA,))],
        "prison": [("court", 30, (ANA,))],
    }


def test_a_divided_delegation_may_be_in_two_places(database: Database) -> None:
    found = told(
        database,
        item("court", "09:00-11:00", team=(ANA,)),
        item("prison", "09:00-11:00", team=(LI,)),
    )
    assert clashes(found) == {"court": [], "prison": []}


def test_an_item_that_names_nobody_is_for_everybody(database: Database) -> None:
    found = told(
        database, item("court", "09:00-11:00", team=(ANA,)), item("ministry", "10:00-10:15")
    )
    assert clashes(found)["court"] == [("ministry", 15, ())]


def test_one_after_the_other_is_no_clash(database: Database) -> None:
    found = told(
        database, item("court", "09:00-10:00"), item("prison", "10:00-11:00"), item("tea", "")
    )
    assert not any(each.clashes for each in found)


def test_sub_teams_go_their_own_ways_unless_somebody_is_in_both(database: Database) -> None:
    first, second, third = told(
        database,
        item("prison", "09:00-10:30", sub_team="A"),
        item("court", "09:30-10:30", sub_team="B", team=[LI]),
        item("shelter", "10:00-11:00", sub_team="A", team=[LI]),
    )
    assert [clash.title for clash in first.clashes] == ["shelter"]
    assert first.beside == ("court",)
    assert [clash.people for clash in second.clashes] == [(LI,)]
    assert len(third.clashes) == 2
