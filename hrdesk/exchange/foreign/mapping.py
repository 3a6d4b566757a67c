"""Which sheet of a list is which kind of record, and which of its columns is which field."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from hrdesk.domain.fields import Field, Kind
from hrdesk.domain.records import field_of, shape_of
from hrdesk.exchange.layout import REF
from hrdesk.exchange.list_words import in_plain_words

# Beside its fields a column may hold the two parts of a name, or a whole span.
FAMILY, GIVEN = "name.family", "name.given"
# A column of a table of States by treaties: its heading names the treaty, each cell is a record.
TREATY = "instrument.treaty"
_ID_LENGTH = 32


@dataclass(frozen=True)
class TableMapping:
    """What the columns of one sheet are, by their places; those that are not named are left out.

    An empty kind leaves the whole sheet out.
    """

    sheet: str
    header_row: int
    kind: str
    fields: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ListMapping:
    """What a file of lists holds, sheet by sheet."""

    tables: tuple[TableMapping, ...]

    def of(self, sheet: str) -> TableMapping | None:
        """The mapping of a sheet that is not left out."""
        return next((each for each in self.tables if each.sheet == sheet and each.kind), None)


@cache
def targets_of(kind: str) -> tuple[str, ...]:
    """All that a column may be in a list of a kind, in form order."""
    found = [REF]
    for spec in shape_of(kind).fields:
        found.append(spec.name)
        if spec.kind is Kind.SPAN:
            found += spec.cells
        elif (kind, spec.name) == ("person", "name"):
            found += (FAMILY, GIVEN)
        elif (kind, spec.name) == ("ratification", "instrument"):
            found.append(TREATY)
    return tuple(found)


def field_of_target(kind: str, target: str) -> Field | None:
    """The field that a column is, or is a part of; None for the Ref. Raises `UnknownName`."""
    return None if target == REF else field_of(kind, target.partition(".")[0])


def may_be_several(kind: str, target: str) -> bool:
    """Whether several columns may be the same: those of a set are put together, treaties are not."""
    if target == TREATY:
        return True
    spec = field_of_target(kind, target)
    return spec is not None and spec.is_set


def fingerprint(headings: Iterable[str]) -> str:
    """What a list is known by the next time: its headings, whatever their order and case."""
    words = sorted(in_plain_words(each) for each in headings)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:_ID_LENGTH]
