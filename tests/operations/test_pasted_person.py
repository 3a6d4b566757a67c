"""A pasted signature as the fields of a person: the organisation is the one this desk knows."""

import pytest

from hrdesk.operations.pasted_person import person_of
from tests.worlds import DeskAtWork


def test_lines_go_into_fields_and_the_others_into_the_notes(a: DeskAtWork) -> None:
    body = a.add("organisation", name="African Commission", acronym="ACHPR")
    with a.database.reading() as session:
        found = person_of(
            session,
            "Awa KEITA, PhD\nSenior Legal Officer\nProtection Section\nACHPR\nMember of the bar\n"
            "Palais 7, Banjul\nawa@x.example; a.keita@y.example\n+220 441 05 05\n+220 441 05 06\n"
            "Mob +220 770 11 22\nMob +220 770 11 33\nSignal: +220 770 11 22",
        )
    assert found == {
        "name": "Keita, Awa",
        "organisation": body,
        "function": "Senior Legal Officer",
        "section": "Protection Section",
        "email": "awa@x.example",
        "other_emails": ("a.keita@y.example",),
        "phone": "+220 441 05 05",
        "mobile": "+220 770 11 22",
        "call_handles": ("Signal: +220 770 11 22",),
        "notes": "Member of the bar\nPalais 7, Banjul\nPhD\n+220 441 05 06\n+220 770 11 33",
    }


@pytest.mark.parametrize(
    "line",
    [
        "Secretariat of the African Commission on Human and Peoples’ Rights",
        "Secretariat of ACHPR",
        "Secrétariat de la Commission africaine",
    ],
)
def test_a_part_of_an_organisation_says_which_it_is_of(a: DeskAtWork, line: str) -> None:
    body = a.add(
        "organisation",
        name="African Commission on Human and Peoples' Rights",
        acronym="ACHPR",
        aliases=["Commission africaine"],
    )
    with a.database.reading() as session:
        found = person_of(session, f"Awa Keita\n{line}\n+220 441 05 05")
    assert (found["organisation"], found["section"]) == (body, line)


def test_an_organisation_that_nobody_knows_is_not_invented(a: DeskAtWork) -> None:
    with a.database.reading() as session:
        found = person_of(session, "Awa Keita\nChief\nBureau of nowhere\nNobody knows it")
    assert found == {
        "name": "Awa Keita",
        "function": "Chief",
        "section": "Bureau of nowhere",
        "notes": "Nobody knows it",
    }


def test_what_a_person_wrote_stays_and_the_notes_take_what_differs(a: DeskAtWork) -> None:
    body = a.add("organisation", name="African Commission", acronym="ACHPR")
    kept = {"function": "Chief", "email": "awa@x.example", "organisation": "ORG", "notes": "Met."}
    signature = "Awa Keita\nRapporteur\nACHPR\nawa@x.example\nMob +220 770 11 22"
    with a.database.reading() as session:
        found = person_of(session, signature, kept)
        assert person_of(session, signature)["organisation"] == body
    assert found == {
        "name": "Awa Keita",
        "mobile": "+220 770 11 22",
        "notes": "Met.\nRapporteur\nACHPR",
    }
