"""Checks what the hidden copies say was sent, so that no tampered file writes what nobody sends."""

import re
from collections.abc import Iterable

from hrdesk.domain.codes import Life
from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.kept import all_texts
from hrdesk.domain.label import Label
from hrdesk.domain.records import known_field
from hrdesk.domain.revisions import Registers
from hrdesk.domain.state import (
    IN,
    LABEL,
    LIFE,
    ORIGIN,
    PARTNERS,
    SYSTEM,
    partner_list,
    partner_text,
    split_register,
)
from hrdesk.domain.values import canonical, canonical_element
from hrdesk.exchange.later_schema import LaterSchema, is_name
from hrdesk.exchange.layout import is_sent

_LONGEST_CODE = 16
# Of each register: codes come again and again, and long texts, that hardly do, fill the memory.
_MOST_KNOWN = 1024
_MARK = re.compile(r"\w{0,64}", re.ASCII)


class Entries:
    """Tells what is wrong with a register; most that was found sound is not looked at again."""

    def __init__(self, later: LaterSchema | None = None) -> None:
        self._later = later or LaterSchema()
        self._sound: dict[str, dict[str, set[str]]] = {}

    def faults(self, kind: str, registers: Registers) -> dict[str, str]:
        """The code of the finding for each register that cannot have been sent."""
        sound, found = self._sound.setdefault(kind, {}), {}
        for register, texts in all_texts(registers):
            # Most of a workbook says what another row has said.
            if register in sound and sound[register].issuperset(texts):
                continue
            if code := self.fault(kind, register, texts):
                found[register] = code
        return found

    def fault(self, kind: str, register: str, texts: Iterable[str]) -> str:
        """The code of the finding for a register that cannot have been sent; empty for none.

        `texts` are the values of its heads.
        """
        registers = self._sound.setdefault(kind, {})
        sound = registers.get(register)
        if sound is None:
            code = self._fault_of_name(kind, register)
            if code:
                return code
            sound = registers[register] = {""}
        for each in texts:
            if each not in sound:
                if not self._is_sound(kind, register, each):
                    return "bad_entry"
                if len(sound) < _MOST_KNOWN:
                    sound.add(each)
        return ""

    def fault_of_later(self, kind: str, register: str, texts: Iterable[str]) -> str:
        """As `fault`, of a kind that is not known: what nobody described is kept, if it is tidy."""
        name, _ = split_register(register)
        if register in SYSTEM or self._later.has_field(kind, name):
            return self.fault(kind, register, texts)
        is_tidy = is_name(name) and name not in SYSTEM
        plain = Field(name, Kind.LONG_TEXT)
        return "" if is_tidy and all(_is_text(plain, each) for each in texts) else "bad_entry"

    def _fault_of_name(self, kind: str, register: str) -> str:
        if self._later.has_field(kind, split_register(register)[0]):
            return self._later.fault(kind, register)
        if self._later.has_code(kind, *split_register(register)):
            return ""
        return _fault_of_name(kind, register)

    def _is_sound(self, kind: str, register: str, value: str) -> bool:
        if self._later.has_field(kind, split_register(register)[0]):
            return self._later.is_sound(kind, register, value)
        return self._later.has_code(kind, register, value) or _is_sound(kind, register, value)


def is_desk_code(text: str) -> bool:
    """Whether a text is the code of a desk: letters, digits and hyphens."""
    return text.replace("-", "").isalnum() and text == text.upper() and len(text) <= _LONGEST_CODE


def _fault_of_name(kind: str, register: str) -> str:
    name, element = split_register(register)
    spec = known_field(kind, name)
    code = ""
    if register in SYSTEM:
        return code
    if spec is None:
        code = "unknown_entry"
    elif not is_sent(spec):
        code = "private_entry"
    elif bool(element) != spec.is_set or not _is_element(spec, element):
        code = "bad_entry"
    return code


def _is_element(spec: Field, element: str) -> bool:
    try:
        return not element or canonical_element(spec, element) == element
    except BadValue:
        return False


def _is_text(spec: Field, value: str) -> bool:
    try:
        return canonical(spec, value) == value
    except BadValue:
        return False


def _is_sound(kind: str, register: str, value: str) -> bool:
    match register:
        case str(name) if name == LABEL:
            return value in set(Label)
        case str(name) if name == LIFE:
            return value in set(Life)
        case str(name) if name == PARTNERS:
            codes = partner_list(value)
            return partner_text(codes) == value and all(map(is_desk_code, codes))
        case str(name) if name == ORIGIN:
            code, _, mark = value.partition(".")
            return is_desk_code(code) and _MARK.fullmatch(mark) is not None
    name, element = split_register(register)
    if element:
        return value == IN
    spec = known_field(kind, name)
    return spec is not None and _is_text(spec, value)
