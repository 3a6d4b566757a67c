"""Reads the sheet of conflicts cell by cell: what people wrote on which line."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hrdesk.domain.arrival import CellClass, Finding, FindingKind
from hrdesk.domain.state import split_register
from hrdesk.domain.text import tidy
from hrdesk.exchange.align import Alignment, Row
from hrdesk.exchange.arrived_rows import Tell, tell_unknown_columns
from hrdesk.exchange.disguise import is_disguise, is_same
from hrdesk.exchange.layout import (
    CONFLICTS,
    DECISION,
    NOTE,
    REF,
    REGISTER,
    TOKEN,
    VALUE,
    Role,
    columns_of,
)
from hrdesk.exchange.marks import workbook_of
from hrdesk.exchange.recognise import Manifest
from hrdesk.exchange.sheet_cells import Cell, CellType
from hrdesk.exchange.standing import Standing, sent_conflicts

_SHOWN = tuple(each.key for each in columns_of(CONFLICTS) if each.role is Role.SHOWN)


@dataclass(frozen=True)
class Answer:
    """What somebody wrote on one line; `is_whole` says that the values beside it are as sent."""

    conflict: Standing
    alignment: Alignment
    row: int
    is_whole: bool
    decision: Cell | None = None
    note: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """The record and the register that it is about."""
        return self.conflict.ref, self.conflict.register

    @property
    def cell(self) -> Cell:
        """The cell of the decision; an empty one where nothing was decided."""
        return self.decision or Cell("")

    @property
    def address(self) -> str:
        """Where the decision stands, or would stand."""
        places = self.alignment.places
        return self.alignment.address(DECISION, self.row) if DECISION in places else ""

    def question(self, code: str, expected: str = "") -> Finding:
        """A line of the report about the decision, which is not taken over."""
        name = split_register(self.conflict.register)[0]
        return Finding(
            FindingKind.QUESTION,
            code,
            self.alignment.sheet,
            self.address,
            self.conflict.ref,
            name,
            self.cell.text,
            expected,
        )


class AnswerReader:
    """Gathers the answers of one workbook; every cell that is not empty is counted in a class.

    A decision is counted by who takes it over or refuses it.
    """

    def __init__(
        self,
        manifest: Manifest,
        counts: Counter[CellClass],
        touched: Counter[tuple[str, int]],
        tell: Tell,
    ) -> None:
        self._manifest = manifest
        self._counts = counts
        self._touched = touched
        self._tell = tell
        self._by_name: dict[tuple[str, str], Standing] = {}
        self._by_token: dict[str, Standing] = {}
        self.answers: list[Answer] = []

    def take(self, alignment: Alignment, rows: Iterator[Row]) -> None:
        """Read the rows of a sheet of conflicts."""
        self._remember_sent()
        mapped = frozenset(alignment.places.values())
        unknown: Counter[int] = Counter()
        for number, cells in rows:
            unknown.update(column for column in cells if column not in mapped)
            texts = {key: cells[place] for key, place in alignment.places.items() if place in cells}
            self._take_row(alignment, number, texts)
        tell_unknown_columns(alignment, unknown, self._counts, self._tell)

    def _remember_sent(self) -> None:
        workbook = self._manifest.workbook
        for ref, base in self._manifest.base.items():
            for each in sent_conflicts(ref, base.cells) if base is not None else ():
                self._by_name[ref, each.register] = each
                self._by_token[each.token(workbook)] = each

    def _take_row(self, alignment: Alignment, number: int, cells: Mapping[str, Cell]) -> None:
        said = [key for key in cells if key in _SHOWN or key in (DECISION, NOTE)]
        self._counts[CellClass.LAYOUT] += len(cells) - len(said)
        conflict = self._conflict(alignment, number, cells)
        if conflict is None:
            self._counts[CellClass.FAULT] += len(said)
            self._touched[alignment.sheet, number] += len(said)
            return
        changed = [
            key
            for key in _SHOWN
            if key in alignment.places
            and self._is_changed(conflict, key, cells.get(key), alignment, number)
        ]
        is_whole = not any(key.startswith(VALUE) for key in changed)
        answer = Answer(conflict, alignment, number, is_whole)
        decision = self._written(answer, DECISION, cells.get(DECISION))
        note = self._written(answer, NOTE, cells.get(NOTE))
        self._counts[CellClass.EDIT] += note is not None
        written = [key for key in (DECISION, NOTE) if key in cells and _is_written(cells[key])]
        if changed or written:
            self._touched[alignment.sheet, number] += len(changed) + len(written)
        if decision is not None or note is not None:
            text = tidy(note.text) if note is not None else ""
            self.answers.append(replace(answer, decision=decision, note=text))

    def _conflict(
        self, alignment: Alignment, number: int, cells: Mapping[str, Cell]
    ) -> Standing | None:
        """The conflict of a line, by its Ref and register and by its token, which must agree."""
        ref, register, token = (
            cells[key].text.strip() if key in cells else "" for key in (REF, REGISTER, TOKEN)
        )
        named, marked = self._by_name.get((ref, register)), self._by_token.get(token)
        if marked is None:
            is_moved = False
        else:
            is_moved = ref not in ("", marked.ref) or register not in ("", marked.register)
        if is_moved or (named is None and marked is None):
            code = "ref_moved" if is_moved else self._unknown(ref, token)
            self._tell(_of_line(alignment, number, ref, code))
            return None
        return named if marked is None else marked

    def _unknown(self, ref: str, token: str) -> str:
        is_ours = workbook_of(token) == self._manifest.workbook
        return "no_base" if is_ours or ref in self._manifest.base else "unknown_line"

    def _is_changed(
        self,
        conflict: Standing,
        key: str,
        cell: Cell | None,
        alignment: Alignment,
        number: int,
    ) -> bool:
        """Whether a cell that is there for reading only no longer says what was sent."""
        sent = conflict.cells.get(key, "")
        if cell is None:
            return bool(sent)
        if cell.type is not CellType.ERROR and not cell.formula:
            if is_same(cell, sent):
                self._counts[CellClass.SAME] += 1
                return False
            if is_disguise(cell, sent):
                self._counts[CellClass.DISGUISE] += 1
                return False
        self._counts[CellClass.DISPLAY_ONLY] += 1
        place = _of_line(alignment, number, conflict.ref, "shown_changed", key)
        told = replace(place, kind=FindingKind.PROBLEM, found=cell.text, expected=sent)
        self._tell(told)
        return True

    def _written(self, answer: Answer, key: str, cell: Cell | None) -> Cell | None:
        """A cell in which somebody wrote something that can be read."""
        if cell is None:
            return None
        if cell.type is CellType.ERROR or cell.formula:
            code = "error_value" if cell.type is CellType.ERROR else "formula"
            place = _of_line(answer.alignment, answer.row, answer.conflict.ref, code, key)
            self._tell(replace(place, found=cell.formula or cell.text))
            self._counts[CellClass.FAULT] += 1
            return None
        if not cell.text.strip():
            self._counts[CellClass.SAME] += 1
            return None
        return cell


def _of_line(alignment: Alignment, number: int, ref: str, code: str, key: str = REF) -> Finding:
    address = alignment.address(key, number) if key in alignment.places else ""
    return Finding(FindingKind.QUESTION, code, alignment.sheet, address, ref)


def _is_written(cell: Cell) -> bool:
    return bool(cell.text.strip() or cell.formula)
