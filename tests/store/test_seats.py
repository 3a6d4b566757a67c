"""People are in their own country, or in that of their organisation where they say none."""

from collections.abc import Iterator

import pytest

from hrdesk.domain.label import Label
from hrdesk.store import listing
from hrdesk.store.database import Database
from hrdesk.store.listing import ANY, Query
from hrdesk.store.records import write_states
from hrdesk.store.seats import Seat, seats_of
from hrdesk.store.session import Session
from tests.factories import record, ref

PEOPLE = ["Abdi", "Bello", "Costa", "Diaz", "Eze"]


@pytest.fixture
def session(desk: Database) -> Iterator[Session]:
    """Two in Geneva, one of them in a section of it; one of it but in Mexico; two of nowhere."""
    office = record("organisation", {"name": "Office", "country": "CHE"}, at=ref("organisation", 1))
    section = record(
        "organisation",
        {"name": "Section", "parent": office.ref},
        at=ref("organisation", 2),
        label=Label.PARTNERS,
    )
    circle = record(
        "organisation",
        {"name": "Circle", "parent": ref("organisation", 3)},
        at=ref("organisation", 3),
    )
    said = [
        {"organisation": office.ref},
        {"organisation": section.ref},
        {"organisation": office.ref, "country": "MEX"},
        {"organisation": circle.ref},
        {},
    ]
    states = [
        record("person", {"name": name, **more}, at=ref("person", name))
        for name, more in zip(PEOPLE, said, strict=True)
    ]
    with desk.writing() as opened:
        write_states(opened, [office, section, circle, *states])
        yield opened


def found(session: Session, *countries: str) -> list[str]:
    query = Query("person", where={"country": countries})
    refs = listing.keys(session, query)
    assert listing.count(session, query) == len(refs)
    return [listing.titles(session, refs)[each] for each in refs]


def test_who_says_no_country_is_found_by_that_of_the_organisation(session: Session) -> None:
    assert found(session, "CHE") == ["Abdi", "Bello"]
    assert found(session, "MEX") == ["Costa"]
    assert found(session, "") == ["Diaz", "Eze"]
    assert found(session, ANY) == ["Abdi", "Bello", "Costa"]


def test_the_countries_to_choose_are_those_that_find_somebody(session: Session) -> None:
    assert listing.distinct_values(session, "person", "country") == ["CHE", "MEX"]
    assert listing.has_empty(session, "person", "country")
    assert listing.tallies(
        session, Query("person", where={"country": ["CHE"]}, text="b"), ["label"]
    )


def test_people_stand_in_the_order_of_the_countries_shown(session: Session) -> None:
    refs = listing.keys(session, Query("person", order="country"))
    titles = listing.titles(session, refs)
    assert [titles[each] for each in refs] == ["Costa", "Abdi", "Bello", "Diaz", "Eze"]


def test_a_seat_goes_as_far_as_all_that_tell_of_it(session: Session) -> None:
    refs = [ref("person", name) for name in PEOPLE]
    assert seats_of(session, refs) == {
        refs[0]: Seat("CHE", Label.NETWORK),
        refs[1]: Seat("CHE", Label.PARTNERS),
    }
