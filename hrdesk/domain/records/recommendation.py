"""Recommendations of United Nations and regional bodies, and what became of them."""

from hrdesk.domain.codes import FollowUpState, Priority, RecommendationType, UprPosition
from hrdesk.domain.countries import CODES
from hrdesk.domain.fields import Kind, field, record
from hrdesk.domain.records.base import Record


@record("REC", plural="recommendations", title=("text",))
class Recommendation(Record):
    """A recommendation to a State, followed up by any body (A/HRC/23/18, Annex II).

    What a body does about it is a commitment that names the recommendation and the body.
    `evidence` are dated lines (`hrdesk.domain.steps`); `external_key` is the annotation id of the
    Universal Human Rights Index.
    """

    text: str = field(Kind.LONG_TEXT, required=True, width=50)
    type: str = field(Kind.CODE, codes=RecommendationType, width=14)
    country: str = field(Kind.COUNTRY)
    body: str = field(Kind.LINK, to="organisation", width=22)
    symbol: str = field(Kind.TEXT, width=20)
    paragraph: str = field(Kind.TEXT, width=10)
    date: str = field(Kind.DATE, width=12)
    themes: tuple[str, ...] = field(Kind.SET, width=26)
    groups: tuple[str, ...] = field(Kind.SET, width=22)
    goals: tuple[str, ...] = field(Kind.SET)
    upr_position: str = field(Kind.CODE, codes=UprPosition, width=12)
    upr_session: str = field(Kind.TEXT, width=10)
    recommending_states: tuple[str, ...] = field(Kind.SET, codes=CODES, width=20)
    priority: str = field(Kind.CODE, codes=Priority, width=10)
    state: str = field(Kind.CODE, codes=FollowUpState, width=14)
    followed_up_by: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=26)
    follow_up: str = field(Kind.LONG_TEXT, width=40)
    state_information: str = field(Kind.LONG_TEXT, width=40)
    evidence: tuple[str, ...] = field(Kind.SET, width=36)
    external_key: str = field(Kind.TEXT)
    notes: str = field(Kind.LONG_TEXT, width=40)
