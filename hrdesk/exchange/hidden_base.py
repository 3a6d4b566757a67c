"""Reads the hidden copies of what was sent; what this version cannot use is told and left out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from hrdesk.domain.arrival import Finding, FindingKind
from hrdesk.domain.errors import BadRef, UnknownName
from hrdesk.domain.kept import all_texts, replaced, texts_of
from hrdesk.domain.later import LaterRecord
from hrdesk.domain.records import KINDS, kind_of
from hrdesk.domain.refs import parse_ref, prefix_of
from hrdesk.domain.state import split_register
from hrdesk.exchange.base_rows import HEADINGS, BaseRow, ReadLine, read_base_line
from hrdesk.exchange.entries import Entries
from hrdesk.exchange.later_schema import LaterSchema, is_kind
from hrdesk.exchange.layout import BASE_MARK
from hrdesk.exchange.seals import SealedRows

_SHOWN = 40


@dataclass(frozen=True)
class _Sort:
    """Findings of one sort are told once, at the first place."""

    code: str
    sheet: str
    field: str
    found: str


class HiddenBase:
    """Gathers the rows by Ref; `rows` has None for a row whose check does not hold."""

    def __init__(self, workbook: str, later: LaterSchema) -> None:
        self.rows: dict[str, BaseRow | None] = {}
        self.later: dict[str, LaterRecord] = {}
        self.sealed = SealedRows()
        self._kind = ""
        self._workbook = workbook
        self._later = later
        self._entries = Entries(later)
        self._told: dict[_Sort, tuple[Finding, int]] = {}

    def take(self, sheet: str, number: int, line: list[str]) -> None:
        """Take one line of a base sheet. Of two for one Ref the later counts that is whole."""
        ref = line[0]
        if ref in (BASE_MARK, HEADINGS[0]):
            if ref == BASE_MARK:
                self._kind = line[1] if len(line) > 1 else ""
            return
        kind = known_kind(ref)
        if not kind:
            if self._kind not in KINDS and len(line) > 1:
                # Of a kind that only a later version knows; its seal covers these rows too.
                self.sealed.add(self._kind, ref, line[1])
                if self._take_later(ref, line):
                    return
            found = prefix_of(ref) if _looks_right(ref) else ref or "…"
            self._tell(Finding(FindingKind.PROBLEM, "unknown_entry", sheet, f"A{number}"), found)
            return
        self.sealed.add(kind, ref, line[1] if len(line) > 1 else "")
        read = read_base_line(self._workbook, line)
        if read is not None:
            self.rows[ref] = self._sound(read, kind, sheet, number)
        else:
            self.rows.setdefault(ref, None)

    def drop(self, kinds: Collection[str]) -> None:
        """Believe no row of these kinds: they are not the rows that were sealed."""
        for ref in self.rows if kinds else ():
            if kind_of(ref) in kinds:
                self.rows[ref] = None
        self.later = {ref: each for ref, each in self.later.items() if each.kind not in kinds}

    def findings(self) -> list[Finding]:
        """What could not be used, each sort once with the number of lines."""
        return [replace(finding, about={"lines": lines}) for finding, lines in self._told.values()]

    def _take_later(self, ref: str, line: list[str]) -> bool:
        """Keep a record of a kind that only a later version knows; False for what is none."""
        if not (_looks_right(ref) and is_kind(self._kind)):
            return False
        read = read_base_line(self._workbook, line)
        if read is None:
            return False
        sound = {
            register: read.registers[register]
            for register, texts in all_texts(read.registers)
            if not self._entries.fault_of_later(self._kind, register, texts)
        }
        self.later[ref] = LaterRecord(self._kind, "", ref, sound)
        return True

    def _sound(self, read: ReadLine, kind: str, sheet: str, number: int) -> BaseRow:
        row, registers = read
        faults = self._entries.faults(kind, registers)
        for register, code in faults.items():
            told = Finding(FindingKind.PROBLEM, code, sheet, f"A{number}", row.ref)
            name = split_register(register)[0]
            if code == "bad_entry":
                value = next(filter(None, texts_of(registers, register)), "")
                told = replace(told, field=name)
                self._tell(told, f"{register}: {value}")
            else:
                self._tell(told, name)
        if self._later:
            self._tell_later(read, kind, sheet, number, registers.keys() - faults.keys())
        if not faults:
            return row
        return replace(row, registers=replaced(registers, dict.fromkeys(faults, ())))

    def _tell_later(
        self, read: ReadLine, kind: str, sheet: str, number: int, sound: Iterable[str]
    ) -> None:
        """Say what of a later version is kept and goes on, once for each field and each code."""
        told = Finding(FindingKind.PROBLEM, "later_field", sheet, f"A{number}", read.row.ref)
        names: set[str] = set()
        for register in sorted(sound):
            name = split_register(register)[0]
            if self._later.has_field(kind, name):
                names.add(name)
            for code in self._later.later_codes(kind, register, read.registers[register]):
                self._tell(replace(told, code="later_code", field=name), code)
        for name in sorted(names):
            self._tell(replace(told, field=name), name)

    def _tell(self, finding: Finding, found: str) -> None:
        told = replace(finding, found=found[:_SHOWN])
        sort = _Sort(told.code, told.sheet, told.field, told.found)
        first, lines = self._told.get(sort, (told, 0))
        self._told[sort] = first, lines + 1


def known_kind(text: str) -> str:
    """The kind of record that a text is the Ref of; empty for none that is known here."""
    try:
        return kind_of(text) if parse_ref(text) == text else ""
    except (BadRef, UnknownName):
        return ""


def is_later_ref(text: str) -> bool:
    """Whether a text is the Ref of a record of a kind that only a later version knows."""
    try:
        return parse_ref(text) == text and not known_kind(text)
    except BadRef:
        return False


def _looks_right(text: str) -> bool:
    try:
        return parse_ref(text) == text
    except BadRef:
        return False
