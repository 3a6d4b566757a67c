"""Whoever is at risk by one desk's word or under one Ref is on no paper and in no list of addresses."""

from collections.abc import Iterator
from datetime import date

import pytest

from hrdesk.domain.label import Label
from hrdesk.domain.revisions import merged
from hrdesk.operations.brief_gate import THIS_DESK
from hrdesk.operations.lists import membership_of
from hrdesk.operations.programme_paper import Paper, paper_of
from hrdesk.operations.same import join
from hrdesk.operations.visit_brief import brief_of
from hrdesk.operations.who_handles import Matter, who_handles
from hrdesk.store.records import write_states
from tests.factories import pen
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)
THEME = "Torture"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path_factory.mktemp("risk"), "NIRMS")
    yield made
    made.close()


@pytest.fixture(scope="module")
def people(desk: DeskAtWork) -> dict[str, str]:
    """One without danger; one whose danger is disputed; one who is another's other Ref."""
    named = {
        name: desk.add("person", name=name, email=f"{name}@example.org", themes=[THEME])
        for name in ("Safe", "Disputed", "Joined")
    }
    other = desk.add("person", name="Hidden", protected="yes", pseudonym="Lark")
    desk.do(join, [named["Joined"], other], {"name": "Joined"})
    ref = named["Disputed"]
    heads = merged(
        (pen("AAA.1", "a", 40_000_000).write(ref, "protected", "yes", ()),),
        (pen("BBB.1", "b", 40_000_001).write(ref, "protected", "", ()),),
    )
    with desk.database.writing() as session:
        write_states(session, [desk.shows(ref).with_registers({"protected": heads})])
    return named


def paper(desk: DeskAtWork, ref: str) -> Paper:
    with desk.database.reading() as session:
        return paper_of(session, ref)


def test_lists_and_who_handles_give_no_address(desk: DeskAtWork, people: dict[str, str]) -> None:
    with desk.database.reading() as session:
        made = membership_of(session, sorted(people.values()), TODAY)
        found = who_handles(session, Matter(theme=THEME), TODAY)
    assert made.text == "Safe@example.org"
    assert people["Disputed"] in made.protected
    assert {each.email for each in found if each.email} == {"Safe@example.org"}


def test_papers_name_nobody_at_risk(desk: DeskAtWork, people: dict[str, str]) -> None:
    visit = desk.add("visit", country="TUN", dates="2027-03-08", delegation=people.values())
    desk.add("programme_item", subject="Talk", visit=visit, speakers=people.values())
    made = paper(desk, visit)
    assert [row.speakers for _, rows in made.days for row in rows] == [("Safe",)]
    assert made.names_left_out == 2
    with desk.database.reading() as session:
        told = repr(brief_of(session, visit, THIS_DESK))
    assert "Safe" in told
    assert "Disputed" not in told
    assert "Joined" not in told


def test_a_paper_for_some_desks_holds_only_what_all_of_them_may_have(desk: DeskAtWork) -> None:
    event = desk.add("activity", Label.PARTNERS, ("AAA", "BBB"), title="Event")
    both = desk.add("person", Label.PARTNERS, ("AAA", "BBB", "CCC"), name="Both")
    one = desk.add("person", Label.PARTNERS, ("AAA",), name="One")
    shelter = desk.add("place", Label.INTERNAL, name="Shelter", country="TUN")
    desk.add(
        "programme_item",
        subject="Talk",
        activity=event,
        speakers=[both, one],
        place=shelter,
        venue="Room 4",
    )
    desk.add("programme_item", Label.PARTNERS, ("AAA",), subject="Theirs", activity=event)
    made = paper(desk, event)
    ((_, (row,)),) = made.days
    assert (row.speakers, row.where) == (("Both",), "Room 4")
    assert made.left_out == ("Theirs",)
