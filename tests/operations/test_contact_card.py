"""What one sees of a person before one writes: office, desk, deputy, and whose clock."""

from datetime import date

import pytest

from hrdesk.domain.errors import NotFound
from hrdesk.domain.refs import derived_ref
from hrdesk.operations.contact_card import Card, Named, card_of
from hrdesk.operations.same import join
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)


def card(desk: DeskAtWork, ref: str) -> Card:
    with desk.database.reading() as session:
        return card_of(session, ref, TODAY)


def test_a_card_says_who_where_and_by_what(a: DeskAtWork) -> None:
    seat = a.add("organisation", name="Commission", zone="America/New_York", country="USA")
    section = a.add("organisation", name="Desk for Africa", parent=seat)
    deputy = a.add("person", name="Brun, Ada")
    left = a.add(
        "person",
        name="Abdi, Fatima",
        other_names=["عبدي، فاطمة"],
        organisation=section,
        function="Adviser",
        focal_point_for="Commission",
        focal_point_since="2024-05",
        deputy=deputy,
        email="f@example.org",
        in_office="2019/2026-10",
        last_confirmed="2025-01",
    )
    found = card(a, left)
    assert (found.names, found.function) == (("عبدي، فاطمة",), "Adviser")
    assert found.organisation == Named(section, "Desk for Africa")
    assert (found.focal_point_for, found.focal_point_since) == ("Commission", "2024-05")
    assert found.deputy == Named(deputy, "Brun, Ada")
    # The clock is that of the seat of the body that the section belongs to.
    assert (found.zone, found.country) == ("America/New_York", "USA")
    assert (found.has_left, found.is_stale, found.is_protected) == (True, True, False)
    assert found.address == "f@example.org"
    assert card(a, deputy).deputy_of == (Named(left, "Abdi, Fatima"),)


def test_ones_own_clock_counts_before_that_of_the_seat(a: DeskAtWork) -> None:
    seat = a.add("organisation", name="Commission", zone="America/New_York")
    here = a.add("person", name="Abdi", organisation=seat, zone="Africa/Tunis", protected=True)
    found = card(a, here)
    assert (found.zone, found.address, found.is_protected) == ("Africa/Tunis", "", True)


def test_bodies_that_belong_to_each_other_have_no_clock(a: DeskAtWork) -> None:
    one = a.add("organisation", name="One")
    two = a.add("organisation", name="Two", parent=one)
    a.set(one, parent=two)
    gone = derived_ref("ORG", "tests", "never here")
    assert card(a, a.add("person", name="Abdi", organisation=two)).zone == ""
    assert card(a, a.add("person", name="Brun", organisation=gone)).organisation is None


def test_nobody_has_no_card(a: DeskAtWork) -> None:
    with pytest.raises(NotFound):
        card(a, derived_ref("PER", "tests", "never here"))


def test_who_was_joined_with_somebody_at_risk_is_so_too(a: DeskAtWork) -> None:
    one, other = a.add("person", name="Ana"), a.add("person", name="Anna", protected="yes")
    a.do(join, [one, other])
    assert card(a, one).is_protected
    assert card(a, other).is_protected
    assert not card(a, a.add("person", name="Ben")).is_protected
