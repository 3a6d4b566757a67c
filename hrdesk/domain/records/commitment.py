"""Commitments: items of an agreed plan, and action points of meetings."""

from hrdesk.domain.codes import CommitmentStatus, FollowUpState, Horizon, Priority
from hrdesk.domain.fields import Kind, field, record
from hrdesk.domain.records.base import Record


@record("COM", plural="commitments", title=("title",))
class Commitment(Record):
    """Something somebody has taken on (A/HRC/23/18, Annex II: horizon and responsible bodies).

    With a visit it is an item of its check-list. With a visit and a recommendation it is the
    assessment of the recommendation in that visit; `progress` holds the evidence.
    `milestones` are dated lines (`hrdesk.domain.steps`).
    """

    title: str = field(Kind.TEXT, required=True, width=40)
    plan: str = field(Kind.TEXT, width=18)
    number: str = field(Kind.TEXT, width=8)
    horizon: str = field(Kind.CODE, codes=Horizon, width=10)
    responsible: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=36)
    support: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=26)
    owner: str = field(Kind.LINK, to="person", width=22)
    due: str = field(Kind.DATE, width=12)
    priority: str = field(Kind.CODE, codes=Priority, width=10)
    status: str = field(Kind.CODE, codes=CommitmentStatus, width=12, unsaid=CommitmentStatus.OPEN)
    progress: str = field(Kind.LONG_TEXT, width=40)
    milestones: tuple[str, ...] = field(Kind.SET, width=30)
    verified_by: str = field(Kind.LINK, to="person", width=22)
    visit: str = field(Kind.LINK, to="visit", width=22)
    recommendation: str = field(Kind.LINK, to="recommendation", width=22)
    activity: str = field(Kind.LINK, to="activity", width=22)
    document: str = field(Kind.LINK, to="document", width=22)
    assessment: str = field(Kind.CODE, codes=FollowUpState, width=14)
    in_statement: str = field(Kind.BOOL, width=10)
    notes: str = field(Kind.LONG_TEXT, width=40)
