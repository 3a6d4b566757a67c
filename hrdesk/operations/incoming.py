"""What a file of another program brings, thing by thing, and what becomes of each on this desk."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hrdesk.domain.label import Label
from hrdesk.domain.twins import Twin
from hrdesk.domain.values import Value
from hrdesk.formats.calendar_entry import Note
from hrdesk.store.external_keys import Version

# What may be chosen for a thing, beside the Ref of the record that it is.
NEW_RECORD, OUT = "new", "out"


class Fate(StrEnum):
    """What becomes of a thing in a file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    # What stands here was written later, or two people wrote differently.
    KEPT = "kept"
    # It looks like a record here, and only a person can tell.
    ASK = "ask"
    REMOVED = "removed"
    LEFT_OUT = "left_out"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing of a file, as a record of a kind would say it.

    `key` is what the other program knows it by, `own_ref` the Ref that its key was made of.
    `links` are fields that name other things of the file, by their keys. `only_known`: it means
    something only if it is here already, and nobody is told if it is not (`is_quiet`).
    """

    number: int
    kind: str
    key: str
    title: str
    values: Mapping[str, object] = field(default_factory=dict)
    modified: int = 0
    own_ref: str = ""
    notes: tuple[Note, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    is_private: bool = False
    cancels: bool = False
    only_known: bool = False
    is_quiet: bool = False
    is_problem: bool = False
    sequence: int = -1

    @property
    def version(self) -> Version:
        """What tells which of two copies is the later one."""
        return self.sequence, self.modified


def is_older(this: Version, other: Version) -> bool:
    """Whether a version is older than another: by sequence, then by time (RFC 5546, 2.1.5).

    A sequence that one of them does not tell, and a time, say nothing.
    """
    if this[0] != other[0] and min(this[0], other[0]) >= 0:
        return this[0] < other[0]
    return 0 < this[1] < other[1]


@dataclass(frozen=True, slots=True)
class Change:
    """A field as it is here, and as it would be."""

    name: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Line:
    """A thing of a file in the plan: what it is known by, and what becomes of it.

    `kept` are fields that were written later here, or stand in a conflict.
    """

    number: int
    kind: str
    title: str
    fate: Fate
    ref: str = ""
    when: str = ""
    address: str = ""
    changes: tuple[Change, ...] = ()
    kept: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    reason: str = ""
    twins: tuple[Twin, ...] = ()

    @property
    def is_taken(self) -> bool:
        """Whether something would be written."""
        return self.fate in (Fate.NEW, Fate.CHANGED)


@dataclass(frozen=True)
class Choices:
    """What a person chose: the label of new records, thing by thing, and names of organisations.

    `rows` has, by number, the Ref of the record that it is, `new`, or `out`; `organisations` by
    name a Ref, `new`, or nothing to leave them out; `partners` are the desks of the label Partners.
    """

    label: Label = Label.INTERNAL
    rows: Mapping[int, str] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    partners: tuple[str, ...] = ()


@dataclass(frozen=True)
class FilePlan:
    """What a file would change here. `organisations` are names that the desk does not know, or
    knows several of; `others` counts what no record holds, such as journals."""

    lines: tuple[Line, ...]
    others: Mapping[str, int] = field(default_factory=dict)
    organisations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def counts(self) -> Counter[Fate]:
        """How many of each."""
        return Counter(each.fate for each in self.lines)

    @property
    def left(self) -> Counter[str]:
        """What cannot be kept, and of how many things; most of them first."""
        found = Counter(
            kind for each in self.lines for kind in {note.what.value for note in each.notes}
        )
        return Counter(dict(sorted(found.items(), key=lambda each: (-each[1], each[0]))))
