"""Makes of decisions typed on the sheet of conflicts the revisions that end those conflicts."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hrdesk.domain.arrival import ArrivedRecord, CellClass, hand_revision_over
from hrdesk.domain.codes import Life
from hrdesk.domain.fields import Kind
from hrdesk.domain.naming import code_of
from hrdesk.domain.records import kind_of, known_field
from hrdesk.domain.revisions import Heads, Revision
from hrdesk.domain.state import LABEL, LIFE, PARTNERS, RecordState, split_register
from hrdesk.exchange.answers import Answer
from hrdesk.exchange.arrived_rows import Tell
from hrdesk.exchange.disguise import is_disguise, is_same
from hrdesk.exchange.layout import DECISION, date_keys
from hrdesk.exchange.meaning import Meanings, NotUnderstood
from hrdesk.exchange.recognise import Manifest
from hrdesk.exchange.standing import EMPTY, INCLUDED, LEFT_OUT, shown_values
from hrdesk.exchange.torn import FEWEST_TORN
from hrdesk.exchange.typed import as_typed, folded

_SPAN = re.compile(
    r"(?P<start>[^,\[\]]+?)(?:\s+(?:to|-|–)\s+(?P<end>[^,\[\]]+?))?"
    r"(?:\s*,\s*(?P<zone>[\w/+-]+)|\s*\[(?P<brackets>[\w/+-]+)\])?\s*"
)
# How a span is written without blanks: `2027-03-10/2027-03-12`.
_TIGHT = re.compile(r"(?<=\d)/(?=\d{4}-)")

Key = tuple[str, str]


@dataclass(frozen=True)
class Decided:
    """A decision that can be taken over: the value, and the line that it stands on."""

    answer: Answer
    value: str


class Decisions:
    """What was decided in one workbook, with nothing among it that is to be asked first."""

    def __init__(
        self, manifest: Manifest, meanings: Meanings, counts: Counter[CellClass], tell: Tell
    ) -> None:
        self._manifest = manifest
        self._meanings = meanings
        self._counts = counts
        self._tell = tell

    def over(
        self, records: Sequence[ArrivedRecord], answers: Sequence[Answer]
    ) -> tuple[ArrivedRecord, ...]:
        """The records with what was decided about them; one whose own line is gone is added."""
        if not answers:
            return tuple(records)
        taken = self._taken([each for each in answers if each.decision is not None])
        by_ref: dict[str, list[Answer]] = defaultdict(list)
        for answer in answers:
            by_ref[answer.conflict.ref].append(answer)
        present = [self._with(record, by_ref.pop(record.ref, ()), taken) for record in records]
        return (
            *present,
            *(self._with(self._sent(each[0]), each, taken) for each in by_ref.values()),
        )

    # ------------------------------------------------------------ what is asked first

    def _taken(self, answers: Sequence[Answer]) -> dict[Key, Decided]:
        """One decision for each register; lines that say the same twice are one."""
        by_key: dict[Key, list[Answer]] = defaultdict(list)
        for answer in answers:
            by_key[answer.key].append(answer)
        torn = self._torn(answers)
        taken = {}
        for key, several in by_key.items():
            code = _doubt(several, torn)
            if code:
                self._counts[CellClass.EDIT] += len(several)
                self._ask(code, several, torn)
                continue
            value = self._value(several[0])
            counted = CellClass.FAULT if value is None else CellClass.EDIT
            self._counts[counted] += len(several)
            if value is not None:
                taken[key] = Decided(several[0], value)
        if torn:
            about = {"cells": len(answers), "refs": tuple(each.conflict.ref for each in answers)}
            first = answers[0].question("torn_column")
            self._tell(replace(first, ref="", field="", about=about))
        return taken

    def _ask(self, code: str, several: Sequence[Answer], torn: bool) -> None:
        for answer in several if not torn else ():
            self._tell(answer.question(code))

    def _torn(self, answers: Sequence[Answer]) -> bool:
        """Whether decisions stand beside the values of other lines, as after a sort."""
        offered = {folded(text) for each in answers for text in each.conflict.values}
        strange = [
            answer
            for answer in answers
            if not _options(answer) and folded(answer.cell.text) in offered
        ]
        return len(strange) >= FEWEST_TORN

    # ------------------------------------------------------------ what a decision says

    def _value(self, answer: Answer) -> str | None:
        base = self._manifest.base.get(answer.conflict.ref)
        heads = base.registers.get(answer.conflict.register, ()) if base is not None else ()
        values = shown_values(heads)
        if len(values) != len(answer.conflict.values):
            # The copy that was sent holds what this version could not use.
            self._tell(answer.question("no_base"))
            return None
        options = _options(answer)
        if len(options) > 1:
            self._tell(answer.question("ambiguous_decision"))
            return None
        return values[options[0]] if options else self._typed(answer)

    def _typed(self, answer: Answer) -> str | None:
        """A value that is none of those that stood."""
        try:
            return _meaning(*answer.key, answer.cell.text, self._meanings)
        except NotUnderstood as problem:
            told = answer.question(problem.code, problem.expected)
            about = {"codes": problem.codes} if problem.codes else {}
            self._tell(replace(told, kind=problem.kind, about=about))
            return None

    # ------------------------------------------------------------ what it makes

    def _sent(self, answer: Answer) -> ArrivedRecord:
        """The record of a line whose own row did not come back."""
        ref = answer.conflict.ref
        base = self._manifest.base[ref]
        registers = base.registers if base is not None else {}
        return ArrivedRecord(ref, answer.alignment.sheet, answer.row, registers)

    def _with(
        self, record: ArrivedRecord, answers: Sequence[Answer], taken: Mapping[Key, Decided]
    ) -> ArrivedRecord:
        if not answers:
            return record
        hands, addresses = dict(record.hands), dict(record.addresses)
        sheets = dict(record.sheets)
        for key in dict.fromkeys(each.key for each in answers if each.key in taken):
            decided, register = taken[key], key[1]
            own = hands.get(register)
            if own is not None and own.value != decided.value:
                self._tell(decided.answer.question("decision_and_edit", own.value))
                del hands[register]
                continue
            hands[register] = self._revision(record, register, decided.value)
            addresses[register] = decided.answer.address
            sheets[register] = decided.answer.alignment.sheet
        notes = dict.fromkeys((record.message, *(each.note for each in answers)))
        return replace(
            record,
            hands=hands,
            addresses=addresses,
            sheets=sheets,
            wants_removal=record.wants_removal and LIFE in hands,
            message="\n".join(filter(None, notes)),
        )

    def _revision(self, record: ArrivedRecord, register: str, value: str) -> Revision:
        heads = record.sent[register]
        values = shown_values(heads)
        seen: Heads = tuple(each for each in heads if each.value in values)
        if (register, value) == (LIFE, Life.REMOVED.value):
            seen = RecordState(record.ref, record.sent).seen_for(register, value)
        minute = self._manifest.envelope.minute
        return hand_revision_over(
            self._manifest.workbook, minute, record.ref, register, value, seen
        )


def _doubt(answers: Sequence[Answer], torn: bool) -> str:
    """Why the decisions about one register are not taken over; empty when they are."""
    if torn:
        return "torn_column"
    if len({each.cell.text for each in answers}) > 1:
        return "two_decisions"
    return "" if all(each.is_whole for each in answers) else "values_changed"


def _options(answer: Answer) -> list[int]:
    """Which of the values beside it a decision names; more than one where they look alike."""
    cell, values = answer.cell, answer.conflict.values
    exact = [place for place, text in enumerate(values) if is_same(cell, text)]
    if exact:
        return exact
    is_date = answer.conflict.register in _dates(kind_of(answer.conflict.ref))
    alike = (
        place
        for place, text in enumerate(values)
        if is_disguise(cell, text, is_date=is_date) or folded(cell.text) == folded(text)
    )
    return list(alike)


def _dates(kind: str) -> frozenset[str]:
    return frozenset(key.partition(".")[0] for key in date_keys(kind))


def _meaning(ref: str, register: str, text: str, meanings: Meanings) -> str:
    """What one cell says that a register is to hold. Raises `NotUnderstood`."""
    name, element = split_register(register)
    if element:
        # Both stand on the line of such a conflict, so neither was meant.
        raise NotUnderstood("bad_value", DECISION, text, f"{INCLUDED}, {LEFT_OUT}")
    text = "" if folded(text) == folded(EMPTY) else text
    if name == LABEL:
        return meanings.label(DECISION, text)
    if name == PARTNERS:
        return meanings.partners(DECISION, text)
    if name == LIFE:
        return _life(text)
    spec = known_field(kind_of(ref), name)
    if spec is None:
        raise NotUnderstood("bad_value", DECISION, text, "text")
    is_span = spec.kind is Kind.SPAN
    texts = _span_cells(spec.cells, text) if is_span else {name: text}
    value = meanings.value(spec, texts, frozenset(spec.cells), "")
    if not value and spec.required:
        raise NotUnderstood("required", DECISION, "", spec.kind.value)
    assert isinstance(value, str), "a set has a register for each element"
    return value


def _life(text: str) -> str:
    code = code_of(as_typed(text))
    if code not in set(Life):
        expected = ", ".join(each.value for each in Life)
        raise NotUnderstood("bad_value", DECISION, text, expected)
    return code


def _span_cells(keys: Sequence[str], text: str) -> dict[str, str]:
    """The cells of a span that was written into one: with `to`, or as HRDesk writes it."""
    found = _SPAN.fullmatch(_TIGHT.sub(" to ", as_typed(text)))
    if found is None:
        return dict.fromkeys(keys[:1], text)
    parts = found["start"], found["end"] or "", found["zone"] or found["brackets"] or ""
    return dict(zip(keys, parts, strict=True))
