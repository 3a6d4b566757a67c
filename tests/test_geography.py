"""Countries are found by every name people write, and only by those."""

import pytest

from hrdesk.domain import countries as codes
from hrdesk.domain.text import normalised
from hrdesk.geography import (
    LANGUAGES,
    countries,
    country_names,
    find_country,
    members,
    near_countries,
    neighbours,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mexico", "MEX"),
        ("  méxico ", "MEX"),
        ("Mexique", "MEX"),
        ("المكسيك", "MEX"),
        ("Мексика", "MEX"),
        ("MX", "MEX"),
        ("mex", "MEX"),
        ("Congo, The Democratic Republic of the", "COD"),
        ("DR Congo", "COD"),
        ("Republic of the Congo", "COG"),
        ("Cote d’Ivoire", "CIV"),
        ("Turkey", "TUR"),
        ("Bolivia", "BOL"),
        ("Republic of Korea", "KOR"),
        ("DPRK", "PRK"),
        ("Trinidad & Tobago", "TTO"),
        ("and", "AND"),
        ("NO", "NOR"),
        ("الجزائر", "DZA"),
        ("الجــزائر", "DZA"),
        ("Sahrawi Arab Democratic Republic", "ESH"),
    ],
)
def test_a_country_is_found_by_any_of_its_names(text: str, code: str) -> None:
    assert find_country(text) == code


@pytest.mark.parametrize("text", ["", "  ", "no", "Atlantis", "the", "ZZ", "Korea"])
def test_what_names_no_country_finds_none(text: str) -> None:
    assert find_country(text) is None


def test_all_names_lead_back_to_their_country() -> None:
    wrong = {
        (name, find_country(name))
        for each in countries().values()
        for name in (each.code, each.iso2, *each.names.values(), *each.other_names)
        if find_country(name) != each.code
    }
    assert not wrong


def test_the_list_is_the_one_that_records_know() -> None:
    assert len(countries()) == 196
    assert set(countries()) == codes.KNOWN


def test_names_are_the_united_nations_own() -> None:
    assert country_names()["BOL"] == "Bolivia (Plurinational State of)"
    assert country_names("fr")["PSE"] == "État de Palestine"
    assert country_names("de") == country_names("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_countries_bear_the_same_name(language: str) -> None:
    names = country_names(language)
    assert len({normalised(name) for name in names.values()}) == len(names) == 196
    assert all(names.values())


@pytest.mark.parametrize(
    ("organisation", "number"),
    [
        ("AU", 55),
        ("OAS", 34),
        ("CoE", 46),
        ("OSCE", 57),
        ("ASEAN", 11),
        ("OIC", 57),
        ("LAS", 22),
        ("ECOWAS", 12),
        ("EU", 27),
    ],
)
def test_members_are_counted(organisation: str, number: int) -> None:
    assert len(members(organisation)) == number


def test_the_sahrawi_republic_belongs_to_the_african_union_alone() -> None:
    assert countries()["ESH"].organisations == ("AU",)
    assert countries()["ESH"].un_status == ""


def test_borders_are_known_from_both_sides() -> None:
    assert neighbours("GEO") == {"ARM", "AZE", "RUS", "TUR"}
    assert neighbours("JPN") == neighbours("nowhere") == frozenset()
    assert all(code in neighbours(other) for code in countries() for other in neighbours(code))
    assert {other for code in countries() for other in neighbours(code)} <= set(countries())


def test_mistyped_names_are_like_those_that_are_meant() -> None:
    assert near_countries("Tunesia")[0] == "TUN"
    assert near_countries("Mexcio")[0] == "MEX"
    assert near_countries("Camerun")[0] == "CMR"
    assert {"NGA", "NER"} <= set(near_countries("Nigera"))
    assert near_countries("Xqzzw") == []
    assert len(near_countries("Guinea")) <= 4
