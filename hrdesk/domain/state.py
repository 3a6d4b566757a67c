"""A record as its registers tell it: values shown, conflicts, label, partners and life."""

from collections.abc import ItemsView, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from hrdesk.domain.codes import Life
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.kept import in_full, replaced, shown_texts, texts_of, unpacked
from hrdesk.domain.label import Label, strictest
from hrdesk.domain.records import kind_of, known_field, shape_of
from hrdesk.domain.revisions import Heads, Registers, distinct, is_conflict
from hrdesk.domain.values import Value

LABEL, PARTNERS, LIFE = "label", "partners", "life"
# The author of the record's first save: written once, and never again.
ORIGIN = "origin"
SYSTEM = (LABEL, PARTNERS, LIFE, ORIGIN)
IN = "1"
_SEPARATOR = "/"
_LABELS = {each.value: each for each in Label}


def register_of(name: str, element: str) -> str:
    """The register of one element of a set field."""
    return name + _SEPARATOR + element


@lru_cache(maxsize=16_384)
def split_register(register: str) -> tuple[str, str]:
    """The field of a register, and the element when the field is a set."""
    name, _, element = register.partition(_SEPARATOR)
    return name, element


@dataclass(frozen=True)
class RecordState:
    """One record with the heads of all registers that were ever written.

    Registers of fields that only a later version knows are among them (exchange.md 6).
    """

    ref: str
    registers: Registers = field(default_factory=dict)

    @cached_property
    def kind(self) -> str:
        """The kind of the record, by its Ref."""
        return kind_of(self.ref)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the record's kind."""
        return shape_of(self.kind).fields

    def heads(self, register: str) -> Heads:
        """The heads of a register; none when nobody has written it."""
        return self.registers.get(register, ())

    def texts(self, register: str) -> list[str]:
        """The values of all heads of a register; none when nobody has written it."""
        return texts_of(self.registers, register) if register in self.registers else []

    def text(self, register: str) -> str:
        """The value of a register that is shown first."""
        return next(iter(self.texts(register)), "")

    def value(self, name: str) -> Value:
        """The value of a field that is shown first, of one of a later version too."""
        spec = known_field(self.kind, name)
        return _as_it_is(name, self.registers) if spec is None else shown(spec, self.registers)

    def values(self) -> dict[str, Value]:
        """The values shown first of all known fields that are not empty, in form order."""
        texts = shown_texts(self.registers)
        elements: dict[str, list[str]] = {}
        for register, text in texts.items():
            if text == IN and (split := split_register(register))[1]:
                elements.setdefault(split[0], []).append(split[1])
        found: dict[str, Value] = {}
        for spec in self.fields:
            name = spec.name
            if name in elements and spec.is_set:
                found[name] = tuple(sorted(elements[name]))
            elif texts.get(name) and not spec.is_set:
                found[name] = texts[name]
        return found

    def conflicts(self) -> dict[str, tuple[str, ...]]:
        """The registers in which different values stand, with those values."""
        return {
            register: distinct(heads)
            for register, heads in in_full(self.registers).items()
            if is_conflict(heads)
        }

    @cached_property
    def label(self) -> Label:
        """The label; the strictest where several stand, Internal where nobody chose."""
        texts = self.texts(LABEL)
        return strictest(*map(as_label, texts)) if texts else Label.INTERNAL

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """The desks named on the record; only those that every head names."""
        named = list(map(partner_list, self.texts(PARTNERS)))
        if not named:
            return ()
        return tuple(each for each in named[0] if all(each in others for others in named[1:]))

    @cached_property
    def life(self) -> Life:
        """Whether the record is in use.

        A removal counts only where nobody disagrees, and only over the heads that its author
        saw: any other head keeps the record visible (exchange.md 3).
        """
        stand = set(self.texts(LIFE))
        if stand == {Life.REMOVED.value} and not self._unseen_by(self.heads(LIFE)):
            return Life.REMOVED
        if stand and stand <= {Life.REMOVED.value, Life.ARCHIVED.value}:
            return Life.ARCHIVED if Life.ARCHIVED.value in stand else Life.ACTIVE
        return Life.ACTIVE

    @property
    def is_removed_elsewhere(self) -> bool:
        """Whether it was removed by somebody who had not seen what stands here."""
        return self.life is Life.ACTIVE and Life.REMOVED in self.texts(LIFE)

    def seen_for(self, register: str, value: str) -> Heads:
        """The heads that a revision of this value is written over.

        A removal names the heads of the whole record, but not of links and fields with a floor:
        what may not leave must not show in the ids of what leaves.
        """
        if register == LIFE and value == Life.REMOVED:
            return self.heads(LIFE) + self._open_heads()
        return self.heads(register)

    def _open_heads(self) -> Heads:
        floored = {
            spec.name for spec in self.fields if spec.floor is not None or spec.names_records
        }
        return tuple(
            each
            for register, heads in self.registers.items()
            if (name := split_register(register)[0]) not in SYSTEM and name not in floored
            for each in heads
        )

    def _unseen_by(self, heads: Heads) -> bool:
        seen = frozenset[str]().union(*(each.ancestors for each in heads))
        return any(each.id not in seen for each in self._open_heads())

    @cached_property
    def first_author(self) -> str:
        """The author of the record's first save; empty where that is not told, or not agreed."""
        told = set(self.texts(ORIGIN))
        return told.pop() if len(told) == 1 else ""

    def with_registers(self, changed: Mapping[str, Heads]) -> "RecordState":
        """The record with some registers replaced; a register without heads is dropped."""
        return RecordState(self.ref, replaced(self.registers, changed))


class ShownValues(Mapping[str, Value]):
    """As `RecordState.values`, made anew at each look: of thousands hardly any is looked at twice."""

    __slots__ = ("_ref", "_registers")

    def __init__(self, ref: str, registers: Registers) -> None:
        self._ref, self._registers = ref, registers

    def __getitem__(self, name: str) -> Value:
        return self._made()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made())

    def __len__(self) -> int:
        return len(self._made())

    def items(self) -> ItemsView[str, Value]:
        """All at once."""
        return self._made().items()

    def _made(self) -> dict[str, Value]:
        return RecordState(self._ref, unpacked(self._registers)).values()


def shown(spec: Field, registers: Registers) -> Value:
    """The value of a field that is shown first, from a record's registers."""
    if not spec.is_set:
        heads = registers.get(spec.name, ())
        return heads[0].value if heads else ""
    start = spec.name + _SEPARATOR
    return tuple(
        sorted(
            register[len(start) :]
            for register, heads in registers.items()
            if register.startswith(start) and heads[0].value == IN
        )
    )


def _as_it_is(name: str, registers: Registers) -> Value:
    """The value of a field that this version does not know: its elements, or else its text."""
    elements = shown(Field(name, Kind.SET), registers)
    return elements or shown(Field(name, Kind.TEXT), registers)


def as_label(text: str) -> Label:
    """The label of a code; Internal for one that is not known (exchange.md 4)."""
    return _LABELS.get(text, Label.INTERNAL)


@lru_cache(maxsize=1024)
def partner_list(text: str) -> tuple[str, ...]:
    """The desk codes of a partners register."""
    return tuple(each.strip() for each in text.split(";") if each.strip())


def partner_text(codes: Iterable[str]) -> str:
    """The canonical text of a list of desk codes."""
    return "; ".join(sorted({each.strip().upper() for each in codes if each.strip()}))


def wanted_registers(spec: Field, value: Value, registers: Registers) -> dict[str, str]:
    """What the registers of a field must hold so that the field shows the value alone."""
    if isinstance(value, str):
        return {spec.name: value}
    start = spec.name + _SEPARATOR
    known = {register for register in registers if register.startswith(start)}
    wanted = dict.fromkeys(known, "")
    wanted.update((register_of(spec.name, element), IN) for element in value)
    return wanted


def changed_registers(spec: Field, value: Value, registers: Registers) -> dict[str, str]:
    """As `wanted_registers`, without the elements that are shown in or out already.

    Who adds one theme says nothing about another that is in conflict.
    """
    wanted = wanted_registers(spec, value, registers)
    if isinstance(value, str):
        return wanted
    return {name: text for name, text in wanted.items() if text != _shown_text(registers, name)}


def _shown_text(registers: Registers, register: str) -> str:
    heads = registers.get(register, ())
    return heads[0].value if heads else ""
