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
