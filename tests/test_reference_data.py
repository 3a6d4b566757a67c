"""The reference lists are whole, agree with each other and say what is not checked."""

import csv
from collections import Counter

import pytest

from hrdesk.geography import countries
from hrdesk.resources import resource


def rows(name: str) -> list[dict[str, str]]:
    with resource("reference", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(text: str) -> list[str]:
    return [each for each in text.split("; ") if each]


FILES = sorted(path.name for path in resource("reference").glob("*.csv"))
SHIPPED = ("organisations.csv", "human_rights_days.csv", "instruments.csv")
NUMBERS = {
    "countries.csv": 196,
    "groups.csv": 25,
    "human_rights_days.csv": 78,
    "instruments.csv": 48,
    "neighbours.csv": 157,
    "organisations.csv": 144,
    "themes.csv": 84,
    "upr_reviews.csv": 194,
    "upr_sessions.csv": 14,
}


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_every_column(name: str) -> None:
    with resource("reference", name).open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert {len(line) for line in lines} == {len(lines[0])}
    assert not [cell for line in lines for cell in line if cell != cell.strip()]


def test_nothing_is_lost() -> None:
    assert {name: len(rows(name)) for name in FILES} == NUMBERS


def test_country_codes_are_unique() -> None:
    for column in ("iso3", "iso2", "en"):
        assert len({row[column] for row in rows("countries.csv")}) == 196
    assert Counter(row["un_status"] for row in rows("countries.csv")) == {
        "member": 193,
        "observer": 2,
        "": 1,
    }


def test_organisations_are_of_every_kind_of_the_network() -> None:
    assert Counter(row["type"] for row in rows("organisations.csv")) == {
        "special_procedure": 60,
        "field_presence": 31,
        "regional_mechanism": 21,
        "intergovernmental": 11,
        "treaty_body": 10,
        "ohchr_section": 9,
        "other": 2,
    }


def test_keys_are_unique_and_plain() -> None:
    keys = [row["key"] for name in SHIPPED for row in rows(name)]
    assert len(set(keys)) == len(keys)
    assert all(key.isascii() and " " not in key for key in keys)


def test_an_acronym_or_alias_means_one_organisation() -> None:
    names = Counter(
        name.casefold()
        for row in rows("organisations.csv")
        for name in {row["acronym"], *cells(row["aliases"])}
        if name
    )
    assert not [name for name, number in names.items() if number > 1]


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("ACPHR", "organisation/ACHPR"),
        ("AfHPR", "organisation/AfCHPR"),
        ("AfHR", "organisation/AfCHPR"),
        ("IACourtHR", "organisation/IACtHR"),
        ("ECOWAS CJ", "organisation/ECOWAS-CCJ"),
        ("CIDH", "organisation/IACHR"),
    ],
)
def test_spellings_of_the_report_are_known(spelling: str, key: str) -> None:
    assert [
        row["key"] for row in rows("organisations.csv") if spelling in cells(row["aliases"])
    ] == [key]


def test_every_entry_says_whether_it_is_checked_and_where_it_comes_from() -> None:
    for name in SHIPPED:
        for row in rows(name):
            assert row["verified"] in ("verified", "unverified"), row["key"]
            assert row["source"], row["key"]
            unchecked = "not checked" in row["source"]
            assert not (unchecked and row["verified"] == "verified"), row["key"]


def test_themes_are_those_that_are_suggested() -> None:
    suggested = {row["name"] for row in rows("themes.csv")}
    used = {theme for name in SHIPPED for row in rows(name) for theme in cells(row["themes"])}
    assert used <= suggested
    assert not [theme for theme in suggested if ";" in theme]


def test_each_state_is_reviewed_once_in_the_cycle() -> None:
    reviews = [row for row in rows("upr_reviews.csv") if row["status"] != "postponed"]
    states = [row["country"] for row in reviews]
    assert len(set(states)) == len(states) == 193
    assert set(states) <= set(countries())
    assert [row["session"] for row in reviews if row["country"] == "USA"] == ["53"]


def test_sessions_without_published_dates_are_marked() -> None:
    sessions = {row["session"]: row for row in rows("upr_sessions.csv")}
    assert list(sessions) == [str(number) for number in range(41, 55)]
    unsure = [key for key, row in sessions.items() if row["dates_verified"] == "unverified"]
    assert unsure == ["52", "53", "54"]
    guessed = [key for key, row in sessions.items() if row["deadlines_verified"] == "unverified"]
    assert guessed == ["52", "53", "54"]


def test_members_of_a_session_of_the_cycle_are_counted() -> None:
    numbers = Counter(row["session"] for row in rows("upr_reviews.csv") if row["session"])
    assert set(numbers.values()) <= {12, 13, 14}


def test_instruments_belong_to_bodies_and_parents_that_are_known() -> None:
    known = {row["key"] for name in SHIPPED for row in rows(name)}
    instruments = rows("instruments.csv")
    for row in instruments:
        named = (cell for column in ("body", "parent", "open_to") for cell in cells(row[column]))
        assert {each.removeprefix("@") for each in named} <= known, row["key"]
        assert row["verified"] == "unverified", "nobody has held the dates against a source"
        entered = row["entered_into_force"]
        assert not entered or row["adopted"] < entered, row["key"]
    assert Counter(row["system"] for row in instruments) == {"united_nations": 18, "regional": 30}
