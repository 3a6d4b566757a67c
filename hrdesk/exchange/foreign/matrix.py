"""A table of States by treaties: each cell of a treaty's column is a line of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hrdesk.domain.arrival import CellClass
from hrdesk.domain.records import field_of
from hrdesk.exchange.foreign.lines import Line, Taking
from hrdesk.exchange.foreign.links import PendingLink
from hrdesk.exchange.foreign.looking import content_of
from hrdesk.exchange.foreign.mapping import TREATY
from hrdesk.exchange.foreign.treaties import KIND, NOTES, STATUS, standing_of
from hrdesk.exchange.letters import letters_of
from hrdesk.exchange.meaning import NotUnderstood
from hrdesk.exchange.sheet_cells import Cell, Cells

INSTRUMENT = field_of(KIND, "instrument")


def treaty_places(columns: Mapping[int, str]) -> frozenset[int]:
    """The columns that are treaties."""
    return frozenset(place for place, target in columns.items() if target == TREATY)


def lines_of_treaties(
    base: Line, cells: Cells, header: Cells, header_row: int, taking: Taking
) -> Iterator[Line]:
    """A line for each treaty of which a row says something; `base` holds what all have in common.

    What is in common counts with the first of them; where there is none it was read for nothing.
    """
    is_first = True
    for place, cell in cells.items():
        heading = header.get(place)
        found = _standing(base, place, cell, taking)
        if found is None:
            continue
        if not found or heading is None:
            taking.counts[CellClass.LAYOUT if heading is not None else CellClass.LEFT_OUT] += 1
            continue
        line = replace(
            base,
            content=content_of({0: Cell(base.content), 1: heading, 2: cell}),
            values=dict(base.values) | found | _all_notes(base, found),
            addresses=dict(base.addresses) | dict.fromkeys(found, _address(place, base.number)),
            links=[
                *(each if is_first else replace(each, cells=0) for each in base.links),
                PendingLink(INSTRUMENT, (heading.text,), _address(place, header_row), 0),
            ],
            cells=dict(base.cells) if is_first else dict.fromkeys(base.cells, 0),
            open_links=[each if is_first else replace(each, cells=0) for each in base.open_links],
        )
        name = next(iter(found))
        line.cells = dict.fromkeys(found, 0) | line.cells
        line.cells[name] += 1
        taking.counts[CellClass.NEW] += 1
        is_first = False
        yield line
    if is_first:
        read = sum(base.cells.values())
        taking.counts[CellClass.NEW] -= read
        taking.counts[CellClass.LEFT_OUT] += read + sum(each.cells for each in base.links)


def _all_notes(base: Line, found: Mapping[str, str]) -> dict[str, str]:
    """The notes of a row with what a cell adds to them."""
    if NOTES.name not in found or NOTES.name not in base.values:
        return {}
    return {NOTES.name: f"{base.values[NOTES.name]}\n{found[NOTES.name]}"}


def _standing(base: Line, place: int, cell: Cell, taking: Taking) -> dict[str, str] | None:
    """The fields that a cell fills; None where it cannot be read, which is told."""
    try:
        return standing_of(cell, taking.values)
    except NotUnderstood as problem:
        taking.refuse(base, problem, STATUS, _address(place, base.number), 1)
        return None


def _address(place: int, number: int) -> str:
    return f"{letters_of(place)}{number}"
