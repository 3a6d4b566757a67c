"""The time zone of a country, where it has one clock only."""

import pkgutil
from collections import defaultdict
from datetime import datetime
from functools import lru_cache

from hrdesk.domain.dates import is_zone
from hrdesk.geography import countries
from hrdesk.ui.calendar.spoken import time_words


def zone_of_country(code: str, now: datetime) -> str:
    """Empty where a country is not known, or its clocks tell different times."""
    known = _zones_of(code)
    clocks = {time_words(now, each) for each in known}
    return known[0] if len(clocks) == 1 else ""


def has_clock(code: str, zone: str, now: datetime) -> bool:
    """Whether all clocks of a country are those of this zone, also if it is not named after them."""
    return zone in _zones_of(code) and bool(zone_of_country(code, now))


def _zones_of(code: str) -> list[str]:
    country = countries().get(code)
    if country is None:
        return []
    return [each for each in _zones_by_country().get(country.iso2, []) if is_zone(each)]


@lru_cache(maxsize=1)
def _zones_by_country() -> dict[str, list[str]]:
    """As the package tzdata lists them, by the codes of ISO 3166-1 with two letters.

    Qt reads all that it knows of all languages first, which takes as long as to paint a page.
    """
    listed = (pkgutil.get_data("tzdata", "zoneinfo/zone.tab") or b"").decode()
    found = defaultdict(list)
    for line in listed.splitlines():
        if line and not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            found[code].append(zone)
    return found
