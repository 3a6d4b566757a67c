"""Places: of detention, hospitals, schools, border posts and others that are visited."""

from hrdesk.domain.codes import PlaceType, Priority
from hrdesk.domain.fields import Kind, field, record
from hrdesk.domain.records.base import Record


@record("PLC", plural="places", title=("name",))
class Place(Record):
    """Somewhere a delegation goes; who visited it and when is read from the visits."""

    name: str = field(Kind.TEXT, required=True, width=32)
    type: str = field(Kind.CODE, codes=PlaceType, width=20)
    country: str = field(Kind.COUNTRY)
    city: str = field(Kind.TEXT)
    address: str = field(Kind.TEXT, width=30)
    coordinates: str = field(Kind.TEXT)
    authority: str = field(Kind.LINK, to="organisation", width=24)
    priority: str = field(Kind.CODE, codes=Priority, width=10)
    recommendations: tuple[str, ...] = field(Kind.LINKS, to="recommendation", width=26)
    notes: str = field(Kind.LONG_TEXT, width=40)
