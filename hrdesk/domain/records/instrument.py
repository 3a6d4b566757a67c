"""Instruments: treaties and other texts that States are bound by, of any system."""

from hrdesk.domain.codes import InstrumentSystem, Verified
from hrdesk.domain.fields import Kind, field, record
from hrdesk.domain.records.base import Record


@record("INS", plural="instruments", title=("name",))
class Instrument(Record):
    """A treaty or protocol; `parent` is what a protocol belongs to.

    States report `first_report` months after they are bound, and then every `report_every`
    months; empty where the instrument asks for no reports. `open_to` are the organisations whose
    members may join; nobody named means every State. `npm_after`: months until a State that is
    bound must have a national preventive mechanism (the Optional Protocol to the Convention
    against Torture, article 17).
    """

    name: str = field(Kind.TEXT, required=True, width=40)
    acronym: str = field(Kind.TEXT, width=12)
    aliases: tuple[str, ...] = field(Kind.SET, width=24)
    system: str = field(Kind.CODE, codes=InstrumentSystem, width=14)
    body: str = field(Kind.LINK, to="organisation", width=26)
    parent: str = field(Kind.LINK, to="instrument", width=24)
    open_to: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=24)
    adopted: str = field(Kind.DATE, width=12)
    entered_into_force: str = field(Kind.DATE, width=12)
    first_report: str = field(Kind.NUMBER, width=10)
    report_every: str = field(Kind.NUMBER, width=10)
    npm_after: str = field(Kind.NUMBER, width=10)
    themes: tuple[str, ...] = field(Kind.SET, width=24)
    link: str = field(Kind.URL, width=28)
    verified: str = field(Kind.CODE, codes=Verified, width=12)
    source: str = field(Kind.TEXT, width=30)
    notes: str = field(Kind.LONG_TEXT, width=40)
