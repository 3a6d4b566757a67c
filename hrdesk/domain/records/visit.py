"""Country visits of one or more mechanisms, from forecast to feedback."""

from hrdesk.domain.codes import Firmness, TermsOfReference, VisitStatus, VisitType
from hrdesk.domain.fields import Kind, field, record
from hrdesk.domain.records.base import Record


@record("VIS", plural="visits", title=("country", "dates"))
class Visit(Record):
    """A visit of mechanisms to a country (A/HRC/23/18, Annex II, mid-term point on visits).

    `steps` is the dated history of its status and `feedback_to` to whom feedback was given, as
    `hrdesk.domain.steps` writes them.
    """

    country: str = field(Kind.COUNTRY, required=True)
    mechanisms: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=30)
    leads: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=24)
    dates: str = field(Kind.SPAN, width=16)
    firmness: str = field(Kind.CODE, codes=Firmness, width=12)
    status: str = field(Kind.CODE, codes=VisitStatus, width=16)
    type: str = field(Kind.CODE, codes=VisitType, width=14)
    purpose: str = field(Kind.LONG_TEXT, width=40)
    themes: tuple[str, ...] = field(Kind.SET, width=24)
    regions: tuple[str, ...] = field(Kind.SET, width=24)
    open_to_join: str = field(Kind.BOOL, width=10)
    inputs_by: str = field(Kind.DATE, width=12)
    head: str = field(Kind.LINK, to="person", width=22)
    delegation: tuple[str, ...] = field(Kind.LINKS, to="person", width=30)
    terms_of_reference: tuple[str, ...] = field(Kind.SET, codes=TermsOfReference, width=26)
    places: tuple[str, ...] = field(Kind.LINKS, to="place", width=26)
    recommendations: tuple[str, ...] = field(Kind.LINKS, to="recommendation", width=26)
    statement: str = field(Kind.LINK, to="document", width=24)
    report: str = field(Kind.LINK, to="document", width=24)
    steps: tuple[str, ...] = field(Kind.SET, width=36)
    feedback_given: str = field(Kind.DATE, width=12)
    feedback_to: tuple[str, ...] = field(Kind.SET, width=26)
    feedback: str = field(Kind.LONG_TEXT, width=40)
    source: str = field(Kind.TEXT, width=30)
    notes: str = field(Kind.LONG_TEXT, width=40)
