"""Records by what twins are told by: a few columns each, packed for the way to another process."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hrdesk.domain.compact import parsed
from hrdesk.domain.records import KINDS
from hrdesk.domain.values import Value


def packed_fields(kind: str, fields: tuple[str, ...]) -> list[str]:
    """Those of the fields that a kind has, in the order in which they are packed."""
    return [spec.name for spec in KINDS[kind].fields if spec.name in fields]


class Candidates(NamedTuple):
    """So many records of a kind: `rows` is JSON, for each its Ref and the texts of its fields.

    Thousands of texts cost next to nothing as one of them.
    """

    kind: str
    fields: tuple[str, ...]
    number: int
    rows: str

    def read(self) -> Iterator[tuple[str, Mapping[str, Value]]]:
        """Each Ref, with what stands in the fields."""
        names = packed_fields(self.kind, self.fields)
        specs = {spec.name: spec for spec in KINDS[self.kind].fields}
        for ref, *texts in parsed(self.rows):
            values: dict[str, Value] = {}
            for name, text in zip(names, texts, strict=True):
                if text:
                    values[name] = tuple(text.split("; ")) if specs[name].is_set else text
            yield ref, values
