"""What goes of records, kept small: once for the preview, the workbook and the log."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from hrdesk.domain.disclosure import told, version_of
from hrdesk.domain.revisions import Registers
from hrdesk.exchange.base_rows import KeptLine, SentRegisters, press, to_send

Each = TypeVar("Each")
# What goes of some records: Ref and registers of each.
Shares = Sequence[tuple[str, Registers]]
# How many records make a piece: fewer, and what goes to and fro costs; more, and one waits longer.
_AT_ONCE = 64


class Small(NamedTuple):
    """The registers of a record that goes, their version, and which revisions they are."""

    version: str
    registers: SentRegisters
    told: KeptLine


def kept_small(shares: Shares) -> list[Small]:
    """What goes of some records, in their order."""
    small = [
        Small(version_of(registers), to_send(ref, registers), KeptLine(told(registers).encode()))
        for ref, registers in shares
    ]
    press(each.registers for each in small)
    press(each.told for each in small)
    return small


def in_pieces(several: Sequence[Each]) -> Iterator[Sequence[Each]]:
    """They by some hundred, however many processes there are."""
    for start in range(0, len(several), _AT_ONCE):
        yield several[start : start + _AT_ONCE]
