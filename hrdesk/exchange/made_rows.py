"""The pieces of a workbook: some rows made ready, or written, wherever there is a hand free."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.later import LaterFields
from hrdesk.exchange.base_rows import KeptCells, SentRegisters, base_line, press
from hrdesk.exchange.cell_text import Names
from hrdesk.exchange.kept_small import in_pieces
from hrdesk.exchange.later_used import LaterUse, Used
from hrdesk.exchange.layout import FIRST_ROW
from hrdesk.exchange.prepared import OutRecord, Prepared, prepared
from hrdesk.exchange.record_rows import SheetPiece
from hrdesk.exchange.row_xml import OutCell, OutRow, row_xml
from hrdesk.exchange.standing import Standing, base_cells

Line = Sequence[str]


class RowReady(NamedTuple):
    """What comes of a record made ready; no registers where all of it goes as it was given."""

    version: str
    kept: KeptCells
    conflicts: tuple[Standing, ...]
    registers: SentRegisters | None

    def row(self, record: OutRecord) -> Prepared:
        """The row of its record."""
        registers = self.registers
        if registers is None:
            assert isinstance(record.registers, SentRegisters)
            registers = record.registers
        return Prepared(record.ref, registers, self.kept, self.conflicts)


class MadeReady(NamedTuple):
    """Some records made ready, and what they have of a later version."""

    rows: list[RowReady]
    used: Used


@dataclass(frozen=True)
class MakingReady:
    """Makes records ready. Raises `BadValue` for a text too long for a cell.

    One for all kinds of a workbook: the names are many, and go to each process once.
    """

    names: Names
    envelope: Envelope
    later: LaterFields

    def made(self, records: Sequence[OutRecord]) -> MadeReady:
        """Some of one kind."""
        kind, rows = records[0].kind, []
        use = LaterUse(kind, self.later.get(kind, {}))
        for record in records:
            row, version, registers = prepared(record, self.names, self.envelope, self.later)
            use.take(registers)
            small = None if row.registers is record.registers else row.registers
            rows.append(RowReady(version, row.kept, row.conflicts, small))
        press(each.kept for each in rows)
        return MadeReady(rows, use.used)


class BasePiece(NamedTuple):
    """Some rows of a base sheet, from a row on: Ref, registers and texts of each."""

    first: int
    rows: Sequence[tuple[str, SentRegisters, KeptCells | Mapping[str, str]]]


class MadeBase(NamedTuple):
    """They as the file has them, and the Ref and check of each."""

    xml: bytes
    checks: list[tuple[str, str]]


@dataclass(frozen=True)
class BaseRows:
    """Writes the rows of the base sheets of one workbook."""

    workbook: str
    style: int

    def made(self, piece: BasePiece) -> MadeBase:
        """Some of them."""
        found, checks = [], []
        for number, (ref, registers, cells) in enumerate(piece.rows, piece.first):
            line = base_line(self.workbook, ref, registers, cells)
            checks.append((ref, line[1]))
            found.append(row_xml(plain_row(number, line, self.style)))
        return MadeBase(b"".join(found), checks)


def base_pieces(rows: Sequence[Prepared], first: int) -> Iterator[BasePiece]:
    """The rows of a kind as pieces of its base sheet, from a row on."""
    for some in in_pieces(rows):
        told = [
            (
                row.ref,
                row.registers,
                row.cells | base_cells(row.conflicts) if row.conflicts else row.kept,
            )
            for row in some
        ]
        yield BasePiece(first, told)
        first += len(some)


def sheet_pieces(rows: Sequence[Prepared]) -> Iterator[SheetPiece]:
    """The rows of a kind as pieces of the sheet that people see."""
    first = FIRST_ROW
    for some in in_pieces(rows):
        yield SheetPiece(first, [(each.ref, each.kept) for each in some])
        first += len(some)


def plain_rows(lines: Iterable[Line], style: int) -> Iterator[OutRow]:
    """Lines as the rows of a sheet for the machine."""
    for number, line in enumerate(lines, 1):
        yield plain_row(number, line, style)


def plain_row(number: int, line: Line, style: int) -> OutRow:
    """One line as such a row."""
    return OutRow(
        number, {place: OutCell(text, style) for place, text in enumerate(line, 1) if text}
    )
