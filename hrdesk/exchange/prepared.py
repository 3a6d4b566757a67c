"""Records made ready to be written: what may not go is gone, every cell has its text."""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from hrdesk.domain.arrival import Envelope
from hrdesk.domain.codes import Life
from hrdesk.domain.disclosure import version_of
from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field
from hrdesk.domain.kept import replaced, texts_of, unpacked
from hrdesk.domain.label import Label
from hrdesk.domain.later import NONE_LATER, LaterFields
from hrdesk.domain.naming import readable
from hrdesk.domain.records import kind_of, known_field, shape_of
from hrdesk.domain.revisions import Heads, Registers
from hrdesk.domain.state import (
    LABEL,
    PARTNERS,
    SYSTEM,
    RecordState,
    partner_text,
    split_register,
)
from hrdesk.domain.values import LONGEST
from hrdesk.exchange.base_rows import KeptCells, SentRegisters, to_keep, to_send
from hrdesk.exchange.cell_text import Names, cell_texts, is_too_long
from hrdesk.exchange.layout import ACTION, is_sent
from hrdesk.exchange.standing import Standing, standing_in


@dataclass(frozen=True, slots=True)
class OutRecord:
    """A record to write: only the registers that the reader may see.

    `withheld` names the fields whose cells say "not shared"; it must be the same for all records
    that are equally visible, or it would tell whether there is a value. `mark` is the version,
    where it is known already.
    """

    ref: str
    registers: Registers
    withheld: frozenset[str] = frozenset()
    mark: str = ""

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return kind_of(self.ref)

    @property
    def version(self) -> str:
        """The mark of what its registers hold together."""
        return self.mark or version_of(self.registers)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record with the texts of its cells that are not empty, both kept small."""

    ref: str
    registers: SentRegisters
    kept: KeptCells
    conflicts: tuple[Standing, ...] = ()

    @property
    def cells(self) -> dict[str, str]:
        """The texts of the cells, by column key; each look makes them anew."""
        return self.kept.texts


class Ready(NamedTuple):
    """A row to write, and its registers while they are looked at: the row keeps them small."""

    row: Prepared
    version: str
    registers: Registers


def visible(record: OutRecord, later: LaterFields = NONE_LATER) -> OutRecord:
    """The record without what no file may hold, should it have been handed over all the same.

    `later` are the fields that only a later version knows; no other field that is unknown goes.
    """
    goes = _going(record.kind, record.withheld, later)
    gone: dict[str, Heads] = {
        register: () for register in record.registers if split_register(register)[0] not in goes
    }
    # The same record where nothing had to go: its version is known already.
    kept = replaced(record.registers, gone)
    return replace(record, registers=kept, mark="") if gone else record


def prepared(
    record: OutRecord, names: Names, envelope: Envelope, later: LaterFields = NONE_LATER
) -> Ready:
    """The record with the texts of its cells. Raises `BadValue` for a text too long for a cell."""
    whole = unpacked(record.registers)
    seen = visible(OutRecord(record.ref, whole, record.withheld, record.mark), later)
    registers = _without_hidden_links(seen, names, later)
    state = RecordState(record.ref, registers)
    cells = cell_texts(record.kind, state, record.withheld, names)
    cells.update(_system_cells(state))
    kept = to_keep(cells)
    # Where all together are short enough, so is each.
    if len(kept.packed) > LONGEST // 2:
        _refuse_too_long(record.ref, cells)
    # What was put into words for the preview is not worded again where all of it goes.
    small = to_send(record.ref, record.registers if registers is whole else registers)
    row = Prepared(record.ref, small, kept, standing_in(state, names, envelope))
    return Ready(row, seen.version, registers)


def _refuse_too_long(ref: str, cells: Mapping[str, str]) -> None:
    for key, text in cells.items():
        if is_too_long(text):
            raise BadValue(field=key, value=text[:40], expected="shorter", ref=ref)


def by_kind(records: Iterable[OutRecord]) -> dict[str, list[OutRecord]]:
    """The records by kind, in the order given."""
    found: dict[str, list[OutRecord]] = {}
    for record in records:
        found.setdefault(record.kind, []).append(record)
    return found


@lru_cache(maxsize=64)
def _sent_fields(kind: str) -> dict[str, Field]:
    return {each.name: each for each in shape_of(kind).fields if is_sent(each)}


def _going(kind: str, withheld: frozenset[str], later: LaterFields) -> frozenset[str]:
    """The names of the registers that go."""
    if kind not in later:
        return _known_going(kind, withheld)
    return frozenset(_all_sent(kind, later)) - withheld | frozenset(SYSTEM)


@lru_cache(maxsize=256)
def _known_going(kind: str, withheld: frozenset[str]) -> frozenset[str]:
    return frozenset(_sent_fields(kind)) - withheld | frozenset(SYSTEM)


def _all_sent(kind: str, later: LaterFields) -> dict[str, Field]:
    """The fields that may go, with those of a later version that no field here has the name of."""
    sent = _sent_fields(kind)
    if kind not in later:
        return sent
    return sent | {
        name: each.spec
        for name, each in later[kind].items()
        if name not in SYSTEM and known_field(kind, name) is None and is_sent(each.spec)
    }


def _without_hidden_links(record: OutRecord, names: Names, later: LaterFields) -> Registers:
    """The registers without links to records that this reader may not see."""
    links = _links(record.kind) if record.kind not in later else _later_links(record.kind, later)
    changed: dict[str, Heads] = {}
    for register in record.registers:
        name, element = split_register(register)
        if name in links and element not in names.titles:
            texts = [element] if element else texts_of(record.registers, register)
            seen = [not each or each in names.titles for each in texts]
            if not all(seen):
                changed[register] = tuple(itertools.compress(record.registers[register], seen))
    return replaced(record.registers, changed) if changed else record.registers


@lru_cache(maxsize=64)
def _links(kind: str) -> frozenset[str]:
    return _later_links(kind, NONE_LATER)


def _later_links(kind: str, later: LaterFields) -> frozenset[str]:
    """The fields that go and hold links, those of a later version among them."""
    sent = _all_sent(kind, later).items()
    return frozenset(name for name, spec in sent if spec.links is not None)


def _system_cells(state: RecordState) -> Mapping[str, str]:
    return _worded(state.label if state.texts(LABEL) else None, state.partners, state.life)


@lru_cache(maxsize=1024)
def _worded(label: Label | None, partners: tuple[str, ...], life: Life) -> Mapping[str, str]:
    cells = {
        LABEL: readable(label.value) if label else "",
        PARTNERS: partner_text(partners),
        ACTION: "" if life is Life.ACTIVE else readable(life.value),
    }
    return {key: text for key, text in cells.items() if text}
