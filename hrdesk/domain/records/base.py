"""What every record has, whatever its kind."""

from dataclasses import dataclass
from typing import ClassVar

from hrdesk.domain.fields import OWN_KIND, Kind, Shape, field
from hrdesk.domain.label import Label


@dataclass(frozen=True, kw_only=True)
class Record:
    """A bundle of values in canonical text: text for one value, a tuple of texts for a set.

    `same_as` are other Refs of what the record is about (`domain/same.py`).
    """

    SHAPE: ClassVar[Shape]

    ref: str = ""
    code: str = field(Kind.TEXT, width=14)
    tags: tuple[str, ...] = field(Kind.SET, width=18)
    same_as: tuple[str, ...] = field(Kind.LINKS, to=OWN_KIND, width=22)
    private_notes: str = field(Kind.LONG_TEXT, floor=Label.INTERNAL, width=40)
