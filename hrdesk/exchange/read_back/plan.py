"""What a finished workbook is held against: the records that a preview showed, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.later import NONE_LATER, LaterFields, LaterRecord
from hrdesk.domain.revisions import Registers


class Going(Protocol):
    """A record that goes; the cells of the fields in `withheld` say "not shared"."""

    @property
    def ref(self) -> str:
        """What names it."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def registers(self) -> Registers:
        """All of it that may leave."""

    @property
    def withheld(self) -> frozenset[str]:
        """The fields of which not even the reader hears whether there is something."""


@dataclass(frozen=True, slots=True)
class InHand:
    """A record that goes, with its registers unpacked: they may be kept small in the plan."""

    ref: str
    kind: str
    registers: Registers
    withheld: frozenset[str]


def in_hand(record: Going) -> Going:
    """The same record, for who looks at its registers more than once."""
    return InHand(record.ref, record.kind, dict(record.registers.items()), record.withheld)


@dataclass(frozen=True)
class Planned:
    """The plan of one workbook; `titles` and `countries` are the names that its reader may see.

    `others` are of kinds that only a later version knows. `is_plain` says that it is a copy to pass on, `is_sealed` that the key of the desk seals it.
    """

    workbook: str
    envelope: Envelope
    records: Mapping[str, Going]
    titles: Mapping[str, str]
    countries: Mapping[str, str]
    later: LaterFields = field(default_factory=lambda: NONE_LATER)
    others: Mapping[str, LaterRecord] = field(default_factory=dict)
    is_plain: bool = False
    is_sealed: bool = False


@dataclass(frozen=True)
class ReadBack:
    """What was found in a finished workbook: its records, each in which version, and its cells.

    `withdrawn` are the records of which it says that they are shared no longer.

    Of a copy to pass on nothing but the cells can be read: the versions are empty there.
    """

    versions: Mapping[str, str]
    cells: int
    withdrawn: tuple[str, ...] = ()


class Unplanned(Exception):
    """The workbook is not as planned; `place` is the sheet and cell, or the part of the file.

    What stands there is not told: it may be what was not to leave.
    """

    def __init__(self, place: str, address: str = "") -> None:
        super().__init__(f"{place} {address}".strip())
