"""Activities: sessions, meetings, deadlines, days and everything else with a date."""

from hrdesk.domain.codes import ActivityStatus, ActivityType, Horizon, Priority, Stage, Verified
from hrdesk.domain.countries import CODES
from hrdesk.domain.fields import Kind, field, record
from hrdesk.domain.label import Label
from hrdesk.domain.records.base import Record


@record("ACT", plural="activities", title=("title",))
class Activity(Record):
    """Something that stands in the calendar; `recurrence` is an RFC 5545 rule (RRULE value).

    `exceptions` are the days of a series that are left out, as it would begin on them. One that
    was moved or changed is a record of its own: it names its `series` and, as `occurrence`, the
    day in place of which it stands (what RFC 5545 calls EXDATE and RECURRENCE-ID).

    In a joint activity the `organisers` are the partners, of whom `leads` lead, and `informed` are
    kept informed (A/HRC/23/18, Annex II, the matrix of joint activities). `external_key` is the
    UID of the calendar that it came from: what another program calls it is nobody else's business.
    """

    title: str = field(Kind.TEXT, required=True, width=40)
    type: str = field(Kind.CODE, codes=ActivityType, width=18)
    dates: str = field(Kind.SPAN, width=16)
    recurrence: str = field(Kind.TEXT, width=20)
    exceptions: tuple[str, ...] = field(Kind.SET, width=20, days=True)
    series: str = field(Kind.LINK, to="activity", width=22)
    occurrence: str = field(Kind.DATE, width=12, days=True)
    place: str = field(Kind.TEXT, width=22)
    city: str = field(Kind.TEXT)
    country: str = field(Kind.COUNTRY)
    countries: tuple[str, ...] = field(Kind.SET, codes=CODES, width=20)
    themes: tuple[str, ...] = field(Kind.SET, width=24)
    organisers: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=26)
    leads: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=24)
    informed: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=24)
    participants: tuple[str, ...] = field(Kind.LINKS, to="person", width=30)
    trainers: tuple[str, ...] = field(Kind.LINKS, to="person", width=26)
    audience: str = field(Kind.TEXT, width=22)
    horizon: str = field(Kind.CODE, codes=Horizon, width=10)
    stage: str = field(Kind.CODE, codes=Stage, width=18)
    status: str = field(Kind.CODE, codes=ActivityStatus, width=12)
    priority: str = field(Kind.CODE, codes=Priority, width=10)
    inputs_by: str = field(Kind.DATE, width=12)
    lead_days: str = field(Kind.NUMBER, width=10)
    clearances: tuple[str, ...] = field(Kind.SET, width=30)
    agenda: str = field(Kind.LONG_TEXT, width=40)
    conclusions: str = field(Kind.LONG_TEXT, width=40)
    output: str = field(Kind.TEXT, width=28)
    link: str = field(Kind.URL, width=28)
    verified: str = field(Kind.CODE, codes=Verified, width=12)
    source: str = field(Kind.TEXT, width=30)
    external_key: str = field(Kind.TEXT, floor=Label.INTERNAL)
    notes: str = field(Kind.LONG_TEXT, width=40)
