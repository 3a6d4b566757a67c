"""What an operation did: the only thing that undo, history and the window's models need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hrdesk.domain.records import kind_of
from hrdesk.domain.revisions import Heads
from hrdesk.domain.state import LIFE


@dataclass(frozen=True)
class Edit:
    """The registers of one record that were written: their heads before and after.

    A record made by the operation has no heads before; one withdrawn has none after.
    """

    ref: str
    before: Mapping[str, Heads]
    after: Mapping[str, Heads]

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return kind_of(self.ref)

    @property
    def is_made(self) -> bool:
        """Whether the record was made by it: no record is without its life."""
        return bool(self.after.get(LIFE)) and not self.before.get(LIFE)

    @property
    def is_withdrawn(self) -> bool:
        """Whether the record was taken back whole: the undo of its making."""
        return bool(self.before.get(LIFE)) and not self.after.get(LIFE, ())

    @property
    def revisions_added(self) -> int:
        """How many revisions stand now that did not before."""
        return sum(
            len({each.id for each in heads} - {each.id for each in self.before.get(name, ())})
            for name, heads in self.after.items()
        )


@dataclass(frozen=True)
class Changes:
    """All edits of one operation; `refs` touched otherwise (lists, partners, inbox) in `about`."""

    operation: str
    edits: tuple[Edit, ...] = ()
    about: Mapping[str, object] = field(default_factory=dict)
    touched: frozenset[str] = frozenset()

    @property
    def refs(self) -> tuple[str, ...]:
        """The records written, in order."""
        return tuple(each.ref for each in self.edits)

    @property
    def kinds(self) -> frozenset[str]:
        """The record kinds written, and other things touched such as `inbox` or `partner`."""
        return frozenset(each.kind for each in self.edits) | self.touched

    def __bool__(self) -> bool:
        return bool(self.edits or self.touched)


def together(operation: str, several: Iterable[Changes], **about: object) -> Changes:
    """Several changes as one operation, undone in one step."""
    parts = tuple(several)
    edits = tuple(edit for part in parts for edit in part.edits)
    touched = frozenset[str]().union(*(part.touched for part in parts))
    return Changes(operation, edits, about, touched)
