"""Whom and where a quick line may mean: people of the desk by their names, zones by their cities."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QTimeZone

from hrdesk.domain.dates import is_zone
from hrdesk.domain.text import normalised, words_of
from hrdesk.store import listing
from hrdesk.store.listing import Query
from hrdesk.store.session import Session
from hrdesk.ui.other_cities import ALSO_THERE

_MOST = 40


def people_named(session: Session, typed: str) -> list[tuple[str, str]]:
    """People each part of whose typed name begins a word of theirs: `A.Hassan`, `Hassan`."""
    parts = words_of(typed.replace(".", " ").replace("_", " "))
    if not parts:
        return []
    refs = listing.keys(session, Query("person", max(parts, key=len)))[:_MOST]
    titles = listing.titles(session, refs)
    return [(ref, titles[ref]) for ref in refs if ref in titles and _fits(parts, titles[ref])]


def zone_of_city(name: str) -> str:
    """The zone of a city, or a zone by its own name; empty for any other word."""
    return _cities().get(normalised(name).replace("_", " "), "")


def _fits(parts: Sequence[str], title: str) -> bool:
    words = words_of(title)
    return all(any(word.startswith(part) for word in words) for part in parts)


@cache
def _cities() -> dict[str, str]:
    found = {normalised(city): zone for city, zone in ALSO_THERE.items()}
    for raw in QTimeZone.availableTimeZoneIds():
        zone = bytes(raw.data()).decode()
        area, _, city = zone.rpartition("/")
        if area and not area.startswith("Etc") and is_zone(zone):
            found.setdefault(normalised(city.replace("_", " ")), zone)
            found[normalised(zone.replace("_", " "))] = zone
    return found
