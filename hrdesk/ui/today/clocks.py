"""The clocks over the page: home, the partners' zones, and where the next visit goes."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hrdesk.operations.attention import Motion, Phase
from hrdesk.operations.programme import programme_of
from hrdesk.store.partners import partners, sent_to
from hrdesk.store.session import Session
from hrdesk.ui.calendar.country_zone import zone_of_country
from hrdesk.ui.calendar.spoken import time_words, zone_words
from hrdesk.ui.language import isolated

_MOST_PARTNERS, _MOST = 2, 4


def zones_to_show(session: Session, visits: Sequence[Motion], now: datetime) -> list[str]:
    """The zones of the clocks, home first, none twice and none that shows the same city."""
    zones = [session.identity.zone, *_partner_zones(session)[:_MOST_PARTNERS]]
    going = [each for each in visits if each.phase is not Phase.AFTER]
    zones += [zone for each in going[:1] if (zone := _visit_zone(session, each, now))]
    return list(dict.fromkeys(zones))[:_MOST]


def clock_words(zones: Sequence[str], now: datetime) -> str:
    """`Zurich 09:24 · New York 03:24`."""
    template = QCoreApplication.translate("TodayPage", "{city} {time}")
    said = [
        template.format(city=isolated(zone_words(zone)), time=time_words(now, zone))
        for zone in zones
    ]
    return " · ".join(said)


def _partner_zones(session: Session) -> list[str]:
    """Those written to last come first."""
    order = [sent.partner for sent in sent_to(session)]
    known = [each for each in partners(session) if each.zone]
    last = len(order)
    known.sort(key=lambda each: order.index(each.code) if each.code in order else last)
    return [each.zone for each in known]


def _visit_zone(session: Session, visit: Motion, now: datetime) -> str:
    """As its programme has it, else that of the country where it has one only."""
    named = (each.zone for each in programme_of(session, visit.ref) if each.zone)
    return next(named, "") or zone_of_country(visit.country, now)
