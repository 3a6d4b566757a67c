"""Turns edits that look like an accident into questions; none of them is applied (exchange.md 6)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from hrdesk.domain.arrival import CellClass, FindingKind
from hrdesk.domain.records import known_field
from hrdesk.domain.text import one_line
from hrdesk.exchange.arrived_rows import ArrivedRow, Tell
from hrdesk.exchange.layout import ACTION, MESSAGE, NAME_SUFFIX, REF
from hrdesk.exchange.sheet_cells import Cell
from hrdesk.exchange.torn import is_torn

FEWEST_CLEARED = 5
SHARE_CLEARED = 0.2

Column = tuple[str, str]


class Guards:
    """Holds edits back; the cells concerned are counted as edits all the same."""

    def __init__(self, counts: Counter[CellClass], tell: Tell) -> None:
        self._counts = counts
        self._tell = tell

    def one_row_a_record(self, rows: Iterable[ArrivedRow]) -> list[ArrivedRow]:
        """The rows with no Ref twice among them.

        Identical rows are one; where exactly one says what was sent, the others are copies that
        somebody meant to be new, and are offered as that; otherwise nobody knows which one counts.
        """
        by_ref: dict[str, list[ArrivedRow]] = defaultdict(list)
        for place, row in enumerate(rows):
            by_ref[row.ref or str(place)].append(row)
        chosen = (each if len(each) == 1 else self._chosen(each) for each in by_ref.values())
        return [row for several in chosen for row in several]

    def _chosen(self, rows: Sequence[ArrivedRow]) -> list[ArrivedRow]:
        different = {row.content: row for row in reversed(rows)}
        if () in different or len(different) == 1:
            for row in rows:
                if row is not different[row.content]:
                    self._count(row, row.edits)
            first, *others = sorted(
                different.values(), key=lambda row: (row.content != (), row.number)
            )
            return [first, *map(self._copy, others)]
        for row in rows:
            self._count(row, row.edits)
            self._tell(row.finding(FindingKind.QUESTION, "same_ref_twice", REF, _said(row)))
        first = rows[0]
        # What was sent stands all the same; only what was written into these rows does not.
        return [] if first.is_new else [_as_sent(first)]

    def _copy(self, row: ArrivedRow) -> ArrivedRow:
        """A changed copy of a row that is here as it was sent, as the new line it was meant for."""
        self._count(row, [key for key, cell in row.edits.items() if cell is None])
        own = {key: cell for key, cell in row.edits.items() if cell is not None}
        inherited = {
            key: Cell(text)
            for key, text in (row.base.cells.items() if row.base is not None else ())
            if key in row.alignment.places
            and key not in (*row.edits, *row.faults, ACTION, MESSAGE)
            and not key.endswith(NAME_SUFFIX)
            and not row.is_withheld(key)
        }
        return ArrivedRow(
            row.alignment,
            row.number,
            "",
            None,
            {**inherited, **own},
            row.faults,
            copied_from=row.ref,
            inherited=frozenset(inherited),
        )

    def hold_back_accidents(self, rows: Sequence[ArrivedRow], filled: Mapping[Column, int]) -> None:
        """Take the edits of torn and of emptied columns out of the rows, and ask once for each."""
        torn: dict[Column, list[ArrivedRow]] = {}
        emptied: dict[Column, list[ArrivedRow]] = {}
        for (kind, key), changed in _changed_columns(rows).items():
            cleared = [row for row in changed if row.edits[key] is None]
            if is_torn(key, changed, rows):
                torn[kind, key] = changed
            elif len(cleared) > max(FEWEST_CLEARED, SHARE_CLEARED * filled[kind, key]):
                emptied[kind, key] = cleared
        for column, concerned in torn.items():
            self._hold_back("torn_column", column, concerned)
        for column, concerned in emptied.items():
            self._hold_back("mass_clearing", column, concerned)
        if torn:
            self._drop_pushed_out(torn.keys(), rows)

    def _drop_pushed_out(self, torn: Set[Column], rows: Sequence[ArrivedRow]) -> None:
        """What a shift pushed below the last line begins no record."""
        sent = {(row.kind, key, row.sent(key)) for row in rows for _, key in torn}
        for row in rows:
            is_pushed = row.is_new and all(
                (row.kind, key, row.text(key)) in sent for key in row.edits
            )
            if is_pushed and not row.faults:
                self._count(row, row.edits)
                row.edits.clear()

    def _hold_back(self, code: str, column: Column, rows: Sequence[ArrivedRow]) -> None:
        """Ask about a column; the other cells of a span wait with it, for they are one value."""
        kind, key = column
        about = {"cells": len(rows), "refs": tuple(row.ref for row in rows)}
        first = rows[0].finding(FindingKind.QUESTION, code, key)
        self._tell(replace(first, ref="", about=about))
        for row in rows:
            for each in _one_value(kind, key):
                if each in row.edits:
                    self._count(row, (each,))
                    del row.edits[each]

    def _count(self, row: ArrivedRow, keys: Iterable[str]) -> None:
        for key in keys:
            if key.endswith(NAME_SUFFIX):
                self._counts[CellClass.DISPLAY_ONLY] += 1
            else:
                is_cleared = row.edits[key] is None
                self._counts[CellClass.CLEAR if is_cleared else CellClass.EDIT] += 1


def _as_sent(row: ArrivedRow) -> ArrivedRow:
    return ArrivedRow(row.alignment, row.number, row.ref, row.base)


def _said(row: ArrivedRow) -> str:
    """What people wrote into a row, to be seen beside what they wrote into another."""
    return one_line("; ".join(text or "…" for _, text in row.content))


def _changed_columns(rows: Iterable[ArrivedRow]) -> dict[Column, list[ArrivedRow]]:
    """The rows that were sent and changed, by column; what people tell the sender is no value."""
    columns: dict[Column, list[ArrivedRow]] = defaultdict(list)
    for row in rows:
        if not row.is_new:
            for key in row.edits:
                if key not in (ACTION, MESSAGE):
                    columns[row.kind, key].append(row)
    return columns


def _one_value(kind: str, key: str) -> tuple[str, ...]:
    """The cells that hold one value together with a cell."""
    spec = known_field(kind, key.partition(".")[0])
    return spec.cells if spec is not None and key in spec.cells else (key,)
