"""The time zone of a country, where it has one clock only."""

from datetime import datetime

from PySide6.QtCore import QLocale, QTimeZone

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
    territory = QLocale.codeToTerritory(country.iso2)
    names = [bytes(each.data()).decode() for each in QTimeZone.availableTimeZoneIds(territory)]
    return [each for each in names if is_zone(each)]
