"""The programme of an event is written line by line, and what cannot go together is said."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest

from hrdesk.domain.errors import BadValue
from hrdesk.domain.label import Label
from hrdesk.operations.programme import ProgrammeLine, programme_of
from hrdesk.operations.programme_items import (
    add_typed,
    move_item,
    move_to_day,
    next_start,
    people_called,
    place_item,
)
from tests.worlds import DeskAtWork

AFTER = datetime(2027, 3, 8, 9, 0)  # noqa: DTZ001 - a wall clock time
ZONE = "Europe/Zurich"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "NIRMS")
    yield made
    made.close()


def lines(desk: DeskAtWork, ref: str) -> list[ProgrammeLine]:
    with desk.database.reading() as session:
        return programme_of(session, ref)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("kuz", "Кузнецова, Наталья"), ("lukasz", "Nowak, Łukasz"), ("ana mul", "Müller, Ana")],
)
def test_people_are_found_in_the_letters_of_a_keyboard(
    desk: DeskAtWork, typed: str, name: str
) -> None:
    ref = desk.add("person", name=name)
    desk.add("person", name="Benali, Sami")
    with desk.database.reading() as session:
        assert people_called(session, [typed, "nobody"]) == ([ref], ["nobody"])


def test_lines_are_added_with_people_that_are_known(desk: DeskAtWork) -> None:
    event = desk.add("activity", Label.PUBLIC, title="Workshop", dates="2027-03-08")
    kang = desk.add("person", name="Kang, Kyung-wha")
    desk.add("person", name="Müller, Ana")
    desk.add("person", name="Muller, Ben")
    made = desk.do(add_typed, event, "9-10 Opening @kang @muller @nobody", AFTER, "").refs[0]
    state = desk.shows(made)
    assert state.text("subject") == "Opening @muller @nobody"
    assert (state.value("speakers"), state.text("activity")) == ((kang,), event)
    assert state.text("time") == "2027-03-08T09:00/2027-03-08T10:00[Europe/Zurich]"
    assert state.label is Label.PUBLIC
    with pytest.raises(BadValue):
        desk.do(add_typed, event, "9-10", AFTER, "")


def test_people_of_a_visit_are_its_team(desk: DeskAtWork) -> None:
    visit = desk.add("visit", country="TUN", dates="2027-03-08")
    ana = desk.add("person", name="Ana Diallo")
    made = desk.do(add_typed, visit, "Prison @diallo", AFTER, "Africa/Tunis").refs[0]
    assert desk.shows(made).value("team") == (ana,)
    assert desk.shows(made).text("time").endswith("[Africa/Tunis]")


def test_next_one_begins_when_the_last_ends(desk: DeskAtWork) -> None:
    event = desk.add("activity", title="Workshop", dates="2027-03-08")
    assert next_start([], None) is None
    assert next_start([], date(2027, 3, 8)) == (AFTER, "")
    desk.do(add_typed, event, "9-10 a", AFTER, ZONE)
    desk.do(add_typed, event, "> 9-9:30 b", AFTER, ZONE)
    assert next_start(lines(desk, event), None) == (AFTER.replace(day=9, minute=30), ZONE)


def test_items_move_within_their_day_and_are_placed(desk: DeskAtWork) -> None:
    event = desk.add("activity", title="Workshop", dates="2027-03-08")
    item = desk.do(add_typed, event, "9-10 a", AFTER, ZONE).refs[0]
    desk.do(move_item, item, -30)
    assert desk.shows(item).text("time") == "2027-03-08T08:30/2027-03-08T09:30[Europe/Zurich]"
    assert not desk.do(move_item, item, -600).edits
    desk.do(place_item, event, item)
    assert desk.shows(item).text("time") == ""
    assert not desk.do(move_item, item, 15).edits
    desk.do(place_item, event, item)
    assert desk.shows(item).text("time") == "2027-03-08T09:00/2027-03-08T09:30[Europe/Zurich]"
    vague = desk.add("activity", title="Some day", dates="2027")
    wish = desk.add("programme_item", subject="Wish", activity=vague)
    assert not desk.do(place_item, vague, wish).edits
    night = desk.do(add_typed, event, "22:30-23:30 Late", AFTER, ZONE).refs[0]
    other = desk.add("programme_item", subject="Later", activity=event)
    desk.do(place_item, event, other)
    assert desk.shows(other).text("time") == "2027-03-08T22:00/2027-03-08T22:30[Europe/Zurich]"
    assert desk.shows(night).text("time")


def test_sessions_hold_their_parts_and_rooms_are_not_shared(desk: DeskAtWork) -> None:
    event = desk.add("activity", title="Workshop", dates="2027-03-08")
    ana = desk.add("person", name="Ana")
    ben = desk.add("person", name="Ben")

    def item(subject: str, time: str, **values: object) -> None:
        both = "/".join(f"2027-03-08T{each}" for each in time.split("-"))
        named = {"subject": subject, "activity": event, "time": f"{both}[{ZONE}]"}
        desk.add("programme_item", **named, **values)

    item("Session", "09:00-12:00")
    item("Part 1", "09:00-10:00", speakers=[ana], venue="XX")
    item("Part 2", "10:00-11:00", speakers=[ana], venue="XX")
    item("Elsewhere", "10:00-11:00", speakers=[ben], venue="XXI")
    item("Too many", "10:30-11:30", chair=ben, venue="xx")
    found = {each.title: each for each in lines(desk, event)}
    assert list(found)[:2] == ["Session", "Part 1"]
    assert found["Session"].clashes == ()
    assert found["Part 2"].beside == ("Elsewhere",)
    told = [(each.title, each.people, each.room) for each in found["Too many"].clashes]
    assert told == [("Elsewhere", (ben,), ""), ("Part 2", (), "xx")]


def test_items_go_to_another_day_or_time_as_long_as_before(desk: DeskAtWork) -> None:
    visit = desk.add("visit", country="TUN", dates="2027-03-08/2027-03-10")
    day = date(2027, 3, 9)
    item = desk.do(add_typed, visit, "9-10:30 Prison", AFTER, "Africa/Tunis").refs[0]
    desk.do(move_to_day, visit, item, day)
    assert desk.shows(item).text("time") == "2027-03-09T09:00/2027-03-09T10:30[Africa/Tunis]"
    desk.do(move_to_day, visit, item, day, time(14, 15))
    assert desk.shows(item).text("time") == "2027-03-09T14:15/2027-03-09T15:45[Africa/Tunis]"
    wish = desk.add("programme_item", subject="Ministry", visit=visit)
    desk.do(move_to_day, visit, wish, day)
    assert desk.shows(wish).text("time") == "2027-03-09T15:45/2027-03-09T16:45[Africa/Tunis]"
    other = desk.add("programme_item", subject="Shelter", visit=visit)
    desk.do(move_to_day, visit, other, day, time(8))
    assert desk.shows(other).text("time") == "2027-03-09T08:00/2027-03-09T09:00[Africa/Tunis]"
    late = desk.add("programme_item", subject="Late", time="2027-03-08T09:00/2027-03-10T09:00")
    assert not desk.do(move_to_day, visit, late, date(9999, 12, 31)).edits
    event = desk.add("activity", title="Workshop", dates="2027-03-08")
    first = desk.add("programme_item", subject="First", activity=event)
    desk.do(move_to_day, event, first, date(2027, 3, 8), time(11))
    assert desk.shows(first).text("time") == "2027-03-08T11:00/2027-03-08T12:00[Europe/Zurich]"
