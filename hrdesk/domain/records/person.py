"""Persons: focal points, experts, staff and interlocutors."""

from hrdesk.domain.countries import CODES
from hrdesk.domain.fields import Kind, field, record
from hrdesk.domain.label import Label
from hrdesk.domain.records.base import Record


@record("PER", plural="persons", title=("name",))
class Person(Record):
    """Somebody to reach; `name` is written "Family, Given" and is one register.

    `protected` marks a person at risk: shown under the pseudonym until opened, and never in any
    file that leaves (exchange.md 4). `roster`: may be asked to join delegations. `external_key` is
    the UID of the card that the person came from; nobody else gets it.
    """

    name: str = field(Kind.TEXT, required=True, width=26)
    other_names: tuple[str, ...] = field(Kind.SET, width=26)
    title: str = field(Kind.TEXT, width=12)
    organisation: str = field(Kind.LINK, to="organisation", width=26)
    section: str = field(Kind.TEXT, width=20)
    function: str = field(Kind.TEXT, width=24)
    focal_point_for: str = field(Kind.TEXT, width=24)
    focal_point_since: str = field(Kind.DATE, width=12)
    deputy: str = field(Kind.LINK, to="person", width=22)
    email: str = field(Kind.EMAIL, width=28)
    other_emails: tuple[str, ...] = field(Kind.SET, width=28)
    phone: str = field(Kind.PHONE, width=18)
    mobile: str = field(Kind.PHONE, floor=Label.PARTNERS, width=18)
    call_handles: tuple[str, ...] = field(Kind.SET, floor=Label.PARTNERS, width=24)
    themes: tuple[str, ...] = field(Kind.SET, width=24)
    countries: tuple[str, ...] = field(Kind.SET, codes=CODES, width=24)
    country: str = field(Kind.COUNTRY)
    zone: str = field(Kind.ZONE, width=20)
    languages: tuple[str, ...] = field(Kind.SET)
    in_office: str = field(Kind.SPAN, width=12)
    nationalities: tuple[str, ...] = field(Kind.SET, codes=CODES, floor=Label.PARTNERS, width=20)
    roster: str = field(Kind.BOOL, width=8)
    last_confirmed: str = field(Kind.DATE, width=12)
    protected: str = field(Kind.BOOL, floor=Label.INTERNAL, width=10)
    pseudonym: str = field(Kind.TEXT, floor=Label.INTERNAL)
    external_key: str = field(Kind.TEXT, floor=Label.INTERNAL)
    notes: str = field(Kind.LONG_TEXT, width=40)
