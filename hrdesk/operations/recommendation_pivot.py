"""Recommendations counted two ways at once: by theme, body, State, year, state or priority."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hrdesk.operations.assessments import CLOSED
from hrdesk.operations.recommendation_matrix import ORGANISATION, Chosen
from hrdesk.store import listing
from hrdesk.store.session import Session

_MOST_COLUMNS = 40


class By(StrEnum):
    """What recommendations are counted by."""

    THEME = "themes"
    BODY = "body"
    COUNTRY = "country"
    YEAR = "date"
    STATE = "state"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are, and of these how many are open."""

    total: int = 0
    open: int = 0


@dataclass(frozen=True)
class Pivot:
    """The values of rows and columns, empty for none; `left_out` columns are too many to show.

    A recommendation with several themes counts for each, and once in `total`.
    """

    rows: Sequence[str] = ()
    columns: Sequence[str] = ()
    cells: Mapping[tuple[str, str], Tally] = field(default_factory=dict)
    of_rows: Mapping[str, Tally] = field(default_factory=dict)
    total: Tally = field(default_factory=Tally)
    left_out: int = 0
    names: Mapping[str, str] = field(default_factory=dict)


def pivot(session: Session, chosen: Chosen, rows: By, columns: By) -> Pivot:
    """Count the recommendations that are let through; the fullest rows and columns first."""
    query = chosen.query()
    cells, open_cells = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    sums, open_sums = Counter[str](), Counter[str]()
    total = open_total = 0
    for (row, column, state, year), count in listing.tallies(
        session, query, (rows.value, columns.value, "state", "date")
    ):
        if chosen.year not in ("", year):
            continue
        is_open = count if state not in CLOSED else 0
        total, open_total = total + count, open_total + is_open
        for one in _values(rows, row):
            sums[one] += count
            open_sums[one] += is_open
            for other in _values(columns, column):
                cells[one, other] += count
                open_cells[one, other] += is_open
    wide = Counter[str]()
    for (_, other), count in cells.items():
        wide[other] += count
    shown = _in_order(columns, wide)
    names = _names(session, (rows, columns), (*sums, *shown))
    return Pivot(
        _in_order(rows, sums),
        shown[:_MOST_COLUMNS],
        {cell: Tally(count, open_cells[cell]) for cell, count in cells.items()},
        {one: Tally(count, open_sums[one]) for one, count in sums.items()},
        Tally(total, open_total),
        max(len(shown) - _MOST_COLUMNS, 0),
        names,
    )


def values_in_use(session: Session, by: By) -> list[tuple[str, int]]:
    """What recommendations in use have, with how many, to choose from; the most frequent first."""
    found = Counter[str]()
    for (text,), count in listing.tallies(session, Chosen().query(), (by.value,)):
        for each in _values(by, text):
            found[each] += count
    found.pop("", None)
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))


def names_of_bodies(session: Session, refs: Iterable[str]) -> dict[str, str]:
    """What bodies are called in short."""
    lines = listing.lines(session, ORGANISATION, list(refs), ("acronym",))
    return {line.ref: line.values.get("acronym", "") or line.title for line in lines}


def _values(by: By, text: str) -> Sequence[str]:
    return text.split("; ") if by is By.THEME else (text,)


def _in_order(by: By, counts: Mapping[str, int]) -> list[str]:
    """Years from the newest, all else from the most frequent; what has no value stands last."""
    if by is By.YEAR:
        return sorted(counts, reverse=True)
    return sorted(counts, key=lambda each: (not each, -counts[each], each))


def _names(session: Session, both: Sequence[By], values: Iterable[str]) -> dict[str, str]:
    if By.BODY not in both:
        return {}
    return names_of_bodies(session, [each for each in values if each.startswith("ORG-")])
