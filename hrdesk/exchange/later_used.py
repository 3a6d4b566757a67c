"""What the records of a workbook that goes have of fields and codes of a later version."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from hrdesk.domain.later import LaterField
from hrdesk.domain.records import KINDS
from hrdesk.domain.revisions import Registers
from hrdesk.domain.state import register_of, split_register
from hrdesk.exchange.layout import is_country
from hrdesk.exchange.prepared import Prepared


class _Row(Protocol):
    """What has registers."""

    @property
    def registers(self) -> Registers:
        """By name."""


def later_used(rows: Iterable[_Row], later: Mapping[str, LaterField]) -> list[LaterField]:
    """The fields of which some record has something, with the codes that stand in them."""
    values: dict[str, set[str]] = {}
    for row in rows if later else ():
        for register, heads in row.registers.items():
            name, element = split_register(register)
            if name in later:
                used = values.setdefault(name, set())
                used.update((element, *(each.value for each in heads)))
    return [
        replace(later[name], codes=tuple(sorted(used.intersection(later[name].codes))))
        for name, used in sorted(values.items())
    ]


def later_codes(kind: str, rows: Iterable[Prepared]) -> dict[str, list[str]]:
    """The codes of known fields that stand in some record and are not known here, by field."""
    if kind not in KINDS:
        return {}
    known = {
        spec.name: frozenset(spec.codes)
        for spec in KINDS[kind].fields
        if spec.codes is not None and not is_country(spec)
    }
    sets = tuple(
        register_of(spec.name, "")
        for spec in KINDS[kind].fields
        if spec.is_set and spec.name in known
    )
    found: dict[str, set[str]] = {name: set() for name in known}
    for row in rows:
        for name in known.keys() & row.registers.keys():
            found[name].update(each.value for each in row.registers[name])
        for register in row.registers if sets else ():
            if register.startswith(sets):
                name, element = split_register(register)
                found[name].add(element)
    return {
        name: more for name, codes in found.items() if (more := sorted(codes - known[name] - {""}))
    }
