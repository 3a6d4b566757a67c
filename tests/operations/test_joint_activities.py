"""Who leads, takes part and is informed of what, set cell by cell; and what may be done twice."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.label import Label
from hrdesk.operations.done_twice import done_twice, mute_twice, unmute_twice
from hrdesk.operations.joint_activities import (
    Joint,
    Part,
    Wanted,
    activities,
    coming_first,
    partners,
    set_parts,
)
from hrdesk.operations.records import remove
from hrdesk.operations.same import join
from hrdesk.operations.undo import undo
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "NIRMS")
    yield made
    made.close()


def found(desk: DeskAtWork) -> dict[str, Joint]:
    with desk.database.reading() as session:
        return {each.title: each for each in activities(session)}


def test_parts_are_set_by_cell_and_told_under_one_ref(desk: DeskAtWork) -> None:
    un = desk.add("organisation", name="United Nations", acronym="UN")
    au = desk.add("organisation", name="African Union", acronym="AU")
    twin = desk.add("organisation", name="The African Union")
    call = desk.add("activity", title="Call", organisers=[un], informed=[un], dates="2027-03")
    train = desk.add("activity", title="Training", organisers=[twin], leads=[un])
    desk.add("activity", title="Session", type="session", organisers=[un, au])
    desk.do(join, [au, twin], {})
    shown = min(au, twin)
    assert found(desk)["Training"].parts == {shown: Part.PARTNER, un: Part.LEAD}
    assert found(desk)["Call"].parts == {un: Part.PARTNER}, "the stronger part counts"
    desk.do(set_parts, [(call, shown), (train, shown), (call, un)], Part.LEAD)
    now = found(desk)
    assert now["Call"].parts == {un: Part.LEAD, shown: Part.LEAD}
    assert now["Call"].leading == {un, shown}
    assert set(desk.shows(call).value("organisers")) == {un, shown}
    undo(desk.database)
    assert found(desk)["Call"].parts == {un: Part.PARTNER}, "one step"
    desk.do(set_parts, [(train, shown)], Part.INFORMED)
    assert desk.shows(train).value("organisers") == (), "under no Ref any more"
    assert found(desk)["Training"].parts == {un: Part.LEAD, shown: Part.INFORMED}
    desk.do(set_parts, [(train, shown), (train, un)], Part.NOTHING)
    assert found(desk)["Training"].parts == {}


def test_bodies_by_how_much_they_do_and_those_asked_for(desk: DeskAtWork) -> None:
    un = desk.add("organisation", name="United Nations", acronym="UN")
    au = desk.add("organisation", name="African Union")
    desk.add("activity", title="Call", organisers=[au])
    desk.add("activity", title="Talk", organisers=[au])
    with desk.database.reading() as session:
        told = partners(session, activities(session), [un, au])
    assert [(each.word, each.count) for each in told] == [("African Union", 2), ("UN", 0)]


def test_what_is_joint_and_what_is_let_through() -> None:
    both = {"a": Part.LEAD, "b": Part.PARTNER}
    call = Joint(
        "1", "Call", Label.NETWORK, parts=both, themes=("Prisons",), words=("call", "prisons")
    )
    session = Joint("2", "Session", Label.NETWORK, type="session", parts=both)
    own = Joint("3", "Own", Label.NETWORK, parts={"a": Part.LEAD})
    dated = Joint(
        "4", "Training", Label.NETWORK, horizon="mid", stage="planning", first=TODAY, last=TODAY
    )
    assert [each.is_joint for each in (call, session, own, dated)] == [True, False, False, True]
    every = [call, session, own, dated]

    def lets(**wanted: object) -> list[str]:
        return [each.ref for each in every if Wanted(**wanted).lets(each)]  # type: ignore[arg-type]

    assert lets() == ["1", "4"]
    assert lets(everything=True) == ["1", "2", "3", "4"]
    assert lets(horizon="mid") == lets(stage="planning") == lets(year=2026) == ["4"]
    assert lets(year=2025) == []
    assert lets(partner="b") == lets(theme="Prisons") == lets(text="call pri") == ["1"]
    over = Joint("5", "Over", Label.NETWORK, first=date(2020, 1, 1), last=date(2020, 1, 1))
    old = Joint("6", "Old", Label.NETWORK, first=date(2010, 1, 1), last=date(2010, 1, 1))
    ordered = coming_first([old, over, dated, call], TODAY)
    assert [each.ref for each in ordered] == ["4", "1", "5", "6"]


def test_what_may_be_done_twice_until_it_is_muted(desk: DeskAtWork) -> None:
    un, au = (desk.add("organisation", name=name) for name in ("UN", "AU"))

    def add(title: str, dates: str, body: str, **values: object) -> str:
        given = {"themes": ["Prisons"], "country": "TUN", **values}
        return desk.add("activity", title=title, dates=dates, organisers=[body], **given)

    one = add("Course", "2027-03-01/2027-03-05", un)
    other = add("Training", "2027-09-01", au)
    near = add("Webinar", "2027-03-20", au, country="")
    add("Same body", "2027-03-02", un)
    add("Other theme", "2027-03-02", au, themes=["Education"])
    add("Other country", "2027-03-02", au, country="MAR")
    add("Over", "2026-03-02", au)
    add("Off", "2027-03-02", au, status="cancelled")
    add("Deadline", "2027-03-02", au, type="deadline")
    gone = add("Gone", "2027-03-03", au)
    desk.do(remove, [gone])

    def told() -> list[tuple[str, str, str]]:
        with desk.database.reading() as session:
            pairs = done_twice(session, activities(session), TODAY)
        return [(each.one.title, each.other.title, each.reason) for each in pairs]

    assert told() == [
        ("Course", "Webinar", ""),
        ("Course", "Training", ""),
        ("Same body", "Webinar", ""),
        ("Same body", "Training", ""),
    ]
    desk.do(mute_twice, (other, one), " meant so ")
    desk.do(mute_twice, (one, near), "")
    assert [reason for _, _, reason in told()] == ["–", "meant so", "", ""]
    desk.do(unmute_twice, (one, other))
    assert told()[1][2] == ""
