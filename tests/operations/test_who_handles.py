"""Who handles a mechanism, a theme, a country: desks and people, with the reason, in order."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hrdesk.domain.errors import UnknownName
from hrdesk.domain.handling import Because, Handler
from hrdesk.domain.label import Label
from hrdesk.operations.about_organisation import about_organisation
from hrdesk.operations.gaps import Gap, refs_of_gap
from hrdesk.operations.records import archive
from hrdesk.operations.same import join, plan_join
from hrdesk.operations.who_handles import Matter, find_mechanism, known_country, who_handles
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)
TORTURE = "Prohibition of torture & ill-treatment"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtWork]:
    made = DeskAtWork(tmp_path, "AAA")
    yield made
    made.close()


def ask(desk: DeskAtWork, **matter: str) -> list[Handler]:
    with desk.database.reading() as session:
        return who_handles(session, Matter(**matter), TODAY)


def told(handlers: list[Handler]) -> list[tuple[str, list[str]]]:
    return [(each.title, [reason.because.value for reason in each.reasons]) for each in handlers]


def test_nothing_asked_is_nobody(desk: DeskAtWork) -> None:
    desk.add("person", name="Abdi", focal_point_for="IACHR")
    assert ask(desk) == []
    assert not Matter()
    assert Matter(theme="x")


def test_a_mechanism_has_focal_points_parts_and_staff(desk: DeskAtWork) -> None:
    old = desk.add("organisation", name="Peace Committee")
    body = desk.add("organisation", name="Commission", acronym="IACHR", aliases=["CIDH"])
    desk.set(old, succeeded_by=body)
    unit = desk.add("organisation", name="Unit", parent=body)
    desk.add("person", name="Abdi", focal_point_for="cidh and others", focal_point_since="2024-05")
    desk.add("person", name="Brun", focal_point_for="Peace committee", email="b@example.org")
    desk.add("person", name="Costa", organisation=unit, function="Chief")
    desk.add("person", name="Diallo", focal_point_for="another")
    found = ask(desk, mechanism=body)
    assert told(found) == [
        ("Abdi", ["focal_point"]),
        ("Brun", ["focal_point"]),
        ("Commission", ["itself"]),
        ("Peace Committee", ["itself"]),
        ("Unit", ["part"]),
        ("Costa", ["staff"]),
    ]
    first, second = found[:2]
    assert (first.reasons[0].about, first.reasons[0].since) == ("Commission", "2024-05")
    assert second.email == "b@example.org"
    assert (found[-1].function, found[-1].organisation) == ("Chief", "Unit")
    desk.do(archive, [body])
    assert told(ask(desk, mechanism=body))[0] == ("Brun", ["focal_point"])
    assert ask(desk, mechanism=unit)[0].title == "Unit"


def test_the_focal_point_of_a_mechanism_is_the_way_in(desk: DeskAtWork) -> None:
    body = desk.add("organisation", name="Commission")
    desk.add("person", name="Abdi", organisation=body)
    desk.add(
        "person",
        name="Brun",
        organisation=body,
        focal_point_for="United Nations",
        focal_point_since="2024",
    )
    found = ask(desk, mechanism=body)
    assert told(found)[0] == ("Brun", ["its_focal_point", "staff"])
    assert found[0].reasons[0].about == "United Nations"
    assert found[0].reasons[0].since == "2024"


def test_people_with_an_address_come_before_a_body_without_one(desk: DeskAtWork) -> None:
    """On top stood the mechanism itself, of which there was nothing to copy."""
    body = desk.add("organisation", name="Commission", acronym="IACHR")
    desk.add("person", name="Abdi", organisation=body, email="a@example.org")
    desk.add("person", name="Brun", organisation=body, function="Chief")
    desk.add(
        "person", name="Costa", organisation=body, email="c@example.org", function="Focal point"
    )
    found = [each.title for each in ask(desk, mechanism=body)]
    assert found == ["Costa", "Abdi", "Commission", "Brun"]


def test_of_equal_reasons_for_a_theme_who_has_an_address_comes_first(desk: DeskAtWork) -> None:
    desk.add("organisation", name="Committee", themes=[TORTURE])
    desk.add("person", name="Abdi", themes=[TORTURE])
    desk.add("person", name="Zimmer", themes=[TORTURE], email="z@example.org")
    found = [each.title for each in ask(desk, theme="torture")]
    assert found == ["Zimmer", "Abdi", "Committee"]


def test_a_theme_has_desks_and_those_who_work_there(desk: DeskAtWork) -> None:
    section = desk.add("organisation", name="Section", themes=[TORTURE, "Prisons"])
    desk.add("organisation", name="Other section", themes=["Water"])
    desk.add("person", name="Abdi", organisation=section, themes=["Water"])
    desk.add("person", name="Brun", organisation=section, themes=["Water", TORTURE])
    desk.add("person", name="Costa", focal_point_for="Torture, for the region")
    assert told(ask(desk, theme="torture")) == [
        ("Costa", ["focal_point"]),
        ("Brun", ["desk", "at_desk"]),
        ("Section", ["desk"]),
        ("Abdi", ["at_desk"]),
    ]


def test_a_country_has_desks_presences_and_regional_mechanisms(desk: DeskAtWork) -> None:
    african_union = desk.add(
        "organisation", name="African Union", acronym="AU", type="intergovernmental"
    )
    commission = desk.add(
        "organisation",
        name="African Commission",
        acronym="ACHPR",
        type="regional_mechanism",
        parent=african_union,
    )
    desk.add("organisation", name="European Court", type="regional_mechanism", countries=["FRA"])
    desk.add("organisation", name="League", type="intergovernmental", countries=["TUN"])
    desk.add("organisation", name="Office in Tunis", type="field_presence", country="TUN")
    desk.add("organisation", name="Ministry", type="state_authority", country="TUN")
    desk_for_it = desk.add("organisation", name="Maghreb desk", countries=["TUN", "DZA"])
    desk.add("person", name="Abdi", organisation=desk_for_it)
    desk.add("person", name="Brun", countries=["TUN"])
    desk.add("person", name="Costa", focal_point_for="ACHPR")
    desk.add("person", name="Diallo", focal_point_for="Tunisie")
    found = ask(desk, country="TUN")
    assert told(found) == [
        ("Costa", ["focal_point"]),
        ("Diallo", ["focal_point"]),
        ("Brun", ["desk"]),
        ("Maghreb desk", ["desk"]),
        ("Abdi", ["at_desk"]),
        ("African Commission", ["covers"]),
        ("League", ["covers"]),
        ("Office in Tunis", ["seated_there"]),
    ]
    assert found[5].reasons[0].at == "AU"
    # Who answers both questions stands before the others.
    both = ask(desk, country="TUN", mechanism=commission)
    assert told(both)[0] == ("Costa", ["focal_point", "focal_point"])


def test_deputies_stand_in_for_those_who_are_out_of_office(desk: DeskAtWork) -> None:
    last = desk.add("person", name="Last", email="last@example.org", in_office="2020")
    middle = desk.add("person", name="Middle", deputy=last, in_office="2019/2020")
    desk.add(
        "person",
        name="Left",
        focal_point_for="IACHR",
        focal_point_since="2019",
        deputy=middle,
        in_office="2018/2026-10",
    )
    desk.add("person", name="Alone", focal_point_for="IACHR", in_office="2018/2024")
    desk.add("person", name="To come", focal_point_for="IACHR", in_office="2027-01/2029")
    body = desk.add("organisation", name="IACHR")
    # Who worked there and left is nobody to ask.
    desk.add("person", name="Was there", organisation=body, deputy=last, in_office="2018/2024")
    found = ask(desk, mechanism=body)
    assert [(each.title, each.stands_in_for, each.is_absent) for each in found] == [
        ("Last", "Left", False),
        ("IACHR", "", False),
        ("Alone", "", True),
        ("To come", "", True),
    ]
    assert found[0].email == "last@example.org"
    assert found[0].reasons[0].since == ""


def test_a_deputy_may_be_a_handler_already_or_no_help(desk: DeskAtWork) -> None:
    both = desk.add("person", name="Both", themes=["Water"])
    desk.add("person", name="Left", themes=["Water"], deputy=both, in_office="2018/2024")
    one = desk.add("person", name="One", themes=["Water"], in_office="2018/2024")
    two = desk.add("person", name="Two", deputy=one, in_office="2018/2024")
    desk.set(one, deputy=two)
    aside = desk.add("person", name="Aside")
    desk.do(archive, [aside])
    desk.add("person", name="Three", themes=["Water"], deputy=aside, in_office="2018/2024")
    found = ask(desk, theme="water")
    assert [(each.title, each.is_absent) for each in found] == [
        ("Both", False),
        ("One", True),
        ("Three", True),
    ]
    assert found[0].stands_in_for == "Left"
    assert found[0].reasons[0].because is Because.DESK
    assert len(found[0].reasons) == 1


def test_protected_people_are_named_by_their_pseudonym_without_address(desk: DeskAtWork) -> None:
    desk.add(
        "person",
        Label.INTERNAL,
        name="Secret",
        pseudonym="Lark",
        protected=True,
        email="secret@example.org",
        themes=["Water"],
    )
    (found,) = ask(desk, theme="water")
    assert (found.title, found.email, found.is_protected) == ("Lark", "", True)


def test_a_mechanism_is_found_by_its_names(desk: DeskAtWork) -> None:
    commission = desk.add("organisation", name="African Commission", acronym="ACHPR")
    other = desk.add("organisation", name="ACHPR secretariat", aliases=["The secretariat"])
    with desk.database.reading() as session:
        assert find_mechanism(session, "achpr") == commission
        assert find_mechanism(session, "African commission") == commission
        assert find_mechanism(session, "the Secretariat") == other
        assert find_mechanism(session, commission.lower()) == commission
        for text in ("African", "", "–", commission[:-1] + "2"):
            with pytest.raises(UnknownName):
                find_mechanism(session, text)


def test_a_country_is_found_by_its_names() -> None:
    assert known_country("Tunisie") == "TUN"
    with pytest.raises(UnknownName):
        known_country("Atlantis")


def test_records_that_were_joined_are_one(desk: DeskAtWork) -> None:
    one, two = sorted(desk.add("organisation", name=f"Commission {number}") for number in (1, 2))
    deputies = sorted(desk.add("person", name=f"Deputy {number}") for number in (1, 2))
    # Everything is linked to the Refs that are shown no longer.
    desk.add("organisation", name="Former", succeeded_by=two)
    desk.add("organisation", name="Unit", parent=two)
    desk.add("person", name="Abdi", organisation=two)
    desk.add(
        "person",
        name="Brun",
        organisation=two,
        focal_point_for="United Nations",
        in_office="2019/2020",
        deputy=deputies[1],
    )
    for refs in ((one, two), tuple(deputies)):
        with desk.database.reading() as session:
            values = plan_join(session, refs).values
        desk.do(join, refs, values)
    for asked in (one, two):
        found = {each.ref: each for each in ask(desk, mechanism=asked)}
        assert deputies[0] in found
        assert one in found
        assert two not in found
        assert len(found) == 5
        assert {each.title for each in found.values()} >= {"Abdi", "Unit", "Former"}
    with desk.database.reading() as session:
        about = about_organisation(session, one, TODAY)
        assert [each.title for each in about.people] == ["Abdi", "Brun"]
        assert [each.title for each in about.formerly] == ["Former"]
        assert refs_of_gap(session, Gap.PEOPLE, TODAY) != [one]
        assert one not in refs_of_gap(session, Gap.PEOPLE, TODAY)
