"""One person, one room or one mechanism in two places at once is told, until somebody mutes it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.operations.clashes import CalendarClash, Ground, clashes, mute_clash, unmute_clash
from hrdesk.operations.named_days import coming_days, start_statement
from tests.worlds import DeskAtWork

MARCH = date(2027, 3, 1), date(2027, 3, 31)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "NIRMS")
    yield made
    made.close()


def told(desk: DeskAtWork, of: str = "") -> list[CalendarClash]:
    with desk.database.reading() as session:
        return clashes(session, *MARCH, of=of)


def at(begin: str, end: str) -> str:
    return f"2027-03-08T{begin}/2027-03-08T{end}[Europe/Zurich]"


def test_people_rooms_and_sessions(desk: DeskAtWork) -> None:
    ana = desk.add("person", name="Ana")
    body = desk.add("organisation", name="Committee")
    call = desk.add("activity", title="Call", dates=at("09:00", "10:00"), participants=[ana])
    talk = desk.add(
        "activity", title="Talk", dates=at("09:30", "11:00"), participants=[ana], place="XX"
    )
    desk.add("activity", title="After", dates=at("11:00", "12:00"), participants=[ana])
    desk.add("activity", title="Same room", dates=at("10:30", "12:00"), place="xx")
    desk.add("activity", title="Other city", dates=at("10:30", "12:00"), place="XX", city="Tunis")
    desk.add(
        "activity", title="Off", dates=at("09:00", "10:00"), participants=[ana], status="cancelled"
    )
    desk.add(
        "activity",
        title="Session",
        type="session",
        dates="2027-03-20/2027-03-26",
        organisers=[body],
    )
    visit = desk.add("visit", country="TUN", dates="2027-03-25/2027-03-28", mechanisms=[body])
    found = [(each.one.title, each.other.title, each.ground, each.names) for each in told(desk)]
    assert found == [
        ("Call", "Talk", Ground.PERSON, ("Ana",)),
        ("Talk", "Same room", Ground.ROOM, ("XX",)),
        ("Session", "Tunisia, 25–28 Mar 2027", Ground.SESSION, ("Committee",)),
    ]
    assert len(told(desk, visit)) == 1
    desk.do(mute_clash, (talk, call), "Ana hands over")
    assert told(desk)[0].reason == "Ana hands over"
    desk.do(unmute_clash, (call, talk))
    assert told(desk)[0].reason == ""


def test_a_series_clashes_once_with_a_visit(desk: DeskAtWork) -> None:
    ana = desk.add("person", name="Ana")
    series = desk.add(
        "activity",
        title="Call",
        dates=at("09:00", "10:00"),
        recurrence="FREQ=DAILY;COUNT=5",
        participants=[ana],
    )
    desk.add("visit", country="TUN", dates="2027-03-09/2027-03-12", head=ana)
    (found,) = told(desk)
    assert {found.one.ref, found.other.ref} >= {series}


def test_days_show_from_their_lead_time_on(desk: DeskAtWork) -> None:
    named = desk.add(
        "activity",
        title="Human Rights Day",
        type="commemorative_day",
        dates="2020-12-10",
        recurrence="FREQ=YEARLY",
        lead_days="14",
        themes=["Peace"],
    )
    with desk.database.reading() as session:
        assert coming_days(session, date(2026, 11, 25)) == []
        (found,) = coming_days(session, date(2026, 11, 26))
    assert (found.occurrence.first, found.statement) == (date(2026, 12, 10), "")
    made = desk.do(start_statement, named, date(2026, 12, 10)).refs[0]
    state = desk.shows(made)
    assert (state.text("type"), state.text("occasion")) == ("joint_statement", "Human Rights Day")
    desk.add("document", title="Undated", activity=named, date="2026")
    with desk.database.reading() as session:
        assert coming_days(session, date(2026, 12, 10))[0].statement == made
        assert coming_days(session, date(2026, 12, 11)) == []


# ---------------------------------------------------------------- items of programmes


def test_items_of_programmes_count_by_their_hour_and_their_people(desk: DeskAtWork) -> None:
    ana, ben = desk.add("person", name="Ana"), desk.add("person", name="Ben")
    visit = desk.add("visit", country="TUN", dates="2027-03-08/2027-03-10", head=ana)
    event = desk.add("activity", title="Workshop", dates="2027-03-08")
    item = desk.add(
        "programme_item", subject="Cells", visit=visit, time=at("09:00", "11:00"), team=[ana, ben]
    )
    talk = desk.add(
        "programme_item", subject="Talk", activity=event, time=at("10:00", "12:00"), speakers=[ben]
    )
    desk.add(
        "programme_item", subject="Chair", activity=event, time=at("11:30", "12:30"), chair=ben
    )
    call = desk.add("activity", title="Call", dates=at("10:30", "11:00"), participants=[ben])
    # Not those of what is off, nor those that name nobody, belong to nothing or are later.
    off = desk.add("activity", title="Off", dates="2027-03-08", status="cancelled")
    moment = "2027-03-08T09:45[Europe/Zurich]"
    desk.add("programme_item", subject="Signing", activity=event, time=moment, chair=ben)
    desk.add("programme_item", subject="2", activity=off, time=at("10:00", "11:00"), chair=ben)
    desk.add("programme_item", subject="3", activity=event, time=at("10:00", "11:00"))
    desk.add("programme_item", subject="4", time=at("10:00", "11:00"), chair=ben)
    later = "2027-05-08T10:00/2027-05-08T11:00"
    desk.add("programme_item", subject="5", activity=event, time=later, chair=ben)
    title = "Cells (Tunisia, 8–10 Mar 2027)"
    found = {(each.one.title, each.other.title): each for each in told(desk)}
    assert set(found) == {
        (title, "Talk (Workshop)"),
        (title, "Call"),
        (title, "Signing (Workshop)"),
        ("Talk (Workshop)", "Call"),
        ("Talk (Workshop)", "Chair (Workshop)"),
    }
    assert {(each.ground, each.names) for each in found.values()} == {(Ground.PERSON, ("Ben",))}
    assert found[title, "Talk (Workshop)"].owners == (visit, event)
    assert found["Talk (Workshop)", "Chair (Workshop)"].is_within(event)
    assert [len(told(desk, of)) for of in (visit, event, call)] == [3, 4, 2]
    desk.do(mute_clash, (item, talk), "Ben leaves early")
    reasons = {each.pair: each.reason for each in told(desk)}
    assert reasons[item, talk] == "Ben leaves early"
    assert sorted(reasons.values())[:3] == ["", "", ""]


def test_what_is_told_of_a_visit_is_not_told_of_its_items_again(desk: DeskAtWork) -> None:
    ana, ben = desk.add("person", name="Ana"), desk.add("person", name="Ben")
    visit = desk.add("visit", country="TUN", dates="2027-03-08/2027-03-10", delegation=[ana])
    desk.add("programme_item", subject="Cells", visit=visit, time=at("09:00", "11:00"), team=[ana])
    both = desk.add("activity", title="Call", dates=at("09:00", "10:00"), participants=[ana])
    assert [each.other.title for each in told(desk)] == ["Call"]
    desk.set(both, participants=[ana, ben])
    desk.add("programme_item", subject="Court", visit=visit, time=at("09:30", "10:00"), team=[ben])
    assert [each.names for each in told(desk)] == [("Ana",), ("Ben",)]
