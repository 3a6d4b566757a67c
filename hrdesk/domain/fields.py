"""What a field is: kind of value, requirement, codes, links, floor label and usual width."""

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar, cast, dataclass_transform

from hrdesk.domain.label import Label


class Kind(StrEnum):
    """The kinds of value a field may hold (command-line.md)."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CODE = "code"
    COUNTRY = "country"
    DATE = "date"
    SPAN = "span"
    LINK = "link"
    LINKS = "links"
    SET = "set"
    BOOL = "bool"
    NUMBER = "number"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    ZONE = "zone"


Declared = TypeVar("Declared")
SETS = frozenset({Kind.LINKS, Kind.SET})
LINKING = frozenset({Kind.LINK, Kind.LINKS})
MISSING = ""
_DAY = "day"
# What a field links to that every kind has, and in each to records of its own.
OWN_KIND = "own"
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
# What every record has stands last in its forms.
COMMON_FIELD_NAMES = ("code", "tags", "same_as", "private_notes")
SPAN_PARTS = ("from", "to", "zone")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record kind; `name` is also its register and is never renamed.

    With `days` each of its values is one day, and nothing vaguer; with `within` it is a text in
    which Refs may stand among other words, as in a rule. `unsaid` is the code that is meant where
    nothing stands: lists and filters say it, and a new record begins with it. `is_set` says whether each
    element is a register of its own; whoever looks at a thousand records asks it of every field.
    """

    name: str
    kind: Kind
    required: bool = False
    codes: tuple[str, ...] | None = None
    links: str | None = None
    floor: Label | None = None
    width: int = 16
    days: bool = False
    within: bool = False
    unsaid: str = ""
    is_set: bool = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_set", self.kind in SETS)

    @property
    def wants(self) -> str:
        """What a value of it must be, as errors name it."""
        return _DAY if self.days else self.kind.value

    @property
    def is_link(self) -> bool:
        """Whether values are Refs of another record."""
        return self.links is not None

    @property
    def names_records(self) -> bool:
        """Whether values name records, also of a kind that only a later version knows."""
        return self.links is not None or self.kind in LINKING or self.within

    @property
    def may_stay_behind(self) -> bool:
        """Whether something of it may be held back while its record leaves (exchange.md 4)."""
        return self.floor is not None or self.names_records or self.kind in SETS

    @property
    def cells(self) -> tuple[str, ...]:
        """The keys of the workbook cells that hold this field together."""
        if self.kind is Kind.SPAN:
            return tuple(f"{self.name}.{part}" for part in SPAN_PARTS)
        return (self.name,)


@dataclass(frozen=True, slots=True)
class Shape:
    """A record kind as every floor sees it: prefix, plural, fields in form order, title fields."""

    class_name: str
    prefix: str
    plural: str
    title: tuple[str, ...]
    fields: tuple[Field, ...]


def field(
    kind: Kind,
    *,
    required: bool = False,
    codes: type[StrEnum] | tuple[str, ...] | None = None,
    to: str | None = None,
    floor: Label | None = None,
    width: int = 16,
    days: bool = False,
    within: bool = False,
    unsaid: str = "",
) -> Any:
    """Declare a field of a record; the value of a record made without it is empty."""
    listed = None if codes is None else tuple(str(code) for code in codes)
    spec = Field("", kind, required, listed, to, floor, width, days, within, unsaid)
    empty: object = () if kind in SETS else MISSING
    return dataclasses.field(default=empty, metadata={"field": spec})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(
    prefix: str, *, plural: str, title: tuple[str, ...]
) -> Callable[[type[Declared]], type[Declared]]:
    """Make a frozen dataclass of a record kind; `title` names the fields that recognise it."""

    def declare(cls: type[Declared]) -> type[Declared]:
        made = dataclass(frozen=True, kw_only=True)(cls)
        kind = _CAPITAL.sub("_", cls.__name__).lower()
        declared = tuple(
            _named(each.metadata["field"], each.name, kind)
            for each in dataclasses.fields(cast("Any", made))
            if "field" in each.metadata
        )
        own = tuple(each for each in declared if each.name not in COMMON_FIELD_NAMES)
        common = tuple(each for each in declared if each.name in COMMON_FIELD_NAMES)
        shape = Shape(cls.__name__, prefix, plural, title, own + common)
        setattr(made, "SHAPE", shape)  # noqa: B010 - a class attribute that is no field
        return made

    return declare


def _named(spec: Field, name: str, kind: str) -> Field:
    links = kind if spec.links == OWN_KIND else spec.links
    return dataclasses.replace(spec, name=name, links=links)
