"""What somebody's rows mean for ours: a plan that is shown first and then carried out. Pure.

Merging is the union of revisions (exchange.md 2); nothing is decided here but what a change is
called, so that a person can decide about it (exchange.md 7).
"""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from hrdesk.domain.arrival import Arrival, ArrivedRecord, Finding
from hrdesk.domain.codes import Life
from hrdesk.domain.kept import all_merged, count, newest_hand, unlike, unpacked
from hrdesk.domain.revisions import Heads, Registers, Revision, distinct, is_conflict, merged
from hrdesk.domain.same import SAME_AS, is_link
from hrdesk.domain.state import (
    IN,
    LABEL,
    LIFE,
    ORIGIN,
    PARTNERS,
    SYSTEM,
    RecordState,
    ShownValues,
    register_of,
    split_register,
)
from hrdesk.domain.twins import Twin
from hrdesk.domain.values import Value

# Lines that are new records if a person says so: without Ref, or with that of the copied line.
NO_REF, COPIED = "no_ref", "copied_row"
ERASED, SAYS_OTHERWISE = "erased_here", "list_says_otherwise"
Told = TypeVar("Told")
# It is, or is no longer, the same as another record.
JOINED, UNJOINED = "joined", "unjoined"
# Its sender shares it no longer; it was said before the record came; it was taken off this desk.
WITHDRAWN, WITHDRAWN_SINCE, TAKEN_OFF = "no_longer_shared", "withdrawn_since", "taken_off_here"
# Questions whether to have a record that is not here.
_ABOUT_NEW = (NO_REF, COPIED, ERASED, WITHDRAWN_SINCE, TAKEN_OFF)
NO_DOUBTS: Mapping[str, str] = MappingProxyType({})


class Class(StrEnum):
    """What a change of a workbook is to this desk."""

    NEW = "new"
    CHANGED = "changed"
    EDITED = "edited"
    CONFLICT = "conflict"
    REMOVAL = "removal"
    QUESTION = "question"
    PROBLEM = "problem"
    DISGUISE = "disguise"
    MISSING = "missing"
    SAME = "same"


class Decision(StrEnum):
    """What a person chose for one change."""

    THEIRS = "theirs"
    OURS = "ours"
    LATER = "later"
    APART = "apart"  # theirs becomes a record of its own


@dataclass(frozen=True)
class Combined:
    """What a person made of all values of a conflict: a text for each register.

    `over` are the heads that it was made of. A value that somebody had not seen is not written
    over: with any other heads the conflict stands.
    """

    texts: tuple[tuple[str, str], ...]
    over: frozenset[str]

    def is_made_of(self, item: "Item") -> bool:
        """Whether these are still the heads of the conflict."""
        return self.over == item.heads


Choice = Decision | Combined


@dataclass(frozen=True, slots=True)
class Item:
    """One change to decide about: a new record, a field, a removal.

    `union` holds, for every register that would change, the heads once the workbook's are taken
    in, and may be packed; `taken` counts the revisions of the workbook among them that are not here yet.
    `safe` changes need no decision: of proven origin, and touching neither label, partners, life
    nor `same_as`. A question has a `code`. `settles` says that several values stood here and one comes.
    """

    kind: Class
    ref: str
    field: str
    base: Value
    ours: Value
    theirs: Value
    union: Registers
    taken: int
    safe: bool = False
    code: str = ""
    author: str = ""
    minute: int = 0
    by_hand: bool = False
    settles: bool = False
    sheet: str = ""
    row: int = 0
    address: str = ""
    values: Mapping[str, Value] = dataclasses.field(default_factory=dict)
    twins: tuple[Twin, ...] = ()  # the records here that a line without Ref may mean
    apart: RecordState | None = None  # what a spare line is as a record of its own

    @property
    def key(self) -> tuple[str, str]:
        """What names the change within its plan."""
        return (self.ref, self.field)

    @property
    def registers(self) -> dict[str, Heads]:
        """`union`, for who looks at more than one."""
        return dict(unpacked(self.union).items())

    @property
    def heads(self) -> frozenset[str]:
        """The ids of all heads once the workbook's are taken in."""
        return frozenset[str]().union(*map(_ids, self.registers.values()))

    @property
    def is_new(self) -> bool:
        """Whether it is about a record that is not here."""
        return self.kind is Class.NEW or self.code in _ABOUT_NEW


@dataclass(frozen=True)
class Basis:
    """What a plan rests on beside its workbook: it holds as long as all of this stands.

    `records` marks the records of ours as they stood; the rest is what else this desk knows of the
    workbook: its origin, doubts about records, and what is shared with it no longer.
    """

    records: str
    proven: bool
    doubts: Mapping[str, str]
    withdrawn: tuple[str, ...]
    told: tuple[Finding, ...]


@dataclass(frozen=True)
class Plan:
    """What a workbook would do here; `same` counts the fields that are equal already."""

    arrival: Arrival
    proven: bool
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    same: int
    basis: Basis | None = dataclasses.field(default=None, compare=False, repr=False)

    def counts(self) -> dict[str, int]:
        """How many there are of each class: fields, but records for `new`."""
        found = Counter(str(item.kind) for item in self.items)
        found.update(str(Class(finding.kind.value)) for finding in self.findings)
        found[Class.MISSING], found[Class.SAME] = len(self.missing), self.same
        return {str(each): found[each] for each in Class}


def plan_merge(
    arrival: Arrival,
    ours: Mapping[str, RecordState],
    *,
    proven: bool,
    doubts: Mapping[str, str] = NO_DOUBTS,
) -> Plan:
    """What the records of a workbook mean for those of ours with the same Refs.

    `proven` says that the workbook is from a desk we know, or is one of our own; `doubts` are the
    records that this desk has had or was not to have, with the code of the question: to have them
    is always asked about.
    """
    items: list[Item] = []
    same = 0
    for packed in arrival.records:
        arrived = packed.unpacked()
        state = ours.get(arrived.ref)
        if state is None:
            if item := _new(arrived, packed, proven):
                doubt = doubts.get(arrived.ref)
                items.append(_in_doubt(item, doubt) if doubt else item)
            continue
        found, equal = _known(arrived, state, proven)
        if found and arrived.is_new:
            found = [] if arrived.apart in ours else [_split(arrived, found)]
        items += found
        same += equal
    sent = ((ref, ours.get(ref)) for ref in arrival.missing)
    missing = tuple(ref for ref, state in sent if state and state.life is Life.ACTIVE)
    return Plan(arrival, proven, tuple(items), _still_open(arrival, items), missing, same)


def _still_open(arrival: Arrival, items: Iterable[Item]) -> tuple[Finding, ...]:
    """The findings, but for lines without Ref of which a change asks, or which are here already."""
    asked = {item.ref for item in items if item.code in (NO_REF, COPIED)}
    settled = {arrived.ref for arrived in arrival.records if arrived.provisional} - asked
    return tuple(
        finding
        for finding in arrival.findings
        if not (finding.code in (NO_REF, COPIED) and finding.ref in asked | settled)
    )


def _new(arrived: ArrivedRecord, packed: ArrivedRecord, proven: bool) -> Item | None:
    heads = all_merged(arrived.heads())
    # A first workbook is all new: what stands in it as it was sent stays as small as it came.
    kept = packed.sent if heads is arrived.sent else heads
    state = RecordState(arrived.ref, heads)
    if not heads or state.life is Life.REMOVED:
        return None
    minute, author = newest_hand(heads)
    asked = COPIED if arrived.copied_from else NO_REF
    return Item(
        Class.QUESTION if arrived.provisional else Class.NEW,
        arrived.ref,
        "",
        "",
        "",
        "",
        kept,
        count(heads),
        safe=proven and not arrived.provisional and not any(map(is_link, heads)),
        code=asked if arrived.provisional else "",
        by_hand=bool(arrived.hands),
        sheet=arrived.sheet,
        row=arrived.row,
        values=ShownValues(arrived.ref, kept),
        author=author,
        minute=minute,
    )


def _in_doubt(item: Item, code: str) -> Item:
    return dataclasses.replace(item, kind=Class.QUESTION, code=code, safe=False)


def _known(arrived: ArrivedRecord, state: RecordState, proven: bool) -> tuple[list[Item], int]:
    by_field: dict[str, dict[str, Heads]] = {}
    brought = arrived.heads()
    # Most of a workbook is what stands here already; only the rest needs ids.
    for register in unlike(brought, state.registers):
        ours = state.heads(register)
        if _ids(union := merged(ours, brought[register])) != _ids(ours):
            by_field.setdefault(split_register(register)[0], {})[register] = union
    items = [_item(arrived, state, name, union, proven) for name, union in by_field.items()]
    names = {split_register(register)[0] for register in brought}
    return items, len(names - set(by_field) - set(SYSTEM))


def _split(arrived: ArrivedRecord, items: Sequence[Item]) -> Item:
    """One question for the whole line: two entries on one spare line are not mixed unasked."""
    return dataclasses.replace(
        items[0],
        kind=Class.QUESTION,
        field="",
        base="",
        ours="",
        theirs="",
        union={name: heads for item in items for name, heads in item.union.items()},
        taken=sum(item.taken for item in items),
        safe=False,
        code="same_spare_line",
        apart=arrived.on_its_own(),
        address="",
        values=RecordState(arrived.ref, arrived.heads()).values(),
    )


def _item(
    arrived: ArrivedRecord,
    state: RecordState,
    name: str,
    union: Mapping[str, Heads],
    proven: bool,
) -> Item:
    by_hand = any(register in arrived.hands for register in union)
    base, theirs = _base_and_theirs(arrived, state, name)
    kind, code = _class_of(state, name, union, by_hand)
    added = [
        each
        for register, heads in union.items()
        for each in heads
        if each.id not in _ids(state.heads(register))
    ]
    minute, author = newest_hand({name: tuple(added)})
    return Item(
        kind,
        state.ref,
        name,
        base,
        _value(state, name),
        theirs,
        union,
        len(added),
        safe=proven and kind in (Class.CHANGED, Class.EDITED) and name not in (*SYSTEM, SAME_AS),
        code=code,
        by_hand=by_hand,
        settles=_settles(state, union),
        sheet=next(filter(None, map(arrived.sheets.get, union)), arrived.sheet),
        row=arrived.row,
        address=next(filter(None, map(arrived.addresses.get, union)), ""),
        author=author,
        minute=minute,
    )


def _settles(state: RecordState, union: Mapping[str, Heads]) -> bool:
    stood = [name for name in union if is_conflict(state.heads(name))]
    return bool(stood) and not any(is_conflict(union[name]) for name in stood)


def _class_of(
    state: RecordState, name: str, union: Mapping[str, Heads], by_hand: bool
) -> tuple[Class, str]:
    standing = _ids(state.heads(name))
    if name == LIFE and any(
        each.value == Life.REMOVED and each.id not in standing for each in union[LIFE]
    ):
        return Class.REMOVAL, ""
    if name in (LABEL, PARTNERS):
        after = state.with_registers(union)
        if after.label.rank < state.label.rank:
            return Class.QUESTION, "label_lowered"
        if not set(after.partners) <= set(state.partners):
            return Class.QUESTION, "partners_widened"
    if any(is_conflict(heads) for heads in union.values()):
        return Class.CONFLICT, ""
    if name == SAME_AS:
        joined = any(IN in distinct(heads) for heads in union.values())
        return Class.QUESTION, JOINED if joined else UNJOINED
    return (Class.EDITED if by_hand else Class.CHANGED), ""


def _base_and_theirs(arrived: ArrivedRecord, state: RecordState, name: str) -> tuple[Value, Value]:
    told = {key: merged(heads) for key, heads in _of_field(name, arrived.sent)}
    hands = {key: (hand,) for key, hand in _of_field(name, arrived.hands)}
    sent = RecordState(arrived.ref, told)
    theirs = _value(sent.with_registers(hands), name)
    if hands:
        return _value(sent, name), theirs
    known = any(_knows(state, register, each) for register in told for each in told[register])
    return (_value(state, name) if known else ""), theirs


def _of_field(name: str, registers: Mapping[str, Told]) -> Iterator[tuple[str, Told]]:
    elements = register_of(name, "")
    names = [each for each in registers if each == name or each.startswith(elements)]
    return ((each, registers[each]) for each in names)


def _knows(state: RecordState, register: str, revision: Revision) -> bool:
    """Whether a revision was written over one that stands here."""
    # Only a removal is written over revisions of other registers than its own.
    names = state.registers if register == LIFE else (register,)
    return any(each.id in revision.ancestors for name in names for each in state.heads(name))


def _value(state: RecordState, name: str) -> Value:
    if name == LABEL:
        return state.label.value if state.heads(LABEL) else ""
    if name == PARTNERS:
        return state.partners
    if name in (LIFE, ORIGIN):
        return state.text(name)
    return state.value(name)


def _ids(heads: Heads) -> frozenset[str]:
    return frozenset(each.id for each in heads)
