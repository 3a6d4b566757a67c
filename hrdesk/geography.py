"""The countries by name in five languages, and the intergovernmental bodies they belong to.

Shown and written are the United Nations' names; every other known name is understood.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hrdesk.domain.text import words_of
from hrdesk.resources import resource

LANGUAGES = ("en", "fr", "es", "ar", "ru")
# Below this a likeness is chance.
_LIKE_ENOUGH, _MOST_NEAR = 70, 4
_SAY_NOTHING = frozenset({"the", "and"})


@dataclass(frozen=True, slots=True)
class Country:
    """A State, by its ISO 3166-1 alpha-3 code; `names` by language, as the UN writes them."""

    code: str
    iso2: str
    name: str
    names: Mapping[str, str]
    other_names: tuple[str, ...]
    un_status: str
    organisations: tuple[str, ...]


@cache
def countries() -> Mapping[str, Country]:
    """All countries by code."""
    with resource("reference", "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["iso3"]: _country(row) for row in csv.DictReader(file)}


@cache
def country_names(language: str = "en") -> dict[str, str]:
    """The name of every country by code; English where the language is not known."""
    known = language if language in LANGUAGES else "en"
    return {code: each.names[known] for code, each in countries().items()}


def find_country(text: str) -> str | None:
    """The code of the country a person means, by any of its names or by ISO code.

    Case, accents, brackets and the order of words do not matter: `Congo, Democratic Republic
    of the` is found as well. An alpha-2 code counts in capitals only: `no` is no country.
    """
    wanted = text.strip()
    if wanted.upper() in countries():
        return wanted.upper()
    return _by_alpha2().get(wanted) or _by_name().get(_key(wanted))


def near_countries(text: str) -> list[str]:
    """The codes of the countries that a mistyped name may mean, the likest first."""
    # Most commands have no use for it.
    from rapidfuzz import fuzz

    wanted = " ".join(_key(text))
    found: dict[str, float] = {}
    for key, code in _by_name().items():
        likeness = fuzz.ratio(wanted, " ".join(key), score_cutoff=_LIKE_ENOUGH)
        found[code] = max(found.get(code, 0.0), likeness)
    likest = sorted((-likeness, code) for code, likeness in found.items() if likeness)
    return [code for _, code in likest[:_MOST_NEAR]]


def neighbours(code: str) -> frozenset[str]:
    """The countries with a land border to a country, both by code; none for an unknown code."""
    return _by_border().get(code, frozenset())


def members(organisation: str) -> tuple[str, ...]:
    """The codes of the members of an intergovernmental body, by its acronym (`AU`)."""
    return tuple(code for code, each in countries().items() if organisation in each.organisations)


def _country(row: Mapping[str, str]) -> Country:
    return Country(
        code=row["iso3"],
        iso2=row["iso2"],
        name=row["en"],
        names={language: row[language] for language in LANGUAGES},
        other_names=_listed(row["other_names"]),
        un_status=row["un_status"],
        organisations=_listed(row["organisations"]),
    )


@cache
def _by_name() -> dict[tuple[str, ...], str]:
    return {
        _key(name): each.code
        for each in countries().values()
        for name in (*each.names.values(), *each.other_names)
    }


@cache
def _by_border() -> dict[str, frozenset[str]]:
    with resource("reference", "neighbours.csv").open(encoding="utf-8", newline="") as file:
        return {row["iso3"]: frozenset(_listed(row["neighbours"])) for row in csv.DictReader(file)}


@cache
def _by_alpha2() -> dict[str, str]:
    return {each.iso2: each.code for each in countries().values()}


def _key(name: str) -> tuple[str, ...]:
    return tuple(sorted(set(words_of(name)) - _SAY_NOTHING))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in cell.split(";") if each.strip())
