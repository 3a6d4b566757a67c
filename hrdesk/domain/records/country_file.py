"""Country files: what is known of a State as a whole, one record a State."""

from hrdesk.domain.codes import Verified
from hrdesk.domain.fields import Kind, field, record
from hrdesk.domain.label import Label
from hrdesk.domain.records.base import Record


@record("STA", plural="country_files", title=("country",))
class CountryFile(Record):
    """What stands on the page of a State beside the records that name it.

    `standing_invitation` is the day since when every special procedure is invited. `emergency` is
    what to do first, and `emergency_contacts` whom to call (A/HRC/23/18, para 50).
    """

    country: str = field(Kind.COUNTRY, required=True)
    standing_invitation: str = field(Kind.DATE, width=12)
    national_institution: str = field(Kind.LINK, to="organisation", width=26)
    preventive_mechanism: str = field(Kind.LINK, to="organisation", width=26)
    situation: str = field(Kind.LONG_TEXT, width=40)
    emergency: str = field(Kind.LONG_TEXT, floor=Label.PARTNERS, width=40)
    emergency_contacts: tuple[str, ...] = field(
        Kind.LINKS, to="person", floor=Label.PARTNERS, width=26
    )
    verified: str = field(Kind.CODE, codes=Verified, width=12)
    source: str = field(Kind.TEXT, width=30)
    notes: str = field(Kind.LONG_TEXT, width=40)
