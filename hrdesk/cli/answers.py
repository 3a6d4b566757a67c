"""Records, conflicts and history as JSON: the shape that other programs rely on."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from hrdesk.domain.changes import Edit
from hrdesk.domain.errors import DeskError
from hrdesk.domain.fields import Field
from hrdesk.domain.records import KINDS, known_field
from hrdesk.domain.revisions import Heads, Registers, distinct, is_conflict
from hrdesk.domain.state import (
    PARTNERS,
    SYSTEM,
    RecordState,
    partner_list,
    split_register,
)
from hrdesk.domain.values import Value
from hrdesk.words import sentence

Answer = dict[str, Any]
Plain = str | list[str]
# Line ends to some programs, though not to JSON: an answer is one line to everybody.
_LINE_ENDS = {ord(each): f"\\u{ord(each):04x}" for each in "\x85\u2028\u2029"}


def json_line(answer: Answer) -> str:
    """An answer as one line of JSON."""
    return json.dumps(answer, ensure_ascii=False).translate(_LINE_ENDS)


def refusal(error: DeskError) -> Answer:
    """The answer of a command that was refused or failed."""
    return {"ok": False, "error": error.code, "message": sentence(error)}


def plain(value: Value) -> Plain:
    """A value in canonical text, a list for a set."""
    return value if isinstance(value, str) else list(value)


def moment(minute: int) -> str:
    """A minute as ISO text in UTC."""
    return datetime.fromtimestamp(minute * 60, UTC).strftime("%Y-%m-%dT%H:%MZ")


def kinds() -> Answer:
    """The record kinds with their fields."""
    described = [
        {
            "name": kind,
            "prefix": shape.prefix,
            "fields": [_field(spec) for spec in shape.fields],
        }
        for kind, shape in KINDS.items()
    ]
    return {"ok": True, "kinds": described}


def record(state: RecordState) -> Answer:
    """A record with its values and with what stands in conflict."""
    answer: Answer = {
        "ref": state.ref,
        "kind": state.kind,
        "label": state.label.value,
        "partners": list(state.partners),
        "life": state.life.value,
        "values": {name: plain(value) for name, value in state.values().items()},
        "conflicts": conflicts(state),
    }
    if state.is_removed_elsewhere:
        answer["removed_elsewhere"] = True
    return answer


def conflicts(state: RecordState) -> dict[str, list[Plain]]:
    """By field: the values that stand, the one shown first in front."""
    names = {_decided_as(state, register) for register in state.conflicts()}
    known = (*(spec.name for spec in state.fields), *SYSTEM)
    in_order = (*known, *sorted(names.difference(known)))
    return {name: alternatives(state, name) for name in in_order if name in names}


def alternatives(state: RecordState, name: str) -> list[Plain]:
    """The values that stand in one field, one only where nothing is in conflict.

    A set has two: as it is shown, and with every disputed element the other way round.
    """
    if name == PARTNERS:
        return [list(partner_list(each)) for each in distinct(state.heads(name))]
    spec = known_field(state.kind, name)
    if name in SYSTEM or spec is None or not spec.is_set:
        return list(distinct(state.heads(name)))
    disputed = {
        element
        for field, element in map(split_register, state.conflicts())
        if field == name and element
    }
    first = set(state.value(name))
    return [sorted(first), sorted(first ^ disputed)] if disputed else [sorted(first)]


def _decided_as(state: RecordState, register: str) -> str:
    """What a conflict is decided as: its field, or the register of a field of a later version."""
    name = split_register(register)[0]
    is_known = name in SYSTEM or known_field(state.kind, name) is not None
    return name if is_known else register


def steps(edit: Edit) -> Iterator[Answer]:
    """What one operation did to a record, field by field; of a set the elements it touched."""
    names = dict.fromkeys(split_register(name)[0] for name in (*edit.after, *edit.before))
    for name in names:
        before, after = _of_field(edit.before, name), _of_field(edit.after, name)
        step: Answer = {
            "field": name,
            "from": _shown(edit.ref, name, before),
            "to": _shown(edit.ref, name, after),
            "author": _author(before, after),
        }
        standing = [heads for heads in after.values() if is_conflict(heads)]
        if standing:
            step["conflict"] = list(distinct(standing[0]))
        yield step


def _field(spec: Field) -> Answer:
    return {
        "name": spec.name,
        "kind": spec.kind.value,
        "required": spec.required,
        "codes": None if spec.codes is None else list(spec.codes),
        "links": spec.links,
        "floor": None if spec.floor is None else spec.floor.value,
    }


def _of_field(registers: Registers, name: str) -> dict[str, Heads]:
    return {
        register: heads
        for register, heads in registers.items()
        if heads and split_register(register)[0] == name
    }


def _shown(ref: str, name: str, registers: Mapping[str, Heads]) -> Plain:
    if name in SYSTEM:
        text = registers[name][0].value if name in registers else ""
        return list(partner_list(text)) if name == PARTNERS else text
    return plain(RecordState(ref, registers).value(name))


def _author(before: Mapping[str, Heads], after: Mapping[str, Heads]) -> str:
    """Who wrote what came in; who had written what went, where nothing came in."""
    old = {each.id for heads in before.values() for each in heads}
    every = [each for heads in after.values() for each in heads]
    new = [each for each in every if each.id not in old] or every
    if not new:
        new = [each for heads in before.values() for each in heads]
    return new[0].author if new else ""
