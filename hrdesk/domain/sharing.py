"""What of a record may leave to whom, register by register (A/HRC/23/18, para 47)."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.kept import all_texts, replaced
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.later import LaterState
from hrdesk.domain.records import known_field, shape_of
from hrdesk.domain.refs import looks_like_ref, refs_in
from hrdesk.domain.revisions import Heads, Registers
from hrdesk.domain.state import SYSTEM, RecordState, split_register
from hrdesk.domain.values import YES

_NONE_LATER: Mapping[str, Field] = MappingProxyType({})


class Why(StrEnum):
    """Why something is held back."""

    INTERNAL = "internal"
    PROTECTED = "protected"
    PARTNERS = "partners"
    NETWORK = "network"
    REMOVED = "removed"
    LINK = "link"
    # Not rules: what a person decides for one workbook.
    SHIPPED = "shipped"
    NOT_TICKED = "not_ticked"


@dataclass(frozen=True, slots=True)
class Reader:
    """The desk that will read: its code, whether it is a known focal point, and its author names.

    There is none as long as the desk's identity is not known, and several after a lost key.
    """

    code: str
    focal_point: bool
    authors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Disclosed:
    """What a reader gets of a record, and the fields of it that are held back, with the reason."""

    ref: str
    registers: Registers
    withheld: dict[str, Why]


def held_back(state: RecordState, reader: Reader) -> Why | None:
    """Why a record does not go to a reader; None when it goes."""
    if is_protected(state):
        return Why.PROTECTED
    return _by_floor(state.label, _is_partner(state, reader), reader.focal_point)[state.label]


def is_withdrawn(state: RecordState, reader: Reader, why: Why) -> bool:
    """Whether a reader that has a record is told that it goes to it no longer, and not `why`.

    Not of a person at risk, of whom there is no trace in any file; not of what began at the
    reader's own desk, nor of what came with HRDesk and began nowhere.
    """
    first = state.first_author
    is_theirs = first in reader.authors or first.partition(".")[0] == reader.code
    return bool(first) and not is_theirs and why is not Why.PROTECTED


def is_protected(state: RecordState) -> bool:
    """Whether any head says that the person is at risk: then nothing leaves, ever."""
    return YES in state.texts("protected")


def disclosed(
    state: RecordState,
    reader: Reader,
    visible: Callable[[str], bool],
    knows: Callable[[str], bool],
    later: Mapping[str, Field] = _NONE_LATER,
) -> Disclosed:
    """The registers of a record that go; the record itself must not be `held_back`.

    `visible(ref)` says whether the reader may see a linked record; `knows(register)` whether it
    had something of a register before: that a theme, a link or a number was taken out is no news
    for whom it never reached, and would tell that there was one. A removed record goes whole to
    the desks that had it: they must be able to tell what the removal was said over.

    `later` are the fields that only a later version knows, by name. A field of which nothing is
    known at all has no floor that could be kept, and stays here.
    """
    changed, withheld = dict[str, Heads](), dict[str, Why]()
    kind = "" if isinstance(state, LaterState) else state.kind
    whys = floors_held_back(state, reader)
    for register, texts in all_texts(state.registers, _going_freely(kind, state, reader)):
        goes_along, name, element, known = _about(kind, register)
        if goes_along:
            continue
        spec = known or later.get(name) or Field(name, Kind.TEXT, floor=Label.INTERNAL)
        why = whys[spec.floor]
        seen = [why is None] * len(texts)
        if why is None and (known is None or spec.names_records):
            seen = [_may_name(spec, element or text, visible) for text in texts]
            why = None if all(seen) else Why.LINK
        if why is None and all(texts):
            continue
        if why is Why.LINK or (why is not None and any(texts)):
            withheld[name] = why
        if not any(itertools.compress(texts, seen)) and not _may_hear(spec, register, knows):
            changed[register] = ()
        elif not all(seen):
            changed[register] = tuple(itertools.compress(state.registers[register], seen))
    return Disclosed(state.ref, replaced(state.registers, changed), withheld)


def _going_freely(kind: str, state: RecordState, reader: Reader) -> frozenset[str]:
    """The registers that go as they stand unless they are empty, which most of a record are."""
    if not kind:
        return frozenset()
    return _free(kind, state.label, _is_partner(state, reader), reader.focal_point)


@lru_cache(maxsize=256)
def _free(kind: str, label: Label, is_partner: bool, is_focal_point: bool) -> frozenset[str]:
    whys = _by_floor(label, is_partner, is_focal_point)
    open_to_all = (
        spec.name
        for spec in shape_of(kind).fields
        if not spec.may_stay_behind or (whys[spec.floor] is None and not spec.names_records)
    )
    return frozenset((*SYSTEM, *open_to_all))


@lru_cache(maxsize=16_384)
def _about(kind: str, register: str) -> tuple[bool, str, str, Field | None]:
    """Whether a register goes whenever its record goes, its field and element, and what is known
    of the field; nothing is known of a later kind's."""
    name, element = split_register(register)
    known = known_field(kind, name)
    goes_along = name in SYSTEM or (known is not None and not known.may_stay_behind)
    return goes_along, name, element, known


def fields_held_back(state: RecordState, reader: Reader) -> frozenset[str]:
    """The fields that are held back of every record of this kind and label that goes."""
    whys = floors_held_back(state, reader)
    return frozenset(spec.name for spec in _floored(state.kind) if whys[spec.floor] is not None)


@lru_cache(maxsize=64)
def _floored(kind: str) -> tuple[Field, ...]:
    return tuple(spec for spec in shape_of(kind).fields if spec.floor is not None)


def field_held_back(state: RecordState, spec: Field, reader: Reader) -> Why | None:
    """Why a field of a record that goes is held back by its floor; None when it goes."""
    return floors_held_back(state, reader)[spec.floor]


def floors_held_back(state: RecordState, reader: Reader) -> Mapping[Label | None, Why | None]:
    """Why the fields of a record that goes are held back, by their floor; None when they go."""
    return _by_floor(state.label, _is_partner(state, reader), reader.focal_point)


@lru_cache(maxsize=64)
def _by_floor(
    label: Label, is_partner: bool, is_focal_point: bool
) -> Mapping[Label | None, Why | None]:
    held = {
        Label.PUBLIC: None,
        Label.NETWORK: None if is_focal_point else Why.NETWORK,
        Label.PARTNERS: None if is_partner else Why.PARTNERS,
        Label.INTERNAL: Why.INTERNAL,
    }
    by_floor: dict[Label | None, Why | None] = {None: None}
    by_floor.update((floor, held[strictest(label, floor)]) for floor in Label)
    return MappingProxyType(by_floor)


def _is_partner(state: RecordState, reader: Reader) -> bool:
    first = state.first_author
    return (bool(first) and first in reader.authors) or reader.code in state.partners


def _may_name(spec: Field, text: str, visible: Callable[[str], bool]) -> bool:
    if spec.within:
        # A part of it cannot stay behind: what somebody wrote is one revision.
        return all(map(visible, refs_in(text)))
    # A later version may have kinds of value of its own that name records.
    return not text or not (spec.names_records or looks_like_ref(text)) or visible(text)


def _may_hear(spec: Field, register: str, knows: Callable[[str], bool]) -> bool:
    """Whether to say that a register is empty now."""
    tells = spec.may_stay_behind or bool(split_register(register)[1])
    return not tells or knows(register)
