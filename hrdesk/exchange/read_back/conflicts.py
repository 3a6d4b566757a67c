"""The lines of the sheet of conflicts that the records of a plan must have, and no other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from hrdesk.domain.dates import parse_span
from hrdesk.domain.fields import Kind
from hrdesk.domain.naming import readable
from hrdesk.domain.records import known_field, shape_of
from hrdesk.domain.revisions import Revision
from hrdesk.domain.state import IN, ORIGIN, SYSTEM, RecordState
from hrdesk.domain.titles import spoken_date, title_of
from hrdesk.exchange.read_back.plan import Going, Planned
from hrdesk.exchange.read_back.texts import cut, worded

TITLE = "Conflicts"
MOST_VALUES = 50
_FIRST = ("ref", "Ref"), ("token", "Token"), ("no", "No."), ("register", "Register")
_BESIDE = ("subject", "Record"), ("field", "Field")
_LAST = ("authors", "Written by"), ("decision", "Decision"), ("note", "Note to sender")


@dataclass(frozen=True)
class Line:
    """One line: the record, the register, and the texts of the cells that people read."""

    ref: str
    register: str
    texts: Mapping[str, str]

    @property
    def values(self) -> int:
        """How many values stand in it."""
        return sum(key.startswith("value.") for key in self.texts)

    def in_base(self) -> dict[str, str]:
        """The texts as the hidden copy of the record keeps them."""
        return {f"conflicts/{self.register}#{key}": text for key, text in self.texts.items()}


def conflict_headings(values: int) -> tuple[tuple[str, str], ...]:
    """The columns by key and heading, where at most so many values stand."""
    shown = ((f"value.{number}", f"Value {number}") for number in range(1, values + 1))
    return (*_FIRST, *_BESIDE, *shown, *_LAST)


def lines_of(record: Going, planned: Planned) -> list[Line]:
    """The lines of one record, in the order of its form."""
    if all(len(heads) < 2 for heads in record.registers.values()):
        return []
    state = RecordState(record.ref, record.registers)
    names = [spec.name for spec in shape_of(record.kind).fields]
    standing = [register for register in state.conflicts() if register != ORIGIN]

    def place(register: str) -> tuple[int, str]:
        name = register.partition("/")[0]
        return (names.index(name) if name in names else len(names)), register

    return [
        Line(record.ref, register, dict(_texts(state, register, planned)))
        for register in sorted(standing, key=place)
    ]


def _texts(state: RecordState, register: str, planned: Planned) -> Iterator[tuple[str, str]]:
    kind, heads = state.kind, state.heads(register)
    title = title_of(kind, state.values(), lambda code: planned.countries.get(code, code))
    yield "subject", f"{readable(kind)}: {title or state.ref}"
    name, is_element, element = register.partition("/")
    heading = "Shared with" if name == "partners" else readable(name)
    if is_element:
        heading = f"{heading}: {_one(kind, name, element, planned)}"
    yield "field", heading
    values = list(dict.fromkeys(head.value for head in heads))[:MOST_VALUES]
    authors = []
    for number, value in enumerate(values, 1):
        if is_element:
            text = "Included" if value == IN else "Left out"
        else:
            text = _one(kind, name, value, planned) if value else "(empty)"
        yield f"value.{number}", text
        hands = (_hand(head, planned) for head in heads if head.value == value)
        authors.append(f"{number}. {'; '.join(hands)}")
    yield "authors", cut("\n".join(authors))


def _one(kind: str, name: str, value: str, planned: Planned) -> str:
    """One value, or one element of a set, in a cell of its own."""
    spec = known_field(kind, name)
    if name in SYSTEM:
        return value if name == "partners" else readable(value)
    if spec is None:
        return value
    if spec.is_link:
        title = planned.titles.get(value, "")
        return f"{cut(title)} ({value})" if title else value
    span = parse_span(value) if spec.kind is Kind.SPAN else None
    if span is None:
        return worded(spec, value, planned)
    start, end = span.start.text, span.end.text
    text = start if start == end else f"{start} to {end}"
    return f"{text}, {span.zone}" if span.zone else text


def _hand(revision: Revision, planned: Planned) -> str:
    """Who wrote a value and when, and through whom it comes."""
    envelope = planned.envelope
    code, _, _ = revision.author.partition(".")
    if code.startswith("hand:"):
        code = "by hand in a workbook"
    code = "HRDesk" if code == "hrdesk" else code
    words = f"{code}, {day_of(revision.minute)}"
    ours = f"{envelope.sender}.{envelope.sender_identity}"
    if revision.author == ours or code in ("HRDesk", envelope.recipient):
        return words
    return f"{words} (through {envelope.sender})"


def day_of(minute: int) -> str:
    """`21 Nov 2026`: the day of a minute in UTC."""
    return spoken_date(datetime.fromtimestamp(minute * 60, UTC).date().isoformat())
