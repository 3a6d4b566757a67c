"""The record kinds, in the order in which a workbook is filled in."""

from hrdesk.domain.errors import UnknownName
from hrdesk.domain.fields import Field, Shape
from hrdesk.domain.records.activity import Activity
from hrdesk.domain.records.base import Record
from hrdesk.domain.records.commitment import Commitment
from hrdesk.domain.records.country_file import CountryFile
from hrdesk.domain.records.document import Document
from hrdesk.domain.records.instrument import Instrument
from hrdesk.domain.records.mailing_list import MailingList
from hrdesk.domain.records.organisation import Organisation
from hrdesk.domain.records.person import Person
from hrdesk.domain.records.place import Place
from hrdesk.domain.records.programme_item import ProgrammeItem
from hrdesk.domain.records.ratification import Ratification
from hrdesk.domain.records.recommendation import Recommendation
from hrdesk.domain.records.visit import Visit

CLASSES: dict[str, type[Record]] = {
    "organisation": Organisation,
    "person": Person,
    "mailing_list": MailingList,
    "activity": Activity,
    "place": Place,
    "recommendation": Recommendation,
    "document": Document,
    "visit": Visit,
    "programme_item": ProgrammeItem,
    "commitment": Commitment,
    "instrument": Instrument,
    "ratification": Ratification,
    "country_file": CountryFile,
}
KINDS: dict[str, Shape] = {kind: cls.SHAPE for kind, cls in CLASSES.items()}
_BY_PREFIX = {shape.prefix: kind for kind, shape in KINDS.items()}
_FIELDS = {kind: {each.name: each for each in shape.fields} for kind, shape in KINDS.items()}


def shape_of(kind: str) -> Shape:
    """The shape of a kind. Raises `UnknownName`."""
    try:
        return KINDS[kind]
    except KeyError:
        raise UnknownName(what="kind", name=kind, known=tuple(KINDS)) from None


def kind_of(ref: str) -> str:
    """The kind a Ref belongs to, by its prefix. Raises `UnknownName`."""
    try:
        return _BY_PREFIX[ref[:3]]
    except KeyError:
        raise UnknownName(what="prefix", name=ref[:3], known=tuple(_BY_PREFIX)) from None


def is_known_kind(ref: str) -> bool:
    """Whether this version knows the kind that a Ref belongs to."""
    return ref[:3] in _BY_PREFIX


def field_of(kind: str, name: str) -> Field:
    """A field of a kind. Raises `UnknownName`."""
    shape_of(kind)
    try:
        return _FIELDS[kind][name]
    except KeyError:
        raise UnknownName(what="field", name=name, known=tuple(_FIELDS[kind])) from None


def known_field(kind: str, name: str) -> Field | None:
    """A field of a kind; None for one that only a later version may know (exchange.md 6)."""
    return _FIELDS.get(kind, {}).get(name)


def unsaid_of(kind: str) -> dict[str, object]:
    """What is meant of a record of a kind where nothing is said, by field."""
    return {spec.name: spec.unsaid for spec in shape_of(kind).fields if spec.unsaid}


def record_of(kind: str, ref: str, values: dict[str, str | tuple[str, ...]]) -> Record:
    """The typed record of a kind from its canonical values."""
    return CLASSES[kind](ref=ref, **values)  # type: ignore[arg-type]  # values are checked by field
