"""What a row of the UHRI writes over a recommendation, and what a person wrote there that it leaves.

The revisions follow from the row alone: every desk that imports the same export makes the same
ones, and an exchange between them finds nothing to do (exchange.md 1). What the UHRI itself wrote
before, it writes over. Where a person wrote since, what the UHRI says anew stands beside it, as a
difference to decide; what it had said already was seen by that person, and is no news.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hrdesk.domain.codes import Life
from hrdesk.domain.label import Label
from hrdesk.domain.records import field_of
from hrdesk.domain.refs import derived_ref
from hrdesk.domain.revisions import Heads, Revision, distinct, merged, written
from hrdesk.domain.state import (
    IN,
    LABEL,
    LIFE,
    PARTNERS,
    RecordState,
    partner_text,
    register_of,
    wanted_registers,
)
from hrdesk.domain.values import Value

KIND = "recommendation"
AUTHOR = NONCE = "UHRI"


@dataclass
class Compared:
    """The registers that are written, and those in which a person's word stands beside."""

    changed: dict[str, Heads] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)


def ref_of(key: str) -> str:
    """The Ref that every desk gives an annotation of the UHRI."""
    return derived_ref("REC", "uhri", key)


def made(
    ref: str, values: Mapping[str, Value], chosen: tuple[Label, Iterable[str]], minute: int
) -> dict[str, Heads]:
    """All registers of a recommendation that is new here; `chosen` are its label and its desks.

    They are words of the import too: where two desks choose the same, nothing is to decide.
    """
    label, partners = chosen
    begins = {LIFE: Life.ACTIVE.value, LABEL: label.value, PARTNERS: partner_text(partners)}
    found: dict[str, Heads] = {
        name: (_revision(ref, name, text, (), minute),) for name, text in begins.items() if text
    }
    for name, value in values.items():
        if isinstance(value, str):
            if value:
                found[name] = (_revision(ref, name, value, (), minute),)
        else:
            for element in value:
                register = register_of(name, element)
                found[register] = (_revision(ref, register, IN, (), minute),)
    return found


def compared(state: RecordState, values: Mapping[str, Value], minute: int) -> Compared:
    """What the UHRI says otherwise than the record; a field that it is silent of is left alone."""
    found = Compared()
    for name, value in values.items():
        wanted = wanted_registers(field_of(KIND, name), value, state.registers)
        for register, text in wanted.items():
            _compare(state, register, text, minute, found)
    return found


def _compare(state: RecordState, register: str, text: str, minute: int, found: Compared) -> None:
    heads = state.heads(register)
    if distinct(heads) == (text,) or not (heads or text):
        return
    own = tuple(each for each in heads if each.author == AUTHOR)
    if len(own) < len(heads) and (not text or _was_said(state.ref, register, text, heads)):
        return
    minute = max(minute, *(each.minute + 1 for each in own), 0)
    new = _revision(state.ref, register, text, own, minute)
    found.changed[register] = merged(heads, (new,))
    if len(own) < len(heads):
        found.beside.append(register)


def _was_said(ref: str, register: str, text: str, heads: Heads) -> bool:
    """Whether the UHRI wrote this before what stands: then a person has written over it."""
    before = frozenset(each.id for each in heads).union(*(each.ancestors for each in heads))
    chains: list[tuple[str, ...]] = [(), *((each,) for each in before)]
    return any(_id(ref, register, text, parents) in before for parents in chains)


def _id(ref: str, register: str, text: str, parents: tuple[str, ...]) -> str:
    return Revision(ref, register, text, parents, frozenset(), AUTHOR, NONCE, 0).id


def _revision(ref: str, register: str, value: str, seen: Heads, minute: int) -> Revision:
    return written(ref, register, value, seen, AUTHOR, NONCE, minute)
