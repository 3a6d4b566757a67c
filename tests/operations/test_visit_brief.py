"""A brief holds what its audience may see, says what it left out, and leaks nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrdesk.domain.label import Label
from hrdesk.operations.brief_gate import (
    EVERYBODY,
    FOCAL_POINTS,
    THIS_DESK,
    Audience,
    Brief,
    for_partner,
)
from hrdesk.operations.brief_html import Wording, brief_html
from hrdesk.operations.visit_brief import brief_of, driver_programme, file_name
from tests.worlds import DeskAtWork

SECRET = "Secret"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskAtWork]:
    desk = DeskAtWork(Path(tmp_path_factory.mktemp("brief")), "AAA")
    desk.knows("BBB", "CCC")
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def visit(desk: DeskAtWork) -> str:
    office = desk.add(
        "organisation", name="OHCHR Tunis", type="field_presence", country="TUN", city="Tunis"
    )
    head = desk.add(
        "person", name="Keller, M", mobile="+41 79", organisation=office, private_notes=SECRET
    )
    desk.add("person", name="Aziz, B", countries=["TUN"], email="b@example.org")
    desk.add("person", name=SECRET, countries=["TUN"], protected=True)
    hidden = desk.add("person", label=Label.INTERNAL, name=SECRET)
    prison = desk.add("place", name="Mornaguia <prison>", country="TUN", type="prison")
    hideout = desk.add("place", label=Label.INTERNAL, name=SECRET, country="TUN")
    desk.add("recommendation", text="Separate minors", country="TUN", date="2020")
    desk.add("recommendation", text="Done already", country="TUN", state="done")
    desk.add("recommendation", Label.PARTNERS, ("BBB",), text="For partners", country="TUN")
    desk.add("document", title="List of issues", countries=["TUN"], date="2024-05")
    desk.add("visit", country="TUN", dates="2019-05", status="held")
    desk.add("visit", country="FJI", dates="2019-06")
    visit = desk.add(
        "visit",
        country="TUN",
        dates="2027-02-08/2027-02-17",
        head=head,
        delegation=[head, hidden],
        purpose="First\nSecond\n\nThird",
        terms_of_reference=["security"],
        places=[prison],
    )
    at = "2027-02-08T{}:00/2027-02-08T{}:00[Africa/Tunis]"
    desk.add(
        "programme_item",
        subject="Visit of cells",
        meeting_with="The director",
        visit=visit,
        time=at.format("09", "12"),
        place=prison,
        team=[head, hidden],
    )
    desk.add(
        "programme_item",
        subject="Victims",
        visit=visit,
        time=at.format("14", "15"),
        venue="Hotel",
        confidential=True,
    )
    desk.add("programme_item", subject="Somewhere", visit=visit, place=hideout)
    desk.add("programme_item", label=Label.INTERNAL, subject=SECRET, visit=visit)
    return visit


def brief(desk: DeskAtWork, visit: str, audience: Audience) -> Brief:
    with desk.database.reading() as session:
        return brief_of(session, visit, audience)


def texts(brief: Brief, key: str) -> list[list[str]]:
    section = next((each for each in brief.sections if each.key == key), None)
    return [[text for _, text in row] for row in section.rows] if section else []


def everything(brief: Brief) -> str:
    return repr(brief.sections)


def test_brief_gathers_what_is_linked_to_the_country(desk: DeskAtWork, visit: str) -> None:
    found = brief(desk, visit, FOCAL_POINTS)
    keys = [each.key for each in found.sections]
    assert keys == [
        "country",
        "visit",
        "presences",
        "contacts",
        "delegation",
        "visits",
        "recommendations",
        "places",
        "programme",
        "documents",
    ]
    assert texts(found, "presences") == [["OHCHR Tunis", "field_presence", "Tunis"]]
    assert texts(found, "delegation") == [["Keller, M", "OHCHR Tunis"]]
    assert texts(found, "contacts") == [["Aziz, B", "b@example.org"]]
    assert texts(found, "recommendations") == [["Separate minors", "2020"]]
    assert texts(found, "visits") == [["2019-05", "held"]]
    assert ["purpose", "First\nSecond\n\nThird"] in texts(found, "visit")
    assert texts(found, "programme")[0] == [
        "2027-02-08",
        "09:00–12:00",
        "Visit of cells",
        "The director",
        "M Keller",
        "Mornaguia <prison>",
    ]
    assert found.label is Label.NETWORK


def test_brief_leaves_out_what_the_audience_may_not_see_and_says_so(
    desk: DeskAtWork, visit: str
) -> None:
    found = brief(desk, visit, FOCAL_POINTS)
    assert SECRET not in everything(found)
    assert found.left_out == {"person": 2, "recommendation": 1, "place": 1, "programme_item": 1}
    assert found.fields_left_out == 1
    with desk.database.reading() as session:
        partner = for_partner(session, "BBB")
    given = brief(desk, visit, partner)
    assert "For partners" in everything(given)
    assert given.label is Label.PARTNERS
    assert brief(desk, visit, EVERYBODY).sections == ()
    assert brief(desk, visit, EVERYBODY).left_out == {"visit": 1}


def test_brief_of_this_desk_holds_what_is_internal_and_nobody_at_risk(
    desk: DeskAtWork, visit: str
) -> None:
    found = brief(desk, visit, THIS_DESK)
    assert found.label is Label.INTERNAL
    assert "+41 79" in everything(found)
    assert found.left_out == {"person": 1}
    assert not found.is_whole
    assert file_name(found, "brief") == "brief_TUN_2027-02-08_internal"
    assert SECRET not in repr(texts(found, "contacts"))


def test_driver_gets_times_and_places_and_no_names(desk: DeskAtWork, visit: str) -> None:
    with desk.database.reading() as session:
        found = driver_programme(session, visit, FOCAL_POINTS)
        nothing = driver_programme(session, visit, EVERYBODY)
    assert texts(found, "driver") == [
        ["2027-02-08", "09:00–12:00", "Mornaguia <prison>"],
        ["2027-02-08", "14:00–15:00", ""],
        ["", "", ""],
    ]
    assert nothing.sections == ()
    for name in ("Keller", "director", "cells", "Victims", "Hotel", "Somewhere", SECRET):
        assert name not in everything(found)


def test_empty_visit_makes_a_brief_all_the_same(desk: DeskAtWork) -> None:
    bare = desk.add("visit", country="NRU")
    found = brief(desk, bare, THIS_DESK)
    assert file_name(found, "brief") == "brief_NRU_network"
    assert found.is_whole
    with desk.database.reading() as session:
        assert driver_programme(session, bare, THIS_DESK).sections == ()


def test_page_escapes_values_and_speaks_with_the_words_given(desk: DeskAtWork, visit: str) -> None:
    words = Wording(
        "Brief <Tunisia>",
        "8 Feb",
        "Network",
        "Not everything need be in it",
        str.upper,
        str.title,
        lambda kind, text: f"{kind}:{text}",
        "ar",
        right_to_left=True,
    )
    page = brief_html(brief(desk, visit, FOCAL_POINTS), words)
    assert 'lang="ar" dir="rtl"' in page
    assert "Brief &lt;Tunisia&gt;" in page
    assert "Mornaguia &lt;prison&gt;" in page
    assert "<prison>" not in page
    assert "<h2>PROGRAMME</h2>" in page
    assert "First\u2069<br>\u2068Second" in page, "each line has its own direction"
    assert "Second\u2069<br><br>\u2068Third" in page, "paragraphs stay apart"
    assert '<table width="100%" dir="rtl">' in page
    assert '<td dir="ltr">time:09:00–12:00</td>' in page
    assert "Not everything need be in it" in page


def test_a_page_has_the_recommendations_of_the_visit_first_and_says_where_it_ends(
    desk: DeskAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrdesk.operations.brief_gate.MOST", 2)
    old = desk.add("recommendation", text="Oldest, to assess", country="FJI", date="1999")
    for year in (2021, 2022, 2023):
        desk.add(
            "recommendation", text=f"Closed {year}", country="FJI", date=str(year), state="done"
        )
        desk.add("recommendation", text=f"Open {year}", country="FJI", date=str(year))
    visit = desk.add("visit", country="FJI", dates="2027-02-08", recommendations=[old])
    with desk.database.reading() as session:
        brief = brief_of(session, visit, FOCAL_POINTS)
    (found,) = (each for each in brief.sections if each.key == "recommendations")
    assert [row[0][1] for row in found.rows] == ["Oldest, to assess", "Open 2023"]
    assert brief.cut == {"recommendations": 4}
