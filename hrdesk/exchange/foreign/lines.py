"""A line of a list while it is read, and what its cells are counted in."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from hrdesk.domain.arrival import CellClass
from hrdesk.domain.fields import Field
from hrdesk.domain.paragraphs import without_number
from hrdesk.domain.records import field_of
from hrdesk.domain.state import IN, register_of
from hrdesk.domain.values import Value
from hrdesk.exchange.foreign.links import PendingLink
from hrdesk.exchange.foreign.rows import OpenLink
from hrdesk.exchange.foreign.values import ListValues
from hrdesk.exchange.meaning import NotUnderstood


@dataclass
class Line:
    """A line of a list while it is read."""

    kind: str
    sheet: str
    number: int
    content: str
    says: str = ""
    values: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    links: list[PendingLink] = field(default_factory=list)
    cells: dict[str, int] = field(default_factory=dict)
    open_links: list[OpenLink] = field(default_factory=list)

    def put(self, spec: Field, value: Value, address: str) -> None:
        """Take a value in: of a set each element is a register of its own."""
        single = {spec.name: value} if isinstance(value, str) else {}
        several = {} if single else {register_of(spec.name, each): IN for each in value}
        self.values |= single | several
        self.addresses |= dict.fromkeys((*single, *several), address)


def split_paragraph(line: Line) -> None:
    """Of a recommendation, the number before its text, where no column of its own has it."""
    text = line.values.get("text", "")
    if line.kind != "recommendation" or not text or "paragraph" in line.values:
        return
    number, rest = without_number(text)
    if number:
        line.put(field_of("recommendation", "paragraph"), number, line.addresses["text"])
        line.values["text"] = rest
        line.cells["paragraph"] = 0


class Taking(Protocol):
    """Where a reading counts cells, and tells what it did not understand."""

    counts: Counter[CellClass]
    values: ListValues

    def refuse(
        self, line: Line, problem: NotUnderstood, spec: Field, address: str, cells: int
    ) -> None:
        """Cells that could not be read; the first of them is told."""
