"""Checks what the hidden copies say was sent, so that no tampered file writes what nobody sends."""

import re

from hrdesk.domain.codes import Life
from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field
from hrdesk.domain.label import Label
from hrdesk.domain.records import shape_of
from hrdesk.domain.revisions import Heads
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
from hrdesk.exchange.layout import is_sent

_LONGEST_CODE = 16
_MARK = re.compile(r"\w{0,64}", re.ASCII)


class Entries:
    """Tells what is wrong with a register; what was found sound once is not looked at again."""

    def __init__(self) -> None:
        self._sound: dict[str, dict[str, set[str]]] = {}

    def fault(self, kind: str, register: str, heads: Heads) -> str:
        """The code of the finding for a register that cannot have been sent; empty for none."""
        registers = self._sound.setdefault(kind, {})
        sound = registers.get(register)
        if sound is None:
            code = _fault_of_name(kind, register)
            if code:
                return code
            sound = registers[register] = {""}
        for each in heads:
            if each.value not in sound:
                if not _is_sound(kind, register, each.value):
                    return "bad_entry"
                sound.add(each.value)
        return ""


def is_desk_code(text: str) -> bool:
    """Whether a text is the code of a desk: letters, digits and hyphens."""
    return text.replace("-", "").isalnum() and text == text.upper() and len(text) <= _LONGEST_CODE


def _field(kind: str, name: str) -> Field | None:
    return next((spec for spec in shape_of(kind).fields if spec.name == name), None)


def _fault_of_name(kind: str, register: str) -> str:
    name, element = split_register(register)
    spec = _field(kind, name)
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
    spec = _field(kind, name)
    try:
        return spec is not None and canonical(spec, value) == value
    except BadValue:
        return False
