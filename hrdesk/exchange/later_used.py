"""What the records of a workbook that goes have of fields and codes of a later version."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from hrdesk.domain.kept import texts_of
from hrdesk.domain.later import LaterField
from hrdesk.domain.records import KINDS
from hrdesk.domain.revisions import Registers
from hrdesk.domain.state import split_register
from hrdesk.exchange.layout import is_country


class Used(NamedTuple):
    """The codes that stand in known fields, and the values in fields of a later version."""

    codes: Mapping[str, set[str]]
    values: Mapping[str, set[str]]


class LaterUse:
    """Notes what the records of one kind have, while each is unpacked to be made ready."""

    def __init__(self, kind: str, later: Mapping[str, LaterField]) -> None:
        self._later = later
        fields = KINDS[kind].fields if kind in KINDS else ()
        coded = [spec for spec in fields if spec.codes is not None and not is_country(spec)]
        self._known = {spec.name: frozenset(spec.codes or ()) for spec in coded}
        self._sets = frozenset(spec.name for spec in coded if spec.is_set)
        self._noted = frozenset((*self._known, *later))
        self._codes: dict[str, set[str]] = {name: set() for name in self._known}
        self._values: dict[str, set[str]] = {}

    def take(self, registers: Registers) -> None:
        """The registers of one record more."""
        for register in registers:
            name, element = split_register(register)
            if name not in self._noted:
                continue
            if name in self._sets and element:
                self._codes[name].add(element)
            elif name in self._known:
                self._codes[name].update(texts_of(registers, register))
            if name in self._later:
                used = self._values.setdefault(name, set())
                used.update((element, *texts_of(registers, register)))

    @property
    def used(self) -> Used:
        """What was found, for who looks at the other records of the kind."""
        return Used(self._codes, self._values)

    def add(self, used: Used) -> None:
        """What was found in records that were looked at elsewhere."""
        for found, more in ((self._codes, used.codes), (self._values, used.values)):
            for name, several in more.items():
                found.setdefault(name, set()).update(several)

    @property
    def fields(self) -> list[LaterField]:
        """The fields of which some record has something, with the codes that stand in them."""
        return [
            replace(field, codes=tuple(sorted(used.intersection(field.codes))))
            for name, used in sorted(self._values.items())
            for field in (self._later[name],)
        ]

    @property
    def codes(self) -> dict[str, list[str]]:
        """The codes of known fields that stand in some record and are not known here, by field."""
        return {
            name: more
            for name, codes in self._codes.items()
            if (more := sorted(codes - self._known[name] - {""}))
        }
