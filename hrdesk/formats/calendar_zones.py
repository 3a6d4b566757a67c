"""Time zones as calendars of other programs name them, as the names of the IANA database.

Outlook and Exchange name zones as Windows does, Evolution and Thunderbird with a path before the
name, Lotus by names of its own; then the rules that the file brings tell which zone is meant.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from hrdesk.domain.dates import is_zone

UTC_NAME = "UTC"
_UTC_NAMES = frozenset({"z", "utc", "gmt", "etc/utc", "tzone://microsoft/utc"})
# Twice a month tells zones apart that change their clocks on different days.
_COMPARED_DAYS = (7, 22)
_MONTHS = 12
# Clocks change by the year; a zone that says otherwise would be looked through without an end.
_NOT_YEARLY = re.compile("FREQ=(?!YEARLY)", re.IGNORECASE)


class Zones:
    """The zones of one file; `preferred` are taken first where several have the same rules."""

    def __init__(self, told: Iterable[str], preferred: Sequence[str]) -> None:
        self._rules = dict(_rules(told))
        self._preferred = [each for each in preferred if is_zone(each)]
        self._names: dict[str, str] = {}

    def name(self, told: str, year: int) -> str:
        """The name of a zone; empty where no zone is like it."""
        if told not in self._names:
            name = _by_name(told)
            if _is_of_windows(told):
                # Such a zone is many countries; the reader's own where it has the same clock.
                name = self._preferred_like(name, year)
            self._names[told] = name or self._by_rules(told, year)
        return self._names[told]

    def rules(self, told: str) -> tzinfo | None:
        """The rules that the file brings for a zone."""
        zone = self._rules.get(told)
        return None if zone is None else zone[1]

    def _preferred_like(self, name: str, year: int) -> str:
        wanted = _known_offsets(name, year)
        same = (each for each in self._preferred if _known_offsets(each, year) == wanted)
        return next(same, name)

    def _by_rules(self, told: str, year: int) -> str:
        if told not in self._rules:
            return ""
        said, rules = self._rules[told]
        if is_zone(said):
            return said
        wanted = _offsets(rules, year)
        usual = dict.fromkeys((*self._preferred, *WINDOWS_TO_OLSON.values()))
        found = (each for each in usual if is_zone(each) and _known_offsets(each, year) == wanted)
        return next(found, "") if wanted else ""


def _is_of_windows(told: str) -> bool:
    return told.strip(' "') in WINDOWS_TO_OLSON


def _by_name(told: str) -> str:
    name = told.strip(' "')
    if name.lower() in _UTC_NAMES:
        return UTC_NAME
    name = name.strip("/")
    parts = name.split("/")
    # The longest end first: `America/Argentina/Buenos_Aires` has two strokes of its own.
    for candidate in ("/".join(parts[start:]) for start in range(len(parts))):
        zone = WINDOWS_TO_OLSON.get(candidate, candidate)
        if is_zone(zone):
            return zone
    return ""


def _rules(told: Iterable[str]) -> Iterable[tuple[str, tuple[str, tzinfo]]]:
    """The zones that a file describes, by name; those that say nothing sensible are left out."""
    for text in told:
        if _NOT_YEARLY.search(text):
            continue
        try:
            zone = Timezone.from_ical(text)
            assert isinstance(zone, Timezone)
            rules = zone.to_tz(lookup_tzid=False)
            name, said = str(zone["TZID"]), str(zone.get("X-LIC-LOCATION", ""))
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            continue
        yield name, (said, rules)


@lru_cache(maxsize=1024)
def _known_offsets(zone: str, year: int) -> tuple[timedelta | None, ...]:
    return _offsets(ZoneInfo(zone), year)


def _offsets(rules: tzinfo, year: int) -> tuple[timedelta | None, ...]:
    try:
        return tuple(
            datetime(year, month, day, 12, tzinfo=UTC).astimezone(rules).utcoffset()
            for month in range(1, _MONTHS + 1)
            for day in _COMPARED_DAYS
        )
    except (ValueError, OverflowError, TypeError):
        return ()
