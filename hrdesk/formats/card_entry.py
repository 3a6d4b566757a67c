"""What an address card of another program says of somebody, in values as a desk writes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hrdesk.domain.values import Value
from hrdesk.formats.calendar_entry import Note


@dataclass(frozen=True, slots=True)
class CardEntry:
    """A card. `values` are those of a person, but for the organisation, which only has a name here.

    `modified` is the minute of the last change, 0 where it is not told. `problem` names why it
    cannot be read; `is_no_person` says that it is a group's or an organisation's.
    """

    number: int
    uid: str
    modified: int = 0
    values: Mapping[str, Value] = field(default_factory=dict)
    organisation: str = ""
    notes: tuple[Note, ...] = ()
    problem: str = ""
    is_no_person: bool = False

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.values.get("name", "")) or self.organisation
