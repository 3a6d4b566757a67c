"""What a list says once it is known what its columns are: a row of values, and what was not understood."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from hrdesk.domain.arrival import CellClass, Finding
from hrdesk.domain.records import kind_of
from hrdesk.domain.state import split_register
from hrdesk.domain.values import Value


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link of which no line of the file has these names; `refs` are what it names besides.

    Of a field of States the names are words that no State is called, and `refs` codes.
    """

    field: str
    names: tuple[str, ...]
    refs: tuple[str, ...]
    address: str
    cells: int


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of a list.

    `ref` is the Ref that its own column of Refs says (`says_ref`), or one derived from the file and
    what the line says: reading it twice gives it once. `values` are registers with what they are
    to hold; blanks are none, so nothing is ever cleared. `lacks` are fields without which no new
    record can be recognised. `cells` counts, by field, the cells that became values; those of
    `open_links` count as not understood.
    """

    ref: str
    sheet: str
    number: int
    values: Mapping[str, str]
    addresses: Mapping[str, str] = dataclasses.field(default_factory=dict)
    says_ref: bool = False
    lacks: tuple[str, ...] = ()
    cells: Mapping[str, int] = dataclasses.field(default_factory=dict)
    open_links: tuple[OpenLink, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of record that it would be."""
        return kind_of(self.ref)

    def shown(self) -> dict[str, Value]:
        """Its values, field by field."""
        found: dict[str, Value] = {}
        for register, value in self.values.items():
            name, element = split_register(register)
            before = found.get(name, ())
            found[name] = (*before, element) if element else value
        return found


@dataclass(frozen=True)
class ListContent:
    """All rows of a file of lists, what was not understood in it, and its cells by class."""

    workbook: str
    rows: tuple[ListRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    cells: Mapping[CellClass, int] = dataclasses.field(default_factory=dict)
