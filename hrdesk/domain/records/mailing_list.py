"""Mailing lists: by rule and by hand (A/HRC/23/18, Annex II, first short-term point)."""

from hrdesk.domain.fields import Kind, field, record
from hrdesk.domain.records.base import Record


@record("LST", plural="mailing_lists", title=("name",))
class MailingList(Record):
    """People to write to: those the rule finds, with `members` added and `excluded` left out."""

    name: str = field(Kind.TEXT, required=True, width=28)
    purpose: str = field(Kind.LONG_TEXT, width=36)
    rule: str = field(Kind.TEXT, width=30, within=True)
    members: tuple[str, ...] = field(Kind.LINKS, to="person", width=36)
    excluded: tuple[str, ...] = field(Kind.LINKS, to="person", width=30)
