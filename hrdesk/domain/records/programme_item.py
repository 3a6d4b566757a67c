"""Programme items: one line of the programme of a visit or an activity."""

from hrdesk.domain.fields import Kind, field, record
from hrdesk.domain.records.base import Record


@record("PRG", plural="programme_items", title=("subject",))
class ProgrammeItem(Record):
    """A session or a meeting; belongs to a visit or to an activity."""

    subject: str = field(Kind.TEXT, required=True, width=40)
    activity: str = field(Kind.LINK, to="activity", width=26)
    visit: str = field(Kind.LINK, to="visit", width=26)
    time: str = field(Kind.SPAN, width=18)
    place: str = field(Kind.LINK, to="place", width=22)
    venue: str = field(Kind.TEXT, width=22)
    meeting_with: str = field(Kind.TEXT, width=26)
    purpose: str = field(Kind.LONG_TEXT, width=40)
    chair: str = field(Kind.LINK, to="person", width=22)
    chaired_by: str = field(Kind.TEXT, width=18)
    speakers: tuple[str, ...] = field(Kind.LINKS, to="person", width=36)
    sub_team: str = field(Kind.TEXT, width=10)
    team: tuple[str, ...] = field(Kind.LINKS, to="person", width=26)
    interpreter: str = field(Kind.TEXT, width=18)
    confidential: str = field(Kind.BOOL, width=10)
    done: str = field(Kind.BOOL, width=8)
    notes: str = field(Kind.LONG_TEXT, width=40)
