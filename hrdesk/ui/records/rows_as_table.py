"""Rows of a record table as they are printed and copied: each is read once, were there thousands."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hrdesk.domain.label import Label, strictest
from hrdesk.operations.called import Called, called
from hrdesk.ui.printing.tables import Cell, Heading, Names, Row
from hrdesk.ui.records.columns import Column, links_shown
from hrdesk.ui.records.table_model import RecordTable


@dataclass(frozen=True)
class _Read:
    """What stands in a row, and which records each of its cells names; None where it names none."""

    label: Label
    texts: list[str]
    named: list[list[str] | None]


def headings(columns: Sequence[Column]) -> list[Heading]:
    """The words of columns, and the label under which each may be told."""
    return [Heading(column.word, _floor(column)) for column in columns]


def rows_of(
    table: RecordTable, refs: Sequence[str], names: Sequence[str], risky: Collection[str]
) -> list[Row]:
    """The rows of some records, with these columns; those at risk go no further than this desk."""
    places = [table.column_named(name) for name in names]
    read = [_read(table, table.row_of(ref), places) for ref in refs]
    linked = {each for row in read for several in row.named if several for each in several}
    known = table.desk.read(called, linked)
    return [
        Row(Label.INTERNAL if ref in risky else row.label, tuple(_cells(row, known)))
        for ref, row in zip(refs, read, strict=True)
    ]


def _read(table: RecordTable, row: int, places: Sequence[int]) -> _Read:
    line = table.line_at(row)
    named: list[list[str] | None] = []
    for place in places:
        spec = table.columns[place].spec
        text = line.values.get(spec.name, "") if line is not None and spec is not None else ""
        is_link = spec is not None and spec.is_link
        named.append((links_shown(spec, text) if text else []) if spec and is_link else None)
    # Internal where it went away meanwhile.
    label = Label(line.label) if line is not None else Label.INTERNAL
    return _Read(label, [table.text_at(row, place) for place in places], named)


def _cells(row: _Read, known: Mapping[str, Called]) -> Iterator[Cell]:
    """The cells of a row; of linked records each name goes as far as its own label."""
    for text, named in zip(row.texts, row.named, strict=True):
        if named is None:
            yield text
        else:
            several = [known[each] for each in named if each in known]
            yield Names(tuple((each.title, each.label) for each in several))


def _floor(column: Column) -> Label:
    if column.is_derived:
        # Counted and named from records of every label.
        return Label.INTERNAL
    return strictest(column.spec.floor if column.spec is not None else None)
