"""What belongs to an organisation, in both directions of each link."""

from datetime import date

import pytest

from hrdesk.domain.errors import NotFound
from hrdesk.domain.refs import derived_ref
from hrdesk.operations.about_organisation import (
    AboutOrganisation,
    about_organisation,
    predecessors,
    successors,
)
from tests.worlds import DeskAtWork

TODAY = date(2026, 11, 22)


def about(desk: DeskAtWork, ref: str) -> AboutOrganisation:
    with desk.database.reading() as session:
        return about_organisation(session, ref, TODAY)


def titles(named: object) -> list[str]:
    return [each.title for each in named]  # type: ignore[attr-defined]


def test_people_sections_counterparts_and_links(a: DeskAtWork) -> None:
    body = a.add("organisation", name="Body")
    other = a.add("organisation", name="Other mechanism")
    named = a.add("organisation", name="Named by it")
    unit = a.add(
        "organisation",
        name="Unit",
        parent=body,
        counterparts=[named],
        aliases=["U"],
        other_names=["Unité"],
        countries=["TUN"],
        themes=["Prisons"],
        website="https://example.org",
        web_links=["https://example.org", "https://example.org/2", "javascript:alert(1)", "none"],
        valid="2001",
    )
    a.set(other, counterparts=[unit])
    a.add("person", name="Abdi", organisation=unit, in_office="2019/2024")
    a.add("person", name="Brun", organisation=unit, function="Chief", focal_point_for="Other")
    found = about(a, unit)
    assert [(each.title, each.has_left) for each in found.people] == [
        ("Brun", False),
        ("Abdi", True),
    ]
    assert (found.people[0].function, found.people[0].focal_point_for) == ("Chief", "Other")
    assert found.parent is not None
    assert found.parent.title == "Body"
    assert sorted(titles(found.counterparts)) == ["Named by it", "Other mechanism"]
    assert (found.aliases, found.countries, found.themes) == (
        ("U", "Unité"),
        ("TUN",),
        ("Prisons",),
    )
    assert found.links == ("https://example.org", "https://example.org/2")
    assert found.valid == "2001"
    assert titles(about(a, body).parts) == ["Unit"]
    assert about(a, body).parent is None


def test_what_it_was_and_became_is_told_both_ways(a: DeskAtWork) -> None:
    newest = a.add("organisation", name="Council")
    middle = a.add("organisation", name="Commission", succeeded_by=newest)
    oldest = a.add("organisation", name="Committee", succeeded_by=middle)
    found = about(a, middle)
    assert (titles(found.formerly), titles(found.became)) == (["Committee"], ["Council"])
    assert titles(about(a, newest).formerly) == ["Committee", "Commission"]
    assert titles(about(a, oldest).became) == ["Commission", "Council"]
    # A circle is an error of somebody, and no reason to go round for ever.
    a.set(newest, succeeded_by=oldest)
    with a.database.reading() as session:
        assert successors(session, middle) == [newest, oldest]
        assert set(predecessors(session, middle)) == {oldest, newest}


def test_an_organisation_that_is_not_here_is_refused(a: DeskAtWork) -> None:
    gone = derived_ref("ORG", "tests", "never here")
    with pytest.raises(NotFound):
        about(a, gone)
    lone = a.add("organisation", name="Lone", succeeded_by=gone)
    assert about(a, lone) == AboutOrganisation()
