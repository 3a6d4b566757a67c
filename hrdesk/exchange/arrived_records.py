"""Makes of each row what it brings: the heads that were sent, and a revision for each hand edit."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from hrdesk.domain.arrival import (
    ArrivedRecord,
    CellClass,
    FindingKind,
    hand_revision,
    nothing,
)
from hrdesk.domain.codes import Life
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.records import shape_of
from hrdesk.domain.revisions import Pen, Registers, Revision
from hrdesk.domain.state import (
    IN,
    LABEL,
    LIFE,
    ORIGIN,
    PARTNERS,
    RecordState,
    partner_text,
    register_of,
    shown,
    split_register,
)
from hrdesk.domain.text import tidy
from hrdesk.domain.values import Value
from hrdesk.exchange.arrived_rows import ArrivedRow, Tell
from hrdesk.exchange.layout import (
    ACTION,
    MESSAGE,
    NAME_SUFFIX,
    PLEASE_REMOVE,
    REF,
    is_sent,
)
from hrdesk.exchange.marks import provisional_ref
from hrdesk.exchange.meaning import Meanings, NotUnderstood
from hrdesk.exchange.recognise import Manifest
from hrdesk.exchange.sheet_cells import CellType
from hrdesk.exchange.typed import folded

_YEARS = range(1000, 3000)
# By register: the value written by hand, and the key of the cell where it stands.
Written = dict[str, tuple[str, str]]


class RecordMaker:
    """Makes records of rows; what it cannot understand is told, and what was sent stands."""

    def __init__(
        self, manifest: Manifest, meanings: Meanings, counts: Counter[CellClass], tell: Tell
    ) -> None:
        self._workbook = manifest.workbook
        self._minute = manifest.envelope.minute
        # The desk that issued the spare lines is the first desk of what is written on them.
        self._first_desk = f"{manifest.envelope.sender}.{manifest.envelope.sender_identity}"
        self._later = manifest.later
        self._meanings = meanings
        self._counts = counts
        self._tell = tell

    def record(self, row: ArrivedRow) -> ArrivedRecord | None:
        """What a row brings; None for a new line that brings nothing that can be taken."""
        state = RecordState(row.ref, row.base.registers if row.base is not None else {})
        self._tell_display_only(row)
        written = self._fields(row, state.registers)
        written.update(self._label(row, state))
        written.update(self._partners(row, state))
        wants_removal = self._wants_removal(row)
        message = self._message(row)
        if row.is_new:
            return self._new_record(row, written, message)
        if wants_removal and state.life is not Life.REMOVED:
            written[LIFE] = Life.REMOVED.value, ACTION
        return ArrivedRecord(
            row.ref,
            row.alignment.sheet,
            row.number,
            state.registers,
            self._hands(row.ref, written, state),
            wants_removal=wants_removal,
            message=message,
            addresses=_addresses(row, written),
        )

    def _new_record(self, row: ArrivedRow, written: Written, message: str) -> ArrivedRecord | None:
        if all(key.endswith(NAME_SUFFIX) for key in (*row.edits, *row.faults)):
            return None
        missing = [
            spec
            for spec in shape_of(row.kind).fields
            if spec.required and not any(split_register(name)[0] == spec.name for name in written)
        ]
        for spec in missing:
            self._tell(row.finding(FindingKind.PROBLEM, "required", spec.cells[0]))
        if missing:
            if row.copied_from:
                self._ask_for_ref(row)
            return None
        written[LIFE] = Life.ACTIVE.value, REF
        written[ORIGIN] = self._first_desk, REF
        values = {register: value for register, (value, _) in written.items()}
        apart = provisional_ref(self._workbook, row.kind, values)
        provisional = not row.ref
        if provisional:
            row.ref = apart
            self._ask_for_ref(row)
        return ArrivedRecord(
            row.ref,
            row.alignment.sheet,
            row.number,
            hands=self._hands(row.ref, written, RecordState(row.ref)),
            is_new=True,
            provisional=provisional,
            copied_from=row.copied_from,
            apart="" if provisional else apart,
            message=message,
            addresses=_addresses(row, written),
        )

    def _ask_for_ref(self, row: ArrivedRow) -> None:
        code = "copied_row" if row.copied_from else "no_ref"
        self._tell(row.finding(FindingKind.QUESTION, code, REF, row.copied_from))

    def _fields(self, row: ArrivedRow, sent: Registers) -> Written:
        written: Written = {}
        # Most of a big workbook is as it was sent.
        for spec in shape_of(row.kind).fields if row.edits else ():
            changed = frozenset(key for key in spec.cells if key in row.edits)
            if changed and is_sent(spec):
                understood = self._later.with_codes(row.kind, spec)
                written.update(self._field(row, understood, changed, sent))
        return written

    def _field(
        self, row: ArrivedRow, spec: Field, changed: frozenset[str], sent: Registers
    ) -> Written:
        texts = {
            key: "" if key not in changed and row.is_withheld(key) else row.text(key)
            for key in spec.cells
        }
        first = min(changed, key=spec.cells.index)
        was = shown(spec, sent)
        try:
            _refuse_years(row, spec, changed)
            value = self._meanings.value(spec, texts, changed, was)
            if not value and spec.required:
                raise NotUnderstood("required", first, "", spec.kind.value)
        except NotUnderstood as problem:
            self._refuse(row, problem, changed, first)
            return {}
        self._count(row, changed, is_edit=value != was)
        return {name: (text, first) for name, text in _registers(spec, was, value)}

    def _label(self, row: ArrivedRow, state: RecordState) -> Written:
        if LABEL not in row.edits:
            return {}
        try:
            label = self._meanings.label(LABEL, row.text(LABEL))
        except NotUnderstood as problem:
            self._refuse(row, problem, (LABEL,), LABEL)
            return {}
        is_edit = label != _shown_in(state, LABEL)
        self._count(row, (LABEL,), is_edit=is_edit)
        return {LABEL: (label, LABEL)} if is_edit else {}

    def _partners(self, row: ArrivedRow, state: RecordState) -> Written:
        if PARTNERS not in row.edits:
            return {}
        try:
            partners = self._meanings.partners(PARTNERS, row.text(PARTNERS))
        except NotUnderstood as problem:
            self._refuse(row, problem, (PARTNERS,), PARTNERS)
            return {}
        is_edit = partners != _shown_in(state, PARTNERS)
        self._count(row, (PARTNERS,), is_edit=is_edit)
        return {PARTNERS: (partners, PARTNERS)} if is_edit else {}

    def _wants_removal(self, row: ArrivedRow) -> bool:
        text = row.text(ACTION) if ACTION in row.edits else ""
        if not text:
            return False
        if folded(text) != folded(PLEASE_REMOVE) or row.is_new:
            problem = NotUnderstood("bad_value", ACTION, text, "action")
            self._refuse(row, problem, (ACTION,), ACTION)
            return False
        self._count(row, (ACTION,), is_edit=True)
        return True

    def _message(self, row: ArrivedRow) -> str:
        if MESSAGE not in row.edits:
            return ""
        self._count(row, (MESSAGE,), is_edit=True)
        return tidy(row.text(MESSAGE))

    def _tell_display_only(self, row: ArrivedRow) -> None:
        for key in row.edits:
            if key.endswith(NAME_SUFFIX):
                self._counts[CellClass.DISPLAY_ONLY] += 1
                text, sent = row.text(key), row.sent(key)
                self._tell(row.finding(FindingKind.PROBLEM, "display_only", key, text, sent))

    def _refuse(
        self, row: ArrivedRow, problem: NotUnderstood, changed: Iterable[str], first: str
    ) -> None:
        self._counts[CellClass.FAULT] += sum(
            row.edits[key] is not None for key in changed if key not in row.inherited
        )
        key = problem.key if problem.key in row.alignment.places else first
        told = row.finding(problem.kind, problem.code, key, problem.found, problem.expected)
        self._tell(replace(told, about={"codes": problem.codes}) if problem.codes else told)
        # Each cell that somebody wrote in is named, so that nobody believes it was taken.
        for other in sorted(set(changed) - {key} - row.inherited):
            self._tell(row.finding(problem.kind, "refused_together", other, row.text(other)))

    def _count(self, row: ArrivedRow, changed: Iterable[str], *, is_edit: bool) -> None:
        written = CellClass.NEW if row.is_new else CellClass.EDIT
        # Cells that say what the copied line says were counted as the same already.
        for key in changed if not row.inherited else set(changed) - row.inherited:
            is_cleared = row.edits[key] is None
            if is_edit:
                self._counts[CellClass.CLEAR if is_cleared else written] += 1
            else:
                self._counts[CellClass.SAME] += not is_cleared

    def _hands(self, ref: str, written: Written, state: RecordState) -> Mapping[str, Revision]:
        hands = {
            register: self._hand(ref, register, value, state)
            for register, (value, _) in written.items()
        }
        return hands or nothing()

    def _hand(self, ref: str, register: str, value: str, state: RecordState) -> Revision:
        book, minute = self._workbook, self._minute
        heads, base = state.heads(register), _shown_in(state, register)
        hand = hand_revision(book, minute, ref, register, value, heads, base)
        if (register, value) != (LIFE, Life.REMOVED.value):
            return hand
        # Who asks for a removal has seen the whole row (exchange.md 3).
        seen = state.seen_for(register, value)
        newest = max((each.minute for each in seen), default=minute)
        return Pen(hand.author, hand.nonce, newest + 1).write(ref, register, value, seen)


def _refuse_years(row: ArrivedRow, spec: Field, changed: Iterable[str]) -> None:
    """A year typed into a cell of dates is shown as a day in 1905: nobody knows what was meant."""
    if spec.kind not in (Kind.DATE, Kind.SPAN):
        return
    for key in sorted(changed, key=spec.cells.index):
        cell = row.edits[key]
        if cell is None or cell.type is not CellType.DATE or cell.number is None:
            continue
        if cell.number in _YEARS:
            raise NotUnderstood(
                "year_or_day", key, cell.text, f"{cell.number:.0f}", FindingKind.QUESTION
            )


def _shown_in(state: RecordState, register: str) -> str:
    """The value of a register that its cell shows."""
    if register == LABEL:
        return state.label.value if state.heads(LABEL) else ""
    if register == PARTNERS:
        return partner_text(state.partners)
    return state.text(register)


def _registers(spec: Field, was: Value, value: Value) -> list[tuple[str, str]]:
    """The registers that turn one value into the other."""
    if isinstance(value, str):
        return [(spec.name, value)] if value != was else []
    gone = [(register_of(spec.name, each), "") for each in was if each not in value]
    return gone + [(register_of(spec.name, each), IN) for each in value if each not in was]


def _addresses(row: ArrivedRow, written: Written) -> Mapping[str, str]:
    addresses = {
        register: row.alignment.address(key, row.number)
        for register, (_, key) in written.items()
        if key in row.alignment.places
    }
    return addresses or nothing()
