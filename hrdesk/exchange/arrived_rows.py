"""Compares each row of a workbook with what was sent, and keeps only what differs."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from hrdesk.domain.arrival import CellClass, Finding, FindingKind
from hrdesk.domain.errors import BadRef
from hrdesk.domain.records import kind_of
from hrdesk.domain.refs import parse_ref
from hrdesk.domain.state import split_register
from hrdesk.exchange.align import Alignment, Row
from hrdesk.exchange.base_rows import BaseRow
from hrdesk.exchange.disguise import is_disguise, is_same
from hrdesk.exchange.later_cells import LaterCells
from hrdesk.exchange.layout import (
    NAME_SUFFIX,
    NOT_SHARED,
    REF,
    TOKEN,
    Role,
    columns_of,
    content_columns,
    date_keys,
)
from hrdesk.exchange.letters import letters_of
from hrdesk.exchange.marks import token_of, untouched_keys, workbook_of
from hrdesk.exchange.near_refs import NearRefs
from hrdesk.exchange.recognise import Manifest
from hrdesk.exchange.sheet_cells import Cell, Cells, CellType

Tell = Callable[[Finding], None]


@dataclass
class ArrivedRow:
    """One row of data: `edits` are the cells that people changed, `None` for a cleared one.

    `base` is missing on a new line. `faults` hold texts that were refused at once, so that two
    rows that differ only there are not taken for one. A new line that is a changed copy of another
    names it (`copied_from`), and the cells that say what that one said (`inherited`).
    """

    alignment: Alignment
    number: int
    ref: str
    base: BaseRow | None
    edits: dict[str, Cell | None] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    copied_from: str = ""
    inherited: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """The kind of record that the sheet holds."""
        return self.alignment.kind

    @property
    def is_new(self) -> bool:
        """Whether this line was sent empty, or was not sent at all."""
        return self.base is None

    @property
    def content(self) -> tuple[tuple[str, str], ...]:
        """All that differs, to tell whether two rows say the same."""
        texts = {key: cell.text if cell is not None else "" for key, cell in self.edits.items()}
        return tuple(sorted((texts | self.faults).items()))

    def sent(self, key: str) -> str:
        """The text of a cell as it was sent."""
        return "" if self.base is None else self.base.cells.get(key, "")

    def text(self, key: str) -> str:
        """The text of a cell as it stands now, where people changed it, or as it was sent."""
        if key in self.edits:
            cell = self.edits[key]
            return "" if cell is None else cell.text
        return self.sent(key)

    def is_withheld(self, key: str) -> bool:
        """Whether a cell said "not shared", and it was not the value that said so."""
        if self.sent(key) != NOT_SHARED or self.base is None:
            return False
        field_name = key.partition(".")[0]
        return not any(
            split_register(register)[0] == field_name for register in self.base.registers
        )

    def finding(
        self, kind: FindingKind, code: str, key: str, found: str = "", expected: str = ""
    ) -> Finding:
        """A line of the report about one of its cells."""
        address = self.alignment.address(key, self.number) if key in self.alignment.places else ""
        name = key.partition(".")[0]
        return Finding(kind, code, self.alignment.sheet, address, self.ref, name, found, expected)


class RowReader:
    """Reads the rows of all record sheets; every cell that is not empty is counted in a class."""

    def __init__(self, manifest: Manifest, tell: Tell) -> None:
        self._manifest = manifest
        self._tell = tell
        self._near = NearRefs((*manifest.base, *manifest.spare))
        self._refs_by_token: dict[str, dict[str, str]] = {}
        self.counts: Counter[CellClass] = Counter()
        self.filled: Counter[tuple[str, str]] = Counter()
        self.seen: set[str] = set()
        # By sheet and row: how many of its cells people have changed.
        self.touched: Counter[tuple[str, int]] = Counter()

    def read(self, alignment: Alignment, rows: Iterator[Row]) -> Iterator[ArrivedRow]:
        """The rows that say something, known ones even when they are as they were sent."""
        places = alignment.places
        columns = columns_of(alignment.kind)
        content = [each.key for each in columns if each.is_content and each.key in places]
        names = [each.key for each in columns if each.role is Role.NAME and each.key in places]
        compared = [(key, places[key]) for key in (*content, *names)]
        mapped = frozenset(places[each.key] for each in columns if each.key in places)
        unknown: Counter[int] = Counter()
        later = LaterCells(alignment, self._manifest, self._tell)
        for number, cells in rows:
            added = [column for column in cells if column not in mapped]
            unknown.update(added)
            strange = sum(column not in later.columns for column in added)
            self._touch(alignment, number, strange + later.edits(number, cells))
            lead = len(cells) - len(added) - sum(place in cells for _, place in compared)
            self.counts[CellClass.LAYOUT] += lead
            row = self._row(alignment, number, cells, compared)
            if row is not None:
                yield row
        self.counts[CellClass.UNKNOWN] += sum(unknown.pop(column, 0) for column in later.columns)
        tell_unknown_columns(alignment, unknown, self.counts, self._tell)

    def _touch(self, alignment: Alignment, number: int, cells: int) -> None:
        if cells:
            self.touched[alignment.sheet, number] += cells

    def _row(
        self, alignment: Alignment, number: int, cells: Cells, compared: list[tuple[str, int]]
    ) -> ArrivedRow | None:
        ref = self._ref(alignment, number, cells)
        base = self._manifest.base.get(ref) if ref else None
        row = ArrivedRow(alignment, number, ref or "", base)
        is_copy = bool(ref) and ref in self.seen
        differing = list(self._differing(row, cells, compared))
        if self._manifest.by_tokens and row.ref and not self._touched_keys(row, cells, differing):
            self.seen.add(row.ref)
            self.counts[CellClass.SAME] += len(differing)
            return None
        is_usable = ref is not None and self._is_usable(row, cells, differing)
        if is_usable and not (differing and self._is_moved(row, cells)):
            for key, cell in differing:
                self._classify(row, key, cell)
            by_hand = len(row.edits) + len(row.faults)
        else:
            self.counts[CellClass.FAULT] += sum(cell is not None for _, cell in differing)
            by_hand = len(differing)
        self._touch(alignment, number, len(cells) if is_copy else by_hand)
        if not is_usable:
            return None
        return row if base is not None or row.edits or row.faults else None

    def _differing(
        self, row: ArrivedRow, cells: Cells, compared: list[tuple[str, int]]
    ) -> Iterator[tuple[str, Cell | None]]:
        sent = row.base.cells if row.base is not None else {}
        same = 0
        self.filled.update([(row.kind, key) for key, _ in compared if sent.get(key)])
        for key, place in compared:
            cell = cells.get(place)
            text = sent.get(key, "")
            if cell is None:
                if text:
                    yield key, None
            elif cell.type is CellType.ERROR or cell.formula or not is_same(cell, text):
                yield key, cell
            else:
                same += 1
        self.counts[CellClass.SAME] += same

    def _ref(self, alignment: Alignment, number: int, cells: Cells) -> str | None:
        """The Ref of a row, empty where there is none, None where it cannot be read."""
        cell = cells.get(alignment.places.get(REF, 0))
        text = cell.text.strip() if cell is not None else ""
        if not text or text in self._manifest.base:
            return text
        try:
            return parse_ref(text)
        except BadRef:
            found = ArrivedRow(alignment, number, "", None).finding(
                FindingKind.QUESTION, "bad_ref", REF, text, self._near.nearest(text)
            )
            self._tell(found)
            return None

    def _is_usable(
        self, row: ArrivedRow, cells: Cells, differing: list[tuple[str, Cell | None]]
    ) -> bool:
        """Whether it is known what the row is; if not, it is a question and nothing is applied."""
        if not row.ref:
            return True
        self.seen.add(row.ref)
        is_spare = row.ref in self._manifest.spare
        if (row.base is not None or is_spare) and kind_of(row.ref) != row.kind:
            self._tell(row.finding(FindingKind.QUESTION, "wrong_sheet", REF, row.ref, row.kind))
            return False
        if row.base is not None or is_spare:
            return True
        token = cells.get(row.alignment.places.get(TOKEN, 0))
        ours = token is not None and workbook_of(token.text) == self._manifest.workbook
        if row.ref in self._manifest.base or ours:
            self._tell_no_base(row, cells, differing)
        else:
            self._tell(row.finding(FindingKind.QUESTION, "foreign_ref", REF, row.ref))
        return False

    def _is_moved(self, row: ArrivedRow, cells: Cells) -> bool:
        """Whether the row was sent with another Ref, as after sorting the Refs alone."""
        token = cells.get(row.alignment.places.get(TOKEN, 0))
        if not row.ref or token is None or workbook_of(token.text) != self._manifest.workbook:
            return False
        sent = row.base.cells if row.base is not None else {}
        if token.text == self._token(row.kind, sent):
            return False
        if row.kind not in self._refs_by_token:
            self._refs_by_token[row.kind] = {
                self._token(row.kind, base.cells): ref
                for ref, base in self._manifest.base.items()
                if base is not None and kind_of(ref) == row.kind
            }
        other = self._refs_by_token[row.kind].get(token.text, "")
        if other:
            self._tell(row.finding(FindingKind.QUESTION, "ref_moved", REF, row.ref, other))
        return bool(other)

    def _token(self, kind: str, cells: Mapping[str, str]) -> str:
        keys = [column.key for column in content_columns(kind)]
        return token_of(self._manifest.workbook, keys, cells)

    def _tell_no_base(
        self, row: ArrivedRow, cells: Cells, differing: list[tuple[str, Cell | None]]
    ) -> None:
        """The copy that was sent is missing: the token still tells which cells were touched."""
        texts = {key: cell.text for key, cell in differing if cell is not None}
        for key in self._touched_keys(row, cells, differing) or [REF]:
            found = texts.get(key, "")
            self._tell(row.finding(FindingKind.QUESTION, "no_base", key, found))

    def _touched_keys(
        self, row: ArrivedRow, cells: Cells, differing: list[tuple[str, Cell | None]]
    ) -> list[str]:
        """The cells that do not hold what the token of the row says was sent."""
        cell = cells.get(row.alignment.places.get(TOKEN, 0))
        token = cell.text if cell is not None else ""
        texts = {key: cell.text for key, cell in differing if cell is not None}
        keys = [column.key for column in content_columns(row.kind)]
        untouched = untouched_keys(token, keys, texts)
        return [key for key in keys if key in row.alignment.places and key not in untouched]

    def _classify(self, row: ArrivedRow, key: str, cell: Cell | None) -> None:
        """Put one cell that differs into its class; edits wait for the guards."""
        sent = row.sent(key)
        if cell is None or (not cell.text.strip() and not cell.formula):
            self.counts[CellClass.SAME] += cell is not None and not sent
            if sent and not key.endswith(NAME_SUFFIX) and not row.is_withheld(key):
                row.edits[key] = None
        elif cell.type is CellType.ERROR:
            self._fault(row, key, "error_value", cell.text)
        elif cell.formula:
            self._fault(row, key, "formula", cell.formula)
        elif row.is_new and cell.text.strip().casefold() == NOT_SHARED:
            # A copied line says so where the copy held nothing.
            self.counts[CellClass.SAME] += 1
        elif is_disguise(cell, sent, is_date=key in date_keys(row.kind)):
            self.counts[CellClass.DISGUISE] += 1
            self._tell(row.finding(FindingKind.DISGUISE, "disguise", key, cell.text, sent))
        else:
            row.edits[key] = cell

    def _fault(self, row: ArrivedRow, key: str, code: str, found: str) -> None:
        self.counts[CellClass.FAULT] += 1
        row.faults[key] = found
        self._tell(row.finding(FindingKind.QUESTION, code, key, found, row.sent(key)))


def tell_unknown_columns(
    alignment: Alignment, unknown: Counter[int], counts: Counter[CellClass], tell: Tell
) -> None:
    """Tell of columns that people have added: kept in their file, taken over nowhere."""
    for column, cells in sorted(unknown.items()):
        counts[CellClass.UNKNOWN] += cells
        tell(
            Finding(
                FindingKind.PROBLEM,
                "unknown_column",
                alignment.sheet,
                letters_of(column),
                found=alignment.headers.get(column, ""),
                about={"cells": cells},
            )
        )
