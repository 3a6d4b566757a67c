"""People are found by the acronym of their organisation, also after it got another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.operations.lists import by_rule, count_by_rule
from hrdesk.operations.records import save_record
from hrdesk.operations.same import join
from hrdesk.store import listing
from hrdesk.store.listing import Query
from tests.worlds import DeskAtWork


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "NIRMS")
    yield made
    made.close()


@pytest.fixture
def office(desk: DeskAtWork) -> str:
    return desk.add("organisation", name="Joint Centre for Inquiry", acronym="JCI")


def found(desk: DeskAtWork, typed: str) -> set[str]:
    with desk.database.reading() as session:
        query = Query("person", text=typed)
        refs = listing.keys(session, query)
        assert listing.count(session, query) == len(refs)
        return set(refs)


def test_people_are_found_by_the_acronym_of_their_organisation(
    desk: DeskAtWork, office: str
) -> None:
    hans = desk.add("person", name="Müller, Hans", organisation=office)
    ana = desk.add("person", name="Pérez, Ana", organisation=office)
    other = desk.add("person", name="Zed, Bob", email="bob@jci.example.org")
    assert found(desk, "jci") == {hans, ana, other}
    assert found(desk, "JCI") == {hans, ana, other}
    assert found(desk, "muller jci") == {hans}, "every word counts"
    assert found(desk, "jc") == {other}, "an acronym is typed whole"
    assert found(desk, "jci nobody") == set()
    assert found(desk, "–") == set()


def test_the_acronym_may_change(desk: DeskAtWork, office: str) -> None:
    hans = desk.add("person", name="Müller, Hans", organisation=office)
    desk.do(save_record, office, {"acronym": "ЦСР"})
    assert found(desk, "jci") == set()
    assert found(desk, "цср") == {hans}


def test_an_organisation_that_was_joined_counts_under_all_its_refs(
    desk: DeskAtWork, office: str
) -> None:
    twin = desk.add("organisation", name="Joint Centre for Inquiries")
    people = {
        desk.add("person", name="Müller, Hans", organisation=office),
        desk.add("person", name="Pérez, Ana", organisation=twin),
    }
    desk.do(join, [office, twin])
    assert found(desk, "jci") == people


def test_the_rule_of_a_list_finds_them_too(desk: DeskAtWork, office: str) -> None:
    hans = desk.add("person", name="Müller, Hans", organisation=office)
    desk.add("person", name="Zed, Bob")
    with desk.database.reading() as session:
        assert by_rule(session, "jci") == [hans]


def test_a_rule_names_records_and_states_as_people_do(desk: DeskAtWork, office: str) -> None:
    """Nobody knows the Ref of an organisation by heart: the rule found nobody."""
    desk.add("organisation", name="Joint Centre for Inquiry, Tunis")
    hans = desk.add("person", name="Müller, Hans", organisation=office, country="TUN")
    desk.add("person", name="Zed, Bob", country="MLI")
    with desk.database.reading() as session:
        for rule in (
            "organisation:JCI",
            "organisation:jci country:Tunisia",
            'organisation:"Joint Centre for Inquiry"',
            f"organisation:{office}",
        ):
            assert by_rule(session, rule) == [hans], rule
            assert count_by_rule(session, rule) == 1
        assert by_rule(session, "organisation:XYZ") == []
