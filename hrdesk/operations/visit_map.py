"""Visits by country and year, for a map of them; and which countries are those of this desk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrdesk.domain.certainty import Certainty, certainty_of
from hrdesk.geography import countries, members
from hrdesk.operations.time_line import VisitLine
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.store.session import Session

# What is ahead counts before what is over, and what is sure before what is not.
_SUREST_LAST = (
    Certainty.OFF,
    Certainty.HELD,
    Certainty.UNSAID,
    Certainty.TENTATIVE,
    Certainty.FORECAST,
    Certainty.CONFIRMED,
)


@dataclass(frozen=True, slots=True)
class CountryVisits:
    """The visits to one country; `surest` is the one whose pattern the country is painted in."""

    code: str
    visits: tuple[VisitLine, ...]
    surest: VisitLine


def by_country(lines: Iterable[VisitLine], year: int | None) -> dict[str, CountryVisits]:
    """Visits that take place by country, those that touch a year or all of them."""
    found: dict[str, list[VisitLine]] = {}
    for line in lines:
        if line.country and not line.is_off and _touches(line, year):
            found.setdefault(line.country, []).append(line)
    return {
        code: CountryVisits(code, tuple(several), max(several, key=_surety))
        for code, several in found.items()
    }


def years_of(lines: Iterable[VisitLine]) -> list[int]:
    """The years in which there are visits, the latest first."""
    years = {
        year
        for line in lines
        if line.first is not None and line.last is not None
        for year in range(line.first.year, line.last.year + 1)
    }
    return sorted(years, reverse=True)


def regions() -> list[str]:
    """The intergovernmental bodies whose members are known, by acronym."""
    return sorted({name for each in countries().values() for name in each.organisations})


def own_region(session: Session) -> str:
    """The body that this desk belongs to, by the organisation with its code; empty for none."""
    known = regions()
    code = session.identity.code
    refs = listing.keys(session, Query("organisation", where={"acronym": [code]}))
    acronyms = [code, *_parents(session, refs)]
    return next((each for each in acronyms if each in known), "")


def region_members(region: str) -> Sequence[str]:
    """The countries of a region; none for the whole world."""
    return members(region) if region else ()


def _parents(session: Session, refs: Sequence[str]) -> list[str]:
    found = []
    for row in listing.lines(session, "organisation", refs):
        parent = row.values.get("parent", "")
        for each in listing.lines(session, "organisation", [parent] if parent else []):
            found.append(each.values.get("acronym", ""))
    return found


def _touches(line: VisitLine, year: int | None) -> bool:
    if year is None:
        return True
    if line.first is None or line.last is None:
        return False
    return line.first.year <= year <= line.last.year


def _surety(line: VisitLine) -> int:
    return _SUREST_LAST.index(certainty_of(line.status, line.firmness))
