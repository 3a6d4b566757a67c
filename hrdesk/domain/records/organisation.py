"""Organisations: United Nations, regional and national bodies, and those who work with them."""

from hrdesk.domain.codes import OrganisationType, Verified
from hrdesk.domain.countries import CODES
from hrdesk.domain.fields import Kind, field, record
from hrdesk.domain.records.base import Record


@record("ORG", plural="organisations", title=("name",))
class Organisation(Record):
    """A body, section or presence with its seat, names and counterparts."""

    name: str = field(Kind.TEXT, required=True, width=40)
    acronym: str = field(Kind.TEXT, width=12)
    aliases: tuple[str, ...] = field(Kind.SET, width=24)
    other_names: tuple[str, ...] = field(Kind.SET, width=30)
    type: str = field(Kind.CODE, codes=OrganisationType, width=20)
    parent: str = field(Kind.LINK, to="organisation", width=24)
    city: str = field(Kind.TEXT)
    country: str = field(Kind.COUNTRY)
    zone: str = field(Kind.ZONE, width=20)
    languages: tuple[str, ...] = field(Kind.SET)
    website: str = field(Kind.URL, width=28)
    web_links: tuple[str, ...] = field(Kind.SET, width=28)
    countries: tuple[str, ...] = field(Kind.SET, codes=CODES, width=24)
    themes: tuple[str, ...] = field(Kind.SET, width=24)
    counterparts: tuple[str, ...] = field(Kind.LINKS, to="organisation", width=30)
    valid: str = field(Kind.SPAN, width=12)
    succeeded_by: str = field(Kind.LINK, to="organisation", width=24)
    verified: str = field(Kind.CODE, codes=Verified, width=12)
    source: str = field(Kind.TEXT, width=30)
    notes: str = field(Kind.LONG_TEXT, width=40)
