"""What stands side by side in a record that goes: the lines of the sheet of conflicts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.dates import parse_span
from hrdesk.domain.fields import Kind
from hrdesk.domain.kept import in_full
from hrdesk.domain.naming import readable
from hrdesk.domain.records import known_field
from hrdesk.domain.revisions import Heads, Revision, distinct, is_conflict
from hrdesk.domain.state import IN, ORIGIN, SYSTEM, RecordState, split_register
from hrdesk.domain.titles import title_of
from hrdesk.exchange.cell_text import Names, cut, worded
from hrdesk.exchange.layout import (
    AUTHORS,
    CONFLICTS,
    FIELD,
    MOST_VALUES,
    PARTNERS,
    SUBJECT,
    day_of,
    value_key,
)
from hrdesk.exchange.marks import token_of

EMPTY = "(empty)"
INCLUDED, LEFT_OUT = "Included", "Left out"
_HEADINGS = {PARTNERS: "Shared with"}
_START, _BETWEEN = f"{CONFLICTS}/", "#"


@dataclass(frozen=True)
class Standing:
    """One conflict: the register, and the texts of the cells of its line by column key."""

    ref: str
    register: str
    cells: Mapping[str, str]

    @property
    def values(self) -> tuple[str, ...]:
        """The values that stand as its line shows them, in the order of `shown_values`."""
        keys = map(value_key, range(1, MOST_VALUES + 1))
        return tuple(self.cells[key] for key in keys if key in self.cells)

    def token(self, workbook: str) -> str:
        """The token of its line: no two lines of a workbook have the same."""
        texts = {"": f"{self.ref}/{self.register}", **self.cells}
        return token_of(workbook, sorted(texts), texts)


def standing_in(state: RecordState, names: Names, envelope: Envelope) -> tuple[Standing, ...]:
    """The conflicts of a record, from nothing but what its reader may see.

    Who created a record is no matter of choice, so that register never has a line.
    """
    registers = (
        register
        for register, heads in in_full(state.registers).items()
        if len(heads) > 1 and register != ORIGIN and is_conflict(heads)
    )
    return tuple(
        Standing(state.ref, register, dict(_cells(state, register, names, envelope)))
        for register in _in_form_order(state, registers)
    )


def _in_form_order(state: RecordState, registers: Iterable[str]) -> list[str]:
    """The same order at every desk; what belongs to no field of the form stands last."""
    wanted = list(registers)
    places = {spec.name: place for place, spec in enumerate(state.fields)} if wanted else {}
    return sorted(wanted, key=lambda each: (places.get(split_register(each)[0], len(places)), each))


def shown_values(heads: Heads) -> tuple[str, ...]:
    """The values that a line shows, the one that counts for now in front."""
    return distinct(heads)[:MOST_VALUES]


def base_cells(conflicts: Iterable[Standing]) -> dict[str, str]:
    """The texts of the lines as the hidden copy of their record keeps them."""
    return {
        f"{_START}{each.register}{_BETWEEN}{key}": text
        for each in conflicts
        for key, text in each.cells.items()
    }


def sent_conflicts(ref: str, cells: Mapping[str, str]) -> list[Standing]:
    """The lines of a record as they were sent, from its hidden copy."""
    found: dict[str, dict[str, str]] = {}
    for key, text in cells.items():
        if key.startswith(_START):
            register, _, column = key.removeprefix(_START).rpartition(_BETWEEN)
            found.setdefault(register, {})[column] = text
    return [Standing(ref, register, texts) for register, texts in found.items()]


def _cells(
    state: RecordState, register: str, names: Names, envelope: Envelope
) -> Iterator[tuple[str, str]]:
    title = title_of(state.kind, state.values(), lambda code: names.countries.get(code, code))
    yield SUBJECT, f"{readable(state.kind)}: {title or state.ref}"
    yield FIELD, _heading(state.kind, register, names)
    heads = state.heads(register)
    values = shown_values(heads)
    for number, value in enumerate(values, 1):
        yield value_key(number), _text(state.kind, register, value, names)
    lines = (
        f"{number}. {'; '.join(_author(each, envelope) for each in heads if each.value == value)}"
        for number, value in enumerate(values, 1)
    )
    yield AUTHORS, cut("\n".join(lines))


def _heading(kind: str, register: str, names: Names) -> str:
    name, element = split_register(register)
    heading = _HEADINGS.get(name, readable(name))
    if not element:
        return heading
    return f"{heading}: {_text_of_one(kind, name, element, names)}"


def _text(kind: str, register: str, value: str, names: Names) -> str:
    name, element = split_register(register)
    if element:
        return INCLUDED if value == IN else LEFT_OUT
    return _text_of_one(kind, name, value, names) if value else EMPTY


def _text_of_one(kind: str, name: str, value: str, names: Names) -> str:
    if name in SYSTEM:
        return value if name == PARTNERS else readable(value)
    spec = known_field(kind, name)
    if spec is None:
        return value
    if spec.is_link:
        title = names.titles.get(value, "")
        return f"{cut(title)} ({value})" if title else value
    if spec.kind is Kind.SPAN:
        return span_text(value)
    return worded(spec, value, names)


def span_text(value: str) -> str:
    """A span in one cell: `2027-03-10T14:00 to 2027-03-10T15:00, Europe/Zurich`."""
    span = parse_span(value)
    if span is None:
        return value
    text = span.start.text
    if span.end.text != span.start.text:
        text += f" to {span.end.text}"
    return f"{text}, {span.zone}" if span.zone else text


def _author(revision: Revision, envelope: Envelope) -> str:
    code = revision.author.partition(".")[0]
    if code.startswith("hand:"):
        code = "by hand in a workbook"
    elif code == "hrdesk":
        code = "HRDesk"
    words = f"{code}, {day_of(revision.minute)}"
    is_own = revision.author == f"{envelope.sender}.{envelope.sender_identity}"
    if is_own or code in ("HRDesk", envelope.recipient):
        return words
    return f"{words} (through {envelope.sender})"
