"""What time it is elsewhere when something happens, and where nobody works then."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hrdesk.domain.dates import Span, is_zone, local
from hrdesk.store.partners import partners
from hrdesk.ui.calendar.spoken import short_day_words, times_words, zone_words
from hrdesk.ui.calendar.working import USUAL, Hours, hours_of, is_within
from hrdesk.ui.desk import Desk
from hrdesk.ui.language import isolated
from hrdesk.ui.settings import Settings
from hrdesk.ui.words import comma, semicolon

_MOST = 4
translate = QCoreApplication.translate


class Elsewhere:
    """Tells the line under dates, for the zones of partners and those chosen in the calendar."""

    def __init__(self, desk: Desk, settings: Settings, named: Callable[[], Sequence[str]]) -> None:
        self._desk, self._settings, self._named = desk, settings, named

    def __call__(self, span: Span) -> str:
        """The line for a span; empty for whole days, which are the same everywhere."""
        home, hours = self._desk.database.identity.zone, hours_of(*self._settings.working_hours)
        return elsewhere_words(span, home, self._zones(), hours)

    def _zones(self) -> list[str]:
        """Those chosen first; of partners only those the record names, where it names any."""
        chosen = self._settings.kept_text("calendar", "zones").split()
        named = set(self._named())
        known = self._desk.read(partners)
        theirs = [each.zone for each in known if not named or each.code in named]
        return list(dict.fromkeys(zone for zone in (*chosen, *theirs) if is_zone(zone)))[:_MOST]


def elsewhere_words(span: Span, home: str, zones: Sequence[str], hours: Hours = USUAL) -> str:
    """`= 08:00 New York, 17:00 Tbilisi; outside working hours in New York`."""
    starts, ends = span.starts_at(), span.ends_at()
    if starts is None:
        return ""
    others = [zone for zone in dict.fromkeys(zones) if zone not in (span.zone, home)]
    told = comma().join(_time(span, starts, ends, zone) for zone in others)
    places = dict.fromkeys((span.zone, home, *others))
    outside = [zone_words(zone) for zone in places if not is_within(span, zone, hours)]
    parts = [f"= {told}"] if told else []
    if outside and told:
        said = translate("Elsewhere", "outside working hours in {cities}")
        parts.append(said.format(cities=isolated(comma().join(outside))))
    elif outside:
        said = translate("Elsewhere", "Outside working hours in {cities}")
        parts.append(said.format(cities=isolated(comma().join(outside))))
    return semicolon().join(parts)


def _time(span: Span, starts: datetime, ends: datetime | None, zone: str) -> str:
    """The time there, with the day where it is another one."""
    there = local(starts, zone).date()
    said = times_words(starts, ends, zone)
    if there != span.first:
        said = f"{short_day_words(there)} {said}"
    return f"{said} {isolated(zone_words(zone))}"
