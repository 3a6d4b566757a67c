"""The time zone of a country, where it has one clock only."""

from datetime import datetime

from PySide6.QtCore import QLocale, QTimeZone

from hrdesk.domain.dates import is_zone
from hrdesk.geography import countries
from hrdesk.ui.calendar.spoken import time_words


def zone_of_country(code: str, now: datetime) -> str:
    """Empty where a country is not known, or its clocks tell different times."""
    country = countries().get(code)
    if country is None:
        return ""
    territory = QLocale.codeToTerritory(country.iso2)
    names = [bytes(each.data()).decode() for each in QTimeZone.availableTimeZoneIds(territory)]
    known = [each for each in names if is_zone(each)]
    clocks = {time_words(now, each) for each in known}
    return known[0] if len(clocks) == 1 else ""
