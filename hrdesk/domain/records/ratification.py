"""Ratifications: where a State stands with an instrument, and the report that falls due."""

from hrdesk.domain.codes import RatificationStatus, Verified
from hrdesk.domain.fields import Kind, field, record
from hrdesk.domain.records.base import Record


@record("RAT", plural="ratifications", title=("country", "instrument"))
class Ratification(Record):
    """One State and one instrument (A/HRC/23/18, Annex II, joint promotion of ratification).

    `bound` is the day of ratification, accession or succession. `report_due` and `npm_due`, where
    somebody wrote them, stand before what follows from the instrument.
    """

    country: str = field(Kind.COUNTRY, required=True)
    instrument: str = field(Kind.LINK, to="instrument", required=True, width=26)
    status: str = field(Kind.CODE, codes=RatificationStatus, width=12)
    signed: str = field(Kind.DATE, width=12)
    bound: str = field(Kind.DATE, width=12)
    complaints: str = field(Kind.BOOL, width=10)
    reservations: str = field(Kind.LONG_TEXT, width=30)
    report_due: str = field(Kind.DATE, width=12)
    report_received: str = field(Kind.DATE, width=12)
    npm_due: str = field(Kind.DATE, width=12)
    verified: str = field(Kind.CODE, codes=Verified, width=12)
    source: str = field(Kind.TEXT, width=30)
    notes: str = field(Kind.LONG_TEXT, width=40)
