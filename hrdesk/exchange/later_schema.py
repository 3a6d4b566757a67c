"""What the `_schema` sheet of a workbook lists that only a later version knows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hrdesk.domain.errors import BadValue
from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.label import Label
from hrdesk.domain.later import LaterField
from hrdesk.domain.records import KINDS, known_field
from hrdesk.domain.revisions import Heads
from hrdesk.domain.state import IN, SYSTEM, split_register
from hrdesk.domain.values import canonical, canonical_element
from hrdesk.exchange.layout import ACTION, MESSAGE, NAME_SUFFIX, NUMBER, REF, TOKEN, is_country

# A name or a code as every version writes them.
_PLAIN = re.compile(r"[a-z][a-z0-9_]{0,40}")
_OF_EVERY_SHEET = frozenset({*SYSTEM, REF, TOKEN, NUMBER, ACTION, MESSAGE})
# Far longer than anything that describes a field; what is longer describes none.
_LONGEST = 60
_LONGEST_KIND = 25


@dataclass
class LaterSchema:
    """The fields, codes and kinds of record of a workbook that this version does not know.

    `kinds` has the keys and the headings of the columns of each kind.
    """

    fields: dict[str, dict[str, LaterField]] = field(default_factory=dict)
    codes: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    kinds: dict[str, set[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields or self.codes)

    def take(self, line: Sequence[str]) -> None:
        """Look at one line of the sheet."""
        kind, key, header, value, required, floor, links, codes, *_ = (*line, *[""] * 8)
        if kind not in KINDS:
            self.kinds.setdefault(kind, set()).update((key, header))
            if not is_kind(kind):
                return
        name = key.partition(".")[0]
        listed = tuple(each for each in codes.split(";") if _PLAIN.fullmatch(each))
        if known := known_field(kind, name):
            self._take_codes(kind, known, listed)
        elif (
            name not in _OF_EVERY_SHEET
            and _PLAIN.fullmatch(name)
            and not key.endswith(NAME_SUFFIX)
            and max(map(len, (value, required, floor, links))) <= _LONGEST
        ):
            told = LaterField(kind, name, value, floor, links, required, listed)
            self.fields.setdefault(kind, {}).setdefault(name, told)

    def doubt_floors(self) -> None:
        """Let no field go on: the sheet is not the one that was sealed."""
        for kind, fields in self.fields.items():
            self.fields[kind] = {
                name: replace(each, floor=Label.INTERNAL.value) for name, each in fields.items()
            }

    def has_field(self, kind: str, name: str) -> bool:
        """Whether a field of a known kind is one of a later version."""
        return name in self.fields.get(kind, {})

    def has_code(self, kind: str, name: str, code: str) -> bool:
        """Whether a code of a known field is one of a later version."""
        return code in self.codes.get((kind, name), ())

    def later_codes(self, kind: str, register: str, heads: Heads) -> list[str]:
        """The codes in a register that only a later version knows."""
        name, element = split_register(register)
        said = [element] if element else [each.value for each in heads]
        return [each for each in said if self.has_code(kind, name, each)]

    def with_codes(self, kind: str, spec: Field) -> Field:
        """A known field with the codes that this workbook knows besides."""
        more = self.codes.get((kind, spec.name))
        return replace(spec, codes=(*(spec.codes or ()), *sorted(more))) if more else spec

    def fault(self, kind: str, register: str) -> str:
        """What is wrong with the name of a register of a later field; empty for nothing."""
        name, element = split_register(register)
        spec = self.fields[kind][name].spec
        is_known_kind = self.fields[kind][name].value in set(Kind)
        if (is_known_kind and bool(element) != spec.is_set) or (not element and register != name):
            return "bad_entry"
        return "" if not element or _is_element(spec, element) else "bad_entry"

    def is_sound(self, kind: str, register: str, value: str) -> bool:
        """Whether a later version can have written a value into a register of a later field."""
        name, element = split_register(register)
        return value == IN if element else _is_value(self.fields[kind][name].spec, value)

    def _take_codes(self, kind: str, spec: Field, listed: Sequence[str]) -> None:
        # Which countries there are is no matter of versions.
        if spec.codes is not None and not is_country(spec):
            more = frozenset(listed).difference(spec.codes)
            if more:
                self.codes[kind, spec.name] = more


def is_name(text: str) -> bool:
    """Whether a later version can have a field or a code of this name."""
    return _PLAIN.fullmatch(text) is not None


def is_kind(text: str) -> bool:
    """Whether a later version can have a kind of this name, which its sheets are called by."""
    return len(text) <= _LONGEST_KIND and is_name(text)


def _is_value(spec: Field, text: str) -> bool:
    """Whether a text is tidy, no longer than a cell, and a Ref where the field is a link."""
    try:
        return canonical(replace(spec, kind=Kind.LONG_TEXT), text) == text
    except BadValue:
        return False


def _is_element(spec: Field, text: str) -> bool:
    try:
        return canonical_element(replace(spec, kind=Kind.SET), text) == text
    except BadValue:
        return False
